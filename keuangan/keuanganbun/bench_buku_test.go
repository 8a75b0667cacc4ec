package keuanganbun_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
)

const bukuBench = dasar.LembagaID("bench")

// bukaBukuBench starts a server and gives databases on it, each with a chart.
func bukaBukuBench(b *testing.B, set map[string]string, nama ...string) (dbs []*bun.DB) {
	ctx := context.Background()
	pg, err := dasartest.MulaiPostgres(ctx, set)
	require.NoError(b, err)
	b.Cleanup(func() { pg.Stop() })
	buka := func(nama string) *bun.DB {
		db, err := pgdb.Open(pg.DSN(nama))
		require.NoError(b, err)
		b.Cleanup(func() { db.Close() })
		return db
	}
	pusat := buka("postgres")
	bagan, err := keuangan.BaganBaku(bukuBench)
	require.NoError(b, err)
	for _, n := range nama {
		_, err := pusat.ExecContext(ctx, "CREATE DATABASE "+n)
		require.NoError(b, err)
		db := buka(n)
		require.NoError(b, dasarbun.Schema(ctx, db))
		require.NoError(b, keuanganbun.Migrasi(ctx, db))
		require.NoError(b, keuanganbun.New(db, nil).Buku.Akun.Simpan(ctx, bukuBench, bagan...))
		dbs = append(dbs, db)
	}
	return dbs
}

// isiBuku writes journals of four lines over the months from awal on, as if
// they had been posted: over all posting accounts and three units.
func isiBuku(b *testing.B, db *bun.DB, awal dasar.Bulan, bulan, jurnal int) {
	ctx := context.Background()
	hari := awal.Tambah(bulan).Awal().Selisih(awal.Awal())
	require.NoError(b, db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		for _, q := range []string{
			"SET LOCAL session_replication_role = replica", // the foreign key holds by construction
			"CREATE TEMP TABLE j ON COMMIT DROP AS SELECT n, ?1 || LPAD(n::text, 12, '0') AS id, ?0::date + ((n::bigint * ?2) / ?3)::int AS tanggal FROM generate_series(0, ?3 - 1) n",
			"CREATE TEMP TABLE a ON COMMIT DROP AS SELECT kode, ROW_NUMBER() OVER (ORDER BY kode) - 1 AS ke, COUNT(*) OVER () AS banyak FROM keuangan_akun WHERE lembaga = 'bench' AND posting",
			"INSERT INTO keuangan_jurnal SELECT 'bench', id, 'isi/' || id, 'umum', tanggal, 'Jurnal bench', NULL, 'bench', (EXTRACT(EPOCH FROM tanggal) * 1000000)::bigint + n FROM j",
			`INSERT INTO keuangan_baris SELECT 'bench', j.id, k, a.kode, CASE WHEN k % 2 = 1 THEN 1000 + n % 977 ELSE 0 END, CASE WHEN k % 2 = 0 THEN 1000 + n % 977 ELSE 0 END,
				(ARRAY['Pondok', 'MTs', 'MA'])[1 + n % 3], '', '', '', '', tanggal, (EXTRACT(EPOCH FROM tanggal) * 1000000)::bigint + n
				FROM j CROSS JOIN generate_series(1, 4) k JOIN a ON a.ke = (n::bigint * 4 + k * 7) % a.banyak ORDER BY n, k`,
			"INSERT INTO keuangan_periode SELECT DISTINCT 'bench', to_char(tanggal, 'YYYY-MM'), 'buka', FALSE, 0, 0 FROM j",
		} {
			if _, err := tx.NewRaw(q, awal.Awal(), fmt.Sprintf("%s-", awal), hari, jurnal).Exec(ctx); err != nil {
				return fmt.Errorf("%s: %w", q[:40], err)
			}
		}
		return nil
	}))
	_, err := db.ExecContext(ctx, "VACUUM ANALYZE")
	require.NoError(b, err)
}

