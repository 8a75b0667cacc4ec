package akademikbun

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoMilik struct{ db bun.IDB }

// sealir is how many rows a stream reads at a time.
const sealir = 500

// halaman asks for one page of rows of people, behind akhir, in the order of urut.
func halaman[R any, ID ~string](l dasar.LembagaID, s []ID, urut string, kunci func(*R) []any) func(*bun.SelectQuery, *R) *bun.SelectQuery {
	return func(q *bun.SelectQuery, akhir *R) *bun.SelectQuery {
		q = q.Where("lembaga = ?", string(l)).Where("santri IN (?)", bun.List(s)).OrderExpr(urut)
		if akhir != nil {
			q = q.Where("("+urut+") > (?)", bun.List(kunci(akhir)))
		}
		return q
	}
}

// Setoran implements [akademik.MilikStore].
func (t tokoMilik) Setoran(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[akademik.Setoran, error] {
	return dasarbun.Alirkan(ctx, t.db, sealir, halaman(l, s, "santri, tanggal, dicatat, id", func(b *barisSetoran) []any { return []any{b.Santri, b.Tanggal, b.Dicatat, b.ID} }), barisSetoran.setoran)
}

// Skor implements [akademik.MilikStore].
func (t tokoMilik) Skor(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[akademik.Skor, error] {
	const urut = "asesmen, santri, percobaan, versi"
	kunci := func(b isiSkor) []any { return []any{b.Asesmen, b.Santri, b.Percobaan, b.Versi} }
	lama := dasarbun.Alirkan(ctx, t.db, sealir, halaman(l, s, urut, func(b *barisSkorLama) []any { return kunci(b.isiSkor) }), func(b barisSkorLama) (akademik.Skor, error) { return b.skor(), nil })
	kini := dasarbun.Alirkan(ctx, t.db, sealir, halaman(l, s, urut, func(b *barisSkor) []any { return kunci(b.isiSkor) }), func(b barisSkor) (akademik.Skor, error) { return b.skor(), nil })
	return sambung(lama, kini)
}

// sambung streams one after the other; an error ends both.
func sambung[T any](ss ...iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, s := range ss {
			for x, err := range s {
				if !yield(x, err) || err != nil {
					return
				}
			}
		}
	}
}

// Register implements [akademik.MilikStore].
func (t tokoMilik) Register(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[akademik.Register, error] {
	return sambung(t.registerKini(ctx, l, s), t.registerLama(ctx, l, s))
}

// registerKini streams registers that hold; each page brings what it says of the people.
func (t tokoMilik) registerKini(ctx context.Context, l dasar.LembagaID, s []santri.ID) iter.Seq2[akademik.Register, error] {
	return func(yield func(akademik.Register, error) bool) {
		for akhir := ""; ; {
			rs, err := t.halamanRegister(ctx, l, s, akhir)
			if err != nil {
				yield(akademik.Register{}, err)
				return
			}
			for _, r := range rs {
				if !yield(r, nil) {
					return
				}
			}
			if len(rs) < sealir {
				return
			}
			akhir = rs[len(rs)-1].ID
		}
	}
}

func (t tokoMilik) halamanRegister(ctx context.Context, l dasar.LembagaID, s []santri.ID, akhir string) ([]akademik.Register, error) {
	var baris []barisRegister
	ada := t.db.NewSelect().Model((*barisPresensi)(nil)).Column("p.register").Where("p.lembaga = ?", string(l)).Where("p.santri IN (?)", bun.List(s)).Where("p.register > ?", akhir)
	if err := t.db.NewSelect().Model(&baris).Where("r.lembaga = ?", string(l)).Where("r.id IN (?)", ada).Where("r.id > ?", akhir).Order("r.id").Limit(sealir).Scan(ctx); err != nil || len(baris) == 0 {
		return nil, dasarbun.Translate(err)
	}
	catatan, err := catatanDari(ctx, t.db, l, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("p.santri IN (?)", bun.List(s)).Where("p.register > ? AND p.register <= ?", akhir, baris[len(baris)-1].ID)
	})
	if err != nil {
		return nil, err
	}
	return terjemah(baris, func(b barisRegister) (akademik.Register, error) {
		r, err := b.register()
		r.Catatan = catatan[b.ID]
		return r, err
	})
}

// barisLamaPenuh is a replaced register beside what never changes of it.
type barisLamaPenuh struct {
	barisRegister
	Catatan string `bun:"catatan"`
}

// registerLama streams replaced registers that name one of the santri. An id is random
// and quoted in the list, so that a part of a text finds nobody else.
func (t tokoMilik) registerLama(ctx context.Context, l dasar.LembagaID, s []santri.ID) iter.Seq2[akademik.Register, error] {
	halaman := func(q *bun.SelectQuery, akhir *barisLamaPenuh) *bun.SelectQuery {
		q = q.ModelTableExpr("akademik_register_lama AS x").Join("JOIN akademik_register AS r ON r.lembaga = x.lembaga AND r.id = x.id").
			ColumnExpr("r.lembaga, r.id, r.tanggal, r.mulai, r.selesai, r.rombel, r.mapel, r.kegiatan, r.kelompok, r.guru, r.ruang, r.jp, x.catatan, x.sebab, x.oleh, x.dicatat, x.versi").
			Where("x.lembaga = ?", string(l)).WhereGroup(" AND ", menyebut("x.catatan", s)).OrderExpr("x.id, x.versi")
		if akhir != nil {
			q = q.Where("(x.id, x.versi) > (?, ?)", akhir.ID, akhir.Versi)
		}
		return q
	}
	return dasarbun.Alirkan(ctx, t.db, sealir, halaman, func(b barisLamaPenuh) (akademik.Register, error) {
		r, err := b.register()
		if err == nil {
			err = baca(b.Catatan, &r.Catatan)
		}
		r.Catatan = slices.DeleteFunc(r.Catatan, func(c presensi.Catatan) bool { return !slices.Contains(s, c.Santri) })
		return r, err
	})
}

// menyebut finds lists that name one of the ids, none without any.
func menyebut[ID ~string](kolom string, ids []ID) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("FALSE")
		for _, id := range ids {
			q = q.WhereOr("? LIKE ?", bun.Ident(kolom), `%"`+string(id)+`"%`)
		}
		return q
	}
}

// Jurnal implements [akademik.MilikStore].
func (t tokoMilik) Jurnal(ctx context.Context, l dasar.LembagaID, guru pegawai.ID) iter.Seq2[akademik.Jurnal, error] {
	halaman := func(q *bun.SelectQuery, akhir *barisJurnal) *bun.SelectQuery {
		q = q.Where("lembaga = ?", string(l)).WhereGroup(" AND ", menyebut("pengajar", []pegawai.ID{guru})).Order("id")
		if akhir != nil {
			q = q.Where("id > ?", akhir.ID)
		}
		return q
	}
	return dasarbun.Alirkan(ctx, t.db, sealir, halaman, barisJurnal.jurnal)
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
