package hafalan

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The sum in two integers is that of big.Rat, also past the point where they overflow.
func TestPecahan_samaDenganRat(t *testing.T) {
	t.Parallel()
	besar := 0
	rapid.Check(t, func(r *rapid.T) {
		var p pecahan
		harap := new(big.Rat)
		for range rapid.IntRange(0, 40).Draw(r, "suku") {
			d := rapid.Uint64Range(1, 3000).Draw(r, "d")
			n := rapid.Uint64Range(0, d).Draw(r, "n")
			p.tambah(n, d)
			harap.Add(harap, new(big.Rat).SetFrac64(int64(n), int64(d)))
		}
		if p.besar != nil {
			besar++
		}
		require.Zero(r, harap.Cmp(p.rat()))
		require.True(r, decimal.NewFromBigRat(harap, 3).Equal(p.kali(1, 1, 3)))
		require.True(r, decimal.NewFromBigRat(new(big.Rat).Mul(harap, big.NewRat(100, 604)), 2).Equal(p.kali(100, 604, 2)))
	})
	require.Positive(t, besar)
}

// The rounding in 128 bits, where the low word carries.
func TestPecahan_kali(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		p := pecahan{n: rapid.Uint64Range(0, 1<<62).Draw(r, "n"), d: rapid.Uint64Range(1, 1<<62).Draw(r, "d")}
		require.True(r, decimal.NewFromBigRat(p.rat(), 3).Equal(p.kali(1, 1, 3)))
	})
	for _, p := range []pecahan{{n: 9_223_372_036_854_776, d: 1 << 61}, {n: 1<<62 - 1, d: 1<<62 - 3}, {n: 1 << 62, d: 1}} {
		require.True(t, decimal.NewFromBigRat(p.rat(), 3).Equal(p.kali(1, 1, 3)), "%d/%d", p.n, p.d)
	}
}
