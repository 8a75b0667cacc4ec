// Package laporanbun makes the sums of package laporan in the database, on
// Postgres and SQLite. It alone reads tables of keuangan across their ports; it
// has no table of its own and writes nothing.
//
// # Traps
//
//   - Every query starts from the institution; sums are cast to BIGINT, because
//     Postgres adds BIGINT to NUMERIC.
//   - "As of" means: effective by the day and recorded by the moment. What came
//     later is taken back from the totals that bills carry; where nothing came
//     later, the totals are read as they are.
package laporanbun

import (
	"context"
	"math"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/santri"
)

// New returns the sums over db, which may be a transaction.
func New(db bun.IDB) laporan.Ringkasan { return ringkasan{db} }

type ringkasan struct{ db bun.IDB }

// batas is pada with nothing left open.
func batas(p keuangan.PadaSaat) (hari dasar.Tanggal, saat int64) {
	hari, saat = dasar.Tgl(9999, 12, 31), math.MaxInt64
	if !p.Tanggal.IsZero() {
		hari = p.Tanggal
	}
	if !p.Tercatat.IsZero() {
		saat = dasarbun.Mikro(p.Tercatat)
	}
	return hari, saat
}

// Kas implements [laporan.Ringkasan].
func (r ringkasan) Kas(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, tercatat time.Time) ([]laporan.BarisKas, error) {
	hari, saat := batas(keuangan.PadaSaat{Tanggal: sampai, Tercatat: tercatat})
	if dari.IsZero() {
		dari = dasar.Tgl(1, 1, 1)
	}
	var rows []struct {
		Oleh, Cara, Laci, Rekening string
		Bukti                      int
		Masuk, Keluar              int64
	}
	err := r.db.NewRaw(`SELECT oleh, cara, laci, rekening, count(*) AS bukti,
			CAST(SUM(CASE WHEN jumlah > 0 THEN jumlah ELSE 0 END) AS BIGINT) AS masuk,
			CAST(SUM(CASE WHEN jumlah < 0 THEN -jumlah ELSE 0 END) AS BIGINT) AS keluar
		FROM keuangan_bayar
		WHERE lembaga = ? AND tanggal BETWEEN ? AND ? AND dicatat <= ? AND cara IN (?)
		GROUP BY oleh, cara, laci, rekening ORDER BY oleh, cara, laci, rekening`,
		string(l), dari, hari, saat, bun.List([]string{string(keuangan.Tunai), string(keuangan.Transfer), string(keuangan.VA)})).Scan(ctx, &rows)
	out := make([]laporan.BarisKas, len(rows))
	for i, x := range rows {
		out[i] = laporan.BarisKas{Oleh: x.Oleh, Cara: keuangan.CaraBayar(x.Cara), Laci: x.Laci, Rekening: x.Rekening, Bukti: x.Bukti, Masuk: dasar.Rupiah(x.Masuk), Keluar: dasar.Rupiah(x.Keluar)}
	}
	return out, dasarbun.Translate(err)
}

// Rekening implements [laporan.Ringkasan].
func (r ringkasan) Rekening(ctx context.Context, l dasar.LembagaID, id santri.ID, pada keuangan.PadaSaat) ([]laporan.GerakRekening, error) {
	hari, saat := batas(pada)
	var rows []struct {
		Jenis, ID, Tagihan, Bayar, Uraian string
		Tanggal                           dasar.Tanggal
		Dicatat, Jumlah                   int64
	}
	err := r.db.NewRaw(`WITH t AS (SELECT id, uraian, terbit, dicatat, jumlah FROM keuangan_tagihan WHERE lembaga = ?0 AND santri = ?1 AND terbit <= ?2 AND dicatat <= ?3)
		SELECT jenis, id, tagihan, bayar, uraian, tanggal, dicatat, jumlah FROM (
		SELECT 'tagihan' AS jenis, t.id, t.id AS tagihan, '' AS bayar, t.uraian, t.terbit AS tanggal, t.dicatat, t.jumlah, 1 AS urut FROM t
		UNION ALL
		SELECT 'nota', n.id, n.tagihan, '', t.uraian, n.tanggal, n.dicatat, -n.jumlah, 2 FROM t
			JOIN keuangan_nota_kredit AS n ON n.lembaga = ?0 AND n.tagihan = t.id WHERE n.tanggal <= ?2 AND n.dicatat <= ?3
		UNION ALL
		SELECT 'alokasi', a.id, a.tagihan, a.bayar, t.uraian, a.tanggal, a.dicatat, -a.jumlah, 3 FROM t
			JOIN keuangan_alokasi AS a ON a.lembaga = ?0 AND a.tagihan = t.id WHERE a.tanggal <= ?2 AND a.dicatat <= ?3
		) AS g ORDER BY tanggal, dicatat, urut, id`, string(l), string(id), hari, saat).Scan(ctx, &rows)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	var out []laporan.GerakRekening
	for _, x := range rows {
		if x.Jumlah == 0 { // a void of a bill that was free
			continue
		}
		g := laporan.GerakRekening{Jenis: laporan.JenisGerak(x.Jenis), ID: x.ID, Tagihan: x.Tagihan, Bayar: x.Bayar, Uraian: x.Uraian, Tanggal: x.Tanggal, Dicatat: dasarbun.DariMikro(x.Dicatat)}
		if x.Jumlah > 0 {
			g.Debit = dasar.Rupiah(x.Jumlah)
		} else {
			g.Kredit = dasar.Rupiah(-x.Jumlah)
		}
		out = append(out, g)
	}
	return out, nil
}
