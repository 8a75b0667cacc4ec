package buku

import (
	"golang.org/x/mod/sumdb/tlog"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrBuku says that a proof, a checkpoint or a log does not hold.
var ErrBuku = dasar.Aturan("PRI-BUKU-01")

// Sidik is a hash of a leaf or of a node (SHA-256, RFC 6962).
type Sidik = tlog.Hash

// SidikDaun is the hash of a leaf.
func SidikDaun(isi []byte) Sidik { return tlog.RecordHash(isi) }

// Akar is the root over leaves that are all at hand; over none it is the hash of
// the empty text, as in RFC 6962.
func Akar(daun ...[]byte) Sidik {
	t, _ := Tepi{}.Tambah(daun...)
	return t.Akar()
}

// Simpul is a node of the tree as a storage keeps it: its number never changes
// ([tlog.StoredHashIndex]).
type Simpul struct {
	Nomor int64
	Sidik Sidik
}

// LetakSimpul tells which leaf completed a node, and how far above that leaf the
// node stands: a storage may keep the nodes of a leaf beside it.
func LetakSimpul(nomor int64) (daun int64, tingkat int) {
	tingkat, ke := tlog.SplitStoredHashIndex(nomor)
	return (ke+1)<<tingkat - 1, tingkat
}

// Pembaca gives nodes by number, in the order asked for; a node that is not there
// is an error.
type Pembaca = tlog.HashReaderFunc

// Pohon is a tree in memory: for the people of one decision, for tests and for
// verifiers that hold a whole log.
type Pohon struct {
	tepi   Tepi
	simpul []Sidik
}

// Tanam returns the tree over leaves.
func Tanam(daun ...[]byte) Pohon {
	t, baru := Tepi{}.Tambah(daun...)
	p := Pohon{tepi: t, simpul: make([]Sidik, len(baru))}
	for _, s := range baru {
		p.simpul[s.Nomor] = s.Sidik
	}
	return p
}

// Akar is the root.
func (p Pohon) Akar() Sidik { return p.tepi.Akar() }

// Ukuran is the number of leaves.
func (p Pohon) Ukuran() int64 { return p.tepi.Ukuran }

// Pembaca reads the nodes of the tree.
func (p Pohon) Pembaca() Pembaca {
	return func(nomor []int64) ([]Sidik, error) {
		hasil := make([]Sidik, len(nomor))
		for i, n := range nomor {
			if n < 0 || n >= int64(len(p.simpul)) {
				return nil, tolak("simpul di luar buku")
			}
			hasil[i] = p.simpul[n]
		}
		return hasil, nil
	}
}

func tolak(apa string) error { return ErrBuku.Invalidf("%s: catatan ini tidak dapat dipercaya", apa) }
