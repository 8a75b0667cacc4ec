package mushaf

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
)

const (
	// JumlahAyat is the number of ayat by the Kufan count.
	JumlahAyat = 6236
	// JumlahSurah is the number of surah.
	JumlahSurah = 114
)

// ErrAyat says that an ayah does not exist: no such surah, or the surah is shorter.
var ErrAyat = dasar.Aturan("AKD-MUSHAF-01")

// Ayat is the number of an ayah in the order of the mushaf, 1 to [JumlahAyat]. The zero
// value is no ayah.
type Ayat int

// Letak is a place as people write it: surah 1 to 114, ayah from 1.
type Letak struct{ Surah, Ayat int }

// Ke returns the number of an ayah of a surah, or [ErrAyat].
func Ke(surah, ayat int) (Ayat, error) {
	if surah < 1 || surah > JumlahSurah {
		return 0, ErrAyat.Invalidf("surah %d tidak ada; surah bernomor 1 sampai %d", surah, JumlahSurah).Pada("surah")
	}
	s := &daftar()[surah-1]
	if ayat < 1 || ayat > s.Ayat {
		return 0, ErrAyat.Invalidf("%s ayat %d tidak ada; surah %d berisi %d ayat", s.Nama, ayat, surah, s.Ayat).Pada("ayat")
	}
	return s.Awal + Ayat(ayat-1), nil
}

// Sah reports whether the ayah exists.
func (a Ayat) Sah() bool { return a >= 1 && a <= JumlahAyat }

// Letak returns surah and ayah; the zero Letak for a number that is no ayah.
func (a Ayat) Letak() Letak {
	if !a.Sah() {
		return Letak{}
	}
	n := int(tabelSurah()[a])
	return Letak{n, int(a-daftar()[n-1].Awal) + 1}
}

// String writes 2:255, or "" for a number that is no ayah.
func (a Ayat) String() string {
	if !a.Sah() {
		return ""
	}
	l := a.Letak()
	return fmt.Sprintf("%d:%d", l.Surah, l.Ayat)
}
