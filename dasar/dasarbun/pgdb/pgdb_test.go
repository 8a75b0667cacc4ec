package pgdb_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

func tabelJenis(ctx context.Context, db *bun.DB) error {
	_, err := db.ExecContext(ctx, "CREATE TABLE jenis (id BIGINT PRIMARY KEY, hari DATE, bulan TEXT, uang BIGINT, bita BYTEA, benar BOOLEAN, larik TEXT[], saat TIMESTAMPTZ)")
	return err
}

type baris struct {
	bun.BaseModel `bun:"table:jenis"`
	ID            int64 `bun:",pk"`
	Hari          dasar.Tanggal
	Bulan         dasar.Bulan
	Uang          dasar.Rupiah
	Bita          []byte
	Benar         bool
	Larik         []string  `bun:",array"`
	Saat          time.Time `bun:",nullzero"`
}

func TestJenisKolom(t *testing.T) {
	db := dasartest.Postgres(t, tabelJenis)
	in := []baris{
		{
			ID: 1, Hari: dasar.Tgl(2024, 2, 29), Bulan: dasar.Bln(2024, 2), Uang: dasar.MaxRupiah, Bita: []byte{0, 1, 255}, Benar: true,
			Larik: []string{"O'Brien", `"\{},`, "متن"}, Saat: time.Date(2026, 10, 1, 1, 2, 3, 456_789_000, time.UTC),
		},
		{ID: 2},
	}
	_, err := db.NewInsert().Model(&in).Exec(t.Context())
	require.NoError(t, err)
	var out []baris
	require.NoError(t, db.NewSelect().Model(&out).Order("id").Scan(t.Context()))
	require.Equal(t, in, out)
	require.Equal(t, time.UTC, out[0].Saat.Location())
	n, err := db.NewSelect().Model((*baris)(nil)).Where("hari >= ? AND hari < ?", dasar.Tgl(2024, 2, 29), dasar.Tgl(2024, 3, 1)).Count(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 1, n)

	// The driver's own handle, as bulk inserts use it.
	var teks []byte
	var hari sql.NullTime
	require.NoError(t, db.DB.QueryRowContext(t.Context(), "SELECT bita, hari FROM jenis WHERE id = $1 AND larik = $2", 1, in[0].Larik).Scan(&teks, &hari))
	require.Equal(t, in[0].Bita, teks)
	require.Equal(t, dasar.Tgl(2024, 2, 29), dasar.TanggalDari(hari.Time))
}

// A pooler hands every transaction another server connection: nothing may be
// left prepared on one.
func TestTanpaPernyataanBernama(t *testing.T) {
	db := dasartest.Postgres(t, tabelJenis)
	db.SetMaxOpenConns(1)
	for i := range 3 {
		_, err := db.Exec("INSERT INTO jenis (id) VALUES (?)", i)
		require.NoError(t, err)
		_, err = db.DB.Exec("UPDATE jenis SET uang = $1 WHERE id = $2", 5, i)
		require.NoError(t, err)
	}
	var n int
	require.NoError(t, db.NewRaw("SELECT count(*) FROM pg_prepared_statements").Scan(t.Context(), &n))
	require.Zero(t, n)
}

// COPY within a transaction is in reach of SisipBanyak, and fails as an insert does.
func TestSalin(t *testing.T) {
	db := dasartest.Postgres(t, tabelJenis)
	p, ok := db.Driver().(dasarbun.Penyalin)
	require.True(t, ok)
	salin := func(isi string) (n int64, err error) {
		err = db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
			if n, err = p.Salin(ctx, tx.Tx, "COPY jenis (id, bulan) FROM STDIN", strings.NewReader(isi)); err != nil {
				return err
			}
			var ada int64 // the connection is ready for the next statement
			if err := tx.NewRaw("SELECT count(*) FROM jenis").Scan(ctx, &ada); err != nil {
				return err
			}
			require.EqualValues(t, 2, ada)
			return nil
		})
		return n, err
	}
	n, err := salin("1\t2026-10\n2\t\\N\n")
	require.NoError(t, err)
	require.EqualValues(t, 2, n)
	_, err = salin("2\tganda\n")
	require.ErrorIs(t, dasarbun.Translate(err), dasar.ErrBentrok)
	_, err = db.Exec("SELECT 1")
	require.NoError(t, err)
}

func TestPengaturanSambungan(t *testing.T) {
	db := dasartest.Postgres(t)
	var zona, nama string
	require.NoError(t, db.NewRaw("SELECT current_setting('timezone'), current_setting('application_name')").Scan(t.Context(), &zona, &nama))
	require.Equal(t, "UTC", zona)
	require.Equal(t, "pesantren", nama)

	sendiri, err := pgdb.Open(dasartest.PostgresURL(t) + "&application_name=kasir")
	require.NoError(t, err)
	defer sendiri.Close()
	require.NoError(t, sendiri.NewRaw("SELECT current_setting('application_name')").Scan(t.Context(), &nama))
	require.Equal(t, "kasir", nama)
}

func TestAlamatSalah(t *testing.T) {
	_, err := pgdb.Open("postgres://u:rahasia@host:abc/x")
	require.Error(t, err)
	require.NotContains(t, err.Error(), "rahasia")
}

func ExampleOpen() {
	db, err := pgdb.Open("host=localhost dbname=pesantren")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	fmt.Println(db.Dialect().Name(), "belum tersambung")
	// Output: pg belum tersambung
}
