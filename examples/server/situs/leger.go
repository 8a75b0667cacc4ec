package situs

import (
	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanLeger = []halaman{
	{pola: "GET /akademik/kelas/{id}/leger", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).leger},
}

type isiLeger struct {
	L     akademik.Leger
	Mapel []MapelTampak
	Kolom []akademik.KolomLeger
	Baris []BarisLeger

	Terbit bool // rapor of the term were published
}

// MapelTampak is one subject with its teachers and how far it has come.
type MapelTampak struct {
	akademik.MapelLeger
	Guru    []string
	Lengkap bool
}

// BarisLeger is one santri with the marks of all subjects.
type BarisLeger struct {
	Tampak
	Nilai []string
}

// Beraspek reports whether some subjects have a mark for each aspect.
func (i isiLeger) Beraspek() bool { return len(i.Kolom) > len(i.Mapel) }

// leger shows all marks of a class in a term, and which subjects are late. A teacher
// sees it as the wali of the class.
func (k *kunjungan) leger() error {
	isi := isiLeger{}
	var err error
	if isi.L, err = k.bacaLeger(); err != nil {
		return err
	}
	if err := k.isiLeger(&isi); err != nil {
		return err
	}
	ts, err := k.s.Akademik.TerbitanRapor(k.ctx(), k.Pelaku, isi.L.Periode.Kode, isi.L.Rombel.ID)
	if err != nil {
		return err
	}
	isi.Terbit = len(ts) > 0
	return k.tampil("leger", "Leger "+isi.L.Rombel.Nama, isi)
}

// bacaLeger computes the leger of the class and term of the address.
func (k *kunjungan) bacaLeger() (l akademik.Leger, err error) {
	r, periode, err := k.kelasPeriode()
	if err != nil {
		return l, err
	}
	ls, err := k.s.Akademik.Leger(k.ctx(), k.Pelaku, periode, r.ID)
	if err != nil {
		return l, err
	}
	if len(ls) == 0 {
		return l, akademik.ErrRombelTiada.NotFoundf("kelas tidak ditemukan")
	}
	return ls[0], nil
}

// kelasPeriode is the class of the address, which a teacher opens as its wali, and the term
// asked for or the one of today.
func (k *kunjungan) kelasPeriode() (r akademik.Rombel, periode string, err error) {
	if r, err = k.rombel(k.r.PathValue("id")); err != nil {
		return r, "", err
	}
	if k.hanyaMilik() && string(r.Wali) != k.Akun.Pegawai {
		return r, "", akademik.ErrRombelTiada.NotFoundf("leger dan rapor kelas ini dibuka wali kelasnya")
	}
	if periode = k.r.URL.Query().Get("periode"); periode != "" {
		return r, periode, nil
	}
	ts, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	return r, periodeKini(tahunDipilih(ts, string(r.Tahun), k.hariIni()), k.hariIni()), err
}

func (k *kunjungan) isiLeger(isi *isiLeger) error {
	var guru []pegawai.ID
	for _, m := range isi.L.Mapel {
		guru = append(guru, m.Guru...)
	}
	nama, err := k.tampakPegawaiID(guru...)
	if err != nil {
		return err
	}
	orang, err := k.tampakPeserta(isi.L.Santri)
	if err != nil {
		return err
	}
	for _, m := range isi.L.Mapel {
		t := MapelTampak{MapelLeger: m, Lengkap: m.Lengkap()}
		for _, g := range m.Guru {
			t.Guru = append(t.Guru, nama[g].Nama)
		}
		isi.Mapel = append(isi.Mapel, t)
	}
	isi.Kolom = isi.L.Kolom()
	for _, p := range isi.L.Santri {
		b := BarisLeger{Tampak: orang[p.ID]}
		for _, x := range isi.Kolom {
			teks := ""
			if !isi.L.Ikut(p.ID, x.Kode) {
				teks = tidakIkut
			}
			if h := isi.L.Nilai(p.ID, x).Rapor; h.Ada {
				teks = h.Bulat.String()
			}
			b.Nilai = append(b.Nilai, teks)
		}
		isi.Baris = append(isi.Baris, b)
	}
	return nil
}
