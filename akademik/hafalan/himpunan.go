package hafalan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrSelang says that an interval does not exist: it starts before 1, ends before it
// starts, or leaves its basis.
var ErrSelang = dasar.Aturan("AKD-HAFALAN-01")

// Selang is a run of whole numbers from 1 on, both ends included: ayat by their number
// in the mushaf, bait of a nadham, pages of a kitab.
type Selang struct{ Dari, Sampai int32 }

// Validate refuses an interval that does not exist with [ErrSelang].
func (s Selang) Validate() error {
	if s.Dari < 1 || s.Sampai < s.Dari || s.Sampai == 1<<31-1 {
		return ErrSelang.Invalidf("rentang %d sampai %d tidak ada; awalnya paling kecil 1 dan tidak sesudah akhirnya", s.Dari, s.Sampai).Pada("rentang")
	}
	return nil
}

// Jumlah returns how many numbers the interval holds.
func (s Selang) Jumlah() int { return int(s.Sampai-s.Dari) + 1 }

// Himpunan is an immutable set of whole numbers kept as intervals: sorted, disjoint,
// never touching. Two sets with the same numbers hold the same intervals. The zero value is
// the empty set.
type Himpunan struct{ s []Selang }

// Buat returns the union of intervals in any order; what overlaps counts once.
func Buat(selang ...Selang) (Himpunan, error) {
	for _, x := range selang {
		if err := x.Validate(); err != nil {
			return Himpunan{}, err
		}
	}
	return satukan(slices.Clone(selang)), nil
}

// satukan makes a set of valid intervals; it keeps the slice.
func satukan(s []Selang) Himpunan {
	naik := func(a, b Selang) int { return cmp.Compare(a.Dari, b.Dari) }
	if !slices.IsSortedFunc(s, naik) {
		slices.SortFunc(s, naik)
	}
	hasil := s[:0]
	for _, x := range s {
		hasil = sambung(hasil, x)
	}
	return jadi(hasil)
}

// jadi makes a set; the empty one has one form.
func jadi(s []Selang) Himpunan {
	if len(s) == 0 {
		return Himpunan{}
	}
	return Himpunan{s}
}

// sambung appends an interval that does not start before the last one.
func sambung(s []Selang, x Selang) []Selang {
	if n := len(s) - 1; n >= 0 && x.Dari <= s[n].Sampai+1 {
		s[n].Sampai = max(s[n].Sampai, x.Sampai)
		return s
	}
	return append(s, x)
}

// Gabung returns the union.
func (h Himpunan) Gabung(o Himpunan) Himpunan {
	if h.MemuatSemua(o) {
		return h
	}
	return Himpunan{gabung(make([]Selang, 0, len(h.s)+len(o.s)), h.s, o.s)}
}

func gabung(hasil, a, b []Selang) []Selang {
	for len(a) > 0 && len(b) > 0 {
		if a[0].Dari > b[0].Dari {
			a, b = b, a
		}
		hasil = sambung(hasil, a[0])
		a = a[1:]
	}
	for _, x := range a {
		hasil = sambung(hasil, x)
	}
	for _, x := range b {
		hasil = sambung(hasil, x)
	}
	return hasil
}

// Iris returns the intersection.
func (h Himpunan) Iris(o Himpunan) Himpunan {
	a, b := h.s, o.s
	if len(a) == 0 || len(b) == 0 {
		return Himpunan{}
	}
	hasil := make([]Selang, 0, len(a)+len(b)-1)
	for len(a) > 0 && len(b) > 0 {
		if x := (Selang{max(a[0].Dari, b[0].Dari), min(a[0].Sampai, b[0].Sampai)}); x.Dari <= x.Sampai {
			hasil = append(hasil, x)
		}
		if a[0].Sampai < b[0].Sampai {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return jadi(hasil)
}

// Kurang returns what is in h and not in o: with a whole juz as h, what is still
// missing of it.
func (h Himpunan) Kurang(o Himpunan) Himpunan {
	if len(h.s) == 0 || len(o.s) == 0 {
		return h
	}
	hasil := make([]Selang, 0, len(h.s)+len(o.s))
	b := o.s
	for _, x := range h.s {
		for len(b) > 0 && b[0].Sampai < x.Dari {
			b = b[1:]
		}
		for _, y := range b {
			if y.Dari > x.Sampai {
				break
			}
			if y.Dari > x.Dari {
				hasil = append(hasil, Selang{x.Dari, y.Dari - 1})
			}
			x.Dari = y.Sampai + 1
		}
		if x.Dari <= x.Sampai {
			hasil = append(hasil, x)
		}
	}
	return jadi(hasil)
}

// Celah returns the holes of the set: what lies between its first and its last number
// and is not in it.
func (h Himpunan) Celah() Himpunan {
	if len(h.s) < 2 {
		return Himpunan{}
	}
	hasil := make([]Selang, 0, len(h.s)-1)
	for i := 1; i < len(h.s); i++ {
		hasil = append(hasil, Selang{h.s[i-1].Sampai + 1, h.s[i].Dari - 1})
	}
	return jadi(hasil)
}

// Jumlah returns how many numbers the set holds, each once.
func (h Himpunan) Jumlah() (n int) {
	for _, x := range h.s {
		n += x.Jumlah()
	}
	return n
}

// Kosong reports whether the set holds nothing.
func (h Himpunan) Kosong() bool { return len(h.s) == 0 }

// Memuat reports whether the number is in the set.
func (h Himpunan) Memuat(n int) bool {
	i := h.cari(n)
	return i < len(h.s) && int(h.s[i].Dari) <= n
}

// cari returns the first interval that does not end before n.
func (h Himpunan) cari(n int) int {
	i, _ := slices.BinarySearchFunc(h.s, n, func(x Selang, n int) int { return cmp.Compare(int(x.Sampai), n) })
	return i
}

// MemuatSemua reports whether every number of o is in h.
func (h Himpunan) MemuatSemua(o Himpunan) bool {
	i := 0
	for _, y := range o.s {
		for i < len(h.s) && h.s[i].Sampai < y.Sampai {
			i++
		}
		if i == len(h.s) || h.s[i].Dari > y.Dari {
			return false
		}
	}
	return true
}

// Sama reports whether both sets hold the same numbers.
func (h Himpunan) Sama(o Himpunan) bool { return slices.Equal(h.s, o.s) }

// Selang returns the intervals in order; the caller may keep them.
func (h Himpunan) Selang() []Selang { return slices.Clone(h.s) }

// String writes 1-7, 262, 6231-6236.
func (h Himpunan) String() string {
	bagian := make([]string, len(h.s))
	for i, x := range h.s {
		bagian[i] = fmt.Sprintf("%d-%d", x.Dari, x.Sampai)
		if x.Dari == x.Sampai {
			bagian[i] = fmt.Sprint(x.Dari)
		}
	}
	return strings.Join(bagian, ", ")
}
