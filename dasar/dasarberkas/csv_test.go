package dasarberkas_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

// kenal knows the titles that the files of these tests have.
func kenal(atas []dasarberkas.Baris) (n int) {
	for _, b := range atas {
		dikenal := 0
		for i := range b.Sel {
			if slices.Contains([]string{"NIS", "Nama", "L/P", "Alamat", "Tempat, Tgl Lahir"}, b.Teks(i)) {
				dikenal++
			}
		}
		n = max(n, dikenal)
	}
	return n
}

func bacaTeks(s string, b dasarberkas.Batas) (dasarberkas.Lembar, error) {
	return dasarberkas.Baca(strings.NewReader(s), "uji.csv", dasarberkas.Opsi{Batas: b, Kenal: kenal})
}

// isi writes rows as number: cell|cell; a row that begins on another line of the
// text has that line too.
func isi(l dasarberkas.Lembar) (hasil []string) {
	for _, b := range l.Baris {
		s := make([]string, len(b.Sel))
		for i, c := range b.Sel {
			s[i] = c.Teks
		}
		nomor := string(rune('A' + b.Nomor - 1))
		if b.Fisik != b.Nomor {
			nomor += fmt.Sprintf(" (%d)", b.Fisik)
		}
		hasil = append(hasil, nomor+": "+strings.Join(s, "|"))
	}
	return hasil
}

func TestBaca_CSV(t *testing.T) {
	t.Parallel()
	mau := []string{"A: NIS|Nama|L/P", "B: 1|Ali|L", "C: 2|Nisa'|P"}
	for nama, c := range map[string]struct {
		teks string
		mau  []string
	}{
		"titik_koma":               {"NIS;Nama;L/P\n1;Ali;L\n2;Nisa';P\n", mau},
		"koma":                     {"NIS,Nama,L/P\n1,Ali,L\n2,Nisa',P\n", mau},
		"tab":                      {"NIS\tNama\tL/P\n1\tAli\tL\n2\tNisa'\tP\n", mau},
		"BOM":                      {"\ufeffNIS;Nama;L/P\n1;Ali;L\n2;Nisa';P\n", mau},
		"CRLF":                     {"NIS;Nama;L/P\r\n1;Ali;L\r\n2;Nisa';P\r\n", mau},
		"CR_saja":                  {"NIS;Nama;L/P\r1;Ali;L\r2;Nisa';P", mau},
		"tanpa_akhir_baris":        {"NIS;Nama;L/P\n1;Ali;L\n2;Nisa';P", mau},
		"baris_kosong_dihitung":    {"NIS;Nama;L/P\n\n;;\n1;Ali;L\n", []string{"A: NIS|Nama|L/P", "D: 1|Ali|L"}},
		"baris_sep":                {"sep=;\r\nNIS;Nama;L/P\r\n1;Ali;L\r\n", []string{"B: NIS|Nama|L/P", "C: 1|Ali|L"}},
		"kutip":                    {"NIS;Nama;L/P\n1;\"Ali; \"\"Bin\"\" Abu\";L\n", []string{"A: NIS|Nama|L/P", `B: 1|Ali; "Bin" Abu|L`}},
		"kutip_di_tengah":          {"NIS;Nama;L/P\n1;Nisa\";P\n", []string{"A: NIS|Nama|L/P", `B: 1|Nisa"|P`}},
		"ekor_sesudah_kutip":       {"NIS;Nama;L/P\n1;\"Ali\" Abu;L\n", []string{"A: NIS|Nama|L/P", "B: 1|Ali Abu|L"}},
		"baris_baru_di_kutip":      {"NIS;Alamat;Nama\n1;\"RT 1\r\nRW 2\";Ali\n2;x;Abu\n", []string{"A: NIS|Alamat|Nama", "B: 1|RT 1\r\nRW 2|Ali", "C (4): 2|x|Abu"}},
		"koma_di_judul_gabungan":   {"NIS;Nama;Tempat, Tgl Lahir;Nama Ayah, Ibu\n1;Ali;Kediri, 1-1-2010;x\n", []string{"A: NIS|Nama|Tempat, Tgl Lahir|Nama Ayah, Ibu", "B: 1|Ali|Kediri, 1-1-2010|x"}},
		"sep_menang_seri":          {"sep=,\na;b;c\n1,2\n", []string{"B: a;b;c", "C: 1|2"}},
		"sep_yang_salah":           {"sep=,\nNIS;Nama;L/P\n1;Ali;L\n", []string{"B: NIS|Nama|L/P", "C: 1|Ali|L"}},
		"seri_ke_titik_koma":       {"a,b;c\n", []string{"A: a,b|c"}},
		"tanpa_judul":              {"a,b;c;d\n1,2;3;4\n", []string{"A: a,b|c|d", "B: 1,2|3|4"}},
		"judul_di_bawah_kop":       {"PONDOK CONTOH, KEDIRI, JAWA TIMUR\n\nNIS;Nama;L/P\n1;Ali;L\n", []string{"A: PONDOK CONTOH, KEDIRI, JAWA TIMUR", "C: NIS|Nama|L/P", "D: 1|Ali|L"}},
		"baris_pendek_dan_panjang": {"NIS;Nama;L/P\n1\n2;Ali;L;x;y\n", []string{"A: NIS|Nama|L/P", "B: 1", "C: 2|Ali|L|x|y"}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			l, err := bacaTeks(c.teks, dasarberkas.Batas{})
			require.NoError(t, err)
			require.Equal(t, c.mau, isi(l))
			require.Empty(t, l.Catatan)
		})
	}
}

