package privasitest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// GudangJejak is the conformance suite of [privasi.GudangJejak].
func GudangJejak(t *testing.T, buka func(*testing.T) privasi.GudangJejak) {
	ctx := context.Background()
	baris := func(i int, subjek string) privasi.Jejak {
		return privasi.Jejak{Lembaga: Lembaga, ID: fmt.Sprintf("%04d", i), Permintaan: "p", Pada: saat.Add(time.Duration(i/2) * time.Second),
			Pelaku: "akun", Peran: "kasir", Tujuan: "keuangan.pembayaran", Tipe: "santri.Santri", Bidang: "HP=samar,Nama=penuh", Subjek: privasi.SubjekID(subjek)}
	}
	t.Run("kosong", func(t *testing.T) {
		js, lanjut, err := buka(t).Subjek(ctx, Lembaga, "s", dasar.Page{})
		require.NoError(t, err)
		require.Empty(t, js)
		require.Empty(t, lanjut)
	})
	t.Run("terbaru_dahulu_berhalaman", func(t *testing.T) {
		g := buka(t)
		var semua []privasi.Jejak
		for i := range 7 {
			semua = append(semua, baris(i, "s"), baris(i, "lain"))
		}
		require.NoError(t, g.Tambah(ctx, semua))
		milikLain := baris(9, "s")
		milikLain.Lembaga = LembagaLain
		require.NoError(t, g.Tambah(ctx, []privasi.Jejak{milikLain}))
		var dapat []privasi.Jejak
		p := dasar.Page{Limit: 3}
		for halaman := 0; ; halaman++ {
			require.Less(t, halaman, 4)
			js, lanjut, err := g.Subjek(ctx, Lembaga, "s", p)
			require.NoError(t, err)
			dapat = append(dapat, js...)
			if p.After = lanjut; lanjut == "" {
				break
			}
		}
		require.Len(t, dapat, 7)
		for i, j := range dapat {
			require.Equal(t, baris(6-i, "s"), j)
		}
		js, _, err := g.Subjek(ctx, LembagaLain, "s", dasar.Page{})
		require.NoError(t, err)
		require.Equal(t, []privasi.Jejak{milikLain}, js)
	})
	t.Run("penunjuk_halaman_palsu_ditolak", func(t *testing.T) {
		for _, after := range []string{"x", "1", "1.a'b", "9999999999999999999999.a"} {
			_, _, err := buka(t).Subjek(ctx, Lembaga, "s", dasar.Page{After: after})
			require.Equal(t, "PRI-HALAMAN-01", dasar.RuleOf(err), after)
		}
	})
	t.Run("banyak_sekaligus", func(t *testing.T) {
		g := buka(t)
		var semua []privasi.Jejak
		for i := range 3000 {
			semua = append(semua, baris(i, fmt.Sprint("s", i)))
		}
		require.NoError(t, g.Tambah(ctx, semua))
		js, _, err := g.Subjek(ctx, Lembaga, "s2999", dasar.Page{})
		require.NoError(t, err)
		require.Equal(t, []privasi.Jejak{semua[2999]}, js)
		require.NoError(t, g.Tambah(ctx, nil))
	})
}
