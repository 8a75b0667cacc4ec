package santriberkas_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

func bacaTeks(s string, b santriberkas.Batas) (santri.Lembar, error) {
	return santriberkas.Baca(strings.NewReader(s), "uji.csv", b)
}

// isi writes rows as number: cell|cell.
func isi(l santri.Lembar) (hasil []string) {
	for _, b := range l.Baris {
		s := make([]string, len(b.Sel))
		for i, c := range b.Sel {
			s[i] = c.Teks
		}
		hasil = append(hasil, santri.HurufKolom(b.Nomor-1)+": "+strings.Join(s, "|"))
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
		"baris_baru_di_kutip":      {"NIS;Alamat;Nama\n1;\"RT 1\r\nRW 2\";Ali\n2;x;Abu\n", []string{"A: NIS|Alamat|Nama", "B: 1|RT 1\r\nRW 2|Ali", "C: 2|x|Abu"}},
		"koma_di_judul_gabungan":   {"NIS;Nama;Tempat, Tgl Lahir;Nama Ayah, Ibu\n1;Ali;Kediri, 1-1-2010;x\n", []string{"A: NIS|Nama|Tempat, Tgl Lahir|Nama Ayah, Ibu", "B: 1|Ali|Kediri, 1-1-2010|x"}},
		"judul_di_bawah_kop":       {"PONDOK CONTOH, KEDIRI, JAWA TIMUR\n\nNIS;Nama;L/P\n1;Ali;L\n", []string{"A: PONDOK CONTOH, KEDIRI, JAWA TIMUR", "C: NIS|Nama|L/P", "D: 1|Ali|L"}},
		"baris_pendek_dan_panjang": {"NIS;Nama;L/P\n1\n2;Ali;L;x;y\n", []string{"A: NIS|Nama|L/P", "B: 1", "C: 2|Ali|L|x|y"}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			l, err := bacaTeks(c.teks, santriberkas.Batas{})
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
		l, err := bacaTeks(c.teks, santriberkas.Batas{})
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
		batas  santriberkas.Batas
		aturan dasar.Aturan
		pesan  string
	}{
		"kosong":               {"", santriberkas.Batas{}, santriberkas.ErrKosong, "tidak berisi data"},
		"spasi_saja":           {"  \n\n \t \n", santriberkas.Batas{}, santriberkas.ErrKosong, "tidak berisi data"},
		"terlalu_besar":        {judul + strings.Repeat("x", 100), santriberkas.Batas{Ukuran: 50}, santriberkas.ErrBesar, "bagi menjadi"},
		"terlalu_banyak_baris": {judul + strings.Repeat("1;a;L\n", 10), santriberkas.Batas{Baris: 5}, santriberkas.ErrBesar, "5 baris"},
		"terlalu_banyak_kolom": {judul + strings.Repeat(";", 300), santriberkas.Batas{}, santriberkas.ErrBesar, "kolom"},
		"terlalu_banyak_sel":   {judul + strings.Repeat("1;a;L\n", 10), santriberkas.Batas{Sel: 20}, santriberkas.ErrBesar, "20 sel"},
		"sel_panjang":          {judul + "1;" + strings.Repeat("a", 9000) + ";L", santriberkas.Batas{}, santriberkas.ErrBesar, "baris 2"},
		"sel_panjang_di_kutip": {judul + "1;\"" + strings.Repeat("a", 9000) + "\";L", santriberkas.Batas{}, santriberkas.ErrBesar, "baris 2"},
		"ekor_kutip_panjang":   {judul + "1;\"a\"" + strings.Repeat("a", 9000) + ";L", santriberkas.Batas{}, santriberkas.ErrBesar, "baris 2"},
		"kutip_tak_ditutup":    {judul + "1;a;L\n2;\"b;P\n3;c;L\n", santriberkas.Batas{}, santriberkas.ErrKutip, "baris 3"},
		"NUL":                  {judul + "1;a\x00b;L\n", santriberkas.Batas{}, santriberkas.ErrBentuk, "baris 2"},
		"PDF":                  {"%PDF-1.7 ...", santriberkas.Batas{}, santriberkas.ErrBentuk, "PDF"},
		"xls_lama":             {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx", santriberkas.Batas{}, santriberkas.ErrBentuk, ".xls"},
		"HTML_bernama_xls":     {"\n <HTML><table><tr><td>NIS", santriberkas.Batas{}, santriberkas.ErrBentuk, "HTML"},
		"gambar":               {"\x89PNG\r\n", santriberkas.Batas{}, santriberkas.ErrBentuk, "gambar"},
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
// first kilobytes.
func TestBaca_sepuluh_MB_kutip(t *testing.T) {
	t.Parallel()
	for nama, data := range map[string][]byte{
		"genap":           bytes.Repeat([]byte{'"'}, 10<<20),
		"ganjil":          bytes.Repeat([]byte{'"'}, 10<<20|1),
		"sesudah_judul":   append([]byte("NIS;Nama;L/P\n1;"), bytes.Repeat([]byte{'"'}, 10<<20)...),
		"berselang_baris": bytes.Repeat([]byte("\"\"\"\n"), 10<<18),
	} {
		mulai := time.Now()
		_, err := santriberkas.Baca(bytes.NewReader(data), "kutip.csv", santriberkas.Batas{})
		require.ErrorIs(t, err, santriberkas.ErrBesar, nama)
		require.Regexp(t, `sel di baris [12] lebih dari 8000 karakter|lebih dari 120000 baris`, err.Error(), nama)
		require.Less(t, time.Since(mulai), time.Minute, nama) // some 30 ms; reading to the end for every quote would take hours
	}
}

func FuzzBaca(f *testing.F) {
	for _, s := range []string{"NIS;Nama;L/P\n1;Ali;L\n", "sep=,\r\na,b", "\xef\xbb\xbf\"a\"\"b\";c\r\rd", "\"\n\"", "a\xff;b", "PK\x03\x04", "\xff\xfea\x00"} {
		f.Add([]byte(s))
	}
	batas := santriberkas.Batas{Baris: 50, Kolom: 20, Panjang: 100, Ukuran: 1 << 16, Terbuka: 1 << 20}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := santriberkas.Baca(bytes.NewReader(data), "fuzz.csv", batas)
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
		_, _ = santri.PeriksaLembar(l, santri.AturanImpor{Struktur: struktur("Pondok", "MTs")})
	})
}
