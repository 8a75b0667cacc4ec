package keuanganbun_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"iter"
	"strings"
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
	"github.com/pesantren-go/pesantren/santri"
)

// BenchmarkBayar measures payments per second with 8 clients on a Postgres that
// syncs to disk: the service, and the same effects written by hand over the
// same driver, turn by turn in one run. Each payment of one family pays one
// bill and part of a second, under an Idempotency-Key.
//
//	go test -run '^$' -bench BenchmarkBayar -benchtime 1x ./keuangan/keuanganbun
func BenchmarkBayar(b *testing.B) {
	const klien, putaran, lama = 8, 6, 1500 * time.Millisecond
	ctx := context.Background()
	pg, err := dasartest.MulaiPostgres(ctx, map[string]string{"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_connections": "40"})
	require.NoError(b, err)
	defer pg.Stop()
	kita, tangan := bukaBench(b, pg, "kita"), bukaBench(b, pg, "tangan")
	s := keuangan.Service{Atomic: keuanganbun.Atomic(kita, nil), Stores: keuanganbun.New(kita, pesertaBench{}), Now: time.Now}
	pel := dasar.Pelaku{ID: "kasir", Lembaga: "bench", Lingkup: dasar.LingkupSemua}
	var jumlahKita, jumlahTangan float64
	for b.Loop() {
		for range putaran {
			jumlahKita += dorong(b, klien, lama, func(ke int64) error {
				_, err := s.Terima(ctx, pel, fmt.Sprint("kunci-", ke), keuangan.PermintaanBayar{
					Keluarga: keluargaBench(ke), Cara: keuangan.Tunai, Jumlah: 150_000, Laci: "laci-1", Tanggal: dasar.Tgl(2026, 10, 20)})
				return err
			}, &keKita)
			jumlahTangan += dorong(b, klien, lama, func(ke int64) error { return bayarTangan(ctx, tangan.DB, ke) }, &keTangan)
		}
	}
	detik := float64(b.N) * putaran * lama.Seconds()
	b.ReportMetric(jumlahKita/detik, "kita/s")
	b.ReportMetric(jumlahTangan/detik, "tangan/s")
	b.ReportMetric(jumlahKita/jumlahTangan, "rasio")
	for nama, db := range map[string]*bun.DB{"kita": kita, "tangan": tangan} {
		selisih, err := keuanganbun.New(db, nil).Bayar.Periksa(ctx, "bench")
		require.NoError(b, err, nama)
		require.Empty(b, selisih, nama)
		selisih, err = keuanganbun.New(db, nil).Tagihan.Periksa(ctx, "bench")
		require.NoError(b, err, nama)
		require.Empty(b, selisih, nama)
	}
}

var keKita, keTangan atomic.Int64

// dorong lets clients work for a while and returns how many calls they finished.
func dorong(b *testing.B, klien int, lama time.Duration, fn func(int64) error, ke *atomic.Int64) float64 {
	var wg sync.WaitGroup
	var n atomic.Int64
	akhir := time.Now().Add(lama)
	for range klien {
		wg.Go(func() {
			for time.Now().Before(akhir) {
				if err := fn(ke.Add(1)); err != nil {
					b.Error(err)
					return
				}
				n.Add(1)
			}
		})
	}
	wg.Wait()
	return float64(n.Load())
}

const keluargaBanyak = 10_000

func keluargaBench(ke int64) santri.KeluargaID {
	return santri.KeluargaID(fmt.Sprintf("kel-%05d", ke%keluargaBanyak))
}

type pesertaBench struct{ santri.SumberPeserta }

