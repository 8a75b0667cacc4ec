package pdf

import (
	"fmt"
	"slices"
)

// Blok is a piece of a part; the types of this package are all there are.
type Blok interface {
	susun(*susunan) error
}

// Kop is the head of a letter: the institution, lines such as its address, and a
// rule below them.
type Kop struct {
	Arab  string // the name in Arabic letters, above; "" = none
	Nama  string
	Baris []string
}

func (b Kop) susun(s *susunan) error {
	if b.Arab != "" {
		s.tulis(b.Arab, s.gaya.ganti(true, s.gaya.pt*1.4), tengah, true)
	}
	s.tulis(b.Nama, s.gaya.ganti(true, s.gaya.pt*1.4), tengah, true)
	for _, x := range b.Baris {
		s.tulis(x, s.gaya, tengah, true)
	}
	s.tambah(kelompok{isi: []lapis{{tinggi: 6, gambar: func(k *kanvas, y float64) { k.garis(0, y+3, k.lebar, 1.2) }}}, lekat: true})
	s.jarak(s.gaya.pt * 0.6)
	return nil
}

// Judul names what the part is, with lines below it such as a number or a month.
type Judul struct {
	Teks  string
	Bawah []string
}

func (b Judul) susun(s *susunan) error {
	s.tulis(b.Teks, s.gaya.ganti(true, s.gaya.pt*1.2), tengah, true)
	for _, x := range b.Bawah {
		s.tulis(x, s.gaya, tengah, true)
	}
	s.jarak(s.gaya.pt * 0.6)
	return nil
}

// Rata is where the lines of an [Alinea] stand.
type Rata uint8

// The ways. Kiri is the side where a line begins: the right one for a paragraph
// that begins in Arabic.
const (
	Kiri Rata = iota
	Tengah
	Kanan
)

// Alinea is a paragraph. Line ends in Teks are kept.
type Alinea struct {
	Teks  string
	Rata  Rata
	Tebal bool
	Kecil bool // four fifths of the size
	Besar bool // 1.6 times the size
}

func (b Alinea) susun(s *susunan) error {
	g := s.gaya.ganti(b.Tebal, s.gaya.pt)
	switch {
	case b.Kecil:
		g.pt *= 0.8
	case b.Besar:
		g.pt *= 1.6
	}
	s.tulis(b.Teks, g, map[Rata]rata{Kiri: awal, Tengah: tengah, Kanan: kanan}[b.Rata], false)
	s.jarak(s.gaya.pt * 0.6)
	return nil
}

// tulis adds the lines of a text. With lekat they stay with what follows;
// without, no first and no last line stands alone on a page.
func (s *susunan) tulis(teks string, g gaya, r rata, lekat bool) {
	x := map[rata]float64{kiri: 0, awal: 0, tengah: s.lebar / 2, kanan: s.lebar}[r]
	bs := g.baris(teks, s.lebar)
	for i, b := range bs {
		s.tambah(kelompok{lekat: lekat || i == 0 && len(bs) > 1 || i == len(bs)-2, isi: lapisan([]sel{{[]string{b}, x, s.lebar, r}}, g)})
	}
}

// Pasangan are names and values, "Nama : Ali", one below the other, in one
// column or, with Dua, the first half beside the second.
type Pasangan struct {
	Isi [][2]string
	Dua bool
}

func (b Pasangan) susun(s *susunan) error {
	kolom, n := 1, len(b.Isi)
	if b.Dua {
		kolom, n = 2, (len(b.Isi)+1)/2
	}
	const sela = 14.0
	lebar := (s.lebar - sela*float64(kolom-1)) / float64(kolom)
	nama := 0.0
	for _, p := range b.Isi {
		nama = max(nama, s.gaya.lebar(bersih(p[0])))
	}
	nama = min(nama, lebar*0.45) + 6
	for i := range n {
		var sel []sel
		for j := i; j < len(b.Isi); j += n {
			x := (lebar + sela) * float64(j/n)
			sel = append(sel,
				s.sel(b.Isi[j][0], s.gaya, x, nama-4, kiri), s.sel(":", s.gaya, x+nama, 4, kiri),
				s.sel(b.Isi[j][1], s.gaya, x+nama+6, lebar-nama-6, kiri))
		}
		s.tambah(kelompok{isi: lapisan(sel, s.gaya)})
	}
	s.jarak(s.gaya.pt * 0.6)
	return nil
}

