package akademikmem

import (
	"context"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoKitab struct{ c *dasarmem.Conn }

var tabelKitab = berversi[akademik.SetoranKitab]{"akademik_kitab", func(s akademik.SetoranKitab) (string, int) { return s.ID, s.Versi },
	func(s *akademik.SetoranKitab, l dasar.LembagaID, n int) { *s = s.Salin(); s.Lembaga, s.Versi = l, n }, nil}

// Simpan implements [akademik.KitabStore].
func (t tokoKitab) Simpan(_ context.Context, l dasar.LembagaID, s ...akademik.SetoranKitab) error {
	return tabelKitab.simpan(t.c, l, s)
}

// Ambil implements [akademik.KitabStore].
func (t tokoKitab) Ambil(_ context.Context, l dasar.LembagaID, id ...string) ([]akademik.SetoranKitab, error) {
	return ambil(t.c, tabelKitab.tabel, l, akademik.SetoranKitab.Salin, id), nil
}

// Milik implements [akademik.KitabStore].
func (t tokoKitab) Milik(_ context.Context, l dasar.LembagaID, kitab string, s ...santri.ID) ([]akademik.SetoranKitab, error) {
	return baca(t.c, tabelKitab.tabel, l, akademik.SetoranKitab.Salin, func(x akademik.SetoranKitab) bool {
		return (kitab == "" || x.Kitab == kitab) && slices.Contains(s, x.Santri)
	}, akademik.BandingSetoranKitab), nil
}

// Alirkan implements [akademik.KitabStore].
func (t tokoKitab) Alirkan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[akademik.SetoranKitab, error] {
	return dasarmem.Alirkan(t.Milik(ctx, l, "", s...))
}
