package privasimem

import (
	"bytes"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Ganti implements [privasi.GudangBanyak].
func (g Rekaman) Ganti(_ context.Context, l dasar.LembagaID, rs []privasi.Rekaman) (ids []string, err error) {
	err = g.lihat(func(m map[kunciRekaman]berkas) error {
		for _, r := range rs {
			k := kunciRekaman{l, r.Jenis, r.ID}
			b, ada := m[k]
			if !ada || b.Versi != r.Versi {
				continue
			}
			b.Versi, b.Status, b.Tenggat, b.Isi = r.Versi+1, r.Status, r.Tenggat, bytes.Clone(r.Isi)
			m[k] = b
			ids = append(ids, r.ID)
		}
		return nil
	})
	slices.Sort(ids)
	return ids, err
}
