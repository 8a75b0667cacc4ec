package keuanganhttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Periode is the state of one month of the books.
type Periode struct {
	Bulan   dasar.Bulan `json:"bulan"`
	Status  string      `json:"status" enum:"buka,dikunci"`
	Alasan  string      `json:"alasan"`
	Oleh    string      `json:"oleh"`
	Dicatat time.Time   `json:"dicatat"`
}

func kePeriode(p keuangan.Periode) Periode {
	return Periode{p.Bulan, string(p.Status), p.Alasan, p.Oleh, p.Dicatat}
}

type masukPeriode struct {
	Bulan dasar.Bulan `path:"bulan"`
	Body  struct {
		Status string `json:"status" enum:"buka,dikunci"`
		Alasan string `json:"alasan" minLength:"1" maxLength:"300"`
	}
}

type masukSusulan struct {
	dasarhttp.Halaman
	Bulan dasar.Bulan `path:"bulan"`
}

func pasangPeriode(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(laporan, "status-periode", ambil, "/periode", "Bulan yang pernah dikunci; bulan lain terbuka"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Periode], error) {
			ps, err := s.StatusBuku(ctx, p)
			return dasarhttp.BeriDaftar(ps, "", err, kePeriode)
		})
	dasarhttp.Daftar(a, operasi(laporan, "riwayat-periode", ambil, "/periode/riwayat", "Semua penguncian dan pembukaan bulan"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Periode], error) {
			ps, err := s.RiwayatPeriode(ctx, p)
			return dasarhttp.BeriDaftar(ps, "", err, kePeriode)
		})
	dasarhttp.Daftar(a, operasi(laporan, "ubah-periode", ganti, "/periode/{bulan}", "Kunci atau buka satu bulan dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *masukPeriode) (*dasarhttp.Kosong, error) {
			if in.Body.Status == string(keuangan.PeriodeDikunci) {
				return dasarhttp.Selesai(s.KunciPeriode(ctx, p, in.Bulan, in.Body.Alasan))
			}
			return dasarhttp.Selesai(s.BukaPeriode(ctx, p, in.Bulan, in.Body.Alasan))
		})
	dasarhttp.Daftar(a, operasi(laporan, "susulan-periode", ambil, "/periode/{bulan}/susulan", "Jurnal yang masuk sesudah bulan pertama kali dikunci"),
		func(ctx context.Context, p dasar.Pelaku, in *masukSusulan) (*dasarhttp.KeluarDaftar[Jurnal], error) {
			js, lanjut, err := s.Susulan(ctx, p, in.Bulan, in.Page())
			return dasarhttp.BeriDaftar(js, lanjut, err, keJurnal)
		})
}
