package situs

import (
	"bytes"
	"net/url"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/santri"
)

type isiKalenderTahun struct {
	Tahun       []akademik.TahunAjaran
	Pilih       akademik.TahunAjaran
	Unit, Jalur string
	PilihUnit   []Opsi
	PilihJalur  []Opsi
	Masa, Pekan []akademik.EfektifMasa
	Bulan       []BulanTampil
}

// BulanTampil is one month of the year with what falls in it.
type BulanTampil struct {
	Bulan   dasar.Bulan
	Hari    []akademik.HariKalender // days on which something falls
	Efektif int
}

// kalenderTahun shows an academic year: its months, and the school days by term and
// week with the reasons of the others.
func (k *kunjungan) kalenderTahun() (err error) {
	isi := isiKalenderTahun{Unit: k.r.FormValue("u"), Jalur: k.r.FormValue("j"), PilihJalur: pilihJalur()}
	if isi.Tahun, err = k.s.Akademik.Tahun(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	if len(isi.Tahun) == 0 {
		return k.tampil("kalender_tahun", "Kalender setahun", isi)
	}
	isi.Pilih = tahunDipilih(isi.Tahun, k.r.FormValue("tahun"), k.hariIni())
	u, j := santri.KodeUnit(isi.Unit), santri.Jalur(isi.Jalur)
	if isi.Masa, isi.Pekan, err = k.s.Akademik.HariEfektif(k.ctx(), k.Pelaku, isi.Pilih.ID, u, j); err != nil {
		return err
	}
	hari, err := k.s.Akademik.KalenderHari(k.ctx(), k.Pelaku, u, j, isi.Pilih.Mulai, isi.Pilih.Selesai)
	if err != nil {
		return err
	}
	for _, h := range hari {
		if n := len(isi.Bulan); n == 0 || isi.Bulan[n-1].Bulan != h.Tanggal.Bulan() {
			isi.Bulan = append(isi.Bulan, BulanTampil{Bulan: h.Tanggal.Bulan()})
		}
		b := &isi.Bulan[len(isi.Bulan)-1]
		if len(h.Acara) > 0 {
			b.Hari = append(b.Hari, h)
		}
		if !h.Pekanan && len(h.Libur) == 0 {
			b.Efektif++
		}
	}
	return k.tampil("kalender_tahun", "Kalender "+isi.Pilih.Nama, isi)
}

// kalenderICS writes a month of the past and a year ahead for phones and mail programs.
func (k *kunjungan) kalenderICS() error {
	hari, err := k.s.Akademik.KalenderHari(k.ctx(), k.Pelaku, santri.KodeUnit(k.r.FormValue("u")), santri.Jalur(k.r.FormValue("j")), k.hariIni().TambahHari(-31), k.hariIni().TambahHari(366))
	if err != nil {
		return err
	}
	var acara []kalender.AcaraHari
	for _, h := range hari {
		acara = append(acara, h.Acara...)
	}
	var b bytes.Buffer
	if err := kalender.TulisICS(&b, "Kalender "+k.Lembaga.Nama, string(k.Lembaga.ID), acara, k.s.Now()); err != nil {
		return err
	}
	k.w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	k.w.Header().Set("Content-Disposition", `attachment; filename="kalender.ics"`)
	_, _ = k.w.Write(b.Bytes()) // the client is gone: nobody is left to tell
	return nil
}

type isiHijriah struct {
	formulir
	Bulan   []Opsi
	Putusan []akademik.PutusanHijriah
	Resmi   []hijriah.Putusan
	Efek    *akademik.EfekPutusan
	Baris   []int
}

// NamaBulan names a Hijri month.
func (isiHijriah) NamaBulan(n int) string {
	return dasar.Hijriah{Tahun: 1, Bulan: n, Hari: 1}.NamaBulan()
}

// barisPutusan is how many decisions one form carries: a decision that moves a month
// often needs its neighbour.
const barisPutusan = 2

func (k *kunjungan) putusanHijriah() error { return k.tampilHijriah(nil, nil) }

func (k *kunjungan) tampilHijriah(efek *akademik.EfekPutusan, galat error) (err error) {
	isi := isiHijriah{formulir: formulirBaru(k.r.PostForm), Efek: efek, Resmi: hijriah.PutusanResmi()}
	slices.Reverse(isi.Resmi)
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	for i := range barisPutusan {
		isi.Baris = append(isi.Baris, i+1)
	}
	for n := range 12 {
		isi.Bulan = append(isi.Bulan, Opsi{strconv.Itoa(n + 1), isi.NamaBulan(n + 1)})
	}
	if isi.Putusan, err = k.s.Akademik.PutusanHijriah(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	slices.Reverse(isi.Putusan)
	return k.tampilForm(isi.formulir, "kalender_hijriah", "Kalender Hijriah", isi)
}

// aturPutusanHijriah tries decisions, keeps them, or makes one void.
func (k *kunjungan) aturPutusanHijriah() error {
	f := k.r.PostForm
	if f.Get("aksi") == "batal" {
		if err := k.s.Akademik.BatalPutusan(k.ctx(), k.Pelaku, f.Get("kunci"), f.Get("catatan"), f.Get("alasan")); err != nil {
			return k.tampilHijriah(nil, err)
		}
		return k.pindah("/akademik/kalender/hijriah", "Putusan dibatalkan; bulannya kembali mengikuti putusan resmi atau hitungan.")
	}
	ps, err := bacaPutusanForm(f)
	if err != nil {
		return k.tampilHijriah(nil, err)
	}
	if f.Get("aksi") != "simpan" {
		e, err := k.s.Akademik.CobaPutusan(k.ctx(), k.Pelaku, ps...)
		if err != nil {
			return k.tampilHijriah(nil, err)
		}
		return k.tampilHijriah(&e, nil)
	}
	if err := k.s.Akademik.AturPutusan(k.ctx(), k.Pelaku, f.Get("kunci"), ps...); err != nil {
		return k.tampilHijriah(nil, err)
	}
	return k.pindah("/akademik/kalender/hijriah", "%d putusan disimpan; label tanggal mengikutinya, catatan tidak berpindah.", len(ps))
}

func bacaPutusanForm(f url.Values) (ps []hijriah.Putusan, err error) {
	b := &pembacaForm{f: f}
	for i := range barisPutusan {
		n := strconv.Itoa(i + 1)
		if b.teks("awal"+n) == "" && i > 0 {
			continue
		}
		ps = append(ps, hijriah.Putusan{Tahun: b.angka("tahun" + n), Bulan: b.angka("bulan" + n), Awal: b.tanggal("awal" + n), Sumber: b.teks("sumber")})
	}
	return ps, b.err()
}
