package privasitest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// GudangMilik is the conformance suite of [privasi.GudangMilik], beside the stores that
// it reads.
func GudangMilik(t *testing.T, buka func(*testing.T) (privasi.GudangMilik, privasi.GudangRekaman, privasi.GudangPernyataan)) {
	ctx := context.Background()
	t.Run("peristiwa", func(t *testing.T) {
		g, rs, _ := buka(t)
		langkah := func(apa, objek string) privasi.Peristiwa {
			return privasi.Peristiwa{Jenis: apa, Objek: objek, Oleh: "akun", Pada: saat}
		}
		for i, r := range []privasi.Rekaman{rekaman(0), rekaman(1), rekaman(3)} { // s0, s1, s0
			v, err := rs.Simpan(ctx, r, 0, langkah("Masuk", r.ID), langkah("Dicatat", r.ID))
			require.NoError(t, err)
			if i == 0 {
				_, err = rs.Simpan(ctx, r, v, langkah("Pindah", r.ID))
				require.NoError(t, err)
			}
		}
		lain, umum := rekaman(6), rekaman(9)
		lain.Jenis, umum.Subjek = "laporan", ""
		for _, r := range []privasi.Rekaman{lain, umum} {
			_, err := rs.Simpan(ctx, r, 0, langkah("Masuk", r.ID))
			require.NoError(t, err)
		}
		seberang := rekaman(0)
		seberang.Lembaga = LembagaLain
		_, err := rs.Simpan(ctx, seberang, 0, langkah("Seberang", seberang.ID))
		require.NoError(t, err)

		ps, err := g.Peristiwa(ctx, Lembaga, []string{"permohonan"}, "s0")
		require.NoError(t, err)
		require.Equal(t, []privasi.Peristiwa{langkah("Masuk", "r000"), langkah("Dicatat", "r000"), langkah("Pindah", "r000"), langkah("Masuk", "r003"), langkah("Dicatat", "r003")}, ps)
		for _, x := range []struct {
			jenis []string
			s     privasi.SubjekID
		}{{nil, "s0"}, {[]string{"permohonan"}, ""}, {[]string{"permohonan"}, "tiada"}} {
			ps, err := g.Peristiwa(ctx, Lembaga, x.jenis, x.s)
			require.NoError(t, err)
			require.Empty(t, ps)
		}
	})
	t.Run("tugas", func(t *testing.T) {
		g, _, ps := buka(t)
		tugas := func(l dasar.LembagaID, p string, s privasi.SubjekID, jam int) privasi.TugasKabar {
			return privasi.TugasKabar{Lembaga: l, Pernyataan: p, Subjek: s, Dibuat: saat.Add(time.Duration(jam) * time.Hour)}
		}
		require.NoError(t, ps.TambahTugas(ctx, Lembaga, []privasi.TugasKabar{tugas(Lembaga, "p2", "s0", 2), tugas(Lembaga, "p1", "s0", 1), tugas(Lembaga, "p1", "s1", 1)}))
		require.NoError(t, ps.TambahTugas(ctx, LembagaLain, []privasi.TugasKabar{tugas(LembagaLain, "p3", "s0", 1)}))
		require.NoError(t, ps.Selesaikan(ctx, Lembaga, "p1", []privasi.SubjekID{"s0"}, saat.Add(5*time.Hour)))
		selesai := tugas(Lembaga, "p1", "s0", 1)
		selesai.Selesai = saat.Add(5 * time.Hour)
		ts, err := g.Tugas(ctx, Lembaga, "s0")
		require.NoError(t, err)
		require.Equal(t, []privasi.TugasKabar{selesai, tugas(Lembaga, "p2", "s0", 2)}, ts, "juga yang sudah selesai")
		ts, err = g.Tugas(ctx, Lembaga, "tiada")
		require.NoError(t, err)
		require.Empty(t, ts)
	})
}
