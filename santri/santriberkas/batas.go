package santriberkas

import "github.com/pesantren-go/pesantren/dasar"

var (
	// ErrBesar says that a file, its unpacked content, its rows, columns or one
	// cell exceed a limit of [Batas] (IMP-13).
	ErrBesar = dasar.Aturan("IMP-BERKAS-01")
	// ErrBentuk says that a file is not what can be read: an old .xls, a PDF, a
	// picture, an encrypted or damaged workbook.
	ErrBentuk = dasar.Aturan("IMP-BERKAS-02")
	// ErrKutip says that a quotation mark in a CSV is never closed.
	ErrKutip = dasar.Aturan("IMP-BERKAS-03")
	// ErrKosong says that a file holds no filled cell.
	ErrKosong = dasar.Aturan("IMP-BERKAS-04")
)

// Batas are the limits of one file (IMP-13). A zero field takes the value of
// [BatasBaku].
type Batas struct {
	Ukuran  int64 // bytes of the file as it arrives
	Terbuka int64 // bytes of a workbook when unpacked, all parts together
	Baris   int   // rows, blank ones included
	Kolom   int   // columns of one row
	Sel     int   // filled cells of the sheet
	Panjang int   // bytes of one cell
	Rasio   int64 // unpacked bytes per packed byte of a workbook, beyond the first megabyte
}

// BatasBaku fit a foundation of 100,000 santri and a machine of one gigabyte.
var BatasBaku = Batas{
	Ukuran: 48 << 20, Terbuka: 256 << 20, Baris: 120_000, Kolom: 256,
	Sel: 9_000_000, Panjang: 8_000, Rasio: 200,
}

func (b Batas) lengkap() Batas {
	isi(&b.Ukuran, BatasBaku.Ukuran)
	isi(&b.Terbuka, BatasBaku.Terbuka)
	isi(&b.Baris, BatasBaku.Baris)
	isi(&b.Kolom, BatasBaku.Kolom)
	isi(&b.Sel, BatasBaku.Sel)
	isi(&b.Panjang, BatasBaku.Panjang)
	isi(&b.Rasio, BatasBaku.Rasio)
	return b
}

func isi[N int | int64](p *N, baku N) {
	if *p <= 0 {
		*p = baku
	}
}
