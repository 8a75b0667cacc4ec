package dasarbun

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net"
	"reflect"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrPenuh says that the disk under the database is full.
var ErrPenuh = dasar.Aturan("DSR-SIMPAN-04")

// SQLite result codes, from https://sqlite.org/rescode.html. The low byte of an
// extended code is its primary code.
const (
	sqliteBusy      = 5
	sqliteLocked    = 6
	sqliteInterrupt = 9
	sqliteFull      = 13

	sqliteConstraintPrimaryKey = 1555
	sqliteConstraintUnique     = 2067
	sqliteConstraintRowID      = 2579
)

// Translate gives a database error its kind and keeps it as the cause: no row
// is NotFound, a duplicate is Conflict, a busy or unreachable database is
// Unavailable, all else Internal. An error that has a kind comes back as it
// is, and nil as nil. A context that ended is Unavailable.
func Translate(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*dasar.Error](err); ok {
		return err
	}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return dasar.ErrTiada.NotFoundf("data tidak ditemukan").Karena(err)
	case ganda(err):
		return dasar.ErrBentrok.Conflictf("data sudah ada; muat ulang lalu periksa").Karena(err)
	case penuh(err):
		return ErrPenuh.Unavailablef("tempat penyimpanan penuh; hubungi pengelola").Karena(err)
	case bolehUlang(err), sibuk(err):
		return dasar.ErrSibuk.Unavailablef("penyimpanan sedang sibuk; coba lagi sebentar lagi").Karena(err)
	}
	return &dasar.Error{Kind: dasar.Internal, Message: "penyimpanan gagal; hubungi pengelola", Err: err}
}

// OneRow turns a write that should change one row, but changed none, into
// [dasar.ErrBentrok] (Conflict): the record exists already, or its version has
// moved on.
func OneRow(res sql.Result, err error) error {
	if err != nil {
		return Translate(err)
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		return dasar.ErrBentrok.Conflictf("data sudah ada atau sudah berubah; muat ulang lalu ulangi")
	}
	return Translate(err)
}

// bolehUlang reports an error after which the same unit may go through.
func bolehUlang(err error) bool {
	if s := sqlState(err); s != "" {
		return s == "40001" || s == "40P01"
	}
	c := kodeSQLite(err)
	return c&0xff == sqliteBusy || c&0xff == sqliteLocked
}

func ganda(err error) bool {
	if s := sqlState(err); s != "" {
		return s == "23505" || s == "23P01"
	}
	switch kodeSQLite(err) {
	case sqliteConstraintPrimaryKey, sqliteConstraintUnique, sqliteConstraintRowID:
		return true
	}
	return false
}

func penuh(err error) bool { return sqlState(err) == "53100" || kodeSQLite(err)&0xff == sqliteFull }

// sibuk reports a database that cannot serve now. Such an error is not retried
// by itself: after a lost connection nobody knows whether a commit arrived.
func sibuk(err error) bool {
	if s := sqlState(err); s != "" {
		// 08 connection, 53 resources, 57P server going down, 57014 timed out, 55P03 lock not granted
		return strings.HasPrefix(s, "08") || strings.HasPrefix(s, "53") || strings.HasPrefix(s, "57P") || s == "57014" || s == "55P03"
	}
	if c := kodeSQLite(err); c != 0 { // ncruces' errors look like network errors too
		return c&0xff == sqliteInterrupt
	}
	if _, ok := errors.AsType[net.Error](err); ok {
		return true
	}
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// sqlState returns the five letters that Postgres drivers give, or "".
func sqlState(err error) string {
	if e, ok := errors.AsType[interface {
		error
		SQLState() string
	}](err); ok {
		return e.SQLState()
	}
	return ""
}

// kodeSQLite returns the extended result code of a SQLite driver's error in
// err's tree, or 0. The drivers agree on no interface (ncruces has a method
// ExtendedCode with a type of its own, modernc Code() int, mattn a field), and
// linking one of them here would put it into every program: so by shape.
func kodeSQLite(err error) int {
	switch e := err.(type) {
	case nil:
		return 0
	case interface{ Unwrap() []error }:
		for _, satu := range e.Unwrap() {
			if c := kodeSQLite(satu); c != 0 {
				return c
			}
		}
		return 0
	}
	if c := kodeSendiri(err); c != 0 {
		return c
	}
	return kodeSQLite(errors.Unwrap(err))
}

func kodeSendiri(err error) int {
	v := reflect.ValueOf(err)
	t := v.Type()
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if !strings.Contains(t.PkgPath(), "sqlite") {
		return 0
	}
	if c := bilangan(v); c != 0 { // ncruces gives a bare code where there is nothing to add
		return c
	}
	if m := v.MethodByName("ExtendedCode"); m.IsValid() && m.Type().NumIn() == 0 && m.Type().NumOut() == 1 {
		return bilangan(m.Call(nil)[0])
	}
	if e, ok := err.(interface{ Code() int }); ok {
		return e.Code()
	}
	if v = reflect.Indirect(v); v.Kind() == reflect.Struct {
		return bilangan(v.FieldByName("ExtendedCode"))
	}
	return 0
}

func bilangan(v reflect.Value) int {
	switch {
	case v.CanInt():
		return int(v.Int())
	case v.CanUint():
		return int(v.Uint())
	}
	return 0
}
