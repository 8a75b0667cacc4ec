package nilai

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// lipatKode is a code as it is compared: without blanks around, in one case.
func lipatKode(s string) string { return strings.ToUpper(strings.TrimSpace(norm.NFKC.String(s))) }

// kodePita lists the codes of the bands for a message.
func (s Skala) kodePita() string {
	var kode []string
	for _, p := range s.Pita {
		kode = append(kode, p.Kode)
	}
	return strings.Join(kode, ", ")
}
