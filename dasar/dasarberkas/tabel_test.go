package dasarberkas_test

import (
	"errors"
	"io"
	"iter"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

func baris(b ...[]dasarberkas.Sel) iter.Seq2[[]dasarberkas.Sel, error] {
	return func(yield func([]dasarberkas.Sel, error) bool) {
		for _, x := range b {
			if !yield(x, nil) {
				return
			}
		}
	}
}

func tulis(t rapid.TB, b dasarberkas.Bentuk, tab dasarberkas.Tabel) string {
	t.Helper()
	var buf strings.Builder
	require.NoError(t, dasarberkas.Tulis(&buf, b, tab))
	return buf.String()
}

func TestTulis_CSV(t *testing.T) {
	t.Parallel()
	tab := dasarberkas.Tabel{Kepala: [][]string{{"=Daftar"}, nil}, Judul: []string{"NIS", "Nama", "HP"}, Baris: baris(
		dasarberkas.BarisTeks("0012", "Ali; \"Abu\"", "+62812"),
		dasarberkas.BarisTeks("=1+1", "Nûr ", "a\rb\nc"),
		[]dasarberkas.Sel{dasarberkas.Uang(-1_250_000), dasarberkas.Bilangan(-3), dasarberkas.Hari(dasar.Tgl(2028, 2, 29))},
		[]dasarberkas.Sel{{Jenis: dasarberkas.SelUang, Teks: "-1+1"}, dasarberkas.Hari(dasar.Tanggal{})},
	)}
	require.Equal(t, "\ufeff'=Daftar\r\n\r\nNIS;Nama;HP\r\n0012;\"Ali; \"\"Abu\"\"\";'+62812\r\n'=1+1;\"Nûr \";\"a\rb\nc\"\r\n-1250000;-3;2028-02-29\r\n'-1+1;\r\n", tulis(t, dasarberkas.CSV, tab))
	require.Equal(t, "=Daftar\r\n\r\nNIS,Nama,HP\r\n0012,\"Ali; \"\"Abu\"\"\",+62812\r\n=1+1,\"Nûr \",\"a\rb\nc\"\r\n-1250000,-3,2028-02-29\r\n-1+1,\r\n", tulis(t, dasarberkas.CSVPolos, tab))
	require.ErrorIs(t, dasarberkas.Tulis(io.Discard, "pdf", tab), dasarberkas.ErrBentuk)
}

func TestTulis_XLSX(t *testing.T) {
	t.Parallel()
	tab := dasarberkas.Tabel{Nama: "Santri [2026/27]: daftar yang sangat panjang", Judul: []string{"NIK", "Nama", "Uang", "Banyak", "Lahir", "Kosong"}, Lebar: []int{30}, Baris: baris(
		[]dasarberkas.Sel{dasarberkas.Teks("0006991203130001"), dasarberkas.Teks("=HYPERLINK(\"http://jahat.example\")"), dasarberkas.Uang(1_250_000), dasarberkas.Bilangan(-3), dasarberkas.Hari(dasar.Tgl(2028, 2, 29)), {}},
		dasarberkas.BarisTeks("2", "Siti"),
	)}
	isi := tulis(t, dasarberkas.XLSX, tab)
	f, err := excelize.OpenReader(strings.NewReader(isi))
	require.NoError(t, err)
	defer f.Close()
	nama := f.GetSheetName(0)
	require.Equal(t, "Santri 2026 27 daftar yang sang", nama)
	for sel, mau := range map[string]string{"A1": "NIK", "A2": "0006991203130001", "B2": "=HYPERLINK(\"http://jahat.example\")", "A3": "2"} {
		got, err := f.GetCellValue(nama, sel)
		require.NoError(t, err)
		require.Equal(t, mau, got)
		jenis, err := f.GetCellType(nama, sel)
		require.NoError(t, err)
		require.Equal(t, excelize.CellTypeInlineString, jenis, sel)
		rumus, err := f.GetCellFormula(nama, sel)
		require.NoError(t, err)
		require.Empty(t, rumus)
	}
	for sel, mau := range map[string]int{"A1": 49, "A2": 49, "C2": 3, "D2": 0, "E2": 14, "F2": 49} {
		id, err := f.GetCellStyle(nama, sel)
		require.NoError(t, err)
		gaya, err := f.GetStyle(id)
		require.NoError(t, err)
		require.Equal(t, mau, gaya.NumFmt, sel)
		require.Equal(t, sel == "A1", gaya.Font != nil && gaya.Font.Bold, sel)
	}
	for kolom, mau := range map[string]float64{"A": 30, "B": 18} {
		lebar, err := f.GetColWidth(nama, kolom)
		require.NoError(t, err)
		require.Equal(t, mau, lebar)
	}
	panel, err := f.GetPanes(nama)
	require.NoError(t, err)
	require.True(t, panel.Freeze)

	l, err := bacaBuku([]byte(isi))
	require.NoError(t, err)
	require.Equal(t, []dasarberkas.Sel{{Teks: "0006991203130001"}, {Teks: "=HYPERLINK(\"http://jahat.example\")"}, {Jenis: dasarberkas.SelAngka, Teks: "1250000"},
		{Jenis: dasarberkas.SelAngka, Teks: "-3"}, {Jenis: dasarberkas.SelHari, Teks: "2028-02-29"}}, l.Baris[1].Sel)
}

func TestTulis_XLSX_kepala(t *testing.T) {
	t.Parallel()
	b := tulis(t, dasarberkas.XLSX, dasarberkas.Tabel{Kepala: [][]string{{"Pondok"}, nil}, Judul: []string{"A"}, Baris: baris(dasarberkas.BarisTeks("1"))})
	l, err := bacaBuku([]byte(b))
	require.NoError(t, err)
	require.Equal(t, []string{"A: Pondok", "C: A", "D: 1"}, isi(l))
	f, err := excelize.OpenReader(strings.NewReader(b))
	require.NoError(t, err)
	defer f.Close()
	panel, err := f.GetPanes("Data")
	require.NoError(t, err)
	require.False(t, panel.Freeze, "long heads are not frozen")
}

func TestTulis_galat_di_tengah(t *testing.T) {
	t.Parallel()
	galat := errors.New("putus")
	for _, b := range []dasarberkas.Bentuk{dasarberkas.CSV, dasarberkas.XLSX} {
		require.ErrorIs(t, dasarberkas.Tulis(io.Discard, b, dasarberkas.Tabel{Judul: []string{"A"}, Baris: func(yield func([]dasarberkas.Sel, error) bool) {
			if yield(dasarberkas.BarisTeks("1"), nil) {
				yield(nil, galat)
			}
		}}), galat)
		require.ErrorIs(t, dasarberkas.Tulis(penuh{galat}, b, dasarberkas.Tabel{Judul: []string{"A"}, Baris: baris()}), galat, "a full disk")
	}
}

type penuh struct{ error }

func (p penuh) Write([]byte) (int, error) { return 0, p.error }

// What is written is read back, whatever the texts: from a workbook with its
// kinds, from a CSV as text.
func TestSifat_tulis_lalu_baca(t *testing.T) {
	t.Parallel()
	teks := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("a1 ;,\t\"'\r\n=+-_x0041_é،ع")), rapid.RuneFrom(nil, unicode.L, unicode.N, unicode.P)))
	rapid.Check(t, func(rt *rapid.T) {
		sel := rapid.OneOf(
			rapid.Map(teks, dasarberkas.Teks), rapid.Map(rapid.Int64(), dasarberkas.Bilangan),
			rapid.Map(rapid.IntRange(0, 40_000), func(n int) dasarberkas.Sel { return dasarberkas.Hari(dasar.Tgl(1950, 1, 1).TambahHari(n)) }),
		)
		var rs [][]dasarberkas.Sel
		for range rapid.IntRange(0, 5).Draw(rt, "baris") {
			rs = append(rs, append(rapid.SliceOfN(sel, 0, 4).Draw(rt, "sel"), dasarberkas.Teks("x")))
		}
		tab := dasarberkas.Tabel{Judul: []string{"NIS", "Nama"}, Baris: baris(rs...)}
		buku, err := bacaBuku([]byte(tulis(rt, dasarberkas.XLSX, tab)))
		require.NoError(rt, err)
		polos, err := bacaTeks(tulis(rt, dasarberkas.CSVPolos, tab), dasarberkas.Batas{})
		require.NoError(rt, err)
		require.Len(rt, buku.Baris, 1+len(rs))
		require.Len(rt, polos.Baris, 1+len(rs))
		for i, r := range rs {
			require.Len(rt, polos.Baris[1+i].Sel, len(r))
			for j, s := range r {
				require.Equal(rt, s.Teks, polos.Baris[1+i].Sel[j].Teks)
				require.Equal(rt, s, buku.Baris[1+i].Sel[j])
			}
		}
	})
}

func TestNamaLembar(t *testing.T) {
	t.Parallel()
	for s, mau := range map[string]string{"": "Data", "[]:*?/\\": "Data", "'Santri'": "Santri", "MTs/MA": "MTs MA", "a\x00b": "a b", strings.Repeat("é", 40): strings.Repeat("é", 31)} {
		require.Equal(t, mau, dasarberkas.NamaLembar(s))
	}
}

func TestNamaBerkas(t *testing.T) {
	t.Parallel()
	wib := time.FixedZone("WIB", 7*3600)
	require.Equal(t, "pp-al-hikmah-2_daftar-santri_2026-10-05_0830.csv",
		dasarberkas.NamaBerkas("PP. Al-Hikmah / 2", "daftar santri", time.Date(2026, 10, 5, 8, 30, 0, 0, wib), "csv"))
}
