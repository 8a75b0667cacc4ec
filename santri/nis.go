package santri

import (
	"strings"
	"unicode"

	"github.com/pesantren-go/pesantren/dasar"
)

// NIS is the student number that the institution itself gives, in a pattern of
// its own choosing. It is unique in the institution and never given twice, yet
// it is not the identity of a person: that is [ID]. The zero value means "none
// given yet".
type NIS string

var (
	// ErrNISBentuk says that a text cannot be a NIS: blanks inside, no letter
	// or digit, or signs that neither a barcode nor a virtual account can carry.
	ErrNISBentuk = dasar.Aturan("SAN-NIS-01")
	// ErrNISDipakai says that another santri has the NIS.
	ErrNISDipakai = dasar.Aturan("SAN-NIS-02")
)

// maksNIS leaves room for the 18 digits of a NISM and for prefixes.
const maksNIS = 30

// ParseNIS reads a NIS: letters, digits and the signs . - / _, at most 30
// characters. An empty text is the zero NIS; an apostrophe in front is repaired.
// Dots and hyphens stay: they belong to the pattern of the office.
func ParseNIS(s string) (NIS, Bacaan, error) {
	var b Bacaan
	t := strings.TrimFunc(s, kosong)
	if u := strings.TrimLeft(t, "'’‘`"); u != t {
		b.perbaiki(ErrAngkaKutip, "tanda kutip di depan angka dibuang")
		t = strings.TrimFunc(u, kosong)
	}
	if t == "" {
		return "", b, nil
	}
	if len(t) > 5 && notasiIlmiah(t) && strings.ContainsAny(t, "+") {
		return "", b, ErrAngkaRusak.Invalidf("NIS dirusak lembar kerja (ditulis dengan E+); tulis ulang sebagai teks")
	}
	adaIsi := false
	for _, r := range t {
		isi := r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
		adaIsi = adaIsi || isi
		if !isi && !strings.ContainsRune(".-/_", r) {
			return "", b, ErrNISBentuk.Invalidf("NIS hanya boleh berisi huruf, angka, dan tanda . - / _ tanpa spasi")
		}
	}
	if !adaIsi || len(t) > maksNIS {
		return "", b, ErrNISBentuk.Invalidf("NIS harus berisi huruf atau angka, paling banyak %d karakter", maksNIS)
	}
	return NIS(t), b, nil
}
