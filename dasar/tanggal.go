package dasar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Tanggal is a civil day: no clock, no zone. It is small and comparable with
// ==; its zero value means "not set", prints as "" and is stored as NULL.
// Days before 1 January 0001 cannot be expressed.
type Tanggal struct{ n int32 } // days, 1 = 0001-01-01

var epoch = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)

// ErrTanggal says that a text is not a day that exists.
var ErrTanggal = Aturan("DSR-TANGGAL-01")

// BuatTanggal returns the day, or [ErrTanggal] if the calendar has none such
// (31 Februari, month 13, a year outside 1 to 9999).
func BuatTanggal(tahun, bulan, hari int) (Tanggal, error) {
	if tahun < 1 || tahun > 9999 || bulan < 1 || bulan > 12 || hari < 1 || hari > 31 {
		return Tanggal{}, ErrTanggal.Invalidf("tanggal %d-%d-%d tidak ada di kalender", hari, bulan, tahun)
	}
	t := time.Date(tahun, time.Month(bulan), hari, 0, 0, 0, 0, time.UTC)
	if t.Day() != hari {
		return Tanggal{}, ErrTanggal.Invalidf("tanggal %d-%d-%d tidak ada di kalender", hari, bulan, tahun)
	}
	return TanggalDari(t), nil
}

// Tgl is [BuatTanggal] for constants in code and tests; it panics when there
// is no such day.
func Tgl(tahun, bulan, hari int) Tanggal {
	t, err := BuatTanggal(tahun, bulan, hari)
	if err != nil {
		panic(err)
	}
	return t
}

// TanggalDari returns the civil day of t in t's own location.
func TanggalDari(t time.Time) Tanggal {
	y, m, d := t.Date()
	u := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return Tanggal{int32((u.Unix()-epoch.Unix())/86400) + 1}
}

// ParseTanggal reads the form 2026-07-13.
func ParseTanggal(s string) (Tanggal, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		if len(s) > 20 {
			s = s[:20] + "…"
		}
		return Tanggal{}, ErrTanggal.Invalidf("%q bukan tanggal; tulis misalnya 2026-07-13", s)
	}
	return TanggalDari(t), nil
}

// Waktu returns the first instant of the day in loc; nil means UTC. Where the
// clock jumps over midnight (some zones outside Indonesia) that is the instant
// of the jump. An unset day gives the zero time.
func (t Tanggal) Waktu(loc *time.Location) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	y, m, d := t.utc().Date()
	w := time.Date(y, m, d, 0, 0, 0, 0, loc)
	if TanggalDari(w) != t {
		_, w = w.ZoneBounds()
	}
	return w
}

func (t Tanggal) utc() time.Time {
	return time.Unix(epoch.Unix()+int64(t.n-1)*86400, 0).UTC()
}

// IsZero reports whether the day is not set.
func (t Tanggal) IsZero() bool { return t.n == 0 }

// Tahun returns the year; the parts of an unset day are meaningless.
func (t Tanggal) Tahun() int { return t.utc().Year() }

// Hari returns the day of the month, from 1.
func (t Tanggal) Hari() int { return t.utc().Day() }

// Pekan returns the day of the week.
func (t Tanggal) Pekan() time.Weekday { return t.utc().Weekday() }

// Bulan returns the month that the day lies in; unset gives unset.
func (t Tanggal) Bulan() Bulan {
	if t.IsZero() {
		return Bulan{}
	}
	u := t.utc()
	return Bulan{int32(u.Year()*12 + int(u.Month()) - 1)}
}

// Compare returns -1, 0 or 1; an unset day sorts first.
func (t Tanggal) Compare(u Tanggal) int { return int(min(max(int64(t.n)-int64(u.n), -1), 1)) }

// Before reports whether t lies before u.
func (t Tanggal) Before(u Tanggal) bool { return t.n < u.n }

// After reports whether t lies after u.
func (t Tanggal) After(u Tanggal) bool { return t.n > u.n }

// TambahHari returns the day n days later; n may be negative. An unset day
// stays unset.
func (t Tanggal) TambahHari(n int) Tanggal {
	if t.IsZero() {
		return t
	}
	return Tanggal{t.n + int32(n)}
}

// Selisih returns the number of days from u to t.
func (t Tanggal) Selisih(u Tanggal) int { return int(t.n - u.n) }

// String writes 2026-07-13, or "" when unset.
func (t Tanggal) String() string {
	if t.IsZero() {
		return ""
	}
	return t.utc().Format(time.DateOnly)
}

// Panjang writes 13 Juli 2026, or "" when unset.
func (t Tanggal) Panjang() string {
	if t.IsZero() {
		return ""
	}
	u := t.utc()
	return fmt.Sprintf("%d %s %d", u.Day(), namaBulan[u.Month()-1], u.Year())
}

// MarshalText writes the form of String.
func (t Tanggal) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the form of [ParseTanggal]; an empty text unsets.
func (t *Tanggal) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*t = Tanggal{}
		return nil
	}
	u, err := ParseTanggal(string(b))
	if err == nil {
		*t = u
	}
	return err
}

// Value implements [driver.Valuer]; an unset day is NULL.
func (t Tanggal) Value() (driver.Value, error) {
	if t.IsZero() {
		return nil, nil
	}
	return t.String(), nil
}

// Scan implements sql.Scanner for DATE and text columns.
func (t *Tanggal) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*t = Tanggal{}
		return nil
	case time.Time:
		*t = TanggalDari(v)
		return nil
	case string:
		return t.UnmarshalText([]byte(v[:min(len(v), 10)]))
	case []byte:
		return t.UnmarshalText(v[:min(len(v), 10)])
	}
	return fmt.Errorf("dasar: cannot scan %T into Tanggal", src)
}
