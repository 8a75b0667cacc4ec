package jadwal

import (
	"context"
	"slices"
)

// pengisi is the search of [Isi]. Time is numbered in pieces ([petak]) through the
// week, and every resource knows which activity has it in which piece, so that the
// activities in the way of a place are read off, not searched for.
type pengisi struct {
	s        *susunan
	acara    []acaraIsi
	isi      [][]int32              // per resource and piece: the activity there, or -1
	kini     []int32                // per activity: the choice taken, or -1
	antre    []int32                // what waits; the last one is next
	bobot    []int64                // how hard an activity has been to place
	larang   [][]int                // per activity and choice: not before this step
	hariGuru [][hariSepekan][]int32 // per resource with a bound: activities of the day
	terbaik  []int32
	terbaikN int
	keras    []bool // per Sebar: a demand, or a wish that is treated as one
	langkah  int
	acak     uint64
	lapor    func(Kemajuan)

	tanda []int // marks activities already found, by round
	ronde int
	usir  []int32 // what the place under examination displaces
}

// hargaAnjuran is the cost of a broken wish, where displacing an activity that was easy
// to place costs 4.
const hargaAnjuran = 6

type acaraIsi struct {
	tetap   bool
	pilihan []pilihanIsi
	jpGuru  []int32 // its teachers with a bound
}

// pilihanIsi is one place in one room.
type pilihanIsi struct {
	Letak
	ruang int32
	petak []int32
}

func baruPengisi(s *susunan, letak []Letak, atur AturIsi) *pengisi {
	p := &pengisi{s: s, acak: atur.Benih, lapor: atur.Lapor, acara: make([]acaraIsi, len(s.acara)), bobot: make([]int64, len(s.acara)),
		kini: make([]int32, len(s.acara)), larang: make([][]int, len(s.acara)), tanda: make([]int, len(s.acara)),
		hariGuru: make([][hariSepekan][]int32, len(s.sumber)), isi: make([][]int32, len(s.sumber))}
	potongan := petak(s.j.Kisi)
	for n := range p.isi {
		p.isi[n] = slices.Repeat([]int32{-1}, hariSepekan*len(potongan))
	}
	lama := map[string]Letak{}
	for _, l := range letak {
		lama[l.Kegiatan] = l
	}
	for _, a := range s.j.Sebar {
		p.keras = append(p.keras, !a.Anjuran)
	}
	papan := &Papan{s: s, letak: make([]*tempat, len(s.acara)), isi: make([][hariSepekan][]int32, len(s.sumber))}
	for x := range s.acara {
		l, ada := lama[s.acara[x].ID]
		p.daftarPilihan(papan, int32(x), l, ada, potongan)
		p.kini[x], p.bobot[x] = -1, 1
	}
	p.awal(lama)
	return p
}

// daftarPilihan lists the places at which nothing is wrong with the activity by itself.
func (p *pengisi) daftarPilihan(papan *Papan, x int32, l Letak, ada bool, potongan []Selang) {
	a := &p.acara[x]
	k := &p.s.acara[x]
	a.tetap = ada && l.Tetap
	for _, g := range k.guru {
		if p.s.beban[g] != (Beban{}) {
			a.jpGuru = append(a.jpGuru, g)
		}
	}
	tambah := func(l Letak) {
		t := p.s.tempat(l)
		if len(t.selang) == 0 || len(papan.sendiri(x, t, nil)) > 0 {
			return
		}
		c := pilihanIsi{Letak: l, ruang: t.ruang}
		for _, n := range nomorPetak(potongan, t.selang) {
			c.petak = append(c.petak, int32(int(l.Hari)*len(potongan)+n))
		}
		a.pilihan = append(a.pilihan, c)
	}
	if a.tetap {
		tambah(l)
	} else {
		ruang := k.Ruang
		if len(ruang) == 0 {
			ruang = []string{l.Ruang} // a room chosen by hand stays; else none
		}
		for _, h := range p.s.j.Hari {
			for jam := range k.kisi.jam(h) {
				for _, r := range ruang {
					tambah(Letak{Kegiatan: k.ID, Waktu: Waktu{h, jam}, Ruang: r})
				}
			}
		}
	}
	p.larang[x] = make([]int, len(a.pilihan))
}

