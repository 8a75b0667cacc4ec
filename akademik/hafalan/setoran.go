package hafalan

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

// ErrSetoran says that a recitation is malformed: its kind, verdict, day, ranges or
// errors. A range that does not exist carries the rule of package mushaf instead.
var ErrSetoran = dasar.Aturan("AKD-HAFALAN-03")

// Jenis is the kind of a recitation.
type Jenis string

// The kinds.
const (
	Ziyadah  Jenis = "ziyadah"  // new memorisation
	Murojaah Jenis = "murojaah" // repetition of what is memorised
	Tasmi    Jenis = "tasmi"    // a long recitation before listeners
	Ujian    Jenis = "ujian"    // an exam
)

// DaftarJenis lists the kinds in the order of forms.
func DaftarJenis() []Jenis { return []Jenis{Ziyadah, Murojaah, Tasmi, Ujian} }

// Hasil is the verdict of the listener.
type Hasil string

// The verdicts.
const (
	Lulus Hasil = "lulus"
	Ulang Hasil = "ulang"
)

// BacaHasil reads a verdict as halaqah write it: lulus, lancar and kurang pass (kurang
// is fluent with prompts), ulang does not. Anything else is [ErrSetoran].
func BacaHasil(s string) (Hasil, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "lulus", "lancar", "kurang":
		return Lulus, nil
	case "ulang":
		return Ulang, nil
	}
	return "", ErrSetoran.Invalidf("nilai setoran harus lancar, kurang, atau ulang").Pada("nilai")
}

// BacaJenis reads a kind; "tasmi'" and "muraja'ah" are understood. Anything else is
// [ErrSetoran].
func BacaJenis(s string) (Jenis, error) {
	polos := strings.Map(func(r rune) rune {
		if strings.ContainsRune("'’‘`- ", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
	switch polos {
	case "ziyadah", "sabaq":
		return Ziyadah, nil
	case "murojaah", "murajaah", "muroja":
		return Murojaah, nil
	case "tasmi":
		return Tasmi, nil
	case "ujian":
		return Ujian, nil
	}
	return "", ErrSetoran.Invalidf("jenis setoran harus ziyadah, murojaah, tasmi, atau ujian").Pada("jenis")
}

// Setoran is one recitation of one santri.
type Setoran struct {
	ID        string        // of the record; on one day recitations are taken in the order of Urut, then ID
	Tanggal   dasar.Tanggal // the day it was heard
	Urut      int           // place in the day, when it matters
	Jenis     Jenis
	Rentang   []mushaf.Rentang // may overlap; overlap counts once
	Kesalahan []Kesalahan      // counted by kind; see [AturanNilai]
	Hasil     Hasil
}

const maksRentang = 240

// Validate refuses a malformed recitation with [ErrSetoran], and a range that does not
// exist with the rule of package mushaf.
func (s Setoran) Validate() error {
	switch {
	case !slices.Contains(DaftarJenis(), s.Jenis):
		return ErrSetoran.Invalidf("jenis setoran harus ziyadah, murojaah, tasmi, atau ujian").Pada("jenis")
	case s.Hasil != Lulus && s.Hasil != Ulang:
		return ErrSetoran.Invalidf("hasil setoran harus lulus atau ulang").Pada("hasil")
	case s.Tanggal.IsZero():
		return ErrSetoran.Invalidf("isi tanggal setoran").Pada("tanggal")
	case len(s.Rentang) == 0 || len(s.Rentang) > maksRentang:
		return ErrSetoran.Invalidf("isi ayat yang disetorkan, misalnya 2:1-5").Pada("rentang")
	}
	for _, r := range s.Rentang {
		if err := r.Validate(); err != nil {
			return err
		}
	}
	_, err := jumlahSalah(s.Kesalahan)
	return err
}

// ayat returns the ayat of a valid recitation.
func (s Setoran) ayat() Himpunan {
	h, _ := DariAyat(s.Rentang...)
	return h
}
