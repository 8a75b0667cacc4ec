package keuanganbun_test

import (
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

func bukaBukuBench(b *testing.B, set map[string]string) *bun.DB {
	ctx := context.Background()
	pg, err := dasartest.MulaiPostgres(ctx, set)
	require.NoError(b, err)
	b.Cleanup(func() { pg.Stop() })
	db, err := pgdb.Open(pg.DSN("postgres"))
	require.NoError(b, err)
	b.Cleanup(func() { db.Close() })
	require.NoError(b, dasarbun.Schema(ctx, db))
	require.NoError(b, keuanganbun.Migrasi(ctx, db))
	bagan, err := keuangan.BaganBaku(bukuBench)
	require.NoError(b, err)
	require.NoError(b, keuanganbun.New(db, nil).Buku.Akun.Simpan(ctx, bukuBench, bagan...))
	return db
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
// ours, which reads the monthly totals and the lines of the month under way,
// beside the SUM over all lines; then ours again with the history doubled to
// 4,000,000 lines in 48 months. The middle value of each is reported.
//
//	go test -run '^$' -bench BenchmarkNeraca -benchtime 1x -timeout 20m ./keuangan/keuanganbun
func BenchmarkNeraca(b *testing.B) {
	const jurnal, bulan = 500_000, 24
	ctx := context.Background()
	db := bukaBukuBench(b, map[string]string{"shared_buffers": "512MB", "max_wal_size": "4GB"})
	st := keuanganbun.New(db, nil).Buku.Jurnal
	berjalan := dasar.Bln(2026, 10)
	kita := func() []keuangan.SaldoAkun {
		s, err := st.Saldo(ctx, bukuBench, keuangan.PadaSaat{Tanggal: berjalan.Akhir()}, false)
		require.NoError(b, err)
		return s
	}
	polos := func() (out []keuangan.SaldoAkun) {
		err := db.NewRaw("SELECT akun, SUM(debit)::bigint AS debit, SUM(kredit)::bigint AS kredit FROM keuangan_baris WHERE lembaga = ? AND tanggal <= ? GROUP BY akun", bukuBench, berjalan.Akhir()).Scan(ctx, &out)
		require.NoError(b, err)
		slices.SortFunc(out, func(a, b keuangan.SaldoAkun) int { return slices.Compare([]byte(a.Akun), []byte(b.Akun)) })
		return out
	}
	rangkum := func() {
		for i := range 2 * bulan {
			if m := berjalan.Tambah(-i - 1); i+1 < 2*bulan {
				require.NoError(b, st.Rangkum(ctx, bukuBench, m))
			}
		}
	}
	isiBuku(b, db, berjalan.Tambah(1-bulan), bulan, jurnal)
	rangkum()
	var lama [5]time.Duration // ours, SUM, ours doubled, SUM doubled, all months summed up
	for b.Loop() {
		require.Equal(b, polos(), kita())
		lama[0], lama[1] = tengah(15, func() { kita() }), tengah(5, func() { polos() })
		if b.N > 1 {
			b.Fatal("this benchmark doubles its data: run it with -benchtime 1x")
		}
		isiBuku(b, db, berjalan.Tambah(1-2*bulan), bulan, jurnal)
		rangkum()
		require.Equal(b, polos(), kita())
		lama[2], lama[3] = tengah(15, func() { kita() }), tengah(5, func() { polos() })
		require.NoError(b, st.Rangkum(ctx, bukuBench))
		require.Equal(b, polos(), kita())
		lama[4] = tengah(15, func() { kita() })
	}
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	for i, nama := range []string{"ms-kita", "ms-SUM", "ms-kita-2x", "ms-SUM-2x", "ms-kita-2x-terangkum"} {
		b.ReportMetric(ms(lama[i]), nama)
	}
	b.ReportMetric(lama[0].Seconds()/lama[1].Seconds(), "kita/SUM")
	b.ReportMetric(lama[2].Seconds()/lama[0].Seconds(), "2x/1x")
	b.ReportMetric(0, "ns/op")
}

// tengah runs fn n times after one that warms up, and returns the middle time.
func tengah(n int, fn func()) time.Duration {
	fn()
	lama := make([]time.Duration, n)
	for i := range lama {
		mulai := time.Now()
		fn()
		lama[i] = time.Since(mulai)
	}
	slices.Sort(lama)
	return lama[n/2]
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
			db := bukaBukuBench(b, map[string]string{"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_connections": "40"})
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
	if err := tx.QueryRowContext(ctx, "SELECT status FROM keuangan_periode WHERE lembaga = $1 AND bulan = $2 AND NOT terangkum FOR SHARE", j.Lembaga, j.Tanggal.Bulan().String()).Scan(&status); err != nil {
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
