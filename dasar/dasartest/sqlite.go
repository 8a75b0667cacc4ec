package dasartest

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
)

// SQLite returns a new database file in a folder of the test's own, with the
// given migrations run in order. It is closed when the test ends.
func SQLite(t testing.TB, migrate ...func(context.Context, *bun.DB) error) *bun.DB {
	t.Helper()
	db, err := sqlitedb.Open(filepath.Join(t.TempDir(), "uji.db"))
	require.NoError(t, err)
	t.Cleanup(func() { db.Close() })
	for _, m := range migrate {
		require.NoError(t, m(context.Background(), db))
	}
	return db
}
