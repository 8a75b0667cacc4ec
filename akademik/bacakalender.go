package akademik

import (
	"context"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/santri"
)

// bahanKalender is what days are made of, read once.
type bahanKalender struct {
	acara  []AcaraKalender
	pekan  []LiburPekan
	hijrah *hijriah.Kalender
}

func bacaBahanKalender(ctx context.Context, st KalenderStore, l dasar.LembagaID) (b bahanKalender, err error) {
	if b.acara, err = st.Acara(ctx, l); err != nil {
		return b, err
	}
	if b.pekan, err = st.Pekan(ctx, l); err != nil {
		return b, err
	}
	ps, err := st.Putusan(ctx, l)
	if err != nil {
		return b, err
	}
	b.hijrah, err = kalenderDengan(ps)
	return b, err
}

// milik keeps what concerns a unit and track; "" = all of them.
func (b bahanKalender) milik(u santri.KodeUnit, j santri.Jalur) []AcaraKalender {
	return slices.DeleteFunc(slices.Clone(b.acara), func(a AcaraKalender) bool { return !a.Mengenai(u, j) })
}

// KalenderHari lists the days from dari to sampai, both included, as a unit and track
// has them ("" = all): labels, pasaran, what falls on them, and why there are no lessons.
func (s *Service) KalenderHari(ctx context.Context, pel dasar.Pelaku, u santri.KodeUnit, j santri.Jalur, dari, sampai dasar.Tanggal) ([]HariKalender, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	b, err := bacaBahanKalender(ctx, s.Stores.Kalender, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	falls, err := agenda(b.milik(u, j), nil).Jabarkan(b.hijrah, dari, sampai)
	if err != nil {
		return nil, err
	}
	hasil := make([]HariKalender, 0, sampai.Selisih(dari)+1)
	for h := dari; !h.After(sampai); h = h.TambahHari(1) {
		label, _ := b.hijrah.Uraikan(h) // outside the calendar there is none
		x := HariKalender{Tanggal: h, Label: label, Pasaran: kalender.PasaranDari(h), Pekanan: slices.Contains(LiburPekanPada(b.pekan, u, h), h.Pekan())}
		for len(falls) > 0 && falls[0].Hari == h {
			if x.Acara = append(x.Acara, falls[0]); falls[0].Acara.Libur {
				x.Libur = append(x.Libur, falls[0].Acara.Nama)
			}
			falls = falls[1:]
		}
		hasil = append(hasil, x)
	}
	return hasil, nil
}

// HariEfektif counts the days with lessons of an academic year, of a unit and track, by
// term and by week from Monday, and explains those without.
func (s *Service) HariEfektif(ctx context.Context, pel dasar.Pelaku, tahun TahunID, u santri.KodeUnit, j santri.Jalur) (masa, pekan []EfektifMasa, err error) {
	if err := pel.Validate(); err != nil {
		return nil, nil, err
	}
	t, err := s.tahun(ctx, s.Stores, pel.Lembaga, tahun)
	if err != nil {
		return nil, nil, err
	}
	hari, err := s.KalenderHari(ctx, pel, u, j, t.Mulai, t.Selesai)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range t.Periode {
		masa = append(masa, hitungEfektif(p.Nama, p.Mulai, p.Selesai, t.Mulai, hari))
		for a := p.Mulai; !a.After(p.Selesai); {
			z := a.TambahHari((7 - (int(a.Pekan())+6)%7) - 1) // Sunday of the week
			if z.After(p.Selesai) {
				z = p.Selesai
			}
			pekan = append(pekan, hitungEfektif(fmt.Sprintf("Pekan %d", len(pekan)+1), a, z, t.Mulai, hari))
			a = z.TambahHari(1)
		}
	}
	return masa, pekan, nil
}

// hitungEfektif sums days of a list that begins on awal: Hari, Pekanan and Libur add up
// to all of them.
func hitungEfektif(nama string, dari, sampai, awal dasar.Tanggal, hari []HariKalender) EfektifMasa {
	e := EfektifMasa{Nama: nama, Mulai: dari, Selesai: sampai}
	for _, h := range hari[dari.Selisih(awal) : sampai.Selisih(awal)+1] {
		switch {
		case h.Pekanan:
			e.Pekanan++
		case len(h.Libur) > 0:
			l := kalender.HariLibur{Hari: h.Tanggal, Sebab: h.Libur}
			for _, a := range h.Acara {
				l.Sementara = l.Sementara || a.Acara.Libur && a.Sementara
			}
			e.Libur = append(e.Libur, l)
		default:
			e.Hari++
		}
	}
	return e
}

// LiburKalender tells the timetable the days without lessons: holidays of the calendar
// and the weekdays off. It implements [SumberLibur].
type LiburKalender struct {
	Stores   KalenderStore
	Struktur interface {
		Struktur(ctx context.Context, l dasar.LembagaID) (santri.Struktur, error)
	}
}

// Libur implements [SumberLibur].
func (k LiburKalender) Libur(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) ([]HariLibur, error) {
	b, err := bacaBahanKalender(ctx, k.Stores, l)
	if err != nil {
		return nil, err
	}
	st, err := k.Struktur.Struktur(ctx, l)
	if err != nil {
		return nil, err
	}
	var hasil []HariLibur
	for _, a := range b.acara {
		if a.Batal != "" || !a.Libur {
			continue
		}
		hari, err := a.Pola.Jabarkan(b.hijrah, dari, sampai)
		if err != nil {
			return nil, err
		}
		for _, h := range hari {
			hasil = append(hasil, HariLibur{Tanggal: h.Hari, Unit: a.Unit, Jalur: a.Jalur})
		}
	}
	for h := dari; !h.After(sampai); h = h.TambahHari(1) {
		hasil = append(hasil, b.pekanan(st, h)...)
	}
	return hasil, nil
}

// pekanan is the weekly holiday of a day: of all units in one, else unit by unit.
func (b bahanKalender) pekanan(st santri.Struktur, h dasar.Tanggal) []HariLibur {
	var unit []santri.KodeUnit
	for _, u := range st.Unit {
		if slices.Contains(LiburPekanPada(b.pekan, u.Kode, h), h.Pekan()) {
			unit = append(unit, u.Kode)
		}
	}
	if len(unit) == 0 {
		return nil
	}
	if len(unit) == len(st.Unit) {
		unit = nil
	}
	return []HariLibur{{Tanggal: h, Unit: unit}}
}
