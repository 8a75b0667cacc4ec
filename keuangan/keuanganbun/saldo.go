package keuanganbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// rencanaSaldo says where the sums of a balance come from: the monthly totals
// of some months, and the lines of some stretches of days.
type rencanaSaldo struct {
	bulan []dasar.Bulan
	ruas  []ruas
}

// ruas is a stretch of days, both ends included; an unset end is open.
type ruas struct{ dari, sampai dasar.Tanggal }

// susunRencana chooses the sources for the days up to pada.Tanggal. A month
// whose totals are current, that lies in those days as a whole and holds
// nothing recorded after pada.Tercatat is read from its totals, every other
// day from the lines. Neighbouring months of lines make one stretch.
func susunRencana(periode []periodeRow, pada keuangan.PadaSaat) (r rencanaSaldo) {
	tercatat := dasarbun.Mikro(pada.Tercatat)
	slices.SortFunc(periode, func(a, b periodeRow) int { return a.Bulan.Compare(b.Bulan) })
	sambung := false // the previous month was read from lines
	for _, p := range periode {
		if !pada.Tanggal.IsZero() && p.Bulan.Awal().After(pada.Tanggal) {
			break
		}
		utuh := pada.Tanggal.IsZero() || !p.Bulan.Akhir().After(pada.Tanggal)
		if p.Terangkum && utuh && (tercatat == 0 || p.TercatatAkhir <= tercatat) {
			r.bulan, sambung = append(r.bulan, p.Bulan), false
			continue
		}
		akhir := p.Bulan.Akhir()
		if !utuh {
			akhir = pada.Tanggal
		}
		if sambung {
			r.ruas[len(r.ruas)-1].sampai = akhir
			continue
		}
		r.ruas, sambung = append(r.ruas, ruas{p.Bulan.Awal(), akhir}), true
	}
	return r
}

// bulanBuku reads the months that there are: every month with lines has a row.
func (st Jurnal) bulanBuku(ctx context.Context, l dasar.LembagaID) (rows []periodeRow, err error) {
	err = st.db.NewSelect().Model(&rows).Where("lembaga = ?", l).Scan(ctx)
	return rows, dasarbun.Translate(err)
}

type jumlahRow struct {
	Akun          string
	Unit          string
	Debit, Kredit int64
}

// saringJumlah narrows a sum to an account and units.
type saringJumlah struct {
	akun keuangan.KodeAkun
	unit []santri.KodeUnit // nil is all
}

func (s saringJumlah) pakai(q *bun.SelectQuery) *bun.SelectQuery {
	if s.akun != "" {
		q = q.Where("akun = ?", s.akun)
	}
	if s.unit != nil {
		q = q.Where("unit IN (?)", bun.In(append(slices.Clone(s.unit), tanpaUnit)))
	}
	return q
}

// tanpaUnit matches no unit: a list in SQL must not be empty.
const tanpaUnit = santri.KodeUnit("\uffff")

// jumlah adds up what the plan says, in one statement. Its first column says
// whether the plan still held when the statement ran: a month may have been
// posted to, or summed up, after the plan was made.
func (st Jurnal) jumlah(ctx context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, s saringJumlah) ([]jumlahRow, error) {
	for coba := 0; ; coba++ {
		periode, err := st.bulanBuku(ctx, l)
		if err != nil {
			return nil, err
		}
		if coba == 5 { // somebody posts and sums up all the time: the lines alone are always right
			for i := range periode {
				periode[i].Terangkum = false
			}
		}
		r := susunRencana(periode, pada)
		rows, err := st.jumlahRencana(ctx, l, pada, s, r)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(rows, func(j jumlahRow) bool { return j.Akun == penanda }); i >= 0 && rows[i].Debit == int64(len(r.bulan)) {
			return slices.Delete(rows, i, i+1), nil
		}
	}
}

// penanda is the account of the row that counts the months whose totals were
// current when the statement ran; no account has such a code.
const penanda = "#"

