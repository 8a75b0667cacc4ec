package situs

import (
	"strings"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
)

type isiRekeningBank struct {
	salah
	Setelan keuangan.Pengaturan
	Baris   []keuangan.RekeningBank // with blank ones to fill in
	Kelola  bool
}

// barisKosong is how many blank lines a list offers to fill in.
const barisKosong = 2

func (k *kunjungan) rekeningBank() error {
	p, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	return k.tampilRekening(p, nil)
}

func (k *kunjungan) tampilRekening(p keuangan.Pengaturan, galat error) error {
	isi := isiRekeningBank{Setelan: p, Kelola: akun.Boleh(k.Akun.Peran, akun.Kelola)}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	isi.Baris = append(append(isi.Baris, p.RekeningBank...), make([]keuangan.RekeningBank, barisKosong)...)
	return k.tampilSalah(isi.salah, "rekening_bank", "Rekening bank", isi)
}

// aturRekening stores the settings from today on; what was booked before keeps
// those of its day.
func (k *kunjungan) aturRekening() error {
	if err := k.isian(); err != nil {
		return err
	}
	p, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	f := k.r.PostForm
	p.Sejak, p.RekeningBank = k.hariIni(), nil
	uraian := f["uraian"]
	for i, kode := range f["kode"] {
		r := keuangan.RekeningBank{Kode: strings.TrimSpace(kode)}
		if i < len(uraian) {
			r.Uraian = strings.TrimSpace(uraian[i])
		}
		if r.Kode != "" || r.Uraian != "" {
			p.RekeningBank = append(p.RekeningBank, r)
		}
	}
	p.AwalanVA, p.BukukanBiaya, p.TitipTakKenal = strings.TrimSpace(f.Get("awalan_va")), f.Get("bukukan_biaya") == "ya", f.Get("titip_tak_kenal") == "ya"
	if err := k.s.Keuangan.AturSetelan(k.ctx(), k.Pelaku, p); err != nil {
		return k.tampilRekening(p, err)
	}
	return k.pindah("/pengaturan/rekening", "Pengaturan rekening disimpan; berlaku sejak hari ini.")
}

func (k *kunjungan) terbitkanVA() error {
	n, err := k.s.Keuangan.TerbitkanVA(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	if n == 0 {
		return k.pindah("/pengaturan/rekening", "Belum ada awalan nomor VA; isi dahulu.")
	}
	return k.pindah("/pengaturan/rekening", "%d santri punya nomor VA.", n)
}
