package situs

import (
	"net/url"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanKehadiran = []halaman{
	{pola: "GET /pegawai/kehadiran", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).kehadiran},
	{pola: "POST /pegawai/kehadiran", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).catatKehadiran},
	{pola: "GET /pegawai/kehadiran/rekap", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).rekapKehadiran},
	{pola: "POST /pegawai/kehadiran/rekap", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).isiHadir},
}

type isiKehadiran struct {
	formulir
	Hari, Kemarin, Besok dasar.Tanggal
	Unit, Shift          string
	PilihUnit            []Opsi
	PilihShift           []Opsi
	Baris                []BarisKehadiran
	Lanjut               string
	Belum                int // people of the page of whom nothing is known
	Kini                 bool
}

// BarisKehadiran is one person on one day.
type BarisKehadiran struct {
	PegawaiTampak
	Kini          string // what stands, or what was typed when the sheet was refused
	Tercatat      bool
	Cuti          string // approved leave of the day
	Masuk, Keluar string // 07.05
	Telat         int
	Sebab         string
}

func (k *kunjungan) kehadiran() error { return k.tampilKehadiran(nil) }

// hariDipilih is the day of the query or form, today when it names none.
func (k *kunjungan) hariDipilih() dasar.Tanggal {
	if t, err := dasar.ParseTanggal(k.r.FormValue("hari")); err == nil {
		return t
	}
	return k.hariIni()
}

// perLembar is how many people one sheet of presence holds.
const perLembar = 100

func (k *kunjungan) tampilKehadiran(galat error) (err error) {
	hari := k.hariDipilih()
	isi := isiKehadiran{formulir: formulirBaru(k.r.PostForm), Hari: hari, Kemarin: hari.TambahHari(-1), Besok: hari.TambahHari(1), Unit: k.r.FormValue("unit"), Shift: k.r.FormValue("shift"), Kini: hari == k.hariIni()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	shift, err := k.shiftPilihan(&isi.PilihShift)
	if err != nil {
		return err
	}
	orang, next, err := k.orangHari(hari, isi.Unit)
	if err != nil {
		return err
	}
	if next != "" {
		q := url.Values{"hari": {hari.String()}, "unit": {isi.Unit}, "shift": {isi.Shift}, "setelah": {next}}
		isi.Lanjut = "/pegawai/kehadiran?" + q.Encode()
	}
	if err := k.isiLembar(&isi, orang, shift); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "kehadiran", "Kehadiran pegawai", isi)
}

func (k *kunjungan) orangHari(hari dasar.Tanggal, unit string) ([]pegawai.Pegawai, string, error) {
	saring := pegawai.Saringan{Bekerja: true, Pada: hari}
	if unit != "" {
		saring.Unit = []string{unit}
	}
	return k.s.Pegawai.Cari(k.ctx(), k.Pelaku, saring, dasar.Page{After: k.r.FormValue("setelah"), Limit: perLembar})
}

// shiftPilihan lists the shifts in use as choices and returns them by code.
func (k *kunjungan) shiftPilihan(os *[]Opsi) (map[string]pegawai.Shift, error) {
	ss, err := k.s.Pegawai.Shift(k.ctx(), k.Pelaku)
	m := map[string]pegawai.Shift{}
	for _, x := range ss {
		if m[x.Kode] = x; x.Aktif {
			*os = append(*os, Opsi{x.Kode, x.Nama + " " + jamMenit(x.Masuk) + "–" + jamMenit(x.Keluar)})
		}
	}
	return m, err
}

// isiLembar fills the sheet of a day with what is known about its people.
func (k *kunjungan) isiLembar(isi *isiKehadiran, orang []pegawai.Pegawai, shift map[string]pegawai.Shift) error {
	tampak, err := k.tampakPegawai(orang)
	if err != nil {
		return err
	}
	catatan, err := k.s.Pegawai.DaftarPresensi(k.ctx(), k.Pelaku, isi.Hari, isi.Hari)
	if err != nil {
		return err
	}
	cuti, err := k.s.Pegawai.DaftarCuti(k.ctx(), k.Pelaku, isi.Hari, isi.Hari, false)
	if err != nil {
		return err
	}
	ada, bercuti := map[pegawai.ID]pegawai.Presensi{}, map[pegawai.ID]string{}
	for _, p := range catatan {
		if p.Shift == isi.Shift {
			ada[p.Pegawai] = p
		}
	}
	for _, c := range cuti {
		if c.Status == pegawai.CutiDisetujui {
			bercuti[c.Pegawai] = namaPilihan("cuti", c.Jenis)
		}
	}
	for _, o := range orang {
		b := BarisKehadiran{PegawaiTampak: tampak[o.ID], Cuti: bercuti[o.ID]}
		if p, tercatat := ada[o.ID]; tercatat {
			b.Kini, b.Tercatat, b.Masuk, b.Keluar, b.Sebab = string(p.Kehadiran), true, k.jamTeks(p.Masuk), k.jamTeks(p.Keluar), p.Sebab
			if s, ada := shift[p.Shift]; ada {
				b.Telat = p.Kerja(s, k.Lembaga.Lokasi()).Telat
			}
		} else if b.Cuti == "" {
			isi.Belum++
		}
		if isi.Keliru() {
			n := string(o.ID)
			b.Kini, b.Masuk, b.Keluar, b.Sebab = isi.F.Get("h-"+n), isi.F.Get("m-"+n), isi.F.Get("k-"+n), isi.F.Get("s-"+n)
		}
		isi.Baris = append(isi.Baris, b)
	}
	return nil
}

