package hafalan

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrSyarat says that a condition is malformed: code, basis, amount or scope.
	ErrSyarat = dasar.Aturan("AKD-HAFALAN-09")
	// ErrDispensasi says that a dispensation lacks who gave it or why, or is for a
	// condition that is not asked.
	ErrDispensasi = dasar.Aturan("AKD-HAFALAN-10")
)

// Syarat is one condition of an exam, a promotion or a syahadah: at least Ambang of
// the scope is memorised, or mutqin.
type Syarat struct {
	Kode    string // short, unique among the conditions
	Nama    string // as printed: "Hafal juz 30", "Mutqin 5 juz"
	Mutqin  bool   // counts what was proven by exam, not what is memorised
	Basis   Basis
	Ambang  decimal.Decimal // in that basis; 0 = all of the scope
	Lingkup Himpunan        // empty = the whole mushaf
}

// Validate refuses a malformed condition with [ErrSyarat].
func (s Syarat) Validate() error {
	switch {
	case s.Kode == "" || s.Nama == "":
		return ErrSyarat.Invalidf("beri syarat kode dan nama").Pada("kode")
	case s.Basis != BasisAyat && s.Basis != BasisHalaman && s.Basis != BasisJuz:
		return ErrSyarat.Invalidf("pilih dasar syarat %s: ayat, halaman, atau juz", s.Kode).Pada("basis")
	case s.Ambang.IsNegative():
		return ErrSyarat.Invalidf("ambang syarat %s tidak boleh negatif", s.Kode).Pada("ambang")
	case !SeluruhAyat().MemuatSemua(s.Lingkup):
		return ErrSyarat.Invalidf("lingkup syarat %s memuat ayat yang tidak ada", s.Kode).Pada("lingkup")
	}
	return nil
}

// Dispensasi waives a condition. It is given by a named account and stays visible.
type Dispensasi struct {
	Syarat string // code of the condition
	Oleh   string // account of who gave it
	Alasan string // without personal matters
}

// StatusSyarat is the outcome of one condition.
type StatusSyarat string

// The outcomes.
const (
	Terpenuhi    StatusSyarat = "terpenuhi"
	Belum        StatusSyarat = "kurang"
	Didispensasi StatusSyarat = "dispensasi" // not met, and waived
)

// HasilSyarat is one condition with what is there and what is missing.
type HasilSyarat struct {
	Syarat Syarat
	Status StatusSyarat
	Ada    decimal.Decimal // in the basis of the condition
	Perlu  decimal.Decimal
	Kurang decimal.Decimal // never below 0
	Belum  Himpunan        // ayat of the scope that are missing
	Oleh   string          // of the dispensation
	Alasan string
}

// String writes the outcome as a page shows it.
func (h HasilSyarat) String() string {
	s := fmt.Sprintf("%s: %s dari %s %s", h.Syarat.Nama, angka(h.Ada), angka(h.Perlu), h.Syarat.Basis)
	switch h.Status {
	case Terpenuhi:
		return s + ", terpenuhi"
	case Didispensasi:
		return s + fmt.Sprintf(", kurang %s, dispensasi: %s", angka(h.Kurang), h.Alasan)
	}
	return s + ", kurang " + angka(h.Kurang)
}

// PeriksaSyarat judges all conditions, in their order; layak is true when each is met
// or waived. A dispensation for a condition that is met changes nothing.
func (k Keadaan) PeriksaSyarat(e *mushaf.Edisi, syarat []Syarat, dispensasi ...Dispensasi) (hasil []HasilSyarat, layak bool, err error) {
	kode := map[string]bool{}
	for _, s := range syarat {
		if err := s.Validate(); err != nil {
			return nil, false, err
		}
		if kode[s.Kode] {
			return nil, false, ErrSyarat.Invalidf("kode syarat %s dipakai dua kali", s.Kode).Pada("kode")
		}
		kode[s.Kode] = true
	}
	for _, d := range dispensasi {
		if !kode[d.Syarat] || d.Oleh == "" || d.Alasan == "" {
			return nil, false, ErrDispensasi.Invalidf("dispensasi memerlukan kode syarat yang ada, pemberi, dan alasannya").Pada("dispensasi")
		}
	}
	layak = true
	for _, s := range syarat {
		h := k.periksa(e, s)
		i := slices.IndexFunc(dispensasi, func(d Dispensasi) bool { return d.Syarat == s.Kode })
		if h.Status == Belum && i >= 0 {
			h.Status, h.Oleh, h.Alasan = Didispensasi, dispensasi[i].Oleh, dispensasi[i].Alasan
		}
		layak = layak && h.Status != Belum
		hasil = append(hasil, h)
	}
	return hasil, layak, nil
}

// periksa judges a valid condition.
func (k Keadaan) periksa(e *mushaf.Edisi, s Syarat) HasilSyarat {
	lingkup := s.Lingkup
	if lingkup.Kosong() {
		lingkup = SeluruhAyat()
	}
	punya := k.Hafal
	if s.Mutqin {
		punya = k.Mutqin
	}
	ada := lingkup.Iris(punya)
	h := HasilSyarat{Syarat: s, Perlu: s.Ambang, Belum: lingkup.Kurang(punya), Status: Terpenuhi}
	h.Ada, _ = Ukur(e, ada).Jumlah(s.Basis)
	if s.Ambang.IsZero() {
		h.Perlu, _ = Ukur(e, lingkup).Jumlah(s.Basis)
	}
	h.Kurang = decimal.Max(h.Perlu.Sub(h.Ada), decimal.Zero)
	if h.Kurang.IsPositive() || s.Ambang.IsZero() && !h.Belum.Kosong() {
		h.Status = Belum
	}
	return h
}
