package keuangan

import (
	"encoding/base64"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrKursor says that a page cursor did not come from a previous page.
var ErrKursor = dasar.Aturan("KEU-KURSOR-01")

const pemisahKursor = "\x1f"

// Kursor packs the sort key of the last record of a page into the opaque
// cursor that [dasar.Page.After] takes. Stores use it; nobody else reads it.
func Kursor(bagian ...string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(strings.Join(bagian, pemisahKursor)))
}

// BacaKursor unpacks what [Kursor] packed from n parts; "" gives nil, the
// beginning. Anything else is refused with [ErrKursor].
func BacaKursor(s string, n int) ([]string, error) {
	if s == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		if bagian := strings.Split(string(b), pemisahKursor); len(bagian) == n && !strings.ContainsRune(string(b), 0) {
			return bagian, nil
		}
	}
	return nil, ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
}
