package keuanganhttp

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Titipan is the credit of one family.
type Titipan struct {
	Keluarga string       `json:"keluarga"`
	Saldo    dasar.Rupiah `json:"saldo"`
}

type masukTitipan struct {
	Saat
	Keluarga []string `query:"keluarga,explode" maxItems:"200" doc:"semua keluarga yang bertitipan bila kosong"`
}

type masukKembali struct {
	dasarhttp.KunciUlang
	Body struct {
		Keluarga string        `json:"keluarga" minLength:"1" maxLength:"100"`
		Jumlah   dasar.Rupiah  `json:"jumlah" minimum:"1"`
		Cara     string        `json:"cara" enum:"tunai,transfer"`
		Tanggal  dasar.Tanggal `json:"tanggal,omitzero" doc:"hari ini bila kosong"`
		Laci     string        `json:"laci,omitempty" maxLength:"80"`
		Rekening string        `json:"rekening,omitempty" maxLength:"80"`
		Alasan   string        `json:"alasan" minLength:"1" maxLength:"300"`
	}
}

func pasangTitipan(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(pembayaran, "titipan", ambil, "/titipan", "Titipan keluarga"),
		func(ctx context.Context, p dasar.Pelaku, in *masukTitipan) (*dasarhttp.KeluarDaftar[Titipan], error) {
			m, err := s.TitipanKeluarga(ctx, p, in.pada(), dasarhttp.Peta(in.Keluarga, func(k string) santri.KeluargaID { return santri.KeluargaID(k) })...)
			var ts []Titipan
			for k, r := range m {
				ts = append(ts, Titipan{string(k), r})
			}
			slices.SortFunc(ts, func(a, b Titipan) int { return strings.Compare(a.Keluarga, b.Keluarga) })
			return dasarhttp.BeriDaftar(ts, "", err, func(t Titipan) Titipan { return t })
		})
	dasarhttp.Daftar(a, operasi(pembayaran, "kembalikan-titipan", kirim, "/titipan/pengembalian", "Kembalikan titipan kepada keluarga"),
		func(ctx context.Context, p dasar.Pelaku, in *masukKembali) (*dasarhttp.Keluar[HasilBayar], error) {
			b := in.Body
			h, err := s.KembalikanTitipan(ctx, p, in.Kunci, keuangan.PermintaanKembali{
				Keluarga: santri.KeluargaID(b.Keluarga), Jumlah: b.Jumlah, Cara: keuangan.CaraBayar(b.Cara), Tanggal: b.Tanggal, Laci: b.Laci, Rekening: b.Rekening, Alasan: b.Alasan,
			})
			return dasarhttp.Beri(h, err, keHasilBayar)
		})
}
