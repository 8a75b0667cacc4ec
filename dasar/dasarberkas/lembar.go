package dasarberkas

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// Lembar is one sheet of a file as it was read, before any rule has looked at
// it.
type Lembar struct {
	Nama    string   // of the sheet; of the file for a CSV
	Baris   []Baris  // in file order, blank rows may be absent
	Catatan []string // what the reader noticed (encoding, several sheets), in Indonesian
}

// Baris is one row. Nomor is the row number that a spreadsheet shows, from 1,
// blank rows counted; Fisik the line on which the row begins in a text editor,
// which differs from it once a cell holds a line end.
type Baris struct {
	Nomor, Fisik int
	Sel          []Sel
}

// Teks returns the text of cell i without the blanks around it; a cell beyond
// the end of the row, and one at a negative index, is "".
func (b Baris) Teks(i int) string {
	if i < 0 || i >= len(b.Sel) {
		return ""
	}
	return strings.TrimSpace(b.Sel[i].Teks)
}

// String tells the size of the sheet, never its content.
func (l Lembar) String() string { return fmt.Sprintf("lembar %q, %d baris", l.Nama, len(l.Baris)) }

// GoString is String: %#v does not open a sheet either.
func (l Lembar) GoString() string { return l.String() }

// Jenis says what a cell is in a file. CSV knows only text.
type Jenis uint8

// The kinds of a cell. The zero kind is text, so the zero [Sel] is an empty text.
const (
	SelTeks  Jenis = iota
	SelAngka       // a number; Teks holds it as the file stores it
	SelHari        // a day; Teks is 2010-11-24
	SelRusak       // an error value such as #N/A or #REF!
	SelUang        // whole rupiah, on the way out; it is read back as SelAngka
)

// Sel is one cell, on its way in or out. A formula is represented by the value
// it had when the file was saved.
type Sel struct {
	Jenis Jenis
	Teks  string
}

// Teks makes a cell that stays text: numbers in it keep their zeros.
func Teks(s string) Sel { return Sel{Teks: s} }

// BarisTeks makes a row of text cells.
func BarisTeks(s ...string) []Sel {
	out := make([]Sel, len(s))
	for i := range s {
		out[i].Teks = s[i]
	}
	return out
}

// Bilangan makes a cell of a whole number, written without thousands.
func Bilangan(n int64) Sel { return Sel{SelAngka, strconv.FormatInt(n, 10)} }

// Desimal makes a cell of a number that may have a fraction: 78,5 in the CSV for
// people, 78.5 in that for programs, a number in a workbook, exact up to 15 digits.
func Desimal(d decimal.Decimal) Sel { return Sel{SelAngka, d.String()} }

// Uang makes a cell of an amount: plain digits in a CSV, a number shown with
// thousands in a workbook.
func Uang(n dasar.Rupiah) Sel { return Sel{SelUang, strconv.FormatInt(int64(n), 10)} }

// Hari makes a cell of a day: 2026-10-24 in a CSV, a date in a workbook, empty
// for the zero day.
func Hari(t dasar.Tanggal) Sel { return Sel{SelHari, t.String()} }

// desimal gives the number of a cell that is one.
func (s Sel) desimal() (d decimal.Decimal, ada bool) {
	if s.Jenis != SelAngka {
		return d, false
	}
	d, err := decimal.NewFromString(s.Teks)
	return d, err == nil
}

// bilangan gives the whole number of a cell that is one.
func (s Sel) bilangan() (int64, bool) {
	if s.Jenis != SelAngka && s.Jenis != SelUang {
		return 0, false
	}
	n, err := strconv.ParseInt(s.Teks, 10, 64)
	return n, err == nil
}
