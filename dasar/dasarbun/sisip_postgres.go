package dasarbun

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

// A Postgres statement carries at most this many rows or bytes of one column,
// whichever comes first: larger ones are no faster and hold more memory.
const (
	pgBaris = 5000
	pgBita  = 4 << 20
)

// ruas is one statement's share of the rows: each column as an array literal,
// or as one value where all rows agree, as they do on the institution, the
// month and the moment of a run.
type ruas struct {
	kolom []kolomRuas
	err   error
}

type kolomRuas struct {
	sama  []byte // what bun wrote for all rows so far
	larik []byte // set from the first row that differs
}

// postgres writes the next ruas while the server works on the last one.
func (s sisipan) postgres(ctx context.Context) (jumlah int64, err error) {
	jenis, err := s.jenisKolom(ctx)
	if err != nil {
		return 0, err
	}
	antre, berhenti, habis := make(chan ruas), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(habis)
		defer close(antre)
		s.tulisRuas(antre, berhenti)
	}()
	defer func() { close(berhenti); <-habis }() // the rows are the caller's again
	for r := range antre {
		if r.err != nil {
			return 0, r.err
		}
		q, args := s.kueri(r, jenis)
		n, err := terubah(s.tx.ExecContext(ctx, q, args...))
		if err != nil {
			return 0, err
		}
		jumlah += n
	}
	return jumlah, nil
}

func (s sisipan) tulisRuas(antre chan<- ruas, berhenti <-chan struct{}) {
	for awal := 0; awal < s.n; {
		var r ruas
		r, awal = s.ruas(awal)
		select {
		case antre <- r:
		case <-berhenti:
			return
		}
		if r.err != nil {
			return
		}
	}
}

// jenisKolom asks the catalogue for the types of the columns, so that a DATE
// column gets a date[] and a BYTEA column a bytea[]. Type modifiers are left
// out: a cast to varchar(5) would cut silently where the column refuses.
func (s sisipan) jenisKolom(ctx context.Context) ([]string, error) {
	const katalog = `SELECT string_agg(attname || ' ' || format_type(atttypid, NULL), E'\n') FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped`
	var semua string
	if err := s.tx.QueryRowContext(ctx, katalog, string(s.tabel.SQLName)).Scan(&semua); err != nil {
		return nil, err
	}
	ada := map[string]string{}
	for baris := range strings.SplitSeq(semua, "\n") {
		nama, jenis, _ := strings.Cut(baris, " ")
		ada[nama] = jenis
	}
	var out []string
	for _, f := range s.tabel.Fields {
		jenis := ada[f.Name]
		if jenis == "" || strings.HasSuffix(jenis, "[]") {
			return nil, fmt.Errorf("dasarbun: column %s.%s does not exist or is an array", s.tabel.Name, f.Name)
		}
		out = append(out, jenis)
	}
	return out, nil
}

// kueri writes INSERT ... SELECT over the arrays of r. Every parameter goes as
// text and is cast by the server, so that any driver will do.
func (s sisipan) kueri(r ruas, jenis []string) (string, []any) {
	var pilih, larik, nama []string
	var args []any
	for i, k := range r.kolom {
		if k.larik == nil {
			args = append(args, teksPolos(k.sama))
			pilih = append(pilih, fmt.Sprintf("$%d::text::%s", len(args), jenis[i]))
			continue
		}
		args = append(args, string(append(k.larik, '}')))
		pilih = append(pilih, fmt.Sprintf("c%d", i))
		nama = append(nama, fmt.Sprintf("c%d", i))
		larik = append(larik, fmt.Sprintf("$%d::text::%s[]", len(args), jenis[i]))
	}
	return s.kepala() + "SELECT " + strings.Join(pilih, ", ") + " FROM unnest(" + strings.Join(larik, ", ") + ") AS u (" + strings.Join(nama, ", ") + ")" + s.ekor, args
}

// ruas writes the rows from awal on, and says where it stopped.
func (s sisipan) ruas(awal int) (ruas, int) {
	r := ruas{kolom: make([]kolomRuas, len(s.tabel.Fields))}
	var sel []byte
	var err error
	for i := awal; ; i++ {
		if i == s.n || i-awal == pgBaris {
			return r, i
		}
		penuh := false
		for k, f := range s.tabel.Fields {
			if sel, err = s.teks(sel, f, i); err != nil {
				r.err = err
				return r, s.n
			}
			// The first column is always an array: it says how many rows there are.
			r.kolom[k].tambah(sel, i-awal, k == 0)
			penuh = penuh || len(r.kolom[k].larik) > pgBita
		}
		if penuh {
			return r, i + 1
		}
	}
}

// tambah adds the value of a row that has ke rows before it.
func (k *kolomRuas) tambah(sel []byte, ke int, selaluLarik bool) {
	if ke == 0 {
		k.sama = bytes.Clone(sel)
	}
	if k.larik == nil {
		if !selaluLarik && bytes.Equal(sel, k.sama) {
			return
		}
		k.larik = make([]byte, 0, pgBaris*min(64, len(sel)+4))
		for range ke {
			k.larik = unsurLarik(k.larik, k.sama)
		}
	}
	k.larik = unsurLarik(k.larik, sel)
}

// unsurLarik adds an element to an array literal: the quotes of SQL become
// those of an array; 12, TRUE and NULL stay as they are.
func unsurLarik(b, sel []byte) []byte {
	if len(b) == 0 {
		b = append(b, '{')
	} else {
		b = append(b, ',')
	}
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
