package nilai

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrSkala says that a scale contradicts itself: its ends, step or pass mark.
	ErrSkala = dasar.Aturan("AKD-SKALA-01")
	// ErrPita says that the bands of a scale do not fall from high to low, or have no
	// or the same code.
	ErrPita = dasar.Aturan("AKD-SKALA-02")
	// ErrLuarSkala says that a score is not on the scale: above, below, or between
	// two steps.
	ErrLuarSkala = dasar.Aturan("AKD-SKALA-03")
	// ErrPitaTiada says that the scale has no band of that code.
	ErrPitaTiada = dasar.Aturan("AKD-SKALA-04")
	// ErrSkalaTiada says that no scale that comes with the program has that code
	// (NotFound).
	ErrSkalaTiada = dasar.Aturan("AKD-SKALA-06")
	// ErrKKM says that a KKM leaves no room for the predikat above it.
	ErrKKM = dasar.Aturan("AKD-SKALA-05")
)

// Skala is what marks are written on: 0 to 100, 0 to 10, a maximum of 8, letters,
// Arabic predicates, or an institution's own.
type Skala struct {
	Kode    string `privasi:"-,aturan penilaian"`
	Nama    string `privasi:"-,aturan penilaian"`
	Min     Angka  `privasi:"-,aturan penilaian"`
	Maks    Angka  `privasi:"-,aturan penilaian"`
	Langkah Angka  `privasi:"-,aturan penilaian"` // scores are Min and whole steps above it
	Lulus   Angka  `privasi:"-,aturan penilaian"` // lowest passing value; 0 when the scale has none

	// Pita are the bands from high to low; none for a scale of numbers only.
	Pita []Pita `privasi:"-,aturan penilaian"`
	// BulatDahulu rounds a value half up to whole numbers before its band and its
	// passing are decided: K13 does (83,6 is 84 and B), most scales do not.
	BulatDahulu bool `privasi:"-,aturan penilaian"`
	// Masukan says that teachers write the code of a band instead of a number; each
	// band then counts with its Nilai.
	MasukanPita bool `privasi:"-,aturan penilaian"`

	Sumber string `privasi:"-,rujukan"` // where the bounds come from
}

// Pita is one band of a scale: all values from Dari up to the next band. Nama is
// what is printed, Arab the same in Arabic letters or "".
type Pita struct {
	Kode  string `privasi:"-,aturan penilaian"`
	Nama  string `privasi:"-,aturan penilaian"`
	Arab  string `privasi:"-,aturan penilaian"`
	Dari  Angka  `privasi:"-,aturan penilaian"` // inclusive
	Nilai Angka  `privasi:"-,aturan penilaian"` // what the code counts when a teacher writes it
}

// Periksa refuses a scale that contradicts itself, with the field.
func (s Skala) Periksa() error {
	switch {
	case s.Min >= s.Maks || s.Min < -MaksAngka || s.Maks > MaksAngka || s.Maks <= 0:
		return ErrSkala.Invalidf("nilai tertinggi skala harus lebih dari nilai terendahnya dan lebih dari 0").Pada("maks")
	case s.Langkah <= 0 || (s.Maks-s.Min)%s.Langkah != 0:
		return ErrSkala.Invalidf("langkah skala harus lebih dari 0 dan membagi habis jarak %s sampai %s", s.Min, s.Maks).Pada("langkah")
	case s.Lulus != 0 && (s.Lulus < s.Min || s.Lulus > s.Maks):
		return ErrSkala.Invalidf("batas lulus harus di antara %s dan %s", s.Min, s.Maks).Pada("lulus")
	case s.MasukanPita && len(s.Pita) == 0:
		return ErrPita.Invalidf("skala yang diisi dengan predikat memerlukan daftar predikat").Pada("pita")
	}
	ada := map[string]bool{}
	for i, p := range s.Pita {
		switch kode := lipatKode(p.Kode); {
		case kode == "":
			return ErrPita.Invalidf("predikat ke-%d belum punya kode", i+1).Pada("pita")
		case ada[kode]:
			return ErrPita.Invalidf("kode predikat %s dipakai dua kali", p.Kode).Pada("pita")
		case i > 0 && p.Dari >= s.Pita[i-1].Dari:
			return ErrPita.Invalidf("batas predikat %s harus lebih rendah dari predikat sebelumnya", p.Kode).Pada("pita")
		case p.Dari < s.Min || p.Dari > s.Maks:
			return ErrPita.Invalidf("batas predikat %s harus di antara %s dan %s", p.Kode, s.Min, s.Maks).Pada("pita")
		case s.MasukanPita && s.letakPita(p.Nilai.Pecahan()) != i:
			return ErrPita.Invalidf("nilai yang dihitung untuk predikat %s harus jatuh di predikat itu sendiri", p.Kode).Pada("pita")
		default:
			ada[kode] = true
		}
	}
	return nil
}

