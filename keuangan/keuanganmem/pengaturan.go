package keuanganmem

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Pengaturan are the dated settings in memory.
type Pengaturan struct{ c *dasarmem.Conn }

// Simpan implements [keuangan.PengaturanStore].
func (st Pengaturan) Simpan(_ context.Context, l dasar.LembagaID, p keuangan.Pengaturan) error {
	return dasarmem.View(st.c, "keuangan_pengaturan", func(m map[kunci]keuangan.Pengaturan) error {
		p.Lembaga = l
		m[kunci{l, p.Sejak.String()}] = p.Salin()
		return nil
	})
}

// Riwayat implements [keuangan.PengaturanStore].
func (st Pengaturan) Riwayat(_ context.Context, l dasar.LembagaID) (out []keuangan.Pengaturan, err error) {
	err = dasarmem.View(st.c, "keuangan_pengaturan", func(m map[kunci]keuangan.Pengaturan) error {
		for k, p := range m {
			if k.lembaga == l {
				out = append(out, p.Salin())
			}
		}
		slices.SortFunc(out, func(a, b keuangan.Pengaturan) int { return b.Sejak.Compare(a.Sejak) })
		return nil
	})
	return out, err
}
