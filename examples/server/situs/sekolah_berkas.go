package situs

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanSekolahBerkas = []halaman{
	{pola: "GET /akademik/kelas/{id}/berkas/{nama}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).berkasKelas},
}

// berkasKelas answers with one document of a class and term: what it names of people is
// opened for the purpose of rapor, with its trail, before the first byte. A teacher gets
// it as the wali of the class. The address may ask for periode, for one santri, and for
// duplex.
func (k *kunjungan) berkasKelas() error {
	kode, akhiran, _ := strings.Cut(k.r.PathValue("nama"), ".")
	siap, ada := map[string]func(*kunjungan) (nama string, tulis tulisBerkas, err error){
		"leger.pdf":  (*kunjungan).legerPDF,
		"leger.xlsx": legerDaftar(dasarberkas.XLSX),
		"leger.csv":  legerDaftar(dasarberkas.CSV),
		"rapor.pdf":  (*kunjungan).raporTerbit, "rapor-draf.pdf": (*kunjungan).raporDraf,
	}[kode+"."+akhiran]
	if !ada {
		return errTakAda.NotFoundf("dokumen ini tidak ada; pilih dari daftar dokumen di halaman kelas")
	}
	nama, tulis, err := siap(k)
	if err != nil {
		return err
	}
	return k.kirimBerkas(nama, akhiran, tulis)
}

// cetakLeger reads the leger and opens the names of its santri.
func (k *kunjungan) cetakLeger() (c akademikberkas.CetakLeger, err error) {
	c = akademikberkas.CetakLeger{Lembaga: k.Lembaga.Nama, Dibuat: k.s.Now().In(k.Lembaga.Lokasi()), Nama: map[santri.ID]string{}, NIS: map[santri.ID]string{}}
	if c.Leger, err = k.bacaLeger(); err != nil {
		return c, err
	}
	orang, err := k.tampakPeserta(c.Leger.Santri)
	for id, o := range orang {
		c.Nama[id], c.NIS[id] = o.Nama, o.NIS
	}
	return c, err
}

func namaLeger(c akademikberkas.CetakLeger) string {
	return "leger " + c.Leger.Rombel.Nama + " " + c.Leger.Periode.Nama + " " + c.Leger.Tahun.Nama
}

func (k *kunjungan) legerPDF() (string, tulisBerkas, error) {
	c, err := k.cetakLeger()
	return namaLeger(c), func(w io.Writer) error { return akademikberkas.TulisLegerPDF(w, c) }, err
}

func legerDaftar(b dasarberkas.Bentuk) func(*kunjungan) (string, tulisBerkas, error) {
	return func(k *kunjungan) (string, tulisBerkas, error) {
		c, err := k.cetakLeger()
		return namaLeger(c), func(w io.Writer) error { return akademikberkas.TulisLeger(w, b, c) }, err
	}
}

// raporTerbit is the file of the rapor that stand: what was published, as it was. The
// same rapor give the same file.
func (k *kunjungan) raporTerbit() (string, tulisBerkas, error) {
	r, periode, err := k.kelasPeriode()
	if err != nil {
		return "", nil, err
	}
	f := akademik.SaringTerbitan{Rombel: []akademik.RombelID{r.ID}, Periode: periode}
	if id := k.r.URL.Query().Get("santri"); id != "" {
		f.Santri = []santri.ID{santri.ID(id)}
	}
	f.Versi, _ = strconv.Atoi(k.r.URL.Query().Get("versi")) // what is no number is the one that stands
	ds, err := k.s.Akademik.BukaRapor(k.ctx(), k.Pelaku, f)
	if err != nil {
		return "", nil, err
	}
	hari := slices.MaxFunc(ds, func(a, b rapor.Dokumen) int { return a.Terbit.Pada.Compare(b.Terbit.Pada) }).Terbit.Pada
	nama, tulis := k.cetakRapor("rapor", r, hari.Waktu(k.Lembaga.Lokasi()), ds)
	return nama, tulis, nil
}

// raporDraf is the file of what would be published now, with its mark on each page.
func (k *kunjungan) raporDraf() (string, tulisBerkas, error) {
	r, periode, err := k.kelasPeriode()
	if err != nil {
		return "", nil, err
	}
	drafs, err := k.s.Akademik.DrafRapor(k.ctx(), k.Pelaku, periode, r.ID)
	if err != nil {
		return "", nil, err
	}
	id := k.r.URL.Query().Get("santri")
	var ds []rapor.Dokumen
	for _, d := range drafs {
		if id == "" || id == string(d.Santri.ID) {
			ds = append(ds, rapor.Dokumen{Rapor: d.Rapor})
		}
	}
	nama, tulis := k.cetakRapor("rapor draf", r, k.s.Now().In(k.Lembaga.Lokasi()), ds)
	return nama, tulis, nil
}

func (k *kunjungan) cetakRapor(jenis string, r akademik.Rombel, dibuat time.Time, ds []rapor.Dokumen) (string, tulisBerkas) {
	nama := jenis + " " + r.Nama
	if len(ds) > 0 {
		nama += " " + ds[0].Rapor.Periode + " " + ds[0].Rapor.Tahun
	}
	if len(ds) == 1 {
		nama += " " + ds[0].Rapor.Santri.NIS
	}
	c := akademikberkas.CetakRapor{Judul: nama, Dibuat: dibuat, Duplex: k.r.URL.Query().Get("duplex") == "ya"}
	return nama, func(w io.Writer) error {
		return akademikberkas.TulisRapor(w, c, func(yield func(rapor.Dokumen, error) bool) {
			for _, d := range ds {
				if !yield(d, nil) {
					return
				}
			}
		})
	}
}
