package nilai

import (
	"math"
	"math/big"
	"math/bits"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// Pecahan is an exact number, a fraction: what a mark is before anything is
// rounded. The mean of 85, 83 and 60 is 76, of 85, 83 and 61 it is 229/3 and not
// 76,33. The zero value is 0. Compare with [Pecahan.Banding], never with ==.
//
// Small fractions are two int64; what does not fit becomes a big.Rat by itself, so
// that no mark is refused or rounded for its denominators.
type Pecahan struct {
	p int64    // numerator, never the smallest int64
	q int64    // denominator − 1, not negative
	r *big.Rat // set when p/q does not fit; p and q are 0 then
}

// Utuh returns the whole number n.
func Utuh(n int64) Pecahan { return pecah(n, 1) }

// DariRat returns r, which the caller may change afterwards.
func DariRat(r *big.Rat) Pecahan {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Pecahan{p: r.Num().Int64(), q: r.Denom().Int64() - 1}
	}
	return Pecahan{r: new(big.Rat).Set(r)}
}

// DariDesimal returns d, exactly.
func DariDesimal(d decimal.Decimal) Pecahan { return DariRat(d.Rat()) }

// Rat returns the number as a big.Rat of the caller's own.
func (x Pecahan) Rat() *big.Rat {
	if x.r != nil {
		return new(big.Rat).Set(x.r)
	}
	return big.NewRat(x.p, x.q+1)
}

// Desimal returns the number as a decimal: exact when it ends within 16 decimals,
// else half away from zero there. To show a mark round it with a [Pembulatan].
func (x Pecahan) Desimal() decimal.Decimal { return decimal.NewFromBigRat(x.Rat(), 16) }

// String writes 77,5, or a mixed fraction such as 76 1/3 when the decimals do not
// end.
func (x Pecahan) String() string {
	r := x.Rat()
	if n, tepat := r.FloatPrec(); tepat {
		return strings.Replace(r.FloatString(n), ".", ",", 1)
	}
	utuh, sisa := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int))
	if utuh.Sign() == 0 {
		return r.String()
	}
	return utuh.String() + " " + sisa.Abs(sisa).String() + "/" + r.Denom().String()
}

// Banding returns -1, 0 or 1 as x is less than, equal to or more than y.
func (x Pecahan) Banding(y Pecahan) int {
	if x.r != nil || y.r != nil {
		return x.Rat().Cmp(y.Rat())
	}
	if x.q == y.q {
		return tanda(x.p, y.p)
	}
	if x.p <= 0 && y.p >= 0 || x.p >= 0 && y.p <= 0 {
		return tanda(x.p, y.p)
	}
	h1, l1 := bits.Mul64(mutlak(x.p), uint64(y.q)+1)
	h2, l2 := bits.Mul64(mutlak(y.p), uint64(x.q)+1)
	c := tanda(h1, h2)
	if c == 0 {
		c = tanda(l1, l2)
	}
	if x.p < 0 {
		return -c
	}
	return c
}

// ErrPecahan says that a text is no fraction as [Pecahan.MarshalText] writes it.
var ErrPecahan = dasar.Aturan("AKD-ANGKA-02")

// MarshalText writes 155/2, or 78 for a whole number: exact, for records.
func (x Pecahan) MarshalText() ([]byte, error) { return []byte(x.Rat().RatString()), nil }

// UnmarshalText reads what MarshalText writes.
func (x *Pecahan) UnmarshalText(b []byte) error {
	if len(b) > 400 || strings.Trim(string(b), "0123456789/-") != "" {
		return ErrPecahan.Invalidf("pecahan tidak dapat dibaca; tulis seperti 155/2")
	}
	r, ok := new(big.Rat).SetString(string(b))
	if !ok {
		return ErrPecahan.Invalidf("pecahan tidak dapat dibaca; tulis seperti 155/2")
	}
	*x = DariRat(r)
	return nil
}

