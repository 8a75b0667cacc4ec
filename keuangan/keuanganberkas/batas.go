package keuanganberkas

import "github.com/pesantren-go/pesantren/dasar"

var (
	// ErrBesar says that a file, its rows, its columns or one cell exceed a
	// limit of [Batas].
	ErrBesar = dasar.Aturan("KEU-BERKAS-01")
	// ErrBentuk says that a file is not a table that can be read.
	ErrBentuk = dasar.Aturan("KEU-BERKAS-02")
	// ErrKutip says that a quotation mark in a CSV is never closed.
	ErrKutip = dasar.Aturan("KEU-BERKAS-03")
	// ErrTataLetak says that no layout fits the titles of the file.
	ErrTataLetak = dasar.Aturan("KEU-BERKAS-04")
	// ErrAngka says that the amounts of a file are written in two ways, or in
	// one that cannot be told.
	ErrAngka = dasar.Aturan("KEU-BERKAS-05")
	// ErrTanggalBaris says that the day of a row cannot be read.
	ErrTanggalBaris = dasar.Aturan("KEU-BERKAS-06")
	// ErrJumlahBaris says that the amount or side of a row cannot be read.
	ErrJumlahBaris = dasar.Aturan("KEU-BERKAS-07")
	// ErrPending marks a row that the bank has not booked yet (PEND).
	ErrPending = dasar.Aturan("KEU-BERKAS-08")
	// ErrPeriode says that days have no year and the period is not known.
	ErrPeriode = dasar.Aturan("KEU-BERKAS-09")
	// ErrSusunan says that a layout itself is wrong.
	ErrSusunan = dasar.Aturan("KEU-BERKAS-10")
	// ErrDibaca marks how a file was read when that is not plain: its encoding,
	// a text that was cut.
	ErrDibaca = dasar.Aturan("KEU-BERKAS-11")
)

// Batas are the limits of one file. A zero field takes the value of [BatasBaku].
type Batas struct {
	Ukuran  int64 // bytes of the file
	Baris   int   // rows, blank ones included
	Kolom   int   // columns of one row
	Panjang int   // bytes of one cell
}

// BatasBaku fit a year of a large foundation.
func BatasBaku() Batas {
	return Batas{Ukuran: 16 << 20, Baris: 100_000, Kolom: 64, Panjang: 4_000}
}

func (b Batas) lengkap() Batas {
	baku := BatasBaku()
	if b.Ukuran <= 0 {
		b.Ukuran = baku.Ukuran
	}
	if b.Baris <= 0 {
		b.Baris = baku.Baris
	}
	if b.Kolom <= 0 {
		b.Kolom = baku.Kolom
	}
	if b.Panjang <= 0 {
		b.Panjang = baku.Panjang
	}
	return b
}
