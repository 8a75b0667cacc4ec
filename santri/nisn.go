package santri

import (
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// NISN is the national student number: 10 digits, leading zeros included. Its
// first digits often resemble the birth year and need not. The zero value means
// "none issued yet".
type NISN string

var (
	// ErrNISNPanjang says that a NISN has not 10 digits and cannot be mended.
	ErrNISNPanjang = dasar.Aturan("SAN-NISN-01")
	// ErrNISNHuruf says that a NISN holds something that is not a digit.
	ErrNISNHuruf = dasar.Aturan("SAN-NISN-02")
	// ErrNISNSemu says that a NISN is a placeholder of ten zeros.
	ErrNISNSemu = dasar.Aturan("SAN-NISN-03")
	// ErrNISNNol marks a repair: zeros that a spreadsheet swallowed were put
	// back in front.
	ErrNISNNol = dasar.Aturan("SAN-NISN-04")
)

// ParseNISN reads a NISN. An empty text is the zero NISN. Eight or nine digits
// are padded with zeros and reported as a repair; other lengths, letters and
// the placeholder of zeros are Invalid.
func ParseNISN(s string) (NISN, Bacaan, error) {
	var b Bacaan
	t, err := angkaTeks(s, &b)
	switch {
	case err != nil || t == "":
		return "", b, err
	case !digit(t):
		return "", b, ErrNISNHuruf.Invalidf("NISN hanya boleh berisi angka; kosongkan bila belum punya")
	case strings.Trim(t, "0") == "":
		return "", b, ErrNISNSemu.Invalidf("NISN berisi nol semua; kosongkan bila belum punya")
	case len(t) == 8 || len(t) == 9:
		t = strings.Repeat("0", 10-len(t)) + t
		b.perbaiki(ErrNISNNol, "nol di depan NISN yang hilang dikembalikan")
	case len(t) != 10:
		return "", b, ErrNISNPanjang.Invalidf("NISN harus 10 angka, ini %d; periksa di situs NISN", len(t))
	}
	return NISN(t), b, nil
}
