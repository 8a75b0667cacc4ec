package dasartest

import (
	"context"
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

// langkah is one step of a random program: a write, or a nested unit that may fail.
type langkah struct {
	Kunci  string
	Jumlah int64
	Anak   []langkah // a nested unit when not nil
	Gagal  bool      // the nested unit fails after its steps
}

func acakLangkah(t *rapid.T, dalam int) []langkah {
	out := make([]langkah, rapid.IntRange(1, 4).Draw(t, "banyak"))
	for i := range out {
		if dalam > 0 && rapid.IntRange(0, 2).Draw(t, "bersarang") == 0 {
			out[i] = langkah{Anak: acakLangkah(t, dalam-1), Gagal: rapid.Bool().Draw(t, "gagal")}
			continue
		}
		out[i] = langkah{
			Kunci:  rapid.SampledFrom([]string{"laci", "bank", "titipan"}).Draw(t, "kunci"),
			Jumlah: rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "jumlah"),
		}
	}
	return out
}

// model runs the program on a plain map.
func model(m map[string]int64, p []langkah) {
	for _, l := range p {
		if l.Anak == nil {
			m[l.Kunci] = l.Jumlah
			continue
		}
		n := maps.Clone(m)
		model(n, l.Anak)
		if !l.Gagal {
			maps.Copy(m, n)
		}
	}
}

// jalankan runs the program on a store.
func jalankan(ctx context.Context, b BukuKas, lem dasar.LembagaID, p []langkah) error {
	for _, l := range p {
		if l.Anak == nil {
			if err := b.Simpan(ctx, lem, l.Kunci, l.Jumlah); err != nil {
				return err
			}
			continue
		}
		err := b.Unit().Do(ctx, func(ctx context.Context, b BukuKas) error {
			if err := jalankan(ctx, b, lem, l.Anak); err != nil {
				return err
			}
			if l.Gagal {
				return errMeledak
			}
			return nil
		})
		if err != nil && err != errMeledak {
			return err
		}
	}
	return nil
}

// atomicAcak runs random programs of nested units, each in an institution of
// its own, and compares what is left with the model.
func atomicAcak(t *testing.T, b BukuKas) {
	nomor := 0
	rapid.Check(t, func(rt *rapid.T) {
		nomor++
		lem := dasar.LembagaID(fmt.Sprint("acak-", nomor))
		program := langkah{Anak: acakLangkah(rt, 3), Gagal: rapid.IntRange(0, 4).Draw(rt, "gagal") == 0}
		want := map[string]int64{}
		model(want, []langkah{program})
		require.NoError(rt, jalankan(t.Context(), b, lem, []langkah{program}))
		got := map[string]int64{}
		for _, k := range []string{"laci", "bank", "titipan"} {
			n, err := b.Isi(t.Context(), lem, k)
			if err == nil {
				got[k] = n
			} else {
				require.Equal(rt, dasar.NotFound, dasar.KindOf(err), "%v", err)
			}
		}
		require.Equal(rt, want, got)
	})
}
