package laporanbun

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
)

// kelompok are the grouping columns of each kind of arrears; what a kind does
// not group by is empty in its lines.
func kelompok(m keuangan.MenurutTunggakan) (kolom string, grup string) {
	switch m {
	case keuangan.PerSantri:
		return "santri, MAX(keluarga) AS keluarga, '' AS unit, '' AS kelas", "santri"
	case keuangan.PerKelas:
		return "'' AS santri, '' AS keluarga, unit, kelas", "unit, kelas"
	}
	return "'' AS santri, '' AS keluarga, unit, '' AS kelas", "unit"
}

// Tunggakan implements [laporan.Ringkasan].
func (r ringkasan) Tunggakan(ctx context.Context, l dasar.LembagaID, s keuangan.SaringTagihan, pada keuangan.PadaSaat, umur keuangan.Umur, menurut keuangan.MenurutTunggakan) (out []keuangan.BarisTunggakan, err error) {
	sisa, err := r.sisa(ctx, l, s, pada)
	if err != nil {
		return nil, err
	}
	hari := pada.Tanggal
	if hari.IsZero() {
		hari = dasar.Tgl(9999, 12, 31)
	}
	kolom, grup := kelompok(menurut)
	q := r.db.NewSelect().TableExpr("(?) AS t", sisa).ColumnExpr(kolom).
		ColumnExpr("count(*) AS tagihan, CAST(SUM(sisa) AS BIGINT) AS jumlah, MIN(jatuh_tempo) AS tertua")
	for i := range len(umur) + 1 {
		syarat, args := keranjang(umur, hari, i)
		q = q.ColumnExpr("CAST(SUM(CASE WHEN "+syarat+" THEN sisa ELSE 0 END) AS BIGINT) AS umur_"+strconv.Itoa(i), args...)
	}
	rows, err := q.Where("sisa > 0").GroupExpr(grup).OrderExpr(grup).Rows(ctx)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	return bacaTunggakan(rows, len(umur)+1)
}

// keranjang is the condition on the due date of bucket i: at most umur[i] days
// late, and more than the bucket before.
func keranjang(umur keuangan.Umur, hari dasar.Tanggal, i int) (string, []any) {
	var syarat []string
	var args []any
	if i < len(umur) {
		syarat, args = append(syarat, "jatuh_tempo >= ?"), append(args, hari.TambahHari(-umur[i]))
	}
	if i > 0 {
		syarat, args = append(syarat, "jatuh_tempo < ?"), append(args, hari.TambahHari(-umur[i-1]))
	}
	return strings.Join(syarat, " AND "), args
}

func bacaTunggakan(rows *sql.Rows, n int) (out []keuangan.BarisTunggakan, err error) {
	for rows.Next() {
		var b keuangan.BarisTunggakan
		b.Umur = make([]dasar.Rupiah, n)
		tujuan := []any{&b.Santri, &b.Keluarga, &b.Unit, &b.Kelas, &b.Tagihan, &b.Jumlah, &b.Tertua}
		for i := range b.Umur {
			tujuan = append(tujuan, &b.Umur[i])
		}
		if err := rows.Scan(tujuan...); err != nil {
			return nil, dasarbun.Translate(err)
		}
		out = append(out, b)
	}
	return out, dasarbun.Translate(rows.Err())
}

// sisa is the bills that pass the filter with what each still asks as of pada.
// Bills carry the totals of everything recorded. Where something came after
// pada, it is added up once per bill and taken back.
func (r ringkasan) sisa(ctx context.Context, l dasar.LembagaID, s keuangan.SaringTagihan, pada keuangan.PadaSaat) (*bun.SelectQuery, error) {
	hari, saat := batas(pada)
	var bergerak bool
	err := r.db.NewRaw(`SELECT EXISTS (SELECT 1 FROM keuangan_alokasi WHERE lembaga = ?0 AND tanggal > ?1)
		OR EXISTS (SELECT 1 FROM keuangan_alokasi WHERE lembaga = ?0 AND dicatat > ?2)
		OR EXISTS (SELECT 1 FROM keuangan_nota_kredit WHERE lembaga = ?0 AND tanggal > ?1)
		OR EXISTS (SELECT 1 FROM keuangan_nota_kredit WHERE lembaga = ?0 AND dicatat > ?2)`, string(l), hari, saat).Scan(ctx, &bergerak)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	q := r.db.NewSelect().TableExpr("keuangan_tagihan AS g").ColumnExpr("g.santri, g.keluarga, g.unit, g.kelas, g.jatuh_tempo").
		Where("g.lembaga = ? AND g.terbit <= ? AND g.dicatat <= ?", string(l), hari, saat)
	if bergerak {
		q = q.ColumnExpr("g.jumlah - g.dikoreksi - g.teralokasi + COALESCE(a.jumlah, 0) + COALESCE(n.jumlah, 0) AS sisa").
			Join(`LEFT JOIN (SELECT tagihan, CAST(SUM(jumlah) AS BIGINT) AS jumlah FROM keuangan_alokasi WHERE lembaga = ?0 AND (tanggal > ?1 OR dicatat > ?2) GROUP BY tagihan) AS a ON a.tagihan = g.id`, string(l), hari, saat).
			Join(`LEFT JOIN (SELECT tagihan, CAST(SUM(jumlah) AS BIGINT) AS jumlah FROM keuangan_nota_kredit WHERE lembaga = ?0 AND (tanggal > ?1 OR dicatat > ?2) GROUP BY tagihan) AS n ON n.tagihan = g.id`, string(l), hari, saat)
	} else {
		q = q.ColumnExpr("g.jumlah - g.dikoreksi - g.teralokasi AS sisa").Where("NOT g.batal AND g.jumlah > g.dikoreksi + g.teralokasi")
	}
	return saring(q, s), nil
}

func saring(q *bun.SelectQuery, s keuangan.SaringTagihan) *bun.SelectQuery {
	if len(s.Santri) > 0 {
		q = q.Where("g.santri IN (?)", bun.List(s.Santri))
	}
	if len(s.Unit) > 0 {
		q = q.Where("g.unit IN (?)", bun.List(s.Unit))
	}
	for _, sama := range []struct{ kolom, nilai string }{
		{"g.keluarga", string(s.Keluarga)}, {"g.kelas", s.Kelas}, {"g.komponen", string(s.Komponen)}, {"g.periode", s.Periode}, {"g.putaran", s.Putaran},
	} {
		if sama.nilai != "" {
			q = q.Where("? = ?", bun.Ident(sama.kolom), sama.nilai)
		}
	}
	return q
}