// BenchmarkNeraca measures a trial balance over 2,000,000 lines in 24 months:
// ours, which reads the yearly and monthly totals and the 83,000 lines of the
// month under way, beside the SUM over all lines; and the same over 4,000,000
// lines in 48 months, turn by turn in one run. The middle value of each is
// reported. "terangkum" is ours when the last month is summed up as well.
//
//	go test -run '^$' -bench BenchmarkNeraca -benchtime 1x -timeout 20m ./keuangan/keuanganbun
func BenchmarkNeraca(b *testing.B) {
	const jurnal, bulan, giliran = 500_000, 24, 15
	dbs := bukaBukuBench(b, map[string]string{"shared_buffers": "512MB", "max_wal_size": "4GB"}, "satu", "dua")
	berjalan := dasar.Bln(2026, 10)
	var buku []neracaBench
	for i, db := range dbs {
		isiBuku(b, db, berjalan.Tambah(1-(i+1)*bulan), (i+1)*bulan, (i+1)*jurnal)
		n := neracaBench{b, db, berjalan.Akhir()}
		for k := 1; k < (i+1)*bulan; k++ {
			require.NoError(b, n.st().Rangkum(context.Background(), bukuBench, berjalan.Tambah(-k)))
		}
		require.Equal(b, n.polos(), n.kita())
		buku = append(buku, n)
	}
	var kita, polos, terangkum [2]waktuTengah
	for b.Loop() {
		for range giliran {
			for i, n := range buku {
				kita[i].ukur(func() { n.kita() })
				kita[i].ukur(func() { n.kita() })
				polos[i].ukur(func() { n.polos() })
			}
		}
	}
	for i, n := range buku {
		require.NoError(b, n.st().Rangkum(context.Background(), bukuBench))
		require.Equal(b, n.polos(), n.kita())
		for range giliran {
			terangkum[i].ukur(func() { n.kita() })
		}
		b.ReportMetric(kita[i].ms(), fmt.Sprintf("ms-kita-%dx", i+1))
		b.ReportMetric(polos[i].ms(), fmt.Sprintf("ms-SUM-%dx", i+1))
		b.ReportMetric(terangkum[i].ms(), fmt.Sprintf("ms-terangkum-%dx", i+1))
	}
	b.ReportMetric(kita[0].ms()/polos[0].ms(), "kita/SUM")
	b.ReportMetric(kita[1].ms()/kita[0].ms(), "2x/1x")
	b.ReportMetric(0, "ns/op")
}

// neracaBench asks one database for a trial balance in two ways.
type neracaBench struct {
	b    *testing.B
	db   *bun.DB
	hari dasar.Tanggal
}

func (n neracaBench) st() keuangan.JurnalStore { return keuanganbun.New(n.db, nil).Buku.Jurnal }

func (n neracaBench) kita() []keuangan.SaldoAkun {
	s, err := n.st().Saldo(context.Background(), bukuBench, keuangan.PadaSaat{Tanggal: n.hari}, false)
	require.NoError(n.b, err)
	return s
}

func (n neracaBench) polos() (out []keuangan.SaldoAkun) {
	err := n.db.NewRaw("SELECT akun, SUM(debit)::bigint AS debit, SUM(kredit)::bigint AS kredit FROM keuangan_baris WHERE lembaga = ? AND tanggal <= ? GROUP BY akun", bukuBench, n.hari).Scan(context.Background(), &out)
	require.NoError(n.b, err)
	slices.SortFunc(out, func(a, b keuangan.SaldoAkun) int { return cmp.Compare(a.Akun, b.Akun) })
	return out
}

// waktuTengah collects times and gives the middle one.
type waktuTengah []time.Duration

func (w *waktuTengah) ukur(fn func()) {
	mulai := time.Now()
	fn()
	*w = append(*w, time.Since(mulai))
}

func (w waktuTengah) ms() float64 {
	slices.Sort(w)
	return float64(w[len(w)/2].Microseconds()) / 1000
}

// BenchmarkCatat measures postings of journals with three lines on a Postgres
// that syncs to disk: Catat in a unit of its own, and the same statements
// written by hand over the same driver, turn by turn in one run, with 1 and
// with 8 clients.
//
//	go test -run '^$' -bench BenchmarkCatat -benchtime 1x ./keuangan/keuanganbun
func BenchmarkCatat(b *testing.B) {
	for _, klien := range []int{1, 8} {
		b.Run(fmt.Sprintf("klien=%d", klien), func(b *testing.B) {
			db := bukaBukuBench(b, map[string]string{"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_connections": "40"}, "catat")[0]
			at := keuanganbun.Atomic(db, nil)
			kita := func() error {
				j := jurnalBench()
				return at.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error { return keuangan.Catat(ctx, st.Buku, j) })
			}
			tangan := func() error { return catatTangan(context.Background(), db, jurnalBench()) }
			require.NoError(b, kita())
			var n [2]int64
			const giliran, lama = 6, time.Second
			for b.Loop() {
				for range giliran {
					n[0] += selamaDetik(b, klien, lama, kita)
					n[1] += selamaDetik(b, klien, lama, tangan)
				}
			}
			detik := float64(b.N*giliran) * lama.Seconds()
			b.ReportMetric(float64(n[0])/detik, "kita/s")
			b.ReportMetric(float64(n[1])/detik, "tangan/s")
			b.ReportMetric(float64(n[0])/float64(n[1]), "rasio")
			b.ReportMetric(0, "ns/op")
			selisih, err := keuanganbun.New(db, nil).Buku.Jurnal.Periksa(context.Background(), bukuBench)
			require.NoError(b, err)
			require.Empty(b, selisih)
		})
	}
}

