package santri

import (
	"fmt"
	"strings"
)

// Lembar is one sheet of a file as it was read, before any rule has looked at
// it: rows of cells with their kind. Package santriberkas makes it from CSV and
// XLSX; an embedder may make it from anything else. A sheet holds other
// people's data in the clear, so it prints as its size only.
type Lembar struct {
	Nama    string        // sheet or file name, "" when there is none
	Baris   []BarisLembar // in file order, blank rows may be absent
	Catatan []string      // what the reader noticed (encoding, several sheets)
}

// BarisLembar is one row. Nomor is the row number a spreadsheet shows, from 1;
// blank rows are counted.
type BarisLembar struct {
	Nomor int
	Sel   []Sel
}

// JenisSel says what a cell is in the file. CSV knows only text.
type JenisSel uint8

// The kinds of a cell. The zero kind is text, so the zero [Sel] is an empty text.
const (
	SelTeks    JenisSel = iota
	SelAngka            // a number; Teks holds it as the file stores it
	SelTanggal          // a date cell; Teks is 2010-11-24
	SelRusak            // an error value such as #N/A or #REF!
)

// Sel is one cell. A formula is represented by the value it had when the file
// was saved; formulas are never computed.
type Sel struct {
	Jenis JenisSel
	Teks  string
}

// String tells the size of the sheet, never its content.
func (l Lembar) String() string { return fmt.Sprintf("lembar %q, %d baris", l.Nama, len(l.Baris)) }

// GoString is String: %#v does not open a sheet either.
func (l Lembar) GoString() string { return l.String() }

// HurufKolom returns the letters of the column with the given index: 0 is A,
// 26 is AA. It panics for a negative index.
func HurufKolom(i int) string {
	if i < 0 {
		panic("santri: negative column")
	}
	var b [8]byte
	n := len(b)
	for i++; i > 0; i = (i - 1) / 26 {
		n--
		b[n] = byte('A' + (i-1)%26)
	}
	return string(b[n:])
}

// sel returns the cell at index i; a short row has empty cells at its end.
func (b BarisLembar) sel(i int) Sel {
	if i < 0 || i >= len(b.Sel) {
		return Sel{}
	}
	return b.Sel[i]
}

func (s Sel) kosong() bool { return strings.TrimSpace(s.Teks) == "" }
