package agregat

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrTerlaluSedikit says that a number would tell about fewer people than k.
	ErrTerlaluSedikit = dasar.Aturan("PRI-AGREGAT-01")
	// ErrSelisih says that a number and one published before would, subtracted, tell
	// about fewer people than k.
	ErrSelisih = dasar.Aturan("PRI-AGREGAT-02")
	// ErrTabel says that a table is unsound: no cell, a name twice, a k under two.
	ErrTabel = dasar.Aturan("PRI-AGREGAT-03")
)

// KelompokTerkecil is the product's k; the law names none.
const KelompokTerkecil = 5

// Sel is one cell: a name and who is counted in it.
type Sel struct {
	Nama    string
	Anggota []privasi.SubjekID
}

// Tabel is a table of cells; nobody stands in two.
type Tabel struct {
	Judul string
	Sel   []Sel
}

// Angka is one published number; a hidden one has none.
type Angka struct {
	Nama        string
	N           int
	Tersembunyi bool
}

// Sajian is what may be shown: the numbers and the total.
type Sajian struct {
	Judul string
	Angka []Angka
	Total int
}

// hitung is the number of different people in a cell.
func (s Sel) hitung() int { return len(himpun(s.Anggota)) }

func himpun(ids []privasi.SubjekID) map[privasi.SubjekID]bool {
	m := make(map[privasi.SubjekID]bool, len(ids))
	for _, s := range ids {
		m[s] = true
	}
	return m
}

func (t Tabel) periksa(k int) error {
	nama, orang := map[string]bool{}, map[privasi.SubjekID]bool{}
	if k < 2 || len(t.Sel) == 0 {
		return ErrTabel.Invalidf("tabel harus berisi, dan kelompok terkecil sekurangnya dua orang")
	}
	for _, s := range t.Sel {
		if nama[s.Nama] {
			return ErrTabel.Invalidf("kelompok %q tertulis dua kali", s.Nama)
		}
		nama[s.Nama] = true
		for a := range himpun(s.Anggota) {
			if orang[a] {
				return ErrTabel.Invalidf("seseorang terhitung dalam dua kelompok")
			}
			orang[a] = true
		}
	}
	return nil
}

// Sajikan shows a table: cells under k are hidden, and with them the smallest others
// until those hidden are at least two cells and k people together, so that the total
// tells none of them. A table of fewer than k people is [ErrTerlaluSedikit].
func Sajikan(t Tabel, k int) (Sajian, error) {
	if err := t.periksa(k); err != nil {
		return Sajian{}, err
	}
	h := Sajian{Judul: t.Judul}
	urut := make([]int, len(t.Sel))
	for i, s := range t.Sel {
		urut[i] = i
		h.Angka = append(h.Angka, Angka{Nama: s.Nama, N: s.hitung()})
		h.Total += s.hitung()
	}
	if h.Total < k {
		return Sajian{}, terlaluSedikit(k)
	}
	slices.SortFunc(urut, func(a, b int) int {
		if h.Angka[a].N != h.Angka[b].N {
			return h.Angka[a].N - h.Angka[b].N
		}
		return strings.Compare(h.Angka[a].Nama, h.Angka[b].Nama)
	})
	sel, orang := 0, 0
	for _, i := range urut {
		n := h.Angka[i].N
		if n >= k && (sel == 0 || (sel >= 2 && orang >= k)) {
			break
		}
		h.Angka[i].N, h.Angka[i].Tersembunyi = 0, true
		sel, orang = sel+1, orang+n
	}
	return h, nil
}

func terlaluSedikit(k int) error {
	return ErrTerlaluSedikit.Forbiddenf("kelompok ini kurang dari %d orang; gabungkan dengan kelompok lain", k)
}

// terbit are the groups that a published table lets anybody count: each shown cell,
// all together, and all that are hidden.
func (t Tabel) terbit(k int) ([]map[privasi.SubjekID]bool, error) {
	s, err := Sajikan(t, k)
	if err != nil {
		return nil, err
	}
	var kelompok []map[privasi.SubjekID]bool
	semua, sembunyi := map[privasi.SubjekID]bool{}, map[privasi.SubjekID]bool{}
	for i, a := range s.Angka {
		anggota := himpun(t.Sel[i].Anggota)
		for x := range anggota {
			semua[x] = true
			if a.Tersembunyi {
				sembunyi[x] = true
			}
		}
		if !a.Tersembunyi {
			kelompok = append(kelompok, anggota)
		}
	}
	if kelompok = append(kelompok, semua); len(sembunyi) > 0 {
		kelompok = append(kelompok, sembunyi)
	}
	return kelompok, nil
}

// Periksa refuses a table whose numbers, beside those of tables published before,
// would tell about fewer than k people: a group of one that lies inside a group of the
// other, with a rest of one to k-1.
func Periksa(baru Tabel, lama []Tabel, k int) error {
	a, err := baru.terbit(k)
	if err != nil {
		return err
	}
	for _, l := range lama {
		b, err := l.terbit(k)
		if err != nil {
			return err
		}
		for _, x := range a {
			for _, y := range b {
				if sisa(x, y, k) || sisa(y, x, k) {
					return ErrSelisih.Forbiddenf("selisih dengan tabel %q menunjuk kurang dari %d orang; gabungkan kelompoknya", l.Judul, k)
				}
			}
		}
	}
	return nil
}

// sisa: kecil lies inside besar and leaves one to k-1 people.
func sisa(besar, kecil map[privasi.SubjekID]bool, k int) bool {
	n := len(besar) - len(kecil)
	if n < 1 || n >= k {
		return false
	}
	for s := range kecil {
		if !besar[s] {
			return false
		}
	}
	return true
}
