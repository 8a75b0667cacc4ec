package mushaf

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrTerbalik says that the first ayah of a range comes after its last one.
var ErrTerbalik = dasar.Aturan("AKD-MUSHAF-02")

// Rentang is a run of ayat, both ends included. The zero value holds nothing and is
// not valid.
type Rentang struct{ Dari, Sampai Ayat }

// BuatRentang returns the range, or [ErrAyat] when an end does not exist and
// [ErrTerbalik] when they stand the wrong way round.
func BuatRentang(dari, sampai Ayat) (Rentang, error) {
	r := Rentang{dari, sampai}
	return r, r.Validate()
}

// Validate checks both ends and their order.
func (r Rentang) Validate() error {
	switch {
	case !r.Dari.Sah():
		return ErrAyat.Invalidf("ayat ke-%d tidak ada; mushaf berisi %d ayat", r.Dari, JumlahAyat).Pada("dari")
	case !r.Sampai.Sah():
		return ErrAyat.Invalidf("ayat ke-%d tidak ada; mushaf berisi %d ayat", r.Sampai, JumlahAyat).Pada("sampai")
	case r.Dari > r.Sampai:
		return ErrTerbalik.Invalidf("rentang terbalik: %s sesudah %s; tukar awal dan akhirnya", r.Dari, r.Sampai).Pada("sampai")
	}
	return nil
}

// Jumlah returns the number of ayat.
func (r Rentang) Jumlah() int {
	if r.Validate() != nil {
		return 0
	}
	return int(r.Sampai-r.Dari) + 1
}

// Memuat reports whether the ayah lies in the range.
func (r Rentang) Memuat(a Ayat) bool { return r.Dari <= a && a <= r.Sampai }

// String writes Al-Baqarah 255, Al-Baqarah 1-5 or Al-Falaq 1 - An-Nas 6, which
// [Edisi.Baca] reads back; "" for an invalid range.
func (r Rentang) String() string {
	if r.Validate() != nil {
		return ""
	}
	d, s := r.Dari.Letak(), r.Sampai.Letak()
	nama := func(l Letak) string { return daftar()[l.Surah-1].Nama }
	switch {
	case r.Dari == r.Sampai:
		return fmt.Sprintf("%s %d", nama(d), d.Ayat)
	case d.Surah == s.Surah:
		return fmt.Sprintf("%s %d-%d", nama(d), d.Ayat, s.Ayat)
	}
	return fmt.Sprintf("%s %d - %s %d", nama(d), d.Ayat, nama(s), s.Ayat)
}

// Kode writes 2:1-2:5, the form of files; "" for an invalid range.
func (r Rentang) Kode() string {
	if r.Validate() != nil {
		return ""
	}
	return r.Dari.String() + "-" + r.Sampai.String()
}
