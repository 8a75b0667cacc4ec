package keuangan_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

func TestProporsi_contoh(t *testing.T) {
	t.Parallel()
	var got []dasar.Rupiah
	for _, ruas := range [][2]int{{0, 10}, {10, 21}, {21, 31}} {
		got = append(got, keuangan.Proporsi(100_000, 31, ruas[0], ruas[1]))
	}
	require.Equal(t, []dasar.Rupiah{32_258, 35_483, 32_259}, got)
}

func TestF30_BagianAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := dasar.Rupiah(rapid.Int64Range(0, int64(dasar.MaxRupiah)).Draw(t, "jumlah"))
		n := rapid.IntRange(1, 366).Draw(t, "hari")
		x := rapid.IntRange(0, n).Draw(t, "x")
		y := rapid.IntRange(x, n).Draw(t, "y")
		utuh := keuangan.Proporsi(a, n, 0, n)
		require.Equal(t, a, utuh)
		require.Equal(t, a, keuangan.Proporsi(a, n, 0, x)+keuangan.Proporsi(a, n, x, y)+keuangan.Proporsi(a, n, y, n), "parts add up")
		// |part - exact| < 1
		bagian := new(big.Rat).SetInt64(int64(keuangan.Proporsi(a, n, x, y)))
		tepat := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(int64(a)), big.NewInt(int64(y-x))), big.NewInt(int64(n)))
		beda := new(big.Rat).Sub(bagian, tepat)
		require.Negative(t, beda.Abs(beda).Cmp(big.NewRat(1, 1)))
	})
}

func TestBagiSebanding(t *testing.T) {
	t.Parallel()
	for nama, k := range map[string]struct {
		jumlah dasar.Rupiah
		bobot  []int64
		mau    []dasar.Rupiah
	}{
		"tiga_sama_besar":     {100_000, []int64{1, 1, 1}, []dasar.Rupiah{33_334, 33_333, 33_333}},
		"sisa_terbesar_dulu":  {10, []int64{1, 2, 4}, []dasar.Rupiah{1, 3, 6}},
		"bobot_nol_tak_dapat": {7, []int64{0, 1}, []dasar.Rupiah{0, 7}},
		"angka_terbesar":      {dasar.MaxRupiah, []int64{1 << 62, 1<<62 - 1}, []dasar.Rupiah{500_000_000_000_000, 500_000_000_000_000}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := keuangan.BagiSebanding(k.jumlah, k.bobot...)
			require.NoError(t, err)
			require.Equal(t, k.mau, got)
		})
	}
	for nama, k := range map[string]struct {
		jumlah dasar.Rupiah
		bobot  []int64
	}{
		"tanpa_bobot":     {1, nil},
		"bobot_negatif":   {1, []int64{-1, 2}},
		"jumlah_negatif":  {-1, []int64{1}},
		"bobot_melimpah":  {1, []int64{1<<63 - 1, 1}},
		"semua_bobot_nol": {1, []int64{0, 0}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := keuangan.BagiSebanding(k.jumlah, k.bobot...)
			require.ErrorIs(t, err, keuangan.ErrBobot)
		})
	}
}

func TestBagiSebanding_habis_terbagi(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := dasar.Rupiah(rapid.Int64Range(0, int64(dasar.MaxRupiah)).Draw(t, "jumlah"))
		bobot := rapid.SliceOfN(rapid.Int64Range(0, int64(dasar.MaxRupiah)), 1, 12).Draw(t, "bobot")
		got, err := keuangan.BagiSebanding(a, bobot...)
		if err != nil {
			require.ErrorIs(t, err, keuangan.ErrBobot)
			return
		}
		jumlah, err := dasar.JumlahRupiah(got...)
		require.NoError(t, err)
		require.Equal(t, a, jumlah)
		for _, g := range got {
			require.GreaterOrEqual(t, g, dasar.Rupiah(0))
		}
	})
}
