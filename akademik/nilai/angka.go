package nilai

import (
	"math"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// Angka is a number that an office writes down: a score, a weight, a bound. It is
// held in ten-thousandths (785000 is 78,5), so it is exact, comparable with == and
// a whole number in a database. The zero value is 0.
type Angka int64

// satuAngka is 1 as an [Angka].
const satuAngka Angka = 10_000

// MaksAngka bounds every [Angka], up and down: a million.
const MaksAngka = 1_000_000 * satuAngka

// ErrAngka says that a text or number is no [Angka]: not a number, finer than four
// decimals, or beyond [MaksAngka].
var ErrAngka = dasar.Aturan("AKD-ANGKA-01")

// A returns the whole number n as an Angka: A(75) is 75.
func A(n int64) Angka { return Angka(n) * satuAngka }

// AngkaDari returns d, or [ErrAngka].
func AngkaDari(d decimal.Decimal) (Angka, error) {
	e := d.Exponent()
	if e > 20 || e < -40 || d.NumDigits() > 60 {
		return 0, salahAngka()
	}
	if d = d.Shift(4); !d.IsInteger() || d.Abs().GreaterThan(decimal.NewFromInt(int64(MaksAngka))) {
		return 0, salahAngka()
	}
	return Angka(d.IntPart()), nil
}

// ParseAngka reads 78, 78,5 or 78.5: digits with at most one comma or point, and a
// sign. Cells of a sheet are read by [BacaSel], which knows more ways to write.
func ParseAngka(s string) (Angka, error) {
	t := strings.Replace(strings.TrimSpace(s), ",", ".", 1)
	if t == "" || len(t) > 24 || strings.Trim(t, "0123456789.-") != "" {
		return 0, salahAngka()
	}
	d, err := decimal.NewFromString(t)
	if err != nil {
		return 0, salahAngka()
	}
	return AngkaDari(d)
}

func salahAngka() *dasar.Error {
	return ErrAngka.Invalidf("tulis angka sampai satu juta dengan paling banyak empat desimal, misalnya 78,5")
}

// Desimal returns the number as a decimal.
func (a Angka) Desimal() decimal.Decimal { return decimal.New(int64(a), -4) }

// Pecahan returns the number as a fraction.
func (a Angka) Pecahan() Pecahan { return pecah(int64(a), int64(satuAngka)) }

// String writes 78,5 without superfluous zeros.
func (a Angka) String() string { return strings.Replace(a.Desimal().String(), ".", ",", 1) }

// MarshalText writes 78.5, with a point.
func (a Angka) MarshalText() ([]byte, error) { return []byte(a.Desimal().String()), nil }

// UnmarshalText is [ParseAngka].
func (a *Angka) UnmarshalText(b []byte) (err error) {
	*a, err = ParseAngka(string(b))
	return err
}

// CaraBulat says which way a number is rounded.
type CaraBulat string

// The ways of rounding. The zero value is SetengahAtas, what schools and other
// gradebooks do; no regulation fixes one.
const (
	SetengahAtas CaraBulat = ""         // half up: 77,5 is 78
	KeBawah      CaraBulat = "ke_bawah" // cut off: 77,9 is 77
)

// Pembulatan is the one rounding of a mark, at its end. The zero value is half up
// to whole numbers.
type Pembulatan struct {
	Tempat int       `privasi:"-,aturan penilaian"` // decimals, 0 to 4
	Cara   CaraBulat `privasi:"-,aturan penilaian"`
}

// Periksa refuses decimals that an [Angka] does not hold, and unknown ways.
func (b Pembulatan) Periksa() error {
	if b.Tempat < 0 || b.Tempat > 4 || b.Cara != SetengahAtas && b.Cara != KeBawah {
		return ErrAturanBulat.Invalidf("pembulatan memakai 0 sampai 4 desimal, setengah ke atas atau ke bawah").Pada("pembulatan")
	}
	return nil
}

// Bulat rounds x. What is beyond [MaksAngka] comes back as it.
func (b Pembulatan) Bulat(x Pecahan) Angka {
	satu := int64(1) // how many of the smallest step make 1
	for range b.Tempat {
		satu *= 10
	}
	kelipatan := satuAngka / Angka(satu)
	n, ok := b.bulat64(x, satu)
	if !ok {
		l := b.bulatBig(x, satu)
		if n = l.Int64(); !l.IsInt64() {
			n = math.MaxInt64 * int64(l.Sign())
		}
	}
	if batas := int64(MaksAngka / kelipatan); n > batas || n < -batas {
		return MaksAngka * Angka(x.Tanda())
	}
	return Angka(n) * kelipatan
}

// bulat64 rounds x × satu to a whole number, and reports whether that fits.
func (b Pembulatan) bulat64(x Pecahan, satu int64) (int64, bool) {
	if x.r != nil || x.q > math.MaxInt64/4 {
		return 0, false
	}
	atas, ok := kaliTanda(x.p, 2*uint64(satu))
	if !ok || mutlak(atas) > math.MaxInt64/4 {
		return 0, false
	}
	bawah := 2 * (x.q + 1)
	if b.Cara == SetengahAtas {
		atas += x.q + 1
	}
	n := atas / bawah
	if atas%bawah < 0 {
		n--
	}
	return n, true
}

func (b Pembulatan) bulatBig(x Pecahan, satu int64) *big.Int {
	n := x.Rat()
	n.Mul(n, new(big.Rat).SetInt64(satu))
	if b.Cara == SetengahAtas {
		n.Add(n, big.NewRat(1, 2))
	}
	l, _ := new(big.Int).DivMod(n.Num(), n.Denom(), new(big.Int)) // Euclidean: the rest is not negative
	return l
}

// String names the rounding for an explanation.
func (b Pembulatan) String() string {
	s := "setengah ke atas"
	if b.Cara == KeBawah {
		s = "ke bawah"
	}
	if b.Tempat == 0 {
		return s + " ke bilangan bulat"
	}
	return s + " ke " + string(rune('0'+b.Tempat)) + " desimal"
}
