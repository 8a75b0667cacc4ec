package dasarbun

import (
	"context"
	"embed"
	"io/fs"

	"github.com/uptrace/bun"
)

//go:embed migrasi/*.sql
var berkasDasar embed.FS

// Schema brings the tables of this package (the outbox and the idempotency
// keys) up to date; see [Migrasi].
func Schema(ctx context.Context, db *bun.DB) error {
	files, err := fs.Sub(berkasDasar, "migrasi")
	if err != nil {
		return err
	}
	return Migrasi(ctx, db, "dasar", files)
}
