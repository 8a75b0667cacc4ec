package pdf

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

var (
	//go:embed huruf/NotoSans-Regular.ttf
	ttfBiasa []byte
	//go:embed huruf/NotoSans-Bold.ttf
	ttfTebal []byte
)

// muka is one weight of the letters: the advance of each, in thousandths of its size.
type muka map[rune]int

var (
	mukaBiasa = sync.OnceValue(func() muka { return bacaMuka(ttfBiasa) })
	mukaTebal = sync.OnceValue(func() muka { return bacaMuka(ttfTebal) })
)

func bacaMuka(ttf []byte) muka {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic("pdf: embedded font: " + err.Error())
	}
	m := muka{}
	var b sfnt.Buffer
	for r := rune(' '); r <= utf8.RuneError; r++ {
		i, err := f.GlyphIndex(&b, r)
		if err != nil || i == 0 {
			continue
		}
		a, err := f.GlyphAdvance(&b, i, fixed.I(1000), font.HintingNone)
		if err != nil {
			panic("pdf: embedded font: " + err.Error())
		}
		m[r] = a.Round()
	}
	return m
}

// gaya is how a text is written: its weight and its size in points.
type gaya struct {
	tebal bool
	pt    float64
}

func (g gaya) muka() muka {
	if g.tebal {
		return mukaTebal()
	}
	return mukaBiasa()
}

// tinggi is the height of a line.
func (g gaya) tinggi() float64 { return g.pt * 1.35 }

// lebar measures a text that is bersih, in points.
func (g gaya) lebar(s string) float64 {
	m, n := g.muka(), 0
	for _, r := range s {
		n += m[r]
	}
	return float64(n) * g.pt / 1000
}

// bersih makes a text printable: letters composed, signs that show nothing left
// out, blanks of all kinds one blank, what has no letter �. Line ends stay.
func bersih(s string) string {
	m := mukaBiasa()
	s = norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n"))
	return strings.Map(func(r rune) rune {
		_, ada := m[r]
		switch {
		case r == '\n' || ada:
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return utf8.RuneError
	}, s)
}

// baris breaks a text into lines no wider than lebar: at its line ends, at
// blanks, and inside a word only when the word alone is too wide. An empty text
// is one empty line.
func (g gaya) baris(s string, lebar float64) (out []string) {
	for alinea := range strings.SplitSeq(bersih(s), "\n") {
		baris := ""
		for kata := range strings.FieldsFuncSeq(alinea, func(r rune) bool { return r == ' ' }) {
			if baris != "" && g.lebar(baris+" "+kata) <= lebar {
				baris += " " + kata
				continue
			}
			if baris != "" {
				out = append(out, baris)
			}
			for baris = kata; g.lebar(baris) > lebar; {
				n := g.muat(baris, lebar)
				out, baris = append(out, baris[:n]), baris[n:]
			}
		}
		out = append(out, baris)
	}
	return out
}

// muat tells how many bytes of s fit, at least one letter.
func (g gaya) muat(s string, lebar float64) int {
	for i, r := range s {
		if i > 0 && g.lebar(s[:i+utf8.RuneLen(r)]) > lebar {
			return i
		}
	}
	return len(s)
}

// potong shortens a text to one line of that width.
func (g gaya) potong(s string, lebar float64) string {
	s = strings.ReplaceAll(bersih(s), "\n", " ")
	if g.lebar(s) <= lebar {
		return s
	}
	return s[:g.muat(s, lebar-g.lebar("…"))] + "…"
}
