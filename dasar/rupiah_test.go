package dasar_test

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestRupiahTertulis(t *testing.T) {
	t.Parallel()
	for r, c := range map[dasar.Rupiah][2]string{
		0:             {"Rp0", "0"},
		7:             {"Rp7", "7"},
		999:           {"Rp999", "999"},
		1_000:         {"Rp1.000", "1.000"},
		-500:          {"-Rp500", "-500"},
		-1_250_000:    {"-Rp1.250.000", "-1.250.000"},
		1_250_000:     {"Rp1.250.000", "1.250.000"},
		math.MaxInt64: {"Rp9.223.372.036.854.775.807", "9.223.372.036.854.775.807"},
		math.MinInt64: {"-Rp9.223.372.036.854.775.808", "-9.223.372.036.854.775.808"},
	} {
		require.Equal(t, c[0], r.String())
		require.Equal(t, c[1], r.Angka())
	}
}

// The grouping is that of Unicode CLDR for Indonesian.
func TestRupiahSepertiCLDR(t *testing.T) {
	t.Parallel()
	p := message.NewPrinter(language.Indonesian)
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.Int64().Draw(r, "n") >> rapid.IntRange(0, 63).Draw(r, "geser")
		require.Equal(r, p.Sprintf("%d", n), dasar.Rupiah(n).Angka())
	})
}

func TestParseRupiah(t *testing.T) {
	t.Parallel()
	for teks, r := range map[string]dasar.Rupiah{
		"0":                    0,
		"-0":                   0,
		"1250000":              1_250_000,
		"1.250.000":            1_250_000,
		"Rp1.250.000":          1_250_000,
		"rp 1.250.000":         1_250_000,
		"RP. 1.250.000":        1_250_000,
		"Rp\u00a01.250.000,00": 1_250_000,
		" 1.250.000,- ":        1_250_000,
		"-Rp500":               -500,
		"-500":                 -500,
		"1000000000000000":     dasar.MaxRupiah,
		"-1000000000000000":    -dasar.MaxRupiah,
	} {
		got, err := dasar.ParseRupiah(teks)
		require.NoError(t, err, teks)
		require.Equal(t, r, got, teks)
	}
}

func TestParseRupiahDitolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		teks   string
		aturan dasar.Aturan
	}{
		"kosong":              {"", dasar.ErrRupiahTeks},
		"hanya Rp":            {"Rp", dasar.ErrRupiahTeks},
		"hanya minus":         {"-", dasar.ErrRupiahTeks},
		"sen":                 {"1.250.000,50", dasar.ErrRupiahTeks},
		"gaya Inggris":        {"1,250,000", dasar.ErrRupiahTeks},
		"titik desimal":       {"1250.5", dasar.ErrRupiahTeks},
		"kelompok dua angka":  {"1.25.000", dasar.ErrRupiahTeks},
		"kelompok kosong":     {"1..000", dasar.ErrRupiahTeks},
		"awal empat angka":    {"1250.000", dasar.ErrRupiahTeks},
		"dua akhiran":         {"1,-,00", dasar.ErrRupiahTeks},
		"dua minus":           {"--5", dasar.ErrRupiahTeks},
		"minus sesudah Rp":    {"Rp-5", dasar.ErrRupiahTeks},
		"notasi ilmiah":       {"1.25E+06", dasar.ErrRupiahTeks},
		"mata uang lain":      {"USD 5", dasar.ErrRupiahTeks},
		"angka Arab":          {"١٢٣", dasar.ErrRupiahTeks},
		"rumus":               {"=1+1", dasar.ErrRupiahTeks},
		"lewat batas":         {"1.000.000.000.000.001", dasar.ErrRupiahBatas},
		"lewat batas, minus":  {"-1000000000000001", dasar.ErrRupiahBatas},
		"lewat int64":         {"9223372036854775808", dasar.ErrRupiahBatas},
		"seratus ribu angka":  {strings.Repeat("9", 100_000), dasar.ErrRupiahBatas},
		"teks sangat panjang": {strings.Repeat("x", 100_000), dasar.ErrRupiahTeks},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := dasar.ParseRupiah(c.teks)
			require.ErrorIs(t, err, c.aturan)
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
			require.Less(t, len(err.Error()), 300, "pesan tidak mengulang seluruh masukan")
		})
	}
}

