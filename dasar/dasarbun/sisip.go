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
// Postgres arrays and unnest, on SQLite prepared lists, both within reach of a
// bare COPY.
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
	var tx pelaksana
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
	if db.Dialect().Name() == dialect.PG {
		return s.postgres(ctx)
	}
	return s.sqlite(ctx)
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

// A Postgres statement carries at most this many rows or bytes of one column,
// whichever comes first: larger ones are no faster and hold more memory.
const (
	pgBaris = 5000
	pgBita  = 4 << 20
)

func (s sisipan) postgres(ctx context.Context) (int64, error) {
	q, err := s.kueriPostgres(ctx)
	if err != nil {
		return 0, err
	}
	var jumlah int64
	for awal := 0; awal < s.n; {
		args, akhir, err := s.larik(awal)
		if err != nil {
			return 0, err
		}
		n, err := terubah(s.tx.ExecContext(ctx, q, args...))
		if err != nil {
			return 0, err
		}
		jumlah += n
		awal = akhir
	}
	return jumlah, nil
}

// kueriPostgres asks the catalogue for the types of the columns, so that a DATE
// column gets a date[] and a BYTEA column a bytea[]. Type modifiers are left
// out: a cast to varchar(5) would cut silently where the column refuses.
func (s sisipan) kueriPostgres(ctx context.Context) (string, error) {
	const katalog = `SELECT string_agg(attname || ' ' || format_type(atttypid, NULL), E'\n') FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped`
	var semua string
	if err := s.tx.QueryRowContext(ctx, katalog, string(s.tabel.SQLName)).Scan(&semua); err != nil {
		return "", err
	}
	jenis := map[string]string{}
	for baris := range strings.SplitSeq(semua, "\n") {
		nama, t, _ := strings.Cut(baris, " ")
		jenis[nama] = t
	}
	var arr []string
	for i, f := range s.tabel.Fields {
		t := jenis[f.Name]
		if t == "" || strings.HasSuffix(t, "[]") {
			return "", fmt.Errorf("dasarbun: column %s.%s does not exist or is an array", s.tabel.Name, f.Name)
		}
		arr = append(arr, fmt.Sprintf("$%d::text::%s[]", i+1, t))
	}
	return s.kepala() + "SELECT * FROM unnest(" + strings.Join(arr, ", ") + ")" + s.ekor, nil
}

// larik writes the rows from awal on as one array literal per column, and says
// where it stopped.
func (s sisipan) larik(awal int) (args []any, akhir int, err error) {
	kolom := make([][]byte, len(s.tabel.Fields))
	var sel []byte
	for akhir = awal; akhir < s.n && akhir-awal < pgBaris; akhir++ {
		penuh := false
		for k, f := range s.tabel.Fields {
			if sel, err = s.teks(sel, f, akhir); err != nil {
				return nil, 0, err
			}
			kolom[k] = append(kolom[k], ',')
			kolom[k] = unsurLarik(kolom[k], sel)
			penuh = penuh || len(kolom[k]) > pgBita
		}
		if penuh {
			akhir++
			break
		}
	}
	for _, k := range kolom {
		k[0] = '{'
		args = append(args, string(append(k, '}')))
	}
	return args, akhir, nil
}

// unsurLarik turns the quotes of SQL into those of an array; 12, TRUE and NULL
// stay as they are.
func unsurLarik(b, sel []byte) []byte {
	if sel[0] != '\'' {
		return append(b, sel...)
	}
	b = append(b, '"')
	isi := sel[1 : len(sel)-1]
	for i := 0; i < len(isi); i++ {
		switch c := isi[i]; c {
		case '\'':
			i++ // the second of a pair
			b = append(b, c)
		case '"', '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
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
