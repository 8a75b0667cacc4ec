package santriberkas_test

import (
	"bytes"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

func baris(b ...[]string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, x := range b {
			if !yield(x, nil) {
				return
			}
		}
	}
}

func TestJagaRumus(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"=1+1", "+62812", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000=1", "＝1", "＋1", "－1", "＠x", "\ufeff=1", "\u200b=1"} {
		require.Equal(t, "'"+s, santriberkas.JagaRumus(s), "%q", s)
	}
	for _, s := range []string{"", "Ali", "0012", "Nisa' = P", "a-b", "'x"} {
		require.Equal(t, s, santriberkas.JagaRumus(s))
	}
}

func TestTulisCSV(t *testing.T) {
	t.Parallel()
	tab := santriberkas.Tabel{Judul: []string{"NIS", "Nama", "HP"}, Baris: baris([]string{"0012", "Ali; \"Abu\"", "+62812"}, []string{"=1+1", "Nûr", ""})}
	var b strings.Builder
	require.NoError(t, santriberkas.TulisCSV(&b, tab, santriberkas.UntukLembarKerja))
	require.Equal(t, "\ufeffNIS;Nama;HP\r\n0012;\"Ali; \"\"Abu\"\"\";'+62812\r\n'=1+1;Nûr;\r\n", b.String())
	b.Reset()
	require.NoError(t, santriberkas.TulisCSV(&b, tab, santriberkas.UntukUnggahResmi))
	require.Equal(t, "NIS,Nama,HP\r\n0012,\"Ali; \"\"Abu\"\"\",+62812\r\n=1+1,Nûr,\r\n", b.String())
}

func TestTulisXLSX_sel_teks(t *testing.T) {
	t.Parallel()
	tab := santriberkas.Tabel{Nama: "Santri [2026/27]: daftar yang sangat panjang", Judul: []string{"NIK", "Nama"},
		Baris: baris([]string{"0006991203130001", "=HYPERLINK(\"http://jahat.example\")"}, []string{"2", "Siti"})}
	var b bytes.Buffer
	require.NoError(t, santriberkas.TulisXLSX(&b, tab))
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
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
	l, err := santriberkas.Baca(bytes.NewReader(b.Bytes()), "x.xlsx", santriberkas.Batas{})
	require.NoError(t, err)
	require.Equal(t, santri.Sel{Teks: "0006991203130001"}, l.Baris[1].Sel[0])
}

func TestTulis_galat_di_tengah(t *testing.T) {
	t.Parallel()
	galat := errors.New("putus")
	tab := santriberkas.Tabel{Judul: []string{"A"}, Baris: func(yield func([]string, error) bool) {
		if yield([]string{"1"}, nil) {
			yield(nil, galat)
		}
	}}
	require.ErrorIs(t, santriberkas.TulisCSV(&bytes.Buffer{}, tab, santriberkas.UntukLembarKerja), galat)
	require.ErrorIs(t, santriberkas.TulisXLSX(&bytes.Buffer{}, tab), galat)
}

func TestNamaLembar(t *testing.T) {
	t.Parallel()
	for s, mau := range map[string]string{"": "Data", "[]:*?/\\": "Data", "'Santri'": "Santri", "MTs/MA": "MTs MA", "a\x00b": "a b", strings.Repeat("é", 40): strings.Repeat("é", 31)} {
		require.Equal(t, mau, santriberkas.NamaLembar(s))
	}
}

func TestNamaBerkas(t *testing.T) {
	t.Parallel()
	wib := time.FixedZone("WIB", 7*3600)
	require.Equal(t, "pp-al-hikmah-2_daftar-santri_2026-10-05_0830.csv",
		santriberkas.NamaBerkas("PP. Al-Hikmah / 2", "daftar santri", time.Date(2026, 10, 5, 8, 30, 0, 0, wib), "csv"))
}

func TestTabelHasil_memuat_setiap_baris(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	p := r.pratinjau(t, lembaga, santri.PermintaanImpor{Lembar: baca(t, "santri-pondok.csv")})
	baris, hasil := map[string]bool{}, map[string]int{}
	var tolak []string
	for b, err := range santriberkas.TabelHasil(p).Baris {
		require.NoError(t, err)
		baris[b[0]] = true
		hasil[b[3]]++
		if b[0] == "64" {
			tolak = b
		}
	}
	require.Len(t, baris, 480)
	require.Equal(t, 466, hasil["ok"])
	require.Equal(t, []string{"64", "D64", "260063", "tolak", "nik", "350699030113821", "", "NIK harus 16 angka, ini 15; periksa di kartu keluarga", "SAN-NIK-01"}, tolak)
	for b := range santriberkas.TabelHasil(p).Baris {
		require.NotEmpty(t, b)
		break
	}
}
