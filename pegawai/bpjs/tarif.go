package bpjs

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Tarif is a rate in hundredths of a percent: 24 is 0,24%. The zero value is 0%.
type Tarif int64

// Bounds of a row. They keep every product of a wage and a rate inside an int64:
// (20% + 20 × 2%) of [dasar.MaxRupiah] is 6·10^18.
const (
	maksTarif         Tarif = 2_000
	maksTarifTambahan Tarif = 200
	// MaksTambahan bounds the further family members of one worker.
	MaksTambahan = 20
)

// Persen returns the rate in percent: 0.24.
func (t Tarif) Persen() decimal.Decimal { return decimal.New(int64(t), -2) }

// String writes 0,24% without superfluous zeros.
func (t Tarif) String() string { return strings.Replace(t.Persen().String(), ".", ",", 1) + "%" }

// bacaTarif reads a percentage of at most two decimals; an empty text is 0%.
func bacaTarif(s string, maks Tarif) (Tarif, bool) {
	if s == "" {
		return 0, true
	}
	if len(s) > 6 || strings.Trim(s, "0123456789.") != "" {
		return 0, false
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return 0, false
	}
	d = d.Shift(2)
	return Tarif(d.IntPart()), d.IsInteger() && d.LessThanOrEqual(decimal.NewFromInt(int64(maks)))
}