func (pesertaBench) PesertaKeluarga(_ context.Context, _ dasar.LembagaID, _ dasar.Tanggal, k ...santri.KeluargaID) ([]santri.Peserta, error) {
	return []santri.Peserta{{ID: "s", Keluarga: k[0], Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs"}}}}, nil
}

func (pesertaBench) Peserta(context.Context, dasar.LembagaID, dasar.Tanggal, ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(func(santri.Peserta, error) bool) {}
}

// bukaBench gives a database with the chart, the fees and three open bills of
// 100.000 for each family.
func bukaBench(b *testing.B, pg *dasartest.PostgresServer, nama string) *bun.DB {
	ctx := context.Background()
	pusat, err := pgdb.Open(pg.DSN("postgres"))
	require.NoError(b, err)
	defer pusat.Close()
	_, err = pusat.ExecContext(ctx, "CREATE DATABASE "+nama)
	require.NoError(b, err)
	db, err := pgdb.Open(pg.DSN(nama))
	require.NoError(b, err)
	b.Cleanup(func() { db.Close() })
	require.NoError(b, dasarbun.Schema(ctx, db))
	require.NoError(b, keuanganbun.Migrasi(ctx, db))
	st := keuanganbun.New(db, nil)
	bagan, err := keuangan.BaganBaku("bench")
	require.NoError(b, err)
	require.NoError(b, st.Buku.Akun.Simpan(ctx, "bench", bagan...))
	require.NoError(b, st.Tarif.SimpanKomponen(ctx, "bench", keuangan.KomponenBaku("bench")...))
	require.NoError(b, keuanganbun.Atomic(db, nil).Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		_, err := st.Buku.Periode.Kunci(ctx, "bench", dasar.Bln(2026, 10))
		return err
	}))
	var ts []keuangan.Tagihan
	for i := range int64(keluargaBanyak) {
		for n := range 3 {
			ts = append(ts, keuangan.Tagihan{
				ID: uuid.Must(uuid.NewV7()).String(), Santri: santri.ID(keluargaBench(i)), Keluarga: keluargaBench(i), Komponen: "spp", Periode: fmt.Sprintf("2026-%02d", 8+n),
				Versi: 1, Unit: "MTs", Uraian: "SPP", Bruto: 100_000, Jumlah: 100_000, Terbit: dasar.Tgl(2026, 8+n, 1), JatuhTempo: dasar.Tgl(2026, 8+n, 10), Prioritas: 20,
				Dicatat: time.Now(),
			})
		}
	}
	_, err = st.Tagihan.Terbitkan(ctx, "bench", ts)
	require.NoError(b, err)
	_, err = db.ExecContext(ctx, "VACUUM ANALYZE")
	require.NoError(b, err)
	return db
}

// bayarTangan does by hand what Terima keeps: the key, the family, its bills,
// the month, the journal with its lines, the receipt number, the payment, its
// allocations and the totals of the bills; locks in the same order. It knows
// its accounts, its settings and its family by heart, which the service reads.
func bayarTangan(ctx context.Context, db *sql.DB, ke int64) (err error) {
	const l, hari = "bench", "2026-10-20"
	id, saat, kel := uuid.Must(uuid.NewV7()).String(), time.Now().UnixMicro(), string(keluargaBench(ke))
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	exec := func(q string, args ...any) {
		if err == nil {
			_, err = tx.ExecContext(ctx, q, args...)
		}
	}
	sidik := sha256.Sum256([]byte(kel))
	exec("INSERT INTO ulang (lembaga, operasi, kunci, sidik, hasil, pada) VALUES ($1, 'bayar', $2, $3, $4, $5) ON CONFLICT DO NOTHING", l, fmt.Sprint("kunci-", ke), sidik[:], id, saat)
	if err != nil {
		return err
	}
	var saldo int64
	if err = tx.QueryRowContext(ctx, `INSERT INTO keuangan_titipan AS t (lembaga, keluarga, unit, saldo) VALUES ($1, $2, 'MTs', 0)
		ON CONFLICT (lembaga, keluarga) DO UPDATE SET saldo = t.saldo RETURNING saldo`, l, kel).Scan(&saldo); err != nil {
		return err
	}
	alokasi, sisa, err := bagiTangan(ctx, tx, l, kel, 150_000)
	if err != nil {
		return err
	}
	var status string
	if err = tx.QueryRowContext(ctx, "SELECT status FROM keuangan_periode WHERE lembaga = $1 AND bulan = '2026-10' AND NOT terangkum FOR SHARE", l).Scan(&status); err != nil {
		return err
	}
	exec(`INSERT INTO keuangan_jurnal (lembaga, id, sumber, jenis, tanggal, keterangan, membalik, oleh, dicatat) VALUES ($1, $2, $3, 'umum', $4, 'Pembayaran tunai', NULL, 'kasir', $5)
		ON CONFLICT DO NOTHING`, l, id, "bayar/"+id, hari, saat)
	exec(`INSERT INTO keuangan_baris (lembaga, jurnal, nomor, akun, debit, kredit, unit, dana, laci, rekening, alias, tanggal, dicatat)
		VALUES ($1, $2, 1, '1.1.1.01', 150000, 0, 'MTs', '', 'laci-1', '', '', $3, $4), ($1, $2, 2, '1.1.2.01', 0, $5, 'MTs', '', '', '', '', $3, $4)`, l, id, hari, saat, 150_000-sisa)
	if sisa > 0 {
		exec(`INSERT INTO keuangan_baris (lembaga, jurnal, nomor, akun, debit, kredit, unit, dana, laci, rekening, alias, tanggal, dicatat)
			VALUES ($1, $2, 3, '2.1.2.04', 0, $5, 'MTs', '', '', '', '', $3, $4)`, l, id, hari, saat, sisa)
		exec("INSERT INTO keuangan_gerak_titipan (lembaga, sumber, id, keluarga, jumlah, tanggal, dicatat) VALUES ($1, $2, $3, $4, $5, $6, $7)", l, "bayar/"+id, id, kel, sisa, hari, saat)
		exec("UPDATE keuangan_titipan SET saldo = saldo + $3 WHERE lembaga = $1 AND keluarga = $2", l, kel, sisa)
	}
	exec(alokasi.ubah, append([]any{l}, alokasi.nilai...)...)
	exec(alokasi.sisip, append([]any{l, id, hari, saat}, alokasi.nilai...)...)
	if err != nil {
		return err
	}
	var nomor int64
	if err = tx.QueryRowContext(ctx, `INSERT INTO keuangan_nomor AS k (lembaga, seri, tahun, terakhir) VALUES ($1, 'KW', 2026, 1)
		ON CONFLICT (lembaga, seri, tahun) DO UPDATE SET terakhir = k.terakhir + 1 RETURNING terakhir`, l).Scan(&nomor); err != nil {
		return err
	}
	exec(`INSERT INTO keuangan_bayar (lembaga, id, keluarga, cara, jumlah, sisa_titipan, tanggal, laci, rekening, rujukan, seri, tahun, nomor, oleh, dicatat, membalik, alasan, dibalik_oleh, dibalik_pada)
		VALUES ($1, $2, $3, 'tunai', 150000, $4, $5, 'laci-1', '', '', 'KW', 2026, $6, 'kasir', $7, '', '', '', 0)`, l, id, kel, sisa, hari, nomor, saat)
	if err != nil {
		return err
	}
	return tx.Commit()
}

