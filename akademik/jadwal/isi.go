package jadwal

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrTetap says that activities that may not move clash already, so that no finished
// timetable exists.
var ErrTetap = dasar.Aturan("AKD-JADWAL-14")

// langkahBaku is the effort of [Isi] unless told otherwise: enough for a school of 24
// classes many times over, and some seconds when there is no solution.
const langkahBaku = 3_000_000

// AturIsi says how [Isi] works. The zero value is a good one.
type AturIsi struct {
	Benih   uint64         // the same seed gives the same timetable
	Langkah int            // the most moves to try; 0 = 3,000,000
	Lapor   func(Kemajuan) // called now and then, in the same goroutine; may be nil
}

// Kemajuan is how far [Isi] has come.
type Kemajuan struct {
	Langkah, Terletak, Semua int
}

// HasilIsi is the best timetable that [Isi] found. It never clashes; what could not be
// placed waits.
type HasilIsi struct {
	Letak    []Letak   // in the order of Jadwal.Kegiatan
	Sisa     []Sisa    // what waits; empty = finished
	Anjuran  []Bentrok // wishes that were not met
	Langkah  int       // moves that were tried
	Berhenti bool      // ended by the context
}

// Sisa is an activity that could not be placed, with the reason: the clashes it would
// have at its least bad place, or none when it fits nowhere in its grid.
type Sisa struct {
	Letak   Letak
	Bentrok []Bentrok
}

// Kalimat says in Indonesian why the activity waits; nama is as in [Bentrok.Kalimat].
func (s Sisa) Kalimat(nama func(Pihak) string) string {
	acara := besar(nama(Pihak{Acara, s.Letak.Kegiatan}))
	if len(s.Bentrok) == 0 {
		return acara + " tidak muat di kisinya; kurangi JP-nya atau pilih kisi lain."
	}
	return acara + " belum mendapat tempat. Yang paling ringan: " + s.Bentrok[0].Kalimat(nama)
}

// Isi places the activities that wait. What is fixed stays; other activities that lie
// already keep their place or give way. Same timetable, same seed: same result, unless
// the context ends the search, which then returns the best so far without an error.
//
// The search inserts the activity that waits where it displaces the least, and
// remembers what was hard to place (guided ejection). Once everything lies, the wishes
// ([Sebar.Anjuran]) still broken are taken up one by one as demands, and given up when a
// short search does not meet them. A malformed timetable is refused as by [Jadwal.Validate], one whose fixed
// activities clash with [ErrTetap].
func Isi(ctx context.Context, j Jadwal, atur AturIsi) (HasilIsi, error) {
	if atur.Langkah <= 0 {
		atur.Langkah = langkahBaku
	}
	tetap := j
	tetap.Letak = slices.DeleteFunc(slices.Clone(j.Letak), func(l Letak) bool { return !l.Tetap })
	papan, err := Susun(tetap)
	if err != nil {
		return HasilIsi{}, err
	}
	if err := j.Validate(); err != nil {
		return HasilIsi{}, err
	}
	for _, b := range papan.Semua() {
		if !b.Anjuran {
			return HasilIsi{}, ErrTetap.Invalidf("kegiatan yang ditetapkan sudah bentrok; perbaiki %s dahulu (%s)", sebut(b.Kegiatan, func(id string) string { return id }), b.Aturan).Pada("letak")
		}
	}
	p := baruPengisi(papan.s, j.Letak, atur)
	p.cari(ctx, atur.Langkah)
	p.penuhiAnjuran(ctx, atur.Langkah)
	return p.hasil(ctx, papan)
}

// hasil puts the best places on the board and asks it, rather than the search, what is
// wrong with the rest.
func (p *pengisi) hasil(ctx context.Context, papan *Papan) (HasilIsi, error) {
	h := HasilIsi{Langkah: p.langkah, Berhenti: ctx.Err() != nil && p.terbaikN < len(p.acara)}
	for x, w := range p.terbaik {
		if w < 0 {
			continue
		}
		l := p.acara[x].pilihan[w].Letak
		l.Tetap = p.acara[x].tetap
		h.Letak = append(h.Letak, l)
		if _, err := papan.Pindah(l); err != nil {
			return HasilIsi{}, err
		}
	}
	h.Anjuran = papan.Semua()
	for x, w := range p.terbaik {
		if w < 0 {
			h.Sisa = append(h.Sisa, papan.sebab(int32(x)))
		}
	}
	return h, nil
}

// sebab finds the least bad place of an activity that waits.
func (p *Papan) sebab(x int32) Sisa {
	a := &p.s.acara[x]
	s := Sisa{Letak: Letak{Kegiatan: a.ID}}
	ruang := a.Ruang
	if len(ruang) == 0 {
		ruang = []string{""}
	}
	for _, r := range ruang {
		semua, err := p.Pilihan(a.ID, r)
		if err != nil {
			continue
		}
		for _, c := range semua {
			wajib := slices.DeleteFunc(c.Bentrok, func(b Bentrok) bool { return b.Anjuran })
			if s.Bentrok == nil || len(wajib) < len(s.Bentrok) {
				s = Sisa{c.Letak, wajib}
			}
		}
	}
	return s
}
