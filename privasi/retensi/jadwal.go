package retensi

import (
	"bytes"
	"embed"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

//go:embed data/*.csv
var berkas embed.FS

// Jadwal is the retention policy of an institution: every version of every class.
type Jadwal []Kelas

// JadwalBaku returns the shipped classes, one for each privasi.KelasRetensi. Where
// the law sets no length the number is the product's, and so marked; the length of
// sealed compartments is left to the task team.
func JadwalBaku() Jadwal {
	b, err := berkas.ReadFile("data/kelas.csv")
	if err == nil {
		var j Jadwal
		if j, err = BacaJadwal(bytes.NewReader(b)); err == nil {
			return j
		}
	}
	panic("retensi: " + err.Error()) // the data is part of the program and tested
}

// BacaJadwal reads a table of classes in the form of data/kelas.csv: for an embedder
// whose law is newer. A list is parted by "|"; "tetap" as the years is for ever; no
// years and no months leave the length open. Wrong is [ErrDataRetensi].
func BacaJadwal(r io.Reader) (Jadwal, error) {
	baris, err := bacaTabel(r, "kelas,sejak,jenis_data,kategori_subjek,tujuan,dasar,peristiwa_mulai,tahun,bulan,tempat,tindakan_akhir,penahanan,penanggung_jawab,tinjau_bulan,min_tahun,sumber,keyakinan")
	if err != nil {
		return nil, err
	}
	var j Jadwal
	for _, b := range baris {
		sejak, err := dasar.ParseTanggal(b["sejak"])
		k := Kelas{ID: privasi.KelasRetensi(b["kelas"]), Sejak: sejak, JenisData: pecah(b["jenis_data"]), KategoriSubjek: pecah(b["kategori_subjek"]), Tujuan: b["tujuan"], Dasar: b["dasar"],
			Peristiwa: b["peristiwa_mulai"], Tetap: b["tahun"] == "tetap", Tempat: pecah(b["tempat"]), Tindakan: Tindakan(b["tindakan_akhir"]), Penahanan: b["penahanan"],
			PenanggungJawab: b["penanggung_jawab"], Sumber: b["sumber"], Keyakinan: b["keyakinan"]}
		salah := err != nil
		for _, a := range []struct {
			ke   *int
			teks string
		}{{&k.Tahun, strings.TrimPrefix(b["tahun"], "tetap")}, {&k.Bulan, b["bulan"]}, {&k.TinjauBulan, b["tinjau_bulan"]}, {&k.MinTahun, b["min_tahun"]}} {
			if a.teks == "" {
				continue
			}
			if *a.ke, err = strconv.Atoi(a.teks); err != nil {
				salah = true
			}
		}
		if salah || k.Sumber == "" || !slices.Contains([]string{"verified", "single source", "unverified"}, k.Keyakinan) {
			return nil, ErrDataRetensi.Invalidf("kelas retensi %q: tanggal, angka, sumber atau keyakinan salah tulis", k.ID)
		}
		j = append(j, k)
	}
	return j, j.Periksa()
}

func bacaTabel(r io.Reader, kepala string) ([]map[string]string, error) {
	semua, err := csv.NewReader(r).ReadAll()
	if err != nil || len(semua) < 2 || strings.Join(semua[0], ",") != kepala {
		return nil, ErrDataRetensi.Invalidf("tabel retensi harus berkolom %s dan berisi", kepala)
	}
	var hasil []map[string]string
	for _, b := range semua[1:] {
		m := map[string]string{}
		for i, nilai := range b {
			m[semua[0][i]] = nilai
		}
		hasil = append(hasil, m)
	}
	return hasil, nil
}

func pecah(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// Periksa refuses a policy with a class that is unsound, named twice from the same
// day, or not there at all. A class may still lack its length: [Jadwal.Terbuka]
// lists those.
func (j Jadwal) Periksa() error {
	sudah := map[string]bool{}
	for _, k := range j {
		if kurang := k.Kurang(); len(kurang) > 1 || (len(kurang) == 1 && kurang[0] != "jangka_waktu") {
			return k.Periksa()
		}
		if err := k.periksaHukum(); err != nil {
			return err
		}
		kunci := string(k.ID) + k.Sejak.String()
		if sudah[kunci] || k.Sejak.IsZero() {
			return ErrDataRetensi.Invalidf("kelas retensi %s tertulis dua kali, atau tanpa tanggal mulai", k.ID)
		}
		sudah[kunci] = true
	}
	for _, id := range privasi.SemuaRetensi() {
		if !slices.ContainsFunc(j, func(k Kelas) bool { return k.ID == id }) {
			return ErrDataRetensi.Invalidf("kelas retensi %s belum diatur", id)
		}
	}
	return nil
}

// Terbuka lists the classes in force on a day whose length nobody has set. What they
// hold is never due.
func (j Jadwal) Terbuka(hari dasar.Tanggal) (ids []privasi.KelasRetensi) {
	for _, id := range privasi.SemuaRetensi() {
		if k, ada := j.Pada(id, hari); ada && !k.Ditetapkan() {
			ids = append(ids, id)
		}
	}
	return ids
}

// Pada is the version of a class that is in force on a day.
func (j Jadwal) Pada(id privasi.KelasRetensi, hari dasar.Tanggal) (Kelas, bool) {
	var pilih Kelas
	for _, k := range j {
		if k.ID == id && !k.Sejak.After(hari) && !k.Sejak.Before(pilih.Sejak) {
			pilih = k
		}
	}
	return pilih, pilih.ID != ""
}

// Ganti returns the policy with a new version of a class, from its own day on. The
// version must be complete, and not reach back before the one it replaces.
func (j Jadwal) Ganti(k Kelas) (Jadwal, error) {
	if err := k.Periksa(); err != nil {
		return nil, err
	}
	for _, lama := range j {
		if lama.ID == k.ID && !k.Sejak.After(lama.Sejak) {
			return nil, ErrDataRetensi.Invalidf("versi baru kelas %s harus mulai sesudah %s", k.ID, lama.Sejak.Panjang())
		}
		if lama.ID == k.ID && k.MinTahun < lama.MinTahun {
			return nil, ErrRetensiKurang.Invalidf("lama paling singkat %s adalah %d tahun", k.ID, lama.MinTahun)
		}
	}
	return append(slices.Clone(j), k), nil
}

// LangkahHukum is one of the nine steps of destruction, as data.
type LangkahHukum struct{ Kode, Teks, Sumber, Keyakinan string }

// SembilanLangkah returns the nine steps in their order.
func SembilanLangkah() []LangkahHukum {
	b, err := berkas.ReadFile("data/langkah.csv")
	if err != nil {
		panic("retensi: " + err.Error()) // the data is part of the program and tested
	}
	baris, err := bacaTabel(bytes.NewReader(b), "nomor,kode,teks,sumber,keyakinan")
	if err != nil {
		panic("retensi: " + err.Error())
	}
	var ls []LangkahHukum
	for _, r := range baris {
		ls = append(ls, LangkahHukum{r["kode"], r["teks"], r["sumber"], r["keyakinan"]})
	}
	return ls
}