// HalamanBaru begins a page, unless one has just begun.
type HalamanBaru struct{}

func (HalamanBaru) susun(s *susunan) error {
	s.tambah(kelompok{baru: true})
	return nil
}

// Pihak is one who signs. An empty name is a line to write on.
type Pihak struct {
	Sebagai string // such as Bendahara
	Nama    string
	Nomor   string // below the name, such as an NIP; "" = none
}

// TandaTangan is room to sign for each party beside the others, below place and
// day. It stays on one page.
type TandaTangan struct {
	Tempat string // such as "Kediri, 31 Oktober 2026"; above the last party
	Pihak  []Pihak
	Lekat  bool // stays with the end of what stands above it, so that nobody signs an empty page
}

func (b TandaTangan) susun(s *susunan) error {
	if n := len(b.Pihak); n == 0 || n > 4 {
		return fmt.Errorf("pdf: %d parties sign, 1 to 4 can", n)
	}
	// A single party signs on the right.
	lajur := max(len(b.Pihak), 2)
	lebar := s.lebar / float64(lajur)
	baris := func(teks func(Pihak) string, g gaya) []lapis {
		var sel []sel
		for i, p := range b.Pihak {
			sel = append(sel, s.sel(teks(p), g, lebar*(float64(lajur-len(b.Pihak)+i)+0.5), lebar-8, tengah))
		}
		return lapisan(sel, g)
	}
	var isi []lapis
	if b.Tempat != "" {
		isi = lapisan([]sel{s.sel(b.Tempat, s.gaya, s.lebar-lebar/2, lebar-8, tengah)}, s.gaya)
	}
	isi = append(isi, baris(func(p Pihak) string { return p.Sebagai }, s.gaya)...)
	isi = append(isi, lapis{tinggi: s.gaya.pt * 3.6, gambar: func(*kanvas, float64) {}})
	isi = append(isi, baris(func(p Pihak) string {
		if p.Nama == "" {
			return "(.......................................)"
		}
		return p.Nama
	}, s.gaya.ganti(true, s.gaya.pt))...)
	if slices.ContainsFunc(b.Pihak, func(p Pihak) bool { return p.Nomor != "" }) {
		isi = append(isi, baris(func(p Pihak) string { return p.Nomor }, s.gaya)...)
	}
	for i := len(s.isi) - 1; b.Lekat && i >= 0 && !s.isi[i].baru; i-- {
		s.isi[i].lekat = true
		if s.isi[i].isi[0].gambar != nil { // more than room
			break
		}
	}
	s.tambah(kelompok{isi: isi})
	s.jarak(s.gaya.pt * 0.6)
	return nil
}

// sel is a text broken to a width; x is its left end, middle or right end.
type sel struct {
	baris    []string
	x, lebar float64
	rata     rata
}

func (s *susunan) sel(teks string, g gaya, x, lebar float64, r rata) sel {
	return sel{g.baris(teks, lebar), x, lebar, r}
}

// tempat is where line i stands.
func (s sel) tempat(i int) (float64, rata) {
	switch {
	case s.rata != awal:
		return s.x, s.rata
	case kananKiri(s.baris[i]):
		return s.x + s.lebar, kanan
	}
	return s.x, kiri
}

// lapisan puts cells beside each other: line i of all of them is one line.
func lapisan(ss []sel, g gaya) []lapis {
	n := 0
	for _, x := range ss {
		n = max(n, len(x.baris))
	}
	out := make([]lapis, n)
	for i := range out {
		var atas, bawah float64
		for _, x := range ss {
			if i < len(x.baris) {
				a, b := g.ruang(x.baris[i])
				atas, bawah = max(atas, a), max(bawah, b)
			}
		}
		out[i] = lapis{tinggi: g.tinggi() + atas + bawah, gambar: func(k *kanvas, y float64) {
			for _, s := range ss {
				if i < len(s.baris) {
					x, r := s.tempat(i)
					k.teks(x, y+atas, s.baris[i], g, r)
				}
			}
		}}
	}
	return out
}
