package akademikhttp

import (
	"bytes"
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

// maksFET bounds a file of FET that comes back solved.
const maksFET = 32 << 20

// BerkasFET is a version of a timetable as a file of the free program FET.
type BerkasFET struct {
	Isi     string   `json:"isi" doc:"simpan sebagai .fet, selesaikan dengan FET, lalu kirim kembali"`
	Catatan []string `json:"catatan" doc:"yang tidak dikenal FET dan karena itu tidak ikut"`
}

type masukFET struct {
	MasukID
	RawBody []byte `contentType:"application/octet-stream"`
}

func keUsul(u akademik.UsulLetak) UsulLetak {
	return UsulLetak{u.Versi, dasarhttp.Peta(u.Pindah, func(x akademik.PindahKegiatan) PindahKegiatan {
		return PindahKegiatan{x.Kegiatan, keLetak(x.Dari), keLetak(x.Ke)}
	}), len(u.Sisa), u.Berhenti, u.Catatan}
}

func (h pintu) pasangFET(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("unduh-fet", ambil, "/jadwal/{id}/fet", "Satu versi jadwal sebagai berkas FET; guru disebut dengan idnya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[BerkasFET], error) {
			var b strings.Builder
			catatan, err := h.s.TulisFETJadwal(ctx, p, akademik.JadwalID(in.ID), &b, akademik.NamaFET{Lembaga: string(p.Lembaga), Guru: tanpaNama})
			return dasarhttp.Beri(catatan, err, func(c []string) BerkasFET { return BerkasFET{b.String(), append([]string{}, c...)} })
		})
	unggah := operasi("baca-fet", kirim, "/jadwal/{id}/fet", "Baca berkas FET yang sudah diselesaikan; hasilnya usul, belum disimpan")
	unggah.Badan = maksFET
	dasarhttp.Daftar(a, unggah,
		func(ctx context.Context, p dasar.Pelaku, in *masukFET) (*dasarhttp.Keluar[UsulLetak], error) {
			u, err := h.s.BacaFETJadwal(ctx, p, akademik.JadwalID(in.ID), bytes.NewReader(in.RawBody))
			return dasarhttp.Beri(u, err, keUsul)
		})
}
