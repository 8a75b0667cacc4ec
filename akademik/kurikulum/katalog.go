package kurikulum

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Katalog is a set of versions, by code, then by day of effect. The zero value is empty.
// It is not changed after it was made, so that many may read it at once.
type Katalog struct{ semua []Kurikulum }

// ErrKatalog says that a code has two versions from one day on.
var ErrKatalog = dasar.Aturan("AKD-KURIKULUM-06")

// Susun makes a catalogue. Each version is checked ([Kurikulum.Validate]); two of one
// code and day are refused with [ErrKatalog].
func Susun(ks ...Kurikulum) (Katalog, error) {
	for _, k := range ks {
		if err := k.Validate(); err != nil {
			return Katalog{}, fmt.Errorf("kurikulum %s: %w", k.Kode, err)
		}
	}
	return gabung(ks)
}

func gabung(ks []Kurikulum) (Katalog, error) {
	semua := make([]Kurikulum, len(ks))
	for i, k := range ks {
		semua[i] = k.Salin()
	}
	slices.SortStableFunc(semua, func(a, b Kurikulum) int { return cmp.Or(cmp.Compare(a.Kode, b.Kode), a.Berlaku.Compare(b.Berlaku)) })
	for i := 1; i < len(semua); i++ {
		if semua[i].Kode == semua[i-1].Kode && semua[i].Berlaku == semua[i-1].Berlaku {
			return Katalog{}, ErrKatalog.Conflictf("kurikulum %s punya dua versi yang berlaku sejak %s", semua[i].Kode, semua[i].Berlaku.Panjang()).Pada("berlaku")
		}
	}
	return Katalog{semua}, nil
}

// Dengan returns the catalogue with further versions, which are taken as checked.
func (k Katalog) Dengan(ks ...Kurikulum) (Katalog, error) { return gabung(slices.Concat(k.semua, ks)) }

// Semua are all versions, by code, then by day.
func (k Katalog) Semua() []Kurikulum {
	hasil := make([]Kurikulum, len(k.semua))
	for i, x := range k.semua {
		hasil[i] = x.Salin()
	}
	return hasil
}

// Pada returns the version of a code that holds on a day.
func (k Katalog) Pada(kode string, hari dasar.Tanggal) (hasil Kurikulum, ada bool) {
	for _, x := range k.semua {
		if x.Kode == kode && !x.Berlaku.After(hari) {
			hasil, ada = x, true
		}
	}
	return hasil.Salin(), ada
}

// Versi returns the version of a code that began on a day.
func (k Katalog) Versi(kode string, berlaku dasar.Tanggal) (Kurikulum, bool) {
	hasil, ada := k.Pada(kode, berlaku)
	return hasil, ada && hasil.Berlaku == berlaku
}

// Punya reports whether there is any version of the code.
func (k Katalog) Punya(kode string) bool {
	return slices.ContainsFunc(k.semua, func(x Kurikulum) bool { return x.Kode == kode })
}
