package santrimem

import (
	"bytes"
	"cmp"
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

const (
	tabelImpor = "santri_impor"
	tabelSidik = "santri_impor_sidik"
)

type kunciSidik struct {
	l dasar.LembagaID
	t santri.TataLetak
	s santri.ID
}

type tokoImpor struct{ c *dasarmem.Conn }

// Impor returns the store of previews and marks of imports kept in c.
func Impor(c *dasarmem.Conn) santri.ImporStore { return tokoImpor{c} }

// Simpan implements [santri.ImporStore].
func (t tokoImpor) Simpan(_ context.Context, l dasar.LembagaID, n santri.CatatanImpor) error {
	if _, err := n.Isi.Simpan(); err != nil {
		return err
	}
	return dasarmem.View(t.c, tabelImpor, func(m map[kunci[string]]santri.CatatanImpor) error {
		k := kunci[string]{l, n.Token}
		if _, ada := m[k]; ada {
			return dasar.ErrBentrok.Conflictf("token pratinjau sudah dipakai; unggah berkasnya lagi")
		}
		n.Lembaga = l
		m[k] = n
		return nil
	})
}

// Ambil implements [santri.ImporStore].
func (t tokoImpor) Ambil(_ context.Context, l dasar.LembagaID, token string) (n santri.CatatanImpor, err error) {
	err = dasarmem.View(t.c, tabelImpor, func(m map[kunci[string]]santri.CatatanImpor) error {
		var ada bool
		if n, ada = m[kunci[string]{l, token}]; !ada {
			return santri.ErrImporToken.NotFoundf("pratinjau impor tidak ada atau sudah kedaluwarsa; unggah berkasnya lagi")
		}
		return nil
	})
	return n, err
}

// Selesaikan implements [santri.ImporStore].
func (t tokoImpor) Selesaikan(_ context.Context, l dasar.LembagaID, token string, h santri.HasilImpor) (ok bool, err error) {
	err = dasarmem.View(t.c, tabelImpor, func(m map[kunci[string]]santri.CatatanImpor) error {
		k := kunci[string]{l, token}
		n, ada := m[k]
		if ok = ada && n.Hasil.Pada.IsZero(); ok {
			n.Isi, n.Hasil = santri.CatatanImpor{}.Isi, h
			m[k] = n
		}
		return nil
	})
	return ok, err
}

// Buang implements [santri.ImporStore].
func (t tokoImpor) Buang(_ context.Context, l dasar.LembagaID, sebelum time.Time) (n int, err error) {
	err = dasarmem.View(t.c, tabelImpor, func(m map[kunci[string]]santri.CatatanImpor) error {
		for k, c := range m {
			if k.l == l && c.Hasil.Pada.IsZero() && c.Kedaluwarsa.Before(sebelum) {
				delete(m, k)
				n++
			}
		}
		return nil
	})
	return n, err
}

// Sidik implements [santri.ImporStore].
func (t tokoImpor) Sidik(_ context.Context, l dasar.LembagaID, tl santri.TataLetak, s ...santri.ID) ([]santri.SidikImpor, error) {
	dari := himpunan(s)
	hasil := milik[kunciSidik](t.c, tabelSidik, func(n santri.SidikImpor) bool { return n.Lembaga == l && n.TataLetak == tl && dari[n.Santri] },
		func(a, b santri.SidikImpor) int { return cmp.Compare(a.Santri, b.Santri) })
	for i := range hasil {
		hasil[i].Sidik = bytes.Clone(hasil[i].Sidik)
	}
	return hasil, nil
}

// SimpanSidik implements [santri.ImporStore].
func (t tokoImpor) SimpanSidik(_ context.Context, l dasar.LembagaID, s ...santri.SidikImpor) error {
	return dasarmem.View(t.c, tabelSidik, func(m map[kunciSidik]santri.SidikImpor) error {
		for _, n := range s {
			n.Lembaga, n.Sidik = l, bytes.Clone(n.Sidik)
			m[kunciSidik{l, n.TataLetak, n.Santri}] = n
		}
		return nil
	})
}
