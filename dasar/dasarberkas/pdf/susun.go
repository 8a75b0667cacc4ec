package pdf

import "codeberg.org/go-pdf/fpdf"

// kanvas draws inside one place; (0, 0) is its upper left corner.
type kanvas struct {
	pdf         *fpdf.Fpdf
	x, y, lebar float64
}

type rata uint8

const (
	kiri rata = iota
	tengah
	kanan
	awal // left, or right for a line that reads from there
)

// teks writes one line whose top is at y; x is its left end, middle or right end.
func (k *kanvas) teks(x, y float64, s string, g gaya, r rata) {
	if s == "" {
		return
	}
	switch r {
	case tengah:
		x -= g.lebar(s) / 2
	case kanan:
		x -= g.lebar(s)
	}
	if adaArab(s) {
		k.arab(k.x+x, k.y+y+g.pt, s, g)
		return
	}
	tebal := ""
	if g.tebal {
		tebal = "B"
	}
	k.pdf.SetFont("huruf", tebal, g.pt)
	k.pdf.Text(k.x+x, k.y+y+g.pt, s)
}

// garis draws a level line from x to sampai; a hairline is grey.
func (k *kanvas) garis(x, y, sampai, tebal float64) {
	abu := 0
	if tebal < 0.5 {
		abu = 150
	}
	k.pdf.SetDrawColor(abu, abu, abu)
	k.pdf.SetLineWidth(tebal)
	k.pdf.Line(k.x+x, k.y+y, k.x+sampai, k.y+y)
}

// tanda writes a mark across the place, pale and behind all else, and once more
// above the text, where it is read when it was copied pale.
func (k *kanvas) tanda(s string, g gaya, tinggi, atas float64) {
	s = bersih(s)
	besar := g.ganti(true, 1)
	besar.pt = min(k.lebar/besar.lebar(s), 72)
	x, y := k.lebar/2, tinggi/2-atas
	k.pdf.TransformBegin()
	k.pdf.TransformRotate(35, k.x+x, k.y+y)
	k.pdf.SetTextColor(225, 225, 225)
	k.teks(x, y-besar.pt/2, s, besar, tengah)
	k.pdf.SetTextColor(0, 0, 0)
	k.pdf.TransformEnd()
	kecil := g.ganti(true, g.pt*0.8)
	k.teks(k.lebar, -kecil.tinggi()-2, s, kecil, kanan)
}

// bingkai draws a frame of two lines inside the edges of the place.
func (k *kanvas) bingkai(tinggi, atas float64) {
	k.pdf.SetDrawColor(0, 0, 0)
	for _, b := range []struct{ jauh, tebal float64 }{{0.55, 2}, {0.4, 0.6}} {
		k.pdf.SetLineWidth(b.tebal)
		dx, dy := k.x*b.jauh, atas*b.jauh
		k.pdf.Rect(k.x-dx, k.y-dy, k.lebar+2*dx, tinggi-2*atas+2*dy, "D")
	}
}

// lapis is one line of a document, the smallest thing that a page takes. One
// without gambar is room, left out at the top of a page.
type lapis struct {
	tinggi float64
	gambar func(k *kanvas, y float64)
	y      float64 // on its page, once it has one
}

// kelompok are lines that stay on one page where they can. kepala is repeated
// above them when they begin a page; lekat keeps them on the page of what
// follows.
type kelompok struct {
	isi    []lapis
	kepala []lapis
	lekat  bool
	baru   bool // begins a page, and holds nothing
}

func jumlahTinggi(ls []lapis) (t float64) {
	for _, l := range ls {
		t += l.tinggi
	}
	return t
}

// susunan collects the lines of one part.
type susunan struct {
	lebar, tinggi float64 // of a place
	gaya          gaya    // of plain text
	isi           []kelompok
}

func (s *susunan) tambah(k kelompok) { s.isi = append(s.isi, k) }

// jarak leaves room below a block.
func (s *susunan) jarak(t float64) { s.tambah(kelompok{isi: []lapis{{tinggi: t}}}) }

// halaman puts the lines on pages. A group that fits on no page is split
// between its lines.
func (s *susunan) halaman() [][]lapis {
	hs, y := [][]lapis{nil}, 0.0
	taruh := func(ls []lapis) {
		for _, l := range ls {
			if l.gambar == nil && y == 0 {
				continue
			}
			l.y = y
			hs[len(hs)-1] = append(hs[len(hs)-1], l)
			y += l.tinggi
		}
	}
	baru := func(kepala []lapis) {
		hs, y = append(hs, nil), 0
		taruh(kepala)
	}
	for i, k := range s.isi {
		if k.baru {
			if y > 0 {
				baru(nil)
			}
			continue
		}
		ruang := k.isi[len(k.isi)-1].gambar == nil // room below the last block needs none
		if y > 0 && !ruang && y+s.perlu(i) > s.tinggi {
			baru(k.kepala)
		}
		for _, l := range k.isi {
			if y > 0 && l.gambar != nil && y+l.tinggi > s.tinggi {
				baru(k.kepala)
			}
			taruh([]lapis{l})
		}
	}
	return hs
}

// perlu is the height that group i asks for: its own, and that of those it must
// stay with, as far as a page can hold them together.
func (s *susunan) perlu(i int) (t float64) {
	for ; i < len(s.isi) && !s.isi[i].baru; i++ {
		h := jumlahTinggi(s.isi[i].isi)
		if t > 0 && t+h > s.tinggi {
			return t
		}
		if t += h; !s.isi[i].lekat {
			return t
		}
	}
	return t
}
