package situs

import (
	"net/url"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
)

type isiUsulKurikulum struct {
	formulir
	akademik.UsulKurikulum
	Semua []akademik.TahunAjaran
	Nama  map[akademik.KodeMapel]string
	Lama  map[akademik.KodeMapel]bool // subjects that exist and are taken into use again
}

// Lowongan are the vacancies that the proposal makes in a class.
func (i isiUsulKurikulum) Lowongan(r akademik.RombelID) (n int) {
	for _, p := range i.Pengampu {
		if p.Rombel == r {
			n++
		}
	}
	return n
}

// NamaTemuan is the name of the subject of a finding.
func (i isiUsulKurikulum) NamaTemuan(t kurikulum.Temuan) string {
	if t.Butir.Nama != "" && t.Jenis == kurikulum.Kurang {
		return t.Butir.Nama
	}
	if n := i.Nama[akademik.KodeMapel(t.Kode)]; n != "" {
		return n
	}
	return t.Kode
}

func (k *kunjungan) usulKurikulum() error { return k.tampilUsulKurikulum(nil) }

func (k *kunjungan) tampilUsulKurikulum(galat error) (err error) {
	isi := isiUsulKurikulum{formulir: formulirBaru(k.r.PostForm), Nama: map[akademik.KodeMapel]string{}, Lama: map[akademik.KodeMapel]bool{}}
	t, semua, err := k.tahunKurikulum()
	if err != nil {
		return err
	}
	isi.Semua, isi.Tahun = semua, t
	if t.ID != "" {
		if isi.UsulKurikulum, err = k.usulPerKelas(t.ID); err != nil {
			return err
		}
	}
	ms, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, m := range ms {
		isi.Nama[m.Kode], isi.Lama[m.Kode] = m.Nama, true
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "kurikulum_usul", "Kelas dan kurikulumnya", isi)
	}
	return k.tampil("kurikulum_usul", "Kelas dan kurikulumnya", isi)
}

func (k *kunjungan) terapkanKurikulum() error {
	f := k.r.PostForm
	var kelas []akademik.RombelID
	for _, r := range f["kelas"] {
		kelas = append(kelas, akademik.RombelID(r))
	}
	if len(kelas) == 0 {
		return k.tampilUsulKurikulum(akademik.ErrRombelTiada.Invalidf("centang kelas yang diisi"))
	}
	h, err := k.s.Akademik.TerapkanKurikulum(k.ctx(), k.Pelaku, f.Get("kunci"), akademik.TahunID(f.Get("tahun")), f.Get("sidik"), f.Get("penilaian") != "", kelas...)
	if err != nil {
		return k.tampilUsulKurikulum(err)
	}
	return k.pindah("/akademik/kurikulum/usul?tahun="+url.QueryEscape(f.Get("tahun")), "Diterapkan: %d mata pelajaran, %d pelajaran kelas yang menunggu guru, %d aturan penilaian.", len(h.Mapel), len(h.Pengampu), len(h.Penilaian))
}
