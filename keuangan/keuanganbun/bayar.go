package keuanganbun

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Bayar is the payments, credit and receipt numbers in SQL.
type Bayar struct{ db bun.IDB }

type bayarRow struct {
	bun.BaseModel `bun:"table:keuangan_bayar,alias:b"`

	Lembaga     string        `bun:"lembaga,pk"`
	ID          string        `bun:"id,pk"`
	Keluarga    string        `bun:"keluarga"`
	Cara        string        `bun:"cara"`
	Jumlah      int64         `bun:"jumlah"`
	SisaTitipan int64         `bun:"sisa_titipan"`
	Tanggal     dasar.Tanggal `bun:"tanggal"`
	Laci        string        `bun:"laci"`
	Rekening    string        `bun:"rekening"`
	Rujukan     string        `bun:"rujukan"`
	Seri        string        `bun:"seri"`
	Tahun       int           `bun:"tahun"`
	Nomor       int64         `bun:"nomor"`
	Oleh        string        `bun:"oleh"`
	Dicatat     int64         `bun:"dicatat"`
	Membalik    string        `bun:"membalik"`
	Alasan      string        `bun:"alasan"`
	DibalikOleh string        `bun:"dibalik_oleh"`
	DibalikPada int64         `bun:"dibalik_pada"`
}

type alokasiRow struct {
	bun.BaseModel `bun:"table:keuangan_alokasi,alias:a"`

	Lembaga string        `bun:"lembaga,pk"`
	ID      string        `bun:"id,pk"`
	Bayar   string        `bun:"bayar"`
	Tagihan string        `bun:"tagihan"`
	Jumlah  int64         `bun:"jumlah"`
	Tanggal dasar.Tanggal `bun:"tanggal"`
	Sebab   string        `bun:"sebab"`
	Alasan  string        `bun:"alasan"`
	Oleh    string        `bun:"oleh"`
	Dicatat int64         `bun:"dicatat"`
}

type gerakRow struct {
	bun.BaseModel `bun:"table:keuangan_gerak_titipan,alias:g"`

	Lembaga  string        `bun:"lembaga,pk"`
	Sumber   string        `bun:"sumber,pk"`
	ID       string        `bun:"id"`
	Keluarga string        `bun:"keluarga"`
	Jumlah   int64         `bun:"jumlah"`
	Tanggal  dasar.Tanggal `bun:"tanggal"`
	Dicatat  int64         `bun:"dicatat"`
}

// Nomor implements [keuangan.BayarStore].
func (st Bayar) Nomor(ctx context.Context, l dasar.LembagaID, seri string, tahun int) (n int64, err error) {
	err = st.db.NewRaw(`INSERT INTO keuangan_nomor AS k (lembaga, seri, tahun, terakhir) VALUES (?, ?, ?, 1)
		ON CONFLICT (lembaga, seri, tahun) DO UPDATE SET terakhir = k.terakhir + 1 RETURNING terakhir`, l, seri, tahun).Scan(ctx, &n)
	return n, dasarbun.Translate(err)
}

// Tambah implements [keuangan.BayarStore].
func (st Bayar) Tambah(ctx context.Context, l dasar.LembagaID, b keuangan.Pembayaran, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) error {
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		if b.Membalik != "" {
			res, err := db.NewUpdate().Model((*bayarRow)(nil)).Set("dibalik_oleh = ?", b.ID).Set("dibalik_pada = ?", dasarbun.Mikro(b.Dicatat)).
				Where("lembaga = ? AND id = ? AND dibalik_oleh = ''", l, b.Membalik).Exec(ctx)
			if err := satuBaris(res, err, keuangan.ErrBayarDibalik.Conflictf("pembayaran ini sudah dibalik; tidak perlu diulang")); err != nil {
				return err
			}
		}
		row := barisBayar(l, b)
		res, err := db.NewInsert().Model(&row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx)
		if err := satuBaris(res, err, keuangan.ErrBayarSudah.Conflictf("uang ini sudah dicatat sebagai pembayaran; periksa daftar pembayaran").Pada("rujukan")); err != nil {
			return err
		}
		return geserUang(ctx, db, l, as, ts)
	})
}

