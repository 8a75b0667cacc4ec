package dasarberkas_test

import (
	"bytes"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

// A fraction is a number in each form, with the sign of its readers.
func TestDesimal(t *testing.T) {
	t.Parallel()
	tabel := dasarberkas.Tabel{Nama: "Nilai", Judul: []string{"A", "B"}, Baris: func(yield func([]dasarberkas.Sel, error) bool) {
		yield([]dasarberkas.Sel{dasarberkas.Desimal(decimal.RequireFromString("78.5")), dasarberkas.Desimal(decimal.RequireFromString("-0.25"))}, nil)
	}}
	for bentuk, mau := range map[dasarberkas.Bentuk]string{dasarberkas.CSV: "\ufeffA;B\r\n78,5;-0,25\r\n", dasarberkas.CSVPolos: "A,B\r\n78.5,-0.25\r\n"} {
		var b bytes.Buffer
		require.NoError(t, dasarberkas.Tulis(&b, bentuk, tabel))
		require.Equal(t, mau, b.String())
	}
	var b bytes.Buffer
	require.NoError(t, dasarberkas.Tulis(&b, dasarberkas.XLSX, tabel))
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	defer f.Close()
	for sel, mau := range map[string]string{"A2": "78.5", "B2": "-0.25"} {
		isi, err := f.GetCellValue("Nilai", sel, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		require.Equal(t, mau, isi)
		jenis, err := f.GetCellType("Nilai", sel)
		require.NoError(t, err)
		require.Equal(t, excelize.CellTypeUnset, jenis)
	}
}
