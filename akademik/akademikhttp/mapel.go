package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

// Mapel is a subject or a kitab.
type Mapel struct {
	Kode      string `json:"kode" minLength:"1" maxLength:"40"`
	Nama      string `json:"nama" minLength:"1" maxLength:"60"`
	NamaArab  string `json:"nama_arab,omitempty" maxLength:"60"`
	Kelompok  string `json:"kelompok,omitempty" maxLength:"60"`
	Kitab     string `json:"kitab,omitempty" maxLength:"60"`
	Pengarang string `json:"pengarang,omitempty" maxLength:"60"`
	Satuan    string `json:"satuan,omitempty" maxLength:"20" doc:"bab, halaman, atau bait; kosong bila bukan kitab"`
	Banyak    int    `json:"banyak,omitempty" minimum:"0" maximum:"100000" doc:"banyaknya bab, halaman, atau bait"`
	Urutan    int    `json:"urutan,omitempty" minimum:"0" maximum:"100000"`
	Aktif     bool   `json:"aktif"`
}

func keMapel(m akademik.Mapel) Mapel {
	return Mapel{string(m.Kode), m.Nama, m.NamaArab, m.Kelompok, m.Kitab, m.Pengarang, string(m.Satuan), m.Banyak, m.Urutan, m.Aktif}
}

func (m Mapel) mapel() akademik.Mapel {
	return akademik.Mapel{
		Kode: akademik.KodeMapel(m.Kode), Nama: m.Nama, NamaArab: m.NamaArab, Kelompok: m.Kelompok, Kitab: m.Kitab, Pengarang: m.Pengarang,
		Satuan: akademik.SatuanKitab(m.Satuan), Banyak: m.Banyak, Urutan: m.Urutan, Aktif: m.Aktif,
	}
}

type akademikMapel struct {
	dasarhttp.KunciUlang
	Body struct {
		Mapel []Mapel `json:"mapel" minItems:"1" maxItems:"500"`
	}
}

func (h pintu) pasangMapel(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-mapel", ambil, "/mapel", "Mata pelajaran dan kitab"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Mapel], error) {
			ms, err := h.s.Mapel(ctx, p)
			return dasarhttp.BeriDaftar(ms, "", err, keMapel)
		})
	dasarhttp.Daftar(a, operasi("atur-mapel", ganti, "/mapel", "Tambah atau ubah mata pelajaran menurut kode; yang tidak disebut tetap ada"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikMapel) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(dasarhttp.Urutan(h.s.AturMapel(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.Mapel, Mapel.mapel)...), len(in.Body.Mapel)))
		})
}
