package dasarmem

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Kotak is the outbox kept in c. Nothing sends from it; tests look at what
// waits with [Kotak.Isi].
type Kotak struct{ c *Conn }

// NewKotak returns the outbox kept in c.
func NewKotak(c *Conn) Kotak { return Kotak{c} }

type kunciPesan struct {
	lembaga dasar.LembagaID
	id      string
}

// Masukkan implements [dasar.Kotak].
func (k Kotak) Masukkan(_ context.Context, pesan ...dasar.Pesan) error {
	for _, p := range pesan {
		if err := p.Validate(); err != nil {
			return err
		}
	}
	return View(k.c, "kotak_keluar", func(m map[kunciPesan]dasar.Pesan) error {
		for _, p := range pesan {
			kunci := kunciPesan{p.Lembaga, p.ID}
			if _, ada := m[kunci]; !ada {
				p.Isi = bytes.Clone(p.Isi)
				m[kunci] = p
			}
		}
		return nil
	})
}

// Isi returns the messages of an institution that wait, oldest first.
func (k Kotak) Isi(l dasar.LembagaID) (out []dasar.Pesan) {
	_ = View(k.c, "kotak_keluar", func(m map[kunciPesan]dasar.Pesan) error {
		for _, p := range m {
			if p.Lembaga == l {
				p.Isi = bytes.Clone(p.Isi)
				out = append(out, p)
			}
		}
		return nil
	})
	slices.SortFunc(out, func(a, b dasar.Pesan) int {
		return cmp.Or(a.Dibuat.Compare(b.Dibuat), strings.Compare(a.ID, b.ID))
	})
	return out
}
