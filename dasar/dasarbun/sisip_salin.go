package dasarbun

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/uptrace/bun"
)

// Penyalin is a database driver that can COPY within a transaction of database/sql,
// as the one of package pgdb does: Salin sends isi, rows in Postgres' text format,
// to the statement perintah and returns how many went in. [SisipBanyak] finds it
// through the handle of the database and needs no driver of its own; with another
// driver, or where rows may be skipped or replaced, it writes arrays.
type Penyalin interface {
	Salin(ctx context.Context, tx *sql.Tx, perintah string, isi io.Reader) (int64, error)
}

// penyalin returns the driver of db, when it can.
func penyalin(db bun.IDB) (Penyalin, bool) {
	p, ok := db.NewSelect().DB().Driver().(Penyalin)
	return p, ok
}

// salin writes all rows by COPY.
func (s sisipan) salin(ctx context.Context, p Penyalin, tx *sql.Tx) (int64, error) {
	kolom := make([]string, len(s.tabel.Fields))
	for i, f := range s.tabel.Fields {
		if f.Tag.HasOption("array") {
			return 0, fmt.Errorf("dasarbun: column %s.%s is an array", s.tabel.Name, f.Name)
		}
		kolom[i] = string(f.SQLName)
	}
	isi := &isiSalinan{s: s}
	n, err := p.Salin(ctx, tx, "COPY "+string(s.tabel.SQLName)+" ("+strings.Join(kolom, ", ")+") FROM STDIN", isi)
	if galat := isi.tutup(); galat != nil {
		return 0, galat
	}
	return n, err
}

// isiSalinan writes rows in the text format of COPY as they are asked for. The
// driver may read it beside us; after tutup it touches the rows no more.
type isiSalinan struct {
	s     sisipan
	mu    sync.Mutex
	i     int
	sisa  []byte // written and not read yet
	buf   []byte
	sel   []byte
	galat error
}

// Read implements [io.Reader].
func (r *isiSalinan) Read(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.sisa) == 0 {
		r.buf = r.buf[:0]
		for ; r.i < r.s.n && len(r.buf) < len(p) && r.galat == nil; r.i++ {
			r.galat = r.baris()
		}
		if r.galat != nil {
			return 0, r.galat
		}
		if len(r.buf) == 0 {
			return 0, io.EOF
		}
		r.sisa = r.buf
	}
	n := copy(p, r.sisa)
	r.sisa = r.sisa[n:]
	return n, nil
}

// tutup ends the reading and returns what went wrong in writing.
func (r *isiSalinan) tutup() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.i, r.sisa = r.s.n, nil
	return r.galat
}

func (r *isiSalinan) baris() (err error) {
	for k, f := range r.s.tabel.Fields {
		if r.sel, err = r.s.teks(r.sel, f, r.i); err != nil {
			return err
		}
		if k > 0 {
			r.buf = append(r.buf, '\t')
		}
		r.buf = selSalinan(r.buf, r.sel)
	}
	r.buf = append(r.buf, '\n')
	return nil
}

// selSalinan adds a literal that bun wrote: without its quotes, and with the signs
// that mean something to COPY escaped.
func selSalinan(b, sel []byte) []byte {
	if sel[0] == 'N' {
		return append(b, `\N`...)
	}
	if sel[0] != '\'' {
		return append(b, sel...)
	}
	isi := sel[1 : len(sel)-1]
	for i := 0; i < len(isi); i++ {
		switch c := isi[i]; c {
		case '\'':
			i++ // the second of a pair
			b = append(b, c)
		case '\\':
			b = append(b, '\\', '\\')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, c)
		}
	}
	return b
}