func barisBayar(l dasar.LembagaID, b keuangan.Pembayaran) bayarRow {
	return bayarRow{
		Lembaga: string(l), ID: b.ID, Keluarga: string(b.Keluarga), Cara: string(b.Cara), Jumlah: int64(b.Jumlah), SisaTitipan: int64(b.SisaTitipan),
		Tanggal: b.Tanggal, Laci: b.Laci, Rekening: b.Rekening, Rujukan: b.Rujukan, Seri: b.Kuitansi.Seri, Tahun: b.Kuitansi.Tahun, Nomor: b.Kuitansi.Nomor,
		Oleh: b.Oleh, Dicatat: dasarbun.Mikro(b.Dicatat), Membalik: b.Membalik, Alasan: b.Alasan,
	}
}

// geserUang moves bills and credit together.
func geserUang(ctx context.Context, db bun.IDB, l dasar.LembagaID, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) error {
	if err := alokasikan(ctx, db, l, as); err != nil {
		return err
	}
	return gerakkan(ctx, db, l, ts)
}

// alokasikan moves the totals of all bills in one statement that refuses to
// overpay one or to take more than it got, then keeps the movements.
func alokasikan(ctx context.Context, db bun.IDB, l dasar.LembagaID, as []keuangan.Alokasi) error {
	if len(as) == 0 {
		return nil
	}
	rows := make([]alokasiRow, len(as))
	per := make(map[string]int64, len(as))
	for i, a := range as {
		rows[i] = alokasiRow{
			Lembaga: string(l), ID: a.ID, Bayar: a.Pembayaran, Tagihan: a.Tagihan, Jumlah: int64(a.Jumlah),
			Tanggal: a.Tanggal, Sebab: a.Sebab, Alasan: a.Alasan, Oleh: a.Oleh, Dicatat: dasarbun.Mikro(a.Dicatat),
		}
		per[a.Tagihan] += int64(a.Jumlah)
	}
	var nilai []byte
	for id, n := range per {
		if len(nilai) > 0 {
			nilai = append(nilai, ", "...)
		}
		nilai = db.Dialect().AppendString(append(nilai, '('), id)
		nilai = append(nilai, ", CAST("...)
		nilai = strconv.AppendInt(nilai, n, 10)
		nilai = append(nilai, " AS BIGINT))"...)
	}
	res, err := db.NewRaw(`UPDATE keuangan_tagihan AS t SET teralokasi = t.teralokasi + v.column2 FROM (VALUES ?) AS v
		WHERE t.lembaga = ? AND t.id = v.column1 AND NOT t.batal AND t.teralokasi + v.column2 >= 0 AND t.teralokasi + v.column2 + t.dikoreksi <= t.jumlah`,
		bun.Safe(nilai), l).Exec(ctx)
	if err != nil {
		return dasarbun.Translate(err)
	}
	if n, err := res.RowsAffected(); err != nil || n != int64(len(per)) {
		return keuangan.ErrTagihanBerubah.Conflictf("tagihan sudah berubah; muat ulang lalu ulangi").Karena(err)
	}
	_, err = dasarbun.SisipBanyak(ctx, db, rows, "")
	return err
}

// gerakkan appends credit movements and moves the credit they add up to.
func gerakkan(ctx context.Context, db bun.IDB, l dasar.LembagaID, ts []keuangan.GerakTitipan) error {
	if len(ts) == 0 {
		return nil
	}
	rows := make([]gerakRow, len(ts))
	for i, t := range ts {
		rows[i] = gerakRow{
			Lembaga: string(l), Sumber: t.Sumber, ID: t.ID, Keluarga: string(t.Keluarga), Jumlah: int64(t.Jumlah),
			Tanggal: t.Tanggal, Dicatat: dasarbun.Mikro(t.Dicatat),
		}
	}
	n, err := dasarbun.SisipBanyak(ctx, db, rows, "CONFLICT DO NOTHING")
	if err != nil {
		return err
	}
	if n != int64(len(rows)) {
		return keuangan.ErrTitipanSumber.Conflictf("gerak titipan ini sudah dicatat")
	}
	for _, t := range ts {
		res, err := db.NewRaw("UPDATE keuangan_titipan SET saldo = saldo + ?0 WHERE lembaga = ?1 AND keluarga = ?2 AND saldo + ?0 >= 0", int64(t.Jumlah), l, t.Keluarga).Exec(ctx)
		if err := satuBaris(res, err, keuangan.ErrTitipanKurang.Conflictf("titipan tidak cukup; muat ulang lalu ulangi")); err != nil {
			return err
		}
	}
	return nil
}

