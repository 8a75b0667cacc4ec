package pegawaiberkas_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
)

// dua writes a list as workbook and as CSV, reads both back, and returns the sum of
// a column and the number of rows; both must agree, and with the line of totals.
func (d *dokumenContoh) dua(nama string, tulis func(io.Writer, pegawaiberkas.Bentuk) error, kolom string) (dasar.Rupiah, int) {
	t := d.t
	t.Helper()
	var xlsx, csv bytes.Buffer
	require.NoError(t, tulis(&xlsx, pegawaiberkas.XLSX), nama)
	require.NoError(t, tulis(&csv, pegawaiberkas.CSV), nama)
	d.simpan(nama+".xlsx", xlsx.Bytes())
	d.simpan(nama+".csv", csv.Bytes())
	n, banyak := d.kolom(lembarKerja(t, xlsx.Bytes()), kolom)
	l, err := dasarberkas.Baca(bytes.NewReader(csv.Bytes()), nama+".csv", dasarberkas.Opsi{})
	require.NoError(t, err)
	var rows [][]string
	for _, b := range l.Baris {
		var r []string
		for _, s := range b.Sel {
			r = append(r, s.Teks)
		}
		rows = append(rows, r)
	}
	nCSV, banyakCSV := d.kolom(rows, kolom)
	require.Equal(t, []any{n, banyak}, []any{nCSV, banyakCSV}, "%s: CSV sama dengan buku kerja", nama)
	return n, banyak
}

// kolom adds up a column of a list until its line of totals, which must say the
// same where it has that column.
func (d *dokumenContoh) kolom(rows [][]string, judul string) (n dasar.Rupiah, banyak int) {
	t, ke := d.t, -1
	t.Helper()
	for _, r := range rows {
		if ke < 0 {
			for i, s := range r {
				if s == judul && len(r) > 3 {
					ke = i
				}
			}
			continue
		}
		if strings.Contains(strings.Join(r, "|")+"|", "Jumlah|") {
			if ke < len(r) && r[ke] != "" && judul != "Jumlah" {
				require.Equal(t, n, rupiahSel(t, r[ke]), "jumlah kolom %s", judul)
			}
			return n, banyak
		}
		if ke < len(r) && r[ke] != "" {
			n, banyak = n+rupiahSel(t, r[ke]), banyak+1
		}
	}
	require.GreaterOrEqual(t, ke, 0, "kolom %s tidak ada", judul)
	return n, banyak
}

func rupiahSel(t *testing.T, s string) dasar.Rupiah {
	t.Helper()
	n, err := dasar.ParseRupiah(s)
	require.NoError(t, err)
	return n
}

func lembarKerja(t *testing.T, isi []byte) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(isi))
	require.NoError(t, err)
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0), excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	for i := range rows {
		for len(rows[i]) < 8 {
			rows[i] = append(rows[i], "")
		}
	}
	return rows
}

// xml writes a file for Coretax and reads it back as rows of elements.
func (d *dokumenContoh) xml(c pegawaiberkas.Coretax, dok pegawaiberkas.Dokumen, rows []pegawaiberkas.BarisCoretax) (hasil []map[string]string) {
	t := d.t
	p := peta(t, dok)
	var b bytes.Buffer
	require.NoError(t, pegawaiberkas.TulisCoretaxXML(&b, p, c, rows))
	d.simpan("coretax-"+strings.ToLower(string(dok))+".xml", b.Bytes())
	var isi struct {
		XMLName xml.Name
		TIN     string
		Daftar  struct {
			XMLName xml.Name
			Baris   []struct {
				XMLName xml.Name
				Unsur   []struct {
					XMLName xml.Name
					Teks    string `xml:",chardata"`
				} `xml:",any"`
			} `xml:",any"`
		} `xml:",any"`
	}
	require.NoError(t, xml.Unmarshal(b.Bytes(), &isi))
	require.Equal(t, []string{p.Akar, c.NPWP, p.Daftar}, []string{isi.XMLName.Local, isi.TIN, isi.Daftar.XMLName.Local})
	for _, x := range isi.Daftar.Baris {
		require.Equal(t, p.Baris, x.XMLName.Local)
		r := map[string]string{}
		for i, u := range x.Unsur {
			require.Equal(t, p.Unsur[i].Nama, u.XMLName.Local, "urutan unsur")
			r[u.XMLName.Local] = u.Teks
		}
		hasil = append(hasil, r)
	}
	require.Len(t, hasil, len(rows))
	return hasil
}

// simpan keeps the documents for eyes in the folder that PESANTREN_DOKUMEN names.
func (d *dokumenContoh) simpan(nama string, isi []byte) {
	if folder := os.Getenv("PESANTREN_DOKUMEN"); folder != "" {
		require.NoError(d.t, os.WriteFile(filepath.Join(folder, nama), isi, 0o600))
	}
}