// Terima refuses a score that is not on the scale.
func (s Skala) Terima(a Angka) error { return terima(a, s.Min, s.Maks, s.Langkah) }

func terima(a, min, maks, langkah Angka) error {
	switch {
	case a < min || a > maks:
		return ErrLuarSkala.Invalidf("nilai di luar skala; isi %s sampai %s", min, maks)
	case langkah > 0 && (a-min)%langkah != 0:
		return ErrLuarSkala.Invalidf("nilai terlalu halus; skala ini memakai kelipatan %s", langkah)
	}
	return nil
}

// Predikat returns the band of an exact value, and false when the scale has no
// bands. The lower bound belongs to the band; what is below all bands is in the
// lowest.
func (s Skala) Predikat(x Pecahan) (Pita, bool) {
	if i := s.letakPita(x); i >= 0 {
		return s.Pita[i], true
	}
	return Pita{}, false
}

func (s Skala) letakPita(x Pecahan) int {
	x = s.acuan(x)
	for i, p := range s.Pita {
		if x.bandingAngka(p.Dari) >= 0 {
			return i
		}
	}
	return len(s.Pita) - 1
}

// acuan is the value that bands and pass marks look at.
func (s Skala) acuan(x Pecahan) Pecahan {
	if s.BulatDahulu {
		return Pembulatan{}.Bulat(x).Pecahan()
	}
	return x
}

// Mencapai tells whether an exact value reaches a bound, such as the KKM, on this
// scale: rounded first where the scale says so.
func (s Skala) Mencapai(x Pecahan, batas Angka) bool {
	return s.acuan(x).bandingAngka(batas) >= 0
}

// CariPita returns the band of a code, whatever its case, or [ErrPitaTiada].
func (s Skala) CariPita(kode string) (Pita, error) {
	i := slices.IndexFunc(s.Pita, func(p Pita) bool { return lipatKode(p.Kode) == lipatKode(kode) })
	if i < 0 || lipatKode(kode) == "" {
		return Pita{}, ErrPitaTiada.Invalidf("predikat tidak ada pada skala %s; pilih salah satu dari %s", s.Nama, s.kodePita()).Pada("predikat")
	}
	return s.Pita[i], nil
}

// Setidaknya tells whether the band of kode is the band of minimal or a higher one.
func (s Skala) Setidaknya(kode, minimal string) (bool, error) {
	p, err := s.CariPita(kode)
	if err != nil {
		return false, err
	}
	m, err := s.CariPita(minimal)
	return err == nil && p.Dari >= m.Dari, err
}

// Rentang returns the lowest and highest score of the band at index i of Pita, on
// whole numbers where the scale rounds first, else in its steps. An empty band has
// sampai below dari.
func (s Skala) Rentang(i int) (dari, sampai Angka) {
	langkah := s.Langkah
	if s.BulatDahulu {
		langkah = satuAngka
	}
	if i == 0 {
		return s.Pita[i].Dari, s.Maks
	}
	return s.Pita[i].Dari, s.Pita[i-1].Dari - langkah
}

// PredikatK13 makes the scale A to D of Kurikulum 2013 from a KKM: the whole
// numbers from KKM to 100 are split in three, and what remains goes to C first,
// then to B (Panduan Penilaian 2017, tables 2.3 to 2.6). Values are rounded first.
// A KKM above 98 leaves a predikat without any number, and one below 1 leaves no D:
// [ErrKKM].
func PredikatK13(kkm int) (Skala, error) {
	if kkm < 1 || kkm > 98 {
		return Skala{}, ErrKKM.Invalidf("KKM untuk predikat A sampai D harus 1 sampai 98").Pada("kkm")
	}
	n := 101 - kkm
	lebar, sisa := n/3, n%3
	c, b := lebar+min(sisa, 1), lebar+sisa/2
	return Skala{
		Kode: "k13", Nama: "Predikat K13", Maks: A(100), Langkah: satuAngka / 100, Lulus: A(int64(kkm)), BulatDahulu: true,
		Pita: []Pita{
			{Kode: "A", Nama: "Sangat Baik", Dari: A(int64(kkm + c + b))},
			{Kode: "B", Nama: "Baik", Dari: A(int64(kkm + c))},
			{Kode: "C", Nama: "Cukup", Dari: A(int64(kkm))},
			{Kode: "D", Nama: "Kurang"},
		},
		Sumber: "Panduan Penilaian SMA, Kemdikbud 2017, tabel 2.3-2.6",
	}, nil
}
