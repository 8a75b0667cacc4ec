package santriberkas_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

// Our reader and excelize's must see the same values in the official workbook.
func TestBaca_XLSX_sama_dengan_excelize(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/dapodik-mts.xlsx")
	require.NoError(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer f.Close()
	rows, err := f.GetRows("Daftar Peserta Didik", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	l := baca(t, "dapodik-mts.xlsx")
	ada := 0
	for _, b := range l.Baris {
		for i, s := range b.Sel {
			mau := ""
			if i < len(rows[b.Nomor-1]) {
				mau = rows[b.Nomor-1][i]
			}
			if s.Jenis == santri.SelTanggal {
				tgl, err := santri.BacaTanggal(santri.Sel{Teks: mau})
				require.NoError(t, err)
				mau = tgl.String()
			}
			require.Equal(t, mau, s.Teks, "%s%d", santri.HurufKolom(i), b.Nomor)
			if s.Teks != "" {
				ada++
			}
		}
	}
	require.Greater(t, ada, 9000)
}

// Separator and sheet are those whose titles the import knows.
func TestBaca_menurut_judul_impor(t *testing.T) {
	t.Parallel()
	l, err := santriberkas.Baca(strings.NewReader("NIS;Nama;Tempat, Tgl Lahir;Nama Ayah, Ibu\n1;Ali;Kediri, 1-1-2010;x\n"), "santri.csv", santriberkas.Batas{})
	require.NoError(t, err)
	require.Equal(t, santri.Lembar{Nama: "santri.csv", Baris: []santri.BarisLembar{
		{Nomor: 1, Sel: []santri.Sel{{Teks: "NIS"}, {Teks: "Nama"}, {Teks: "Tempat, Tgl Lahir"}, {Teks: "Nama Ayah, Ibu"}}},
		{Nomor: 2, Sel: []santri.Sel{{Teks: "1"}, {Teks: "Ali"}, {Teks: "Kediri, 1-1-2010"}, {Teks: "x"}}},
	}}, l)

	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetCellValue("Sheet1", "A1", "Cara mengisi"))
	_, err = f.NewSheet("Santri")
	require.NoError(t, err)
	require.NoError(t, f.SetSheetRow("Santri", "A1", &[]any{"NIS", "Nama", "L/P"}))
	require.NoError(t, f.SetSheetRow("Santri", "A2", &[]any{230001, "Ali"}))
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	l, err = santriberkas.Baca(&b, "santri.xlsx", santriberkas.Batas{})
	require.NoError(t, err)
	require.Equal(t, "Santri", l.Nama)
	require.Equal(t, []string{`lembar "Sheet1" tidak dibaca`}, l.Catatan)
	require.Equal(t, []santri.Sel{{Jenis: santri.SelAngka, Teks: "230001"}, {Teks: "Ali"}}, l.Baris[1].Sel)
}

// The import has its own permanent ids for what the reader refuses.
func TestBaca_ditolak(t *testing.T) {
	t.Parallel()
	utuh, err := os.ReadFile("testdata/dapodik-mts.xlsx")
	require.NoError(t, err)
	const judul = "NIS;Nama;L/P\n"
	for nama, c := range map[string]struct {
		isi    string
		batas  santriberkas.Batas
		aturan dasar.Aturan
	}{
		"kosong":             {"", santriberkas.Batas{}, santriberkas.ErrKosong},
		"terlalu besar":      {judul, santriberkas.Batas{Ukuran: 5}, santriberkas.ErrBesar},
		"terlalu panjang":    {judul + strings.Repeat("a", 9000), santriberkas.Batas{}, santriberkas.ErrBesar},
		"kutip":              {judul + "\"a", santriberkas.Batas{}, santriberkas.ErrKutip},
		"NUL":                {judul + "\x00", santriberkas.Batas{}, santriberkas.ErrBentuk},
		"PDF":                {"%PDF-1.7 ...", santriberkas.Batas{}, santriberkas.ErrBentuk},
		"halaman web":        {"<html>", santriberkas.Batas{}, santriberkas.ErrBentuk},
		"buku terpotong":     {string(utuh[:len(utuh)/2]), santriberkas.Batas{}, santriberkas.ErrBentuk},
		"buku terlalu besar": {string(utuh), santriberkas.Batas{Baris: 5}, santriberkas.ErrBesar},
		"buku kosong":        {bukuKosong(t), santriberkas.Batas{}, santriberkas.ErrKosong},
	} {
		_, err := santriberkas.Baca(strings.NewReader(c.isi), "uji", c.batas)
		require.ErrorIs(t, err, c.aturan, nama)
		require.Equal(t, dasar.Invalid, dasar.KindOf(err), nama)
	}
}

func bukuKosong(t testing.TB) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, dasarberkas.Tulis(&b, dasarberkas.XLSX, dasarberkas.Tabel{Baris: func(func([]dasarberkas.Sel, error) bool) {}}))
	return b.String()
}

// Whatever was read is judged without a panic.
func FuzzBaca(f *testing.F) {
	for _, s := range []string{"NIS;Nama;L/P\n1;Ali;L\n", "sep=,\r\na,b", "\xef\xbb\xbf\"a\"\"b\";c\r\rd", "a\xff;b", "PK\x03\x04", "\xff\xfea\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := santriberkas.Baca(bytes.NewReader(data), "fuzz.csv", santriberkas.Batas{Baris: 50, Kolom: 20, Panjang: 100, Ukuran: 1 << 16, Terbuka: 1 << 20})
		if err == nil {
			_, _ = santri.PeriksaLembar(l, santri.AturanImpor{Struktur: struktur("Pondok", "MTs")})
		}
	})
}
