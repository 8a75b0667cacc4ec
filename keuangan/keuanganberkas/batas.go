package keuanganberkas

import (
	"errors"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

var (
	// ErrBesar says that a file, its rows, its columns or one cell exceed a
	// limit of [Batas].
	ErrBesar = dasar.Aturan("KEU-BERKAS-01")
	// ErrBentuk says that a file is not a table that can be read.
	ErrBentuk = dasar.Aturan("KEU-BERKAS-02")
	// ErrKutip says that a quotation mark in a CSV is never closed.
	ErrKutip = dasar.Aturan("KEU-BERKAS-03")
	// ErrTataLetak says that no layout fits the titles of the file, or that the
	// file is a web page.
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
type Batas = dasarberkas.Batas

// BatasBaku fit a year of a large foundation.
func BatasBaku() Batas {
	return Batas{Ukuran: 16 << 20, Baris: 100_000, Kolom: 64, Panjang: 4_000}.Atau(dasarberkas.BatasBaku())
}

// tolakan gives a refusal of the reader, or the writer, the id that it has here.
// Workbooks were once read through package santriberkas, and what is wrong
// inside one keeps its ids.
func tolakan(err error) error {
	if errors.Is(err, dasarberkas.ErrJudul) {
		return ErrTataLetak.Invalidf("judul kolom berkas tidak dikenal; unduh mutasi sebagai CSV dari bank, atau petakan kolomnya sendiri").Pada("berkas")
	}
	return dasarberkas.Sebagai(err, map[dasar.Aturan]dasar.Aturan{
		dasarberkas.ErrBesar: ErrBesar, dasarberkas.ErrBentuk: ErrBentuk, dasarberkas.ErrKutip: ErrKutip, dasarberkas.ErrHalaman: ErrTataLetak,
		dasarberkas.ErrBukuBesar: santriberkas.ErrBesar, dasarberkas.ErrBuku: santriberkas.ErrBentuk, dasarberkas.ErrKosong: santriberkas.ErrKosong,
	})
}
