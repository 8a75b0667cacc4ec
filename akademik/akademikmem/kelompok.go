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

type tokoKelompok struct{ c *dasarmem.Conn }

var tabelPembagian = berversi[akademik.Pembagian]{"akademik_pembagian", func(p akademik.Pembagian) (string, int) { return p.ID, p.Versi },
	func(p *akademik.Pembagian, l dasar.LembagaID, n int) {
		*p = p.Salin()
		p.Lembaga, p.Versi = l, n
	}, nil}

func urutPembagian(a, b akademik.Pembagian) int {
	return cmp.Or(cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Nama, b.Nama), a.Sejak.Compare(b.Sejak), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
}

// SimpanPembagian implements [akademik.KelompokStore].
func (t tokoKelompok) SimpanPembagian(_ context.Context, l dasar.LembagaID, ps ...akademik.Pembagian) error {
	return tabelPembagian.simpan(t.c, l, ps)
}

// Pembagian implements [akademik.KelompokStore].
func (t tokoKelompok) Pembagian(_ context.Context, l dasar.LembagaID, r ...akademik.RombelID) ([]akademik.Pembagian, error) {
	return baca(t.c, tabelPembagian.tabel, l, akademik.Pembagian.Salin, func(p akademik.Pembagian) bool { return slices.Contains(r, p.Rombel) }, urutPembagian), nil
}

// Pembagian implements [akademik.MilikStore].
func (t tokoMilik) Pembagian(_ context.Context, l dasar.LembagaID, s ...santri.ID) (hasil []akademik.Pembagian, err error) {
	semua := baca(t.c, tabelPembagian.tabel, l, akademik.Pembagian.Salin, func(akademik.Pembagian) bool { return true }, urutPembagian)
	for _, p := range semua {
		if p = p.Hanya(s...); len(p.Kelompok) > 0 {
			hasil = append(hasil, p)
		}
	}
	return hasil, nil
}
