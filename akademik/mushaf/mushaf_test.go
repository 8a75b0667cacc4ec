package mushaf_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
)

func bacaTabel(t *testing.T, nama string) []map[string]string {
	t.Helper()
	f, err := os.Open(nama)
	require.NoError(t, err)
	defer f.Close()
	isi, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var hasil []map[string]string
	for _, b := range isi[1:] {
		m := map[string]string{}
		for i, k := range isi[0] {
			m[k] = b[i]
		}
		hasil = append(hasil, m)
	}
	return hasil
}

func angka(t require.TestingT, s string) int {
	n, err := strconv.Atoi(s)
	require.NoError(t, err)
	return n
}

// Every ayah, not a sample: number to place and back, and its four divisions.
func TestSetiapAyat(t *testing.T) {
	t.Parallel()
	e := mushaf.Madinah()
	n := mushaf.Ayat(0)
	makkiah := 0
	for _, s := range mushaf.DaftarSurah() {
		if s.Makkiah {
			makkiah++
		}
		for a := 1; a <= s.Ayat; a++ {
			n++
			dapat, err := mushaf.Ke(s.Nomor, a)
			require.NoError(t, err)
			require.Equal(t, n, dapat)
			require.Equal(t, mushaf.Letak{Surah: s.Nomor, Ayat: a}, n.Letak())
			require.Equal(t, fmt.Sprintf("%d:%d", s.Nomor, a), n.String())
			for _, b := range []mushaf.Bagian{mushaf.Juz, mushaf.Hizb, mushaf.Rub, mushaf.Halaman} {
				r, err := e.Bagian(b, e.Nomor(b, n))
				require.NoError(t, err)
				require.True(t, r.Memuat(n))
			}
			require.Equal(t, (e.Nomor(mushaf.Rub, n)-1)/4+1, e.Nomor(mushaf.Hizb, n))
			require.Equal(t, (e.Nomor(mushaf.Hizb, n)-1)/2+1, e.Nomor(mushaf.Juz, n))
		}
		require.Equal(t, s.Ayat, s.Rentang().Jumlah())
		_, err := mushaf.Ke(s.Nomor, s.Ayat+1)
		require.ErrorIs(t, err, mushaf.ErrAyat)
	}
	require.EqualValues(t, mushaf.JumlahAyat, n)
	require.Equal(t, 86, makkiah)
}

// The edition against the tables that it was made of, with the columns that it does not
// use: ends, sums, pages of a juz, juz of a page.
func TestMadinah(t *testing.T) {
	t.Parallel()
	e := mushaf.Madinah()
	for berkas, b := range map[string]mushaf.Bagian{"juz": mushaf.Juz, "page": mushaf.Halaman} {
		baris := bacaTabel(t, "testdata/"+berkas+".csv")
		require.Equal(t, len(baris), e.Jumlah(b))
		for _, k := range baris {
			r, err := e.Bagian(b, angka(t, k[berkas]))
			require.NoError(t, err)
			require.Equal(t, k["start"]+"-"+k["end"], r.Kode())
			require.Equal(t, angka(t, k["ayat"]), r.Jumlah())
			if b == mushaf.Juz {
				require.Equal(t, angka(t, k["start_page"]), e.Nomor(mushaf.Halaman, r.Dari))
				require.Equal(t, angka(t, k["end_page"]), e.Nomor(mushaf.Halaman, r.Sampai))
				continue
			}
			require.Equal(t, angka(t, k["juz_at_start"]), e.Nomor(mushaf.Juz, r.Dari))
			require.Equal(t, angka(t, k["hizb_quarter_at_start"]), e.Nomor(mushaf.Rub, r.Dari))
		}
	}
	rub := bacaTabel(t, "testdata/rub.csv")
	require.Equal(t, len(rub), e.Jumlah(mushaf.Rub))
	for _, k := range rub {
		r, err := e.Bagian(mushaf.Rub, angka(t, k["rub"]))
		require.NoError(t, err)
		require.Equal(t, k["start"], r.Dari.String())
		require.Equal(t, angka(t, k["page"]), e.Nomor(mushaf.Halaman, r.Dari))
		require.Equal(t, angka(t, k["hizb"]), e.Nomor(mushaf.Hizb, r.Dari))
	}
	require.Equal(t, 60, e.Jumlah(mushaf.Hizb))
	for _, k := range bacaTabel(t, "data/surah.csv") {
		s, err := mushaf.SurahKe(angka(t, k["no"]))
		require.NoError(t, err)
		require.Equal(t, angka(t, k["start_page"]), e.Nomor(mushaf.Halaman, s.Awal))
		require.Equal(t, angka(t, k["end_page"]), e.Nomor(mushaf.Halaman, s.Rentang().Sampai))
	}
}

