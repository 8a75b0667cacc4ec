package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Kolom is a column of a [Tabel].
type Kolom struct {
	Judul string
	Bagi  int  // share of the width; with one in each column widths do not follow the texts
	Kanan bool // cells stand on the right, as amounts do; those that begin in Arabic always do
}

// Tabel is a table; its titles are repeated on each page. Columns are as wide as
// their texts ask; when that is too wide, texts on the left are wrapped first.
// A row may be shorter than Kolom, never longer.
type Tabel struct {
	Kolom  []Kolom
	Baris  [][]string
	Jumlah [][]string // totals, bold, below a rule

	Sela map[int]string // lines over all columns, bold, each above the row of its number
}

const (
	sisip     = 3.0 // room on both sides of a cell
	atasBaris = 1.5 // and above and below it
)

func (b Tabel) susun(s *susunan) error {
	for _, r := range slices.Concat(b.Baris, b.Jumlah) {
		if len(r) > len(b.Kolom) {
			return fmt.Errorf("pdf: a row of %d cells in a table of %d columns", len(r), len(b.Kolom))
		}
	}
	tebal := s.gaya.ganti(true, s.gaya.pt)
	lebar := b.lebar(s, tebal)
	judul := make([]string, len(b.Kolom))
	for i, k := range b.Kolom {
		judul[i] = k.Judul
	}
	kepala := b.baris(s, judul, tebal, lebar, 0.8, 0.8)
	s.tambah(kelompok{isi: kepala, lekat: true})
	if jumlahTinggi(kepala) > s.tinggi/3 {
		kepala = nil // titles of many lines would leave no room for rows
	}
	for i, r := range b.Baris {
		bawah, akhir := 0.3, i == len(b.Baris)-1 && len(b.Jumlah) > 0
		if akhir {
			bawah = 0
		}
		if t := b.Sela[i]; t != "" {
			isi := Tabel{Kolom: make([]Kolom, 1)}.baris(s, []string{t}, tebal, []float64{s.lebar}, 0, 0.3)
			s.tambah(kelompok{isi: isi, kepala: kepala, lekat: true})
		}
		s.tambah(kelompok{isi: b.baris(s, r, s.gaya, lebar, 0, bawah), kepala: kepala, lekat: akhir})
	}
	for i, r := range b.Jumlah {
		atas := 0.0
		if i == 0 {
			atas = 0.8
		}
		s.tambah(kelompok{isi: b.baris(s, r, tebal, lebar, atas, 0), kepala: kepala, lekat: i < len(b.Jumlah)-1})
	}
	s.jarak(s.gaya.pt * 0.6)
	return nil
}

// baris lays out one row between rules of the given weights; 0 is none.
func (b Tabel) baris(s *susunan, isi []string, g gaya, lebar []float64, atas, bawah float64) []lapis {
	sel := make([]sel, 0, len(isi))
	x := 0.0
	for i, t := range isi {
		if b.Kolom[i].Kanan {
			sel = append(sel, s.sel(t, g, x+lebar[i]-sisip, lebar[i]-2*sisip, kanan))
		} else {
			sel = append(sel, s.sel(t, g, x+sisip, lebar[i]-2*sisip, awal))
		}
		x += lebar[i]
	}
	garis := func(tebal float64) lapis {
		return lapis{tinggi: atasBaris, gambar: func(k *kanvas, y float64) {
			if tebal > 0 {
				k.garis(0, y, k.lebar, tebal)
			}
		}}
	}
	out := append([]lapis{garis(atas)}, lapisan(sel, g)...)
	if bawah > 0 {
		ruang := lapis{tinggi: atasBaris, gambar: func(*kanvas, float64) {}}
		return append(out, ruang, garis(bawah))
	}
	return append(out, garis(0))
}

// lebar shares the width out. Columns on the right get what their widest cell
// needs, the others what they ask for, or equal shares where that is too much;
// what is left over goes to the widest on the left.
func (b Tabel) lebar(s *susunan, tebal gaya) []float64 {
	minta := make([]float64, len(b.Kolom))
	if bagian := b.bagian(); bagian > 0 {
		for i, k := range b.Kolom {
			minta[i] = s.lebar * float64(k.Bagi) / float64(bagian)
		}
		return minta
	}
	ukur := func(g gaya, i int, teks string) {
		for _, t := range strings.Split(bersih(teks), "\n") {
			minta[i] = max(minta[i], g.lebar(t)+2*sisip+0.01)
		}
	}
	for i, k := range b.Kolom {
		ukur(tebal, i, k.Judul)
	}
	for _, r := range b.Baris {
		for i, t := range r {
			ukur(s.gaya, i, t)
		}
	}
	for _, r := range b.Jumlah {
		for i, t := range r {
			ukur(tebal, i, t)
		}
	}
	var kiri, semua []int
	sisa := s.lebar
	for i, k := range b.Kolom {
		semua = append(semua, i)
		if k.Kanan {
			sisa -= minta[i]
		} else {
			kiri = append(kiri, i)
		}
	}
	switch {
	case len(b.Kolom) == 0:
	case sisa < s.lebar/4 && len(kiri) > 0 || sisa < 0: // too many amounts: all give way
		bagiLebar(minta, semua, s.lebar)
	case len(kiri) > 0:
		bagiLebar(minta, kiri, sisa)
	default: // amounts only: room on their left
		minta[0] += sisa
	}
	return minta
}

// bagiLebar fits the columns into the width.
func bagiLebar(minta []float64, kolom []int, lebar float64) {
	urut := slices.Clone(kolom)
	slices.SortStableFunc(urut, func(a, b int) int { return cmp.Compare(minta[a], minta[b]) })
	for n, i := range urut {
		if rata := lebar / float64(len(urut)-n); minta[i] > rata || n == len(urut)-1 {
			minta[i] = rata
		}
		lebar -= minta[i]
	}
}

// bagian adds up the shares of the columns, 0 unless each has one.
func (b Tabel) bagian() (n int) {
	for _, k := range b.Kolom {
		if k.Bagi <= 0 {
			return 0
		}
		n += k.Bagi
	}
	return n
}
