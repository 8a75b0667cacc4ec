package kalender

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

// Geser is one occurrence that a correction of the Hijri calendar moves. An unset Dari
// or Ke lies outside the window, or does not exist: day 30 of a month that has 29 now.
type Geser struct {
	Acara    Acara
	Dari, Ke dasar.Tanggal
}

// Geseran lists what of an agenda falls on other days under another calendar, by day.
// What recurs in Gregorian months or in weeks is never in it.
func (a Agenda) Geseran(lama, baru *hijriah.Kalender, dari, sampai dasar.Tanggal) ([]Geser, error) {
	if err := a.Validate(); err != nil {
		return nil, err
	}
	var hasil []Geser
	for _, x := range a.Acara {
		dulu, err := x.Pola.Jabarkan(lama, dari, sampai)
		if err != nil {
			return nil, err
		}
		kini, err := x.Pola.Jabarkan(baru, dari, sampai)
		if err != nil {
			return nil, err
		}
		hilang, muncul := beda(dulu, kini), beda(kini, dulu)
		for len(hilang)+len(muncul) > 0 {
			g := Geser{Acara: x}
			// A correction moves by a day or two: what lies further apart is no pair.
			if len(hilang) > 0 && (len(muncul) == 0 || hilang[0].Selisih(muncul[0]) <= 2) {
				g.Dari, hilang = hilang[0], hilang[1:]
			}
			if len(muncul) > 0 && (g.Dari.IsZero() || muncul[0].Selisih(g.Dari) <= 2) {
				g.Ke, muncul = muncul[0], muncul[1:]
			}
			hasil = append(hasil, g)
		}
	}
	hari := func(g Geser) dasar.Tanggal {
		if g.Dari.IsZero() {
			return g.Ke
		}
		return g.Dari
	}
	slices.SortStableFunc(hasil, func(x, y Geser) int { return hari(x).Compare(hari(y)) })
	return hasil, nil
}

// beda lists the days of a that b lacks.
func beda(a, b []Kejadian) (hasil []dasar.Tanggal) {
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y Kejadian) bool { return y.Hari == x.Hari }) {
			hasil = append(hasil, x.Hari)
		}
	}
	return hasil
}
