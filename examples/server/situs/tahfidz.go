package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanTahfidz = []halaman{
	{pola: "GET /tahfidz/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).halaqah},
	{pola: "POST /tahfidz/{id}", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).catatSetoran},
	{pola: "POST /tahfidz/{id}/batal", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).batalSetoran},
	{pola: "GET /tahfidz/santri/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).petaHafalan},
}

type isiHalaqah struct {
	formulir
	R             akademik.Rombel
	Hari          dasar.Tanggal
	Kini          bool
	Kemarin       dasar.Tanggal
	Besok         dasar.Tanggal
	Baris         []BarisHalaqah
	Setoran       []SetoranTampak // of the day
	Surah         []Opsi
	Sudah, Banyak int
}

// BarisHalaqah is one santri of a halaqah with where the next recitation begins.
type BarisHalaqah struct {
	Tampak
	Capaian string // 12,4 halaman
	Akhir   string // last ayah of the newest ziyadah that passed
	Surah   string // suggested start
	Ayat    string
	Kali    int // recitations of the day
	Salah   string
}

// SetoranTampak is one recitation with names.
type SetoranTampak struct {
	akademik.Setoran
	Nama   string
	Bacaan string // Al-Baqarah 1-5
	Salah  int
}

func (k *kunjungan) halaqah() error { return k.tampilHalaqah(nil, nil) }

