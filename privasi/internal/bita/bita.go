// Package bita joins texts into bytes that no other list of texts gives: what is
// hashed, authenticated or bound to a place goes through it.
package bita

import "encoding/binary"

// Rangkai joins parts with their lengths before them.
func Rangkai[T ~string | ~[]byte](bagian ...T) []byte {
	n := 0
	for _, s := range bagian {
		n += 4 + len(s)
	}
	b := make([]byte, 0, n)
	for _, s := range bagian {
		b = Tambah(b, s)
	}
	return b
}

// Tambah appends one part.
func Tambah[T ~string | ~[]byte](b []byte, s T) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)))
	return append(b, s...)
}

// Bilangan appends a number.
func Bilangan(b []byte, n int64) []byte { return binary.BigEndian.AppendUint64(b, uint64(n)) }
