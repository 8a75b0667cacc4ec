package hafalan

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

// ErrUjian says that an exam has no parts, or parts that share an ayah.
var ErrUjian = dasar.Aturan("AKD-HAFALAN-07")

// AturanUjian judges one sitting of several parts, usually a juz each.
type AturanUjian struct {
	Nilai AturanNilai // of each part
	// UlangSemua: one weak part repeats the whole sitting. Otherwise only that part.
	UlangSemua bool
}

// BagianUjian is one part of a sitting with its errors.
type BagianUjian struct {
	Rentang   mushaf.Rentang
	Kesalahan []Kesalahan
}

// HasilUjian is the verdict of a sitting.
type HasilUjian struct {
	Bagian []Penilaian     // in the order of the parts
	Rata   decimal.Decimal // plain mean of the parts, half up to 2 places
	Lulus  Himpunan        // ayat that passed; nothing when the whole sitting is repeated
	Ulang  Himpunan        // ayat to be recited again
	Hasil  Hasil           // Lulus when every part passed
	Uraian []string
}

// Hitung judges a sitting. The order of the parts changes nothing but the order of the
// steps.
func (a AturanUjian) Hitung(bagian ...BagianUjian) (HasilUjian, error) {
	if len(bagian) == 0 {
		return HasilUjian{}, ErrUjian.Invalidf("isi bagian yang diuji, misalnya satu per juz").Pada("bagian")
	}
	h := HasilUjian{Hasil: Lulus}
	jumlah := decimal.Zero
	var semua Himpunan
	for _, b := range bagian {
		ini, err := DariAyat(b.Rentang)
		if err != nil {
			return HasilUjian{}, err
		}
		if !semua.Iris(ini).Kosong() {
			return HasilUjian{}, ErrUjian.Invalidf("%s diuji dua kali dalam satu majelis; hapus salah satunya", b.Rentang).Pada("bagian")
		}
		semua = semua.Gabung(ini)
		p, err := a.Nilai.Nilai(b.Kesalahan...)
		if err != nil {
			return HasilUjian{}, err
		}
		h.Bagian = append(h.Bagian, p)
		jumlah = jumlah.Add(p.Nilai)
		h.Uraian = append(h.Uraian, fmt.Sprintf("%s: nilai %s, %s", b.Rentang, angka(p.Nilai), p.Hasil))
		if p.Hasil == Lulus {
			h.Lulus = h.Lulus.Gabung(ini)
		} else {
			h.Hasil = Ulang
		}
	}
	if h.Hasil == Ulang && a.UlangSemua {
		h.Lulus = Himpunan{}
		h.Uraian = append(h.Uraian, "satu bagian lemah mengulang seluruh majelis")
	}
	h.Ulang = semua.Kurang(h.Lulus)
	h.Rata = jumlah.DivRound(decimal.NewFromInt(int64(len(bagian))), 2)
	return h, nil
}

// WajibUjian tells whether new memorisation stops for an exam: when tiap or more full
// juz are memorised and not yet mutqin (five in one school). It returns those juz in
// order; tiap below 1 never stops.
func (k Keadaan) WajibUjian(e *mushaf.Edisi, tiap int) (juz []int, wajib bool) {
	for n := range e.Jumlah(mushaf.Juz) {
		r, err := e.Bagian(mushaf.Juz, n+1)
		if s := satuRentang(r); err == nil && k.Hafal.MemuatSemua(s) && !k.Mutqin.MemuatSemua(s) {
			juz = append(juz, n+1)
		}
	}
	return juz, tiap > 0 && len(juz) >= tiap
}
