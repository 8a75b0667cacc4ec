package situs

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanPengaturanKeuangan = []halaman{
	{pola: "GET /pengaturan/keuangan", izin: akun.Kelola, tujuan: privasi.TujuanSistem, fn: (*kunjungan).setelanKeuangan},
	{pola: "POST /pengaturan/keuangan", izin: akun.Kelola, tujuan: privasi.TujuanSistem, fn: (*kunjungan).aturKeuangan},
}

type isiSetelanKeuangan struct {
	salah
	Setelan keuangan.Pengaturan
	Pembuka []pilihanPeran
	Riwayat []keuangan.Pengaturan // newest first
	Nama    map[string]string     // of who changed them
}

// pilihanPeran is a role to tick.
type pilihanPeran struct {
	Kode  string
	Pilih bool
}

func (k *kunjungan) setelanKeuangan() error {
	p, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	return k.tampilKeuangan(p, nil)
}

func (k *kunjungan) tampilKeuangan(p keuangan.Pengaturan, galat error) error {
	isi := isiSetelanKeuangan{Setelan: p, Nama: map[string]string{}}
	if err := isi.pakai(galat); err != nil {
		return err
	}
	for _, r := range akun.SemuaPeran() {
		if akun.Boleh(r, akun.Buku) {
			isi.Pembuka = append(isi.Pembuka, pilihanPeran{r, slices.Contains(p.PembukaPeriode, r)})
		}
	}
	var err error
	if isi.Riwayat, err = k.s.Keuangan.Stores.Pengaturan.Riwayat(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	for _, a := range as {
		isi.Nama[a.ID] = a.Nama
	}
	return k.tampilSalah(isi.salah, "pengaturan_keuangan", "Kuitansi dan buku", isi)
}

// aturKeuangan stores the settings from today on; what was printed and booked
// before keeps those of its day. A role that this page does not offer stays.
func (k *kunjungan) aturKeuangan() error {
	if err := k.isian(); err != nil {
		return err
	}
	p, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	f := k.r.PostForm
	p.Sejak, p.Seri = k.hariIni(), strings.TrimSpace(f.Get("seri"))
	p.PembukaPeriode = slices.DeleteFunc(slices.Clone(p.PembukaPeriode), func(r string) bool { return akun.Boleh(r, akun.Buku) })
	for _, r := range akun.SemuaPeran() {
		if akun.Boleh(r, akun.Buku) && slices.Contains(f["pembuka"], r) {
			p.PembukaPeriode = append(p.PembukaPeriode, r)
		}
	}
	if err := k.s.Keuangan.AturSetelan(k.ctx(), k.Pelaku, p); err != nil {
		return k.tampilKeuangan(p, err)
	}
	return k.pindah("/pengaturan/keuangan", "Disimpan; berlaku sejak hari ini.")
}
