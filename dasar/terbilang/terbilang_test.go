package terbilang_test

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/terbilang"
)

// testdata/icu_id_spellout.txt holds numbers and their words by ICU's
// RuleBasedNumberFormat (SPELLOUT, locale id), one pair per line.
func TestSepertiICU(t *testing.T) {
	t.Parallel()
	f, err := os.Open("testdata/icu_id_spellout.txt")
	require.NoError(t, err)
	defer f.Close()
	baris := 0
	for s := bufio.NewScanner(f); s.Scan(); baris++ {
		angka, kata, ada := strings.Cut(s.Text(), "\t")
		require.True(t, ada, s.Text())
		n, err := strconv.ParseInt(angka, 10, 64)
		require.NoError(t, err)
		if n == 0 {
			require.Equal(t, "kosong", kata)
			kata = "nol"
		}
		require.Equal(t, kata, terbilang.Angka(n), angka)
	}
	require.Equal(t, 2347, baris)
}

func TestRupiah(t *testing.T) {
	t.Parallel()
	for r, kata := range map[dasar.Rupiah]string{
		0:             "nol rupiah",
		1:             "satu rupiah",
		11:            "sebelas rupiah",
		12:            "dua belas rupiah",
		19:            "sembilan belas rupiah",
		20:            "dua puluh rupiah",
		100:           "seratus rupiah",
		199:           "seratus sembilan puluh sembilan rupiah",
		200:           "dua ratus rupiah",
		1_000:         "seribu rupiah",
		1_999:         "seribu sembilan ratus sembilan puluh sembilan rupiah",
		2_000:         "dua ribu rupiah",
		999_999:       "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan rupiah",
		1_000_000:     "satu juta rupiah",
		1_001_000:     "satu juta seribu rupiah",
		21_000:        "dua puluh satu ribu rupiah",
		111_111:       "seratus sebelas ribu seratus sebelas rupiah",
		1_250_000:     "satu juta dua ratus lima puluh ribu rupiah",
		-500:          "minus lima ratus rupiah",
		1_000_000_000: "satu miliar rupiah",
		1e15:          "satu kuadriliun rupiah",
	} {
		require.Equal(t, kata, terbilang.Rupiah(r), r.String())
		require.Equal(t, strings.ToUpper(kata[:1])+kata[1:], terbilang.Rupiah(r, terbilang.BesarAwal))
	}
	require.Empty(t, terbilang.BesarAwal(""))
}

func TestUjungInt64(t *testing.T) {
	t.Parallel()
	maks := "sembilan kuintiliun dua ratus dua puluh tiga kuadriliun tiga ratus tujuh puluh dua triliun tiga puluh enam miliar delapan ratus lima puluh empat juta tujuh ratus tujuh puluh lima ribu delapan ratus "
	require.Equal(t, maks+"tujuh", terbilang.Angka(math.MaxInt64))
	require.Equal(t, "minus "+maks+"delapan", terbilang.Angka(math.MinInt64))
}

func TestTerpanjang(t *testing.T) {
	t.Parallel()
	require.Len(t, terbilang.Angka(8_999_999_999_999_999_999), 288)
	require.Len(t, terbilang.Angka(999_999_999), 126)
}

// baca reads words back by other means than they were written: it adds up small
// numbers until a large unit closes a group.
func baca(kata string) (int64, error) {
	kecil := map[string]uint64{"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11}
	besar := map[string]uint64{"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "triliun": 1e12, "kuadriliun": 1e15, "kuintiliun": 1e18}
	kata, minus := strings.CutPrefix(kata, "minus ")
	var jumlah, kelompok, terakhir uint64
	for k := range strings.SplitSeq(kata, " ") {
		switch n, ada := kecil[k]; {
		case ada:
			kelompok, terakhir = kelompok+n, n
		case k == "belas":
			kelompok += 10
		case k == "puluh":
			kelompok += 9 * terakhir
		case k == "ratus":
			kelompok += 99 * terakhir
		case k == "seratus":
			kelompok += 100
		case k == "seribu":
			jumlah += 1000
		case besar[k] > 0:
			jumlah, kelompok = jumlah+kelompok*besar[k], 0
		default:
			return 0, fmt.Errorf("kata %q tidak dikenal", k)
		}
	}
	jumlah += kelompok
	if minus {
		jumlah = -jumlah
	}
	return int64(jumlah), nil
}

func TestTerbacaKembali(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.Int64().Draw(r, "n")
		kata := terbilang.Angka(n)
		balik, err := baca(kata)
		require.NoError(r, err)
		require.Equal(r, n, balik, kata)
		require.NotContains(r, kata, "  ")
		require.LessOrEqual(r, len(kata), len("minus ")+288)
	})
}

func Example() {
	fmt.Println(terbilang.Rupiah(1_250_000, terbilang.BesarAwal))
	// Output: Satu juta dua ratus lima puluh ribu rupiah
}

func ExampleAngka() {
	fmt.Println(terbilang.Angka(21), "santri")
	// Output: dua puluh satu santri
}

func BenchmarkRupiah(b *testing.B) {
	for b.Loop() {
		terbilang.Rupiah(987_654_321)
	}
}
