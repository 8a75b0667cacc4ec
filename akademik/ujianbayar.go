package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Bayaran is what was billed to a santri and what of it is paid: the two numbers that
// the share paid is made of. They go no further than the gate that asks for them.
type Bayaran struct{ Ditagih, Dibayar dasar.Rupiah }

// SumberBayar tells how much of their fees santri have paid.
type SumberBayar interface {
	// Bayaran returns, for santri, the bills of a component ("" = all) that fall due in
	// [dari, sampai]; void ones and credits are left out. Who has none is absent.
	Bayaran(ctx context.Context, l dasar.LembagaID, komponen string, dari, sampai dasar.Tanggal, s ...santri.ID) (map[santri.ID]Bayaran, error)
}

// BayaranKeuangan reads payments from the bills of keuangan.
type BayaranKeuangan struct{ Tagihan keuangan.TagihanStore }

// Bayaran implements [SumberBayar] in pages of bills.
func (b BayaranKeuangan) Bayaran(ctx context.Context, l dasar.LembagaID, komponen string, dari, sampai dasar.Tanggal, s ...santri.ID) (map[santri.ID]Bayaran, error) {
	hasil := map[santri.ID]Bayaran{}
	for id := range slices.Chunk(s, 500) {
		f := keuangan.SaringTagihan{Santri: id, Komponen: keuangan.KodeKomponen(komponen)}
		for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
			ps, lanjut, err := b.Tagihan.Posisi(ctx, l, f, keuangan.PadaSaat{}, p)
			if err != nil {
				return nil, err
			}
			for _, x := range ps {
				if t := x.Tagihan; !x.Batal && !t.JatuhTempo.Before(dari) && !t.JatuhTempo.After(sampai) {
					y := hasil[t.Santri]
					hasil[t.Santri] = Bayaran{y.Ditagih + t.Jumlah - x.NotaKredit, y.Dibayar + x.Teralokasi}
				}
			}
			if p.After = lanjut; lanjut == "" {
				break
			}
		}
	}
	return hasil, nil
}
