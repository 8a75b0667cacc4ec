package privasitest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
)

// GudangBanyak is the conformance suite of [privasi.GudangBanyak], beside the records
// that it changes.
func GudangBanyak(t *testing.T, buka func(*testing.T) (privasi.GudangBanyak, privasi.GudangRekaman)) {
	ctx := context.Background()
	t.Run("ganti", func(t *testing.T) {
		g, rs := buka(t)
		var semua []privasi.Rekaman
		for n := range 1200 {
			semua = append(semua, berversi(rekaman(n), 1))
		}
		_, err := rs.Sisipkan(ctx, Lembaga, semua)
		require.NoError(t, err)
		_, err = rs.Sisipkan(ctx, LembagaLain, semua[:3])
		require.NoError(t, err)
		_, err = rs.Simpan(ctx, semua[1], 1)
		require.NoError(t, err)

		ubah := make([]privasi.Rekaman, 1100)
		for n := range ubah {
			ubah[n] = berversi(rekaman(n), 1)
			ubah[n].Status, ubah[n].Tenggat, ubah[n].Isi = "selesai", time.Time{}, fmt.Appendf(nil, `{"N":"o'%d"}`, n)
			ubah[n].Subjek, ubah[n].Pada = "lain", saat.Add(-time.Hour)
		}
		ubah[2].ID = "tiada"
		ids, err := g.Ganti(ctx, Lembaga, ubah)
		require.NoError(t, err)
		require.Len(t, ids, 1098)
		require.NotContains(t, ids, "r001", "sudah diubah orang lain")
		require.NotContains(t, ids, "tiada")
		require.IsNonDecreasing(t, ids)
		ids, err = g.Ganti(ctx, Lembaga, ubah)
		require.NoError(t, err)
		require.Empty(t, ids, "sekali saja")

		dapat, err := rs.Ambil(ctx, Lembaga, "permohonan", "r000")
		require.NoError(t, err)
		mau := ubah[0]
		mau.Subjek, mau.Pada, mau.Versi = rekaman(0).Subjek, rekaman(0).Pada, 2
		require.Equal(t, mau, dapat, "orang dan saat masuk tetap")
		dapat, err = rs.Ambil(ctx, LembagaLain, "permohonan", "r000")
		require.NoError(t, err)
		require.Equal(t, "diterima", dapat.Status, "lembaga lain tidak tersentuh")
		j, err := rs.Jumlah(ctx, Lembaga, "permohonan")
		require.NoError(t, err)
		require.Equal(t, 1098, j["selesai"])
		ids, err = g.Ganti(ctx, Lembaga, nil)
		require.NoError(t, err)
		require.Empty(t, ids)
	})
}