func (k *kunjungan) jamTeks(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(k.Lembaga.Lokasi()).Format("15:04")
}

// jamMenit writes minutes after midnight as 07:05.
func jamMenit(m int) string { return time.Unix(int64(m)*60, 0).UTC().Format("15:04") }

// menitJam reads 07:05 or 07.05 as minutes after midnight.
func menitJam(s string) (int, error) {
	t, err := time.Parse("15:04", strings.Replace(strings.TrimSpace(s), ".", ":", 1))
	if err != nil {
		return 0, errForm.Invalidf("jam ditulis seperti 07:05")
	}
	return t.Hour()*60 + t.Minute(), nil
}

// catatKehadiran stores the sheet of a day. Rows that say what stands already record
// nothing; a changed row needs its reason.
func (k *kunjungan) catatKehadiran() error {
	f, hari := k.r.PostForm, k.hariDipilih()
	if f.Get("aksi") == "sisanya" {
		return k.sisanyaHadir(f, hari)
	}
	b := &pembacaForm{f: f}
	var ms []pegawai.MasukanPresensi
	for _, id := range f["orang"] {
		kehadiran := f.Get("h-" + id)
		if kehadiran == "" {
			continue
		}
		m := pegawai.MasukanPresensi{Pegawai: pegawai.ID(id), Hari: hari, Shift: f.Get("shift"), Kehadiran: pegawai.Kehadiran(kehadiran), Sebab: f.Get("s-" + id)}
		m.Masuk, m.Keluar = k.rentangJam(b, hari, "m-"+id, "k-"+id)
		ms = append(ms, m)
	}
	if err := b.err(); err != nil {
		return k.tampilKehadiran(err)
	}
	if len(ms) == 0 {
		return k.tampilKehadiran(errForm.Invalidf("belum ada yang dipilih; pilih kehadiran sedikitnya satu orang"))
	}
	_, w, err := k.s.Pegawai.CatatPresensi(k.ctx(), k.Pelaku, f.Get("kunci"), ms...)
	if err != nil {
		return k.tampilKehadiran(err)
	}
	return k.pindah(alamatLembar(f, hari), "Kehadiran %s disimpan.%s", hari.Panjang(), peringatanPegawai(w))
}

// rentangJam reads two clock times of a day: one that is not after the first is on
// the next day.
func (k *kunjungan) rentangJam(b *pembacaForm, hari dasar.Tanggal, nMasuk, nKeluar string) (masuk, keluar time.Time) {
	awal := hari.Waktu(k.Lembaga.Lokasi())
	m, kel := isianForm(b, nMasuk, menitJam), isianForm(b, nKeluar, menitJam)
	if b.teks(nMasuk) != "" {
		masuk = awal.Add(time.Duration(m) * time.Minute)
	}
	if b.teks(nKeluar) != "" {
		if b.teks(nMasuk) != "" && kel <= m {
			kel += 24 * 60
		}
		keluar = awal.Add(time.Duration(kel) * time.Minute)
	}
	return masuk, keluar
}

func alamatLembar(f url.Values, hari dasar.Tanggal) string {
	q := url.Values{"hari": {hari.String()}}
	for _, n := range []string{"unit", "shift", "setelah"} {
		if f.Get(n) != "" {
			q.Set(n, f.Get(n))
		}
	}
	return "/pegawai/kehadiran?" + q.Encode()
}

// sisanyaHadir records as present everybody of the sheet of whom nothing is known.
func (k *kunjungan) sisanyaHadir(f url.Values, hari dasar.Tanggal) error {
	id := make([]pegawai.ID, len(f["orang"]))
	for i, x := range f["orang"] {
		id[i] = pegawai.ID(x)
	}
	if len(id) == 0 {
		return k.tampilKehadiran(errForm.Invalidf("lembar ini tidak memuat orang; muat ulang halaman"))
	}
	n, w, err := k.s.Pegawai.IsiHadir(k.ctx(), k.Pelaku, f.Get("kunci"), hari, hari, id...)
	if err != nil {
		return k.tampilKehadiran(err)
	}
	return k.pindah(alamatLembar(f, hari), "%d orang dicatat hadir.%s", n, peringatanPegawai(w))
}
