package mushaf

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBagian says that an edition has no such juz, hizb, rub' or page.
	ErrBagian = dasar.Aturan("AKD-MUSHAF-03")
	// ErrEdisi says that the table of an edition cannot be used.
	ErrEdisi = dasar.Aturan("AKD-MUSHAF-04")
)

// Bagian is a way to divide the mushaf.
type Bagian string

// The divisions. There are 30 juz, 60 hizb (two to a juz) and 240 rub' (four to a
// hizb) in every edition; the number of pages differs.
const (
	Juz     Bagian = "juz"
	Hizb    Bagian = "hizb"
	Rub     Bagian = "rub"
	Halaman Bagian = "halaman"
)

const (
	jumlahJuz   = 30
	rubPerHizb  = 4
	rubPerJuz   = 8
	maksHalaman = 3000
)

// Edisi is one printed mushaf: where its pages, juz and rub' begin. It is immutable
// and may be shared; get one from [Madinah] or [BacaEdisi].
type Edisi struct {
	nama, sumber string
	juz, rub     pembagian
	hizb         pembagian
	halaman      pembagian
}

// pembagian is one division: the first ayah of each part, and the part of each ayah.
type pembagian struct {
	awal  []Ayat // awal[i] begins part i+1; one more entry, JumlahAyat+1, ends the last
	nomor []uint16
}

func bagi(awal []Ayat) pembagian {
	p := pembagian{append(append(make([]Ayat, 0, len(awal)+1), awal...), JumlahAyat+1), make([]uint16, JumlahAyat+1)}
	for i, a := range awal {
		for ; a < p.awal[i+1]; a++ {
			p.nomor[a] = uint16(i + 1)
		}
	}
	return p
}

// The mushaf of the King Fahd complex in Madinah: 604 pages of 15 lines.
//
//go:embed data/madinah.csv
var berkasMadinah string

// Madinah returns the shipped edition: mushaf Madinah, Hafs, 604 pages.
func Madinah() *Edisi { return madinah() }

var madinah = sync.OnceValue(func() *Edisi {
	e, err := BacaEdisi("Madinah", "mushaf Madinah riwayat Hafs, 604 halaman; tabel Tanzil dan dua tabel lain yang sama", strings.NewReader(berkasMadinah))
	if err != nil {
		panic(fmt.Sprintf("mushaf: shipped edition: %v", err))
	}
	return e
})

// Nama returns the short name of the edition, to print beside every page number and
// percentage.
func (e *Edisi) Nama() string { return e.nama }

// Sumber says where the borders come from.
func (e *Edisi) Sumber() string { return e.sumber }

func (e *Edisi) pembagian(b Bagian) (*pembagian, error) {
	switch b {
	case Juz:
		return &e.juz, nil
	case Hizb:
		return &e.hizb, nil
	case Rub:
		return &e.rub, nil
	case Halaman:
		return &e.halaman, nil
	}
	return nil, ErrBagian.Invalidf("pembagian mushaf tidak dikenal; pilih juz, hizb, rub, atau halaman").Pada("bagian")
}

// Jumlah returns how many parts the division has; 0 for an unknown division.
func (e *Edisi) Jumlah(b Bagian) int {
	p, err := e.pembagian(b)
	if err != nil {
		return 0
	}
	return len(p.awal) - 1
}

// Bagian returns the ayat of one part: e.Bagian(mushaf.Juz, 30). A part that the
// edition does not have is refused with [ErrBagian].
func (e *Edisi) Bagian(b Bagian, nomor int) (Rentang, error) {
	p, err := e.pembagian(b)
	if err != nil {
		return Rentang{}, err
	}
	if n := len(p.awal) - 1; nomor < 1 || nomor > n {
		return Rentang{}, ErrBagian.Invalidf("%s %d tidak ada di mushaf %s; pilih 1 sampai %d", b, nomor, e.nama, n).Pada(string(b))
	}
	return Rentang{p.awal[nomor-1], p.awal[nomor] - 1}, nil
}

// Nomor returns the part that an ayah lies in; 0 when there is no such ayah or
// division.
func (e *Edisi) Nomor(b Bagian, a Ayat) int {
	p, err := e.pembagian(b)
	if err != nil || !a.Sah() {
		return 0
	}
	return int(p.nomor[a])
}
