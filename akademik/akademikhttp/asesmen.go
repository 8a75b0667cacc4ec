package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

// DataAsesmen is what an assessment says.
type DataAsesmen struct {
	Rombel   string        `json:"rombel" minLength:"1" maxLength:"64"`
	Mapel    string        `json:"mapel" minLength:"1" maxLength:"40"`
	Periode  string        `json:"periode" minLength:"1" maxLength:"20"`
	Kode     string        `json:"kode" minLength:"1" maxLength:"20" doc:"SLM1: tunggal di kelas, pelajaran, dan periodenya"`
	Nama     string        `json:"nama" minLength:"1" maxLength:"60"`
	Komponen string        `json:"komponen" minLength:"1" maxLength:"20"`
	Maks     string        `json:"maks" minLength:"1" maxLength:"24" doc:"nilai penuh"`
	Bobot    string        `json:"bobot,omitempty" maxLength:"24" doc:"di dalam komponennya; kosong = 1"`
	Tanggal  dasar.Tanggal `json:"tanggal,omitzero"`
	Batal    string        `json:"batal,omitempty" maxLength:"300" doc:"alasan membatalkan penilaian ini beserta nilainya"`
}

// Asesmen is one assessment.
type Asesmen struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataAsesmen
}

func keAsesmen(a akademik.Asesmen) Asesmen {
	return Asesmen{a.ID, a.Versi, DataAsesmen{string(a.Rombel), string(a.Mapel), a.Periode, a.Kode, a.Nama, a.Komponen, teks(a.Maks), teks(a.Bobot), a.Tanggal, a.Batal}}
}

func (d DataAsesmen) asesmen() (akademik.Asesmen, error) {
	b := &bacaAngka{}
	return akademik.Asesmen{
		Rombel: akademik.RombelID(d.Rombel), Mapel: akademik.KodeMapel(d.Mapel), Periode: d.Periode, Kode: d.Kode, Nama: d.Nama, Komponen: d.Komponen,
		Maks: b.angka("maks", d.Maks), Bobot: b.angka("bobot", d.Bobot), Tanggal: d.Tanggal, Batal: d.Batal,
	}, b.err
}

type akademikAsesmenBaru struct {
	dasarhttp.KunciUlang
	Body DataAsesmen
}

type akademikUbahAsesmen struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataAsesmen
	}
}

func (h pintu) pasangAsesmen(a *dasarhttp.API) {
	dasarhttp.Daftar(a, baru("buat-asesmen", "/asesmen", "Buat penilaian pada suatu pelajaran"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikAsesmenBaru) (*dasarhttp.Keluar[Asesmen], error) {
			x, err := in.Body.asesmen()
			return h.simpanAsesmen(ctx, p, in.Kunci, x, err)
		})
	dasarhttp.Daftar(a, operasi("ubah-asesmen", ganti, "/asesmen/{id}", "Ubah atau batalkan penilaian; kelas, pelajaran, dan periodenya tetap"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahAsesmen) (*dasarhttp.Keluar[Asesmen], error) {
			x, err := in.Body.asesmen()
			x.ID, x.Versi = in.ID, in.Body.Versi
			return h.simpanAsesmen(ctx, p, in.Kunci, x, err)
		})
}

func (h pintu) simpanAsesmen(ctx context.Context, p dasar.Pelaku, kunci string, x akademik.Asesmen, err error) (*dasarhttp.Keluar[Asesmen], error) {
	if err == nil {
		err = h.pelajaran(ctx, p, x.Rombel, x.Mapel)
	}
	if err != nil {
		return nil, err
	}
	x, err = h.s.AturAsesmen(ctx, p, kunci, x)
	return dasarhttp.Beri(x, err, keAsesmen)
}
