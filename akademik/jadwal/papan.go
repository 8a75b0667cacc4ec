package jadwal

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Papan is a timetable on the board: it answers for one move at once, without looking
// at the rest of the week. It is not safe for concurrent use, and keeps the lists of
// the timetable that it was made from: do not change them meanwhile.
type Papan struct {
	s     *susunan
	letak []*tempat              // per activity; nil waits
	isi   [][hariSepekan][]int32 // per resource and day: the activities there
}

// tempat is where an activity lies.
type tempat struct {
	Letak
	selang []Selang // empty: not in its grid
	ruang  int32    // -1 = none
}

// Susun puts a timetable on the board; a malformed one is refused as by
// [Jadwal.Validate], one with clashes is not.
func Susun(j Jadwal) (*Papan, error) {
	s, err := susun(j)
	if err != nil {
		return nil, err
	}
	p := &Papan{s: s, letak: make([]*tempat, len(s.acara)), isi: make([][hariSepekan][]int32, len(s.sumber))}
	for _, l := range j.Letak {
		p.taruh(s.nomor[l.Kegiatan], s.tempat(l))
	}
	return p, nil
}

// Periksa finds every clash of the timetable, in an order that does not depend on the
// order of its lists. Wishes that are broken are among them, marked Anjuran. A
// malformed timetable is refused as by [Jadwal.Validate].
func Periksa(j Jadwal) ([]Bentrok, error) {
	p, err := Susun(j)
	if err != nil {
		return nil, err
	}
	return p.Semua(), nil
}

func (s *susunan) tempat(l Letak) *tempat {
	t := &tempat{Letak: l, ruang: -1}
	if l.Hari < hariSepekan {
		a := &s.acara[s.nomor[l.Kegiatan]]
		t.selang = a.kisi.Potong(l.Hari, l.Jam, a.JP)
	}
	if l.Ruang != "" {
		t.ruang = s.nomorPihak[Pihak{Kamar, l.Ruang}]
	}
	return t
}

func (p *Papan) dipakai(x int32, t *tempat, terima func(sumber int32)) {
	for _, g := range p.s.acara[x].guru {
		terima(g)
	}
	for _, r := range p.s.acara[x].rombel {
		terima(r)
	}
	if t.ruang >= 0 {
		terima(t.ruang)
	}
}

func (p *Papan) taruh(x int32, t *tempat) {
	p.letak[x] = t
	if len(t.selang) > 0 {
		p.dipakai(x, t, func(n int32) { p.isi[n][t.Hari] = append(p.isi[n][t.Hari], x) })
	}
}

func (p *Papan) angkat(x int32) {
	t := p.letak[x]
	p.letak[x] = nil
	if t != nil && len(t.selang) > 0 {
		p.dipakai(x, t, func(n int32) {
			p.isi[n][t.Hari] = slices.DeleteFunc(p.isi[n][t.Hari], func(y int32) bool { return y == x })
		})
	}
}

func (p *Papan) cari(l Letak) (int32, error) {
	x, ada := p.s.nomor[l.Kegiatan]
	if !ada {
		return 0, ErrRujukan.NotFoundf("kegiatan ini tidak ada dalam jadwal; muat ulang jadwalnya").Pada("kegiatan")
	}
	if _, ada := p.s.nomorPihak[Pihak{Kamar, l.Ruang}]; l.Ruang != "" && !ada {
		return 0, ErrRujukan.NotFoundf("ruang %s tidak ada dalam jadwal; pilih ruang yang tercatat", l.Ruang).Pada("ruang")
	}
	return x, nil
}

// Coba gives the clashes that the activity would have if it lay there and everything
// else stayed. Nothing moves. An activity or room that the board does not have is
// refused with [ErrRujukan].
func (p *Papan) Coba(l Letak) ([]Bentrok, error) {
	x, err := p.cari(l)
	if err != nil {
		return nil, err
	}
	return urutkan(p.satu(x, p.s.tempat(l), nil)), nil
}

// Pindah moves the activity there, clash or not, and gives its clashes as [Papan.Coba]
// does. It moves fixed activities too: whoever calls it decides.
func (p *Papan) Pindah(l Letak) ([]Bentrok, error) {
	x, err := p.cari(l)
	if err != nil {
		return nil, err
	}
	p.angkat(x)
	p.taruh(x, p.s.tempat(l))
	return urutkan(p.satu(x, p.letak[x], nil)), nil
}

// Lepas takes the activity off the board; one that waits already is left so.
func (p *Papan) Lepas(kegiatan string) error {
	x, err := p.cari(Letak{Kegiatan: kegiatan})
	if err == nil {
		p.angkat(x)
	}
	return err
}

// Letak lists what lies on the board, by id of the activity.
func (p *Papan) Letak() []Letak {
	var hasil []Letak
	for _, t := range p.letak {
		if t != nil {
			hasil = append(hasil, t.Letak)
		}
	}
	slices.SortFunc(hasil, func(a, b Letak) int { return strings.Compare(a.Kegiatan, b.Kegiatan) })
	return hasil
}

// Pilihan is one place where an activity could begin, with the clashes it would have
// there.
type Pilihan struct {
	Letak
	Bentrok []Bentrok
}

// Pilihan lists every place of the grid that the activity fits into, in the order of
// the week, in the given room: what a page colours while somebody drags a lesson.
func (p *Papan) Pilihan(kegiatan, ruang string) ([]Pilihan, error) {
	l := Letak{Kegiatan: kegiatan, Ruang: ruang}
	x, err := p.cari(l)
	if err != nil {
		return nil, err
	}
	var hasil []Pilihan
	for _, h := range p.s.j.Hari {
		for jam := range p.s.acara[x].kisi.jam(h) {
			l.Waktu = Waktu{h, jam}
			if t := p.s.tempat(l); len(t.selang) > 0 {
				hasil = append(hasil, Pilihan{l, urutkan(p.satu(x, t, nil))})
			}
		}
	}
	return hasil, nil
}

// Semua finds every clash on the board; see [Periksa]. Each activity is compared with
// those that share a day and a resource with it, never with all.
func (p *Papan) Semua() []Bentrok {
	var hasil []Bentrok
	for x, t := range p.letak {
		if t == nil {
			continue
		}
		hasil = p.sendiri(int32(x), t, hasil)
		hasil = p.dengan(int32(x), t, int32(x), hasil)
		hasil = p.sebaran(int32(x), t, int32(x), hasil)
	}
	for n, b := range p.s.beban {
		if b != (Beban{}) {
			hasil = p.bebanGuru(int32(n), -1, nil, hasil)
		}
	}
	return urutkan(hasil)
}

// satu gives the clashes of one activity that lies, or would lie, at t.
func (p *Papan) satu(x int32, t *tempat, hasil []Bentrok) []Bentrok {
	hasil = p.sendiri(x, t, hasil)
	hasil = p.dengan(x, t, -1, hasil)
	hasil = p.sebaran(x, t, -1, hasil)
	for _, g := range p.s.acara[x].guru {
		if p.s.beban[g] != (Beban{}) {
			hasil = p.bebanGuru(g, x, t, hasil)
		}
	}
	return hasil
}

func (p *Papan) bentrok(aturan dasar.Aturan, t *tempat, lain ...string) Bentrok {
	k := append(lain, t.Kegiatan)
	slices.Sort(k)
	return Bentrok{Aturan: aturan, Kegiatan: k, Hari: t.Hari}
}
