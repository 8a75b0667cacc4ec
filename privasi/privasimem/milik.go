package privasimem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
)

// Milik is a [privasi.GudangMilik].
type Milik struct{ c *dasarmem.Conn }

// NewMilik returns what c keeps of one person at a time.
func NewMilik(c *dasarmem.Conn) Milik { return Milik{c} }

// Peristiwa implements [privasi.GudangMilik].
func (g Milik) Peristiwa(_ context.Context, l dasar.LembagaID, jenis []string, s privasi.SubjekID) (ps []privasi.Peristiwa, err error) {
	return ps, NewRekaman(g.c).lihat(func(m map[kunciRekaman]berkas) error {
		var milik []kunciRekaman
		for k, b := range m {
			if k.l == l && s != "" && b.Subjek == s && slices.Contains(jenis, k.jenis) {
				milik = append(milik, k)
			}
		}
		slices.SortFunc(milik, func(a, b kunciRekaman) int { return cmp.Or(cmp.Compare(a.jenis, b.jenis), cmp.Compare(a.id, b.id)) })
		for _, k := range milik {
			ps = append(ps, m[k].riwayat...)
		}
		return nil
	})
}

// Tugas implements [privasi.GudangMilik].
func (g Milik) Tugas(_ context.Context, l dasar.LembagaID, s privasi.SubjekID) (ts []privasi.TugasKabar, err error) {
	err = NewPernyataan(g.c).tugas(func(m map[kunciTugas]privasi.TugasKabar) error {
		for _, t := range m {
			if t.Lembaga == l && t.Subjek == s {
				ts = append(ts, t)
			}
		}
		return nil
	})
	slices.SortFunc(ts, func(a, b privasi.TugasKabar) int {
		return cmp.Or(a.Dibuat.Compare(b.Dibuat), cmp.Compare(a.Pernyataan, b.Pernyataan))
	})
	return ts, err
}
