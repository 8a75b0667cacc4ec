package dasarbun

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
)

// A unit that lost a race is tried again, at most maksCoba times and not after
// maksLama: whoever waits at a counter should hear "sibuk" before leaving.
const (
	maksCoba = 10
	maksLama = 15 * time.Second
)

// Atomic returns units of work on db; bind makes the stores of one unit. A
// unit that the database ends for another's sake (a serialization failure, a
// deadlock, a busy file) is run again after a random pause, a bounded number
// of times. When db is a transaction that the caller holds already, a unit is
// a savepoint inside it and never retried: it is for the holder to start over.
func Atomic[S any](db bun.IDB, bind func(bun.IDB) S) dasar.Atomic[S] { return atomic[S]{db, bind} }

type atomic[S any] struct {
	db   bun.IDB
	bind func(bun.IDB) S
}

// Do implements [dasar.Atomic].
func (u atomic[S]) Do(ctx context.Context, fn func(context.Context, S) error) error {
	mulai := time.Now()
	for coba := 1; ; coba++ {
		kerja, err := u.sekali(ctx, fn)
		if err == nil {
			return nil
		}
		menyerah := dalamTx(u.db) || coba == maksCoba || time.Since(mulai) > maksLama || ctx.Err() != nil
		if menyerah || !bolehUlang(err) {
			if kerja != nil {
				return kerja // fn's own error goes back untouched
			}
			return Translate(sebabContext(ctx, err))
		}
		select {
		case <-ctx.Done():
			return Translate(ctx.Err())
		case <-time.After(rand.N(time.Duration(coba) * 20 * time.Millisecond)):
		}
	}
}

// sekali runs the unit once. The first result is the error of fn, the second
// the error of the unit: fn's own, or that of BEGIN or COMMIT.
func (u atomic[S]) sekali(ctx context.Context, fn func(context.Context, S) error) (kerja, err error) {
	err = u.db.RunInTx(ctx, opsi(u.db), func(_ context.Context, tx bun.Tx) error {
		// The context of the caller, not bun's: a savepoint drops its values.
		kerja = fn(dasar.TandaiUnit(ctx), u.bind(tx))
		return kerja
	})
	return kerja, err
}

// sebabContext names the end of ctx as the cause: database/sql rolls back
// behind our back then, and COMMIT finds no transaction.
func sebabContext(ctx context.Context, err error) error {
	if c := ctx.Err(); c != nil && errors.Is(err, sql.ErrTxDone) {
		return fmt.Errorf("%w: %w", c, err)
	}
	return err
}

// opsi asks Postgres for READ COMMITTED whatever the server's default is.
// SQLite knows one level and refuses to be asked.
func opsi(db bun.IDB) *sql.TxOptions {
	if db.Dialect().Name() == dialect.PG {
		return &sql.TxOptions{Isolation: sql.LevelReadCommitted}
	}
	return nil
}

func dalamTx(db bun.IDB) bool {
	switch db.(type) {
	case bun.Tx, *bun.Tx:
		return true
	}
	return false
}

// ForUpdate makes q lock the rows it reads until the unit ends. On SQLite it
// changes nothing: a unit there is alone already.
func ForUpdate(q *bun.SelectQuery) *bun.SelectQuery { return kunciBaris(q, "UPDATE") }

// ForShare makes q keep the rows it reads from being changed until the unit
// ends; others may read and share them. On SQLite it changes nothing.
func ForShare(q *bun.SelectQuery) *bun.SelectQuery { return kunciBaris(q, "SHARE") }

func kunciBaris(q *bun.SelectQuery, cara string) *bun.SelectQuery {
	if q.Dialect().Name() == dialect.PG {
		return q.For(cara)
	}
	return q
}