func TestRupiahBatas(t *testing.T) {
	t.Parallel()
	require.NoError(t, dasar.MaxRupiah.Batas())
	require.NoError(t, (-dasar.MaxRupiah).Batas())
	require.ErrorIs(t, (dasar.MaxRupiah + 1).Batas(), dasar.ErrRupiahBatas)
	require.ErrorIs(t, (-dasar.MaxRupiah - 1).Batas(), dasar.ErrRupiahBatas)
	require.ErrorIs(t, dasar.Rupiah(math.MinInt64).Batas(), dasar.ErrRupiahBatas)
}

func TestJumlahRupiah(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		rs     []dasar.Rupiah
		jumlah dasar.Rupiah
		meluap bool
	}{
		"tanpa isi":          {},
		"biasa":              {rs: []dasar.Rupiah{1_000, -300, 50}, jumlah: 750},
		"tepat di ujung":     {rs: []dasar.Rupiah{math.MaxInt64 - 1, 1}, jumlah: math.MaxInt64},
		"tepat di dasar":     {rs: []dasar.Rupiah{math.MinInt64 + 1, -1}, jumlah: math.MinInt64},
		"meluap ke atas":     {rs: []dasar.Rupiah{math.MaxInt64, 1}, meluap: true},
		"meluap ke bawah":    {rs: []dasar.Rupiah{math.MinInt64, -1}, meluap: true},
		"meluap lalu pulang": {rs: []dasar.Rupiah{math.MaxInt64, 1, -5}, meluap: true},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := dasar.JumlahRupiah(c.rs...)
			if c.meluap {
				require.ErrorIs(t, err, dasar.ErrRupiahBatas)
				require.Zero(t, got)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.jumlah, got)
		})
	}
}

func TestBagi(t *testing.T) {
	t.Parallel()
	require.Equal(t, []dasar.Rupiah{33_334, 33_333, 33_333}, dasar.Rupiah(100_000).Bagi(3))
	require.Equal(t, []dasar.Rupiah{-34, -33, -33}, dasar.Rupiah(-100).Bagi(3))
	require.Equal(t, []dasar.Rupiah{1, 1, 0, 0}, dasar.Rupiah(2).Bagi(4))
	require.Panics(t, func() { dasar.Rupiah(1).Bagi(0) })
	require.Panics(t, func() { dasar.Rupiah(1).Bagi(-2) })
	rapid.Check(t, func(r *rapid.T) {
		n := dasar.Rupiah(rapid.Int64().Draw(r, "jumlah"))
		bagian := n.Bagi(rapid.IntRange(1, 200).Draw(r, "bagian"))
		sum, err := dasar.JumlahRupiah(bagian...)
		require.NoError(r, err)
		require.Equal(r, n, sum, "tidak ada rupiah yang hilang")
		pertama, akhir := bagian[0], bagian[len(bagian)-1]
		selisih := pertama - akhir
		require.True(r, selisih >= -1 && selisih <= 1, "%d dan %d", pertama, akhir)
		for i := 1; i < len(bagian); i++ {
			require.True(r, bagian[i] == bagian[i-1] || bagian[i] == akhir, "yang depan menanggung sisa")
		}
	})
}

func FuzzParseRupiah(f *testing.F) {
	for _, s := range []string{"1.250.000", "Rp 1.250.000,00", "-Rp500", "1,-,00", "١٢٣", "Rp\u00a05", "\xff", "000.001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := dasar.ParseRupiah(s)
		if err != nil {
			require.Contains(t, []string{"DSR-RUPIAH-01", "DSR-RUPIAH-02"}, dasar.RuleOf(err))
			require.True(t, utf8.ValidString(err.Error()))
			return
		}
		require.NoError(t, r.Batas())
		for _, tulisan := range []string{r.String(), r.Angka()} {
			balik, err := dasar.ParseRupiah(tulisan)
			require.NoError(t, err)
			require.Equal(t, r, balik)
		}
		// Whatever was read, its digits are the digits of the text.
		angka := func(s string) string {
			return strings.TrimLeft(strings.Map(func(c rune) rune {
				if c < '0' || c > '9' {
					return -1
				}
				return c
			}, s), "0")
		}
		require.Equal(t, angka(strings.TrimSuffix(strings.TrimSpace(s), ",00")), angka(r.Angka()))
	})
}
