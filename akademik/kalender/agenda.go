package kalender

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

// ErrAcara says that a holiday or activity lacks its id or name, or that two have one
// id.
var ErrAcara = dasar.Aturan("AKD-KALENDER-04")

const maksAcara = 2000

// Acara is a holiday or an activity of the school.
type Acara struct {
	ID    string // unique in its agenda
	Nama  string
	Libur bool // no lessons on its days
	Pola  Pola
}

// Agenda is the calendar of a school: the weekdays without lessons, and what else
// falls when.
type Agenda struct {
	LiburPekanan []time.Weekday // Friday in many pesantren, Sunday in others; may be none
	Acara        []Acara
}

// Validate refuses a malformed agenda with [ErrAcara] or [ErrPola].
func (a Agenda) Validate() error {
	if err := (Pola{Jenis: Mingguan, Hari: a.LiburPekanan}).Validate(); err != nil && len(a.LiburPekanan) > 0 {
		return err
	}
	if len(a.Acara) > maksAcara {
		return ErrAcara.Invalidf("paling banyak %d acara dalam satu kalender", maksAcara).Pada("acara")
	}
	ada := map[string]bool{}
	for _, x := range a.Acara {
		if nama, err := dasar.Rapikan(x.Nama, 120); err != nil || nama == "" || x.ID == "" || ada[x.ID] {
			return ErrAcara.Invalidf("tiap acara punya id sendiri dan nama paling panjang 120 karakter").Pada("nama").Karena(err)
		}
		ada[x.ID] = true
		if err := x.Pola.Validate(); err != nil {
			return err
		}
	}
	return nil
}

// AcaraHari is one thing that falls on one day.
type AcaraHari struct {
	Kejadian
	Acara Acara
	// Label is the Hijri date of the day; the zero Label outside the calendar.
	Label hijriah.Label
}

// String writes 2026-11-06 Jumat Legi, 26 Jumadilawal 1448 H: Rapat.
func (x AcaraHari) String() string {
	s := fmt.Sprintf("%s %s", x.Hari, WetonDari(x.Hari))
	if l := x.Label.String(); l != "" {
		s += ", " + l
	}
	s += ": " + x.Acara.Nama
	if !x.Semula.IsZero() {
		s += fmt.Sprintf(" (dipindah dari %s)", x.Semula)
	}
	return s
}

// Jabarkan lists everything from dari to sampai, both included, by day and then in the
// order of the agenda. The weekdays without lessons are not in it.
func (a Agenda) Jabarkan(k *hijriah.Kalender, dari, sampai dasar.Tanggal) ([]AcaraHari, error) {
	if err := a.Validate(); err != nil {
		return nil, err
	}
	if err := periksaJendela(dari, sampai); err != nil {
		return nil, err
	}
	var hasil []AcaraHari
	for _, x := range a.Acara {
		kejadian, err := x.Pola.Jabarkan(k, dari, sampai)
		if err != nil {
			return nil, err
		}
		for _, h := range kejadian {
			label, _ := k.Uraikan(h.Hari) // outside the calendar there is none
			hasil = append(hasil, AcaraHari{h, x, label})
		}
	}
	slices.SortStableFunc(hasil, func(x, y AcaraHari) int { return x.Hari.Compare(y.Hari) })
	return hasil, nil
}

// Efektif counts the school days of a run of days.
type Efektif struct {
	Hari    int // days with lessons
	Pekanan int // days without lessons because of their weekday
	Libur   []HariLibur
}

// HariLibur is a day that would have lessons and has none, and why.
type HariLibur struct {
	Hari      dasar.Tanggal
	Sebab     []string // names of the holidays, in the order of the agenda
	Sementara bool     // a decision on a Hijri month may still move it
}

// Efektif counts the days with lessons from dari to sampai, both included. Hari,
// Pekanan and the days of Libur always add up to all days.
func (a Agenda) Efektif(k *hijriah.Kalender, dari, sampai dasar.Tanggal) (Efektif, error) {
	semua, err := a.Jabarkan(k, dari, sampai)
	if err != nil {
		return Efektif{}, err
	}
	libur := map[dasar.Tanggal]HariLibur{}
	for _, x := range semua {
		if x.Acara.Libur {
			l := libur[x.Hari]
			libur[x.Hari] = HariLibur{x.Hari, append(l.Sebab, x.Acara.Nama), l.Sementara || x.Sementara}
		}
	}
	var e Efektif
	for h := dari; !h.After(sampai); h = h.TambahHari(1) {
		l, ada := libur[h]
		switch {
		case slices.Contains(a.LiburPekanan, h.Pekan()):
			e.Pekanan++
		case ada:
			e.Libur = append(e.Libur, l)
		default:
			e.Hari++
		}
	}
	slices.SortFunc(e.Libur, func(x, y HariLibur) int { return cmp.Or(x.Hari.Compare(y.Hari)) })
	return e, nil
}
