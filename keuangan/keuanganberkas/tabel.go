package keuanganberkas

import (
	"bufio"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar"
)

// Bentuk is the form of a list that is written to a file.
type Bentuk string

// CSV is for people: a BOM, semicolons, CRLF, and a guard before cells that a
// spreadsheet would take for a formula. CSVPolos has comma, no BOM and no guard,
// for programs. XLSX keeps numbers of receipts and NIS as text and amounts as numbers.
const (
	CSV      Bentuk = "csv"
	CSVPolos Bentuk = "csv_polos"
	XLSX     Bentuk = "xlsx"
)

// isi is one cell: a text, or an amount.
type isi struct {
	teks string
	uang dasar.Rupiah
	rp   bool
}

func teks(s string) isi        { return isi{teks: s} }
func uang(n dasar.Rupiah) isi  { return isi{uang: n, rp: true} }
func hari(t dasar.Tanggal) isi { return isi{teks: t.String()} }
func bilangan(n int64) isi     { return isi{uang: dasar.Rupiah(n), rp: true} }
func (i isi) polos() string {
	if i.rp {
		return strconv.FormatInt(int64(i.uang), 10)
	}
	return i.teks
}

// aman puts an apostrophe before a text that a spreadsheet would compute: one
// that begins, after blanks, with =, +, -, @, a tab or a line end, or their
// full-width twins.
func aman(s string) string {
	t := strings.TrimLeft(s, " \u00a0\u3000\u200b\ufeff")
	for _, awal := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(t, awal) {
			return "'" + s
		}
	}
	return s
}

// tulis writes a table in the form; rows come one by one and are never all in
// memory, but for XLSX, which keeps them in a temporary file.
func tulis(w io.Writer, b Bentuk, judul []string, baris iter.Seq2[[]isi, error]) error {
	switch b {
	case CSV, CSVPolos:
		return tulisCSV(w, b == CSV, judul, baris)
	case XLSX:
		return tulisXLSX(w, judul, baris)
	}
	return ErrBentuk.Invalidf("bentuk berkas tidak dikenal; pilih csv, csv_polos, atau xlsx").Pada("bentuk")
}

func tulisCSV(w io.Writer, orang bool, judul []string, baris iter.Seq2[[]isi, error]) error {
	p := bufio.NewWriter(w)
	pemisah := ","
	if orang {
		pemisah = ";"
		p.WriteString("\ufeff")
	}
	satu := func(sel []isi) {
		for i, s := range sel {
			if i > 0 {
				p.WriteString(pemisah)
			}
			t := s.polos()
			if orang && !s.rp {
				t = aman(t)
			}
			if strings.ContainsAny(t, pemisah+"\"\r\n") || t != strings.TrimSpace(t) {
				t = `"` + strings.ReplaceAll(t, `"`, `""`) + `"`
			}
			p.WriteString(t)
		}
		p.WriteString("\r\n")
	}
	kepala := make([]isi, len(judul))
	for i, j := range judul {
		kepala[i] = teks(j)
	}
	satu(kepala)
	for sel, err := range baris {
		if err != nil {
			return err
		}
		satu(sel)
	}
	return p.Flush()
}

func tulisXLSX(w io.Writer, judul []string, baris iter.Seq2[[]isi, error]) error {
	f := excelize.NewFile()
	defer f.Close()
	rupiah, err := f.NewStyle(&excelize.Style{NumFmt: 3}) // #,##0
	if err != nil {
		return err
	}
	tebal, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	sw, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	kepala := make([]any, len(judul))
	for i, j := range judul {
		kepala[i] = excelize.Cell{StyleID: tebal, Value: j}
	}
	if err := sw.SetRow("A1", kepala); err != nil {
		return err
	}
	n := 1
	for sel, err := range baris {
		if err != nil {
			return err
		}
		n++
		row := make([]any, len(sel))
		for i, s := range sel {
			if row[i] = s.teks; s.rp {
				row[i] = excelize.Cell{StyleID: rupiah, Value: int64(s.uang)}
			}
		}
		if err := sw.SetRow("A"+strconv.Itoa(n), row); err != nil {
			return err
		}
	}
	if err := sw.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}