// bandingAngka is Banding with a, without making a fraction of it.
func (x Pecahan) bandingAngka(a Angka) int {
	return x.Banding(Pecahan{p: int64(a), q: int64(satuAngka) - 1}) // not reduced: compares all the same
}

// Tambah returns x + y.
func (x Pecahan) Tambah(y Pecahan) Pecahan {
	if x.r == nil && y.r == nil {
		if s, ok := tambah64(x, y); ok {
			return s
		}
	}
	return DariRat(new(big.Rat).Add(x.Rat(), y.Rat()))
}

// Kurang returns x − y.
func (x Pecahan) Kurang(y Pecahan) Pecahan { return x.Tambah(y.lawan()) }

// Kali returns x × y.
func (x Pecahan) Kali(y Pecahan) Pecahan {
	if x.r == nil && y.r == nil {
		if s, ok := kali64(x, y.p, uint64(y.q)+1); ok {
			return s
		}
	}
	return DariRat(new(big.Rat).Mul(x.Rat(), y.Rat()))
}

// Bagi returns x / y. Like the quotient of integers it panics when y is 0.
func (x Pecahan) Bagi(y Pecahan) Pecahan {
	if x.r == nil && y.r == nil && y.p != 0 {
		n := int64(y.q + 1)
		if y.p < 0 {
			n = -n
		}
		if s, ok := kali64(x, n, mutlak(y.p)); ok && y.q < math.MaxInt64 {
			return s
		}
	}
	return DariRat(new(big.Rat).Quo(x.Rat(), y.Rat()))
}

// Tanda returns -1, 0 or 1: the sign of the number.
func (x Pecahan) Tanda() int {
	if x.r != nil {
		return x.r.Sign()
	}
	return tanda(x.p, 0)
}

func (x Pecahan) lawan() Pecahan {
	if x.r != nil {
		return DariRat(new(big.Rat).Neg(x.r))
	}
	return Pecahan{p: -x.p, q: x.q}
}

// pecah returns p/q for q > 0.
func pecah(p, q int64) Pecahan {
	if p == math.MinInt64 {
		return DariRat(big.NewRat(p, q))
	}
	g := int64(fpb(mutlak(p), uint64(q)))
	return Pecahan{p: p / g, q: q/g - 1}
}

// tambah64 adds small fractions, and reports whether the sum is small.
func tambah64(x, y Pecahan) (Pecahan, bool) {
	m, n := uint64(x.q)+1, uint64(y.q)+1
	g := fpb(m, n)
	a, ok1 := kaliTanda(x.p, n/g)
	b, ok2 := kaliTanda(y.p, m/g)
	s := a + b
	hi, q := bits.Mul64(m, n/g)
	if !ok1 || !ok2 || (s > a) != (b > 0) || hi != 0 || q > math.MaxInt64 {
		return Pecahan{}, false
	}
	return pecah(s, int64(q)), true
}

// kali64 multiplies x by p/q, reducing crosswise first.
func kali64(x Pecahan, p int64, q uint64) (Pecahan, bool) {
	m := uint64(x.q) + 1
	g, h := fpb(mutlak(x.p), q), fpb(mutlak(p), m)
	hi1, atas := bits.Mul64(mutlak(x.p)/g, mutlak(p)/h)
	hi2, bawah := bits.Mul64(m/h, q/g)
	if hi1 != 0 || hi2 != 0 || atas > math.MaxInt64 || bawah > math.MaxInt64 {
		return Pecahan{}, false
	}
	s := Pecahan{p: int64(atas), q: int64(bawah) - 1}
	if (x.p < 0) != (p < 0) {
		s.p = -s.p
	}
	return s, true
}

func kaliTanda(n int64, m uint64) (int64, bool) {
	hi, lo := bits.Mul64(mutlak(n), m)
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if n < 0 {
		return -int64(lo), true
	}
	return int64(lo), true
}

func mutlak(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func tanda[N int64 | uint64](a, b N) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// fpb is the greatest common divisor (faktor persekutuan terbesar); at least 1.
func fpb(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, 1)
}