func jurnalBench() keuangan.Jurnal {
	id := uuid.Must(uuid.NewV7()).String()
	return keuangan.Jurnal{
		Lembaga: bukuBench, ID: id, Sumber: "bayar/" + id, Jenis: keuangan.Umum, Tanggal: dasar.Tgl(2026, 10, 8), Keterangan: "Pembayaran syahriah",
		Oleh: "kasir", Dicatat: time.Now().UTC().Truncate(time.Microsecond), Baris: []keuangan.Baris{
			{Akun: keuangan.AkunKas, Debit: 350_000, Unit: "MTs", Laci: "laci-1"},
			{Akun: "1.1.2.01", Kredit: 300_000, Unit: "MTs"}, {Akun: keuangan.AkunTitipan, Kredit: 50_000, Unit: "MTs"},
		},
	}
}

// catatTangan is what a careful programmer would write: the month is held, the
// accounts are read, the cause is found without an error, the lines go in at once.
func catatTangan(ctx context.Context, db *bun.DB, j keuangan.Jurnal) error {
	tx, err := db.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var status string
	if err := tx.QueryRowContext(ctx, "SELECT status FROM keuangan_periode WHERE lembaga = $1 AND bulan = $2 AND NOT terangkum FOR KEY SHARE", j.Lembaga, j.Tanggal.Bulan().String()).Scan(&status); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT kode, jenis, posting, aktif, pembatasan, rincian FROM keuangan_akun WHERE lembaga = $1 AND kode IN ($2, $3, $4)", j.Lembaga, j.Baris[0].Akun, j.Baris[1].Akun, j.Baris[2].Akun)
	if err != nil {
		return err
	}
	n := 0
	for rows.Next() {
		var kode, jenis, batas, rincian string
		var posting, aktif bool
		if err := rows.Scan(&kode, &jenis, &posting, &aktif, &batas, &rincian); err != nil {
			return err
		}
		n++
	}
	if err := rows.Close(); err != nil || n != 3 {
		return fmt.Errorf("%d accounts: %w", n, err)
	}
	dicatat := j.Dicatat.UnixMicro()
	res, err := tx.ExecContext(ctx, "INSERT INTO keuangan_jurnal (lembaga, id, sumber, jenis, tanggal, keterangan, membalik, oleh, dicatat) VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8) ON CONFLICT DO NOTHING",
		j.Lembaga, j.ID, j.Sumber, j.Jenis, j.Tanggal.String(), j.Keterangan, j.Oleh, dicatat)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); n != 1 {
		return fmt.Errorf("posted before: %w", err)
	}
	q, args := "INSERT INTO keuangan_baris (lembaga, jurnal, nomor, akun, debit, kredit, unit, dana, laci, rekening, alias, tanggal, dicatat) VALUES ", []any{}
	for i, l := range j.Baris {
		if i > 0 {
			q += ", "
		}
		k := len(args)
		q += fmt.Sprintf("($%d, $%d, $%d, $%d, $%d, $%d, $%d, '', $%d, '', '', $%d, $%d)", k+1, k+2, k+3, k+4, k+5, k+6, k+7, k+8, k+9, k+10)
		args = append(args, j.Lembaga, j.ID, i+1, l.Akun, int64(l.Debit), int64(l.Kredit), l.Unit, l.Laci, j.Tanggal.String(), dicatat)
	}
	if _, err := tx.ExecContext(ctx, q, args...); err != nil {
		return err
	}
	return tx.Commit()
}

// selamaDetik lets clients work for a while and returns how many calls they finished.
func selamaDetik(b *testing.B, klien int, lama time.Duration, fn func() error) int64 {
	var wg sync.WaitGroup
	var n atomic.Int64
	akhir := time.Now().Add(lama)
	for range klien {
		wg.Go(func() {
			for time.Now().Before(akhir) {
				if err := fn(); err != nil {
					b.Error(err)
					return
				}
				n.Add(1)
			}
		})
	}
	wg.Wait()
	return n.Load()
}
