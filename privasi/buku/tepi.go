package buku

import (
	"bytes"
	"crypto/sha256"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"
)

// Tepi is the right edge of a tree: its size and the roots of its whole
// subtrees, the largest first. It is all that is needed to grow the tree and to
// know its root; the zero value is the empty tree.
type Tepi struct {
	Ukuran int64
	Anak   []Sidik // one per bit of Ukuran that is set, from the highest
}

// Tambah returns the edge after more leaves, and every node that came with them.
func (t Tepi) Tambah(daun ...[]byte) (Tepi, []Simpul) {
	baru := make([]Simpul, 0, 2*len(daun))
	anak := append(make([]Sidik, 0, bits.Len64(uint64(t.Ukuran)+uint64(len(daun)))+1), t.Anak...)
	for _, isi := range daun {
		s := SidikDaun(isi)
		baru = append(baru, Simpul{tlog.StoredHashIndex(0, t.Ukuran), s})
		for tingkat := range bits.TrailingZeros64(^uint64(t.Ukuran)) {
			s = tlog.NodeHash(anak[len(anak)-1], s)
			anak = anak[:len(anak)-1]
			baru = append(baru, Simpul{tlog.StoredHashIndex(tingkat+1, t.Ukuran>>(tingkat+1)), s})
		}
		anak = append(anak, s)
		t.Ukuran++
	}
	t.Anak = anak
	return t, baru
}

// naikkan adds the hash of the leaf with an index to the whole subtrees on its left.
func naikkan(indeks int64, anak []Sidik, s Sidik) []Sidik {
	for range bits.TrailingZeros64(^uint64(indeks)) {
		s = tlog.NodeHash(anak[len(anak)-1], s)
		anak = anak[:len(anak)-1]
	}
	return append(anak, s)
}

// Akar is the root of the tree.
func (t Tepi) Akar() Sidik {
	if len(t.Anak) == 0 {
		return sha256.Sum256(nil)
	}
	akar := t.Anak[len(t.Anak)-1]
	for i := len(t.Anak) - 2; i >= 0; i-- {
		akar = tlog.NodeHash(t.Anak[i], akar)
	}
	return akar
}

// Bita writes the roots of the subtrees, for a storage.
func (t Tepi) Bita() []byte {
	var b bytes.Buffer
	for _, a := range t.Anak {
		b.Write(a[:])
	}
	return b.Bytes()
}

// BacaTepi reads what [Tepi.Bita] wrote.
func BacaTepi(ukuran int64, b []byte) (Tepi, error) {
	t := Tepi{Ukuran: ukuran}
	if ukuran < 0 || len(b) != bits.OnesCount64(uint64(ukuran))*tlog.HashSize {
		return Tepi{}, tolak("tepi buku rusak")
	}
	for ; len(b) > 0; b = b[tlog.HashSize:] {
		t.Anak = append(t.Anak, Sidik(b[:tlog.HashSize]))
	}
	return t, nil
}