func (st Jurnal) jumlahRencana(ctx context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, s saringJumlah, r rencanaSaldo) ([]jumlahRow, error) {
	const kolom = "akun, unit, CAST(SUM(debit) AS BIGINT) AS debit, CAST(SUM(kredit) AS BIGINT) AS kredit"
	bulan := append([]dasar.Bulan{dasar.Bln(1, 1)}, r.bulan...) // a list in SQL must not be empty
	total := s.pakai(st.db.NewSelect().TableExpr("keuangan_saldo_bulan").ColumnExpr(kolom).
		Where("lembaga = ? AND bulan IN (?)", l, bun.In(bulan))).GroupExpr("akun, unit")
	berlaku := st.db.NewSelect().TableExpr("keuangan_periode").ColumnExpr("? AS akun, '' AS unit, COUNT(*) AS debit, CAST(0 AS BIGINT) AS kredit", penanda).
		Where("lembaga = ? AND terangkum AND bulan IN (?)", l, bun.In(bulan))
	if !pada.Tercatat.IsZero() {
		berlaku = berlaku.Where("tercatat_akhir <= ?", dasarbun.Mikro(pada.Tercatat))
	}
	q := total.UnionAll(berlaku)
	if len(r.ruas) > 0 {
		q = q.UnionAll(s.pakai(saringRuas(st.db.NewSelect().TableExpr("keuangan_baris").ColumnExpr(kolom).Where("lembaga = ?", l), r.ruas, pada)).GroupExpr("akun, unit"))
	}
	var rows []jumlahRow
	err := st.db.NewSelect().ColumnExpr("akun, unit, CAST(SUM(debit) AS BIGINT) AS debit, CAST(SUM(kredit) AS BIGINT) AS kredit").
		TableExpr("(?) AS s", q).GroupExpr("akun, unit").Scan(ctx, &rows)
	return rows, terjemah(err)
}

func saringRuas(q *bun.SelectQuery, rs []ruas, pada keuangan.PadaSaat) *bun.SelectQuery {
	q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		for _, r := range rs {
			q = q.WhereOr("tanggal BETWEEN ? AND ?", r.dari, r.sampai)
		}
		return q
	})
	if !pada.Tercatat.IsZero() {
		q = q.Where("dicatat <= ?", dasarbun.Mikro(pada.Tercatat))
	}
	return q
}

// Saldo implements [keuangan.JurnalStore].
func (st Jurnal) Saldo(ctx context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, perUnit bool) ([]keuangan.SaldoAkun, error) {
	rows, err := st.jumlah(ctx, l, pada, saringJumlah{})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b jumlahRow) int { return cmp.Or(cmp.Compare(a.Akun, b.Akun), cmp.Compare(a.Unit, b.Unit)) })
	var out []keuangan.SaldoAkun
	for _, r := range rows {
		s := keuangan.SaldoAkun{Akun: keuangan.KodeAkun(r.Akun), Debit: dasar.Rupiah(r.Debit), Kredit: dasar.Rupiah(r.Kredit)}
		if perUnit {
			s.Unit = santri.KodeUnit(r.Unit)
		} else if n := len(out); n > 0 && out[n-1].Akun == s.Akun {
			if out[n-1], err = out[n-1].Tambah(s.Debit, s.Kredit); err != nil {
				return nil, err
			}
			continue
		}
		out = append(out, s)
	}
	return out, nil
}

// Rangkum implements [keuangan.JurnalStore]. Each month is a unit of its own
// when the store has a database, so that postings wait for one month at most.
func (st Jurnal) Rangkum(ctx context.Context, l dasar.LembagaID, bulan ...dasar.Bulan) error {
	if len(bulan) == 0 {
		periode, err := st.bulanBuku(ctx, l)
		if err != nil {
			return err
		}
		for _, p := range periode {
			if !p.Terangkum {
				bulan = append(bulan, p.Bulan)
			}
		}
	}
	bulan = slices.Clone(bulan)
	slices.SortFunc(bulan, dasar.Bulan.Compare)
	for _, b := range slices.Compact(bulan) {
		if err := dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error { return rangkumBulan(ctx, db, l, b) }); err != nil {
			return err
		}
	}
	return nil
}

