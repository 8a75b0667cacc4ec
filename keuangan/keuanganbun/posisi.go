package keuanganbun

import (
	"context"
	"math"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
)

// batasPada is pada with nothing left open: no last day and no last moment are
// the largest there are.
type batasPada struct {
	hari dasar.Tanggal
	saat int64
}

func bacaPada(p keuangan.PadaSaat) batasPada {
	b := batasPada{dasar.Tgl(9999, 12, 31), math.MaxInt64}
	if !p.Tanggal.IsZero() {
		b.hari = p.Tanggal
	}
	if !p.Tercatat.IsZero() {
		b.saat = dasarbun.Mikro(p.Tercatat)
	}
	return b
}

// Posisi implements [keuangan.TagihanStore]. Totals hold everything recorded;
// what came after pada is taken back from them. Most reports are of today and
// nothing came after: then the totals are read as they are, and open bills
// through an index of their own.
func (st Tagihan) Posisi(ctx context.Context, l dasar.LembagaID, s keuangan.SaringTagihan, pada keuangan.PadaSaat, p dasar.Page) (ps []keuangan.Posisi, next string, err error) {
	sesudah, err := keuangan.BacaKursor(p.After, 2)
	if err != nil {
		return nil, "", err
	}
	if sesudah != nil {
		if _, err := dasar.ParseTanggal(sesudah[0]); err != nil {
			return nil, "", keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
	}
	b := bacaPada(pada)
	bergerak, err := st.bergerakSesudah(ctx, l, pada, b)
	if err != nil {
		return nil, "", err
	}
	var rows []tagihanRow
	q := st.db.NewSelect().Model(&rows).ModelTableExpr("(?) AS t", st.pada(l, s, b, bergerak, sesudah))
	if s.Terbuka {
		q = q.Where("NOT batal AND jumlah > dikoreksi + teralokasi")
	}
	n := p.Batas()
	if err := q.Order("jatuh_tempo", "id").Limit(int64(n) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	if len(rows) > n {
		rows = rows[:n]
		next = keuangan.Kursor(rows[n-1].JatuhTempo.String(), rows[n-1].ID)
	}
	ps, err = posisiBaris(rows)
	return ps, next, err
}

// bergerakSesudah reports whether any bill moved after pada.
func (st Tagihan) bergerakSesudah(ctx context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, b batasPada) (ada bool, err error) {
	if pada == (keuangan.PadaSaat{}) {
		return false, nil
	}
	err = st.db.NewRaw(`SELECT EXISTS (SELECT 1 FROM keuangan_alokasi WHERE lembaga = ?0 AND tanggal > ?1)
		OR EXISTS (SELECT 1 FROM keuangan_alokasi WHERE lembaga = ?0 AND dicatat > ?2)
		OR EXISTS (SELECT 1 FROM keuangan_nota_kredit WHERE lembaga = ?0 AND tanggal > ?1)
		OR EXISTS (SELECT 1 FROM keuangan_nota_kredit WHERE lembaga = ?0 AND dicatat > ?2)`, l, b.hari, b.saat).Scan(ctx, &ada)
	return ada, dasarbun.Translate(err)
}

// pada is the bills that pass the filter, with their totals as of pada. A bill
// that is settled and did not move since was settled then: those are passed
// over before anything is summed.
func (st Tagihan) pada(l dasar.LembagaID, s keuangan.SaringTagihan, b batasPada, bergerak bool, sesudah []string) *bun.SelectQuery {
	q := st.db.NewSelect().TableExpr("keuangan_tagihan AS g").
		Where("g.lembaga = ? AND g.terbit <= ? AND g.dicatat <= ?", l, b.hari, b.saat)
	if bergerak {
		q = q.ColumnExpr("g.lembaga, g.id, g.santri, g.keluarga, g.alias, g.komponen, g.periode, g.versi, g.unit, g.tingkat, g.kelas, g.uraian").
			ColumnExpr("g.bruto, g.potongan, g.jumlah, g.terbit, g.jatuh_tempo, g.prioritas, g.penjelasan, g.putaran, g.dicatat, g.ulang").
			ColumnExpr("g.teralokasi - (SELECT CAST(COALESCE(SUM(a.jumlah), 0) AS BIGINT) FROM keuangan_alokasi AS a WHERE a.lembaga = g.lembaga AND a.tagihan = g.id AND (a.tanggal > ? OR a.dicatat > ?)) AS teralokasi", b.hari, b.saat).
			ColumnExpr("g.dikoreksi - (SELECT CAST(COALESCE(SUM(n.jumlah), 0) AS BIGINT) FROM keuangan_nota_kredit AS n WHERE n.lembaga = g.lembaga AND n.tagihan = g.id AND (n.tanggal > ? OR n.dicatat > ?)) AS dikoreksi", b.hari, b.saat).
			ColumnExpr("(g.batal AND NOT EXISTS (SELECT 1 FROM keuangan_nota_kredit AS n WHERE n.lembaga = g.lembaga AND n.tagihan = g.id AND n.batal AND (n.tanggal > ? OR n.dicatat > ?))) AS batal", b.hari, b.saat)
	} else {
		q = q.ColumnExpr("g.*")
	}
	if bergerak && s.Terbuka {
		q = q.Where(`((NOT g.batal AND g.jumlah > g.dikoreksi + g.teralokasi)
			OR g.id IN (SELECT tagihan FROM keuangan_alokasi WHERE lembaga = ?0 AND (tanggal > ?1 OR dicatat > ?2))
			OR g.id IN (SELECT tagihan FROM keuangan_nota_kredit WHERE lembaga = ?0 AND (tanggal > ?1 OR dicatat > ?2)))`, l, b.hari, b.saat)
	}
	if sesudah != nil {
		q = q.Where("(g.jatuh_tempo, g.id) > (?, ?)", sesudah[0], sesudah[1])
	}
	return saringTagihan(q, s)
}

func saringTagihan(q *bun.SelectQuery, s keuangan.SaringTagihan) *bun.SelectQuery {
	if len(s.ID) > 0 {
		q = q.Where("g.id IN (?)", bun.List(s.ID))
	}
	if len(s.Santri) > 0 {
		q = q.Where("g.santri IN (?)", bun.List(s.Santri))
	}
	if len(s.Unit) > 0 {
		q = q.Where("g.unit IN (?)", bun.List(s.Unit))
	}
	for _, sama := range []struct{ kolom, nilai string }{
		{"g.keluarga", string(s.Keluarga)}, {"g.kelas", s.Kelas}, {"g.komponen", string(s.Komponen)},
		{"g.periode", s.Periode}, {"g.putaran", s.Putaran},
	} {
		if sama.nilai != "" {
			q = q.Where("? = ?", bun.Ident(sama.kolom), sama.nilai)
		}
	}
	return q
}

// Periksa implements [keuangan.TagihanStore].
func (st Tagihan) Periksa(ctx context.Context, l dasar.LembagaID) ([]keuangan.Selisih, error) {
	var rows []struct {
		ID                  string
		Teralokasi, Alokasi dasar.Rupiah
		Dikoreksi, Nota     dasar.Rupiah
		Batal               bool
		NotaBatal           int64
	}
	err := st.db.NewRaw(`SELECT t.id, t.teralokasi, COALESCE(a.jumlah, 0) AS alokasi, t.dikoreksi, COALESCE(n.jumlah, 0) AS nota,
			t.batal, COALESCE(n.batal, 0) AS nota_batal
		FROM keuangan_tagihan AS t
		LEFT JOIN (SELECT tagihan, CAST(SUM(jumlah) AS BIGINT) AS jumlah FROM keuangan_alokasi WHERE lembaga = ?0 GROUP BY tagihan) AS a ON a.tagihan = t.id
		LEFT JOIN (SELECT tagihan, CAST(SUM(jumlah) AS BIGINT) AS jumlah, MAX(CASE WHEN batal THEN 1 ELSE 0 END) AS batal
			FROM keuangan_nota_kredit WHERE lembaga = ?0 GROUP BY tagihan) AS n ON n.tagihan = t.id
		WHERE t.lembaga = ?0 AND (t.teralokasi <> COALESCE(a.jumlah, 0) OR t.dikoreksi <> COALESCE(n.jumlah, 0)
			OR CASE WHEN t.batal THEN 1 ELSE 0 END <> COALESCE(n.batal, 0))
		ORDER BY t.id`, l).Scan(ctx, &rows)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	var out []keuangan.Selisih
	for _, r := range rows {
		for _, s := range []keuangan.Selisih{
			{Apa: "tagihan " + r.ID + " alokasi", Tersimpan: r.Teralokasi, Hitung: r.Alokasi},
			{Apa: "tagihan " + r.ID + " batal", Tersimpan: dasar.Rupiah(bilangan(r.Batal)), Hitung: dasar.Rupiah(r.NotaBatal)},
			{Apa: "tagihan " + r.ID + " koreksi", Tersimpan: r.Dikoreksi, Hitung: r.Nota},
		} {
			if s.Tersimpan != s.Hitung {
				out = append(out, s)
			}
		}
	}
	return out, nil
}

func bilangan(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
