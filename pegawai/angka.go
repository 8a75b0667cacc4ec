package pegawai

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// Kuantitas is a number of hours, days or events in hundredths: 150 is 1,5. Its
// zero value is none.
type Kuantitas int64

// Persen is a percentage in hundredths of a percent: 250 is 2,5%. Its zero value
// is 0%.
type Persen int64

// MaksKuantitas bounds one quantity: ten thousand hours, days or events.
const MaksKuantitas Kuantitas = 10_000 * 100

var (
	// ErrKuantitas says that a text is not a quantity of at most two decimals
	// between 0 and [MaksKuantitas].
	ErrKuantitas = dasar.Aturan("PEG-ANGKA-01")
	// ErrPersen says that a text is not a percentage of at most two decimals
	// between 0 and 100.
	ErrPersen = dasar.Aturan("PEG-ANGKA-02")
)

// ParseKuantitas reads 12, 12,5 or 12.25; a comma or a point separates decimals.
func ParseKuantitas(s string) (Kuantitas, error) {
	n, ok := perseratus(s, int64(MaksKuantitas))
	if !ok {
		return 0, ErrKuantitas.Invalidf("isi angka 0 sampai %s dengan paling banyak dua desimal, misalnya 12,5", MaksKuantitas)
	}
	return Kuantitas(n), nil
}

// ParsePersen reads 2,5 or 2,5% as a percentage.
func ParsePersen(s string) (Persen, error) {
	n, ok := perseratus(strings.TrimSuffix(strings.TrimSpace(s), "%"), 100*100)
	if !ok {
		return 0, ErrPersen.Invalidf("isi persen 0 sampai 100 dengan paling banyak dua desimal, misalnya 2,5")
	}
	return Persen(n), nil
}

func perseratus(s string, maks int64) (int64, bool) {
	t := strings.Replace(strings.TrimSpace(s), ",", ".", 1)
	if t == "" || len(t) > 20 || strings.Trim(t, "0123456789.") != "" {
		return 0, false
	}
	d, err := decimal.NewFromString(t)
	if err != nil {
		return 0, false
	}
	d = d.Shift(2)
	if !d.IsInteger() || d.GreaterThan(decimal.NewFromInt(maks)) {
		return 0, false
	}
	return d.IntPart(), true
}

// Desimal returns the quantity as a decimal number.
func (k Kuantitas) Desimal() decimal.Decimal { return decimal.New(int64(k), -2) }

// String writes 12,5 without superfluous zeros.
func (k Kuantitas) String() string { return teksPerseratus(int64(k)) }

// Desimal returns the percentage as a decimal number of percent.
func (p Persen) Desimal() decimal.Decimal { return decimal.New(int64(p), -2) }

// String writes 2,5 without the sign of percent.
func (p Persen) String() string { return teksPerseratus(int64(p)) }

func teksPerseratus(n int64) string {
	tanda := ""
	if n < 0 {
		tanda, n = "-", -n
	}
	s := fmt.Sprintf("%s%d,%02d", tanda, n/100, n%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ",")
}

// kali returns rate × quantity, rounded half up to whole rupiah: a choice of this
// package, since no rule of the law covers part hours of pay.
func kali(tarif dasar.Rupiah, k Kuantitas) dasar.Rupiah {
	return bagiBulat(tarif*dasar.Rupiah(k), 100)
}

// persenDari returns p of r, rounded half up to whole rupiah.
func persenDari(r dasar.Rupiah, p Persen) dasar.Rupiah {
	return bagiBulat(r*dasar.Rupiah(p), 10_000)
}

// bagiBulat divides by a positive n and rounds half away from zero.
func bagiBulat(r dasar.Rupiah, n dasar.Rupiah) dasar.Rupiah {
	if r < 0 {
		return (r - n/2) / n
	}
	return (r + n/2) / n
}