func madinahCSV(t testing.TB) string {
	isi, err := os.ReadFile("data/madinah.csv")
	require.NoError(t, err)
	return string(isi)
}

// An embedder brings an edition of its own: here one of 30 pages, a juz each.
func TestBacaEdisi_lain(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, baris := range strings.Split(madinahCSV(t), "\n") {
		if strings.HasPrefix(baris, "halaman,") {
			continue
		}
		b.WriteString(baris + "\n")
		if sisa, juz := strings.CutPrefix(baris, "juz,"); juz {
			b.WriteString("halaman," + sisa + "\n")
		}
	}
	e, err := mushaf.BacaEdisi("Juz per halaman", "uji", strings.NewReader(b.String()))
	require.NoError(t, err)
	require.Equal(t, 30, e.Jumlah(mushaf.Halaman))
	r, err := e.Baca("halaman 30")
	require.NoError(t, err)
	require.Equal(t, "78:1-114:6", r.Kode())
	_, err = e.Baca("halaman 582")
	require.ErrorIs(t, err, mushaf.ErrBagian)
	require.ErrorContains(t, err, "Juz per halaman")
}

func TestBacaEdisi_ditolak(t *testing.T) {
	t.Parallel()
	baku := madinahCSV(t)
	for nama, c := range map[string]struct{ nama, lama, baru, pesan string }{
		"tanpa nama":             {"", "", "", "tulis nama edisi"},
		"kepala lain":            {"x", "bagian,nomor", "bagian,ke", "baris pertama"},
		"ayat tidak ada":         {"x", "halaman,1,1,1\n", "halaman,1,1,8\n", "baris 272"},
		"mulai bukan di 1:1":     {"x", "juz,1,1,1\n", "juz,1,1,2\n", "baris 2"},
		"nomor melompat":         {"x", "juz,2,", "juz,3,", "baris 3"},
		"nomor ganda":            {"x", "juz,2,", "juz,1,", "baris 3"},
		"mundur":                 {"x", "halaman,3,2,6\n", "halaman,3,2,1\n", "baris 274"},
		"bagian asing":           {"x", "juz,2,", "bab,2,", "baris 3"},
		"bukan angka":            {"x", "juz,2,2", "juz,2,dua", "baris 3"},
		"juz lebih dari 30":      {"x", "rub,1,1,1\n", "juz,31,114,1\nrub,1,1,1\n", "baris 32"},
		"juz kurang":             {"x", "juz,30,78,1\n", "", "29 juz"},
		"kolom kurang":           {"x", "juz,2,2,142\n", "juz,2,2\n", "CSV"},
		"juz bukan batas rubnya": {"x", "juz,2,2,142\n", "juz,2,2,143\n", "juz 2 mulai di 2:143"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			isi := strings.Replace(baku, c.lama, c.baru, 1)
			_, err := mushaf.BacaEdisi(c.nama, "uji", strings.NewReader(isi))
			require.ErrorIs(t, err, mushaf.ErrEdisi)
			require.ErrorContains(t, err, c.pesan)
		})
	}
}

func TestBukanAyat(t *testing.T) {
	t.Parallel()
	for _, a := range []mushaf.Ayat{0, -1, mushaf.JumlahAyat + 1} {
		require.False(t, a.Sah())
		require.Zero(t, a.Letak())
		require.Empty(t, a.String())
		require.Zero(t, mushaf.Madinah().Nomor(mushaf.Juz, a))
		_, err := mushaf.BuatRentang(a, 5)
		require.ErrorIs(t, err, mushaf.ErrAyat)
		_, err = mushaf.BuatRentang(5, a)
		require.ErrorIs(t, err, mushaf.ErrAyat)
		require.Zero(t, mushaf.Rentang{Dari: a, Sampai: 5}.Jumlah())
		require.Empty(t, mushaf.Rentang{Dari: a, Sampai: 5}.String()+mushaf.Rentang{Dari: a, Sampai: 5}.Kode())
	}
	_, err := mushaf.BuatRentang(2, 1)
	require.ErrorIs(t, err, mushaf.ErrTerbalik)
	_, err = mushaf.SurahKe(0)
	require.ErrorIs(t, err, mushaf.ErrAyat)
	_, err = mushaf.Madinah().Bagian("bab", 1)
	require.ErrorIs(t, err, mushaf.ErrBagian)
	require.Zero(t, mushaf.Madinah().Jumlah("bab"))
	require.Zero(t, mushaf.Madinah().Nomor("bab", 1))
}

// What a caller does with a list changes nothing here.
func TestDaftarSurah_salinan(t *testing.T) {
	t.Parallel()
	mushaf.DaftarSurah()[0].Lain[0] = "diubah"
	s, err := mushaf.SurahKe(1)
	require.NoError(t, err)
	require.Equal(t, "Al-Fatihah", s.Lain[0])
}
