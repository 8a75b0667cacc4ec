package situs

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanAkademikAtur = []halaman{
	{pola: "GET /akademik/tahun", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).tahunAjaran},
	{pola: "POST /akademik/tahun", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturTahun},
	{pola: "GET /akademik/mapel", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).mapel},
	{pola: "POST /akademik/mapel", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturMapel},
}

type isiTahun struct {
	formulir
	ID         akademik.TahunID // year being edited
	Versi      int
	Tahun      []akademik.TahunAjaran
	Hari       dasar.Tanggal
	PilihUnit  []Opsi
	Unit       map[string]bool
	Jalur      map[string]bool
	PilihJalur []Opsi
	Baris      []int  // rows of terms
	Setara     []Opsi // terms of other years
}

// sediakanBaris gives the form its rows of terms: those that are filled and two more, four
// at least, never more than a year may have.
func (isi *isiTahun) sediakanBaris() {
	n := 4
	for i := range akademik.MaksPeriode {
		if isi.F.Get("p_kode"+strconv.Itoa(i+1)) != "" {
			n = max(n, i+3)
		}
	}
	for i := range min(n, akademik.MaksPeriode) {
		isi.Baris = append(isi.Baris, i+1)
	}
}

func (k *kunjungan) tahunAjaran() error { return k.tampilTahun(nil) }

func (k *kunjungan) tampilTahun(galat error) (err error) {
	isi := isiTahun{formulir: formulirBaru(k.r.PostForm), Hari: k.hariIni(), Unit: map[string]bool{}, Jalur: map[string]bool{}, PilihJalur: pilihJalur(), ID: akademik.TahunID(k.r.FormValue("tahun"))}
	if isi.Tahun, err = k.s.Akademik.Tahun(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	isi.Setara = periodeLain(isi.Tahun, isi.ID)
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		isi.Versi, _ = strconv.Atoi(isi.F.Get("versi")) // a wrong number is a stale version
		for _, u := range isi.F["unit"] {
			isi.Unit[u] = true
		}
		for _, j := range isi.F["jalur"] {
			isi.Jalur[j] = true
		}
		isi.sediakanBaris()
		return k.tampilForm(isi.formulir, "tahun", "Tahun ajaran", isi)
	}
	isi.F = map[string][]string{}
	for _, t := range isi.Tahun {
		if t.ID == isi.ID {
			isi.isiDari(t)
		}
	}
	if isi.ID == "" {
		isi.usulkan()
	}
	isi.sediakanBaris()
	return k.tampil("tahun", "Tahun ajaran", isi)
}

// periodeLain lists the terms of other years.
func periodeLain(ts []akademik.TahunAjaran, kini akademik.TahunID) (hasil []Opsi) {
	for _, t := range ts {
		for _, p := range t.Periode {
			if t.ID != kini {
				hasil = append(hasil, Opsi{akademik.PeriodeLain{Tahun: t.ID, Kode: p.Kode}.String(), t.Nama + ": " + p.Nama})
			}
		}
	}
	return hasil
}

// Dipilih reports whether a term is chosen in a row.
func (isi isiTahun) Dipilih(baris int, kode string) bool {
	return slices.Contains(isi.F["p_setara"+strconv.Itoa(baris)], kode)
}

func (isi *isiTahun) isiDari(t akademik.TahunAjaran) {
	isi.Versi = t.Versi
	isi.F = map[string][]string{"nama": {t.Nama}, "kalender": {string(t.Kalender)}, "mulai": {t.Mulai.String()}, "selesai": {t.Selesai.String()}}
	if t.Ditutup {
		isi.F.Set("ditutup", "ya")
	}
	for _, u := range t.Unit {
		isi.Unit[string(u)] = true
	}
	for _, j := range t.Jalur {
		isi.Jalur[string(j)] = true
	}
	for i, p := range t.Periode {
		n := strconv.Itoa(i + 1)
		isi.F["p_kode"+n], isi.F["p_nama"+n], isi.F["p_mulai"+n], isi.F["p_selesai"+n] = []string{p.Kode}, []string{p.Nama}, []string{p.Mulai.String()}, []string{p.Selesai.String()}
		isi.F["p_setara"+n] = strings.Split(p.Setara, "\n")
	}
}

