package rumus

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// Bilangan is an exact number: a reduced fraction of two int64, each within
// ±(2^63 − 1). It is comparable with ==; the zero value is 0.
type Bilangan struct {
	a int64 // numerator
	d int64 // denominator − 1, not negative
}

// Utuh returns the whole number n: an amount of rupiah, a count. The smallest int64
// is read, but has no opposite: what needs it is [ErrLimpah].
func Utuh(n int64) Bilangan { return Bilangan{a: n} }

// Perseratus returns n hundredths: a quantity or a percentage of pegawai.
func Perseratus(n int64) Bilangan {
	b, _ := pecahan(n < 0, mutlak(n), 100) // a denominator of 100 always fits
	return b
}

// DariDesimal returns the decimal number. What is beyond the bounds of a fraction
// is [ErrLimpah].
func DariDesimal(d decimal.Decimal) (Bilangan, error) {
	c, e := d.Coefficient(), d.Exponent()
	if c.Sign() != 0 && e >= -18 && e <= 18 && c.BitLen() <= 128 {
		r := new(big.Rat).SetInt(c)
		pangkat := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(e, -e))), nil))
		if e < 0 {
			r.Quo(r, pangkat)
		} else {
			r.Mul(r, pangkat)
		}
		if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() > math.MinInt64 {
			return Bilangan{r.Num().Int64(), r.Denom().Int64() - 1}, nil
		}
	}
	if c.Sign() == 0 {
		return Bilangan{}, nil
	}
	return Bilangan{}, ErrLimpah.Invalidf("angka terlalu besar atau terlalu halus untuk dihitung dengan tepat").Pada("rumus")
}

func (b Bilangan) penyebut() uint64 { return uint64(b.d) + 1 }

// Rupiah returns the number half up to whole rupiah, a negative one like its
// opposite. Results of [Rumus.Hitung] are within ±[dasar.MaxRupiah].
func (b Bilangan) Rupiah() dasar.Rupiah { return dasar.Rupiah(b.bulat().a) }

// Desimal returns the number as a decimal: exact when it ends within 20 decimals,
// else rounded half up there.
func (b Bilangan) Desimal() decimal.Decimal {
	return decimal.NewFromInt(b.a).DivRound(decimal.NewFromUint64(b.penyebut()), 20)
}

// String writes 12,5, or a fraction such as 1/3 when its decimals do not end.
func (b Bilangan) String() string {
	d := b.Desimal()
	if !d.Mul(decimal.NewFromUint64(b.penyebut())).Equal(decimal.NewFromInt(b.a)) {
		return strconv.FormatInt(b.a, 10) + "/" + strconv.FormatUint(b.penyebut(), 10)
	}
	return strings.Replace(d.String(), ".", ",", 1)
}

// bulat rounds half away from zero. A fraction of denominator 1 stays.
func (b Bilangan) bulat() Bilangan {
	n := b.penyebut()
	q, r := mutlak(b.a)/n, mutlak(b.a)%n
	if r >= n-r { // r < n, and with n = 1 never
		q++
	}
	if b.a < 0 {
		return Bilangan{a: -int64(q)}
	}
	return Bilangan{a: int64(q)}
}

// pecahan returns ±a/b reduced, and whether it fits; b is not 0.
func pecahan(negatif bool, a, b uint64) (Bilangan, bool) {
	g := fpb(a, b)
	a, b = a/g, b/g
	if a > math.MaxInt64 || b > math.MaxInt64 {
		return Bilangan{}, false
	}
	if negatif {
		return Bilangan{-int64(a), int64(b - 1)}, true
	}
	return Bilangan{int64(a), int64(b - 1)}, true
}

func (b Bilangan) lawan() (Bilangan, bool) { return pecahan(b.a > 0, mutlak(b.a), b.penyebut()) }

func (b Bilangan) tambah(c Bilangan) (Bilangan, bool) {
	if b.d == 0 && c.d == 0 { // whole numbers
		s := b.a + c.a
		return Bilangan{a: s}, (s > b.a) == (c.a > 0)
	}
	m, n := b.penyebut(), c.penyebut()
	g := fpb(m, n)
	x, ok1 := kali64(b.a, n/g)
	y, ok2 := kali64(c.a, m/g)
	s := x + y
	hi, lo := bits.Mul64(m, n/g)
	if !ok1 || !ok2 || (s > x) != (y > 0) || hi != 0 {
		return Bilangan{}, false
	}
	return pecahan(s < 0, mutlak(s), lo)
}

func (b Bilangan) kurang(c Bilangan) (Bilangan, bool) {
	c, ok := c.lawan()
	if !ok {
		return c, false
	}
	return b.tambah(c)
}

func (b Bilangan) kali(c Bilangan) (Bilangan, bool) {
	return kaliPecahan((b.a < 0) != (c.a < 0), mutlak(b.a), b.penyebut(), mutlak(c.a), c.penyebut())
}

// bagi divides by a number that is not 0.
func (b Bilangan) bagi(c Bilangan) (Bilangan, bool) {
	return kaliPecahan((b.a < 0) != (c.a < 0), mutlak(b.a), b.penyebut(), c.penyebut(), mutlak(c.a))
}

// kaliPecahan multiplies a/b by c/d, reducing crosswise first, so that it fails
// only when the product itself does not fit.
func kaliPecahan(negatif bool, a, b, c, d uint64) (Bilangan, bool) {
	g, h := fpb(a, d), fpb(c, b)
	hi1, atas := bits.Mul64(a/g, c/h)
	hi2, bawah := bits.Mul64(b/h, d/g)
	if hi1 != 0 || hi2 != 0 {
		return Bilangan{}, false
	}
	return pecahan(negatif, atas, bawah)
}

// banding returns -1, 0 or 1, exactly.
func (b Bilangan) banding(c Bilangan) int {
	tanda := func(n int64) int { return int(min(max(n, -1), 1)) }
	if s, t := tanda(b.a), tanda(c.a); s != t || s == 0 {
		return min(max(s-t, -1), 1)
	}
	hi1, lo1 := bits.Mul64(mutlak(b.a), c.penyebut())
	hi2, lo2 := bits.Mul64(mutlak(c.a), b.penyebut())
	switch {
	case hi1 == hi2 && lo1 == lo2:
		return 0
	case hi1 < hi2 || (hi1 == hi2 && lo1 < lo2):
		return -tanda(b.a)
	}
	return tanda(b.a)
}

// mutlak is |n|, of the smallest int64 too.
func mutlak(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// kali64 returns n × m, and whether it fits.
func kali64(n int64, m uint64) (int64, bool) {
	hi, lo := bits.Mul64(mutlak(n), m)
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if n < 0 {
		return -int64(lo), true
	}
	return int64(lo), true
}

// fpb is the greatest common divisor (faktor persekutuan terbesar); of 0 and 0 it
// is 1.
func fpb(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, 1)
}
