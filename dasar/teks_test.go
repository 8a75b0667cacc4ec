package dasar_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestRapikan(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string][2]string{
		"biasa":              {"Ahmad Fulan", "Ahmad Fulan"},
		"kosong":             {" \t\r\n", ""},
		"spasi ganda":        {"  Ahmad \t  Fulan\r\n", "Ahmad Fulan"},
		"spasi tak terputus": {"Ahmad\u00a0Fulan", "Ahmad Fulan"},
		"huruf terurai":      {"Nu\u0301r", "N\u00far"},
		"nama Arab":          {"  مُحَمَّد  عَلِيّ ", norm.NFC.String("مُحَمَّد عَلِيّ")},
		"tanda petik":        {"Nu`man Ma'ruf", "Nu`man Ma'ruf"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := dasar.Rapikan(c[0], 50)
			require.NoError(t, err)
			require.Equal(t, c[1], got)
		})
	}
}

func TestRapikanMenolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		teks   string
		aturan dasar.Aturan
	}{
		"NUL":                    {"Ahmad\x00", dasar.ErrTeks},
		"escape terminal":        {"\x1b[31mAhmad", dasar.ErrTeks},
		"hapus":                  {"Ahmad\x7f", dasar.ErrTeks},
		"kendali C1":             {"Ahmad\u0085", dasar.ErrTeks},
		"Latin-1 dibaca UTF-8":   {"Jos\xe9", dasar.ErrTeks},
		"huruf pengganti":        {"Jos\ufffd", dasar.ErrTeks},
		"terlalu panjang":        {strings.Repeat("a", 51), dasar.ErrTeksPanjang},
		"terlalu panjang (Arab)": {strings.Repeat("م", 51), dasar.ErrTeksPanjang},
		"sepuluh juta petik":     {strings.Repeat("\"", 10_000_000), dasar.ErrTeksPanjang},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := dasar.Rapikan(c.teks, 50)
			require.ErrorIs(t, err, c.aturan)
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
			require.Empty(t, got)
		})
	}
	got, err := dasar.Rapikan(strings.Repeat("م", 50), 50)
	require.NoError(t, err, "panjang dihitung per huruf, bukan per bita")
	require.Len(t, []rune(got), 50)
}

func FuzzRapikan(f *testing.F) {
	for _, s := range []string{"Ahmad  Fulan", "\xff", "e\u0301 \u0301a", "\u2028x", strings.Repeat("a\u0301\u0302", 40), "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := dasar.Rapikan(s, 100)
		if err != nil {
			require.Contains(t, []string{"DSR-TEKS-01", "DSR-TEKS-02"}, dasar.RuleOf(err))
			return
		}
		require.True(t, utf8.ValidString(got))
		require.LessOrEqual(t, utf8.RuneCountInString(got), 100)
		require.True(t, norm.NFC.IsNormalString(got), "%q", got)
		require.Equal(t, strings.TrimSpace(got), got)
		require.NotContains(t, got, "  ")
		for _, r := range got {
			require.False(t, unicode.IsControl(r))
		}
		lagi, err := dasar.Rapikan(got, 100)
		require.NoError(t, err)
		require.Equal(t, got, lagi, "merapikan yang rapi tidak mengubah apa pun")
	})
}

func TestJagaRumus(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"=1+1", "+62812", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000=1", "＝1", "＋1", "－1", "＠x", "\ufeff=1", "\u200b=1"} {
		require.Equal(t, "'"+s, dasar.JagaRumus(s), "%q", s)
	}
	for _, s := range []string{"", "Ali", "0012", "Nisa' = P", "a-b", "'x"} {
		require.Equal(t, s, dasar.JagaRumus(s))
	}
}
