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
	arab  *pembentuk // of the document; nil shapes each time anew
}

// ganti is the same letters in another weight and size.
func (g gaya) ganti(tebal bool, pt float64) gaya { return gaya{tebal, pt, g.arab} }

func (g gaya) muka() muka {
	if g.tebal {
		return mukaTebal()
	}
	return mukaBiasa()
}

// tinggi is the height of a line of Latin letters.
func (g gaya) tinggi() float64 { return g.pt * 1.35 }

// ruang is what a line asks for above and below that of Latin letters, for the
// marks of Arabic letters.
func (g gaya) ruang(s string) (atas, bawah float64) {
	if !adaArab(s) {
		return 0, 0
	}
	for _, p := range g.rangkai(s) {
		atas, bawah = max(atas, (p.atas-0.95)*g.pt), max(bawah, (p.bawah-0.3)*g.pt)
	}
	return atas, bawah
}

// rangkai are the pieces of a line with Arabic letters.
func (g gaya) rangkai(s string) []potongan {
	p := g.arab
	if p == nil {
		p = bentukBaru()
	}
	return p.rangkai(s, g.tebal)
}

// lebar measures a text that is bersih, in points.
func (g gaya) lebar(s string) (n float64) {
	if !adaArab(s) {
		return g.latin(s)
	}
	for _, p := range g.rangkai(s) {
		n += p.lebar * g.pt
	}
	return n
}

func (g gaya) latin(s string) float64 {
	m, n := g.muka(), 0
	for _, r := range s {
		n += m[r]
	}
	return float64(n) * g.pt / 1000
}

// bersih makes a text printable: letters composed, Arabic shapes turned back into
// letters, signs that show nothing left out, blanks of all kinds one blank, what
// has no letter �. Line ends stay.
func bersih(s string) string {
	m, arab := mukaBiasa(), false
	s = norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n"))
	if adaArab(s) || strings.ContainsFunc(s, bentukJadi) {
		s = hurufDasar(s)
	}
	return strings.Map(func(r rune) rune {
		sebelum := arab
		_, ada := m[r]
		arab = !ada && r >= 0x600 && arabBiasa().punya[r]
		switch {
		case r == '\n' || ada || arab:
			return r
		case (r == 0x200c || r == 0x200d) && sebelum: // joins or parts Arabic letters
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return utf8.RuneError
	}, s)
}

// bentukJadi are Arabic letters stored by their shape, as old programs do.
func bentukJadi(r rune) bool { return r >= 0xfb50 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc }

func hurufDasar(s string) string {
	var b strings.Builder
	for _, r := range s {
		if bentukJadi(r) && !arabBiasa().punya[r] {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// baris breaks a text into lines no wider than lebar: at its line ends, at
// blanks, and inside a word only when the word alone is too wide. An empty text
// is one empty line. Where Arabic makes it needed, a line begins with the mark of
// the direction of its paragraph.
func (g gaya) baris(s string, lebar float64) (out []string) {
	for alinea := range strings.SplitSeq(bersih(s), "\n") {
		mulai := len(out)
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
		if adaArab(alinea) {
			tandai(out[mulai:], kananKiri(alinea))
		}
	}
	return out
}

// tandai marks lines whose paragraph reads the other way than they would alone.
func tandai(baris []string, kanan bool) {
	for i, b := range baris {
		switch {
		case kanan && !kananKiri(b):
			baris[i] = string(tandaKanan) + b
		case !kanan && kananKiri(b):
			baris[i] = string(tandaKiri) + b
		}
	}
}

// muat tells how many bytes of s fit, at least one letter with its marks.
func (g gaya) muat(s string, lebar float64) int {
	muat := 0
	for i, r := range s {
		if i == 0 || menempel(r) {
			continue
		}
		if muat > 0 && g.lebar(s[:i]) > lebar {
			return muat
		}
		muat = i
	}
	if muat == 0 || g.lebar(s) <= lebar {
		return len(s)
	}
	return muat
}

// potong shortens a text to one line of that width.
func (g gaya) potong(s string, lebar float64) string {
	s = strings.ReplaceAll(bersih(s), "\n", " ")
	if g.lebar(s) <= lebar {
		return s
	}
	return s[:g.muat(s, lebar-g.lebar("…"))] + "…"
}
