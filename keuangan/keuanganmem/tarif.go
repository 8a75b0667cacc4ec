package keuanganmem

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Tarif is the fees, prices and discounts in memory.
type Tarif struct{ c *dasarmem.Conn }

// SimpanKomponen implements [keuangan.TarifStore].
func (st Tarif) SimpanKomponen(_ context.Context, l dasar.LembagaID, ks ...keuangan.Komponen) error {
	return dasarmem.View(st.c, "keuangan_komponen", func(m map[kunci]keuangan.Komponen) error {
		for _, k := range ks {
			k.Lembaga = l
			m[kunci{l, string(k.Kode)}] = k
		}
		return nil
	})
}

// Komponen implements [keuangan.TarifStore].
func (st Tarif) Komponen(_ context.Context, l dasar.LembagaID) (out []keuangan.Komponen, err error) {
	out, err = kumpul(st.c, "keuangan_komponen", l, func(keuangan.Komponen) bool { return true })
	slices.SortFunc(out, func(a, b keuangan.Komponen) int {
		return cmp.Or(cmp.Compare(a.Prioritas, b.Prioritas), cmp.Compare(a.Kode, b.Kode))
	})
	return out, err
}

// kumpul returns the records of an institution that pass.
func kumpul[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, lolos func(V) bool) (out []V, err error) {
	err = dasarmem.View(c, tabel, func(m map[kunci]V) error {
		for k, v := range m {
			if k.lembaga == l && lolos(v) {
				out = append(out, v)
			}
		}
		return nil
	})
	return out, err
}

// SimpanTarif implements [keuangan.TarifStore].
func (st Tarif) SimpanTarif(_ context.Context, l dasar.LembagaID, ts ...keuangan.Tarif) error {
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, "keuangan_tarif", func(m map[kunci]keuangan.Tarif) error {
			for _, t := range ts {
				sama := false
				for k, u := range m {
					if k.lembaga != l || !t.SamaSyarat(u) || t.Sejak != u.Sejak {
						continue
					}
					if t.Jumlah != u.Jumlah || t.Sampai != u.Sampai {
						return keuangan.ErrTarifGanda.Conflictf("tarif dengan syarat dan tanggal mulai yang sama sudah ada; pakai tanggal mulai lain").Pada("sejak")
					}
					sama = true
				}
				if sama {
					continue
				}
				if _, ada := m[kunci{l, t.ID}]; ada {
					return dasar.ErrBentrok.Conflictf("penanda tarif sudah dipakai")
				}
				t.Lembaga = l
				m[kunci{l, t.ID}] = t
			}
			return nil
		})
	})
}

// AkhiriTarif implements [keuangan.TarifStore].
func (st Tarif) AkhiriTarif(_ context.Context, l dasar.LembagaID, id string, sampai dasar.Tanggal) error {
	return dasarmem.View(st.c, "keuangan_tarif", func(m map[kunci]keuangan.Tarif) error {
		t, ada := m[kunci{l, id}]
		if !ada || !t.Sampai.IsZero() {
			return keuangan.ErrTarifTutup.Conflictf("tarif tidak ada atau sudah diakhiri; muat ulang daftar tarif")
		}
		t.Sampai = sampai
		m[kunci{l, id}] = t
		return nil
	})
}

// Tarif implements [keuangan.TarifStore].
func (st Tarif) Tarif(_ context.Context, l dasar.LembagaID, pada dasar.Tanggal) (out []keuangan.Tarif, err error) {
	out, err = kumpul(st.c, "keuangan_tarif", l, func(t keuangan.Tarif) bool { return pada.IsZero() || t.Berlaku(pada) })
	slices.SortFunc(out, func(a, b keuangan.Tarif) int {
		return cmp.Or(cmp.Compare(a.Komponen, b.Komponen), a.Sejak.Compare(b.Sejak), strings.Compare(a.ID, b.ID))
	})
	return out, err
}

// SimpanKeringanan implements [keuangan.TarifStore].
func (st Tarif) SimpanKeringanan(_ context.Context, l dasar.LembagaID, ks ...keuangan.Keringanan) error {
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, "keuangan_keringanan", func(m map[kunci]keuangan.Keringanan) error {
			for _, k := range ks {
				if _, ada := m[kunci{l, k.ID}]; ada {
					return dasar.ErrBentrok.Conflictf("keringanan sudah ada")
				}
				k.Lembaga = l
				m[kunci{l, k.ID}] = k
			}
			return nil
		})
	})
}

// CabutKeringanan implements [keuangan.TarifStore].
func (st Tarif) CabutKeringanan(_ context.Context, l dasar.LembagaID, id string, pada time.Time) error {
	return dasarmem.View(st.c, "keuangan_keringanan", func(m map[kunci]keuangan.Keringanan) error {
		k, ada := m[kunci{l, id}]
		if !ada || !k.Dicabut.IsZero() {
			return keuangan.ErrKeringananTutup.Conflictf("keringanan tidak ada atau sudah dicabut; muat ulang daftar keringanan")
		}
		k.Dicabut = pada
		m[kunci{l, id}] = k
		return nil
	})
}

// Keringanan implements [keuangan.TarifStore].
func (st Tarif) Keringanan(_ context.Context, l dasar.LembagaID, pada dasar.Tanggal) (out []keuangan.Keringanan, err error) {
	out, err = kumpul(st.c, "keuangan_keringanan", l, func(k keuangan.Keringanan) bool { return pada.IsZero() || k.Berlaku(pada) })
	slices.SortFunc(out, func(a, b keuangan.Keringanan) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Komponen, b.Komponen), cmp.Compare(a.Urutan, b.Urutan), strings.Compare(a.ID, b.ID))
	})
	return out, err
}
