package hafalan

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrKesalahan says that errors are counted below zero, twice under one kind, or
	// under a kind that the rule does not know.
	ErrKesalahan = dasar.Aturan("AKD-HAFALAN-04")
	// ErrAturanNilai says that a rule of verdict contradicts itself.
	ErrAturanNilai = dasar.Aturan("AKD-HAFALAN-05")
)

// Salah is a kind of error in a recitation, in a word of the school.
type Salah string

// The kinds that the facts name; a school may have others. All are settings: one
// school does not count a prompt by meaning.
const (
	Tawaqquf    Salah = "tawaqquf"     // a stop longer than about ten seconds
	TawaqqufTam Salah = "tawaqquf_tam" // a stop for good: the listener reads on
	Tark        Salah = "tark"         // something left out
	Tambah      Salah = "tambah"       // something put in
	Tabdil      Salah = "tabdil"       // one thing for another
	Tardid      Salah = "tardid"       // repeating to find the way
	Lupa        Salah = "lupa"         // forgotten, without saying how
	Tajwid      Salah = "tajwid"       // makharij, shifat, ahkam huruf, mad
	Fashahah    Salah = "fashahah"     // waqf and ibtida', harakat
)

// Kesalahan counts the errors of one kind.
type Kesalahan struct {
	Jenis  Salah
	Banyak int
}

const maksSalah = 10_000

func jumlahSalah(ks []Kesalahan) (n int, err error) {
	ada := map[Salah]bool{}
	for _, k := range ks {
		if k.Jenis == "" || ada[k.Jenis] || k.Banyak < 0 || k.Banyak > maksSalah {
			return 0, ErrKesalahan.Invalidf("kesalahan ditulis sekali per jenis, dengan banyaknya 0 sampai %d", maksSalah).Pada("kesalahan")
		}
		ada[k.Jenis] = true
		n += k.Banyak
	}
	return n, nil
}

// AturanNilai turns errors into a score and a verdict. It is data of the school: one
// takes 2.5 from 100 for each error of a juz and passes at 80, another 10 points for 15
// large errors.
type AturanNilai struct {
	Awal     decimal.Decimal           // the score without errors
	PerSalah map[Salah]decimal.Decimal // what one error of a kind takes away; 0 is only noted
	PerLain  *decimal.Decimal          // for every other kind; nil refuses kinds that PerSalah does not name
	Lulus    decimal.Decimal           // lowest score that passes
	Sumber   string
}

// AturanNilaiBaku is a rule in use for exams by juz (single source): 100 less 2.5 for
// each error of whatever kind, at least 80.
func AturanNilaiBaku() AturanNilai {
	return AturanNilai{Awal: decimal.NewFromInt(100), PerLain: new(decimal.New(25, -1)), Lulus: decimal.NewFromInt(80), Sumber: "aturan ujian per juz yang dipakai; satu sumber"}
}

// Validate refuses a rule that takes away a negative number or can never pass, with
// [ErrAturanNilai].
func (a AturanNilai) Validate() error {
	for _, p := range slices.Collect(maps.Values(a.PerSalah)) {
		if p.IsNegative() {
			return ErrAturanNilai.Invalidf("potongan nilai tidak boleh negatif").Pada("per_salah")
		}
	}
	switch {
	case a.PerLain != nil && a.PerLain.IsNegative():
		return ErrAturanNilai.Invalidf("potongan nilai tidak boleh negatif").Pada("per_lain")
	case !a.Awal.IsPositive() || a.Lulus.IsNegative() || a.Lulus.GreaterThan(a.Awal):
		return ErrAturanNilai.Invalidf("batas lulus harus di antara 0 dan nilai awal").Pada("lulus")
	}
	return nil
}

// Penilaian is a score with its verdict and its steps.
type Penilaian struct {
	Nilai  decimal.Decimal // never below 0, not rounded
	Hasil  Hasil
	Uraian []string
}

// Nilai computes the score of one recitation. Kinds are taken in the order given; the
// order changes the steps, never the score.
func (a AturanNilai) Nilai(ks ...Kesalahan) (Penilaian, error) {
	if err := a.Validate(); err != nil {
		return Penilaian{}, err
	}
	if _, err := jumlahSalah(ks); err != nil {
		return Penilaian{}, err
	}
	nilai := a.Awal
	uraian := []string{fmt.Sprintf("nilai awal %s", angka(a.Awal))}
	for _, k := range ks {
		per, ada := a.PerSalah[k.Jenis]
		if !ada && a.PerLain == nil {
			return Penilaian{}, ErrKesalahan.Invalidf("jenis kesalahan itu tidak ada dalam aturan penilaian; pilih yang terdaftar").Pada("kesalahan")
		}
		if !ada {
			per = *a.PerLain
		}
		potong := per.Mul(decimal.NewFromInt(int64(k.Banyak)))
		nilai = nilai.Sub(potong)
		uraian = append(uraian, fmt.Sprintf("%s %d × %s = −%s", k.Jenis, k.Banyak, angka(per), angka(potong)))
	}
	if nilai.IsNegative() {
		nilai = decimal.Zero
		uraian = append(uraian, "nilai tidak kurang dari 0")
	}
	p := Penilaian{Nilai: nilai, Hasil: Ulang}
	tanda := "di bawah"
	if nilai.GreaterThanOrEqual(a.Lulus) {
		p.Hasil, tanda = Lulus, "mencapai"
	}
	p.Uraian = append(uraian, fmt.Sprintf("nilai %s %s batas %s: %s", angka(nilai), tanda, angka(a.Lulus), p.Hasil))
	return p, nil
}

func angka(d decimal.Decimal) string { return koma(d.String()) }
