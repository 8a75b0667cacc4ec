// Package laporanberkas writes statements as files: CSV for any spreadsheet and
// XLSX with real numbers and days. Both carry the question, the moment and the
// number of rows above the table, so that a file tells what it is.
package laporanberkas

import (
	"fmt"
	"io"
	"time"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/laporan"
)

// Keterangan are the lines above the table: title, question, moments, number of
// rows and checksum; zona decides how moments read.
func Keterangan(d laporan.Dokumen, lembaga string, zona *time.Location) [][]string {
	out := [][]string{{lembaga}, {d.Judul}}
	for _, k := range d.Kueri {
		out = append(out, []string{k.Nama, k.Nilai})
	}
	if !d.Pada.Tercatat.IsZero() {
		out = append(out, []string{"tercatat sampai", d.Pada.Tercatat.In(zona).Format("2006-01-02 15:04:05")})
	}
	return append(out, []string{"dibuat", d.Dibuat.In(zona).Format("2006-01-02 15:04:05")}, []string{"banyak baris", fmt.Sprint(len(d.Baris))}, []string{"sidik", d.Sidik}, nil)
}

// TulisCSV writes [dasarberkas.CSV]: amounts are plain digits, days 2026-10-31,
// and a text that would start a formula gets an apostrophe.
func TulisCSV(w io.Writer, d laporan.Dokumen, lembaga string, zona *time.Location) error {
	return dasarberkas.Tulis(w, dasarberkas.CSV, tabel(d, lembaga, zona))
}

// TulisXLSX writes [dasarberkas.XLSX]: amounts are number cells with thousands,
// days are date cells, everything else is text.
func TulisXLSX(w io.Writer, d laporan.Dokumen, lembaga string, zona *time.Location) error {
	return dasarberkas.Tulis(w, dasarberkas.XLSX, tabel(d, lembaga, zona))
}

func tabel(d laporan.Dokumen, lembaga string, zona *time.Location) dasarberkas.Tabel {
	t := dasarberkas.Tabel{Nama: d.Judul, Kepala: Keterangan(d, lembaga, zona)}
	for _, k := range d.Kolom {
		t.Judul = append(t.Judul, k.Judul)
	}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		for _, b := range d.Baris {
			if !yield(sel(d, b.Sel), nil) {
				return
			}
		}
		if len(d.Jumlah) > 0 {
			yield(sel(d, d.Jumlah), nil)
		}
	}
	return t
}

func sel(d laporan.Dokumen, sel []laporan.Sel) []dasarberkas.Sel {
	out := make([]dasarberkas.Sel, len(sel))
	for i, s := range sel {
		switch j := d.Kolom[i].Jenis; {
		case !s.Isi:
		case j == laporan.Uang:
			out[i] = dasarberkas.Uang(s.Uang)
		case j == laporan.Bilangan:
			out[i] = dasarberkas.Bilangan(s.N)
		case j == laporan.Hari:
			out[i] = dasarberkas.Hari(s.Hari)
		default:
			out[i] = dasarberkas.Teks(s.Teks)
		}
	}
	return out
}
