package dasartest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"
)

// Bacaan is one way of reading that grows with the institution, and the index that it
// must go by on SQLite, whose plans do not depend on what a table holds: "tabel_indeks
// (lembaga=? AND id=?)" as EXPLAIN QUERY PLAN names it. With Urutan the index gives the
// order as well, and nothing is sorted.
type Bacaan[S any] struct {
	Nama   string
	Baca   func(context.Context, S) error
	Lewat  string
	Urutan bool
}

// kueriTercatat keeps what is read.
type kueriTercatat struct{ teks []string }

func (c *kueriTercatat) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context {
	return ctx
}

func (c *kueriTercatat) AfterQuery(_ context.Context, e *bun.QueryEvent) {
	if strings.HasPrefix(e.Query, "SELECT") {
		c.teks = append(c.teks, e.Query)
	}
}

// kueri runs one reading and returns the queries that it made.
func kueri[S any](t *testing.T, db *bun.DB, stores func(bun.IDB) S, b Bacaan[S]) []string {
	t.Helper()
	c := &kueriTercatat{}
	require.NoError(t, b.Baca(t.Context(), stores(db.WithQueryHook(c))), b.Nama)
	require.NotEmpty(t, c.teks, b.Nama)
	return c.teks
}

// RencanaSQLite fails a reading that does not go by the index that was made for it,
// scans a table, or sorts what its index orders already.
func RencanaSQLite[S any](t *testing.T, db *bun.DB, stores func(bun.IDB) S, bacaan ...Bacaan[S]) {
	t.Helper()
	for _, b := range bacaan {
		var rencana strings.Builder
		for _, q := range kueri(t, db, stores, b) {
			rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+q)
			require.NoError(t, err)
			for rows.Next() {
				var a, b, c int
				var isi string
				require.NoError(t, rows.Scan(&a, &b, &c, &isi))
				fmt.Fprintln(&rencana, isi)
			}
			require.NoError(t, rows.Err())
			require.NoError(t, rows.Close())
		}
		require.Contains(t, rencana.String(), b.Lewat, b.Nama)
		require.NotContains(t, rencana.String(), "SCAN", b.Nama)
		if b.Urutan {
			require.NotContains(t, rencana.String(), "ORDER BY", b.Nama)
		}
	}
}

// RencanaPostgres fails a reading that needs to scan a whole table. Postgres chooses by
// statistics: it is asked where scanning is forbidden.
func RencanaPostgres[S any](t *testing.T, db *bun.DB, stores func(bun.IDB) S, bacaan ...Bacaan[S]) {
	t.Helper()
	for _, b := range bacaan {
		for _, q := range kueri(t, db, stores, b) {
			require.NoError(t, db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
				if _, err := tx.ExecContext(ctx, "SET LOCAL enable_seqscan = off"); err != nil {
					return err
				}
				var rencana []string
				if err := tx.NewRaw("EXPLAIN ?", bun.Safe(q)).Scan(ctx, &rencana); err != nil {
					return err
				}
				require.NotContains(t, strings.Join(rencana, "\n"), "Seq Scan", b.Nama)
				return nil
			}))
		}
	}
}
