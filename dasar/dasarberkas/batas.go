package dasarberkas

import (
	"errors"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBesar says that a file, or the rows, columns or one cell of a CSV exceed
	// a limit of [Batas].
	ErrBesar = dasar.Aturan("DSR-BERKAS-01")
	// ErrBentuk says that a file is not what can be read: an old .xls, a PDF, a
	// picture, a text with NUL; or that a [Bentuk] is unknown.
	ErrBentuk = dasar.Aturan("DSR-BERKAS-02")
	// ErrKutip says that a quotation mark in a CSV is never closed.
	ErrKutip = dasar.Aturan("DSR-BERKAS-03")
	// ErrKosong says that a file holds no filled cell.
	ErrKosong = dasar.Aturan("DSR-BERKAS-04")
	// ErrJudul says that no separator makes titles of the top rows that
	// [Opsi].Kenal knows.
	ErrJudul = dasar.Aturan("DSR-BERKAS-05")
	// ErrHalaman says that a file is a web page, as some systems name .xls.
	ErrHalaman = dasar.Aturan("DSR-BERKAS-06")
	// ErrBuku says that a workbook is damaged, or a zip file none.
	ErrBuku = dasar.Aturan("DSR-BERKAS-07")
	// ErrBukuBesar says that a workbook, unpacked, exceeds a limit of [Batas].
	ErrBukuBesar = dasar.Aturan("DSR-BERKAS-08")
)

// Sebagai returns err under the rule id that a domain has for it: ids are
// permanent, and a domain that had one for a bad file keeps it. An error of a
// rule that id does not name is returned as it is.
func Sebagai(err error, id map[dasar.Aturan]dasar.Aturan) error {
	e, ok := errors.AsType[*dasar.Error](err)
	if !ok {
		return err
	}
	lain, ada := id[dasar.Aturan(e.Rule)]
	if !ada {
		return err
	}
	c := *e
	c.Rule = string(lain)
	return &c
}

// Batas are the limits of one file. A zero field takes the value of [BatasBaku].
type Batas struct {
	Ukuran  int64 // bytes of the file as it arrives
	Terbuka int64 // bytes of a workbook when unpacked, all parts together
	Baris   int   // rows, blank ones included
	Kolom   int   // columns of one row
	Sel     int   // filled cells of the sheet
	Panjang int   // bytes of one cell
	Rasio   int64 // unpacked bytes per packed byte of a workbook, beyond the first megabyte
}

// BatasBaku fit a foundation of 100,000 people and a machine of one gigabyte.
func BatasBaku() Batas {
	return Batas{Ukuran: 48 << 20, Terbuka: 256 << 20, Baris: 120_000, Kolom: 256, Sel: 9_000_000, Panjang: 8_000, Rasio: 200}
}

// Atau returns b with the limits that it leaves open, zero or less, taken from
// baku.
func (b Batas) Atau(baku Batas) Batas {
	isi(&b.Ukuran, baku.Ukuran)
	isi(&b.Terbuka, baku.Terbuka)
	isi(&b.Baris, baku.Baris)
	isi(&b.Kolom, baku.Kolom)
	isi(&b.Sel, baku.Sel)
	isi(&b.Panjang, baku.Panjang)
	isi(&b.Rasio, baku.Rasio)
	return b
}

func isi[N int | int64](p *N, baku N) {
	if *p <= 0 {
		*p = baku
	}
}
