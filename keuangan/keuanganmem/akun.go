package keuanganmem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Akun is the chart of accounts in memory.
type Akun struct{ c *dasarmem.Conn }

// Simpan implements [keuangan.AkunStore].
func (st Akun) Simpan(_ context.Context, l dasar.LembagaID, as ...keuangan.Akun) error {
	return dasarmem.View(st.c, "keuangan_akun", func(m map[kunci]keuangan.Akun) error {
		for _, a := range as {
			a.Lembaga = l
			m[kunci{l, string(a.Kode)}] = a
		}
		return nil
	})
}

// Ambil implements [keuangan.AkunStore].
func (st Akun) Ambil(_ context.Context, l dasar.LembagaID, kode ...keuangan.KodeAkun) (map[keuangan.KodeAkun]keuangan.Akun, error) {
	out := map[keuangan.KodeAkun]keuangan.Akun{}
	return out, dasarmem.View(st.c, "keuangan_akun", func(m map[kunci]keuangan.Akun) error {
		for _, k := range kode {
			if a, ada := m[kunci{l, string(k)}]; ada {
				out[k] = a
			}
		}
		return nil
	})
}

// Semua implements [keuangan.AkunStore].
func (st Akun) Semua(_ context.Context, l dasar.LembagaID) (out []keuangan.Akun, err error) {
	err = dasarmem.View(st.c, "keuangan_akun", func(m map[kunci]keuangan.Akun) error {
		for k, a := range m {
			if k.lembaga == l {
				out = append(out, a)
			}
		}
		slices.SortFunc(out, func(a, b keuangan.Akun) int { return cmp.Compare(a.Kode, b.Kode) })
		return nil
	})
	return out, err
}
