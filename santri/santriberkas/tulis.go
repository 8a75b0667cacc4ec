package santriberkas

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/santri"
)

// Tabel is a list on its way into a file. Every cell is written as text, so
// that numbers keep their zeros; the order of columns is the order of Judul.
type Tabel struct {
	Nama  string // of the sheet
	Judul []string
	Baris iter.Seq2[[]string, error] // an error ends the writing
}

// Jaga says whether cells are kept from starting a formula.
type Jaga bool

// The two kinds of CSV.
const (
	UntukLembarKerja Jaga = true  // opened by people in a spreadsheet: guarded
	UntukUnggahResmi Jaga = false // read by an official system: as it is
)

// TulisCSV writes UTF-8 with BOM, semicolons and CR LF, what an Indonesian
// spreadsheet opens by itself. With [UntukLembarKerja] a cell that would start
// a formula gets an apostrophe in front, which the import takes off again from
// numbers; with [UntukUnggahResmi] cells, and the separator ",", are what
// official systems ask for, without BOM.
func TulisCSV(w io.Writer, t Tabel, j Jaga) error {
	b := bufio.NewWriter(w)
	c := csv.NewWriter(b)
	c.UseCRLF = true
	if j == UntukLembarKerja {
		c.Comma = ';'
		if _, err := b.WriteString("\ufeff"); err != nil {
			return err
		}
	}
	tulis := func(baris []string) error {
		if j == UntukLembarKerja {
			aman := make([]string, len(baris))
			for i, s := range baris {
				aman[i] = JagaRumus(s)
			}
			baris = aman
		}
		return c.Write(baris)
	}
	if err := tulis(t.Judul); err != nil {
		return err
	}
	for baris, err := range t.Baris {
		if err != nil {
			return err
		}
		if err := tulis(baris); err != nil {
			return err
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return err
	}
	return b.Flush()
}

// JagaRumus puts an apostrophe before a text that a spreadsheet would compute:
// one that starts, after blanks of any kind, with = + - @, their full-width
// twins, or a control character.
func JagaRumus(s string) string {
	t := strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\t' && r != '\r' && r != '\n' || r == '\ufeff' || r == '\u200b'
	})
	if r, n := utf8.DecodeRuneInString(t); n > 0 && (strings.ContainsRune("=+-@＝＋－＠", r) || unicode.IsControl(r)) {
		return "'" + s
	}
	return s
}

// TulisXLSX writes a workbook with one sheet, row by row. Every cell is a text
// cell in a text format: nothing in it is computed, and ids keep their zeros
// when the file is edited.
func TulisXLSX(w io.Writer, t Tabel) error {
	f := excelize.NewFile()
	defer f.Close()
	nama := NamaLembar(t.Nama)
	if err := f.SetSheetName("Sheet1", nama); err != nil {
		return fmt.Errorf("naming the sheet: %w", err)
	}
	teks, err := f.NewStyle(&excelize.Style{NumFmt: 49})
	if err != nil {
		return err
	}
	judul, err := f.NewStyle(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	s, err := f.NewStreamWriter(nama)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := s.SetRow("A1", selTeks(t.Judul, judul)); err != nil {
		return err
	}
	n := 1
	for baris, err := range t.Baris {
		if err != nil {
			return err
		}
		n++
		if err := s.SetRow(fmt.Sprintf("A%d", n), selTeks(baris, teks)); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

func selTeks(baris []string, gaya int) []any {
	sel := make([]any, len(baris))
	for i, s := range baris {
		sel[i] = excelize.Cell{StyleID: gaya, Value: s}
	}
	return sel
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

// NamaBerkas names a file by institution, kind and the moment of its data:
// pondok-contoh_santri_2026-10-05_0830.csv. pada is written in its own zone.
func NamaBerkas(lembaga, jenis string, pada time.Time, akhiran string) string {
	rapi := func(s string) string {
		s = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return ' '
		}, s)
		return strings.Join(strings.Fields(s), "-")
	}
	return fmt.Sprintf("%s_%s_%s.%s", rapi(lembaga), rapi(jenis), pada.Format("2006-01-02_1504"), akhiran)
}

// TabelHasil is the result file of an import (IMP-23): one line per finding,
// and one for each row without any, so that every row of the file is in it.
// It repeats values of the file: it goes back to whoever brought the file.
func TabelHasil(p santri.Pratinjau) Tabel {
	return Tabel{Nama: "Hasil impor", Judul: []string{"Baris", "Sel", "NIS", "Hasil", "Kolom", "Nilai lama", "Nilai baru", "Keterangan", "Aturan"},
		Baris: func(yield func([]string, error) bool) {
			for _, b := range p.Baris {
				nomor := fmt.Sprint(b.Nomor)
				if len(b.Temuan) == 0 && !yield([]string{nomor, "", b.NIS, string(b.Hasil), "", "", "", "", ""}, nil) {
					return
				}
				for _, t := range b.Temuan {
					if !yield([]string{nomor, t.Sel, b.NIS, string(t.Hasil), t.Bidang, t.Lama, t.Baru, t.Alasan, string(t.Aturan)}, nil) {
						return
					}
				}
			}
		}}
}
