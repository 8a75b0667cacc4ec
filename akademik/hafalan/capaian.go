package hafalan

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

// ErrBasis says that a figure names no known basis.
var ErrBasis = dasar.Aturan("AKD-HAFALAN-02")

// Basis is what progress is counted in. The same memory is 9,04% of the ayat, 3,81% of
// the pages and 3,33% of the juz, so that a percentage without its basis says nothing.
type Basis string

// The bases. Pages are the one to show when nobody asks for another.
const (
	BasisAyat    Basis = "ayat"
	BasisHalaman Basis = "halaman" // page equivalents: a page counts by the share of its ayat
	BasisJuz     Basis = "juz"     // full juz only
)

// Capaian is how much of the mushaf a set covers.
type Capaian struct {
	Edisi         string // name of the edition that pages and juz are of
	Ayat          int
	HalamanPenuh  int
	SetaraHalaman decimal.Decimal // page equivalents, half up to 3 places
	JuzPenuh      int
	TotalAyat     int
	TotalHalaman  int
	TotalJuz      int

	setara pecahan // page equivalents, exact
}

// Ukur counts the ayat of the mushaf in the set by all three bases. Numbers beyond the
// mushaf are left out.
func Ukur(e *mushaf.Edisi, h Himpunan) Capaian {
	h = h.Iris(SeluruhAyat())
	c := Capaian{Edisi: e.Nama(), Ayat: h.Jumlah(), TotalAyat: mushaf.JumlahAyat, TotalHalaman: e.Jumlah(mushaf.Halaman), TotalJuz: e.Jumlah(mushaf.Juz)}
	c.HalamanPenuh = utuh(e, mushaf.Halaman, h, func(ada, dari int) { c.setara.tambah(uint64(ada), uint64(dari)) })
	c.JuzPenuh = utuh(e, mushaf.Juz, h, func(int, int) {})
	c.setara.tambah(uint64(c.HalamanPenuh), 1)
	c.SetaraHalaman = c.setara.kali(1, 1, 3)
	return c
}

// utuh counts the parts of the division that are wholly in the set, and gives the pieces
// of the others: at most two per interval. A part that two intervals touch has a hole
// and is never whole.
func utuh(e *mushaf.Edisi, b mushaf.Bagian, h Himpunan, sebagian func(ada, dari int)) (n int) {
	for _, x := range h.s {
		dari, sampai := mushaf.Ayat(x.Dari), mushaf.Ayat(x.Sampai)
		pertama, akhir := e.Nomor(b, dari), e.Nomor(b, sampai)
		n += max(akhir-pertama-1, 0)
		for i, nomor := range [2]int{pertama, akhir} {
			if i == 1 && akhir == pertama {
				break
			}
			r, err := e.Bagian(b, nomor)
			if err != nil {
				break // no edition lacks the part that it gives for an ayah
			}
			ada := int(min(r.Sampai, sampai)-max(r.Dari, dari)) + 1
			if ada == r.Jumlah() {
				n++
			} else {
				sebagian(ada, r.Jumlah())
			}
		}
	}
	return n
}

// Persen returns the percentage on a basis, exact and then half up to 2 places; on
// [BasisHalaman] it counts page equivalents, on [BasisJuz] full juz. An unknown basis is
// refused with [ErrBasis].
func (c Capaian) Persen(b Basis) (decimal.Decimal, error) {
	ada, dari, err := c.bagian(b)
	if err != nil || dari == 0 {
		return decimal.Zero, err
	}
	return ada.kali(100, uint64(dari), 2), nil
}

// Jumlah returns the count on a basis: ayat, page equivalents (half up to 3 places) or
// full juz.
func (c Capaian) Jumlah(b Basis) (decimal.Decimal, error) {
	ada, _, err := c.bagian(b)
	if err != nil {
		return decimal.Zero, err
	}
	return ada.kali(1, 1, 3), nil
}

func (c Capaian) bagian(b Basis) (ada *pecahan, dari int, err error) {
	switch b {
	case BasisAyat:
		return &pecahan{n: uint64(c.Ayat), d: 1}, c.TotalAyat, nil
	case BasisHalaman:
		return &c.setara, c.TotalHalaman, nil
	case BasisJuz:
		return &pecahan{n: uint64(c.JuzPenuh), d: 1}, c.TotalJuz, nil
	}
	return nil, 0, ErrBasis.Invalidf("pilih dasar hitungan: ayat, halaman, atau juz").Pada("basis")
}

// Sebut writes the percentage with its basis and its numbers: 3,81% halaman (setara 23
// dari 604 halaman, mushaf Madinah). "" for an unknown basis.
func (c Capaian) Sebut(b Basis) string {
	p, err := c.Persen(b)
	if err != nil {
		return ""
	}
	n, _ := c.Jumlah(b)
	_, dari, _ := c.bagian(b)
	setara := map[Basis]string{BasisHalaman: "setara ", BasisJuz: "penuh "}[b]
	return fmt.Sprintf("%s%% %s (%s%s dari %d %s, mushaf %s)", koma(p.StringFixed(2)), b, setara, koma(n.String()), dari, b, c.Edisi)
}

// Uraian explains the figures, one line per basis.
func (c Capaian) Uraian() []string {
	return []string{c.Sebut(BasisHalaman), fmt.Sprintf("%d halaman penuh; halaman yang hafal sebagian dihitung menurut bagian ayatnya", c.HalamanPenuh), c.Sebut(BasisJuz), c.Sebut(BasisAyat)}
}

func koma(s string) string { return strings.Replace(s, ".", ",", 1) }

// IsiBagian is one juz, hizb, rub' or page and how much of it the set covers.
type IsiBagian struct {
	Nomor int
	Hafal int      // ayat in the set
	Ayat  int      // ayat of the part
	Belum Himpunan // ayat of the part that are missing; empty when it is full
}

// Peta returns every part of the division with what is memorised and what is missing
// of it: the map of one santri's memory. An unknown division gives none.
func Peta(e *mushaf.Edisi, b mushaf.Bagian, h Himpunan) []IsiBagian {
	hasil := make([]IsiBagian, 0, e.Jumlah(b))
	for n := range e.Jumlah(b) {
		r, err := e.Bagian(b, n+1)
		if err != nil {
			return nil
		}
		belum := satuRentang(r).Kurang(h)
		hasil = append(hasil, IsiBagian{Nomor: n + 1, Hafal: r.Jumlah() - belum.Jumlah(), Ayat: r.Jumlah(), Belum: belum})
	}
	return hasil
}

// Berlubang returns the parts that are begun and not full: what a santri who skipped
// an ayah has to fill before going on.
func Berlubang(e *mushaf.Edisi, b mushaf.Bagian, h Himpunan) []IsiBagian {
	var hasil []IsiBagian
	for _, x := range Peta(e, b, h) {
		if x.Hafal > 0 && x.Hafal < x.Ayat {
			hasil = append(hasil, x)
		}
	}
	return hasil
}
