// Package terbilang spells numbers in Indonesian words, as a kuitansi (receipt)
// and an official letter require beside the figures.
//
// The words and their spacing are those of the Unicode CLDR spell-out rules for
// Indonesian, with one difference: 0 is "nol", as every bank writes it, where CLDR
// says "kosong". Large units are ribu 10³, juta 10⁶, miliar 10⁹, triliun 10¹²,
// kuadriliun 10¹⁵ and kuintiliun 10¹⁸ (the short scale, KBBI).
//
// # Traps
//
//   - 1.000 is "seribu" and 1.001.000 "satu juta seribu", but 21.000 is "dua puluh
//     satu ribu" and 100 "seratus".
//   - The longest text of an int64 has 288 characters (8.999.999.999.999.999.999);
//     amounts under a billion stay within 126. Leave room for two lines on a
//     receipt.
//   - A negative number begins with "minus".
package terbilang

import (
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Gaya changes how the finished words are written; see [BesarAwal].
type Gaya func(string) string

// BesarAwal writes the first letter large, the way a kuitansi does: "Satu juta
// rupiah".
func BesarAwal(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// Rupiah spells an amount with its unit: "satu juta dua ratus lima puluh ribu
// rupiah". Nol rupiah is "nol rupiah".
func Rupiah(r dasar.Rupiah, gaya ...Gaya) string {
	return pakai(Angka(int64(r))+" rupiah", gaya)
}

// Angka spells a number of any size, without a unit.
func Angka(n int64, gaya ...Gaya) string {
	var b strings.Builder
	besar := uint64(n)
	if n < 0 {
		b.WriteString("minus ")
		besar = -besar
	}
	eja(&b, besar)
	return pakai(b.String(), gaya)
}

func pakai(s string, gaya []Gaya) string {
	for _, g := range gaya {
		s = g(s)
	}
	return s
}

var dasarBilangan = [12]string{"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"}

var satuan = [6]struct {
	nilai uint64
	nama  string
}{{1e18, "kuintiliun"}, {1e15, "kuadriliun"}, {1e12, "triliun"}, {1e9, "miliar"}, {1e6, "juta"}, {1e3, "ribu"}}

// eja writes n, largest unit first; each unit spells its own count and leaves the
// rest to the next.
func eja(b *strings.Builder, n uint64) {
	switch {
	case n < 12:
		b.WriteString(dasarBilangan[n])
	case n < 20:
		b.WriteString(dasarBilangan[n-10] + " belas")
	case n < 100:
		sambung(b, dasarBilangan[n/10]+" puluh", n%10)
	case n < 200:
		sambung(b, "seratus", n-100)
	case n < 1000:
		sambung(b, dasarBilangan[n/100]+" ratus", n%100)
	case n < 2000:
		sambung(b, "seribu", n-1000)
	default:
		for _, s := range satuan {
			if n >= s.nilai {
				eja(b, n/s.nilai)
				sambung(b, " "+s.nama, n%s.nilai)
				return
			}
		}
	}
}

func sambung(b *strings.Builder, kata string, sisa uint64) {
	b.WriteString(kata)
	if sisa > 0 {
		b.WriteByte(' ')
		eja(b, sisa)
	}
}
