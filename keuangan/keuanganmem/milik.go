package keuanganmem

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Milik is what the books keep of one person, in memory.
type Milik struct{ c *dasarmem.Conn }

// urutCatat puts records in the order of recording.
func urutCatat[V any](vs []V, err error, kapan func(V) (time.Time, string)) ([]V, error) {
	slices.SortFunc(vs, func(a, b V) int {
		s, i := kapan(a)
		t, j := kapan(b)
		return cmp.Or(s.Compare(t), cmp.Compare(i, j))
	})
	return vs, err
}

// Tarif implements [keuangan.MilikStore].
func (st Milik) Tarif(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.Tarif, error) {
	out, err := kumpul(st.c, "keuangan_tarif", l, func(t keuangan.Tarif) bool { return slices.Contains(s, t.Santri) })
	return urutCatat(out, err, func(t keuangan.Tarif) (time.Time, string) { return t.Dicatat, t.ID })
}

// Keringanan implements [keuangan.MilikStore].
func (st Milik) Keringanan(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.Keringanan, error) {
	out, err := kumpul(st.c, "keuangan_keringanan", l, func(k keuangan.Keringanan) bool { return slices.Contains(s, k.Santri) })
	return urutCatat(out, err, func(k keuangan.Keringanan) (time.Time, string) { return k.Dicatat, k.ID })
}

// Tagihan implements [keuangan.MilikStore].
func (st Milik) Tagihan(_ context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[keuangan.Tagihan, error] {
	var out []keuangan.Tagihan
	bs, err := kumpul(st.c, tabelTagihan, l, func(b barisTagihan) bool { return slices.Contains(s, b.t.Santri) })
	for _, b := range bs {
		out = append(out, b.posisi().Tagihan)
	}
	return dasarmem.Alirkan(urutCatat(out, err, func(t keuangan.Tagihan) (time.Time, string) { return t.Dicatat, t.ID }))
}

// tagihan are the ids of the bills of santri.
func (st Milik) tagihan(l dasar.LembagaID, s []santri.ID) (map[string]bool, error) {
	bs, err := kumpul(st.c, tabelTagihan, l, func(b barisTagihan) bool { return slices.Contains(s, b.t.Santri) })
	ids := make(map[string]bool, len(bs))
	for _, b := range bs {
		ids[b.t.ID] = true
	}
	return ids, err
}

// Nota implements [keuangan.MilikStore].
func (st Milik) Nota(_ context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.NotaKredit, error) {
	ids, err := st.tagihan(l, s)
	if err != nil {
		return nil, err
	}
	out, err := kumpul(st.c, tabelNota, l, func(n keuangan.NotaKredit) bool { return ids[n.Tagihan] })
	return urutCatat(out, err, func(n keuangan.NotaKredit) (time.Time, string) { return n.Dicatat, n.ID })
}

// Alokasi implements [keuangan.MilikStore].
func (st Milik) Alokasi(_ context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[keuangan.Alokasi, error] {
	ids, err := st.tagihan(l, s)
	if err != nil {
		return dasarmem.Alirkan[keuangan.Alokasi](nil, err)
	}
	out, err := kumpul(st.c, tabelAlokasi, l, func(a keuangan.Alokasi) bool { return ids[a.Tagihan] })
	return dasarmem.Alirkan(urutCatat(out, err, func(a keuangan.Alokasi) (time.Time, string) { return a.Dicatat, a.ID }))
}

// VA implements [keuangan.MilikStore].
func (st Milik) VA(_ context.Context, l dasar.LembagaID, s ...santri.ID) (out []keuangan.NomorVA, err error) {
	err = dasarmem.View(st.c, tabelVA, func(t map[kunci]santri.ID) error {
		for k, x := range t {
			if k.lembaga == l && slices.Contains(s, x) {
				out = append(out, keuangan.NomorVA{Lembaga: l, Nomor: k.id, Santri: x})
			}
		}
		return nil
	})
	slices.SortFunc(out, func(a, b keuangan.NomorVA) int { return cmp.Compare(a.Nomor, b.Nomor) })
	return out, err
}

// Pembayaran implements [keuangan.MilikStore].
func (st Milik) Pembayaran(_ context.Context, l dasar.LembagaID, k ...santri.KeluargaID) iter.Seq2[keuangan.Pembayaran, error] {
	var out []keuangan.Pembayaran
	bs, err := kumpul(st.c, tabelBayar, l, func(b barisBayar) bool { return slices.Contains(k, b.b.Keluarga) })
	for _, b := range bs {
		out = append(out, b.b)
	}
	return dasarmem.Alirkan(urutCatat(out, err, func(b keuangan.Pembayaran) (time.Time, string) { return b.Dicatat, b.ID }))
}

// Titipan implements [keuangan.MilikStore].
func (st Milik) Titipan(_ context.Context, l dasar.LembagaID, k ...santri.KeluargaID) iter.Seq2[keuangan.GerakTitipan, error] {
	out, err := kumpul(st.c, tabelGerak, l, func(g keuangan.GerakTitipan) bool { return slices.Contains(k, g.Keluarga) })
	return dasarmem.Alirkan(urutCatat(out, err, func(g keuangan.GerakTitipan) (time.Time, string) { return g.Dicatat, g.ID }))
}
