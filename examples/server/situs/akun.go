package situs

import (
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
)

var halamanAkun = []halaman{
	{pola: "GET /akun", izin: akun.Kelola, tujuan: "sistem.administrasi", fn: (*kunjungan).daftarAkun},
	{pola: "POST /akun", izin: akun.Kelola, tujuan: "sistem.administrasi", fn: (*kunjungan).buatAkun},
	{pola: "POST /akun/{id}", izin: akun.Kelola, tujuan: "sistem.administrasi", fn: (*kunjungan).ubahAkun},
	{pola: "POST /akun/{id}/undang", izin: akun.Kelola, tujuan: "sistem.administrasi", fn: (*kunjungan).undangAkun},
}

type isiAkun struct {
	Daftar  []akun.Akun
	Nomor   map[string]string // number of the employee, by id
	Peran   []string
	Tautan  string // fresh invitation link, shown once
	Untuk   string
	Sendiri string
}

func (k *kunjungan) daftarAkun() error { return k.tampilAkun("", "") }

func (k *kunjungan) tampilAkun(tautan, untuk string) error {
	as, err := k.s.Akun.Daftar(k.ctx(), k.Akun.Lembaga)
	if err != nil {
		return err
	}
	isi := isiAkun{Daftar: as, Nomor: map[string]string{}, Peran: akun.SemuaPeran(), Tautan: tautan, Untuk: untuk, Sendiri: k.Akun.ID}
	var id []pegawai.ID
	for _, a := range as {
		if a.Pegawai != "" {
			id = append(id, pegawai.ID(a.Pegawai))
		}
	}
	if len(id) > 0 {
		orang, err := k.s.Pegawai.Stores.Pegawai.Ambil(k.ctx(), k.Akun.Lembaga, id...)
		if err != nil {
			return err
		}
		for _, o := range orang {
			isi.Nomor[string(o.ID)] = o.Nomor
		}
	}
	return k.tampil("akun", "Akun dan peran", isi)
}

func (k *kunjungan) isian() error {
	return nil
}

// pegawaiNomor finds the employee with the office's number; "" is nobody.
func (k *kunjungan) pegawaiNomor(nomor string) (string, error) {
	if nomor = strings.TrimSpace(nomor); nomor == "" {
		return "", nil
	}
	ada, err := k.s.Pegawai.Stores.Pegawai.Kenali(k.ctx(), k.Akun.Lembaga, []string{nomor}, nil)
	if err == nil && len(ada) == 0 {
		err = errForm.Invalidf("tidak ada pegawai dengan nomor itu; lihat nomornya di halaman Pegawai").Pada("nomor_pegawai")
	}
	if err != nil {
		return "", err
	}
	return string(ada[0].ID), nil
}

func daftarUnit(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
}

func (k *kunjungan) buatAkun() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	orang, err := k.pegawaiNomor(f.Get("nomor_pegawai"))
	if err != nil {
		return err
	}
	a, err := k.s.Akun.Buat(k.ctx(), akun.Akun{Lembaga: k.Akun.Lembaga, NamaMasuk: f.Get("nama_masuk"), Nama: f.Get("nama"), Peran: f.Get("peran"),
		Unit: daftarUnit(f.Get("unit")), Laci: f.Get("laci"), Pegawai: orang}, "")
	if err != nil {
		return err
	}
	return k.undang(a)
}

func (k *kunjungan) ubahAkun() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	a, err := k.s.Akun.Ambil(k.ctx(), k.Akun.Lembaga, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	if a.Pegawai, err = k.pegawaiNomor(f.Get("nomor_pegawai")); err != nil {
		return err
	}
	a.Nama, a.Peran, a.Unit, a.Laci, a.Aktif = f.Get("nama"), f.Get("peran"), daftarUnit(f.Get("unit")), f.Get("laci"), f.Get("aktif") == "ya"
	if err := k.s.Akun.Ubah(k.ctx(), a); err != nil {
		return err
	}
	return k.pindah("/akun", "Akun %s diperbarui.", a.Nama)
}

func (k *kunjungan) undangAkun() error {
	a, err := k.s.Akun.Ambil(k.ctx(), k.Akun.Lembaga, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	return k.undang(a)
}

// undang makes a one-time link and shows it once.
func (k *kunjungan) undang(a akun.Akun) error {
	token, err := k.s.Akun.Undang(k.ctx(), a.Lembaga, a.ID, 7*24*time.Hour)
	if err != nil {
		return err
	}
	skema := "http://"
	if k.r.TLS != nil {
		skema = "https://"
	}
	return k.tampilAkun(skema+k.r.Host+"/undangan?token="+token, a.Nama)
}