// TambahAlokasi implements [keuangan.BayarStore].
func (st Bayar) TambahAlokasi(ctx context.Context, l dasar.LembagaID, as []keuangan.Alokasi, ts []keuangan.GerakTitipan) error {
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error { return geserUang(ctx, db, l, as, ts) })
}

// TambahTitipan implements [keuangan.TitipanStore].
func (st Bayar) TambahTitipan(ctx context.Context, l dasar.LembagaID, ts ...keuangan.GerakTitipan) error {
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error { return gerakkan(ctx, db, l, ts) })
}

// KunciTitipan implements [keuangan.TitipanStore]: one statement that makes the
// row, or locks it and reads what the last holder left.
func (st Bayar) KunciTitipan(ctx context.Context, l dasar.LembagaID, k santri.KeluargaID, unit santri.KodeUnit) (t keuangan.Titipan, err error) {
	err = st.db.NewRaw(`INSERT INTO keuangan_titipan AS t (lembaga, keluarga, unit, saldo) VALUES (?, ?, ?, 0)
		ON CONFLICT (lembaga, keluarga) DO UPDATE SET saldo = t.saldo RETURNING saldo, unit`, l, k, unit).Scan(ctx, &t.Saldo, &t.Unit)
	return t, dasarbun.Translate(err)
}

// Titipan implements [keuangan.TitipanStore]. Without a day and a moment it
// reads the totals; with one, it sums the movements.
func (st Bayar) Titipan(ctx context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, ks ...santri.KeluargaID) (map[santri.KeluargaID]dasar.Rupiah, error) {
	var rows []struct {
		Keluarga string
		Saldo    int64
	}
	q := st.db.NewSelect().Where("lembaga = ?", l)
	if pada.Tanggal.IsZero() && pada.Tercatat.IsZero() {
		q = q.Table("keuangan_titipan").Column("keluarga", "saldo").Where("saldo <> 0")
	} else {
		q = q.Table("keuangan_gerak_titipan").Column("keluarga").ColumnExpr("CAST(SUM(jumlah) AS BIGINT) AS saldo").Group("keluarga").Having("SUM(jumlah) <> 0")
		if !pada.Tanggal.IsZero() {
			q = q.Where("tanggal <= ?", pada.Tanggal)
		}
		if !pada.Tercatat.IsZero() {
			q = q.Where("dicatat <= ?", dasarbun.Mikro(pada.Tercatat))
		}
	}
	if len(ks) > 0 {
		q = q.Where("keluarga IN (?)", bun.List(ks))
	}
	if err := q.Scan(ctx, &rows); err != nil {
		return nil, terjemah(err)
	}
	out := make(map[santri.KeluargaID]dasar.Rupiah, len(rows))
	for _, r := range rows {
		out[santri.KeluargaID(r.Keluarga)] = dasar.Rupiah(r.Saldo)
	}
	return out, nil
}

// Periksa implements [keuangan.BayarStore].
func (st Bayar) Periksa(ctx context.Context, l dasar.LembagaID) (out []keuangan.Selisih, err error) {
	err = st.db.NewRaw(`SELECT 'titipan ' || t.keluarga AS apa, t.saldo AS tersimpan, COALESCE(g.jumlah, 0) AS hitung FROM keuangan_titipan AS t
		LEFT JOIN (SELECT keluarga, CAST(SUM(jumlah) AS BIGINT) AS jumlah FROM keuangan_gerak_titipan WHERE lembaga = ?0 GROUP BY keluarga) AS g ON g.keluarga = t.keluarga
		WHERE t.lembaga = ?0 AND t.saldo <> COALESCE(g.jumlah, 0)
		UNION ALL
		SELECT 'kuitansi ' || n.seri || '/' || n.tahun, n.terakhir, COALESCE(b.banyak, 0) FROM keuangan_nomor AS n
		LEFT JOIN (SELECT seri, tahun, COUNT(*) AS banyak FROM keuangan_bayar WHERE lembaga = ?0 AND nomor > 0 GROUP BY seri, tahun) AS b ON b.seri = n.seri AND b.tahun = n.tahun
		WHERE n.lembaga = ?0 AND n.terakhir <> COALESCE(b.banyak, 0)`, l).Scan(ctx, &out)
	slices.SortFunc(out, func(a, b keuangan.Selisih) int { return strings.Compare(a.Apa, b.Apa) })
	return out, terjemah(err)
}
