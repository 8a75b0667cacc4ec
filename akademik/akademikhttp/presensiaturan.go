package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

// AturanPresensi are the words and ways of presence from a day on.
type AturanPresensi struct {
	Sejak          dasar.Tanggal  `json:"sejak"`
	Kata           []KataPresensi `json:"kata,omitempty" maxItems:"20" doc:"keadaan tambahan sekolah"`
	Hari           string         `json:"hari,omitempty" enum:"pertama" doc:"pertama = pelajaran pertama menentukan hari; kosong = sebagian pelajaran"`
	Pembilang      int            `json:"pembilang,omitempty" minimum:"0" maximum:"24" doc:"bagian pelajaran yang menjadikan sehari: pembilang/penyebut; 0/0 = setengah, 0/1 = satu pelajaran saja"`
	Penyebut       int            `json:"penyebut,omitempty" minimum:"0" maximum:"24"`
	HariKoreksi    int            `json:"hari_koreksi" minimum:"0" maximum:"366" doc:"hari sesudah pelajaran ketika koreksi tidak perlu alasan"`
	JurnalLangsung bool           `json:"jurnal_langsung,omitempty" doc:"jurnal mengajar tidak menunggu persetujuan"`
	Oleh           string         `json:"oleh,omitempty" doc:"akun yang mengaturnya; tidak dibaca saat menyimpan"`
}

// KataPresensi is a state that a school adds.
type KataPresensi struct {
	Kode    string `json:"kode" minLength:"1" maxLength:"20"`
	Nama    string `json:"nama" minLength:"1" maxLength:"60"`
	Singkat string `json:"singkat" minLength:"1" maxLength:"3"`
	Hitung  string `json:"hitung" enum:"hadir,sakit,izin,alpa" doc:"dihitung sebagai"`
}

func keAturanPresensi(a akademik.AturanPresensi) AturanPresensi {
	h := a.Aturan.Hari
	return AturanPresensi{a.Sejak, dasarhttp.Peta(a.Aturan.Kata, func(k presensi.Kata) KataPresensi {
		return KataPresensi{string(k.Kode), k.Nama, k.Singkat, string(k.Hitung)}
	}), string(h.Cara), h.Pembilang, h.Penyebut, a.HariKoreksi, a.JurnalLangsung, a.Oleh}
}

func (a AturanPresensi) aturan() akademik.AturanPresensi {
	kata := dasarhttp.Peta(a.Kata, func(k KataPresensi) presensi.Kata {
		return presensi.Kata{Kode: presensi.Keadaan(k.Kode), Nama: k.Nama, Singkat: k.Singkat, Hitung: presensi.Keadaan(k.Hitung)}
	})
	return akademik.AturanPresensi{
		Sejak: a.Sejak, Aturan: presensi.Aturan{Kata: kata, Hari: presensi.AturanHari{Cara: presensi.CaraHari(a.Hari), Pembilang: a.Pembilang, Penyebut: a.Penyebut}},
		HariKoreksi: a.HariKoreksi, JurnalLangsung: a.JurnalLangsung,
	}
}

type akademikAturanPresensi struct {
	dasarhttp.KunciUlang
	Body AturanPresensi
}

func (h pintu) pasangAturanPresensi(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("aturan-presensi", ambil, "/aturan-presensi", "Kata dan cara hitung presensi, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[AturanPresensi], error) {
			as, err := h.s.AturanPresensi(ctx, p)
			return dasarhttp.BeriDaftar(as, "", err, keAturanPresensi)
		})
	dasarhttp.Daftar(a, operasi("atur-presensi", ganti, "/aturan-presensi", "Atur kata dan cara hitung presensi sejak suatu hari"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikAturanPresensi) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.AturAturanPresensi(ctx, p, in.Kunci, in.Body.aturan()))
		})
}
