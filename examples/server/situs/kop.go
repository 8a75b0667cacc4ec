package situs

import (
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanKop = []halaman{
	{pola: "GET /akademik/kop", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kop},
	{pola: "POST /akademik/kop", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturKop},
}

type isiKop struct {
	formulir
	Unit      string
	PilihUnit []Opsi
}

func (k *kunjungan) kop() error { return k.tampilKop(nil) }

// tampilKop shows the head of the paper of one unit, the first unless another is asked
// for.
func (k *kunjungan) tampilKop(galat error) (err error) {
	isi := isiKop{formulir: formulirBaru(k.r.PostForm)}
	if isi.PilihUnit, err = k.unitLingkup(); err != nil {
		return err
	}
	isi.Unit = k.unitKop(isi.PilihUnit)
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "kop", "Kop rapor", isi)
	}
	kop, ada, err := k.s.Akun.Kop(k.ctx(), k.Lembaga.ID, isi.Unit)
	if err != nil {
		return err
	}
	if !ada {
		kop.Nama = k.Lembaga.Nama
	}
	isi.F = map[string][]string{}
	for _, b := range kop.Bidang() {
		isi.F.Set(b.Nama, *b.Isi)
	}
	return k.tampil("kop", "Kop rapor", isi)
}

// unitLingkup are the units within the visitor's scope.
func (k *kunjungan) unitLingkup() ([]Opsi, error) {
	unit, err := k.pilihUnit()
	return slices.DeleteFunc(unit, func(u Opsi) bool { return !k.Pelaku.Lingkup.Mencakup(u.Kode) }), err
}

// unitKop is the unit asked for if it is one of them, else the first.
func (k *kunjungan) unitKop(unit []Opsi) string {
	for _, u := range unit {
		if u.Kode == k.r.FormValue("unit") {
			return u.Kode
		}
	}
	if len(unit) == 0 {
		return ""
	}
	return unit[0].Kode
}

func (k *kunjungan) aturKop() error {
	unit, err := k.unitLingkup()
	if err != nil {
		return err
	}
	kop := akun.Kop{Lembaga: k.Lembaga.ID, Unit: k.unitKop(unit)}
	if kop.Unit == "" || kop.Unit != k.r.PostFormValue("unit") {
		return errTakAda.NotFoundf("unit itu tidak ada; pilih dari daftar unit")
	}
	for _, b := range kop.Bidang() {
		*b.Isi = k.r.PostFormValue(b.Nama)
	}
	if err := k.s.Akun.SimpanKop(k.ctx(), kop); err != nil {
		return k.tampilKop(err)
	}
	return k.pindah("/akademik/kop?unit="+url.QueryEscape(kop.Unit), "Kop rapor %s disimpan.", kop.Unit)
}