type alokasiTangan struct {
	ubah, sisip string
	nilai       []any
}

// bagiTangan locks the open bills of a family and spreads an amount over them.
func bagiTangan(ctx context.Context, tx *sql.Tx, l, kel string, uang int64) (a alokasiTangan, sisa int64, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, jumlah - dikoreksi - teralokasi FROM keuangan_tagihan
		WHERE lembaga = $1 AND keluarga = $2 AND NOT batal AND jumlah > dikoreksi + teralokasi ORDER BY id FOR UPDATE`, l, kel)
	if err != nil {
		return a, 0, err
	}
	defer rows.Close()
	var ubah, sisip []string
	for rows.Next() {
		var id string
		var minta int64
		if err := rows.Scan(&id, &minta); err != nil {
			return a, 0, err
		}
		n := min(minta, uang)
		if n == 0 {
			continue
		}
		uang -= n
		k := len(a.nilai)
		ubah = append(ubah, fmt.Sprintf("($%d::text, $%d::bigint)", k+2, k+3))
		sisip = append(sisip, fmt.Sprintf("($1, $2 || '.%d', $2, $%d, $%d, $3, 'jatuh_tempo', '', 'kasir', $4)", k, k+5, k+6))
		a.nilai = append(a.nilai, id, n)
	}
	a.ubah = "UPDATE keuangan_tagihan AS t SET teralokasi = t.teralokasi + v.column2 FROM (VALUES " + strings.Join(ubah, ",") + ") AS v WHERE t.lembaga = $1 AND t.id = v.column1"
	a.sisip = "INSERT INTO keuangan_alokasi (lembaga, id, bayar, tagihan, jumlah, tanggal, sebab, alasan, oleh, dicatat) VALUES " + strings.Join(sisip, ",")
	if len(ubah) == 0 {
		a.ubah, a.sisip = "SELECT $1::text", "SELECT $1::text, $2::text, $3::text, $4::bigint"
	}
	return a, uang, rows.Err()
}
