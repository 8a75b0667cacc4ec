package santri_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func TestParseNama(t *testing.T) {
	t.Parallel()
	ujiBaca(t, santri.ParseNama, map[string]bacaan{
		"Sabrina Nisa'":          {nilai: "Sabrina Nisa'"},
		"AHMAD FAUZI":            {nilai: "AHMAD FAUZI"},
		" Ahmad  Fauzi":          {nilai: "Ahmad Fauzi", perbaikan: []dasar.Aturan{santri.ErrNamaRapi}},
		"Ahmad\u00a0Fauzi":       {nilai: "Ahmad Fauzi", perbaikan: []dasar.Aturan{santri.ErrNamaRapi}},
		"Rene\u0301":             {nilai: "René"},
		"":                       {galat: santri.ErrNamaKosong},
		"  ":                     {galat: santri.ErrNamaKosong},
		"123":                    {galat: santri.ErrNamaHuruf},
		"Ahmad\x00":              {galat: dasar.ErrTeks},
		"Ahmad \xff":             {galat: dasar.ErrTeks},
		strings.Repeat("a", 101): {galat: dasar.ErrTeksPanjang},
	})
}

func TestTanpaGelar(t *testing.T) {
	t.Parallel()
	for nama, mau := range map[string]string{
		"H. Ahmad Fauzi":                    "Ahmad Fauzi",
		"H Ahmad Fauzi":                     "Ahmad Fauzi",
		"Hj. Siti Aminah, S.Pd.I":           "Siti Aminah",
		"Drs. KH. Ahmad Fauzi, M.Pd., Lc.":  "Ahmad Fauzi",
		"Dr. Ir. H. Ahmad Fauzi, S.T., M.M": "Ahmad Fauzi",
		"Alm. Ahmad Fauzi":                  "Ahmad Fauzi",
		"Ahmad Fauzi (Alm)":                 "Ahmad Fauzi",
		"Ahmad Fauzi, Alm.":                 "Ahmad Fauzi",
		"Almh. Hj. Siti":                    "Siti",
		"Ahmad Fauzi S.Pd":                  "Ahmad Fauzi",
		"Ustadz Hasan, Lc":                  "Hasan",
		"Gus Dur":                           "Gus Dur",
		"Ma Huan":                           "Ma Huan",
		"M. Iqbal":                          "M. Iqbal",
		"Muh. Se Puluh":                     "Muh. Se Puluh",
		"Siti Nur A.":                       "Siti Nur A.",
		"Fauzi, Ahmad":                      "Fauzi Ahmad",
		"H.":                                "H.",
		"":                                  "",
		"  Ahmad   Fauzi ":                  "Ahmad Fauzi",
	} {
		require.Equal(t, mau, santri.TanpaGelar(nama), nama)
	}
}

func TestKunciUrut(t *testing.T) {
	t.Parallel()
	urut := []string{"Abdul", "Ábdul Aziz", "abdul basith", "Abdulloh", "Ahmad", "Nisa'", "Nisaa", "Zaki"}
	acak := slices.Clone(urut)
	slices.Reverse(acak)
	slices.SortFunc(acak, func(a, b string) int { return bytes.Compare(santri.KunciUrut(a), santri.KunciUrut(b)) })
	require.Equal(t, urut, acak)
	p := santri.BuatPengurut()
	satu := p.Kunci("Ahmad")
	p.Kunci("Zaki")
	require.Equal(t, santri.KunciUrut("Ahmad"), satu, "kunci terdahulu tidak tertimpa")
}

func TestKunciCari(t *testing.T) {
	t.Parallel()
	for nama, mau := range map[string]string{
		"Sabrina NISA’": "sabrina nisa", "Nisa'ul": "nisaul", "Al-Ghozali  2": "al ghozali 2", "René": "rene", "": "", "%_'": "", "  -a- ": "a",
	} {
		require.Equal(t, mau, santri.KunciCari(nama), nama)
	}
}

func TestKunciKeluarga(t *testing.T) {
	t.Parallel()
	k := santri.KunciKeluarga("H. Nashir Setiawan", "Sabrina Nisa'", "+6281234567890")
	require.NotEmpty(t, k)
	require.Equal(t, k, santri.KunciKeluarga("NASHIR  SETIAWAN, S.Pd", "sabrina nisa’", "+6281234567890"))
	for _, lain := range []string{
		santri.KunciKeluarga("Nashir Setiawan", "Sabrina Nisa'", "+6281234567891"), santri.KunciKeluarga("Sabrina Nisa'", "Nashir Setiawan", "+6281234567890"),
		santri.KunciKeluarga("Nashir Setiawan", "", "+6281234567890"), santri.KunciKeluarga("", "Nashir Setiawan", "+6281234567890"),
	} {
		require.NotEmpty(t, lain)
		require.NotEqual(t, k, lain)
	}
	require.Empty(t, santri.KunciKeluarga("Nashir", "Sabrina", ""), "tanpa nomor")
	require.Empty(t, santri.KunciKeluarga("", " ", "+6281234567890"), "tanpa nama")
}

// Folding twice changes nothing, and what a search types as a word of the folded
// name is found in it.
func TestKunciCari_sifat(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		k := santri.KunciCari(rapid.String().Draw(t, "nama"))
		require.Equal(t, k, santri.KunciCari(k))
		require.Equal(t, strings.Join(strings.Fields(k), " "), k)
		require.Zero(t, strings.Count(k, "%")+strings.Count(k, "_"))
	})
}

func FuzzTanpaGelar(f *testing.F) {
	for _, s := range []string{"Drs. KH. Ahmad, M.Pd.", "H.", ",,", "Alm. (Alm)", "\xff."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.TrimSpace(s) != "" {
			require.NotEmpty(t, santri.TanpaGelar(s))
		}
		santri.KunciUrut(s)
	})
}
