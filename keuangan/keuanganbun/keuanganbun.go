// Package keuanganbun keeps the records of keuangan in a SQL database:
// Postgres or SQLite, through bun. Its tables start with keuangan_ and are made
// by [Migrasi]; it knows no driver (see dasar/dasarbun).
//
// # Traps
//
//   - Derived columns and tables (keuangan_saldo_bulan, the totals on bills)
//     are written in the same unit as the rows they follow from and can be
//     rebuilt; Periksa compares them. Never mend them by hand.
//   - Stores given a *bun.DB work on their own; inside a unit of work use the
//     stores that the unit gives. A writing store outside a unit of work opens
//     one for itself.
//   - The person-related columns hold random ids and aliases, or bytes that are
//     sealed before they come here.
package keuanganbun

import (
	"context"
	"embed"
	"io/fs"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

//go:embed migrasi/*.sql
var berkas embed.FS

// Migrasi brings the tables of keuangan up to date. The idempotency keys and
// the outbox are made by [dasarbun.Schema].
func Migrasi(ctx context.Context, db *bun.DB) error {
	files, err := fs.Sub(berkas, "migrasi")
	if err != nil {
		return err
	}
	return dasarbun.Migrasi(ctx, db, "keuangan", files)
}

// New returns every store of keuangan on db, a database or a transaction.
// peserta tells who the santri are; it may be nil where nobody is billed.
func New(db bun.IDB, peserta santri.SumberPeserta) keuangan.Stores {
	return keuangan.Stores{
		Buku:       keuangan.Buku{Akun: Akun{db}, Jurnal: Jurnal{db}, Periode: Periode{db}},
		Pengaturan: Pengaturan{db},
		Tarif:      Tarif{db},
		Tagihan:    Tagihan{db},
		Bayar:      Bayar{db},
		Putaran:    Putaran{db},
		Mutasi:     Mutasi{db},
		Retensi:    Retensi{db},
		Milik:      Milik{db},
		Santri:     peserta,
		Ulang:      dasarbun.Ulang(db),
	}
}

// Atomic returns units of work over db, whose stores are those of [New].
// peserta binds the source of santri to the same unit; it may be nil where
// nobody is billed.
func Atomic(db bun.IDB, peserta func(bun.IDB) santri.SumberPeserta) dasar.Atomic[keuangan.Stores] {
	return dasarbun.Atomic(db, func(db bun.IDB) keuangan.Stores {
		if peserta == nil {
			return New(db, nil)
		}
		return New(db, peserta(db))
	})
}

// dalamUnit runs fn in the transaction that db is, or in one of its own. The
// first error of a store ends the unit, so a savepoint would serve nobody.
func dalamUnit(ctx context.Context, db bun.IDB, fn func(ctx context.Context, db bun.IDB) error) error {
	switch db.(type) {
	case bun.Tx, *bun.Tx:
		return fn(ctx, db)
	}
	return dasarbun.Atomic(db, func(db bun.IDB) bun.IDB { return db }).Do(ctx, fn)
}