// tampilHalaqah is the sheet of a halaqah on one day: who recites what. gagal names
// the santri whose row was refused.
func (k *kunjungan) tampilHalaqah(galat error, gagal map[santri.ID]string) (err error) {
	hari := k.hariDipilih()
	isi := isiHalaqah{formulir: formulirBaru(k.r.PostForm), Hari: hari, Kini: hari == k.hariIni(), Kemarin: hari.TambahHari(-1), Besok: hari.TambahHari(1), Surah: pilihSurah()}
	if isi.R, err = k.rombel(k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	orang, err := k.anggotaTampak(isi.R, hari)
	if err != nil {
		return err
	}
	hafal, err := k.s.Akademik.HafalanRombel(k.ctx(), k.Pelaku, isi.R.ID, hari)
	if err != nil {
		return err
	}
	ss, err := k.s.Akademik.DaftarSetoran(k.ctx(), k.Pelaku, isi.R.ID, hari, hari)
	if err != nil {
		return err
	}
	kali := map[santri.ID]int{}
	nama := map[santri.ID]string{}
	for _, s := range ss {
		kali[s.Santri]++
	}
	e := k.s.Akademik.Mushaf()
	for _, o := range orang {
		nama[o.ID] = o.Nama
		capaian, err := hafalan.Ukur(e, hafal[o.ID].Hafal).Jumlah(hafalan.BasisHalaman)
		if err != nil {
			return err
		}
		b := BarisHalaqah{Tampak: o, Kali: kali[o.ID], Salah: gagal[o.ID], Capaian: strings.Replace(capaian.String(), ".", ",", 1) + " halaman"}
		b.lanjut(hafal[o.ID])
		if b.Kali > 0 {
			isi.Sudah++
		}
		isi.Baris = append(isi.Baris, b)
	}
	isi.Banyak = len(orang)
	for _, s := range ss {
		isi.Setoran = append(isi.Setoran, SetoranTampak{s, nama[s.Santri], sebutRentang(s.Rentang), jumlahSalah(s)})
	}
	urut := map[santri.ID]int{}
	for i, o := range orang {
		urut[o.ID] = i
	}
	slices.SortStableFunc(isi.Setoran, func(a, b SetoranTampak) int { return urut[a.Santri] - urut[b.Santri] })
	return k.tampilForm(isi.formulir, "halaqah", string(isi.R.Unit)+" "+isi.R.Nama, isi)
}

// lanjut suggests where the next new memorisation begins: after the newest one, or at
// its start when nothing is memorised yet.
func (b *BarisHalaqah) lanjut(k hafalan.Keadaan) {
	rs := k.Hafal.RentangAyat()
	if len(rs) == 0 {
		return
	}
	akhir := rs[len(rs)-1].Sampai
	if t := terakhirBaru(k); t > 0 {
		akhir = t
	}
	b.Akhir = akhir.String()
	if !(akhir + 1).Sah() {
		return
	}
	l := (akhir + 1).Letak()
	b.Surah, b.Ayat = strconv.Itoa(l.Surah), strconv.Itoa(l.Ayat)
}

// terakhirBaru is the last ayah of the run that holds the newest memorised ayat.
func terakhirBaru(k hafalan.Keadaan) mushaf.Ayat {
	for i := len(k.Langkah) - 1; i >= 0; i-- {
		if l := k.Langkah[i]; l.Baru > 0 {
			return l.Akhir
		}
	}
	return 0
}

func sebutRentang(rs []akademik.RentangAyat) string {
	t := make([]string, len(rs))
	for i, r := range rs {
		t[i] = mushaf.Rentang{Dari: mushaf.Ayat(r.Dari), Sampai: mushaf.Ayat(r.Sampai)}.String()
	}
	return strings.Join(t, ", ")
}

func jumlahSalah(s akademik.Setoran) (n int) {
	for _, x := range s.Kesalahan {
		n += x.Banyak
	}
	return n
}

// pilihSurah lists the surah as choices.
func pilihSurah() (os []Opsi) {
	for _, s := range mushaf.DaftarSurah() {
		os = append(os, Opsi{strconv.Itoa(s.Nomor), strconv.Itoa(s.Nomor) + ". " + s.Nama})
	}
	return os
}

// catatSetoran stores the rows of the sheet that say up to where somebody recited;
// rows without it are left out. All are stored or none, and a refused row is named.
func (k *kunjungan) catatSetoran() error {
	f, hari := k.r.PostForm, k.hariDipilih()
	r, err := k.rombel(k.r.PathValue("id"))
	if err != nil {
		return err
	}
	var ms []akademik.Setoran
	gagal := map[santri.ID]string{}
	var pertama error
	for _, id := range f["santri"] {
		b := &pembacaForm{f: f}
		if b.teks("sampai-"+id) == "" {
			continue
		}
		m, err := k.bacaSetoran(b, id)
		if err != nil {
			gagal[santri.ID(id)] = kalimat(pesanDari(err))
			if pertama == nil {
				pertama = err
			}
			continue
		}
		m.Rombel, m.Tanggal = r.ID, hari
		ms = append(ms, m)
	}
	if pertama == nil && len(ms) == 0 {
		pertama = errForm.Invalidf("belum ada setoran; isi ayat terakhir yang disetorkan sedikitnya satu santri")
	}
	if pertama != nil {
		return k.tampilHalaqah(pertama, gagal)
	}
	if _, err := k.s.Akademik.CatatSetoran(k.ctx(), k.Pelaku, f.Get("kunci"), ms...); err != nil {
		return k.tampilHalaqah(err, nil)
	}
	return k.pindah("/tahfidz/"+url.PathEscape(string(r.ID))+"?hari="+hari.String(), "%d setoran dicatat.", len(ms))
}

// bacaSetoran reads one row: from a surah and ayah to another ayah of it, or to an
// ayah of a later surah.
func (k *kunjungan) bacaSetoran(b *pembacaForm, id string) (m akademik.Setoran, err error) {
	dari, err := mushaf.Ke(b.angka("surah-"+id), max(b.angka("dari-"+id), 1))
	if err != nil {
		return m, diBidang(err, "dari-"+id)
	}
	ke := b.angka("surah_akhir-" + id)
	if ke == 0 {
		ke = dari.Letak().Surah
	}
	sampai, err := mushaf.Ke(ke, b.angka("sampai-"+id))
	if err != nil {
		return m, diBidang(err, "sampai-"+id)
	}
	if _, err := mushaf.BuatRentang(dari, sampai); err != nil {
		return m, diBidang(err, "sampai-"+id)
	}
	m = akademik.Setoran{Santri: santri.ID(id), Jenis: hafalan.Jenis(b.teks("jenis-" + id)), Hasil: hafalan.Hasil(b.teks("hasil-" + id)), Catatan: b.teks("catatan-" + id),
		Rentang: []akademik.RentangAyat{{Dari: int(dari), Sampai: int(sampai)}}}
	for _, j := range []hafalan.Salah{hafalan.Lupa, hafalan.Tajwid} {
		if n := b.angka(string(j) + "-" + id); n > 0 {
			m.Kesalahan = append(m.Kesalahan, akademik.Kesalahan{Jenis: string(j), Banyak: n})
		}
	}
	return m, b.err()
}

func (k *kunjungan) batalSetoran() error {
	r, err := k.rombel(k.r.PathValue("id"))
	if err != nil {
		return err
	}
	f := k.r.PostForm
	if _, err := k.s.Akademik.BatalSetoran(k.ctx(), k.Pelaku, f.Get("kunci"), f.Get("catatan"), f.Get("alasan")); err != nil {
		return k.tampilHalaqah(err, nil)
	}
	return k.pindah("/tahfidz/"+url.PathEscape(string(r.ID))+"?hari="+k.hariDipilih().String(), "Setoran dibatalkan; hafalannya kembali seperti sebelumnya.")
}
