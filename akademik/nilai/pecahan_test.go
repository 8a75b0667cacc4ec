package nilai

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func acakPecahan(t *rapid.T, nama string) Pecahan {
	penyebut := rapid.SampledFrom([]int64{1, 2, 3, 7, 100, 10_000, 1_000_003, 1 << 40, math.MaxInt64}).Draw(t, nama+"q")
	return DariRat(big.NewRat(rapid.OneOf(rapid.Int64Range(-100, 100), rapid.Int64()).Draw(t, nama), penyebut))
}

// Fractions are those of math/big, whether they fit two int64 or not.
func TestPecahan_sama_dengan_big(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x, y := acakPecahan(t, "x"), acakPecahan(t, "y")
		sama := func(nama string, dapat Pecahan, harap *big.Rat) {
			require.Zero(t, dapat.Rat().Cmp(harap), "%s: %s", nama, dapat)
			require.Equal(t, dapat.r == nil, harap.Num().IsInt64() && harap.Denom().IsInt64() && harap.Num().Int64() != math.MinInt64, "bentuk terkecil")
		}
		sama("tambah", x.Tambah(y), new(big.Rat).Add(x.Rat(), y.Rat()))
		sama("kurang", x.Kurang(y), new(big.Rat).Sub(x.Rat(), y.Rat()))
		sama("kali", x.Kali(y), new(big.Rat).Mul(x.Rat(), y.Rat()))
		if y.Tanda() != 0 {
			sama("bagi", x.Bagi(y), new(big.Rat).Quo(x.Rat(), y.Rat()))
		}
		require.Equal(t, x.Rat().Cmp(y.Rat()), x.Banding(y))
		require.Equal(t, x.Rat().Sign(), x.Tanda())
		require.Zero(t, x.Banding(x))
	})
}

// The rounding of an integer is the rounding of a decimal.
func TestPembulatan_sama_dengan_decimal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, int64(MaksAngka)).Draw(t, "n")
		tempat := rapid.IntRange(0, 4).Draw(t, "tempat")
		x, d := Angka(n).Pecahan(), Angka(n).Desimal()
		require.Equal(t, d.Round(int32(tempat)).String(), Pembulatan{Tempat: tempat}.Bulat(x).Desimal().String())
		require.Equal(t, d.RoundDown(int32(tempat)).String(), Pembulatan{Tempat: tempat, Cara: KeBawah}.Bulat(x).Desimal().String())
	})
}

func TestPecahan_teks(t *testing.T) {
	t.Parallel()
	for harap, x := range map[string]Pecahan{
		"77,5": pecah(155, 2), "76 1/3": pecah(229, 3), "-76 1/3": pecah(-229, 3), "1/3": pecah(1, 3), "0": {}, "-2": Utuh(-2),
	} {
		require.Equal(t, harap, x.String())
	}
	require.Equal(t, "0.3333333333333333", pecah(1, 3).Desimal().String())
	require.Panics(t, func() { Utuh(1).Bagi(Pecahan{}) })
	require.Equal(t, "-9223372036854775808", Utuh(math.MinInt64).String())
	require.Equal(t, MaksAngka, Pembulatan{}.Bulat(Utuh(math.MaxInt64)))
	require.Equal(t, -MaksAngka, Pembulatan{}.Bulat(Utuh(math.MinInt64)))
}

func TestAngka(t *testing.T) {
	t.Parallel()
	for s, harap := range map[string]Angka{"78": A(78), "78,5": 785_000, " 78.5 ": 785_000, "0,0001": 1, "-2": A(-2), "1000000": MaksAngka} {
		a, err := ParseAngka(s)
		require.NoError(t, err, s)
		require.Equal(t, harap, a, s)
		b, err := a.MarshalText()
		require.NoError(t, err)
		var balik Angka
		require.NoError(t, balik.UnmarshalText(b))
		require.Equal(t, a, balik)
	}
	for _, s := range []string{"", "-", "1.000,5", "1,0,0", "0,00001", "1000001", "1e3", "NaN", "８５", "--1", "1-"} {
		_, err := ParseAngka(s)
		require.ErrorIs(t, err, ErrAngka, s)
	}
	for _, s := range []string{"1e400", "1e-400", "0.00001"} {
		_, err := AngkaDari(decimal.RequireFromString(s))
		require.ErrorIs(t, err, ErrAngka, s)
	}
	require.Equal(t, "78,5", Angka(785_000).String())
}

func TestPembulatan(t *testing.T) {
	t.Parallel()
	require.Equal(t, "setengah ke atas ke bilangan bulat", Pembulatan{}.String())
	require.Equal(t, "ke bawah ke 2 desimal", Pembulatan{Tempat: 2, Cara: KeBawah}.String())
	require.NoError(t, Pembulatan{Tempat: 4}.Periksa())
	for _, b := range []Pembulatan{{Tempat: 5}, {Tempat: -1}, {Cara: "naik"}} {
		require.ErrorIs(t, b.Periksa(), ErrAturanBulat)
	}
	require.Equal(t, A(78), Pembulatan{}.Bulat(pecah(155, 2)))
	require.Equal(t, A(-77), Pembulatan{}.Bulat(pecah(-155, 2)), "setengah ke atas, bukan menjauhi nol")
}

// Rounding by integers is rounding by math/big, for every sign and size.
func TestPembulatan_sama_dengan_big(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := acakPecahan(t, "x")
		b := Pembulatan{Tempat: rapid.IntRange(0, 4).Draw(t, "tempat"), Cara: rapid.SampledFrom([]CaraBulat{SetengahAtas, KeBawah}).Draw(t, "cara")}
		satu := decimal.New(1, int32(b.Tempat)).IntPart()
		if n, ok := b.bulat64(x, satu); ok {
			require.Equal(t, b.bulatBig(x, satu).String(), big.NewInt(n).String())
		}
	})
	require.Equal(t, A(-39), Pembulatan{}.Bulat(pecah(-155, 4)))
	require.Equal(t, A(-1), Pembulatan{Cara: KeBawah}.Bulat(pecah(-1, 3)))
	require.Equal(t, A(0), Pembulatan{}.Bulat(pecah(1, math.MaxInt64)))
	require.Equal(t, A(1), Pembulatan{}.Bulat(pecah(math.MaxInt64-1, math.MaxInt64)))
}
