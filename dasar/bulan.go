package dasar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Bulan is a month of a year (a "year-month"), the interval in which a
// pesantren bills and closes its books. Comparable with ==; the zero value
// means "not set". It is stored and written as 2026-10.
type Bulan struct{ n int32 } // year*12 + month-1

// ErrBulan says that a text is not a month.
var ErrBulan = Aturan("DSR-BULAN-01")

var namaBulan = [12]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// Bln is [BuatBulan] for constants in code and tests; it panics when there is
// no such month.
func Bln(tahun, bulan int) Bulan {
	b, err := BuatBulan(tahun, bulan)
	if err != nil {
		panic(err)
	}
	return b
}

// BuatBulan returns the month; the year lies between 1 and 9999.
func BuatBulan(tahun, bulan int) (Bulan, error) {
	if tahun < 1 || tahun > 9999 || bulan < 1 || bulan > 12 {
		return Bulan{}, ErrBulan.Invalidf("bulan %d-%d tidak ada", tahun, bulan)
	}
	return Bulan{int32(tahun*12 + bulan - 1)}, nil
}

// ParseBulan reads the form 2026-10.
func ParseBulan(s string) (Bulan, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil || t.Year() < 1 {
		if len(s) > 20 {
			s = s[:20] + "…"
		}
		return Bulan{}, ErrBulan.Invalidf("%q bukan bulan; tulis misalnya 2026-10", s)
	}
	return BuatBulan(t.Year(), int(t.Month()))
}

// IsZero reports whether the month is not set.
func (b Bulan) IsZero() bool { return b.n == 0 }

// Tahun returns the year.
func (b Bulan) Tahun() int { return int(b.n / 12) }

// Ke returns the number of the month in its year, 1 to 12.
func (b Bulan) Ke() int { return int(b.n%12) + 1 }

// Tambah returns the month n months later; n may be negative. An unset month
// stays unset. A result outside the years 1 to 9999 still compares in order, but
// is not a month that [ParseBulan] reads.
func (b Bulan) Tambah(n int) Bulan {
	if b.IsZero() {
		return b
	}
	return Bulan{b.n + int32(n)}
}

// Compare returns -1, 0 or 1; an unset month sorts first.
func (b Bulan) Compare(c Bulan) int { return int(min(max(b.n-c.n, -1), 1)) }

// Awal returns the first day of the month; unset gives unset.
func (b Bulan) Awal() Tanggal {
	if b.IsZero() {
		return Tanggal{}
	}
	return TanggalDari(time.Date(b.Tahun(), time.Month(b.Ke()), 1, 0, 0, 0, 0, time.UTC))
}

// Akhir returns the last day of the month; unset gives unset.
func (b Bulan) Akhir() Tanggal { return b.Tambah(1).Awal().TambahHari(-1) }

// TanggalKe returns the given day of the month, or the last day if the month
// is shorter: the 31st of February is the 28th or 29th. Unset gives unset.
func (b Bulan) TanggalKe(hari int) Tanggal {
	return b.Awal().TambahHari(min(max(hari, 1), b.Akhir().Hari()) - 1)
}

// String writes 2026-10, or "" when unset.
func (b Bulan) String() string {
	if b.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", b.Tahun(), b.Ke())
}

// Panjang writes Oktober 2026, or "" when unset.
func (b Bulan) Panjang() string {
	if b.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d", namaBulan[b.Ke()-1], b.Tahun())
}

// MarshalText writes the form of String.
func (b Bulan) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads the form of [ParseBulan]; an empty text unsets.
func (b *Bulan) UnmarshalText(t []byte) error {
	if len(t) == 0 {
		*b = Bulan{}
		return nil
	}
	c, err := ParseBulan(string(t))
	if err == nil {
		*b = c
	}
	return err
}

// Value implements [driver.Valuer]; an unset month is NULL.
func (b Bulan) Value() (driver.Value, error) {
	if b.IsZero() {
		return nil, nil
	}
	return b.String(), nil
}

// Scan implements sql.Scanner for text columns.
func (b *Bulan) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*b = Bulan{}
		return nil
	case string:
		return b.UnmarshalText([]byte(v))
	case []byte:
		return b.UnmarshalText(v)
	}
	return fmt.Errorf("dasar: cannot scan %T into Bulan", src)
}
