package privasitest

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// GudangRegister is the conformance suite of [privasi.GudangRegister].
func GudangRegister(t *testing.T, buka func(*testing.T) privasi.GudangRegister) {
	ctx := context.Background()
	t.Run("belum_ada", func(t *testing.T) {
		_, err := buka(t).Ambil(ctx, Lembaga)
		require.ErrorIs(t, err, privasi.ErrRegisterBelum)
	})
	t.Run("simpan_dan_ambil", func(t *testing.T) {
		g, reg := buka(t), RegisterBaku(t, Lembaga)
		require.NoError(t, g.Simpan(ctx, Lembaga, reg, 0))
		dapat, err := g.Ambil(ctx, Lembaga)
		require.NoError(t, err)
		reg.Versi = 1
		require.Equal(t, reg, dapat)
		_, err = g.Ambil(ctx, LembagaLain)
		require.ErrorIs(t, err, privasi.ErrRegisterBelum)
	})
	t.Run("versi_berikut_dan_versi_basi", func(t *testing.T) {
		g, reg := buka(t), RegisterBaku(t, Lembaga)
		require.NoError(t, g.Simpan(ctx, Lembaga, reg, 0))
		ubah := reg.Salin()
		ubah.Kegiatan[0].Status = privasi.Dihentikan
		ubah, err := ubah.Tandatangani("akun-kepala", "Pengasuh", saat)
		require.NoError(t, err)
		err = g.Simpan(ctx, Lembaga, ubah, 0)
		require.ErrorIs(t, err, privasi.ErrRegisterVersi)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))
		require.ErrorIs(t, g.Simpan(ctx, Lembaga, ubah, 2), privasi.ErrRegisterVersi)
		require.NoError(t, g.Simpan(ctx, Lembaga, ubah, 1))
		dapat, err := g.Ambil(ctx, Lembaga)
		require.NoError(t, err)
		ubah.Versi = 2
		require.Equal(t, ubah, dapat)
	})
	t.Run("tanpa_tanda_tangan_berubah_atau_milik_lain_ditolak", func(t *testing.T) {
		g := buka(t)
		require.ErrorIs(t, g.Simpan(ctx, Lembaga, privasi.DaftarBaku(Lembaga, "Uji", saat), 0), privasi.ErrRegisterBelum)
		berubah := RegisterBaku(t, Lembaga)
		berubah.Kegiatan[0].TingkatPeran[privasi.PeranKasir] = privasi.Penuh
		berubah.Kegiatan[1].TingkatPeran[privasi.PeranKasir] = privasi.Penuh
		require.ErrorIs(t, g.Simpan(ctx, Lembaga, berubah, 0), privasi.ErrRegisterBerubah)
		require.ErrorIs(t, g.Simpan(ctx, LembagaLain, RegisterBaku(t, Lembaga), 0), privasi.ErrRegisterIsi)
		_, err := g.Ambil(ctx, Lembaga)
		require.ErrorIs(t, err, privasi.ErrRegisterBelum)
	})
	t.Run("dua_penanda_tangan_satu_menang", func(t *testing.T) {
		g := buka(t)
		galat := make([]error, 4)
		var wg sync.WaitGroup
		for i := range galat {
			reg := RegisterBaku(t, Lembaga)
			wg.Go(func() { galat[i] = g.Simpan(ctx, Lembaga, reg, 0) })
		}
		wg.Wait()
		menang := 0
		for _, err := range galat {
			if err == nil {
				menang++
			} else {
				require.ErrorIs(t, err, privasi.ErrRegisterVersi)
			}
		}
		require.Equal(t, 1, menang)
	})
}
