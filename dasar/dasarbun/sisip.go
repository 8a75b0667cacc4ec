package dasarbun

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"strings"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"
	"github.com/uptrace/bun/schema"
)

// Below this many rows one VALUES list is as good as anything.
const sisipSedikit = 30

// SisipBanyak inserts rows of a bun model in a few large statements and returns
// how many went in. It is what a run over a hundred thousand santri uses: on
// Postgres COPY where the driver can ([Penyalin]) and no row may be skipped, else
// arrays and unnest; on SQLite prepared lists.
//
// onConflict is what follows ON, as in bun's InsertQuery.On: "CONFLICT DO
// NOTHING" skips rows whose key exists already and does not count them; ""
// makes a duplicate an error of kind Conflict. "CONFLICT (...) DO UPDATE" works
// where no key occurs twice in rows.
//
// Everything goes in or nothing: outside a transaction SisipBanyak makes one of
// its own. Give rows in the order of their key, so that two runs at once wait
// for each other instead of locking each other out. All columns of the model
// are written, a zero value of a nullzero field as NULL; generated keys,
// database defaults and array columns are not for it.
func SisipBanyak[R any](ctx context.Context, db bun.IDB, rows []R, onConflict string) (int64, error) {
	if len(rows) == 0 {
		return 0, nil
	}
	if len(rows) < sisipSedikit {
		return sisipBun(ctx, db, rows, onConflict)
	}
	if dalamTx(db) {
		n, err := sisipDalam(ctx, db, rows, onConflict)
		return n, Translate(err)
	}
	var n int64
	err := db.RunInTx(ctx, opsi(db), func(ctx context.Context, tx bun.Tx) (err error) {
		n, err = sisipDalam(ctx, tx, rows, onConflict)
		return err
	})
	if err != nil {
		return 0, Translate(err)
	}
	return n, nil
}

func sisipBun[R any](ctx context.Context, db bun.IDB, rows []R, onConflict string) (int64, error) {
	q := db.NewInsert().Model(&rows)
	if onConflict != "" {
		q = q.On(onConflict)
	}
	res, err := q.Returning("NULL").Exec(ctx)
	if err != nil {
		return 0, Translate(err)
	}
	n, err := res.RowsAffected()
	return n, Translate(err)
}

// pelaksana is the driver's own handle: bun would write arguments into the text.
type pelaksana interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func sisipDalam[R any](ctx context.Context, db bun.IDB, rows []R, onConflict string) (int64, error) {
	var tx *sql.Tx
	switch x := db.(type) {
	case bun.Tx:
		tx = x.Tx
	case *bun.Tx:
		tx = x.Tx
	}
	s := sisipan{
		tx: tx, tabel: db.Dialect().Tables().Get(reflect.TypeFor[R]()), gen: schema.NewQueryGen(db.Dialect()),
		baris: func(i int) reflect.Value { return reflect.Indirect(reflect.ValueOf(&rows[i]).Elem()) }, n: len(rows),
	}
	if onConflict != "" {
		s.ekor = " ON " + onConflict
	}
	if db.Dialect().Name() != dialect.PG {
		return s.sqlite(ctx)
	}
	if p, ok := penyalin(db); ok && onConflict == "" {
		return s.salin(ctx, p, tx)
	}
	return s.postgres(ctx)
}

// sisipan is one bulk insert under way.
type sisipan struct {
	tx    pelaksana
	tabel *schema.Table
	gen   schema.QueryGen
	baris func(int) reflect.Value
	n     int
	ekor  string
}

func (s sisipan) kepala() string {
	kolom := make([]string, len(s.tabel.Fields))
	for i, f := range s.tabel.Fields {
		kolom[i] = string(f.SQLName)
	}
	return "INSERT INTO " + string(s.tabel.SQLName) + " (" + strings.Join(kolom, ", ") + ") "
}

// teks returns field f of row i as bun writes it in SQL. bun knows how every Go
// type is written; only the quotes differ from what an array or a bound
// parameter needs.
func (s sisipan) teks(b []byte, f *schema.Field, i int) ([]byte, error) {
	b = f.AppendValue(s.gen, b[:0], s.baris(i))
	if len(b) == 0 || b[0] == '?' {
		return nil, fmt.Errorf("dasarbun: row %d, column %s cannot be written: %s", i, f.Name, b)
	}
	return b, nil
}

// A SQLite statement carries this many rows, and never more than the 32,766
// parameters that SQLite takes.
const (
	sqliteBaris     = 50
	sqliteParameter = 32000
)

func (s sisipan) sqlite(ctx context.Context) (jumlah int64, err error) {
	satu := "(?" + strings.Repeat(", ?", len(s.tabel.Fields)-1) + ")"
	sekali := min(sqliteBaris, max(1, sqliteParameter/len(s.tabel.Fields)))
	bulat := s.n - s.n%sekali
	for _, ruas := range []struct{ awal, akhir, sekali int }{{0, bulat, sekali}, {bulat, s.n, s.n - bulat}} {
		if ruas.awal == ruas.akhir {
			continue
		}
		st, err := s.tx.PrepareContext(ctx, s.kepala()+"VALUES "+satu+strings.Repeat(", "+satu, ruas.sekali-1)+s.ekor)
		if err != nil {
			return 0, err
		}
		n, err := s.sqliteRuas(ctx, st, ruas.awal, ruas.akhir, ruas.sekali)
		st.Close()
		if err != nil {
			return 0, err
		}
		jumlah += n
	}
	return jumlah, nil
}

func (s sisipan) sqliteRuas(ctx context.Context, st *sql.Stmt, awal, akhir, sekali int) (jumlah int64, err error) {
	args := make([]any, 0, sekali*len(s.tabel.Fields))
	var sel []byte
	for i := awal; i < akhir; i++ {
		for _, f := range s.tabel.Fields {
			if sel, err = s.teks(sel, f, i); err != nil {
				return 0, err
			}
			nilai, err := nilaiSQLite(sel)
			if err != nil {
				return 0, fmt.Errorf("dasarbun: column %s: %w", f.Name, err)
			}
			args = append(args, nilai)
		}
		if len(args) == cap(args) {
			n, err := terubah(st.ExecContext(ctx, args...))
			if err != nil {
				return 0, err
			}
			jumlah += n
			args = args[:0]
		}
	}
	return jumlah, nil
}

func terubah(res sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}
