package wali

import (
	"slices"

	"github.com/pesantren-go/pesantren/privasi"
)

// BentukKomunikasi is a form in which a notice reaches a person (UU 27/2022
// article 26, PP 33/2026 article 39).
type BentukKomunikasi string

// The forms.
const (
	BentukTulisan BentukKomunikasi = "tulisan"
	BentukLisan   BentukKomunikasi = "lisan"
	BentukIsyarat BentukKomunikasi = "isyarat"
	BentukBraille BentukKomunikasi = "braille"
	BentukAAC     BentukKomunikasi = "aac" // pictures and other aids that stand in for speech
	BentukLain    BentukKomunikasi = "lain"
)

// SemuaBentuk lists the forms.
func SemuaBentuk() []BentukKomunikasi {
	return []BentukKomunikasi{BentukTulisan, BentukLisan, BentukIsyarat, BentukBraille, BentukAAC, BentukLain}
}

// NyatakanKebutuhan records the forms that reach a person with a disability. It
// refuses an empty or unknown list with [ErrBentuk]: whoever is flagged has at
// least one.
func (o Orang) NyatakanKebutuhan(bentuk []BentukKomunikasi, w Waktu) (Orang, []privasi.Peristiwa, error) {
	if len(bentuk) == 0 || slices.ContainsFunc(bentuk, func(b BentukKomunikasi) bool { return !slices.Contains(SemuaBentuk(), b) }) {
		return o, nil, ErrBentuk.Invalidf("pilih sekurangnya satu bentuk komunikasi yang dipahami orangnya").Pada("bentuk")
	}
	bentuk = slices.Clone(bentuk)
	slices.Sort(bentuk)
	o.Bentuk = slices.Compact(bentuk)
	return o, w.peristiwa("KebutuhanKomunikasiDinyatakan", string(o.Subjek), o.Subjek, "", "", ""), nil
}

// Dipahami reports whether a notice in these forms reached the person: one of the
// forms is one that he needs, or he declared no need and there is any.
func (o Orang) Dipahami(bentuk []BentukKomunikasi) bool {
	if len(o.Bentuk) == 0 {
		return len(bentuk) > 0
	}
	return slices.ContainsFunc(bentuk, func(b BentukKomunikasi) bool { return slices.Contains(o.Bentuk, b) })
}
