package situs

import (
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

var halamanDataSayaKabar = []halaman{
	{pola: "GET /data-saya/{subjek}/kabar", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).kabarSaya},
}

type isiKabarSaya struct {
	perihal
	Insiden    []kantor.KabarInsiden
	Pendedahan []pendedahan.Pendedahan
	Darurat    []pendedahan.Darurat
	Oleh       map[string]string
}

// kabarSaya tells a person what befell his data: incidents with advice, what was handed
// to others, emergencies in which it was opened.
func (k *kunjungan) kabarSaya() error {
	p, err := k.perihal("kabar")
	if err != nil {
		return err
	}
	isi := isiKabarSaya{perihal: p}
	if isi.Insiden, err = k.s.Kantor.InsidenSaya(k.ctx(), k.Pelaku, p.Orang.Subjek, k.Lembaga.Nama); err != nil {
		return err
	}
	if isi.Pendedahan, err = k.s.Kantor.PendedahanSaya(k.ctx(), k.Pelaku, p.Orang.Subjek); err != nil {
		return err
	}
	if isi.Darurat, err = k.s.Kantor.DaruratSaya(k.ctx(), k.Pelaku, p.Orang.Subjek); err != nil {
		return err
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampil("data_saya_kabar", "Kabar tentang data "+p.Orang.Nama, isi)
}
