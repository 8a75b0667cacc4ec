package dasarbun_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

// galatPg is an error of the shape that Postgres drivers give.
type galatPg string

func (g galatPg) Error() string    { return "pg " + string(g) }
func (g galatPg) SQLState() string { return string(g) }

func TestTranslate(t *testing.T) {
	require.NoError(t, dasarbun.Translate(nil))
	berjenis := dasar.ErrLingkup.Forbiddenf("di luar wewenang")
	require.True(t, dasarbun.Translate(berjenis) == error(berjenis), "an error with a kind comes back as it is")
	bungkus := fmt.Errorf("terima: %w", berjenis)
	require.True(t, dasarbun.Translate(bungkus) == bungkus)

	for nama, c := range map[string]struct {
		err  error
		kind dasar.Kind
		rule dasar.Aturan
	}{
		"tanpa baris":              {sql.ErrNoRows, dasar.NotFound, dasar.ErrTiada},
		"kunci ganda":              {galatPg("23505"), dasar.Conflict, dasar.ErrBentrok},
		"rentang bertumpuk":        {galatPg("23P01"), dasar.Conflict, dasar.ErrBentrok},
		"serialisasi":              {galatPg("40001"), dasar.Unavailable, dasar.ErrSibuk},
		"saling menunggu":          {galatPg("40P01"), dasar.Unavailable, dasar.ErrSibuk},
		"server berhenti":          {galatPg("57P01"), dasar.Unavailable, dasar.ErrSibuk},
		"terlalu banyak sambungan": {galatPg("53300"), dasar.Unavailable, dasar.ErrSibuk},
		"melewati batas waktu":     {galatPg("57014"), dasar.Unavailable, dasar.ErrSibuk},
		"disk penuh":               {galatPg("53100"), dasar.Unavailable, dasarbun.ErrPenuh},
		"sambungan putus":          {driver.ErrBadConn, dasar.Unavailable, dasar.ErrSibuk},
		"permintaan berhenti":      {context.Canceled, dasar.Unavailable, dasar.ErrSibuk},
		"waktu habis":              {context.DeadlineExceeded, dasar.Unavailable, dasar.ErrSibuk},
		"salah ketik SQL":          {galatPg("42601"), dasar.Internal, ""},
		"kunci asing":              {galatPg("23503"), dasar.Internal, ""},
		"galat lain":               {errors.New("x"), dasar.Internal, ""},
	} {
		t.Run(nama, func(t *testing.T) {
			for _, err := range []error{c.err, fmt.Errorf("query: %w", c.err), errors.Join(errors.New("lain"), c.err)} {
				got := dasarbun.Translate(err)
				require.Equal(t, c.kind, dasar.KindOf(got), "%v", got)
				require.Equal(t, string(c.rule), dasar.RuleOf(got))
				require.ErrorIs(t, got, c.err, "the cause is kept")
			}
		})
	}
}

// The errors of the real drivers, provoked.
func TestTranslateGalatSungguhan(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		jalan := func(q string) error {
			_, err := db.ExecContext(t.Context(), q)
			return dasarbun.Translate(err)
		}
		require.NoError(t, jalan("INSERT INTO induk (id, kode) VALUES (1, 'a')"))
		for nama, q := range map[string]string{
			"kunci utama": "INSERT INTO induk (id, kode) VALUES (1, 'b')",
			"unik":        "INSERT INTO induk (id, kode) VALUES (2, 'a')",
		} {
			require.ErrorIs(t, jalan(q), dasar.ErrBentrok, nama)
		}
		for nama, q := range map[string]string{
			"kosong":     "INSERT INTO induk (id, kode) VALUES (3, NULL)",
			"tabel lain": "SELECT * FROM tidak_ada",
		} {
			err := jalan(q)
			require.Error(t, err, nama)
			require.Equal(t, dasar.Internal, dasar.KindOf(err), "%s: %v", nama, err)
		}
		var n int
		err := db.NewSelect().Table("induk").Column("id").Where("id = 9").Scan(t.Context(), &n)
		require.ErrorIs(t, dasarbun.Translate(err), dasar.ErrTiada)

		// A bound parameter goes another way through the driver than plain text.
		_, err = db.DB.ExecContext(t.Context(), "INSERT INTO induk (id, kode) VALUES ($1, $2)", 1, "z")
		require.ErrorIs(t, dasarbun.Translate(err), dasar.ErrBentrok)

		ctx, akhiri := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer akhiri()
		_, err = db.ExecContext(ctx, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
		require.ErrorIs(t, dasarbun.Translate(err), dasar.ErrSibuk, "%v", err)
	})
}

