package pdf

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

var (
	//go:embed huruf/NotoNaskhArabic-Regular.ttf
	ttfArabBiasa []byte
	//go:embed huruf/NotoNaskhArabic-Bold.ttf
	ttfArabTebal []byte
)

// mukaArab is one weight of the Arabic letters.
type mukaArab struct {
	huruf *font.Font
	kode  []rune // of each glyph, by which the file names it; 0 shows nothing
	punya map[rune]bool
}

var (
	arabBiasa = sync.OnceValue(func() *mukaArab { return bacaArab(ttfArabBiasa) })
	arabTebal = sync.OnceValue(func() *mukaArab { return bacaArab(ttfArabTebal) })
)

func bacaArab(ttf []byte) *mukaArab {
	f, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		panic("pdf: embedded font: " + err.Error())
	}
	m := &mukaArab{huruf: f.Font, punya: map[rune]bool{}}
	for i := f.Cmap.Iter(); i.Next(); {
		r, g := i.Char()
		for int(g) >= len(m.kode) {
			m.kode = append(m.kode, 0)
		}
		if k := m.kode[g]; k == 0 || r < k {
			m.kode[g] = r
		}
		if r >= 0x600 && r < 0x900 || r >= 0xfdf2 && r <= 0xfdfd || r == 0xfd3e || r == 0xfd3f {
			m.punya[r] = true
		}
	}
	return m
}

// skalaArab makes Arabic letters as large to the eye as the Latin beside them.
const skalaArab = 1.15

// adaArab tells whether a line that is bersih holds something for this file.
func adaArab(s string) bool {
	for _, r := range s {
		if r >= 0x600 && r < 0x900 || r >= 0x200c && r <= 0x200f || r >= 0xfb50 && r <= 0xfdff {
			return true
		}
	}
	return false
}

// glif is a shape at its place: its code in the file, and where it stands from the
// pen, in thousandths of the size. Shapes of one letter stand together: its body
// and its dots.
type glif struct {
	kode         rune
	huruf        int    // the letter's place in the word
	baca         string // what the letters from there on read
	maju, dx, dy int
}

// potongan is a piece of a line that is drawn at once; its measures are of a size
// of 1.
type potongan struct {
	teks        string // as it is seen from the left, of Latin letters
	baca        string // as it is read, where that is not what is seen
	glif        []glif // of Arabic letters, from left to right
	lebar       float64
	atas, bawah float64 // how far it goes above and below the line
}

// pembentuk shapes the Arabic of one document. Each word is shaped once, for the
// same subjects and terms stand on every report of a class.
type pembentuk struct {
	buf   *harfbuzz.Buffer
	huruf [2]*harfbuzz.Font
	kata  map[kunciKata]potongan
}

type kunciKata struct {
	teks         string
	tebal, kanan bool
}

// batasKata bounds the memory of words.
const batasKata = 8192

func bentukBaru() *pembentuk {
	return &pembentuk{buf: harfbuzz.NewBuffer(), kata: map[kunciKata]potongan{}}
}

func mukaArabUntuk(tebal bool) (*mukaArab, int) {
	if tebal {
		return arabTebal(), 1
	}
	return arabBiasa(), 0
}

// bentuk shapes a word of Arabic letters.
func (p *pembentuk) bentuk(k kunciKata) potongan {
	if x, ada := p.kata[k]; ada {
		return x
	}
	m, i := mukaArabUntuk(k.tebal)
	if p.huruf[i] == nil {
		p.huruf[i] = harfbuzz.NewFont(font.NewFace(m.huruf))
	}
	p.buf.Clear()
	p.buf.ClusterLevel = harfbuzz.MonotoneCharacters
	rs := []rune(k.teks)
	p.buf.AddRunes(rs, 0, len(rs))
	p.buf.Props = harfbuzz.SegmentProperties{Script: language.Arabic, Language: "ar", Direction: harfbuzz.LeftToRight}
	if k.kanan {
		p.buf.Props.Direction = harfbuzz.RightToLeft
	}
	p.buf.Shape(p.huruf[i], nil)
	var x potongan
	for j, info := range p.buf.Info {
		pos := p.buf.Pos[j]
		g := glif{huruf: info.Cluster, maju: int(pos.XAdvance), dx: int(pos.XOffset), dy: int(pos.YOffset)}
		if int(info.Glyph) < len(m.kode) {
			g.kode = m.kode[info.Glyph]
		}
		x.glif = append(x.glif, g)
		x.lebar += float64(g.maju) * skalaArab / 1000
		if e, ada := p.huruf[i].GlyphExtents(info.Glyph); ada {
			x.atas = max(x.atas, float64(int(e.YBearing)+g.dy)*skalaArab/1000)
			x.bawah = max(x.bawah, -float64(int(e.YBearing)+int(e.Height)+g.dy)*skalaArab/1000)
		}
	}
	bacaan(rs, x.glif)
	if len(p.kata) >= batasKata {
		clear(p.kata)
	}
	p.kata[k] = x
	return x
}