func TestBaca_sandi_huruf(t *testing.T) {
	t.Parallel()
	const teks = "NIS;Nama;L/P\n1;Nûr ‘Aini – é;P\n"
	win, err := charmap.Windows1252.NewEncoder().String(teks)
	require.NoError(t, err)
	u16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(teks)
	require.NoError(t, err)
	for nama, c := range map[string]struct {
		teks    string
		catatan int
	}{"UTF-8": {teks, 0}, "Windows-1252": {win, 1}, "UTF-16": {u16, 0}} {
		l, err := bacaTeks(c.teks, dasarberkas.Batas{})
		require.NoError(t, err, nama)
		require.Equal(t, "B: 1|Nûr ‘Aini – é|P", isi(l)[1], nama)
		require.Len(t, l.Catatan, c.catatan, nama)
	}
}

func TestBaca_ditolak(t *testing.T) {
	t.Parallel()
	judul := "NIS;Nama;L/P\n"
	for nama, c := range map[string]struct {
		teks   string
		batas  dasarberkas.Batas
		aturan dasar.Aturan
		pesan  string
	}{
		"kosong":               {"", dasarberkas.Batas{}, dasarberkas.ErrKosong, "tidak berisi data"},
		"spasi_saja":           {"  \n\n \t \n", dasarberkas.Batas{}, dasarberkas.ErrKosong, "tidak berisi data"},
		"terlalu_besar":        {judul + strings.Repeat("x", 100), dasarberkas.Batas{Ukuran: 50}, dasarberkas.ErrBesar, "bagi menjadi"},
		"terlalu_banyak_baris": {judul + strings.Repeat("1;a;L\n", 10), dasarberkas.Batas{Baris: 5}, dasarberkas.ErrBesar, "5 baris"},
		"terlalu_banyak_kolom": {judul + strings.Repeat(";", 300), dasarberkas.Batas{}, dasarberkas.ErrBesar, "kolom"},
		"terlalu_banyak_sel":   {judul + strings.Repeat("1;a;L\n", 10), dasarberkas.Batas{Sel: 20}, dasarberkas.ErrBesar, "20 sel"},
		"sel_panjang":          {judul + "1;" + strings.Repeat("a", 9000) + ";L", dasarberkas.Batas{}, dasarberkas.ErrBesar, "baris 2"},
		"sel_panjang_di_kutip": {judul + "1;\"" + strings.Repeat("a", 9000) + "\";L", dasarberkas.Batas{}, dasarberkas.ErrBesar, "baris 2"},
		"ekor_kutip_panjang":   {judul + "1;\"a\"" + strings.Repeat("a", 9000) + ";L", dasarberkas.Batas{}, dasarberkas.ErrBesar, "baris 2"},
		"kutip_dan_ekornya":    {judul + "1;\"" + strings.Repeat("a", 5000) + "\"" + strings.Repeat("a", 5000) + ";L", dasarberkas.Batas{}, dasarberkas.ErrBesar, "baris 2"},
		"kutip_tak_ditutup":    {judul + "1;a;L\n2;\"b;P\n3;c;L\n", dasarberkas.Batas{}, dasarberkas.ErrKutip, "baris 3"},
		"NUL":                  {judul + "1;a\x00b;L\n", dasarberkas.Batas{}, dasarberkas.ErrBentuk, "baris 2"},
		"PDF":                  {"%PDF-1.7 ...", dasarberkas.Batas{}, dasarberkas.ErrBentuk, "PDF"},
		"xls_lama":             {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx", dasarberkas.Batas{}, dasarberkas.ErrBentuk, ".xls"},
		"HTML_bernama_xls":     {"\n <HTML><table><tr><td>NIS", dasarberkas.Batas{}, dasarberkas.ErrHalaman, "HTML"},
		"gambar":               {"\x89PNG\r\n", dasarberkas.Batas{}, dasarberkas.ErrBentuk, "gambar"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := bacaTeks(c.teks, c.batas)
			require.ErrorIs(t, err, c.aturan)
			require.ErrorContains(t, err, c.pesan)
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
		})
	}
}

