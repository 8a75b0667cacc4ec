package keuanganbun_test

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
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

const (
	santriPutaran  = 50_000 // two bills each
	tagihanPutaran = 2 * santriPutaran
)

// BenchmarkPutaran measures a bill run of 100,000 bills with their journals on
// a Postgres that syncs to disk, beside the same rows written by hand: with
// conflict-safe INSERT ... SELECT unnest of prepared arrays, and with bare
// COPY, which is not conflict-safe. Ours reads prices and existing bills,
// compares twice and makes the rows; the other two have their rows in memory.
// All three take turns, month after month, each in a database of its own.
//
//	go test -run '^$' -bench BenchmarkPutaran -benchtime 3x ./keuangan/keuanganbun
func BenchmarkPutaran(b *testing.B) {
	ctx := context.Background()
	pg, err := dasartest.MulaiPostgres(ctx, map[string]string{"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_wal_size": "4GB"})
	require.NoError(b, err)
	defer pg.Stop()
	kita := bukaPutaran(b, pg, "kita")
	unnest, copy := bukaPgx(b, pg, "unnest"), bukaPgx(b, pg, "salin")
	s := keuangan.Service{Atomic: keuanganbun.Atomic(kita, func(bun.IDB) santri.SumberPeserta { return pesertaPutaran{} }), Stores: keuanganbun.New(kita, pesertaPutaran{}), Now: time.Now}
	pel := dasar.Pelaku{ID: "bendahara", Lembaga: "bench", Lingkup: dasar.LingkupSemua}
	var lama [3]time.Duration
	var puncak uint64
	bulan := dasar.Bln(2026, 9)
	for b.Loop() {
		bulan = bulan.Tambah(1)
		m := keuangan.MintaTagihan{Bulan: bulan, Terbit: bulan.Awal()}
		r, err := s.PratinjauTagihan(ctx, pel, m, 0)
		require.NoError(b, err)
		heap := amatiHeap()
		mulai := time.Now()
		h, err := s.TerbitkanTagihan(ctx, pel, "", r.Minta, r.Sidik, nil)
		lama[0] += time.Since(mulai)
		puncak = max(puncak, heap())
		require.NoError(b, err)
		require.Equal(b, tagihanPutaran, h.Putaran.Jumlah)

		rows := bacaBaris(b, kita, h.Putaran.ID)
		mulai = time.Now()
		tulisUnnest(b, unnest, rows, bulan)
		lama[1] += time.Since(mulai)
		mulai = time.Now()
		tulisCopy(b, copy, rows, bulan)
		lama[2] += time.Since(mulai)
	}
	n := float64(b.N)
	b.ReportMetric(lama[0].Seconds()/n, "s-kita")
	b.ReportMetric(lama[1].Seconds()/n, "s-unnest")
	b.ReportMetric(lama[2].Seconds()/n, "s-copy")
	b.ReportMetric(lama[0].Seconds()/lama[1].Seconds(), "x-unnest")
	b.ReportMetric(lama[0].Seconds()/lama[2].Seconds(), "x-copy")
	b.ReportMetric(float64(puncak)/1e6, "MB-puncak")
	var nyata int
	for _, c := range []*pgx.Conn{unnest, copy} {
		require.NoError(b, c.QueryRow(ctx, "SELECT count(*) FROM keuangan_tagihan").Scan(&nyata))
		require.Equal(b, b.N*tagihanPutaran, nyata)
	}
}

// amatiHeap watches the live heap until the returned function is called, which
// gives the most that was added.
func amatiHeap() func() uint64 {
	debug.FreeOSMemory()
	var awal runtime.MemStats
	runtime.ReadMemStats(&awal)
	var puncak atomic.Uint64
	berhenti, selesai := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(selesai)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			puncak.Store(max(puncak.Load(), m.HeapAlloc))
			select {
			case <-berhenti:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(berhenti)
		<-selesai
		return puncak.Load() - min(awal.HeapAlloc, puncak.Load())
	}
}

