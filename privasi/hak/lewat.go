package hak

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// jamDiam is the alarm of a request whose clocks have not started: the law waits for the
// verification, and the product does not wait for ever.
const jamDiam = 72 * time.Hour

// Batas is the earliest deadline that is still to be met; the zero time when none is.
func (p Permohonan) Batas() time.Time {
	if p.Status == Duplikat || p.Status == Dibatalkan {
		return time.Time{}
	}
	var belum []rezim.Jam
	mulai := false
	for _, j := range p.Jam {
		mulai = mulai || !j.Tenggat.IsZero()
		if p.selesai(j).IsZero() {
			belum = append(belum, j)
		}
	}
	if !mulai && p.Dikabari.IsZero() {
		return p.Diterima.Add(jamDiam)
	}
	return rezim.Terdini(belum...).Tenggat
}

// selesai is when a clock was met: stopping by the stop, the notice of a restriction and
// every answer by telling the person. A restriction by being in force, or by its refusal
// being told.
func (p Permohonan) selesai(j rezim.Jam) time.Time {
	switch {
	case j.Kunci == rezim.TenggatHenti && p.Jenis != Keberatan && !p.Dihentikan.IsZero():
		return p.Dihentikan
	case j.Kunci == rezim.TenggatBatasi && !p.Dibatasi.IsZero():
		return p.Dibatasi
	}
	return p.Dikabari
}

// Lewat reports whether a deadline had passed at t without being met, or was met late.
func (p Permohonan) Lewat(t time.Time) bool {
	if p.Status == Duplikat || p.Status == Dibatalkan {
		return false
	}
	if b := p.Batas(); p.Dikabari.IsZero() && !b.IsZero() && t.After(b) {
		return true
	}
	return slices.ContainsFunc(p.Jam, func(j rezim.Jam) bool { return j.Lewat(p.selesai(j), t) })
}

// Terlambat lists the requests that are late at t and not ended, the most urgent first.
// It cancels nothing.
func Terlambat(ps []Permohonan, t time.Time) []Permohonan {
	ls := slices.DeleteFunc(slices.Clone(ps), func(p Permohonan) bool { return p.Status.Akhir() || !p.Lewat(t) })
	slices.SortStableFunc(ls, func(a, b Permohonan) int { return a.Batas().Compare(b.Batas()) })
	return ls
}

// Perkara is the request as a dry run of another law replays it: one matter for each clock
// of its right. A duplicate and one that was taken back are none.
func (p Permohonan) Perkara() (ps []rezim.Perkara) {
	if p.Status == Duplikat || p.Status == Dibatalkan {
		return nil
	}
	u, _ := p.Jenis.Uraikan()
	for _, kunci := range u.Tenggat {
		ps = append(ps, rezim.Perkara{Objek: p.ID, Kunci: kunci, Fakta: p.fakta(), Selesai: p.selesai(rezim.Jam{Kunci: kunci})})
	}
	return ps
}