// Ten megabytes of quotation marks are one cell that never ends: refused at its
// first kilobytes, in some 30 ms; reading to the end for every quote would take
// hours.
func TestBaca_sepuluh_MB_kutip(t *testing.T) {
	t.Parallel()
	for nama, data := range map[string][]byte{
		"genap":           bytes.Repeat([]byte{'"'}, 10<<20),
		"ganjil":          bytes.Repeat([]byte{'"'}, 10<<20|1),
		"sesudah_judul":   append([]byte("NIS;Nama;L/P\n1;"), bytes.Repeat([]byte{'"'}, 10<<20)...),
		"berselang_baris": bytes.Repeat([]byte("\"\"\"\n"), 10<<18),
	} {
		_, err := dasarberkas.Baca(bytes.NewReader(data), "kutip.csv", dasarberkas.Opsi{})
		require.ErrorIs(t, err, dasarberkas.ErrBesar, nama)
		require.Regexp(t, `sel di baris [12] lebih dari 8000 karakter|lebih dari 120000 baris`, err.Error(), nama)
	}
}

// A table that must be known is refused when nothing in it is, with the fault
// that may be the cause.
func TestBaca_judul_wajib(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		teks   string
		aturan error
	}{
		"dikenal":            {"x,y\nNIS,Nama\n", nil},
		"kosong":             {"", dasarberkas.ErrJudul},
		"tak_dikenal":        {"a,b\n1,2\n", dasarberkas.ErrJudul},
		"dikenal_terlalu_di": {strings.Repeat("a\n", 2) + "NIS,Nama\n", dasarberkas.ErrJudul},
		"kutip_sebabnya":     {"a\nb,\"c\n", dasarberkas.ErrKutip},
		"kutip_di_bawah":     {"NIS,Nama\nb,\"c\n", dasarberkas.ErrKutip},
	} {
		_, err := dasarberkas.Baca(strings.NewReader(c.teks), "uji.csv", dasarberkas.Opsi{Kenal: kenal, Wajib: true, Atas: 2})
		require.ErrorIs(t, err, c.aturan, nama)
	}
}

func TestSebagai(t *testing.T) {
	t.Parallel()
	const lain = dasar.Aturan("UJI-LAIN-01")
	_, err := bacaTeks("\"a", dasarberkas.Batas{})
	require.ErrorIs(t, err, dasarberkas.ErrKutip)
	id := map[dasar.Aturan]dasar.Aturan{dasarberkas.ErrKutip: lain}
	got := dasarberkas.Sebagai(err, id)
	require.ErrorIs(t, got, lain)
	require.Equal(t, strings.Replace(err.Error(), string(dasarberkas.ErrKutip), string(lain), 1), got.Error())
	require.ErrorIs(t, err, dasarberkas.ErrKutip, "the error itself is as it was")
	require.Equal(t, io.EOF, dasarberkas.Sebagai(io.EOF, id))
	require.Equal(t, err, dasarberkas.Sebagai(err, nil))
	require.NoError(t, dasarberkas.Sebagai(nil, id))
}

func TestLembar_tidak_mencetak_isi(t *testing.T) {
	t.Parallel()
	l, err := bacaTeks("NIS;Nama\n1;RAHASIA\n", dasarberkas.Batas{})
	require.NoError(t, err)
	require.Equal(t, `lembar "uji.csv", 2 baris`, fmt.Sprintf("%v", l))
	require.NotContains(t, fmt.Sprintf("%#v %s", l, &l), "RAHASIA")
	require.Equal(t, []string{"1", "RAHASIA", "", ""}, []string{l.Baris[1].Teks(0), l.Baris[1].Teks(1), l.Baris[1].Teks(2), l.Baris[1].Teks(-1)})
}

func FuzzBaca(f *testing.F) {
	for _, s := range []string{"NIS;Nama;L/P\n1;Ali;L\n", "sep=,\r\na,b", "\xef\xbb\xbf\"a\"\"b\";c\r\rd", "\"\n\"", "a\xff;b", "PK\x03\x04", "\xff\xfea\x00"} {
		f.Add([]byte(s))
	}
	batas := dasarberkas.Batas{Baris: 50, Kolom: 20, Panjang: 100, Ukuran: 1 << 16, Terbuka: 1 << 20}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := dasarberkas.Baca(bytes.NewReader(data), "fuzz.csv", dasarberkas.Opsi{Batas: batas})
		if err != nil {
			return
		}
		nomor := 0
		for _, b := range l.Baris {
			require.Greater(t, b.Nomor, nomor)
			nomor = b.Nomor
			require.LessOrEqual(t, len(b.Sel), 20)
			for _, s := range b.Sel {
				require.LessOrEqual(t, len(s.Teks), 100)
			}
		}
	})
}
