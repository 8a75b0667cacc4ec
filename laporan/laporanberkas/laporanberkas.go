// Package laporanberkas writes statements as files: CSV for any spreadsheet and
// XLSX with real numbers and days. Both carry the question, the moment and the
// number of rows above the table, so that a file tells what it is.
package laporanberkas

import (
	"encoding/csv"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
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

// TulisCSV writes UTF-8 with BOM, semicolons and CR LF; amounts are plain
// digits, days 2026-10-31, and a text that would start a formula gets an
// apostrophe.
func TulisCSV(w io.Writer, d laporan.Dokumen, lembaga string, zona *time.Location) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.Comma, c.UseCRLF = ';', true
	kepala := make([]string, len(d.Kolom))
	for i, k := range d.Kolom {
		kepala[i] = k.Judul
	}
	for _, b := range append(Keterangan(d, lembaga, zona), kepala) {
		aman := make([]string, len(b))
		for i, t := range b {
			aman[i] = santriberkas.JagaRumus(t)
		}
		if err := c.Write(aman); err != nil {
			return err
		}
	}
	for _, b := range d.Baris {
		if err := c.Write(mentah(d, b.Sel)); err != nil {
			return err
		}
	}
	if len(d.Jumlah) > 0 {
		if err := c.Write(mentah(d, d.Jumlah)); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// mentah writes cells for machines; only texts can start a formula.
func mentah(d laporan.Dokumen, sel []laporan.Sel) []string {
	out := make([]string, len(sel))
	for i, s := range sel {
		out[i] = s.Mentah(d.Kolom[i].Jenis)
		if d.Kolom[i].Jenis == laporan.Teks {
			out[i] = santriberkas.JagaRumus(out[i])
		}
	}
	return out
}

// TulisXLSX writes a workbook: amounts are number cells with thousands, days are
// date cells, everything else is text, so that nothing in it is computed.
func TulisXLSX(w io.Writer, d laporan.Dokumen, lembaga string, zona *time.Location) error {
	f := excelize.NewFile()
	defer f.Close()
	nama := santriberkas.NamaLembar(d.Judul)
	if err := f.SetSheetName("Sheet1", nama); err != nil {
		return err
	}
	g, err := buatGaya(f)
	if err != nil {
		return err
	}
	s, err := f.NewStreamWriter(nama)
	if err != nil {
		return err
	}
	if err := s.SetColWidth(1, max(len(d.Kolom), 1), 18); err != nil {
		return err
	}
	n := 0
	tulis := func(sel []any) error {
		n++
		return s.SetRow(fmt.Sprintf("A%d", n), sel)
	}
	for _, b := range Keterangan(d, lembaga, zona) {
		sel := make([]any, len(b))
		for i, t := range b {
			sel[i] = excelize.Cell{StyleID: g.teks, Value: t}
		}
		if err := tulis(sel); err != nil {
			return err
		}
	}
	kepala := make([]any, len(d.Kolom))
	for i, k := range d.Kolom {
		kepala[i] = excelize.Cell{StyleID: g.kepala, Value: k.Judul}
	}
	if err := tulis(kepala); err != nil {
		return err
	}
	for _, b := range d.Baris {
		if err := tulis(g.sel(d, b.Sel)); err != nil {
			return err
		}
	}
	if len(d.Jumlah) > 0 {
		if err := tulis(g.sel(d, d.Jumlah)); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

// gaya are the cell styles of a workbook.
type gaya struct{ teks, kepala, uang, hari int }

func buatGaya(f *excelize.File) (g gaya, err error) {
	for _, x := range []struct {
		ke *int
		s  excelize.Style
	}{
		{&g.teks, excelize.Style{NumFmt: 49}}, {&g.kepala, excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true}}},
		{&g.uang, excelize.Style{NumFmt: 3}}, {&g.hari, excelize.Style{NumFmt: 14}},
	} {
		if *x.ke, err = f.NewStyle(&x.s); err != nil {
			return g, err
		}
	}
	return g, nil
}

func (g gaya) sel(d laporan.Dokumen, sel []laporan.Sel) []any {
	out := make([]any, len(sel))
	for i, s := range sel {
		switch j := d.Kolom[i].Jenis; {
		case !s.Isi:
		case j == laporan.Uang:
			out[i] = excelize.Cell{StyleID: g.uang, Value: int64(s.Uang)}
		case j == laporan.Bilangan:
			out[i] = excelize.Cell{Value: s.N}
		case j == laporan.Hari:
			out[i] = excelize.Cell{StyleID: g.hari, Value: s.Hari.Waktu(time.UTC)}
		default:
			out[i] = excelize.Cell{StyleID: g.teks, Value: s.Teks}
		}
	}
	return out
}
