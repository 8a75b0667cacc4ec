package santribun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoAnggota struct{ db bun.IDB }

type barisAnggota struct {
	bun.BaseModel `bun:"table:santri_keanggotaan,alias:k"`

	Lembaga string          `bun:"lembaga,pk"`
	ID      string          `bun:"id,pk"`
	Santri  santri.ID       `bun:"santri"`
	Jalur   santri.Jalur    `bun:"jalur"`
	Unit    santri.KodeUnit `bun:"unit"`
	Tingkat string          `bun:"tingkat"`
	Kelas   string          `bun:"kelas"`
	Mulai   dasar.Tanggal   `bun:"mulai"`
	Selesai dasar.Tanggal   `bun:"selesai"`
	Sebab   string          `bun:"sebab"`
	Dicatat int64           `bun:"dicatat"`
}

func (b barisAnggota) keanggotaan() santri.Keanggotaan {
	return santri.Keanggotaan{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Santri: b.Santri, Jalur: b.Jalur, Unit: b.Unit, Tingkat: b.Tingkat,
		Kelas: b.Kelas, Mulai: b.Mulai, Selesai: b.Selesai, Sebab: b.Sebab, Dicatat: dasarbun.DariMikro(b.Dicatat)}
}

func urutJalur(j santri.Jalur) int {
	return slices.Index([]santri.Jalur{santri.Formal, santri.Diniyah, santri.Tahfidz}, j)
}

// Buka implements [santri.KeanggotaanStore].
func (t tokoAnggota) Buka(ctx context.Context, l dasar.LembagaID, ks ...santri.Keanggotaan) error {
	baris := ubah(ks, func(k santri.Keanggotaan) barisAnggota {
		return barisAnggota{Lembaga: string(l), ID: k.ID, Santri: k.Santri, Jalur: k.Jalur, Unit: k.Unit, Tingkat: k.Tingkat, Kelas: k.Kelas,
			Mulai: k.Mulai, Selesai: k.Selesai, Sebab: k.Sebab, Dicatat: dasarbun.Mikro(k.Dicatat)}
	})
	slices.SortFunc(baris, func(a, b barisAnggota) int { return cmp.Compare(a.ID, b.ID) })
	id := ubah(baris, func(b barisAnggota) string { return b.ID })
	return sisipSemua(ctx, t.db, l, baris, id, santri.ErrAnggotaGanda.Conflictf("santri masih anggota jalur ini; pindahkan atau tutup dahulu"))
}

// sisipSemua inserts all rows or none. When some were refused, it tells an id
// that exists (dasar.ErrBentrok) from a second open row (ganda).
func sisipSemua[R any](ctx context.Context, db bun.IDB, l dasar.LembagaID, baris []R, id []string, ganda error) error {
	if len(baris) == 0 {
		return nil
	}
	return unit(ctx, db, func(ctx context.Context, db bun.IDB) error {
		ada, err := petik[R](ctx, db, l, "id", id)
		if err != nil {
			return err
		}
		if len(ada) > 0 || len(unik(id)) != len(id) {
			return dasar.ErrBentrok.Conflictf("catatan sudah ada; muat ulang lalu periksa")
		}
		n, err := dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baris) {
			return ganda
		}
		return err
	})
}

// Tutup implements [santri.KeanggotaanStore].
func (t tokoAnggota) Tutup(ctx context.Context, l dasar.LembagaID, ts ...santri.Penutupan) error {
	return tutup(ctx, t.db, l, ts, santri.ErrAnggotaTutup.Conflictf("keanggotaan sudah ditutup; muat ulang"), func(db bun.IDB, p santri.Penutupan) *bun.UpdateQuery {
		return db.NewUpdate().Model((*barisAnggota)(nil)).Set("selesai = ?", p.Selesai).Set("sebab = ?", p.Sebab)
	})
}

// Lanjutkan implements [santri.KeanggotaanStore].
func (t tokoAnggota) Lanjutkan(ctx context.Context, l dasar.LembagaID, ts ...santri.Penutupan) error {
	return lanjutkan(ctx, t.db, l, ts, santri.ErrAnggotaLanjut.Conflictf("keanggotaan sudah berubah; muat ulang"), func(db bun.IDB, p santri.Penutupan) *bun.UpdateQuery {
		return db.NewUpdate().Model((*barisAnggota)(nil)).Set("selesai = NULL, sebab = ''").Where("sebab = ?", p.Sebab).
			Where("NOT EXISTS (SELECT 1 FROM santri_keanggotaan x WHERE x.lembaga = k.lembaga AND x.santri = k.santri AND x.jalur = k.jalur AND x.selesai IS NULL)")
	})
}

// lanjutkan takes ends back: one statement for all that ended on the same day for the
// same reason.
func lanjutkan(ctx context.Context, db bun.IDB, l dasar.LembagaID, ts []santri.Penutupan, basi error, setel func(bun.IDB, santri.Penutupan) *bun.UpdateQuery) error {
	return ubahAkhir(ctx, db, l, ts, basi, func(db bun.IDB, p santri.Penutupan) *bun.UpdateQuery {
		return setel(db, p).Where("selesai = ?", p.Selesai)
	})
}

