package kalender

import (
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrNamaHari says that a text names no weekday or no day of the five-day week.
var ErrNamaHari = dasar.Aturan("AKD-KALENDER-01")

// HariPasaran is a day of the Javanese five-day week; the zero value is none.
type HariPasaran uint8

// The five days in their order.
const (
	Legi HariPasaran = iota + 1
	Pahing
	Pon
	Wage
	Kliwon
)

var (
	namaPasaran = [...]string{"", "Legi", "Pahing", "Pon", "Wage", "Kliwon"}
	namaHari    = [...]string{"Ahad", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}
	// 17 August 1945 was a Jumat Legi; seventeen dated announcements agree.
	jangkar = dasar.Tgl(1945, 8, 17)
)

// PasaranDari returns the day of the five-day week; none for an unset day.
func PasaranDari(t dasar.Tanggal) HariPasaran {
	if t.IsZero() {
		return 0
	}
	return HariPasaran((t.Selisih(jangkar)%5+5)%5 + 1)
}

// String writes the name, "" for none.
func (p HariPasaran) String() string {
	if int(p) >= len(namaPasaran) {
		return ""
	}
	return namaPasaran[p]
}

// NamaHari writes the weekday in Indonesian: Ahad, Senin, to Sabtu.
func NamaHari(d time.Weekday) string {
	if d < 0 || int(d) >= len(namaHari) {
		return ""
	}
	return namaHari[d]
}

// WetonDari writes weekday and five-day week of a day: Jumat Legi; "" for an unset day.
func WetonDari(t dasar.Tanggal) string {
	if t.IsZero() {
		return ""
	}
	return NamaHari(t.Pekan()) + " " + PasaranDari(t).String()
}

// BacaPasaran reads a name; Manis is Legi, Paing is Pahing. Anything else is
// [ErrNamaHari].
func BacaPasaran(s string) (HariPasaran, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	switch s {
	case "manis":
		return Legi, nil
	case "paing":
		return Pahing, nil
	}
	for i, n := range namaPasaran {
		if i > 0 && s == strings.ToLower(n) {
			return HariPasaran(i), nil
		}
	}
	return 0, ErrNamaHari.Invalidf("pasaran harus Legi, Pahing, Pon, Wage, atau Kliwon").Pada("pasaran")
}

// BacaHari reads a weekday; Minggu is Ahad, and Jum'at is Jumat. Anything else is
// [ErrNamaHari].
func BacaHari(s string) (time.Weekday, error) {
	s = strings.NewReplacer("'", "", "’", "", "`", "").Replace(strings.ToLower(strings.TrimSpace(s)))
	if s == "minggu" {
		s = "ahad"
	}
	for i, n := range namaHari {
		if s == strings.ToLower(n) {
			return time.Weekday(i), nil
		}
	}
	return 0, ErrNamaHari.Invalidf("hari harus Ahad, Senin, Selasa, Rabu, Kamis, Jumat, atau Sabtu").Pada("hari")
}