// pesertaPutaran are 50,000 santri of two units and twenty classes.
type pesertaPutaran struct{ santri.SumberPeserta }

func (pesertaPutaran) Peserta(context.Context, dasar.LembagaID, dasar.Tanggal, ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(yield func(santri.Peserta, error) bool) {
		for n := range santriPutaran {
			id := fmt.Sprintf("0192aaaa-0000-7000-8000-%012d", n)
			p := santri.Peserta{
				ID: santri.ID(id), Alias: santri.Alias("0192cccc" + id[8:]), Keluarga: santri.KeluargaID("0192bbbb" + id[8:]), Nama: "Santri " + id, Status: santri.Aktif, Mukim: n%10 > 0,
				Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: []santri.KodeUnit{"MTs", "MA"}[n%2], Tingkat: fmt.Sprint(7 + n%6), Kelas: fmt.Sprintf("%dA", 7+n%6)}},
			}
			if !yield(p, nil) {
				return
			}
		}
	}
}

func bukaDB(b *testing.B, pg *dasartest.PostgresServer, nama string) *bun.DB {
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
	return db
}

func bukaPutaran(b *testing.B, pg *dasartest.PostgresServer, nama string) *bun.DB {
	ctx := context.Background()
	db := bukaDB(b, pg, nama)
	bagan, err := keuangan.BaganBaku("bench")
	require.NoError(b, err)
	require.NoError(b, keuanganbun.Atomic(db, nil).Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		if err := st.Buku.Akun.Simpan(ctx, "bench", bagan...); err != nil {
			return err
		}
		if err := st.Tarif.SimpanKomponen(ctx, "bench", keuangan.KomponenBaku("bench")[:2]...); err != nil {
			return err
		}
		harga := func(k keuangan.KodeKomponen, u santri.KodeUnit, m keuangan.TigaNilai, n dasar.Rupiah) keuangan.Tarif {
			return keuangan.Tarif{ID: uuid.NewString(), Komponen: k, Unit: u, Mukim: m, Jumlah: n, Sejak: dasar.Tgl(2026, 7, 1)}
		}
		return st.Tarif.SimpanTarif(ctx, "bench", harga("spp", "MTs", "", 150_000), harga("spp", "MA", "", 175_000),
			harga("syahriah", "", keuangan.Ya, 350_000), harga("syahriah", "", keuangan.Tidak, 100_000))
	}))
	return db
}

func bukaPgx(b *testing.B, pg *dasartest.PostgresServer, nama string) *pgx.Conn {
	bukaDB(b, pg, nama)
	c, err := pgx.Connect(context.Background(), pg.DSN(nama))
	require.NoError(b, err)
	b.Cleanup(func() { c.Close(context.Background()) })
	return c
}

// barisPutaran are the rows of one run as columns, ready to be sent.
type barisPutaran struct {
	kolom []string
	nilai [][]any
}

// bacaBaris reads back what our run stored, so that the others write the same.
func bacaBaris(b *testing.B, db *bun.DB, putaran string) (out barisPutaran) {
	rows, err := db.Query("SELECT * FROM keuangan_tagihan WHERE lembaga = 'bench' AND putaran = ? ORDER BY santri, prioritas", putaran)
	require.NoError(b, err)
	defer rows.Close()
	out.kolom, err = rows.Columns()
	require.NoError(b, err)
	for rows.Next() {
		v := make([]any, len(out.kolom))
		ke := make([]any, len(v))
		for i := range v {
			ke[i] = &v[i]
		}
		require.NoError(b, rows.Scan(ke...))
		out.nilai = append(out.nilai, v)
	}
	require.NoError(b, rows.Err())
	require.Len(b, out.nilai, tagihanPutaran)
	return out
}

