package privasitest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
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
	t.Run("gerakkan", func(t *testing.T) {
		g, rs := buka(t)
		langkah := func(n int, dari, ke string) []privasi.Peristiwa {
			return []privasi.Peristiwa{{Jenis: "Uji", Objek: rekaman(n).ID, Dari: dari, Ke: ke, Oleh: "a", Pada: saat}}
		}
		_, err := rs.Simpan(ctx, rekaman(0), 0, langkah(0, "", "diterima")...)
		require.NoError(t, err)
		lama := berversi(rekaman(0), 1)
		lama.Status, lama.Subjek = "selesai", "lain"
		gs := []privasi.GerakRekaman{{Rekaman: lama, Peristiwa: langkah(0, "diterima", "selesai")}, {Rekaman: rekaman(1), Peristiwa: langkah(1, "", "diterima")}}
		require.NoError(t, g.Gerakkan(ctx, Lembaga, gs))
		dapat, err := rs.Ambil(ctx, Lembaga, "permohonan", rekaman(0).ID)
		require.NoError(t, err)
		mau := lama
		mau.Versi, mau.Subjek = 2, rekaman(0).Subjek
		require.Equal(t, mau, dapat)
		ps, err := rs.Riwayat(ctx, Lembaga, "permohonan", rekaman(0).ID)
		require.NoError(t, err)
		require.Equal(t, slices.Concat(langkah(0, "", "diterima"), langkah(0, "diterima", "selesai")), ps)
		ps, err = rs.Riwayat(ctx, Lembaga, "permohonan", rekaman(1).ID)
		require.NoError(t, err)
		require.Equal(t, langkah(1, "", "diterima"), ps)

		basi := []privasi.GerakRekaman{{Rekaman: rekaman(2), Peristiwa: langkah(2, "", "diterima")}, {Rekaman: lama, Peristiwa: langkah(0, "diterima", "selesai")}}
		require.ErrorIs(t, g.Gerakkan(ctx, Lembaga, basi), privasi.ErrRekamanVersi)
		_, err = rs.Ambil(ctx, Lembaga, "permohonan", rekaman(2).ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err), "semuanya atau tidak sama sekali")
		require.ErrorIs(t, g.Gerakkan(ctx, Lembaga, gs[1:]), privasi.ErrRekamanGanda)
		require.ErrorIs(t, g.Gerakkan(ctx, LembagaLain, gs[:1]), privasi.ErrRekamanVersi, "rekaman lembaga lain tidak ada")
		require.NoError(t, g.Gerakkan(ctx, Lembaga, nil))
	})
}
