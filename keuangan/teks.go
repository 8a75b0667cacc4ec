package keuangan

import (
	"unicode"
	"unicode/utf8"
)

// bersih reports whether a text fits a field of one line: valid UTF-8, at most
// maks characters, no control characters.
func bersih(s string, maks int) bool {
	if len(s) > 4*maks || !utf8.ValidString(s) || utf8.RuneCountInString(s) > maks {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) {
			return false
		}
	}
	return true
}

// potong shortens a text from outside before a message repeats it.
func potong(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
