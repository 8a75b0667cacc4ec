package rezim

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Perkara is one matter of the past for a dry run: a clock with what is known of it, and
// a list of contents with what it held.
type Perkara struct {
	Objek   string // id, returned as it is
	Kunci   string // deadline; "" for none
	Fakta   Fakta
	Selesai time.Time // when the deadline was met; zero: not yet
	Daftar  DaftarButir
	Isi     map[string]string
}

// Akibat is what another regime would change for one matter.
type Akibat struct {
	Objek, Kunci  string
	Lama, Baru    Jam     // the zero Jam where the regime has no such deadline
	BaruTerlambat bool    // late only under the other regime
	Kurang        []Butir // contents that only the other regime demands and that are not there
}

// Simulasi replays matters under the regime of an id as if it had always been in force,
// and lists those that would be newly late at t or newly incomplete, in the order given.
// It changes nothing: neither the matters nor which regime is in force. An id that is not
// known is [ErrRezim]; a working-day calendar without the year [ErrKalenderTakAda].
func (h *Hukum) Simulasi(id string, ps []Perkara, s Setelan, k KalenderKerja, t time.Time) ([]Akibat, error) {
	r, err := h.Cari(id)
	if err != nil {
		return nil, err
	}
	var as []Akibat
	for _, p := range ps {
		a, err := h.bandingkan(r, p, s, k, t)
		if err != nil {
			return nil, err
		}
		if a.BaruTerlambat || len(a.Kurang) > 0 {
			as = append(as, a)
		}
	}
	return as, nil
}

func (h *Hukum) bandingkan(r Rezim, p Perkara, s Setelan, k KalenderKerja, t time.Time) (a Akibat, err error) {
	a = Akibat{Objek: p.Objek, Kunci: p.Kunci}
	if p.Kunci != "" {
		s.RezimLebihUntung = false // what was in force then, and nothing of what is to come
		if a.Lama, err = lunak(h.Jam(p.Kunci, p.Fakta, s, k)); err != nil {
			return a, err
		}
		if a.Baru, err = lunak(r.jam(p.Kunci, p.Fakta, s, k)); err != nil {
			return a, err
		}
		a.BaruTerlambat = a.Baru.Lewat(p.Selesai, t) && !a.Lama.Lewat(p.Selesai, t)
	}
	lama := h.butirLama(r, p, s, t)
	for _, b := range r.Kurang(p.Daftar, p.Isi) {
		if slices.ContainsFunc(lama, func(x Butir) bool { return x.Kode == b.Kode }) {
			a.Kurang = append(a.Kurang, b)
		}
	}
	return a, nil
}

// butirLama are the contents of the list that the regime of the matter does not demand.
func (h *Hukum) butirLama(r Rezim, p Perkara, s Setelan, t time.Time) []Butir {
	i := h.pada(awalPerkara(p.Fakta, t), s)
	return slices.DeleteFunc(slices.Clone(r.Butir[p.Daftar]), func(b Butir) bool {
		return i >= 0 && slices.ContainsFunc(h.rezim[i].Butir[p.Daftar], func(x Butir) bool { return x.Kode == b.Kode })
	})
}

// jam is a clock under this regime alone, whenever it started.
func (r Rezim) jam(kunci string, f Fakta, s Setelan, k KalenderKerja) (Jam, error) {
	a, err := r.Aturan(kunci)
	if err != nil {
		return Jam{}, err
	}
	mulai, ada := a.Mulai.saat(f, s)
	if !ada {
		return Jam{}, ErrBelumMulai.Invalidf("jam %q belum mulai; catat dahulu kapan %s", kunci, a.Mulai)
	}
	t, err := a.dari(mulai, s, k)
	return Jam{kunci, r.ID, r.ID, mulai.UTC(), t, a.Sumber, a.Keyakinan}, err
}

// lunak takes a deadline that is not known or has not started as none.
func lunak(j Jam, err error) (Jam, error) {
	switch dasar.RuleOf(err) {
	case string(ErrTenggat), string(ErrBelumMulai), string(ErrRezim):
		return Jam{}, nil
	}
	return j, err
}