// larikKolom makes typed arrays of the rows, one per column.
func (r barisPutaran) larikKolom(nilai [][]any) (args []any, jenis []string) {
	for k := range r.kolom {
		switch nilai[0][k].(type) {
		case string:
			args, jenis = append(args, larik[string](nilai, k)), append(jenis, "text")
		case int64:
			args, jenis = append(args, larik[int64](nilai, k)), append(jenis, "bigint")
		case bool:
			args, jenis = append(args, larik[bool](nilai, k)), append(jenis, "boolean")
		case time.Time:
			args, jenis = append(args, larik[time.Time](nilai, k)), append(jenis, "date")
		}
	}
	return args, jenis
}

func larik[T any](nilai [][]any, k int) []T {
	out := make([]T, len(nilai))
	for i, v := range nilai {
		out[i] = v[k].(T)
	}
	return out
}

func tulisUnnest(b *testing.B, c *pgx.Conn, r barisPutaran, bulan dasar.Bulan) {
	ctx := context.Background()
	tx, err := c.Begin(ctx)
	require.NoError(b, err)
	for ruas := range slices.Chunk(r.nilai, 5000) {
		args, jenis := r.larikKolom(ruas)
		q := "INSERT INTO keuangan_tagihan (" + gabung(r.kolom, func(s string, _ int) string { return s }) + ") SELECT * FROM unnest(" +
			gabung(jenis, func(s string, i int) string { return fmt.Sprintf("$%d::%s[]", i+1, s) }) + ") ON CONFLICT (lembaga, komponen, periode, santri, versi) DO NOTHING"
		res, err := tx.Exec(ctx, q, args...)
		require.NoError(b, err)
		require.EqualValues(b, len(ruas), res.RowsAffected())
	}
	tulisJurnal(b, tx, bulan)
	require.NoError(b, tx.Commit(ctx))
}

func gabung(xs []string, fn func(string, int) string) (out string) {
	for i, x := range xs {
		if i > 0 {
			out += ", "
		}
		out += fn(x, i)
	}
	return out
}

func tulisCopy(b *testing.B, c *pgx.Conn, r barisPutaran, bulan dasar.Bulan) {
	ctx := context.Background()
	tx, err := c.Begin(ctx)
	require.NoError(b, err)
	n, err := tx.CopyFrom(ctx, pgx.Identifier{"keuangan_tagihan"}, r.kolom, pgx.CopyFromRows(r.nilai))
	require.NoError(b, err)
	require.EqualValues(b, tagihanPutaran, n)
	tulisJurnal(b, tx, bulan)
	require.NoError(b, tx.Commit(ctx))
}

// tulisJurnal writes the two journals of a run, with a receivable and an
// income line per unit.
func tulisJurnal(b *testing.B, tx pgx.Tx, bulan dasar.Bulan) {
	ctx := context.Background()
	hari := bulan.Awal().Waktu(nil)
	for _, k := range []string{"spp", "syahriah"} {
		id := uuid.NewString()
		_, err := tx.Exec(ctx, `INSERT INTO keuangan_jurnal (lembaga, id, sumber, jenis, tanggal, keterangan, oleh, dicatat) VALUES ('bench', $1, $2, 'umum', $3, 'Tagihan', 'bendahara', 1)`, id, "penagihan/"+id+"/"+k, hari)
		require.NoError(b, err)
		for i, x := range []struct {
			akun, unit string
			d, k       int64
		}{{"1.1.2.01", "MA", 1, 0}, {"4.1.1.01", "MA", 0, 1}, {"1.1.2.01", "MTs", 1, 0}, {"4.1.1.01", "MTs", 0, 1}} {
			_, err := tx.Exec(ctx, `INSERT INTO keuangan_baris (lembaga, jurnal, nomor, akun, debit, kredit, unit, dana, laci, rekening, alias, tanggal, dicatat)
				VALUES ('bench', $1, $2, $3, $4, $5, $6, '', '', '', '', $7, 1)`, id, i+1, x.akun, x.d, x.k, x.unit, hari)
			require.NoError(b, err)
		}
	}
}
