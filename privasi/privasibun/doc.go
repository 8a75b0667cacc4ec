// Package privasibun keeps keys, registers, the trail and statements of
// authority in SQL, on Postgres and SQLite. It needs no key: it moves wrapped
// and hashed bytes.
//
// # Traps
//
//   - The key store and the trail are made over the database itself, not over a
//     unit of work: keys must be there before the unit opens, and a line of the
//     trail stays when a unit fails. Only [Pernyataan] belongs in units.
//   - Best give keys and tombstones a database of their own, with a backup of
//     their own: [Migrasi] runs there as well.
//   - After restoring a backup, replay the tombstones exported since
//     ([Kunci.PutarNisan]) before serving.
package privasibun

import (
	"context"
	"embed"
	"io/fs"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun"
)

//go:embed migrasi/*.sql
var berkas embed.FS

// Migrasi brings the tables of this package up to date.
func Migrasi(ctx context.Context, db *bun.DB) error {
	isi, err := fs.Sub(berkas, "migrasi")
	if err != nil {
		return err
	}
	return dasarbun.Migrasi(ctx, db, "privasi", isi)
}
