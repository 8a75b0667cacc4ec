package dasar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var (
	// ErrTeks says that a text holds what no office types: control characters
	// or broken UTF-8.
	ErrTeks = Aturan("DSR-TEKS-01")
	// ErrTeksPanjang says that a text is longer than its field allows.
	ErrTeksPanjang = Aturan("DSR-TEKS-02")
)

// Rapikan reads a line of text from outside: Unicode NFC, trimmed, inner
// blanks collapsed to one space. Control characters, NUL and broken UTF-8 are
// refused with [ErrTeks], more than maks characters with [ErrTeksPanjang].
func Rapikan(s string, maks int) (string, error) {
	if !utf8.ValidString(s) {
		return "", ErrTeks.Invalidf("teks rusak; simpan berkas sebagai UTF-8")
	}
	for _, r := range s {
		if r != '\t' && r != '\n' && r != '\r' && unicode.IsControl(r) || r == utf8.RuneError {
			return "", ErrTeks.Invalidf("teks memuat karakter kendali")
		}
	}
	s = strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	if utf8.RuneCountInString(s) > maks {
		return "", ErrTeksPanjang.Invalidf("teks lebih dari %d karakter", maks)
	}
	return s, nil
}

// JagaRumus puts an apostrophe before a text that a spreadsheet would compute:
// one that starts, after blanks of any kind, with = + - @, their full-width
// twins, or a control character.
func JagaRumus(s string) string {
	t := strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\t' && r != '\r' && r != '\n' || r == '\ufeff' || r == '\u200b'
	})
	if r, n := utf8.DecodeRuneInString(t); n > 0 && (strings.ContainsRune("=+-@＝＋－＠", r) || unicode.IsControl(r)) {
		return "'" + s
	}
	return s
}
