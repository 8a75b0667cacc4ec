package pdf

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// urutanUji is the order of the letters of a line from the left.
func urutanUji(rs []rune) (out []int) {
	for _, u := range urutan(rs) {
		for i := range u.sampai - u.dari {
			if u.kanan {
				out = append(out, u.sampai-1-i)
			} else {
				out = append(out, u.dari+i)
			}
		}
	}
	return out
}

// Cases of Unicode: the written ones, and one in 200 of the computed ones. The whole
// file (Debian package unicode-data) may be named.
func TestUrutan_unicode(t *testing.T) {
	t.Parallel()
	nama := "testdata/BidiCharacterTest.txt"
	if s := os.Getenv("BIDI_CHARACTER_TEST"); s != "" {
		nama = s
	}
	f, err := os.Open(nama)
	require.NoError(t, err)
	defer f.Close()
	n := 0
	for b := bufio.NewScanner(f); b.Scan(); {
		k := strings.Split(b.Text(), ";")
		if len(k) != 5 || strings.HasPrefix(k[0], "#") {
			continue
		}
		if rs, mau, ada := kasusUnicode(t, k); ada {
			require.Equal(t, mau, urutanUji(rs), b.Text())
			n++
		}
	}
	require.Greater(t, n, 500)
}

// kasusUnicode reads a case; those with controls, which no line of ours has, are
// passed over.
func kasusUnicode(t *testing.T, k []string) (rs []rune, mau []int, ada bool) {
	awal := 0
	switch k[1] {
	case "0":
		rs, awal = append(rs, tandaKiri), 1
	case "1":
		rs, awal = append(rs, tandaKanan), 1
	}
	for _, x := range strings.Fields(k[0]) {
		r, err := strconv.ParseUint(x, 16, 32)
		require.NoError(t, err)
		if r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2029 || r == 0x200b || r == 0x200d {
			return nil, nil, false
		}
		rs = append(rs, rune(r))
	}
	for _, x := range strings.Fields(k[4]) {
		i, err := strconv.Atoi(x)
		require.NoError(t, err)
		mau = append(mau, i+awal)
	}
	switch k[1] {
	case "0":
		mau = append([]int{0}, mau...)
	case "1":
		mau = append(mau, 0)
	}
	return rs, mau, true
}

// What is seen from the left, of lines as report cards have them.
func TestUrutan_baris(t *testing.T) {
	t.Parallel()
	for s, mau := range map[string]string{
		"nilai 87,5":           "nilai 87,5",
		"نيل 87,5":             "87,5 لين",
		"نيل 87,5 جدا":         "ادج 87,5 لين",
		"abc نيل 87,5 جدا def": "abc ادج 87,5 لين def",
		"abc نيل 57 def":       "abc 57 لين def", // the number belongs to the Arabic before it
		"abc نيل ٥٧ def":       "abc ٥٧ لين def",
		"hal ٥٧ نيل":           "hal لين ٥٧",
		"abc (نيل) def":        "abc (لين) def",
		"نيل (abc) جدا":        "ادج (abc) لين",
		"12/2026 نيل":          "لين 12/2026",
		"\u200eنيل abc":        "لين abc",
		"\u200fabc نيل":        "لين abc",
		"50% نيل":              "لين 50%",
		"نيل 50% abc":          "abc %50 لين", // as Arabic writes it
	} {
		var b strings.Builder
		for _, p := range bentukBaru().rangkai(s, false) {
			b.WriteString(p.teks)
			bacaan := ""
			for _, g := range p.glif {
				if !strings.HasSuffix(bacaan, g.baca) {
					bacaan += g.baca
				}
			}
			b.WriteString(bacaan)
		}
		require.Equal(t, mau, b.String(), "%q", s)
	}
}

// Letters join: the same letter has another shape at each place, lam with alif is
// narrower than both, marks take no width.
func TestBentuk(t *testing.T) {
	t.Parallel()
	p := bentukBaru()
	lebar := func(s string) float64 { return p.bentuk(kunciKata{s, false, true}).lebar }
	bentuk := func(s string) rune { return p.bentuk(kunciKata{s, false, true}).glif[0].kode }
	require.NotEqual(t, bentuk("ه"), bentuk("هه"))
	require.Less(t, lebar("ههه"), 3*lebar("ه"))
	require.Less(t, lebar("لا"), lebar("ل")+lebar("ا"))
	require.InDelta(t, lebar("محمد"), lebar("مُحَمَّدٌ"), 1e-9)
	require.NotEqual(t, lebar("ممتاز"), p.bentuk(kunciKata{"ممتاز", true, true}).lebar, "bold is another font")
	tanpa, dengan := p.bentuk(kunciKata{"محمد", false, true}), p.bentuk(kunciKata{"مُحَمَّدٌ", false, true})
	require.Greater(t, dengan.atas, tanpa.atas, "marks ask for room")
	for _, m := range []*mukaArab{arabBiasa(), arabTebal()} {
		for _, r := range "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژکگڠڤڬڽۏڎڟ٠٩،؛؟ٱۖۗۚۛۜ\u06dd۞۩ًࣰٌٍࣲَُِّْٰࢮﷺ" {
			require.True(t, m.punya[r], "%U", r)
		}
	}
	require.Equal(t, arabBiasa().punya, arabTebal().punya)
}

// The side that a line begins at follows its paragraph, also where a line of it
// begins in the other script.
func TestBaris_arah(t *testing.T) {
	t.Parallel()
	g := gaya{pt: 10}
	kanan := func(s string) (out []bool) {
		for _, b := range g.baris(s, 45) {
			require.LessOrEqual(t, g.lebar(b), 45.0)
			out = append(out, kananKiri(b))
		}
		require.Greater(t, len(out), 1)
		return slices.Compact(out)
	}
	require.Equal(t, []bool{false}, kanan("santri itu محمد الأمين lulus"))
	require.Equal(t, []bool{true}, kanan("الطالب Muhammad Amin محمود"))
	require.Equal(t, []bool{false, true}, kanan("santri\nطالب"))
}

func TestBersih_arab(t *testing.T) {
	t.Parallel()
	for s, mau := range map[string]string{
		"ﻣﺤﻤﺪ ﻻ":                "محمد لا", // stored by shape
		"ﷺ":                     "ﷺ",
		"\u202bعلي\u202c\u200f": "علي",
		"هـ\u200d a\u200db":     "هـ\u200d ab",
		"\u0641\u064e\u0651":    "\u0641\u064e\u0651",
	} {
		require.Equal(t, mau, bersih(s), "%q", s)
	}
}
