package santriberkas

import (
	"bytes"
	"fmt"
	"io"

	"github.com/pesantren-go/pesantren/santri"
)

// Baca reads a CSV or XLSX file, told apart by its first bytes and never by
// its name. nama is the file name as it came, used in messages only. Errors
// carry [ErrBesar], [ErrBentuk], [ErrKutip] or [ErrKosong] and say what to do.
//
// A workbook may have several sheets: the one whose column titles the import
// recognises best is read, and the others are named in Lembar.Catatan.
func Baca(r io.Reader, nama string, b Batas) (santri.Lembar, error) {
	b = b.lengkap()
	data, err := io.ReadAll(io.LimitReader(r, b.Ukuran+1))
	if err != nil {
		return santri.Lembar{}, fmt.Errorf("reading the file: %w", err)
	}
	if int64(len(data)) > b.Ukuran {
		return santri.Lembar{}, ErrBesar.Invalidf("berkas lebih besar dari %d MB; bagi menjadi beberapa berkas", b.Ukuran>>20)
	}
	var l santri.Lembar
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		l, err = bacaXLSX(data, b)
	} else if sebab := bukanTeks(data); sebab != "" {
		return santri.Lembar{}, ErrBentuk.Invalidf("%s; simpan ulang sebagai .xlsx atau .csv", sebab)
	} else {
		l, err = bacaCSV(data, b)
		l.Nama = nama
	}
	if err != nil {
		return santri.Lembar{}, err
	}
	if len(l.Baris) == 0 {
		return santri.Lembar{}, ErrKosong.Invalidf("berkas tidak berisi data; pilih berkas yang benar")
	}
	return l, nil
}

// kenali lists the first bytes of files that people upload by mistake.
var kenali = []struct{ awal, sebab string }{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "berkas Excel lama (.xls) atau berkas yang dikunci sandi"},
	{"%PDF-", "berkas PDF tidak dapat dibaca sebagai tabel"},
	{"\x89PNG", "berkas gambar tidak dapat dibaca sebagai tabel"},
	{"\xff\xd8\xff", "berkas gambar tidak dapat dibaca sebagai tabel"},
	{"\x1f\x8b", "berkas gzip; buka dahulu"},
	{"Rar!", "berkas rar; buka dahulu"},
	{"7z\xbc\xaf", "berkas 7z; buka dahulu"},
	{"PK", "berkas zip rusak atau kosong"},
	{"SQLite format 3", "berkas basis data"},
}

// bukanTeks tells why data cannot be a CSV, or "".
func bukanTeks(data []byte) string {
	for _, k := range kenali {
		if bytes.HasPrefix(data, []byte(k.awal)) {
			return k.sebab
		}
	}
	awal := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)]))
	for _, tanda := range []string{"<html", "<!doctype html", "<table", "<?xml"} {
		if bytes.HasPrefix(awal, []byte(tanda)) {
			return "berkas berisi halaman web (HTML) walau bernama .xls"
		}
	}
	return ""
}
