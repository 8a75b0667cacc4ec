package santrimem

import (
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

const (
	tabelUnit    = "santri_unit"
	tabelTingkat = "santri_tingkat"
)

type (
	kunciTingkat struct {
		l    dasar.LembagaID
		unit santri.KodeUnit
		j    santri.Jalur
		kode string
	}
	tokoStruktur struct{ c *dasarmem.Conn }
)

// SimpanUnit implements [santri.StrukturStore].
func (t tokoStruktur) SimpanUnit(_ context.Context, l dasar.LembagaID, us ...santri.Unit) error {
	return dasarmem.View(t.c, tabelUnit, func(m map[kunci[santri.KodeUnit]]santri.Unit) error {
		for _, u := range us {
			u.Lembaga = l
			m[kunci[santri.KodeUnit]{l, u.Kode}] = u
		}
		return nil
	})
}

// SimpanTingkat implements [santri.StrukturStore].
func (t tokoStruktur) SimpanTingkat(_ context.Context, l dasar.LembagaID, ts ...santri.Tingkat) error {
	return dasarmem.View(t.c, tabelTingkat, func(m map[kunciTingkat]santri.Tingkat) error {
		for _, x := range ts {
			x.Lembaga = l
			m[kunciTingkat{l, x.Unit, x.Jalur, x.Kode}] = x
		}
		return nil
	})
}

// Struktur implements [santri.StrukturStore].
func (t tokoStruktur) Struktur(_ context.Context, l dasar.LembagaID) (santri.Struktur, error) {
	return santri.Struktur{
		Unit: milik[kunci[santri.KodeUnit]](t.c, tabelUnit, func(u santri.Unit) bool { return u.Lembaga == l },
			func(a, b santri.Unit) int {
				return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode))
			}),
		Tingkat: milik[kunciTingkat](t.c, tabelTingkat, func(x santri.Tingkat) bool { return x.Lembaga == l },
			func(a, b santri.Tingkat) int {
				return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(urutJalur(a.Jalur), urutJalur(b.Jalur)), cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode))
			}),
	}, nil
}
