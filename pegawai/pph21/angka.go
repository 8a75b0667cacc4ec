package pph21

import (
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrJumlah says that an amount is negative or beyond [dasar.MaxRupiah].
var ErrJumlah = dasar.Aturan("PEG-PPH-05")

// skala is what a whole rupiah times a [Tarif] of 100% counts: amounts × rates are
// exact in ten-thousandths of a rupiah.
const skala = 10_000

// maksTarif bounds every rate of a table: 60%. It keeps amount × rate inside an
// int64 and catches a rate that was typed without its point.
const maksTarif = 6_000

// Tarif is a rate in hundredths of a percent: 25 is 0,25%. The zero value is 0%.
type Tarif int64

// Persen returns the rate in percent: 0.25.
func (t Tarif) Persen() decimal.Decimal { return decimal.New(int64(t), -2) }

// String writes 0,25% without superfluous zeros.
func (t Tarif) String() string {
	return strings.Replace(t.Persen().String(), ".", ",", 1) + "%"
}

// bacaTarif reads a percentage of at most two decimals: 34, 0.25, 1.5.
func bacaTarif(s string) (Tarif, bool) {
	utuh, pecahan, titik := strings.Cut(s, ".")
	if len(utuh) == 0 || len(utuh) > 3 || len(pecahan) > 2 || (titik && pecahan == "") || strings.Trim(utuh+pecahan, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(utuh+(pecahan + "00")[:2], 10, 64)
	return Tarif(n), err == nil
}

// Bulatkan rounds to whole rupiah: below 0.50 down, 0.50 and above up
// (PER-11/PJ/2025 Ps. 129(1) and (3), in force since 22 May 2025; earlier rules
// say nothing). A negative amount is rounded as its opposite. An amount beyond
// ±[dasar.MaxRupiah] is [ErrJumlah].
func Bulatkan(d decimal.Decimal) (dasar.Rupiah, error) {
	if d.IsZero() {
		return 0, nil
	}
	// The exponent is looked at first: 1e999999 must not be written out.
	if e := d.Exponent(); e > 15 || e < -100 || d.Abs().GreaterThanOrEqual(decimal.New(int64(dasar.MaxRupiah)+1, 0)) {
		return 0, terlaluBesar("jumlah")
	}
	r := dasar.Rupiah(d.Round(0).IntPart())
	if r.Batas() != nil {
		return 0, terlaluBesar("jumlah")
	}
	return r, nil
}

// Bruto is the border of every gross: it rounds a fraction like [Bulatkan], before
// any row of a table is chosen, and refuses a negative amount with [ErrJumlah].
// Between the whole rupiah of two rows there is no tax law (5.400.000,50).
func Bruto(d decimal.Decimal) (dasar.Rupiah, error) {
	if d.IsNegative() {
		return 0, negatif("bruto")
	}
	r, err := Bulatkan(d)
	if err != nil {
		return 0, terlaluBesar("bruto")
	}
	return r, nil
}

// batas refuses an amount outside 0 to [dasar.MaxRupiah].
func batas(r dasar.Rupiah, nama string) error {
	if r < 0 {
		return negatif(nama)
	}
	if r > dasar.MaxRupiah {
		return terlaluBesar(nama)
	}
	return nil
}

func negatif(nama string) error {
	return ErrJumlah.Invalidf("%s tidak boleh negatif", nama).Pada(nama)
}

func terlaluBesar(nama string) error {
	return ErrJumlah.Invalidf("%s melebihi %s", nama, dasar.MaxRupiah).Pada(nama)
}

// kaliBagi returns a×b/d rounded half up, exactly; the quotient must fit.
func kaliBagi(a, b, d uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	lo, naik := bits.Add64(lo, d/2, 0)
	q, _ := bits.Div64(hi+naik, lo, d)
	return q
}
