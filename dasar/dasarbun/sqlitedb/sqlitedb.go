// Package sqlitedb opens SQLite the way the house needs it: pure Go, one file,
// durable, many readers beside one writer.
//
// # Traps
//
//   - The file needs a disk of its own machine: WAL does not work on a network
//     share.
//   - A copy of the file alone is not a backup while the program runs: the
//     newest pages are in the -wal file beside it. Use VACUUM INTO.
//   - SQLite does not keep NUMERIC exact; money is BIGINT everywhere.
package sqlitedb

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/ncruces/go-sqlite3/driver"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"
	"github.com/uptrace/bun/dialect/sqlitedialect"
)

// Open opens the database file at path, creating it and its folder if needed;
// ":memory:" is a private database that lasts as long as the returned DB and
// has one connection. A commit is on the disk before it is acknowledged
// (synchronous=FULL), foreign keys are kept, transactions are IMMEDIATE, a
// statement waits up to ten seconds for another writer, and what is deleted is
// overwritten, so that no free page keeps it (see [Bersihkan]).
func Open(path string) (*bun.DB, error) {
	nama := path
	if path != ":memory:" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, fmt.Errorf("open sqlite %s: %w", path, err)
		}
		nama = (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
	}
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(10000)", "journal_mode(wal)", "secure_delete(1)", "synchronous(full)", "foreign_keys(1)", "temp_store(memory)", "cache_size(-16000)",
	}}
	db, err := driver.Open("file:" + nama + "?" + q.Encode())
	if err != nil {
		return nil, fmt.Errorf("open sqlite %s: %w", path, err)
	}
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(16)
	if path == ":memory:" {
		db.SetMaxOpenConns(1)
	}
	return bun.NewDB(db, sqlitedialect.New()), nil
}

// Bersihkan moves the log into the file and empties it: what was deleted before then
// stands in neither any more. With readers at work that may have to wait for the next
// call. It does nothing on another engine.
func Bersihkan(ctx context.Context, db *bun.DB) error {
	if db.Dialect().Name() != dialect.SQLite {
		return nil
	}
	if _, err := db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return fmt.Errorf("emptying the log of sqlite: %w", err)
	}
	return nil
}
