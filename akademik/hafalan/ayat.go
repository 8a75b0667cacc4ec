package hafalan

import (
	"github.com/pesantren-go/pesantren/akademik/mushaf"
)

// DariAyat returns the set of the ayat of ranges, in any order; what overlaps counts
// once. A range that does not exist is refused with the rule of package mushaf.
func DariAyat(rentang ...mushaf.Rentang) (Himpunan, error) {
	s := make([]Selang, len(rentang))
	for i, r := range rentang {
		if err := r.Validate(); err != nil {
			return Himpunan{}, err
		}
		s[i] = Selang{int32(r.Dari), int32(r.Sampai)}
	}
	return satukan(s), nil
}

// RentangAyat returns the set as ranges of ayat. Numbers beyond the mushaf are left
// out.
func (h Himpunan) RentangAyat() []mushaf.Rentang {
	var hasil []mushaf.Rentang
	for _, x := range h.Iris(SeluruhAyat()).s {
		hasil = append(hasil, mushaf.Rentang{Dari: mushaf.Ayat(x.Dari), Sampai: mushaf.Ayat(x.Sampai)})
	}
	return hasil
}

// SeluruhAyat returns the set of all 6,236 ayat.
func SeluruhAyat() Himpunan { return Himpunan{[]Selang{{1, mushaf.JumlahAyat}}} }

func satuRentang(r mushaf.Rentang) Himpunan {
	return Himpunan{[]Selang{{int32(r.Dari), int32(r.Sampai)}}}
}
