package keuanganbun

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
)

type tahunRow struct {
	bun.BaseModel `bun:"table:keuangan_tahun,alias:t"`

	Lembaga     string `bun:"lembaga,pk"`
	Tahun       int    `bun:"tahun,pk"`
	RangkumanKe int64  `bun:"rangkuman_ke"`
}

// Rangkum implements [keuangan.JurnalStore]. Each month, and then each year, is
// a unit of its own when the store has a database, so that postings wait for
// one of them at most.
func (st Jurnal) Rangkum(ctx context.Context, l dasar.LembagaID, bulan ...dasar.Bulan) error {
	bulan, tahun, err := st.belumTerangkum(ctx, l, bulan)
	if err != nil {
		return err
	}
	for _, b := range bulan {
		if err := dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error { return rangkumBulan(ctx, db, l, b) }); err != nil {
			return err
		}
	}
	for _, t := range tahun {
		if err := dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error { return rangkumTahun(ctx, db, l, t) }); err != nil {
			return err
		}
	}
	return nil
}

// belumTerangkum lists the months whose totals are not current, of those asked
// for or of all, and the years whose totals will not be, both in order.
func (st Jurnal) belumTerangkum(ctx context.Context, l dasar.LembagaID, minta []dasar.Bulan) (bulan []dasar.Bulan, tahun []int, err error) {
	buku, err := st.bulanBuku(ctx, l)
	if err != nil {
		return nil, nil, err
	}
	ke, basi := map[int]int64{}, map[int]bool{}
	for _, p := range buku.periode {
		t := p.Bulan.Tahun()
		ke[t] += p.RangkumanKe
		if !p.Terangkum {
			basi[t] = true
			if len(minta) == 0 || slices.Contains(minta, p.Bulan) {
				bulan = append(bulan, p.Bulan)
			}
		}
	}
	for t := range ke {
		if basi[t] || buku.tahun[t] != ke[t] {
			tahun = append(tahun, t)
		}
	}
	slices.SortFunc(bulan, dasar.Bulan.Compare)
	slices.Sort(tahun)
	return bulan, tahun, nil
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
	_, err = db.NewRaw(`UPDATE keuangan_periode SET terangkum = TRUE, rangkuman_ke = rangkuman_ke + 1, tercatat_akhir = (SELECT COALESCE(MAX(dicatat), 0) FROM keuangan_baris
		WHERE lembaga = ?0 AND tanggal BETWEEN ?2 AND ?3) WHERE lembaga = ?0 AND bulan = ?1`, l, b, dari, sampai).Exec(ctx)
	return dasarbun.Translate(err)
}

// rangkumTahun adds up the months of a year, if all of them are current. It
// shares their rows, so that none is posted to or summed up meanwhile.
func rangkumTahun(ctx context.Context, db bun.IDB, l dasar.LembagaID, tahun int) error {
	awal := dasar.Bln(tahun, 1)
	var rows []periodeRow
	q := db.NewSelect().Model(&rows).Where("lembaga = ? AND bulan BETWEEN ? AND ?", l, awal, awal.Tambah(11)).Order("bulan")
	if err := dasarbun.ForShare(q).Scan(ctx); err != nil {
		return dasarbun.Translate(err)
	}
	t := tahunRow{Lembaga: string(l), Tahun: tahun}
	for _, r := range rows {
		if !r.Terangkum {
			return nil
		}
		t.RangkumanKe += r.RangkumanKe
	}
	if len(rows) == 0 {
		return nil
	}
	res, err := db.NewInsert().Model(&t).On("CONFLICT (lembaga, tahun) DO UPDATE").Set("rangkuman_ke = EXCLUDED.rangkuman_ke").
		Where("t.rangkuman_ke <> EXCLUDED.rangkuman_ke").Exec(ctx)
	if err != nil {
		return dasarbun.Translate(err)
	}
	if n, err := res.RowsAffected(); n == 0 || err != nil {
		return dasarbun.Translate(err) // somebody did it already
	}
	if _, err := db.NewRaw("DELETE FROM keuangan_saldo_tahun WHERE lembaga = ? AND tahun = ?", l, tahun).Exec(ctx); err != nil {
		return dasarbun.Translate(err)
	}
	_, err = db.NewRaw(`INSERT INTO keuangan_saldo_tahun (lembaga, tahun, akun, unit, debit, kredit)
		SELECT lembaga, ?, akun, unit, SUM(debit), SUM(kredit) FROM keuangan_saldo_bulan
		WHERE lembaga = ? AND bulan BETWEEN ? AND ? GROUP BY lembaga, akun, unit`, tahun, l, awal, awal.Tambah(11)).Exec(ctx)
	return terjemah(err)
}

