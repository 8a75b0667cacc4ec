package kalender

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

// ErrJendela says that days are asked for without a beginning or an end, the wrong way
// round, or over more than [MaksJendela] days.
var ErrJendela = dasar.Aturan("AKD-KALENDER-03")

// MaksJendela bounds an expansion: ten years of days.
const MaksJendela = 3660

// Kejadian is one day on which something falls.
type Kejadian struct {
	Hari   dasar.Tanggal
	Semula dasar.Tanggal // the day that it was moved from; unset when it was not
	// Sementara: the day follows a Hijri date that a decision may still move.
	Sementara bool
}

func periksaJendela(dari, sampai dasar.Tanggal) error {
	if dari.IsZero() || sampai.Before(dari) || sampai.Selisih(dari) >= MaksJendela {
		return ErrJendela.Invalidf("isi hari pertama dan terakhir, paling lama %d hari", MaksJendela).Pada("sampai")
	}
	return nil
}

// Jabarkan lists the days from dari to sampai, both included, on which the pattern
// falls, in order. A pattern of Hijri months outside the calendar is refused with
// hijriah.ErrDiLuar; where only an approximation is known, the day is Sementara.
func (p Pola) Jabarkan(k *hijriah.Kalender, dari, sampai dasar.Tanggal) ([]Kejadian, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if err := periksaJendela(dari, sampai); err != nil {
		return nil, err
	}
	var hasil []Kejadian
	// Bounds first, so that a pattern of one month does not walk ten years.
	awal, akhir := dari, sampai
	if p.Mulai.After(awal) {
		awal = p.Mulai
	}
	if !p.Sampai.IsZero() && p.Sampai.Before(akhir) {
		akhir = p.Sampai
	}
	for h := awal; !h.After(akhir); h = h.TambahHari(1) {
		ya, sementara, err := p.jatuh(k, h)
		if err != nil {
			return nil, err
		}
		if ya && !p.ditiadakan(h) {
			hasil = append(hasil, Kejadian{Hari: h, Sementara: sementara})
		}
	}
	for _, x := range p.Pindah {
		if x.Ke.Before(dari) || x.Ke.After(sampai) {
			continue
		}
		ya, sementara, err := p.jatuh(k, x.Dari)
		if err != nil {
			return nil, err
		}
		if ya && !slices.ContainsFunc(hasil, func(y Kejadian) bool { return y.Hari == x.Ke }) {
			hasil = append(hasil, Kejadian{Hari: x.Ke, Semula: x.Dari, Sementara: sementara})
		}
	}
	slices.SortFunc(hasil, func(a, b Kejadian) int { return cmp.Or(a.Hari.Compare(b.Hari), a.Semula.Compare(b.Semula)) })
	return hasil, nil
}

func (p Pola) ditiadakan(h dasar.Tanggal) bool {
	return slices.Contains(p.Kecuali, h) || slices.ContainsFunc(p.Pindah, func(x Pindah) bool { return x.Dari == h })
}

// jatuh reports whether the pattern, without its exceptions, falls on the civil day h.
func (p Pola) jatuh(k *hijriah.Kalender, h dasar.Tanggal) (ya, sementara bool, err error) {
	if h.Before(p.Mulai) || !p.Sampai.IsZero() && h.After(p.Sampai) {
		return false, false, nil
	}
	hari := h // the day whose name and date count
	if p.Malam {
		hari = h.TambahHari(1)
	}
	switch p.Jenis {
	case Sekali:
		return h == p.Mulai, false, nil
	case Rentang:
		return true, false, nil
	case Mingguan:
		return p.tepatHari(hari) && (p.Tiap <= 1 || h.Selisih(p.Mulai)/7%p.Tiap == 0), false, nil
	case Weton:
		return PasaranDari(hari) == p.Pasaran && (len(p.Hari) == 0 || p.tepatHari(hari)), false, nil
	case PekanKe:
		if !p.tepatHari(hari) {
			return false, false, nil
		}
		return p.pekanKe(k, hari)
	}
	l, err := p.letak(k, hari)
	return err == nil && l.hari == p.HariKe && p.tepatBulan(l), l.sementara, err
}

func (p Pola) tepatHari(h dasar.Tanggal) bool { return slices.Contains(p.Hari, h.Pekan()) }

func (p Pola) tepatBulan(l letak) bool { return p.Bulan == 0 || p.Bulan == l.bulan }

// pekanKe reports whether the day is one of the wanted weekdays of its month.
func (p Pola) pekanKe(k *hijriah.Kalender, hari dasar.Tanggal) (ya, sementara bool, err error) {
	l, err := p.letak(k, hari)
	if err != nil || !p.tepatBulan(l) {
		return false, false, err
	}
	if slices.Contains(p.Ke, (l.hari-1)/7+1) {
		return true, l.sementara, nil
	}
	if !slices.Contains(p.Ke, Terakhir) {
		return false, false, nil
	}
	depan, err := p.letak(k, hari.TambahHari(7))
	return err == nil && depan.bulan != l.bulan, l.sementara || depan.sementara, err
}

// letak is the month of a day in the calendar of the pattern, and its place in it.
type letak struct {
	bulan, hari int
	sementara   bool
}

func (p Pola) letak(k *hijriah.Kalender, h dasar.Tanggal) (letak, error) {
	if p.Kalender != Hijriah {
		return letak{h.Bulan().Ke(), h.Hari(), false}, nil
	}
	l, err := k.Uraikan(h)
	if err != nil {
		return letak{}, err
	}
	return letak{l.Hijriah.Bulan, l.Hijriah.Hari, l.Sementara || l.Asal == hijriah.AsalKira}, nil
}
