package santrimem

import (
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

const tabelRiwayat = "santri_riwayat"

type (
	kunciPeristiwa struct {
		l    dasar.LembagaID
		s    santri.ID
		urut int
	}
	barisRiwayat = map[kunciPeristiwa]santri.Peristiwa
	tokoRiwayat  struct{ c *dasarmem.Conn }
)

func urutPeristiwa(a, b santri.Peristiwa) int {
	return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Urut, b.Urut))
}

// Catat implements [santri.RiwayatStore].
func (t tokoRiwayat) Catat(_ context.Context, l dasar.LembagaID, es ...santri.Peristiwa) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelRiwayat, func(m barisRiwayat) error {
			for _, e := range es {
				k := kunciPeristiwa{l, e.Santri, e.Urut}
				if _, ada := m[k]; ada {
					return santri.ErrStatusVersi.Conflictf("status sudah diubah orang lain; muat ulang lalu ulangi")
				}
				e.Lembaga = l
				m[k] = e
			}
			return nil
		})
	})
}

// Milik implements [santri.RiwayatStore].
func (t tokoRiwayat) Milik(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]santri.Peristiwa, error) {
	dari := himpunan(s)
	return milik[kunciPeristiwa](t.c, tabelRiwayat, func(e santri.Peristiwa) bool { return e.Lembaga == l && dari[e.Santri] }, urutPeristiwa), nil
}
