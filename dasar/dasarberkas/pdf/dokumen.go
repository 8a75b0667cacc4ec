package pdf

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrKosong says that a document has no part to print.
var ErrKosong = dasar.Aturan("DSR-PDF-01")

// Kertas is a size of paper.
type Kertas uint8

// The sizes, upright unless [Dokumen].Mendatar.
const (
	A4 Kertas = iota // 210 by 297 mm
	A5               // 148 by 210 mm
)

// Dokumen is a document on its way to paper. The zero value of every field but
// Dibuat and Bagian is usable.
type Dokumen struct {
	Judul     string    // in the file's properties
	Dibuat    time.Time // moment in the file's properties, written in its own zone
	Kertas    Kertas
	Mendatar  bool // the long side lies
	Huruf     int  // size of the letters in points, 6 to 16; 0 is 10, 9 on A5, 8 when parts share a sheet
	PerLembar int  // places one above the other on a sheet, 1 to 4, with lines to cut along; 0 is 1
	Duplex    bool // each part begins on the front of a sheet that is printed on both sides

	// Bagian are the parts, asked for once. Each begins in a place of its own and
	// may go on in the next ones; an error ends the writing.
	Bagian iter.Seq2[Bagian, error]
}

// Bagian is a part that stands by itself: one letter, one slip, one list. Its
// pages are numbered by themselves.
type Bagian struct {
	Kaki    string // at the foot of each of its pages, shortened to one line
	Tanda   string // such as DRAF, large and pale across each of its pages and small above them; "" = none
	Bingkai bool   // a frame round each of its pages, as certificates have
	Isi     []Blok
}

// Satu is the only part of a document.
func Satu(b Bagian) iter.Seq2[Bagian, error] {
	return func(yield func(Bagian, error) bool) { yield(b, nil) }
}

// Tulis writes the document as PDF. Without parts it is refused with
// [ErrKosong]; other errors come from w, from the parts, or tell a fault in the
// document: sizes out of bounds, no moment, more cells than columns.
func Tulis(w io.Writer, d Dokumen) error {
	p, err := d.mulai()
	if err != nil {
		return err
	}
	ada := false
	for b, err := range d.Bagian {
		if err != nil {
			return err
		}
		if err := p.bagian(b); err != nil {
			return err
		}
		ada = true
	}
	if !ada {
		return ErrKosong.Invalidf("tidak ada yang dicetak; pilih paling sedikit satu")
	}
	return p.pdf.Output(w)
}

// pencetak puts parts on sheets.
type pencetak struct {
	pdf     *fpdf.Fpdf
	gaya    gaya
	lebar   float64 // of the sheet, in points
	tinggi  float64 // of one place
	tepi    float64 // left and right
	atas    float64 // above and below, inside a place
	tempat  int     // places on a sheet
	terisi  int     // places filled on the sheet in hand
	halaman int     // pages of the file begun
	duplex  bool
}

func (d Dokumen) mulai() (*pencetak, error) {
	p := &pencetak{lebar: 595.28, tinggi: 841.89, tepi: 42, atas: 36, tempat: max(d.PerLembar, 1), duplex: d.Duplex}
	huruf := 10
	if d.Kertas == A5 {
		p.lebar, p.tinggi, p.tepi, p.atas, huruf = 419.53, 595.28, 30, 26, 9
	}
	if d.Mendatar {
		p.lebar, p.tinggi = p.tinggi, p.lebar
	}
	p.pdf = fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: p.lebar, Ht: p.tinggi}})
	if p.tempat > 1 {
		p.tinggi, p.atas, huruf = p.tinggi/float64(p.tempat), 20, 8
	}
	if d.Huruf != 0 {
		huruf = d.Huruf
	}
	switch {
	case d.Kertas > A5 || p.tempat > 4 || huruf < 6 || huruf > 16:
		return nil, fmt.Errorf("pdf: paper %d, %d places on a sheet, letters of %d points: not possible", d.Kertas, p.tempat, huruf)
	case d.Duplex && p.tempat > 1:
		return nil, errors.New("pdf: parts that share a sheet have no front of their own")
	case d.Dibuat.IsZero():
		return nil, errors.New("pdf: the document has no moment")
	}
	p.gaya = gaya{pt: float64(huruf), arab: bentukBaru()}
	p.pdf.AddUTF8FontFromBytes("huruf", "", ttfBiasa)
	p.pdf.AddUTF8FontFromBytes("huruf", "B", ttfTebal)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCreationDate(d.Dibuat)
	p.pdf.SetModificationDate(d.Dibuat)
	p.pdf.SetProducer("pesantren", true)
	p.pdf.SetTitle(bersih(d.Judul), true)
	p.pdf.SetLang("id")
	return p, p.pdf.Error()
}

// bagian lays a part out, then draws its pages, of which the number is known by
// then.
func (p *pencetak) bagian(b Bagian) error {
	kaki := p.gaya.ganti(false, p.gaya.pt*0.8)
	s := susunan{lebar: p.lebar - 2*p.tepi, tinggi: p.tinggi - 2*p.atas - 1.5*kaki.tinggi(), gaya: p.gaya}
	for _, x := range b.Isi {
		if err := x.susun(&s); err != nil {
			return err
		}
	}
	hs := s.halaman()
	if p.duplex && p.terisi == p.tempat && p.halaman%2 == 1 {
		p.lembar() // the back of the part before, left empty
		p.terisi = p.tempat
	}
	for i, h := range hs {
		k := p.kanvas()
		if b.Tanda != "" {
			k.tanda(b.Tanda, p.gaya, p.tinggi, p.atas)
		}
		if b.Bingkai {
			k.bingkai(p.tinggi, p.atas)
		}
		for _, l := range h {
			if l.gambar != nil {
				l.gambar(k, l.y)
			}
		}
		y := p.tinggi - 2*p.atas - kaki.tinggi()
		nomor := fmt.Sprintf("halaman %d dari %d", i+1, len(hs))
		k.teks(0, y, kaki.potong(b.Kaki, k.lebar-kaki.lebar(nomor)-12), kaki, kiri)
		k.teks(k.lebar, y, nomor, kaki, kanan)
	}
	return p.pdf.Error()
}

// lembar opens the next page of the file.
func (p *pencetak) lembar() {
	p.pdf.AddPage()
	p.halaman, p.terisi = p.halaman+1, 0
	p.pdf.SetDashPattern([]float64{3, 3}, 0)
	for i := 1; i < p.tempat; i++ {
		(&kanvas{pdf: p.pdf}).garis(0, p.tinggi*float64(i), p.lebar, 0.4)
	}
	p.pdf.SetDashPattern(nil, 0)
}

// kanvas opens the next place, on a new page when this one is full.
func (p *pencetak) kanvas() *kanvas {
	if p.halaman == 0 || p.terisi == p.tempat {
		p.lembar()
	}
	k := &kanvas{pdf: p.pdf, x: p.tepi, y: p.tinggi*float64(p.terisi) + p.atas, lebar: p.lebar - 2*p.tepi}
	p.terisi++
	return k
}
