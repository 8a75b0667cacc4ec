package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoMilik struct{ db bun.IDB }

// Skor implements [akademik.MilikStore].
func (t tokoMilik) Skor(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.Skor, error) {
	var semua []isiSkor
	for bagian := range slices.Chunk(s, sekali) {
		for _, tabel := range []string{"akademik_skor_lama", "akademik_skor"} {
			var baris []isiSkor
			if err := t.db.NewSelect().Table(tabel).ColumnExpr(kolomSkor).Where("lembaga = ?", string(l)).Where("santri IN (?)", bun.List(bagian)).Scan(ctx, &baris); err != nil {
				return nil, dasarbun.Translate(err)
			}
			semua = append(semua, baris...)
		}
	}
	return semuaSkor(semua), nil
}

// Register implements [akademik.MilikStore].
func (t tokoMilik) Register(ctx context.Context, l dasar.LembagaID, s ...santri.ID) (hasil []akademik.Register, err error) {
	for bagian := range slices.Chunk(s, sekali) {
		catatan, err := catatanDari(ctx, t.db, l, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("p.santri IN (?)", bun.List(bagian)) })
		if err != nil {
			return nil, err
		}
		var baris []barisRegister
		ada := t.db.NewSelect().Model((*barisPresensi)(nil)).Column("p.register").Where("p.lembaga = ?", string(l)).Where("p.santri IN (?)", bun.List(bagian))
		if err := t.db.NewSelect().Model(&baris).Where("r.lembaga = ?", string(l)).Where("r.id IN (?)", ada).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, b := range baris {
			r, err := b.register()
			if err != nil {
				return nil, err
			}
			r.Catatan = catatan[b.ID]
			hasil = append(hasil, r)
		}
		lama, err := t.registerLama(ctx, l, bagian)
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, lama...)
	}
	slices.SortFunc(hasil, func(a, b akademik.Register) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Versi, b.Versi))
	})
	return hasil, nil
}

// barisLamaPenuh is a replaced register beside what never changes of it.
type barisLamaPenuh struct {
	barisRegister
	Catatan string `bun:"catatan"`
}

// sebut finds lists that name one of the santri. An id is random and quoted in the list,
// so that a part of a text finds nobody else.
func sebut(q *bun.SelectQuery, kolom string, s []santri.ID) *bun.SelectQuery {
	for _, id := range s {
		q = q.WhereOr(kolom+" LIKE ?", `%"`+string(id)+`"%`)
	}
	return q
}

// registerLama reads replaced registers that name one of the santri.
func (t tokoMilik) registerLama(ctx context.Context, l dasar.LembagaID, s []santri.ID) (hasil []akademik.Register, err error) {
	var baris []barisLamaPenuh
	q := t.db.NewSelect().TableExpr("akademik_register_lama AS x").Join("JOIN akademik_register AS r ON r.lembaga = x.lembaga AND r.id = x.id").
		ColumnExpr("r.lembaga, r.id, r.tanggal, r.mulai, r.selesai, r.rombel, r.mapel, r.kegiatan, r.kelompok, r.guru, r.ruang, r.jp, x.catatan, x.sebab, x.oleh, x.dicatat, x.versi").
		Where("x.lembaga = ?", string(l)).WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery { return sebut(q, "x.catatan", s) })
	if err := q.Scan(ctx, &baris); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		r, err := b.register()
		if err != nil {
			return nil, err
		}
		if err := baca(b.Catatan, &r.Catatan); err != nil {
			return nil, err
		}
		if r.Catatan = slices.DeleteFunc(r.Catatan, func(c presensi.Catatan) bool { return !slices.Contains(s, c.Santri) }); len(r.Catatan) > 0 {
			hasil = append(hasil, r)
		}
	}
	return hasil, nil
}

// Kenaikan implements [akademik.MilikStore].
func (t tokoMilik) Kenaikan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.BarisKenaikan, error) {
	baris, err := ambilIn[barisNaik](ctx, t.db, l, "santri", s, nil)
	if err != nil {
		return nil, err
	}
	hasil, err := terjemah(baris, barisNaik.baris)
	slices.SortFunc(hasil, func(a, b akademik.BarisKenaikan) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Putaran, b.Putaran))
	})
	return hasil, err
}

// Syarat implements [akademik.MilikStore].
func (t tokoMilik) Syarat(ctx context.Context, l dasar.LembagaID, s ...santri.ID) (hasil []akademik.CatatanSyarat, err error) {
	baris, err := ambilIn[barisSyaratUjian](ctx, t.db, l, "santri", s, nil)
	for _, b := range baris {
		hasil = append(hasil, b.syarat())
	}
	slices.SortFunc(hasil, func(a, b akademik.CatatanSyarat) int {
		return cmp.Or(a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	})
	return hasil, err
}

// Hasil implements [akademik.MilikStore].
func (t tokoMilik) Hasil(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.HasilUjian, error) {
	baris, err := ambilIn[barisHasilUjian](ctx, t.db, l, "santri", s, nil)
	if err != nil {
		return nil, err
	}
	hasil, err := terjemah(baris, barisHasilUjian.hasil)
	slices.SortFunc(hasil, func(a, b akademik.HasilUjian) int {
		return cmp.Or(a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	})
	return hasil, err
}