// awal places what is fixed, then what lies already and still fits; the rest waits, the
// activities with the fewest places last in the queue and so first served.
func (p *pengisi) awal(lama map[string]Letak) {
	coba := func(x int32, l Letak) {
		for w, c := range p.acara[x].pilihan {
			if c.Waktu == l.Waktu && c.Ruang == l.Ruang {
				if p.hambatan(x, int32(w)) && len(p.usir) == 0 {
					p.taruh(x, int32(w))
				}
				return
			}
		}
	}
	for _, tetap := range []bool{true, false} {
		for x := range p.acara {
			if l, ada := lama[p.s.acara[x].ID]; ada && p.acara[x].tetap == tetap {
				coba(int32(x), l)
			}
		}
	}
	for x, w := range p.kini {
		if w < 0 {
			p.antre = append(p.antre, int32(x))
		}
	}
	slices.SortStableFunc(p.antre, func(a, b int32) int {
		return (len(p.acara[b].pilihan) - len(p.s.acara[b].lihat)) - (len(p.acara[a].pilihan) - len(p.s.acara[a].lihat))
	})
	p.catatTerbaik()
}

// cari runs until everything lies, the steps are used up or the context ends.
func (p *pengisi) cari(ctx context.Context, batas int) {
	for p.langkah < batas && len(p.antre) > 0 {
		if p.langkah%256 == 0 && ctx.Err() != nil {
			return
		}
		if p.langkah%1024 == 0 && p.lapor != nil {
			p.lapor(Kemajuan{p.langkah, p.terbaikN, len(p.acara)})
		}
		p.langkah++
		p.satuLangkah()
	}
	if p.lapor != nil {
		p.lapor(Kemajuan{p.langkah, p.terbaikN, len(p.acara)})
	}
}

// satuLangkah places the last one of the queue where it displaces the least.
func (p *pengisi) satuLangkah() {
	i := len(p.antre) - 1
	if p.undi()%4 == 0 {
		i = int(p.undi() % uint64(len(p.antre)))
	}
	x := p.antre[i]
	p.antre = slices.Delete(p.antre, i, i+1)
	terpilih, terendah, seri := int32(-1), int64(1)<<62, uint64(0)
	for w := range p.acara[x].pilihan {
		if !p.hambatan(x, int32(w)) {
			continue
		}
		nilai := p.nilai(x, int32(w))
		if len(p.usir) > 0 && p.larang[x][w] > p.langkah {
			nilai += 1 << 40
		}
		switch {
		case nilai < terendah:
			terpilih, terendah, seri = int32(w), nilai, 1
		case nilai == terendah:
			if seri++; p.undi()%seri == 0 {
				terpilih = int32(w)
			}
		}
	}
	if terpilih < 0 { // fits nowhere, whatever moves: let the others have their turn
		p.antre = slices.Insert(p.antre, 0, x)
		return
	}
	p.hambatan(x, terpilih)
	if len(p.usir) > 0 {
		p.bobot[x]++
	}
	for _, y := range p.usir {
		p.larang[y][p.kini[y]] = p.langkah + 8 + int(p.undi()%16)
		p.angkat(y)
		p.antre = append(p.antre, y)
	}
	p.taruh(x, terpilih)
	if len(p.antre) < len(p.acara)-p.terbaikN {
		p.catatTerbaik()
	}
}

// nilai is what it costs to displace what hambatan found, and the wishes broken.
func (p *pengisi) nilai(x, w int32) int64 {
	var n int64
	for _, y := range p.usir {
		n += p.bobot[y] * 4
	}
	return n + p.langgarAnjuran(x, w)*hargaAnjuran
}

func (p *pengisi) catatTerbaik() {
	p.terbaik, p.terbaikN = slices.Clone(p.kini), len(p.acara)-len(p.antre)
}

func (p *pengisi) taruh(x, w int32) {
	p.kini[x] = w
	p.tandai(x, w, x)
	for _, g := range p.acara[x].jpGuru {
		h := &p.hariGuru[g][p.acara[x].pilihan[w].Hari]
		*h = append(*h, x)
	}
}

func (p *pengisi) angkat(x int32) {
	w := p.kini[x]
	p.kini[x] = -1
	p.tandai(x, w, -1)
	for _, g := range p.acara[x].jpGuru {
		h := &p.hariGuru[g][p.acara[x].pilihan[w].Hari]
		*h = slices.DeleteFunc(*h, func(y int32) bool { return y == x })
	}
}

func (p *pengisi) tandai(x, w, isi int32) {
	c := &p.acara[x].pilihan[w]
	a := &p.s.acara[x]
	for _, n := range c.petak {
		for _, g := range a.guru {
			p.isi[g][n] = isi
		}
		for _, r := range a.rombel {
			p.isi[r][n] = isi
		}
		if c.ruang >= 0 {
			p.isi[c.ruang][n] = isi
		}
	}
}

// undi is splitmix64 (Steele, Lea and Flood 2014): the same numbers everywhere.
func (p *pengisi) undi() uint64 {
	p.acak += 0x9e3779b97f4a7c15
	z := p.acak
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
