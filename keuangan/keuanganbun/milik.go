package keuanganbun

import (
	"context"
	"iter"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Milik is what the books keep of one person, in SQL.
type Milik struct{ db bun.IDB }

// milik reads rows by a column, whatever the number of ids, and turns each into a record.
func milik[R, V any, ID ~string](ctx context.Context, db bun.IDB, l dasar.LembagaID, kolom string, ids []ID, urut string, jadi func(R) V) ([]V, error) {
	var out []V
	for bagian := range slices.Chunk(ids, 1000) {
		var rows []R
		if err := db.NewSelect().Model(&rows).Where("lembaga = ?", l).Where("? IN (?)", bun.Ident(kolom), bun.List(bagian)).OrderExpr(urut).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, r := range rows {
			out = append(out, jadi(r))
		}
	}
	return out, nil
}

// sealir is how many rows a stream reads at a time.
const sealir = 200

// halamanMilik pages through the rows of a person in the order of recording.
func halamanMilik[R any, ID ~string](l dasar.LembagaID, kolom string, ids []ID, kunci func(*R) (dicatat int64, id string)) func(*bun.SelectQuery, *R) *bun.SelectQuery {
	return func(q *bun.SelectQuery, akhir *R) *bun.SelectQuery {
		q = q.Where("lembaga = ?", l).Where("? IN (?)", bun.Ident(kolom), bun.List(ids)).Order("dicatat", "id")
		if akhir != nil {
			dicatat, id := kunci(akhir)
			q = q.Where("(dicatat, id) > (?, ?)", dicatat, id)
		}
		return q
	}
}

// atasTagihan reads what hangs on the bills of santri.
func atasTagihan[R, V any](ctx context.Context, db bun.IDB, l dasar.LembagaID, s []santri.ID, jadi func(R) V) ([]V, error) {
	var out []V
	for bagian := range slices.Chunk(s, 1000) {
		var rows []R
		tagihan := db.NewSelect().Model((*tagihanRow)(nil)).Column("t.id").Where("t.lembaga = ?", l).Where("t.santri IN (?)", bun.List(bagian))
		if err := db.NewSelect().Model(&rows).Where("lembaga = ?", l).Where("tagihan IN (?)", tagihan).Order("dicatat", "id").Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, r := range rows {
			out = append(out, jadi(r))
		}
	}
	return out, nil
}

// Tarif implements [keuangan.MilikStore].
func (st Milik) Tarif(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.Tarif, error) {
	return milik(ctx, st.db, l, "santri", s, "dicatat, id", tarifRow.tarif)
}

// Keringanan implements [keuangan.MilikStore].
func (st Milik) Keringanan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.Keringanan, error) {
	return milik(ctx, st.db, l, "santri", s, "dicatat, id", keringananRow.keringanan)
}

// Tagihan implements [keuangan.MilikStore].
func (st Milik) Tagihan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[keuangan.Tagihan, error] {
	return dasarbun.Alirkan(ctx, st.db, sealir, halamanMilik(l, "santri", s, func(r *tagihanRow) (int64, string) { return r.Dicatat, r.ID }), func(r tagihanRow) (t keuangan.Tagihan, err error) {
		ps, err := posisiBaris([]tagihanRow{r})
		if err == nil {
			t = ps[0].Tagihan
		}
		return t, err
	})
}

// Nota implements [keuangan.MilikStore].
func (st Milik) Nota(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.NotaKredit, error) {
	return atasTagihan(ctx, st.db, l, s, notaRow.nota)
}

// Alokasi implements [keuangan.MilikStore].
func (st Milik) Alokasi(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[keuangan.Alokasi, error] {
	halaman := func(q *bun.SelectQuery, akhir *alokasiRow) *bun.SelectQuery {
		tagihan := st.db.NewSelect().Model((*tagihanRow)(nil)).Column("t.id").Where("t.lembaga = ?", l).Where("t.santri IN (?)", bun.List(s))
		if q = q.Where("lembaga = ?", l).Where("tagihan IN (?)", tagihan).Order("dicatat", "id"); akhir != nil {
			q = q.Where("(dicatat, id) > (?, ?)", akhir.Dicatat, akhir.ID)
		}
		return q
	}
	return dasarbun.Alirkan(ctx, st.db, sealir, halaman, func(r alokasiRow) (keuangan.Alokasi, error) {
		a := r.alokasi()
		a.Lembaga = l
		return a, nil
	})
}

// VA implements [keuangan.MilikStore].
func (st Milik) VA(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.NomorVA, error) {
	return milik(ctx, st.db, l, "santri", s, "nomor", func(r vaRow) keuangan.NomorVA {
		return keuangan.NomorVA{Lembaga: l, Nomor: r.Nomor, Santri: santri.ID(r.Santri)}
	})
}

// Pembayaran implements [keuangan.MilikStore].
func (st Milik) Pembayaran(ctx context.Context, l dasar.LembagaID, k ...santri.KeluargaID) iter.Seq2[keuangan.Pembayaran, error] {
	return dasarbun.Alirkan(ctx, st.db, sealir, halamanMilik(l, "keluarga", k, func(r *bayarRow) (int64, string) { return r.Dicatat, r.ID }),
		func(r bayarRow) (keuangan.Pembayaran, error) { return r.rinci(time.Time{}).Pembayaran, nil })
}

// Titipan implements [keuangan.MilikStore].
func (st Milik) Titipan(ctx context.Context, l dasar.LembagaID, k ...santri.KeluargaID) iter.Seq2[keuangan.GerakTitipan, error] {
	return dasarbun.Alirkan(ctx, st.db, sealir, halamanMilik(l, "keluarga", k, func(r *gerakRow) (int64, string) { return r.Dicatat, r.ID }), func(r gerakRow) (keuangan.GerakTitipan, error) {
		return keuangan.GerakTitipan{Lembaga: l, ID: r.ID, Keluarga: santri.KeluargaID(r.Keluarga), Jumlah: dasar.Rupiah(r.Jumlah), Tanggal: r.Tanggal, Sumber: r.Sumber, Dicatat: dasarbun.DariMikro(r.Dicatat)}, nil
	})
}