// rangkumBulan takes the month's row for itself, so that no posting is under
// way, and replaces the totals by the sums of the lines. A month that is
// current already, or has no row and so no lines, is left alone.
func rangkumBulan(ctx context.Context, db bun.IDB, l dasar.LembagaID, b dasar.Bulan) error {
	var rows []periodeRow
	if err := dasarbun.ForUpdate(db.NewSelect().Model(&rows).Where("lembaga = ? AND bulan = ?", l, b)).Scan(ctx); err != nil {
		return dasarbun.Translate(err)
	}
	if len(rows) == 0 || rows[0].Terangkum {
		return nil
	}
	dari, sampai := b.Awal(), b.Akhir()
	if _, err := db.NewRaw("DELETE FROM keuangan_saldo_bulan WHERE lembaga = ? AND bulan = ?", l, b).Exec(ctx); err != nil {
		return dasarbun.Translate(err)
	}
	_, err := db.NewRaw(`INSERT INTO keuangan_saldo_bulan (lembaga, bulan, akun, unit, debit, kredit)
		SELECT lembaga, ?, akun, unit, SUM(debit), SUM(kredit) FROM keuangan_baris
		WHERE lembaga = ? AND tanggal BETWEEN ? AND ? GROUP BY lembaga, akun, unit`, b, l, dari, sampai).Exec(ctx)
	if err != nil {
		return terjemah(err)
	}
	_, err = db.NewRaw(`UPDATE keuangan_periode SET terangkum = TRUE, tercatat_akhir = (SELECT COALESCE(MAX(dicatat), 0) FROM keuangan_baris
		WHERE lembaga = ?0 AND tanggal BETWEEN ?2 AND ?3) WHERE lembaga = ?0 AND bulan = ?1`, l, b, dari, sampai).Exec(ctx)
	return dasarbun.Translate(err)
}

// Periksa implements [keuangan.JurnalStore], in two statements that sum in the
// database.
func (st Jurnal) Periksa(ctx context.Context, l dasar.LembagaID) ([]keuangan.Selisih, error) {
	var rows []struct {
		Apa               string
		Tersimpan, Hitung int64
	}
	// Both sides of the comparison give debit less kredit and debit plus kredit
	// a place of their own, so that two errors cannot hide each other.
	err := st.db.NewRaw(`
		WITH berlaku AS (SELECT bulan FROM keuangan_periode WHERE lembaga = ?0 AND terangkum),
		semua AS (
			SELECT s.bulan, s.akun, s.unit, s.debit AS td, s.kredit AS tk, 0 AS hd, 0 AS hk
			FROM keuangan_saldo_bulan s JOIN berlaku ON berlaku.bulan = s.bulan WHERE s.lembaga = ?0
			UNION ALL
			SELECT SUBSTR(CAST(b.tanggal AS TEXT), 1, 7), b.akun, b.unit, 0, 0, b.debit, b.kredit
			FROM keuangan_baris b JOIN berlaku ON berlaku.bulan = SUBSTR(CAST(b.tanggal AS TEXT), 1, 7) WHERE b.lembaga = ?0),
		jumlah AS (SELECT bulan, akun, unit, SUM(td) AS td, SUM(tk) AS tk, SUM(hd) AS hd, SUM(hk) AS hk FROM semua GROUP BY bulan, akun, unit)
		SELECT 'saldo_bulan ' || bulan || ' ' || akun || ' ' || unit || ' debit' AS apa, CAST(td AS BIGINT) AS tersimpan, CAST(hd AS BIGINT) AS hitung FROM jumlah WHERE td <> hd
		UNION ALL
		SELECT 'saldo_bulan ' || bulan || ' ' || akun || ' ' || unit || ' kredit', CAST(tk AS BIGINT), CAST(hk AS BIGINT) FROM jumlah WHERE tk <> hk
		UNION ALL
		SELECT 'jurnal ' || jurnal, CAST(SUM(debit) AS BIGINT), CAST(SUM(kredit) AS BIGINT) FROM keuangan_baris WHERE lembaga = ?0 GROUP BY jurnal HAVING SUM(debit) <> SUM(kredit)
		ORDER BY 1`, l).Scan(ctx, &rows)
	out := make([]keuangan.Selisih, len(rows))
	for i, r := range rows {
		out[i] = keuangan.Selisih{Apa: r.Apa, Tersimpan: dasar.Rupiah(r.Tersimpan), Hitung: dasar.Rupiah(r.Hitung)}
	}
	return out, terjemah(err)
}