// tutup ends open rows: one statement for all that end on the same day for the
// same reason.
func tutup(ctx context.Context, db bun.IDB, l dasar.LembagaID, ts []santri.Penutupan, basi error, setel func(bun.IDB, santri.Penutupan) *bun.UpdateQuery) error {
	return ubahAkhir(ctx, db, l, ts, basi, func(db bun.IDB, p santri.Penutupan) *bun.UpdateQuery {
		return setel(db, p).Where("selesai IS NULL")
	})
}

// ubahAkhir changes the ends of rows, all of them or none (basi).
func ubahAkhir(ctx context.Context, db bun.IDB, l dasar.LembagaID, ts []santri.Penutupan, basi error, setel func(bun.IDB, santri.Penutupan) *bun.UpdateQuery) error {
	if len(ts) == 0 {
		return nil
	}
	kelompok := map[santri.Penutupan][]string{}
	for _, p := range ts {
		id := p.ID
		p.ID = ""
		kelompok[p] = append(kelompok[p], id)
	}
	return unit(ctx, db, func(ctx context.Context, db bun.IDB) error {
		for p, id := range kelompok {
			slices.Sort(id)
			for bagian := range slices.Chunk(id, sekali) {
				res, err := setel(db, p).Where("lembaga = ? AND id IN (?)", string(l), bun.List(bagian)).Exec(ctx)
				if err != nil {
					return dasarbun.Translate(err)
				}
				if n, err := res.RowsAffected(); err != nil || int(n) != len(bagian) {
					return basi
				}
			}
		}
		return nil
	})
}

// Milik implements [santri.KeanggotaanStore].
func (t tokoAnggota) Milik(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]santri.Keanggotaan, error) {
	baris, err := petik[barisAnggota](ctx, t.db, l, "santri", unik(s))
	slices.SortFunc(baris, func(a, b barisAnggota) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(urutJalur(a.Jalur), urutJalur(b.Jalur)), a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID))
	})
	return ubah(baris, barisAnggota.keanggotaan), err
}

type tokoMukim struct{ db bun.IDB }

type barisMukim struct {
	bun.BaseModel `bun:"table:santri_mukim,alias:m"`

	Lembaga string        `bun:"lembaga,pk"`
	ID      string        `bun:"id,pk"`
	Santri  santri.ID     `bun:"santri"`
	Asrama  string        `bun:"asrama"`
	Kamar   string        `bun:"kamar"`
	Mulai   dasar.Tanggal `bun:"mulai"`
	Selesai dasar.Tanggal `bun:"selesai"`
	Dicatat int64         `bun:"dicatat"`
}

func (b barisMukim) mukim() santri.Mukim {
	return santri.Mukim{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Santri: b.Santri, Asrama: b.Asrama, Kamar: b.Kamar, Mulai: b.Mulai,
		Selesai: b.Selesai, Dicatat: dasarbun.DariMikro(b.Dicatat)}
}

// Buka implements [santri.MukimStore].
func (t tokoMukim) Buka(ctx context.Context, l dasar.LembagaID, ms ...santri.Mukim) error {
	baris := ubah(ms, func(m santri.Mukim) barisMukim {
		return barisMukim{Lembaga: string(l), ID: m.ID, Santri: m.Santri, Asrama: m.Asrama, Kamar: m.Kamar, Mulai: m.Mulai, Selesai: m.Selesai,
			Dicatat: dasarbun.Mikro(m.Dicatat)}
	})
	slices.SortFunc(baris, func(a, b barisMukim) int { return cmp.Compare(a.ID, b.ID) })
	id := ubah(baris, func(b barisMukim) string { return b.ID })
	return sisipSemua(ctx, t.db, l, baris, id, santri.ErrMukimGanda.Conflictf("santri sudah mukim; pindahkan atau akhiri dahulu"))
}

// Tutup implements [santri.MukimStore].
func (t tokoMukim) Tutup(ctx context.Context, l dasar.LembagaID, ts ...santri.Penutupan) error {
	return tutup(ctx, t.db, l, ts, santri.ErrMukimTutup.Conflictf("mukim sudah berakhir; muat ulang"), func(db bun.IDB, p santri.Penutupan) *bun.UpdateQuery {
		return db.NewUpdate().Model((*barisMukim)(nil)).Set("selesai = ?", p.Selesai)
	})
}

// Lanjutkan implements [santri.MukimStore].
func (t tokoMukim) Lanjutkan(ctx context.Context, l dasar.LembagaID, ts ...santri.Penutupan) error {
	return lanjutkan(ctx, t.db, l, ts, santri.ErrMukimLanjut.Conflictf("mukim sudah berubah; muat ulang"), func(db bun.IDB, p santri.Penutupan) *bun.UpdateQuery {
		return db.NewUpdate().Model((*barisMukim)(nil)).Set("selesai = NULL").
			Where("NOT EXISTS (SELECT 1 FROM santri_mukim x WHERE x.lembaga = m.lembaga AND x.santri = m.santri AND x.selesai IS NULL)")
	})
}

// Milik implements [santri.MukimStore].
func (t tokoMukim) Milik(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]santri.Mukim, error) {
	baris, err := petik[barisMukim](ctx, t.db, l, "santri", unik(s))
	slices.SortFunc(baris, func(a, b barisMukim) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID))
	})
	return ubah(baris, barisMukim.mukim), err
}
