package santri

import (
	"strings"
	"unicode"

	"github.com/pesantren-go/pesantren/dasar"
)

// Peringatan is a finding about a value that was accepted all the same: official
// numbers are often odd and still right, so a person decides. Pesan holds no
// personal data.
type Peringatan struct {
	Aturan dasar.Aturan
	Pesan  string
}

// Perbaikan says what was mended while a value was read, such as zeros that a
// spreadsheet had swallowed. Pesan holds no personal data.
type Perbaikan struct {
	Aturan dasar.Aturan
	Pesan  string
}

// Bacaan is what reading a value found besides the value itself. The zero
// Bacaan means "read as written".
type Bacaan struct {
	Perbaikan  []Perbaikan
	Peringatan []Peringatan
}

// Bersih reports that nothing was repaired and nothing is to be flagged.
func (b Bacaan) Bersih() bool { return len(b.Perbaikan) == 0 && len(b.Peringatan) == 0 }

func (b *Bacaan) perbaiki(a dasar.Aturan, pesan string) {
	b.Perbaikan = append(b.Perbaikan, Perbaikan{a, pesan})
}

func (b *Bacaan) ingatkan(a dasar.Aturan, pesan string) {
	b.Peringatan = append(b.Peringatan, Peringatan{a, pesan})
}

var (
	// ErrAngkaRusak says that a spreadsheet turned a number into scientific
	// notation (3.50699E+15): its last digits are lost and must be asked again.
	ErrAngkaRusak = dasar.Aturan("SAN-ANGKA-01")
	// ErrAngkaKutip marks a repaired leading apostrophe, the way spreadsheets
	// mark a number as text.
	ErrAngkaKutip = dasar.Aturan("SAN-ANGKA-02")
	// ErrAngkaPemisah marks repaired spaces, dots and hyphens inside a number.
	ErrAngkaPemisah = dasar.Aturan("SAN-ANGKA-03")
)

// angkaTeks strips what may surround and separate the digits of an identity
// number and records it. Blanks around the text are ordinary reading. What is
// left may still hold anything but separators.
func angkaTeks(s string, b *Bacaan) (string, error) {
	s = strings.TrimFunc(s, kosong)
	if t := strings.TrimLeft(s, "'’‘`"); t != s {
		b.perbaiki(ErrAngkaKutip, "tanda kutip di depan angka dibuang")
		s = strings.TrimFunc(t, kosong)
	}
	if notasiIlmiah(s) {
		return "", ErrAngkaRusak.Invalidf("angka dirusak lembar kerja (ditulis dengan E+); salin ulang dari dokumen asli sebagai teks")
	}
	t := strings.Map(func(r rune) rune {
		if kosong(r) || r == '.' || r == '-' || r == '‐' || r == '–' {
			return -1
		}
		return r
	}, s)
	if t != s {
		b.perbaiki(ErrAngkaPemisah, "spasi, titik, atau tanda hubung di dalam angka dibuang")
	}
	return t, nil
}

// kosong reports a blank of any kind, the invisible ones that copying from web
// pages brings along included.
func kosong(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\ufeff'
}

// notasiIlmiah recognises 3.50699E+15, 8,12346e10 and the like.
func notasiIlmiah(s string) bool {
	i := strings.IndexAny(s, "eE")
	if i < 1 {
		return false
	}
	mantisa := strings.Replace(strings.Replace(s[:i], ",", ".", 1), ".", "", 1)
	pangkat := strings.TrimLeft(s[i+1:], "+-")
	return digit(mantisa) && digit(pangkat)
}

// digit reports that s is not empty and holds ASCII digits only.
func digit(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
