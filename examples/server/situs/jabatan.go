package situs

import (
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanJabatan = []halaman{
	{pola: "GET /pegawai/jabatan", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).jabatan},
	{pola: "POST /pegawai/jabatan", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).aturJabatan},
}

type isiJabatan struct {
	formulir
	Buka    string // "jabatan" or "shift"
	Jabatan []pegawai.Jabatan
	Shift   []pegawai.Shift
	Ubah    bool // a known one is edited: its code stays
}

// Form is the form of one part: what was typed or chosen to edit, else empty.
func (i isiJabatan) Form(bagian string) formulir {
	if i.Buka == bagian {
		return i.formulir
	}
	f := formulirBaru(nil)
	f.F = map[string][]string{"aktif": {"ya"}}
	return f
}

// jabatan lists positions and shifts; ?jabatan=guru or ?shift=pagi opens one to edit.
func (k *kunjungan) jabatan() error {
	q := k.r.URL.Query()
	return k.tampilJabatan(q.Get("jabatan"), q.Get("shift"), nil)
}

func (k *kunjungan) tampilJabatan(kode, shift string, galat error) (err error) {
	isi := isiJabatan{formulir: formulirBaru(k.r.PostForm)}
	if isi.Jabatan, err = k.s.Pegawai.Jabatan(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Shift, err = k.s.Pegawai.Shift(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if galat != nil {
		isi.Buka = k.r.PostFormValue("bagian")
		isi.Ubah = k.r.PostFormValue("ubah") != ""
		if err := isi.pakai(galat); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "jabatan", "Jabatan dan shift", isi)
	}
	ya := map[bool]string{true: "ya"}
	for _, j := range isi.Jabatan {
		if string(j.Kode) == kode {
			isi.Buka, isi.Ubah = "jabatan", true
			isi.F = map[string][]string{"kode": {kode}, "nama": {j.Nama}, "kelompok": {string(j.Kelompok)}, "tambahan": {ya[j.Tambahan]}, "akun": {string(j.Akun)}, "urutan": {angkaTeks(j.Urutan)}, "aktif": {ya[j.Aktif]}}
		}
	}
	for _, s := range isi.Shift {
		if s.Kode == shift {
			isi.Buka, isi.Ubah = "shift", true
			isi.F = map[string][]string{"kode": {shift}, "nama": {s.Nama}, "masuk": {jamMenit(s.Masuk)}, "keluar": {jamMenit(s.Keluar)}, "istirahat": {angkaTeks(s.Istirahat)}, "toleransi": {angkaTeks(s.Toleransi)}, "aktif": {ya[s.Aktif]}}
		}
	}
	return k.tampil("jabatan", "Jabatan dan shift", isi)
}

func (k *kunjungan) aturJabatan() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	var simpan func() error
	switch f.Get("bagian") {
	case "baku":
		simpan = func() error { return k.jabatanBaku(f.Get("kunci")) }
	case "jabatan":
		j := pegawai.Jabatan{Kode: pegawai.KodeJabatan(b.teks("kode")), Nama: b.teks("nama"), Kelompok: pegawai.Kelompok(b.teks("kelompok")), Tambahan: b.ya("tambahan"),
			Akun: keuangan.KodeAkun(b.teks("akun")), Urutan: b.angka("urutan"), Aktif: b.ya("aktif")}
		simpan = func() error { return k.s.Pegawai.AturJabatan(k.ctx(), k.Pelaku, f.Get("kunci"), j) }
	case "shift":
		s := pegawai.Shift{Kode: b.teks("kode"), Nama: b.teks("nama"), Masuk: isianForm(b, "masuk", menitJam), Keluar: isianForm(b, "keluar", menitJam), Istirahat: b.angka("istirahat"),
			Toleransi: b.angka("toleransi"), Aktif: b.ya("aktif")}
		simpan = func() error { return k.s.Pegawai.AturShift(k.ctx(), k.Pelaku, f.Get("kunci"), s) }
	default:
		return k.tampilJabatan("", "", errForm.Invalidf("pilih jabatan atau shift"))
	}
	err := b.err()
	if err == nil {
		err = simpan()
	}
	if err != nil {
		return k.tampilJabatan("", "", err)
	}
	return k.pindah("/pegawai/jabatan", "Disimpan.")
}

// jabatanBaku adds the usual positions that the institution lacks.
func (k *kunjungan) jabatanBaku(kunci string) error {
	ada, err := k.s.Pegawai.Jabatan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	sudah := map[pegawai.KodeJabatan]bool{}
	for _, j := range ada {
		sudah[j.Kode] = true
	}
	var baru []pegawai.Jabatan
	for _, j := range pegawai.JabatanBaku() {
		if !sudah[j.Kode] {
			baru = append(baru, j)
		}
	}
	return k.s.Pegawai.AturJabatan(k.ctx(), k.Pelaku, kunci, baru...)
}
