package dasar

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Rupiah is an amount of money in whole rupiah; sen are not used. Its zero
// value is nol rupiah. Arithmetic inside the borders may use + and -, because
// every amount that enters (HTTP, files, SQL) is bounded by [MaxRupiah]; sums
// over many amounts use [JumlahRupiah], which refuses to wrap.
type Rupiah int64

// MaxRupiah bounds every single amount accepted at a border: 1 quadrillion
// (seribu triliun) rupiah. Nine thousand of them still fit an int64.
const MaxRupiah Rupiah = 1_000_000_000_000_000

var (
	// ErrRupiahTeks says that a text is not an amount in whole rupiah.
	ErrRupiahTeks = Aturan("DSR-RUPIAH-01")
	// ErrRupiahBatas says that an amount, or a sum, is beyond its bound.
	ErrRupiahBatas = Aturan("DSR-RUPIAH-02")
)

// String writes the amount the way receipts do: Rp1.250.000, -Rp500, Rp0.
func (r Rupiah) String() string {
	if r < 0 {
		return "-Rp" + r.Angka()[1:]
	}
	return "Rp" + r.Angka()
}

// Angka writes the digits with Indonesian grouping and no currency sign, as
// columns of a statement do: 1.250.000 or -500.
func (r Rupiah) Angka() string {
	var buf [27]byte
	i, neg := len(buf), r < 0
	n := uint64(r)
	if neg {
		n = -n
	}
	for digits := 0; ; digits++ {
		if digits > 0 && digits%3 == 0 {
			i--
			buf[i] = '.'
		}
		i--
		buf[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			break
		}
	}
	if neg {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

// ParseRupiah reads what a bendahara types: 1250000, 1.250.000, Rp1.250.000,
// Rp 1.250.000,00 (any blank after Rp, the no-break space of spreadsheets
// included). Dots must group thousands; a fraction other than ,00 or ,- is
// refused with [ErrRupiahTeks], an amount beyond [MaxRupiah] with
// [ErrRupiahBatas]. A leading minus is read; callers refuse signs they do not
// want.
func ParseRupiah(s string) (Rupiah, error) {
	t := strings.TrimSpace(s)
	neg := strings.HasPrefix(t, "-")
	t = strings.TrimPrefix(t, "-")
	if len(t) >= 2 && strings.EqualFold(t[:2], "rp") {
		t = strings.TrimLeftFunc(strings.TrimPrefix(t[2:], "."), unicode.IsSpace)
	}
	for _, akhir := range []string{",00", ",-"} {
		if utuh, ada := strings.CutSuffix(t, akhir); ada {
			t = utuh
			break
		}
	}
	if strings.Contains(t, ".") {
		kelompok := strings.Split(t, ".")
		for i, k := range kelompok {
			if (i == 0 && (len(k) == 0 || len(k) > 3)) || (i > 0 && len(k) != 3) {
				return 0, salahRupiah(s)
			}
		}
		t = strings.Join(kelompok, "")
	}
	if t == "" || strings.Trim(t, "0123456789") != "" {
		return 0, salahRupiah(s)
	}
	n, err := strconv.ParseInt(t, 10, 64)
	if err != nil || Rupiah(n) > MaxRupiah {
		return 0, ErrRupiahBatas.Invalidf("jumlah uang melebihi %s", MaxRupiah)
	}
	if neg {
		n = -n
	}
	return Rupiah(n), nil
}

func salahRupiah(s string) error {
	if len(s) > 40 {
		s = s[:40] + "…"
	}
	return ErrRupiahTeks.Invalidf("%q bukan jumlah rupiah; tulis misalnya 1.250.000 tanpa sen", strings.ToValidUTF8(s, "?"))
}

// Batas reports [ErrRupiahBatas] unless r lies within ±[MaxRupiah].
func (r Rupiah) Batas() error {
	if r > MaxRupiah || r < -MaxRupiah {
		return ErrRupiahBatas.Invalidf("jumlah uang melebihi %s", MaxRupiah)
	}
	return nil
}

// JumlahRupiah adds amounts and refuses, with [ErrRupiahBatas], a sum that an
// int64 cannot hold; it never wraps or saturates.
func JumlahRupiah(rs ...Rupiah) (Rupiah, error) {
	var sum Rupiah
	for _, r := range rs {
		if (r > 0 && sum > math.MaxInt64-r) || (r < 0 && sum < math.MinInt64-r) {
			return 0, ErrRupiahBatas.Invalidf("penjumlahan melebihi batas bilangan")
		}
		sum += r
	}
	return sum, nil
}

// Bagi splits r into n parts that differ by at most one rupiah and add up to r
// exactly; the leading parts carry the remainder (100.000 in three parts is
// 33.334, 33.333, 33.333). It panics when n is not positive.
func (r Rupiah) Bagi(n int) []Rupiah {
	if n <= 0 {
		panic(fmt.Sprintf("dasar: Bagi(%d)", n))
	}
	parts := make([]Rupiah, n)
	base, rest := r/Rupiah(n), r%Rupiah(n)
	step := Rupiah(1)
	if rest < 0 {
		step, rest = -1, -rest
	}
	for i := range parts {
		parts[i] = base
		if Rupiah(i) < rest {
			parts[i] += step
		}
	}
	return parts
}
