package keuanganbun

import (
	"context"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Periode is the state of months in SQL.
//
// A posting shares the row of its month until its unit ends (FOR KEY SHARE);
// whoever locks the month, or sums it up, needs the row alone (FOR UPDATE) and
// so waits for postings under way, and postings that come later wait for him
// and see what he wrote. FOR SHARE would not do: the lock on a row that ceased
// to match while it was waited for stays, and two postings that then mark the
// month as not current would wait for each other.
type Periode struct{ db bun.IDB }

type periodeRow struct {
	bun.BaseModel `bun:"table:keuangan_periode,alias:p"`

	Lembaga       string      `bun:"lembaga,pk"`
	Bulan         dasar.Bulan `bun:"bulan,pk"`
	Status        string      `bun:"status"`
	Terangkum     bool        `bun:"terangkum"`
	TercatatAkhir int64       `bun:"tercatat_akhir"`
	RangkumanKe   int64       `bun:"rangkuman_ke"`
}

// Kunci implements [keuangan.PeriodeStore]. The usual month exists and is not
// summed up: it is shared in one statement. A month that is new, or whose
// totals cease to be current by this posting, is written once.
func (st Periode) Kunci(ctx context.Context, l dasar.LembagaID, bulan ...dasar.Bulan) (map[dasar.Bulan]keuangan.StatusPeriode, error) {
	out := make(map[dasar.Bulan]keuangan.StatusPeriode, len(bulan))
	if len(bulan) == 0 {
		return out, nil
	}
	var rows []periodeRow
	q := st.db.NewSelect().Model(&rows).Column("bulan", "status").
		Where("lembaga = ? AND bulan IN (?) AND NOT terangkum", l, bun.List(bulan)).Order("bulan")
	if st.db.Dialect().Name() == dialect.PG { // a SQLite unit is alone
		q = q.For("KEY SHARE")
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, r := range rows {
		out[r.Bulan] = keuangan.StatusPeriode(r.Status)
	}
	for _, b := range bulan {
		if _, ada := out[b]; ada {
			continue
		}
		row := periodeRow{Lembaga: string(l), Bulan: b, Status: string(keuangan.PeriodeBuka)}
		_, err := st.db.NewInsert().Model(&row).
			On("CONFLICT (lembaga, bulan) DO UPDATE").Set("terangkum = FALSE").Returning("status").Exec(ctx, &row.Status)
		if err != nil {
			return nil, dasarbun.Translate(err)
		}
		out[b] = keuangan.StatusPeriode(row.Status)
	}
	return out, nil
}

type riwayatRow struct {
	bun.BaseModel `bun:"table:keuangan_periode_riwayat,alias:r"`

	Lembaga string      `bun:"lembaga,pk"`
	Bulan   dasar.Bulan `bun:"bulan,pk"`
	Nomor   int64       `bun:"nomor,pk"`
	Status  string      `bun:"status"`
	Alasan  string      `bun:"alasan"`
	Oleh    string      `bun:"oleh"`
	Dicatat int64       `bun:"dicatat"`
}

// Ubah implements [keuangan.PeriodeStore].
func (st Periode) Ubah(ctx context.Context, l dasar.LembagaID, p keuangan.Periode) error {
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		row := periodeRow{Lembaga: string(l), Bulan: p.Bulan, Status: string(keuangan.PeriodeBuka)}
		if _, err := db.NewInsert().Model(&row).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
			return dasarbun.Translate(err)
		}
		if err := dasarbun.ForUpdate(db.NewSelect().Model(&row).WherePK()).Scan(ctx); err != nil { // waits for postings
			return dasarbun.Translate(err)
		}
		if _, err := db.NewUpdate().Model(&row).WherePK().Set("status = ?", p.Status).Exec(ctx); err != nil {
			return dasarbun.Translate(err)
		}
		_, err := db.NewRaw(`INSERT INTO keuangan_periode_riwayat (lembaga, bulan, nomor, status, alasan, oleh, dicatat)
			SELECT ?0, ?1, COALESCE(MAX(nomor), 0) + 1, ?2, ?3, ?4, ?5 FROM keuangan_periode_riwayat WHERE lembaga = ?0 AND bulan = ?1`,
			l, p.Bulan, p.Status, p.Alasan, p.Oleh, dasarbun.Mikro(p.Dicatat)).Exec(ctx)
		return dasarbun.Translate(err)
	})
}

// Riwayat implements [keuangan.PeriodeStore].
func (st Periode) Riwayat(ctx context.Context, l dasar.LembagaID) ([]keuangan.Periode, error) {
	var rows []riwayatRow
	if err := st.db.NewSelect().Model(&rows).Where("lembaga = ?", l).Order("dicatat DESC", "bulan DESC", "nomor DESC").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	out := make([]keuangan.Periode, len(rows))
	for i, r := range rows {
		out[i] = keuangan.Periode{
			Lembaga: dasar.LembagaID(r.Lembaga), Bulan: r.Bulan, Status: keuangan.StatusPeriode(r.Status),
			Alasan: r.Alasan, Oleh: r.Oleh, Dicatat: dasarbun.DariMikro(r.Dicatat),
		}
	}
	return out, nil
}
