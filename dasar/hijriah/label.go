package hijriah

import "github.com/pesantren-go/pesantren/dasar"

// Asal says how the first day of a month is known.
type Asal uint8

// The origins, from the weakest; the zero Asal means that nothing is known.
const (
	AsalKira     Asal = iota + 1 // Umm al-Qura: may be a day early
	AsalHitungan                 // computed by the neo-MABIMS criterion
	AsalPutusan                  // decided, see Label.Sumber
)

// String writes the origin in the words of a page.
func (a Asal) String() string {
	switch a {
	case AsalKira:
		return "kira-kira"
	case AsalHitungan:
		return "hitungan"
	case AsalPutusan:
		return "putusan"
	}
	return "tidak diketahui"
}

// Label is a Hijri date that explains itself: where it comes from and whether it
// may still change.
type Label struct {
	Hijriah dasar.Hijriah
	Asal    Asal
	// Sementara is true while a decision may still move the label by a day: the
	// Moon stands close to the limit of the criterion and nobody has decided.
	Sementara bool
	// Sumber is the evidence of the decision; empty unless Asal is AsalPutusan.
	Sumber string
}

// String writes 1 Rajab 1448 H (sementara), 4 Muharam 1425 H (kira-kira), or the
// bare date when it is firm.
func (l Label) String() string {
	switch {
	case l.Hijriah.IsZero():
		return ""
	case l.Asal == AsalKira:
		return l.Hijriah.String() + " (kira-kira)"
	case l.Sementara:
		return l.Hijriah.String() + " (sementara)"
	}
	return l.Hijriah.String()
}

// Uraikan labels a day as well as it can and says how well that is. It falls
// back to the approximate table where [Kalender.Dari] refuses, for example for
// old birth dates, and returns [ErrDiLuar] only outside that table as well. An
// unset day gives the zero Label.
func (k *Kalender) Uraikan(t dasar.Tanggal) (Label, error) {
	if t.IsZero() {
		return Label{}, nil
	}
	if h, i, ok := cariHari(k.pasti, t); ok {
		a := k.pasti[i]
		ragu := a.ragu || h.Hari == terpanjang && k.pasti[i+1].ragu
		return Label{Hijriah: h, Asal: a.asal, Sementara: ragu, Sumber: a.sumber}, nil
	}
	if h, _, ok := cariHari(k.kira, t); ok {
		return Label{Hijriah: h, Asal: AsalKira}, nil
	}
	return Label{}, ErrDiLuar.Invalidf("tanggal %s di luar kalender Hijriah; biarkan kolomnya kosong", t.Panjang())
}
