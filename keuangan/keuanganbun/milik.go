package keuanganbun

import (
	"context"
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
func (st Milik) Tagihan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.Tagihan, error) {
	rows, err := milik(ctx, st.db, l, "santri", s, "dicatat, id", func(r tagihanRow) tagihanRow { return r })
	if err != nil {
		return nil, err
	}
	ps, err := posisiBaris(rows)
	var out []keuangan.Tagihan
	for _, p := range ps {
		out = append(out, p.Tagihan)
	}
	return out, err
}

// Nota implements [keuangan.MilikStore].
func (st Milik) Nota(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.NotaKredit, error) {
	return atasTagihan(ctx, st.db, l, s, notaRow.nota)
}

// Alokasi implements [keuangan.MilikStore].
func (st Milik) Alokasi(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.Alokasi, error) {
	return atasTagihan(ctx, st.db, l, s, func(r alokasiRow) keuangan.Alokasi {
		a := r.alokasi()
		a.Lembaga = l
		return a
	})
}

// VA implements [keuangan.MilikStore].
func (st Milik) VA(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]keuangan.NomorVA, error) {
	return milik(ctx, st.db, l, "santri", s, "nomor", func(r vaRow) keuangan.NomorVA {
		return keuangan.NomorVA{Lembaga: l, Nomor: r.Nomor, Santri: santri.ID(r.Santri)}
	})
}

// Pembayaran implements [keuangan.MilikStore].
func (st Milik) Pembayaran(ctx context.Context, l dasar.LembagaID, k ...santri.KeluargaID) ([]keuangan.Pembayaran, error) {
	return milik(ctx, st.db, l, "keluarga", k, "dicatat, id", func(r bayarRow) keuangan.Pembayaran { return r.rinci(time.Time{}).Pembayaran })
}

// Titipan implements [keuangan.MilikStore].
func (st Milik) Titipan(ctx context.Context, l dasar.LembagaID, k ...santri.KeluargaID) ([]keuangan.GerakTitipan, error) {
	return milik(ctx, st.db, l, "keluarga", k, "dicatat, id", func(r gerakRow) keuangan.GerakTitipan {
		return keuangan.GerakTitipan{Lembaga: l, ID: r.ID, Keluarga: santri.KeluargaID(r.Keluarga), Jumlah: dasar.Rupiah(r.Jumlah), Tanggal: r.Tanggal, Sumber: r.Sumber, Dicatat: dasarbun.DariMikro(r.Dicatat)}
	})
}
