package santri_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/santri"
)

// lembar makes a sheet of text cells; rows are written a|b|c.
func lembar(baris ...string) santri.Lembar {
	var l santri.Lembar
	for i, b := range baris {
		var sel []santri.Sel
		for s := range strings.SplitSeq(b, "|") {
			sel = append(sel, santri.Sel{Teks: s})
		}
		l.Baris = append(l.Baris, santri.BarisLembar{Nomor: i + 1, Sel: sel})
	}
	return l
}

func TestCariJudul_lembar_sendiri(t *testing.T) {
	t.Parallel()
	j, err := santri.CariJudul(lembar("PONDOK CONTOH", "NO.|N I S|Nama  Lengkap|l/p|TEMPAT, TGL. LAHIR|No HP|Warna Favorit|Nama Santri", "1|2|Ali"))
	require.NoError(t, err)
	require.Equal(t, santri.LembarSendiri, j.TataLetak)
	require.Equal(t, map[string]int{"no": 0, "nis": 1, "nama": 2, "jenis_kelamin": 3, "ttl": 4, "wali_hp": 5}, j.Kolom)
	require.Equal(t, []string{"G Warna Favorit", "H Nama Santri"}, j.TakDikenal, "yang asing dan yang ganda disebut")
	require.Equal(t, 2, j.Nomor)
	require.Equal(t, 2, j.Data)
}

func TestCariJudul_nomor_santri_dan_wali(t *testing.T) {
	t.Parallel()
	j, err := santri.CariJudul(lembar("NIS|Nama|JK|HP|HP Wali|HP Ibu"))
	require.NoError(t, err)
	require.Equal(t, map[string]int{"nis": 0, "nama": 1, "jenis_kelamin": 2, "hp": 3, "wali_hp": 4, "ibu_hp": 5}, j.Kolom)
}

func TestCariJudul_dapodik_dan_ragamnya(t *testing.T) {
	t.Parallel()
	atas := "No|Nama|NIPD|JK|NISN|Tempat Lahir|Tanggal Lahir|NIK|Data Ayah||||||Data Ibu||||||Data Wali||||||Rombel Saat Ini"
	sub := "Nama|Tahun Lahir|Jenjang Pendidikan|Pekerjaan|Penghasilan|NIK"
	bawah := strings.Repeat("|", 8) + sub + "|" + sub + "|" + sub
	for nama, ekor := range map[string]string{
		"resmi":      "No Peserta Ujian Nasional|Nomor Rekening Bank|Layak PIP (usulan dari sekolah)|Anak ke-berapa|Jml. Saudara Kandung|Jarak Rumah ke Sekolah (KM)",
		"lama":       "No Peserta UN|Nomor Rekening|Layak PIP|Anak ke-|Jml Saudara Kandung|Jarak Rumah",
		"huruf_lain": "NO. PESERTA UN|nomor  rekening|LAYAK  PIP|anak ke|JML.SAUDARA KANDUNG|jarak rumah ke sekolah(km)",
	} {
		j, err := santri.CariJudul(lembar("Daftar Peserta Didik", "MTS CONTOH", atas+"|"+ekor, bawah, "1|Ali"))
		require.NoError(t, err, nama)
		require.Equal(t, santri.LembarDapodik, j.TataLetak, nama)
		require.Empty(t, j.TakDikenal, nama)
		require.Equal(t, 4, j.Data, nama)
		for bidang, kolom := range map[string]int{"nis": 2, "nik": 7, "ayah_nama": 8, "ayah_nik": 13, "ibu_nama": 14, "wali_penghasilan": 24, "rombel": 26,
			"no_peserta_un": 27, "no_rekening": 28, "layak_pip": 29, "anak_ke": 30, "jumlah_saudara": 31, "jarak_rumah": 32} {
			got, ada := j.Kolom[bidang]
			require.True(t, ada, "%s: %s", nama, bidang)
			require.Equal(t, kolom, got, "%s: %s", nama, bidang)
		}
	}
}

func TestCariJudul_tidak_ada(t *testing.T) {
	t.Parallel()
	for _, l := range []santri.Lembar{{}, lembar("Ali|Abu"), lembar("Nama|Umur"), lembar("NIS|NISN|NIK|L/P")} {
		_, err := santri.CariJudul(l)
		require.ErrorIs(t, err, santri.ErrJudul)
	}
}

func TestHurufKolom(t *testing.T) {
	t.Parallel()
	for i, mau := range map[int]string{0: "A", 25: "Z", 26: "AA", 65: "BN", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		require.Equal(t, mau, santri.HurufKolom(i))
	}
}

func FuzzCariJudul(f *testing.F) {
	f.Add("NIS|Nama|L/P\n1|Ali|L")
	f.Add("No|Nama|NIPD|Data Ayah|\n|||Nama|NIK\n1|Ali|2|Abu|3")
	f.Add("Data Ibu||||\nNama|NIK|Pekerjaan")
	f.Fuzz(func(t *testing.T, s string) {
		l := lembar(strings.Split(s, "\n")...)
		j, err := santri.CariJudul(l)
		if err != nil {
			require.ErrorIs(t, err, santri.ErrJudul)
			return
		}
		require.Contains(t, j.Kolom, "nama")
		require.LessOrEqual(t, j.Data, len(l.Baris)+1)
		p, err := santri.PeriksaLembar(l, santri.AturanImpor{Struktur: santri.Struktur{Unit: []santri.Unit{{Kode: "MTs", Jalur: santri.Formal}}}, Unit: "MTs"})
		require.NoError(t, err)
		n := p.Jumlah
		require.Equal(t, n.Baris, n.OK+n.Perbaiki+n.Peringatan+n.Tolak)
		require.Len(t, p.Baris, n.Baris)
	})
}
