package privasitest

import (
	"testing"
	"time"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// Gudang are the stores of one database.
type Gudang struct {
	Kunci      privasi.GudangKunci
	Register   privasi.GudangRegister
	Jejak      privasi.GudangJejak
	Pernyataan privasi.GudangPernyataan
	Buku       buku.Gudang
	Rekaman    privasi.GudangRekaman
	Banyak     privasi.GudangBanyak
	Milik      privasi.GudangMilik
}

// Jalankan runs every suite; buka opens a fresh, empty database per case.
func Jalankan(t *testing.T, buka func(*testing.T) Gudang) {
	t.Run("GudangKunci", func(t *testing.T) {
		GudangKunci(t, func(t *testing.T) privasi.GudangKunci { return buka(t).Kunci })
	})
	t.Run("GudangRegister", func(t *testing.T) {
		GudangRegister(t, func(t *testing.T) privasi.GudangRegister { return buka(t).Register })
	})
	t.Run("GudangJejak", func(t *testing.T) {
		GudangJejak(t, func(t *testing.T) (privasi.GudangJejak, buku.Gudang) { g := buka(t); return g.Jejak, g.Buku })
	})
	t.Run("GudangRekaman", func(t *testing.T) {
		GudangRekaman(t, func(t *testing.T) privasi.GudangRekaman { return buka(t).Rekaman })
	})
	t.Run("GudangBanyak", func(t *testing.T) {
		GudangBanyak(t, func(t *testing.T) (privasi.GudangBanyak, privasi.GudangRekaman) {
			g := buka(t)
			return g.Banyak, g.Rekaman
		})
	})
	t.Run("GudangMilik", func(t *testing.T) {
		GudangMilik(t, func(t *testing.T) (privasi.GudangMilik, privasi.GudangRekaman, privasi.GudangPernyataan) {
			g := buka(t)
			return g.Milik, g.Rekaman, g.Pernyataan
		})
	})
	t.Run("GudangBuku", func(t *testing.T) {
		GudangBuku(t, func(t *testing.T) buku.Gudang { return buka(t).Buku })
	})
	t.Run("GudangPernyataan", func(t *testing.T) {
		GudangPernyataan(t, func(t *testing.T) privasi.GudangPernyataan { return buka(t).Pernyataan })
	})
}

var saat = time.Date(2026, 10, 5, 1, 2, 3, 456_000, time.UTC)

func id(subjek string, kelas privasi.KelasRetensi) privasi.KunciID {
	return privasi.KunciID{Subjek: privasi.SubjekID(subjek), Kelas: kelas}
}