// Periksa implements [keuangan.JurnalStore], in one statement that sums in the
// database: months against lines, years against months, journals against
// themselves.
func (st Jurnal) Periksa(ctx context.Context, l dasar.LembagaID) ([]keuangan.Selisih, error) {
	var rows []struct {
		Apa               string
		Tersimpan, Hitung int64
	}
	// debit and kredit are compared apart, so that two errors cannot hide each other.
	err := st.db.NewRaw(`
		WITH berlaku AS (SELECT bulan FROM keuangan_periode WHERE lembaga = ?0 AND terangkum),
		semua AS (
			SELECT s.bulan, s.akun, s.unit, s.debit AS td, s.kredit AS tk, 0 AS hd, 0 AS hk
			FROM keuangan_saldo_bulan s JOIN berlaku ON berlaku.bulan = s.bulan WHERE s.lembaga = ?0
			UNION ALL
			SELECT SUBSTR(CAST(b.tanggal AS TEXT), 1, 7), b.akun, b.unit, 0, 0, b.debit, b.kredit
			FROM keuangan_baris b JOIN berlaku ON berlaku.bulan = SUBSTR(CAST(b.tanggal AS TEXT), 1, 7) WHERE b.lembaga = ?0),
		tahun_berlaku AS (SELECT t.tahun FROM keuangan_tahun t JOIN keuangan_periode p ON p.lembaga = t.lembaga AND CAST(SUBSTR(p.bulan, 1, 4) AS INTEGER) = t.tahun
			WHERE t.lembaga = ?0 GROUP BY t.tahun, t.rangkuman_ke HAVING SUM(p.rangkuman_ke) = t.rangkuman_ke AND COUNT(*) = SUM(CASE WHEN p.terangkum THEN 1 ELSE 0 END)),
		semua_tahun AS (
			SELECT s.tahun, s.akun, s.unit, s.debit AS td, s.kredit AS tk, 0 AS hd, 0 AS hk
			FROM keuangan_saldo_tahun s JOIN tahun_berlaku y ON y.tahun = s.tahun WHERE s.lembaga = ?0
			UNION ALL
			SELECT y.tahun, s.akun, s.unit, 0, 0, s.debit, s.kredit
			FROM keuangan_saldo_bulan s JOIN tahun_berlaku y ON y.tahun = CAST(SUBSTR(s.bulan, 1, 4) AS INTEGER) WHERE s.lembaga = ?0),
		jumlah_tahun AS (SELECT tahun, akun, unit, SUM(td) AS td, SUM(tk) AS tk, SUM(hd) AS hd, SUM(hk) AS hk FROM semua_tahun GROUP BY tahun, akun, unit),
		jumlah AS (SELECT bulan, akun, unit, SUM(td) AS td, SUM(tk) AS tk, SUM(hd) AS hd, SUM(hk) AS hk FROM semua GROUP BY bulan, akun, unit)
		SELECT 'saldo_bulan ' || bulan || ' ' || akun || ' ' || unit || ' debit' AS apa, CAST(td AS BIGINT) AS tersimpan, CAST(hd AS BIGINT) AS hitung FROM jumlah WHERE td <> hd
		UNION ALL
		SELECT 'saldo_bulan ' || bulan || ' ' || akun || ' ' || unit || ' kredit', CAST(tk AS BIGINT), CAST(hk AS BIGINT) FROM jumlah WHERE tk <> hk
		UNION ALL
		SELECT 'saldo_tahun ' || CAST(tahun AS TEXT) || ' ' || akun || ' ' || unit || ' debit', CAST(td AS BIGINT), CAST(hd AS BIGINT) FROM jumlah_tahun WHERE td <> hd
		UNION ALL
		SELECT 'saldo_tahun ' || CAST(tahun AS TEXT) || ' ' || akun || ' ' || unit || ' kredit', CAST(tk AS BIGINT), CAST(hk AS BIGINT) FROM jumlah_tahun WHERE tk <> hk
		UNION ALL
		SELECT 'jurnal ' || jurnal, CAST(SUM(debit) AS BIGINT), CAST(SUM(kredit) AS BIGINT) FROM keuangan_baris WHERE lembaga = ?0 GROUP BY jurnal HAVING SUM(debit) <> SUM(kredit)
		ORDER BY 1`, l).Scan(ctx, &rows)
	out := make([]keuangan.Selisih, len(rows))
	for i, r := range rows {
		out[i] = keuangan.Selisih{Apa: r.Apa, Tersimpan: dasar.Rupiah(r.Tersimpan), Hitung: dasar.Rupiah(r.Hitung)}
	}
	return out, terjemah(err)
}
