package jadwal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Hari is a day of the week; the zero value is Ahad (Sunday). The numbers are those
// of [time.Weekday].
type Hari uint8

// The days of a week.
const (
	Ahad Hari = iota
	Senin
	Selasa
	Rabu
	Kamis
	Jumat
	Sabtu
)

const hariSepekan = 7

var namaHari = [hariSepekan]string{"Ahad", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// HariDari gives the day of the week of a date.
func HariDari(t dasar.Tanggal) Hari { return Hari(t.Pekan()) }

// Weekday gives the day in the words of package time.
func (h Hari) Weekday() time.Weekday { return time.Weekday(h) }

// String gives the Indonesian name: "Jumat".
func (h Hari) String() string {
	if h >= hariSepekan {
		return "Hari(" + strconv.Itoa(int(h)) + ")"
	}
	return namaHari[h]
}

// MarshalText gives [Hari.String]; a day that does not exist is refused.
func (h Hari) MarshalText() ([]byte, error) {
	if h >= hariSepekan {
		return nil, ErrSelang.Invalidf("hari itu tidak ada; pilih Ahad sampai Sabtu").Pada("hari")
	}
	return []byte(namaHari[h]), nil
}

// UnmarshalText reads [Hari.String], with [ErrSelang] for anything else.
func (h *Hari) UnmarshalText(b []byte) error {
	i := slices.Index(namaHari[:], string(b))
	if i < 0 {
		return ErrSelang.Invalidf("hari itu tidak ada; pilih Ahad sampai Sabtu").Pada("hari")
	}
	*h = Hari(i)
	return nil
}

// Menit is a time of the clock in minutes after 00:00. The largest is 1440 (24:00),
// which only an end may have.
type Menit int16

const maksMenit Menit = 24 * 60

// Pukul makes a time of the clock: Pukul(7, 40). It does not check its range;
// [Jadwal.Validate] does.
func Pukul(jam, menit int) Menit { return Menit(jam*60 + menit) }

// String prints "07:40".
func (m Menit) String() string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }

// Selang is a half-open interval of the clock on one day: [Mulai, Selesai). Two
// intervals that touch do not overlap. The zero value is empty.
type Selang struct {
	Mulai   Menit `privasi:"-,jam pelajaran"`
	Selesai Menit `privasi:"-,jam pelajaran"`
}

// ParseSelang reads "07:00-07:40" (also with "." for ":" and an en dash), with
// [ErrSelang] for anything else and for an interval that is empty or backwards.
func ParseSelang(s string) (Selang, error) {
	a, b, ada := strings.Cut(strings.NewReplacer("–", "-", ".", ":", " ", "").Replace(s), "-")
	mulai, benar1 := bacaMenit(a)
	selesai, benar2 := bacaMenit(b)
	g := Selang{mulai, selesai}
	if !ada || !benar1 || !benar2 || !g.sah() {
		return Selang{}, ErrSelang.Invalidf("tulis waktu sebagai mulai dan selesai pada hari yang sama, misalnya 07:00-07:40")
	}
	return g, nil
}

func bacaMenit(s string) (Menit, bool) {
	j, m, ada := strings.Cut(s, ":")
	jam, err1 := strconv.ParseUint(j, 10, 8)
	menit, err2 := strconv.ParseUint(m, 10, 8)
	if !ada || err1 != nil || err2 != nil || jam > 24 || menit > 59 || len(m) != 2 || len(j) > 2 {
		return 0, false
	}
	return Pukul(int(jam), int(menit)), true
}

func (g Selang) sah() bool { return 0 <= g.Mulai && g.Mulai < g.Selesai && g.Selesai <= maksMenit }

// Bentrok reports whether the two share a minute; intervals that touch do not.
func (g Selang) Bentrok(x Selang) bool { return g.Mulai < x.Selesai && x.Mulai < g.Selesai }

// Irisan is the time that both share; the zero value when there is none.
func (g Selang) Irisan(x Selang) Selang {
	if !g.Bentrok(x) {
		return Selang{}
	}
	return Selang{max(g.Mulai, x.Mulai), min(g.Selesai, x.Selesai)}
}

// String prints "07:00-07:40".
func (g Selang) String() string { return g.Mulai.String() + "-" + g.Selesai.String() }
