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
		return time.Time{}, "", salah()
	}
	return time.UnixMicro(n).UTC(), id, nil
}

// BacaNomor reads a cursor that is a number; "" is 0.
func BacaNomor(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0, salah()
	}
	return n, nil
}

// TulisNomorUrut returns the cursor that stands after a record within a number.
func TulisNomorUrut(nomor, urut int64) string { return fmt.Sprintf("%d.%d", nomor, urut) }

// BacaNomorUrut reads what [TulisNomorUrut] wrote; "" is the beginning.
func BacaNomorUrut(s string) (nomor, urut int64, err error) {
	if s == "" {
		return 0, 0, nil
	}
	a, b, ada := strings.Cut(s, ".")
	nomor, err = strconv.ParseInt(a, 10, 64)
	urut, err2 := strconv.ParseInt(b, 10, 64)
	if !ada || err != nil || err2 != nil || urut < 0 {
		return 0, 0, salah()
	}
	return nomor, urut, nil
}

func salah() error {
	return ErrKursor.Invalidf("penunjuk halaman tidak sah; mulai lagi dari halaman pertama")
}

// TanpaTenggat stands for the deadline of records that have none: behind all.
var TanpaTenggat = time.UnixMicro(1<<62 - 1).UTC()
