package keuanganmem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Periode is the state of months in memory. Units run one after another, so
// holding a month needs nothing.
type Periode struct{ c *dasarmem.Conn }

type kunciBulan struct {
	lembaga dasar.LembagaID
	bulan   dasar.Bulan
}

// Kunci implements [keuangan.PeriodeStore].
func (st Periode) Kunci(_ context.Context, l dasar.LembagaID, bulan ...dasar.Bulan) (map[dasar.Bulan]keuangan.StatusPeriode, error) {
	out := map[dasar.Bulan]keuangan.StatusPeriode{}
	return out, dasarmem.View(st.c, "keuangan_periode", func(m map[kunciBulan]keuangan.StatusPeriode) error {
		for _, b := range bulan {
			out[b] = cmp.Or(m[kunciBulan{l, b}], keuangan.PeriodeBuka)
		}
		return nil
	})
}

// Ubah implements [keuangan.PeriodeStore].
func (st Periode) Ubah(_ context.Context, l dasar.LembagaID, p keuangan.Periode) error {
	p.Lembaga = l
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		err := dasarmem.View(c, "keuangan_periode", func(m map[kunciBulan]keuangan.StatusPeriode) error {
			m[kunciBulan{l, p.Bulan}] = p.Status
			return nil
		})
		if err != nil {
			return err
		}
		return dasarmem.View(c, "keuangan_periode_riwayat", func(m map[dasar.LembagaID][]keuangan.Periode) error {
			m[l] = append(slices.Clone(m[l]), p)
			return nil
		})
	})
}

// Riwayat implements [keuangan.PeriodeStore].
func (st Periode) Riwayat(_ context.Context, l dasar.LembagaID) (out []keuangan.Periode, err error) {
	err = dasarmem.View(st.c, "keuangan_periode_riwayat", func(m map[dasar.LembagaID][]keuangan.Periode) error {
		out = slices.Clone(m[l])
		slices.Reverse(out)
		slices.SortStableFunc(out, func(a, b keuangan.Periode) int {
			return cmp.Or(b.Dicatat.Compare(a.Dicatat), b.Bulan.Compare(a.Bulan))
		})
		return nil
	})
	return out, err
}
