package akademikmem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoSetoran struct{ c *dasarmem.Conn }

var tabelSetoran = berversi[akademik.Setoran]{"akademik_setoran", func(s akademik.Setoran) (string, int) { return s.ID, s.Versi },
	func(s *akademik.Setoran, l dasar.LembagaID, n int) { *s = s.Salin(); s.Lembaga, s.Versi = l, n }, nil}

// Simpan implements [akademik.SetoranStore].
func (t tokoSetoran) Simpan(_ context.Context, l dasar.LembagaID, s ...akademik.Setoran) error {
	return tabelSetoran.simpan(t.c, l, s)
}

// Ambil implements [akademik.SetoranStore].
func (t tokoSetoran) Ambil(_ context.Context, l dasar.LembagaID, id ...string) ([]akademik.Setoran, error) {
	return ambil(t.c, tabelSetoran.tabel, l, akademik.Setoran.Salin, id), nil
}

// Milik implements [akademik.SetoranStore].
func (t tokoSetoran) Milik(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.Setoran, error) {
	return baca(t.c, tabelSetoran.tabel, l, akademik.Setoran.Salin, func(x akademik.Setoran) bool { return slices.Contains(s, x.Santri) }, func(a, b akademik.Setoran) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), a.Tanggal.Compare(b.Tanggal), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	}), nil
}

// Selama implements [akademik.SetoranStore].
func (t tokoSetoran) Selama(_ context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, s ...santri.ID) ([]akademik.Setoran, error) {
	return baca(t.c, tabelSetoran.tabel, l, akademik.Setoran.Salin, func(x akademik.Setoran) bool {
		return x.Batal == "" && !x.Tanggal.Before(dari) && !x.Tanggal.After(sampai) && (len(s) == 0 || slices.Contains(s, x.Santri))
	}, func(a, b akademik.Setoran) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.Santri, b.Santri), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	}), nil
}
