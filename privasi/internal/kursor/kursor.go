// Package kursor writes the page cursors of the privasi stores: a moment and an
// id, the same in memory and in SQL.
package kursor

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrKursor says that a page cursor is not one that a store gave.
var ErrKursor = dasar.Aturan("PRI-HALAMAN-01")

// Tulis returns the cursor that stands after a record.
func Tulis(pada time.Time, id string) string { return fmt.Sprintf("%d.%s", pada.UnixMicro(), id) }

// Baca reads a cursor; "" is the beginning.
func Baca(s string) (pada time.Time, id string, err error) {
	if s == "" {
		return time.Time{}, "", nil
	}
	mikro, id, ada := strings.Cut(s, ".")
	n, err := strconv.ParseInt(mikro, 10, 64)
	if !ada || err != nil || len(id) > 100 || strings.ContainsFunc(id, func(r rune) bool { return r < '-' || r > 'z' }) {
		return time.Time{}, "", ErrKursor.Invalidf("penunjuk halaman tidak sah; mulai lagi dari halaman pertama")
	}
	return time.UnixMicro(n).UTC(), id, nil
}
