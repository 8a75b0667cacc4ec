package situs

import (
	"strings"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanPengaturan = []halaman{
	{pola: "GET /pengaturan", awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).pengaturan},
	{pola: "GET /pengaturan/unit", izin: akun.Kelola, awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).unit},
	{pola: "POST /pengaturan/unit", izin: akun.Kelola, awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).aturUnit},
}

func (k *kunjungan) pengaturan() error { return k.tampil("pengaturan", "Pengaturan", nil) }

type isiUnit struct {
	santri.Struktur
	Jalur []santri.Jalur
	salah
}

func (k *kunjungan) unit() error { return k.tampilUnit(nil) }

func (k *kunjungan) tampilUnit(galat error) error {
	st, err := k.s.Santri.Struktur(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi := isiUnit{Struktur: st, Jalur: []santri.Jalur{santri.Formal, santri.Diniyah, santri.Tahfidz}}
	if err := isi.pakai(galat); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "unit", "Unit dan tingkat", isi)
}

// aturUnit adds a unit or renames one, or adds a level; nothing is removed, for
// memberships and bills speak of them.
func (k *kunjungan) aturUnit() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	ada, err := k.s.Santri.Struktur(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	var st santri.Struktur
	if f.Get("apa") == "tingkat" {
		st.Tingkat = []santri.Tingkat{{Lembaga: k.Lembaga.ID, Unit: santri.KodeUnit(f.Get("unit")), Jalur: santri.Jalur(f.Get("jalur")), Kode: strings.TrimSpace(f.Get("kode")), Urutan: len(ada.Tingkat) + 1}}
	} else {
		u := santri.Unit{Lembaga: k.Lembaga.ID, Kode: santri.KodeUnit(strings.TrimSpace(f.Get("kode"))), Nama: strings.TrimSpace(f.Get("nama")), Jalur: santri.Jalur(f.Get("jalur")), Urutan: len(ada.Unit) + 1}
		if lama, sudah := ada.CariUnit(string(u.Kode)); sudah {
			u.Kode, u.Urutan = lama.Kode, lama.Urutan
		}
		st.Unit = []santri.Unit{u}
	}
	if err := k.s.Santri.AturStruktur(k.ctx(), k.Pelaku, st); err != nil {
		return k.tampilUnit(err)
	}
	return k.pindah("/pengaturan/unit", "Disimpan.")
}