func TestSQLiteSibuk(t *testing.T) {
	nama := t.TempDir() + "/uji.db"
	db, err := sqlitedb.Open(nama)
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, tabelUji(t.Context(), db))
	_, err = db.Exec("PRAGMA busy_timeout = 0")
	require.NoError(t, err)
	lain, err := sqlitedb.Open(nama)
	require.NoError(t, err)
	defer lain.Close()
	tx, err := lain.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	db.SetMaxOpenConns(1) // the connection without patience
	_, err = db.Exec("INSERT INTO induk (id, kode) VALUES (1, 'a')")
	require.ErrorIs(t, dasarbun.Translate(err), dasar.ErrSibuk, "%v", err)

	// A unit is tried again until the other lets go.
	kali := 0
	unit := dasarbun.Atomic(db, func(tx bun.IDB) bun.IDB { return tx })
	lepas := make(chan error, 1)
	time.AfterFunc(30*time.Millisecond, func() { lepas <- tx.Rollback() })
	err = unit.Do(t.Context(), func(ctx context.Context, tx bun.IDB) error {
		kali++
		_, err := tx.ExecContext(ctx, "INSERT INTO induk (id, kode) VALUES (1, 'a')")
		return err
	})
	require.NoError(t, err)
	require.NoError(t, <-lepas)
	require.Equal(t, 1, kali, "BEGIN was refused, not fn")
}

func TestPostgresTakTerjangkau(t *testing.T) {
	db, err := pgdb.Open("postgres://x@127.0.0.1:1/x?sslmode=disable&connect_timeout=2")
	require.NoError(t, err)
	defer db.Close()
	_, err = db.ExecContext(t.Context(), "SELECT 1")
	require.ErrorIs(t, dasarbun.Translate(err), dasar.ErrSibuk, "%v", err)
}

func TestOneRow(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		tulis := func(q string) error { return dasarbun.OneRow(db.ExecContext(t.Context(), q)) }
		const sisip = "INSERT INTO induk (id, kode) VALUES (1, 'a') ON CONFLICT DO NOTHING"
		require.NoError(t, tulis(sisip))
		err := tulis(sisip)
		require.ErrorIs(t, err, dasar.ErrBentrok)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))
		require.ErrorIs(t, tulis("UPDATE induk SET kode = 'b' WHERE id = 7"), dasar.ErrBentrok)
		require.Equal(t, dasar.Internal, dasar.KindOf(tulis("UPDATE tidak_ada SET x = 1")))
	})
}

func TestMikro(t *testing.T) {
	wib := time.FixedZone("WIB", 7*3600)
	saat := time.Date(2026, 10, 1, 8, 0, 0, 123_456_789, wib)
	require.Equal(t, time.Date(2026, 10, 1, 1, 0, 0, 123_456_000, time.UTC), dasarbun.DariMikro(dasarbun.Mikro(saat)))
	require.Zero(t, dasarbun.Mikro(time.Time{}))
	require.True(t, dasarbun.DariMikro(0).IsZero())
	for _, saat := range []time.Time{
		time.Date(1969, 12, 31, 23, 59, 59, 999_999_000, time.UTC), time.Date(622, 7, 19, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
	} {
		require.Equal(t, saat, dasarbun.DariMikro(dasarbun.Mikro(saat)))
	}
}

// Of the whole, one thing only depends on the database: the kind of lock.
func TestKunciBaris(t *testing.T) {
	sqlite, pg := dasartest.SQLite(t, tabelUji), dasartest.Postgres(t, tabelUji)
	require.NotContains(t, dasarbun.ForUpdate(sqlite.NewSelect().Table("kas")).String(), "FOR")
	require.Contains(t, dasarbun.ForUpdate(pg.NewSelect().Table("kas")).String(), "FOR UPDATE")
	require.Contains(t, dasarbun.ForShare(pg.NewSelect().Table("kas")).String(), "FOR SHARE")
}
