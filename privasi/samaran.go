package privasi

import (
	"strings"
	"unicode"
)

// Samaran says how values of a category look at level [Samar]: data of the
// register, not code. The most specific category wins; a value of a category
// without a mask is wholly hidden.
type Samaran struct {
	Kategori string      `privasi:"-,kebijakan lembaga"`
	Cara     CaraSamaran `privasi:"-,kebijakan lembaga"`
	Depan    int         `privasi:"-,kebijakan lembaga"` // characters kept at the front, for SamarTepi
	Belakang int         `privasi:"-,kebijakan lembaga"` // characters kept at the end, for SamarTepi
}

// CaraSamaran is a way to mask.
type CaraSamaran string

// The ways. A mask never tells how long the hidden part is.
const (
	SamarTepi    CaraSamaran = "tepi"    // 357301•••01
	SamarInisial CaraSamaran = "inisial" // A. F. Z.
	SamarUjung   CaraSamaran = "ujung"   // the last part after a comma: the kabupaten of an address
	SamarTahun   CaraSamaran = "tahun"   // 2012 of 2012-07-13
	SamarSurel   CaraSamaran = "surel"   // a•••@contoh.id
)

// SamaranBaku are the masks of the default register.
func SamaranBaku() []Samaran {
	return []Samaran{
		{KategoriNama, SamarInisial, 0, 0},
		{KategoriNIK, SamarTepi, 6, 2}, // district and the last two digits
		{KategoriKK, SamarTepi, 6, 2},
		{KategoriNPWP, SamarTepi, 2, 3},
		{KategoriNISN, SamarTepi, 0, 3},
		{KategoriNIS, SamarTepi, 0, 3},
		{KategoriLahir, SamarTahun, 0, 0},
		{KategoriHP, SamarTepi, 0, 3},
		{KategoriSurel, SamarSurel, 0, 0},
		{KategoriAlamat, SamarUjung, 0, 0},
		{KategoriRekening, SamarTepi, 0, 4},
	}
}

func cariSamaran(semua []Samaran, kategori string) (terbaik Samaran) {
	for _, s := range semua {
		if mencakup(s.Kategori, kategori) && len(s.Kategori) > len(terbaik.Kategori) {
			terbaik = s
		}
	}
	return terbaik
}

// Samarkan masks a text. An empty text stays empty. What is too short to hide
// anything is hidden wholly.
func (s Samaran) Samarkan(nilai string) string {
	nilai = strings.TrimSpace(nilai)
	if nilai == "" {
		return ""
	}
	switch s.Cara {
	case SamarTepi:
		return s.tepi([]rune(nilai))
	case SamarInisial:
		return inisial(nilai)
	case SamarUjung:
		if i := strings.LastIndexByte(nilai, ','); i >= 0 {
			return samaran + ", " + strings.TrimSpace(nilai[i+1:])
		}
	case SamarTahun:
		return tahun(nilai)
	case SamarSurel:
		if i := strings.LastIndexByte(nilai, '@'); i > 1 {
			return string([]rune(nilai)[:1]) + samaran + nilai[i:]
		}
	}
	return samaran
}

func (s Samaran) tepi(r []rune) string {
	if s.Depan < 0 || s.Belakang < 0 || len(r) < s.Depan+s.Belakang+4 {
		return samaran
	}
	return string(r[:s.Depan]) + samaran + string(r[len(r)-s.Belakang:])
}

func inisial(nilai string) string {
	var b []string
	for _, kata := range strings.Fields(nilai) {
		if r := []rune(kata)[0]; unicode.IsLetter(r) {
			b = append(b, string(unicode.ToUpper(r))+".")
		}
	}
	if len(b) == 0 {
		return samaran
	}
	return strings.Join(b, " ")
}

// tahun finds a group of exactly four digits.
func tahun(nilai string) string {
	for _, k := range strings.FieldsFunc(nilai, func(r rune) bool { return !unicode.IsDigit(r) }) {
		if len(k) == 4 {
			return k
		}
	}
	return samaran
}
