package dasarberkas

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"

	"github.com/pesantren-go/pesantren/dasar"
)

// Tabel is a list on its way into a file.
type Tabel struct {
	Nama   string     // of the sheet
	Kepala [][]string // lines above the titles: what the file is, whose, of when
	Judul  []string
	Lebar  []int                   // of the columns of a workbook, in characters; one that is missing or 0 is 18
	Baris  iter.Seq2[[]Sel, error] // asked for once, row by row; an error ends the writing
}

// Bentuk is the form of a list that is written to a file.
type Bentuk string

// The forms. CSV is for people, what an Indonesian spreadsheet opens by itself: a
// BOM, semicolons, and an apostrophe before cells that a spreadsheet would take
// for a formula. CSVPolos is for programs: comma, no BOM, cells as they are.
// Lines end with CR LF in both. XLSX is a workbook of one sheet in which texts
// stay texts, numbers are numbers and days are dates: nothing in it is computed.
const (
	CSV      Bentuk = "csv"
	CSVPolos Bentuk = "csv_polos"
	XLSX     Bentuk = "xlsx"
)

// Tulis writes the table in the form; rows are never all in memory (a workbook
// keeps them in a temporary file until it is written). An unknown form is
// refused with [ErrBentuk]; other errors come from w and from the rows.
func Tulis(w io.Writer, b Bentuk, t Tabel) error {
	switch b {
	case CSV:
		return t.csv(w, ";", true)
	case CSVPolos:
		return t.csv(w, ",", false)
	case XLSX:
		return t.xlsx(w)
	}
	return ErrBentuk.Invalidf("bentuk berkas tidak dikenal; pilih csv, csv_polos, atau xlsx").Pada("bentuk")
}

// csv writes cells itself: encoding/csv changes line ends inside them.
func (t Tabel) csv(w io.Writer, pemisah string, jaga bool) error {
	p := bufio.NewWriter(w)
	if jaga {
		p.WriteString("\ufeff") // what cannot be written is told by Flush
	}
	tulis := func(sel []Sel) {
		for i, s := range sel {
			if i > 0 {
				p.WriteString(pemisah)
			}
			x := s.Teks
			_, bulat := s.bilangan()
			switch _, angka := s.desimal(); {
			case jaga && angka:
				x = strings.Replace(x, ".", ",", 1)
			case jaga && !bulat:
				x = dasar.JagaRumus(x)
			}
			if strings.ContainsAny(x, pemisah+"\"\r\n") || x != strings.TrimSpace(x) {
				x = `"` + strings.ReplaceAll(x, `"`, `""`) + `"`
			}
			p.WriteString(x)
		}
		p.WriteString("\r\n")
	}
	for _, b := range t.Kepala {
		tulis(BarisTeks(b...))
	}
	tulis(BarisTeks(t.Judul...))
	for sel, err := range t.Baris {
		if err != nil {
			return err
		}
		tulis(sel)
	}
	return p.Flush()
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
