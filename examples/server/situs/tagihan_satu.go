package situs

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
)

type isiTagihan struct {
	salah
	keuangan.Posisi
	Siapa   Tampak
	Status  keuangan.StatusTagihan
	Nota    []keuangan.NotaKredit
	Alokasi []AlokasiTampak
	Petugas map[string]string
	Menagih bool
	Hari    dasar.Tanggal
	Minta   mintaKoreksi
}

// AlokasiTampak is a movement on the bill with the payment that it came from.
type AlokasiTampak struct {
	keuangan.Alokasi
	Bayar keuangan.PembayaranRinci
}

type mintaKoreksi struct {
	Jenis, Jumlah, Alasan, Tanggal string
	Lepas, Ulang                   bool
}

func (k *kunjungan) tagihan() error { return k.tampilTagihan(mintaKoreksi{}, nil) }

func (k *kunjungan) tampilTagihan(m mintaKoreksi, galat error) error {
	id := k.r.PathValue("id")
	p, err := k.s.Keuangan.AmbilTagihan(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	isi := isiTagihan{Posisi: p, Status: p.Status(k.hariIni()), Menagih: akun.Boleh(k.Akun.Peran, akun.Menagih), Hari: k.hariIni(), Minta: m}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	tampak, err := k.tampakID(p.Tagihan.Santri)
	if err != nil {
		return err
	}
	isi.Siapa = tampak[p.Tagihan.Santri]
	if isi.Nota, err = k.s.Keuangan.NotaTagihan(k.ctx(), k.Pelaku, id); err != nil {
		return err
	}
	if isi.Alokasi, err = k.alokasiTagihan(id); err != nil {
		return err
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "tagihan_satu", p.Tagihan.Uraian, isi)
}

// alokasiTagihan lists what payments put on a bill and took off it, newest
// payment first.
func (k *kunjungan) alokasiTagihan(id string) (out []AlokasiTampak, err error) {
	bs, _, err := k.s.Keuangan.CariBayar(k.ctx(), k.Pelaku, keuangan.SaringBayar{Tagihan: id}, dasar.Page{Limit: dasar.MaxPage})
	for _, b := range bs {
		for _, a := range b.Alokasi {
			if a.Tagihan == id {
				out = append(out, AlokasiTampak{a, b})
			}
		}
	}
	return out, err
}

// bacaKoreksi reads the form of a credit note or a void.
func (k *kunjungan) bacaKoreksi(jenis string) (m mintaKoreksi, jumlah dasar.Rupiah, hari dasar.Tanggal, err error) {
	if err := k.isian(); err != nil {
		return m, 0, hari, err
	}
	f := k.r.PostForm
	m = mintaKoreksi{Jenis: jenis, Jumlah: f.Get("jumlah"), Alasan: f.Get("alasan"), Tanggal: f.Get("tanggal"), Lepas: f.Get("lepas") == "ya", Ulang: f.Get("ulang") == "ya"}
	if err := hari.UnmarshalText([]byte(m.Tanggal)); err != nil {
		return m, 0, hari, diBidang(err, "tanggal")
	}
	if jenis == "nota" {
		jumlah, err = dasar.ParseRupiah(m.Jumlah)
	}
	return m, jumlah, hari, diBidang(err, "jumlah")
}

func (k *kunjungan) notaKredit() error {
	m, jumlah, hari, err := k.bacaKoreksi("nota")
	id := k.r.PathValue("id")
	var h keuangan.HasilKoreksi
	if err == nil {
		h, err = k.s.Keuangan.NotaKredit(k.ctx(), k.Pelaku, k.r.PostForm.Get("kunci"), keuangan.MintaNota{Tagihan: id, Jumlah: jumlah, Tanggal: hari, Alasan: m.Alasan})
	}
	return k.jawabKoreksi(m, h, err, "Nota kredit dibukukan; sisa tagihan "+h.Posisi.Sisa().String()+".")
}

func (k *kunjungan) batalTagihan() error {
	m, _, hari, err := k.bacaKoreksi("batal")
	id := k.r.PathValue("id")
	var h keuangan.HasilKoreksi
	if err == nil {
		h, err = k.s.Keuangan.BatalkanTagihan(k.ctx(), k.Pelaku, k.r.PostForm.Get("kunci"),
			keuangan.MintaBatal{Tagihan: id, Lepas: m.Lepas, Ulang: m.Ulang, Tanggal: hari, Alasan: m.Alasan})
	}
	return k.jawabKoreksi(m, h, err, "Tagihan dibatalkan; jurnalnya dibalik.")
}

func (k *kunjungan) jawabKoreksi(m mintaKoreksi, h keuangan.HasilKoreksi, err error, kabar string) error {
	if err != nil {
		return k.tampilTagihan(m, err)
	}
	if h.Dilepas > 0 {
		kabar += " " + h.Dilepas.String() + " kembali ke titipan keluarga."
	}
	if h.Ulangan {
		kabar = "Permintaan ini sudah dibukukan sebelumnya; tidak ada yang berubah."
	}
	return k.pindah("/tagihan/"+k.r.PathValue("id"), "%s", kabar)
}
