package dasarberkas_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

// buku writes a workbook through excelize.
func buku(t testing.TB, isi func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetSheetRow("Sheet1", "A1", &[]any{"NIS", "Nama", "L/P", "Tanggal Lahir", "NIK"}))
	isi(f)
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

// paket writes a container by hand: a sheet of raw XML and the parts it needs.
func paket(t testing.TB, lembar string, ganti map[string]string) []byte {
	t.Helper()
	bagian := map[string]string{
		"[Content_Types].xml":        `<Types xmlns="x"/>`,
		"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   lembar,
	}
	for k, v := range ganti {
		bagian[k] = v
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for nama, isi := range bagian {
		w, err := z.Create(nama)
		require.NoError(t, err)
		_, err = w.Write([]byte(isi))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func bacaBuku(data []byte) (dasarberkas.Lembar, error) {
	return dasarberkas.Baca(bytes.NewReader(data), "uji.xlsx", dasarberkas.Opsi{Kenal: kenal})
}

func TestBaca_XLSX_jenis_sel(t *testing.T) {
	t.Parallel()
	data := buku(t, func(f *excelize.File) {
		tgl, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		require.NoError(t, err)
		pola := `[$-421]dd mmmm yyyy;@`
		tglID, err := f.NewStyle(&excelize.Style{CustomNumFmt: &pola})
		require.NoError(t, err)
		require.NoError(t, f.SetCellValue("Sheet1", "A2", 230001))
		require.NoError(t, f.SetCellStr("Sheet1", "A3", "0012"))
		require.NoError(t, f.SetCellFormula("Sheet1", "B2", `HYPERLINK("http://jahat.example","Ali")`))
		require.NoError(t, f.SetCellValue("Sheet1", "D2", 40506))
		require.NoError(t, f.SetCellStyle("Sheet1", "D2", "D2", tgl))
		require.NoError(t, f.SetCellValue("Sheet1", "D3", 40506.75))
		require.NoError(t, f.SetCellStyle("Sheet1", "D3", "D3", tglID))
		require.NoError(t, f.SetCellValue("Sheet1", "E2", 3506991203100000))
		require.NoError(t, f.SetCellValue("Sheet1", "C4", true))
		require.NoError(t, f.SetCellRichText("Sheet1", "B3", []excelize.RichTextRun{{Text: "Siti "}, {Text: "Aisyah", Font: &excelize.Font{Bold: true}}}))
	})
	l, err := bacaBuku(data)
	require.NoError(t, err)
	require.Equal(t, "Sheet1", l.Nama)
	sel := map[string]dasarberkas.Sel{}
	for _, b := range l.Baris[1:] {
		for i, s := range b.Sel {
			if s != (dasarberkas.Sel{}) {
				require.Equal(t, b.Nomor, b.Fisik)
				sel[fmt.Sprintf("%c%d", 'A'+i, b.Nomor)] = s
			}
		}
	}
	require.Equal(t, map[string]dasarberkas.Sel{
		"A2": {Jenis: dasarberkas.SelAngka, Teks: "230001"},
		"A3": {Teks: "0012"},
		"B2": {Jenis: dasarberkas.SelRusak, Teks: "rumus tanpa nilai"},
		"D2": {Jenis: dasarberkas.SelHari, Teks: "2010-11-24"},
		"D3": {Jenis: dasarberkas.SelHari, Teks: "2010-11-24"},
		"E2": {Jenis: dasarberkas.SelAngka, Teks: "3506991203100000"},
		"C4": {Teks: "1"},
		"B3": {Teks: "Siti Aisyah"},
	}, sel)
}

func TestBaca_XLSX_tanggal_1904(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ serial, d1904, mau string }{
		{"1", "0", "1900-01-01"}, {"59", "0", "1900-02-28"}, {"61", "0", "1900-03-01"}, {"40506", "0", "2010-11-24"},
		{"39044", "1", "2010-11-24"}, {"0", "1", "1904-01-01"}, {"2958465", "0", "9999-12-31"},
	} {
		l, err := bacaBuku(paket(t, `<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>`+c.serial+`</v></c></row></sheetData></worksheet>`, map[string]string{
			"xl/workbook.xml":            `<workbook><workbookPr date1904="` + c.d1904 + `"/><sheets><sheet name="Data" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
			"xl/styles.xml":              `<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		}))
		require.NoError(t, err)
		require.Equal(t, dasarberkas.Sel{Jenis: dasarberkas.SelHari, Teks: c.mau}, l.Baris[0].Sel[0], c)
	}
}

func TestBaca_XLSX_memilih_lembar(t *testing.T) {
	t.Parallel()
	data := buku(t, func(f *excelize.File) {
		require.NoError(t, f.SetSheetName("Sheet1", "Santri"))
		require.NoError(t, f.SetCellValue("Santri", "B2", "Ali"))
		for _, n := range []string{"Petunjuk", "Rahasia"} {
			_, err := f.NewSheet(n)
			require.NoError(t, err)
			require.NoError(t, f.SetCellValue(n, "A1", "Cara mengisi"))
		}
		require.NoError(t, f.MoveSheet("Petunjuk", "Santri"))
		require.NoError(t, f.SetSheetVisible("Rahasia", false))
	})
	l, err := bacaBuku(data)
	require.NoError(t, err)
	require.Equal(t, "Santri", l.Nama)
	require.Equal(t, []string{`lembar "Petunjuk" tidak dibaca`}, l.Catatan)
}

func TestBaca_XLSX_jahat(t *testing.T) {
	t.Parallel()
	utuh := buku(t, func(*excelize.File) {})
	baris := func(isi string) string { return `<worksheet><sheetData>` + isi + `</sheetData></worksheet>` }
	sel := func(ref, isi string) string {
		return `<row r="1"><c r="` + ref + `" t="inlineStr"><is><t>` + isi + `</t></is></c></row>`
	}
	for nama, c := range map[string]struct {
		data  []byte
		tolak error
	}{
		"terpotong":           {utuh[:len(utuh)/2], dasarberkas.ErrBuku},
		"kepala_zip_saja":     {[]byte("PK\x03\x04"), dasarberkas.ErrBuku},
		"zip_lain":            {zipLain(t), dasarberkas.ErrBuku},
		"bom_zip":             {paket(t, baris(strings.Repeat(" ", 300<<20)), nil), dasarberkas.ErrBukuBesar},
		"mampat_tak_wajar":    {paket(t, baris(strings.Repeat(" ", 30<<20)), nil), dasarberkas.ErrBukuBesar},
		"bersarang":           {paket(t, strings.Repeat("<a>", 5000), nil), dasarberkas.ErrBuku},
		"XML_terpotong":       {paket(t, `<worksheet><sheetData><row r="1">`, nil), dasarberkas.ErrBuku},
		"teks_sangat_panjang": {paket(t, baris(sel("A1", acak(2<<20))), nil), dasarberkas.ErrBukuBesar},
		"sel_panjang":         {paket(t, baris(sel("A1", acak(20_000))), nil), dasarberkas.ErrBukuBesar},
		"kolom_jauh":          {paket(t, baris(sel("XFD1", "x")), nil), dasarberkas.ErrBukuBesar},
		"kolom_tak_ada":       {paket(t, baris(sel("ZZZZZZZZZ1", "x")), nil), dasarberkas.ErrBukuBesar},
		"baris_kebanyakan":    {paket(t, baris(strings.Repeat(`<row><c t="b"><v>1</v></c></row>`, 120_001)+acak(1<<19)), nil), dasarberkas.ErrBukuBesar},
		"tanpa_lembar":        {paket(t, "", map[string]string{"xl/workbook.xml": `<workbook><sheets/></workbook>`}), dasarberkas.ErrBuku},
		"lembar_hilang":       {paket(t, "", map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="../../../etc/passwd"/></Relationships>`}), dasarberkas.ErrBuku},
		"entitas_XML":         {paket(t, `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`+baris(sel("A1", "&b;")), nil), dasarberkas.ErrBuku},
		"kosong":              {paket(t, baris(""), nil), dasarberkas.ErrKosong},
	} {
		t.Run(nama, func(t *testing.T) {
			_, err := bacaBuku(c.data)
			require.ErrorIs(t, err, c.tolak)
		})
	}
}

// Rows of the same text pack well, but never a thousandfold.
func TestBaca_XLSX_rasio(t *testing.T) {
	t.Parallel()
	data := paket(t, `<worksheet><sheetData>`+strings.Repeat(`<row><c t="inlineStr"><is><t>x</t></is></c></row>`, 50_000)+`</sheetData></worksheet>`, nil)
	_, err := bacaBuku(data)
	require.ErrorIs(t, err, dasarberkas.ErrBukuBesar)
	require.ErrorContains(t, err, "dimampatkan")
	l, err := dasarberkas.Baca(bytes.NewReader(data), "uji.xlsx", dasarberkas.Opsi{Batas: dasarberkas.Batas{Rasio: 1000}})
	require.NoError(t, err)
	require.Len(t, l.Baris, 50_000)
}

// A reference to a shared text that does not exist, a number with an absurd
// exponent and a link outside are cells like any other: read, and left to the
// rules.
func TestBaca_XLSX_sel_aneh(t *testing.T) {
	t.Parallel()
	l, err := bacaBuku(paket(t, `<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>99</v></c><c r="B3" s="77"><v>1E-1000000000</v></c><c r="C3" t="e"><v>#N/A</v></c><c t="str"><f>[1]Lain!A1</f><v>nilai_x0020_lama</v></c></row></sheetData></worksheet>`, nil))
	require.NoError(t, err)
	require.Equal(t, []dasarberkas.Baris{{Nomor: 3, Fisik: 3, Sel: []dasarberkas.Sel{{Jenis: dasarberkas.SelRusak, Teks: "#REF!"},
		{Jenis: dasarberkas.SelAngka, Teks: "1E-1000000000"}, {Jenis: dasarberkas.SelRusak, Teks: "#N/A"}, {Teks: "nilai lama"}}}}, l.Baris)
}

func zipLain(t testing.TB) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("catatan.txt")
	require.NoError(t, err)
	_, err = w.Write([]byte("halo"))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.Bytes()
}

// acak is text that does not compress to nothing.
func acak(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'a' + byte(x>>24)%26
	}
	return string(b)
}

func FuzzBaca_XLSX_lembar(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`)
	f.Add(`<sheetData><row>0</f></c>`)
	f.Add(`<sheetData><row r="5"><c r="AA5" s="1"><f>1</f></c></row><row r="2"/></sheetData>`)
	f.Fuzz(func(t *testing.T, lembar string) {
		l, err := bacaBuku(paket(t, lembar, nil))
		if err != nil {
			return
		}
		nomor := 0
		for _, b := range l.Baris {
			require.Greater(t, b.Nomor, nomor)
			nomor = b.Nomor
		}
	})
}