// bacaan says what each shape reads, from its letter to the next one that has a
// shape.
func bacaan(rs []rune, gs []glif) {
	mulai := make([]bool, len(rs)+1)
	mulai[len(rs)] = true
	for _, g := range gs {
		mulai[g.huruf] = true
	}
	for i, g := range gs {
		n := g.huruf + 1
		for !mulai[n] {
			n++
		}
		gs[i].baca = string(rs[g.huruf:n])
	}
}

// rangkai are the pieces of a line from left to right.
func (p *pembentuk) rangkai(s string, tebal bool) (out []potongan) {
	rs := []rune(s)
	for _, u := range urutan(rs) {
		dari := len(out)
		for i := u.dari; i < u.sampai; {
			n := i + 1
			jenis := jenisHuruf(rs[i])
			for n < u.sampai && jenisHuruf(rs[n]) == jenis {
				n++
			}
			switch {
			case jenis == hurufArab:
				out = append(out, p.bentuk(kunciKata{string(rs[i:n]), tebal, u.kanan}))
			case jenis == hurufLatin && u.kanan:
				for _, r := range rs[i:n] { // signs and blanks; letters never read from right to left
					out = append(out, balik(r, tebal))
				}
			case jenis == hurufLatin:
				out = append(out, latin(string(rs[i:n]), tebal))
			}
			i = n
		}
		if u.kanan {
			slices.Reverse(out[dari:])
		}
	}
	return out
}

func latin(s string, tebal bool) potongan {
	return potongan{teks: s, lebar: gaya{tebal: tebal, pt: 1}.latin(s)}
}

// balik is a sign that stands where the line reads from right to left.
func balik(r rune, tebal bool) potongan {
	x := latin(string(r), tebal)
	if m, ada := cermin[r]; ada {
		x = latin(string(m), tebal)
		x.baca = string(r)
	}
	return x
}

type jenis uint8

const (
	hurufLatin jenis = iota
	hurufArab
	hurufTanda // shows nothing
)

func jenisHuruf(r rune) jenis {
	switch {
	case r == tandaKiri || r == tandaKanan:
		return hurufTanda
	case r == 0x200c || r == 0x200d || arabBiasa().punya[r]:
		return hurufArab
	}
	return hurufLatin
}

// menempel tells whether a letter cannot begin a line: it sits on the one before.
func menempel(r rune) bool { return unicode.In(r, unicode.Mn) || r == 0x200c || r == 0x200d }

// arab draws the pieces of a line from x on.
func (k *kanvas) arab(x, y float64, s string, g gaya) {
	style, ttf := "", ttfArabBiasa
	if g.tebal {
		style, ttf = "B", ttfArabTebal
	}
	for _, p := range g.rangkai(s) {
		if len(p.glif) == 0 {
			k.pdf.SetFont("huruf", style, g.pt)
			if p.baca != "" {
				k.terbaca(p.baca, func() { k.pdf.Text(x, y, p.teks) })
			} else {
				k.pdf.Text(x, y, p.teks)
			}
		} else {
			k.pdf.AddUTF8FontFromBytes("arab", style, ttf)
			k.pdf.SetFont("arab", style, g.pt*skalaArab)
			k.glif(x, y, p.glif, g.pt*skalaArab/1000)
		}
		x += p.lebar * g.pt
	}
}

// kosong is drawn as nothing.
const kosong = "\u200c"

// glif draws shapes. The file says what they read, so that what is copied or
// searched is the text: the body of a letter reads the letter, its dots nothing.
// A mark reads from the line, where readers look for it.
func (k *kanvas) glif(x, y float64, gs []glif, skala float64) {
	pena := 0
	for i, g := range gs {
		if g.kode == 0 {
			pena += g.maju
			continue
		}
		baca := g.baca
		if !badan(gs, i) {
			baca = ""
		}
		di := func(dx, dy int, s string) { k.pdf.Text(x+float64(pena+dx)*skala, y-float64(dy)*skala, s) }
		switch {
		case string(g.kode) == baca && g.dy == 0:
			di(g.dx, 0, baca)
		case baca == "" || g.dy == 0:
			k.terbaca(baca, func() { di(g.dx, g.dy, string(g.kode)) })
		default:
			k.terbaca(baca, func() { di(0, 0, kosong); di(g.dx, g.dy, string(g.kode)); di(0, 0, kosong) })
		}
		pena += g.maju
	}
}

// badan tells whether shape i is the widest of its letter.
func badan(gs []glif, i int) bool {
	for j := range gs {
		if gs[j].huruf == gs[i].huruf && (gs[j].maju > gs[i].maju || gs[j].maju == gs[i].maju && j < i) {
			return false
		}
	}
	return true
}

// terbaca makes what is drawn read as baca.
func (k *kanvas) terbaca(baca string, gambar func()) {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(baca)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	k.pdf.RawWriteStr("/Span <</ActualText <FEFF" + b.String() + ">>> BDC")
	gambar()
	k.pdf.RawWriteStr("EMC")
}
