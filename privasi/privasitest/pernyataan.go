package privasitest

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// GudangPernyataan is the conformance suite of [privasi.GudangPernyataan].
func GudangPernyataan(t *testing.T, buka func(*testing.T) privasi.GudangPernyataan) {
	ctx := context.Background()
	nyata := func(t *testing.T) privasi.PernyataanWewenang {
		p, err := privasi.Nyatakan(Pelaku(privasi.PeranTataUsaha, privasi.TujuanImpor), "Kepala tata usaha", privasi.NaskahWewenang, "santri.xlsx",
			[]string{"identitas", "kontak.hp"}, saat)
		require.NoError(t, err)
		return p
	}
	t.Run("simpan_dan_ambil", func(t *testing.T) {
		g, p := buka(t), nyata(t)
		_, err := g.Ambil(ctx, Lembaga, p.ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		require.NoError(t, g.Simpan(ctx, p))
		dapat, err := g.Ambil(ctx, Lembaga, p.ID)
		require.NoError(t, err)
		require.Equal(t, p, dapat)
		_, err = g.Ambil(ctx, LembagaLain, p.ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		require.Equal(t, dasar.Conflict, dasar.KindOf(g.Simpan(ctx, p)))
	})
	t.Run("tugas_satu_per_orang_lalu_selesai", func(t *testing.T) {
		g, p := buka(t), nyata(t)
		ts := p.TugasUntuk("a", "b", "c", "a", "d", "e")
		require.Len(t, ts, 5)
		for range 2 {
			require.NoError(t, g.TambahTugas(ctx, Lembaga, ts))
		}
		require.NoError(t, g.TambahTugas(ctx, Lembaga, nil))
		require.NoError(t, g.Selesaikan(ctx, LembagaLain, p.ID, []privasi.SubjekID{"a"}, saat))
		require.NoError(t, g.Selesaikan(ctx, Lembaga, p.ID, []privasi.SubjekID{"b", "tak dikenal"}, saat))
		require.NoError(t, g.TambahTugas(ctx, Lembaga, ts), "yang selesai tidak kembali")
		var orang []privasi.SubjekID
		h := dasar.Page{Limit: 2}
		for halaman := 0; ; halaman++ {
			require.Less(t, halaman, 3)
			sebagian, lanjut, err := g.Tugas(ctx, Lembaga, h)
			require.NoError(t, err)
			for _, x := range sebagian {
				require.Equal(t, privasi.TugasKabar{Lembaga: Lembaga, Pernyataan: p.ID, Subjek: x.Subjek, Dibuat: saat}, x)
				orang = append(orang, x.Subjek)
			}
			if h.After = lanjut; lanjut == "" {
				break
			}
		}
		require.Equal(t, []privasi.SubjekID{"a", "c", "d", "e"}, orang)
		ts, _, err := g.Tugas(ctx, LembagaLain, dasar.Page{})
		require.NoError(t, err)
		require.Empty(t, ts)
		_, _, err = g.Tugas(ctx, Lembaga, dasar.Page{After: "?"})
		require.Equal(t, "PRI-HALAMAN-01", dasar.RuleOf(err))
	})
	t.Run("banyak_sekaligus", func(t *testing.T) {
		g, p := buka(t), nyata(t)
		s := make([]privasi.SubjekID, 5000)
		for i := range s {
			s[i] = privasi.NewSubjek()
		}
		require.NoError(t, g.TambahTugas(ctx, Lembaga, p.TugasUntuk(s...)))
		require.NoError(t, g.Selesaikan(ctx, Lembaga, p.ID, s[1:], saat))
		ts, _, err := g.Tugas(ctx, Lembaga, dasar.Page{})
		require.NoError(t, err)
		require.Len(t, ts, 1)
		require.Equal(t, s[0], ts[0].Subjek)
	})
}
