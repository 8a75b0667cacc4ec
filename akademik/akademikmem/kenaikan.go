package akademikmem

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoKenaikan struct{ c *dasarmem.Conn }

var (
	tabelKenaikan = berversi[akademik.Kenaikan]{"akademik_kenaikan", func(k akademik.Kenaikan) (string, int) { return k.ID, k.Versi },
		func(k *akademik.Kenaikan, l dasar.LembagaID, n int) { *k = k.Salin(); k.Lembaga, k.Versi = l, n }, nil}
	tabelBaris = berversi[akademik.BarisKenaikan]{"akademik_kenaikan_baris", func(b akademik.BarisKenaikan) (string, int) { return b.Putaran + "/" + string(b.Santri), b.Versi },
		func(b *akademik.BarisKenaikan, l dasar.LembagaID, n int) { *b = b.Salin(); b.Lembaga, b.Versi = l, n }, nil}
)

// Simpan implements [akademik.KenaikanStore].
func (t tokoKenaikan) Simpan(_ context.Context, l dasar.LembagaID, ks ...akademik.Kenaikan) error {
	return tabelKenaikan.simpan(t.c, l, ks)
}

// Putaran implements [akademik.KenaikanStore].
func (t tokoKenaikan) Putaran(_ context.Context, l dasar.LembagaID, id []string) ([]akademik.Kenaikan, error) {
	return baca(t.c, tabelKenaikan.tabel, l, akademik.Kenaikan.Salin, func(k akademik.Kenaikan) bool { return id == nil || slices.Contains(id, k.ID) },
		func(a, b akademik.Kenaikan) int { return cmp.Compare(b.Nomor, a.Nomor) }), nil
}

// SimpanBaris implements [akademik.KenaikanStore].
func (t tokoKenaikan) SimpanBaris(_ context.Context, l dasar.LembagaID, bs ...akademik.BarisKenaikan) error {
	return tabelBaris.simpan(t.c, l, bs)
}

// Baris implements [akademik.KenaikanStore].
func (t tokoKenaikan) Baris(_ context.Context, l dasar.LembagaID, putaran ...string) ([]akademik.BarisKenaikan, error) {
	return baca(t.c, tabelBaris.tabel, l, akademik.BarisKenaikan.Salin, func(b akademik.BarisKenaikan) bool { return slices.Contains(putaran, b.Putaran) },
		func(a, b akademik.BarisKenaikan) int {
			return cmp.Or(cmp.Compare(a.Dari, b.Dari), cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Putaran, b.Putaran))
		}), nil
}

// Catat implements [akademik.KenaikanStore].
func (t tokoKenaikan) Catat(_ context.Context, l dasar.LembagaID, ps ...akademik.LangkahKenaikan) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, "akademik_kenaikan_langkah", func(m map[kunci]akademik.LangkahKenaikan) error {
			for _, p := range ps {
				k := kunci{l, fmt.Sprintf("%s/%d", p.Putaran, p.Urut)}
				if _, ada := m[k]; ada {
					return akademik.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
				}
				p = p.Salin()
				p.Lembaga = l
				m[k] = p
			}
			return nil
		})
	})
}

// Langkah implements [akademik.KenaikanStore].
func (t tokoKenaikan) Langkah(_ context.Context, l dasar.LembagaID, putaran string) ([]akademik.LangkahKenaikan, error) {
	return baca(t.c, "akademik_kenaikan_langkah", l, akademik.LangkahKenaikan.Salin, func(p akademik.LangkahKenaikan) bool { return p.Putaran == putaran },
		func(a, b akademik.LangkahKenaikan) int { return cmp.Compare(a.Urut, b.Urut) }), nil
}

// SimpanAturan implements [akademik.KenaikanStore].
func (t tokoKenaikan) SimpanAturan(_ context.Context, l dasar.LembagaID, as ...akademik.AturanNaik) error {
	return timpa(t.c, "akademik_aturan_naik", l, as, func(a akademik.AturanNaik) (string, akademik.AturanNaik) {
		a = a.Salin()
		a.Lembaga = l
		return string(a.Unit) + "/" + a.Sejak.String(), a
	})
}

// Aturan implements [akademik.KenaikanStore].
func (t tokoKenaikan) Aturan(_ context.Context, l dasar.LembagaID) ([]akademik.AturanNaik, error) {
	return baca(t.c, "akademik_aturan_naik", l, akademik.AturanNaik.Salin, func(akademik.AturanNaik) bool { return true }, func(a, b akademik.AturanNaik) int {
		return cmp.Or(b.Sejak.Compare(a.Sejak), cmp.Compare(a.Unit, b.Unit))
	}), nil
}
