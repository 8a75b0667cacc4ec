package situs

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// Complaints have pages of their own, apart from requests.
var halamanAduan = []halaman{
	{pola: "GET /pengaduan", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aduanSaya},
	{pola: "POST /pengaduan", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).ajukanAduan},
	{pola: "GET /pengaduan/{id}", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aduanSatu},
}

type isiAduanSaya struct {
	formulir
	Baris    []hak.Pengaduan
	Kini     time.Time
	Petugas  []Opsi
	Pengawas string
	Profil   kantor.ProfilKantor
	Dikenal  bool // the account is somebody's
}

// Nomor is the number of a complaint.
func (isiAduanSaya) Nomor(p hak.Pengaduan) string { return kantor.Nomor(p.ID, p.Diterima) }

// aduanSaya lists the visitor's complaints and takes a new one.
func (k *kunjungan) aduanSaya() error { return k.tampilAduanSaya(nil) }

func (k *kunjungan) tampilAduanSaya(galat error) (err error) {
	k.subyek()
	isi := isiAduanSaya{formulir: formulirBaru(k.r.PostForm), Kini: k.s.Now()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	orang, err := k.s.Orang.Saya(k.ctx(), k.Akun)
	if err != nil {
		return err
	}
	if isi.Dikenal = len(orang) > 0; isi.Dikenal {
		if isi.Baris, err = k.s.Kantor.AduanSaya(k.ctx(), k.Pelaku); err != nil {
			return err
		}
	}
	if isi.Petugas, err = k.pilihTerlapor(k.Akun.ID); err != nil {
		return err
	}
	set, err := k.s.Kantor.Setelan(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.Pengawas = set.Isi.AlamatPengawas
	if isi.Profil, err = k.s.Kantor.Profil(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "aduan_saya", "Pengaduan", isi)
}

// pilihTerlapor lists the staff who may be complained about: everybody with an account but
// families, and not the account left out.
func (k *kunjungan) pilihTerlapor(kecuali string) (os []Opsi, err error) {
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	for _, a := range as {
		if a.Aktif && a.ID != kecuali && a.Peran != privasi.PeranWali && a.Peran != privasi.PeranSantri {
			os = append(os, Opsi{a.ID, a.Nama + " (" + akun.NamaPeran(a.Peran) + ")"})
		}
	}
	slices.SortFunc(os, func(a, b Opsi) int { return strings.Compare(a.Nama, b.Nama) })
	return os, err
}

func (k *kunjungan) ajukanAduan() error {
	k.subyek()
	f := k.r.PostForm
	x, err := k.s.Kantor.Adukan(k.ctx(), k.Pelaku, f.Get("rincian"), terpilih(f["terlapor"])...)
	if err != nil {
		return k.tampilAduanSaya(err)
	}
	return k.pindah("/pengaduan/"+x.ID, "Pengaduan diterima dengan nomor %s. Jawaban paling lambat %s.", kantor.Nomor(x.ID, x.Diterima), jam(x.Tenggat, k.Lembaga.Lokasi()))
}

// terpilih are the values of a choice of many that are not empty.
func terpilih(xs []string) []string {
	return slices.DeleteFunc(slices.Clone(xs), func(s string) bool { return s == "" })
}

type isiAduanSatu struct {
	kantor.BerkasAduan
	Nomor    string
	Telat    bool
	Tentang  []string
	Oleh     map[string]string
	Pengawas string
	Buntu    bool // nobody here may handle it
}

// aduanSatu shows the visitor his complaint and its answer.
func (k *kunjungan) aduanSatu() error {
	k.subyek()
	b, err := k.s.Kantor.BacaAduan(k.ctx(), k.s.Penjaga, k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	isi := isiAduanSatu{BerkasAduan: b, Nomor: kantor.Nomor(b.ID, b.Diterima), Telat: b.Lewat(k.s.Now()), Pengawas: b.Pengawas}
	nama, err := k.semuaAkun()
	if err != nil {
		return err
	}
	for _, a := range b.Terlapor {
		if n := nama[a]; !slices.Contains(isi.Tentang, n) {
			isi.Tentang = append(isi.Tentang, n)
		}
	}
	isi.Oleh = map[string]string{k.Akun.ID: k.Akun.Nama}
	ps, err := k.s.Kantor.PenanganAduan(k.ctx(), k.Lembaga.ID, b.Pengaduan)
	if err != nil {
		return err
	}
	isi.Buntu = len(ps) == 0
	if isi.Pengawas == "" {
		set, err := k.s.Kantor.Setelan(k.ctx(), k.Lembaga.ID)
		if err != nil {
			return err
		}
		isi.Pengawas = set.Isi.AlamatPengawas
	}
	return k.tampil("aduan_satu", "Pengaduan", isi)
}
