package hafalan

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// SetoranKitab is one recitation or reading of a kitab.
type SetoranKitab struct {
	ID      string
	Tanggal dasar.Tanggal
	Selang  []Selang
	Hasil   Hasil
}

// SusunKitab returns what is learnt of a kitab: the union of what passed, in any order
// of recitations. A recitation beyond the kitab is refused with [ErrDiLuarKitab].
func SusunKitab(k Kitab, setoran []SetoranKitab) (Himpunan, error) {
	if err := k.Validate(); err != nil {
		return Himpunan{}, err
	}
	var semua []Selang
	for _, s := range setoran {
		if s.Hasil != Lulus && s.Hasil != Ulang {
			return Himpunan{}, ErrSetoran.Invalidf("hasil setoran harus lulus atau ulang").Pada("hasil")
		}
		for _, x := range s.Selang {
			if err := x.Validate(); err != nil {
				return Himpunan{}, err
			}
			if int(x.Sampai) > k.Jumlah {
				return Himpunan{}, ErrDiLuarKitab.Invalidf("%s %d tidak ada; %s berisi %d %s", k.Satuan, x.Sampai, k.Nama, k.Jumlah, k.Satuan).Pada("rentang")
			}
			if s.Hasil == Lulus {
				semua = append(semua, x)
			}
		}
	}
	return satukan(semua), nil
}

// CapaianKitab is how much of a kitab is learnt.
type CapaianKitab struct {
	Kitab  Kitab
	Ada    int             // of Kitab.Jumlah
	Persen decimal.Decimal // of Kitab.Jumlah in its own unit, half up to 2 places
	Bab    []IsiBab
	Belum  Himpunan
}

// IsiBab is one chapter and how much of it is learnt.
type IsiBab struct {
	Bab   Bab
	Ada   int
	Belum Himpunan // empty when the chapter is whole
}

// UkurKitab counts a set by the unit of the kitab and by its chapters. Numbers beyond
// the kitab are left out; a malformed kitab is refused with [ErrKitab].
func UkurKitab(k Kitab, h Himpunan) (CapaianKitab, error) {
	if err := k.Validate(); err != nil {
		return CapaianKitab{}, err
	}
	c := CapaianKitab{Kitab: k, Belum: k.seluruh().Kurang(h)}
	c.Ada = k.Jumlah - c.Belum.Jumlah()
	c.Persen = decimal.NewFromInt(int64(c.Ada)*100).DivRound(decimal.NewFromInt(int64(k.Jumlah)), 2)
	for _, b := range k.Bab {
		belum := Himpunan{[]Selang{b.Selang}}.Kurang(h)
		c.Bab = append(c.Bab, IsiBab{b, b.Selang.Jumlah() - belum.Jumlah(), belum})
	}
	return c, nil
}

// BabPenuh counts the chapters that are whole.
func (c CapaianKitab) BabPenuh() (n int) {
	for _, b := range c.Bab {
		if b.Belum.Kosong() {
			n++
		}
	}
	return n
}

// String writes 250 dari 1002 bait (24,95%), with the chapters when there are any.
func (c CapaianKitab) String() string {
	s := fmt.Sprintf("%s: %d dari %d %s (%s%%)", c.Kitab.Nama, c.Ada, c.Kitab.Jumlah, c.Kitab.Satuan, koma(c.Persen.StringFixed(2)))
	if len(c.Bab) > 0 {
		s += fmt.Sprintf(", %d dari %d bab penuh", c.BabPenuh(), len(c.Bab))
	}
	return s
}
