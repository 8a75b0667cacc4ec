package dasarberkas

import (
	"bytes"
	"fmt"
	"io"
)

// Opsi are what a domain knows about the files it reads. The zero value reads
// any table.
type Opsi struct {
	Batas Batas
	// Kenal tells how many column titles it knows in the best of the rows given
	// to it, 0 for none. By it the separator of a CSV and the sheet of a
	// workbook are chosen; without it the separator that makes the most columns,
	// and the first sheet.
	Kenal func(atas []Baris) int
	Atas  int  // how many filled rows from the top Kenal is given; 0 is 30
	Wajib bool // a CSV in which Kenal knows nothing is refused
}

// Baca reads a CSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or
// Windows-1252) or an XLSX, told apart by the first bytes and never by the
// name. nama is the file name as it came. Errors carry an id of this package,
// from [ErrBesar] to [ErrBukuBesar], and say what to do.
//
// A workbook may have several sheets: the one whose titles are known best is
// read, the first on a tie, and the others are named in Lembar.Catatan.
func Baca(r io.Reader, nama string, o Opsi) (Lembar, error) {
	o.Batas = o.Batas.Atau(BatasBaku())
	isi(&o.Atas, 30)
	data, err := io.ReadAll(io.LimitReader(r, o.Batas.Ukuran+1))
	if err != nil {
		return Lembar{}, fmt.Errorf("reading the file: %w", err)
	}
	if int64(len(data)) > o.Batas.Ukuran {
		return Lembar{}, ErrBesar.Invalidf("berkas lebih besar dari %d MB; bagi menjadi beberapa berkas", o.Batas.Ukuran>>20)
	}
	var l Lembar
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		l, err = bacaXLSX(data, o)
	} else if err = bukanTeks(data); err == nil {
		l, err = bacaCSV(data, o)
		l.Nama = nama
	}
	if err != nil {
		return Lembar{}, err
	}
	if len(l.Baris) == 0 {
		return Lembar{}, ErrKosong.Invalidf("berkas tidak berisi data; pilih berkas yang benar")
	}
	return l, nil
}

func (o Opsi) nilai(atas []Baris) int {
	if o.Kenal == nil {
		return 0
	}
	return o.Kenal(atas)
}

// bukanTeks refuses files that people upload by mistake, by their first bytes.
func bukanTeks(data []byte) error {
	for _, k := range []struct{ awal, sebab string }{
		{"\xd0\xcf\x11\xe0", "berkas Excel lama (.xls) atau berkas yang dikunci sandi"},
		{"%PDF-", "berkas PDF tidak dapat dibaca sebagai tabel"},
		{"\x89PNG", "berkas gambar tidak dapat dibaca sebagai tabel"},
		{"\xff\xd8\xff", "berkas gambar tidak dapat dibaca sebagai tabel"},
		{"\x1f\x8b", "berkas gzip; buka dahulu"},
		{"Rar!", "berkas rar; buka dahulu"},
		{"7z\xbc\xaf", "berkas 7z; buka dahulu"},
		{"PK", "berkas zip rusak atau kosong"},
		{"SQLite format 3", "berkas basis data"},
	} {
		if bytes.HasPrefix(data, []byte(k.awal)) {
			return ErrBentuk.Invalidf("%s; simpan atau unduh ulang sebagai .xlsx atau .csv", k.sebab)
		}
	}
	awal := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)]))
	for _, tanda := range []string{"<html", "<!doctype html", "<table", "<?xml"} {
		if bytes.HasPrefix(awal, []byte(tanda)) {
			return ErrHalaman.Invalidf("berkas berisi halaman web (HTML) walau bernama .xls; simpan ulang sebagai .xlsx atau .csv")
		}
	}
	return nil
}
