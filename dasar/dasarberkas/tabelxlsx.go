package dasarberkas

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar"
)

// xlsx writes the workbook row by row. The titles stay in sight when no lines
// stand above them; with lines, half a small screen would be frozen.
func (t Tabel) xlsx(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close() // removes the temporary file
	nama := NamaLembar(t.Nama)
	if err := f.SetSheetName("Sheet1", nama); err != nil {
		return fmt.Errorf("naming the sheet: %w", err)
	}
	p := penulis{}
	if err := p.gaya(f); err != nil {
		return err
	}
	var err error
	if p.aliran, err = f.NewStreamWriter(nama); err != nil {
		return err
	}
	for i := range t.Judul {
		lebar := 0
		if i < len(t.Lebar) {
			lebar = t.Lebar[i]
		}
		if err := p.aliran.SetColWidth(i+1, i+1, float64(cmp.Or(lebar, 18))); err != nil {
			return err
		}
	}
	if len(t.Kepala) == 0 {
		if err := p.aliran.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	if err := p.isi(t); err != nil {
		return err
	}
	if err := p.aliran.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

// penulis is a sheet on its way out: its styles and the row written last.
type penulis struct {
	aliran                  *excelize.StreamWriter
	teks, judul, uang, hari int
	nomor                   int
}

func (p *penulis) gaya(f *excelize.File) (err error) {
	for _, x := range []struct {
		ke *int
		s  excelize.Style
	}{
		{&p.teks, excelize.Style{NumFmt: 49}}, // @: ids keep their zeros when the file is edited
		{&p.judul, excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true}}},
		{&p.uang, excelize.Style{NumFmt: 3}},  // #,##0
		{&p.hari, excelize.Style{NumFmt: 14}}, // the day as the reader's spreadsheet writes it
	} {
		if *x.ke, err = f.NewStyle(&x.s); err != nil {
			return err
		}
	}
	return nil
}

func (p *penulis) isi(t Tabel) error {
	for _, b := range t.Kepala {
		if err := p.tulis(BarisTeks(b...), p.teks); err != nil {
			return err
		}
	}
	if err := p.tulis(BarisTeks(t.Judul...), p.judul); err != nil {
		return err
	}
	for sel, err := range t.Baris {
		if err != nil {
			return err
		}
		if err := p.tulis(sel, p.teks); err != nil {
			return err
		}
	}
	return nil
}

func (p *penulis) tulis(sel []Sel, gayaTeks int) error {
	p.nomor++
	out := make([]any, len(sel))
	for i, s := range sel {
		out[i] = p.sel(s, gayaTeks)
	}
	return p.aliran.SetRow("A"+strconv.Itoa(p.nomor), out)
}

func (p *penulis) sel(s Sel, gayaTeks int) any {
	if n, ok := s.bilangan(); ok {
		if s.Jenis == SelUang {
			return excelize.Cell{StyleID: p.uang, Value: n}
		}
		return excelize.Cell{Value: n}
	}
	if d, ok := s.desimal(); ok {
		return excelize.Cell{Value: d.InexactFloat64()} // what a workbook holds
	}
	if s.Jenis == SelHari {
		if t, err := dasar.ParseTanggal(s.Teks); err == nil {
			return excelize.Cell{StyleID: p.hari, Value: t.Waktu(time.UTC)}
		}
	}
	return excelize.Cell{StyleID: gayaTeks, Value: s.Teks} // an empty one too: what is typed into it keeps its zeros
}

// NamaLembar makes a text fit for the name of a sheet: without the signs that
// spreadsheets refuse, at most 31 characters, "Data" when nothing is left.
func NamaLembar(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Trim(strings.Join(strings.Fields(s), " "), "' ")
	if r := []rune(s); len(r) > 31 {
		s = strings.TrimRight(string(r[:31]), "' ")
	}
	if s == "" {
		return "Data"
	}
	return s
}