// usulkan fills an empty form with the school year of today, in two semesters.
func (isi *isiTahun) usulkan() {
	tahun := isi.Hari.Tahun()
	if isi.Hari.Bulan().Compare(dasar.Bln(tahun, 7)) < 0 {
		tahun--
	}
	isi.F = map[string][]string{"nama": {fmt.Sprintf("%d/%d", tahun, tahun+1)}, "kalender": {string(akademik.Masehi)}, "mulai": {dasar.Tgl(tahun, 7, 1).String()}, "selesai": {dasar.Tgl(tahun+1, 6, 30).String()},
		"p_kode1": {"1"}, "p_nama1": {"Ganjil"}, "p_mulai1": {dasar.Tgl(tahun, 7, 1).String()}, "p_selesai1": {dasar.Tgl(tahun, 12, 31).String()},
		"p_kode2": {"2"}, "p_nama2": {"Genap"}, "p_mulai2": {dasar.Tgl(tahun+1, 1, 1).String()}, "p_selesai2": {dasar.Tgl(tahun+1, 6, 30).String()}}
}

func (k *kunjungan) aturTahun() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	t := akademik.TahunAjaran{ID: akademik.TahunID(f.Get("tahun")), Nama: b.teks("nama"), Kalender: akademik.Kalender(b.teks("kalender")), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai"), Ditutup: b.ya("ditutup")}
	t.Versi, _ = strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	for _, u := range f["unit"] {
		t.Unit = append(t.Unit, santri.KodeUnit(u))
	}
	for _, j := range f["jalur"] {
		t.Jalur = append(t.Jalur, santri.Jalur(j))
	}
	for i := range akademik.MaksPeriode {
		n := strconv.Itoa(i + 1)
		if p := (akademik.Periode{Kode: b.teks("p_kode" + n), Nama: b.teks("p_nama" + n), Mulai: b.tanggal("p_mulai" + n), Selesai: b.tanggal("p_selesai" + n)}); p != (akademik.Periode{}) {
			slices.Sort(f["p_setara"+n])
			p.Setara = strings.Join(slices.Compact(f["p_setara"+n]), "\n")
			t.Periode = append(t.Periode, p)
		}
	}
	err := b.err()
	if err == nil {
		t, err = k.s.Akademik.AturTahun(k.ctx(), k.Pelaku, f.Get("kunci"), t)
	}
	if err != nil {
		return k.tampilTahun(err)
	}
	return k.pindah("/akademik/tahun", "Tahun ajaran %s disimpan.", t.Nama)
}

type isiMapel struct {
	formulir
	Ubah  bool
	Mapel []akademik.Mapel
}

func (k *kunjungan) mapel() error { return k.tampilMapel(nil) }

func (k *kunjungan) tampilMapel(galat error) (err error) {
	isi := isiMapel{formulir: formulirBaru(k.r.PostForm)}
	if isi.Mapel, err = k.s.Akademik.Mapel(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "mapel", "Mata pelajaran dan kitab", isi)
	}
	isi.F = map[string][]string{"aktif": {"ya"}}
	ya := map[bool]string{true: "ya"}
	for _, m := range isi.Mapel {
		if string(m.Kode) == k.r.URL.Query().Get("mapel") {
			isi.Ubah = true
			isi.F = map[string][]string{"kode": {string(m.Kode)}, "nama": {m.Nama}, "nama_arab": {m.NamaArab}, "kelompok": {m.Kelompok}, "kitab": {m.Kitab}, "pengarang": {m.Pengarang},
				"satuan": {string(m.Satuan)}, "banyak": {strconv.Itoa(m.Banyak)}, "urutan": {strconv.Itoa(m.Urutan)}, "aktif": {ya[m.Aktif]}}
		}
	}
	return k.tampil("mapel", "Mata pelajaran dan kitab", isi)
}

func (k *kunjungan) aturMapel() error {
	b := &pembacaForm{f: k.r.PostForm}
	m := akademik.Mapel{Kode: akademik.KodeMapel(b.teks("kode")), Nama: b.teks("nama"), NamaArab: b.teks("nama_arab"), Kelompok: b.teks("kelompok"), Kitab: b.teks("kitab"), Pengarang: b.teks("pengarang"),
		Satuan: akademik.SatuanKitab(b.teks("satuan")), Banyak: b.angka("banyak"), Urutan: b.angka("urutan"), Aktif: b.ya("aktif")}
	err := b.err()
	if err == nil {
		err = k.s.Akademik.AturMapel(k.ctx(), k.Pelaku, k.r.PostFormValue("kunci"), m)
	}
	if err != nil {
		return k.tampilMapel(err)
	}
	return k.pindah("/akademik/mapel", "%s disimpan.", m.Nama)
}
