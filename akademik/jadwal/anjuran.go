package jadwal

import (
	"context"
	"slices"
)

// langkahAnjuran is the effort that one broken wish is worth at first; it doubles with
// each of the rounds.
const (
	langkahAnjuran = 10_000
	rondeAnjuran   = 3
)

// penuhiAnjuran takes up the broken wishes of a finished timetable: every wish that is
// met becomes a demand, and one broken wish after another with them. What a short
// search does not finish is undone and given up.
func (p *pengisi) penuhiAnjuran(ctx context.Context, batas int) {
	for r := range rondeAnjuran {
		p.rondeAnjuran(ctx, batas, langkahAnjuran<<r)
	}
}

func (p *pengisi) rondeAnjuran(ctx context.Context, batas, langkah int) {
	menyerah := make([]bool, len(p.keras))
	for len(p.antre) == 0 && p.langkah < batas && ctx.Err() == nil {
		sasaran := -1
		for i, a := range p.s.j.Sebar {
			if p.keras[i] = !a.Anjuran || len(p.langgar(i)) == 0; !p.keras[i] && !menyerah[i] && sasaran < 0 {
				sasaran = i
			}
		}
		if sasaran < 0 {
			return
		}
		p.keras[sasaran] = true
		for len(p.langgar(sasaran)) > 0 {
			y := p.langgar(sasaran)[0]
			p.larang[y][p.kini[y]] = p.langkah + 16
			p.angkat(y)
			p.antre = append(p.antre, y)
		}
		if p.cari(ctx, min(batas, p.langkah+langkah)); len(p.antre) > 0 {
			menyerah[sasaran] = true
			p.pulihkan()
			continue
		}
		p.catatTerbaik()
	}
	p.pulihkan()
}

// langgar lists members of the set that stand too close to another one and may move.
func (p *pengisi) langgar(i int) (hasil []int32) {
	for _, y := range p.s.sebar[i] {
		if p.kini[y] < 0 || p.acara[y].tetap {
			continue
		}
		c := &p.acara[y].pilihan[p.kini[y]]
		if slices.ContainsFunc(p.s.sebar[i], func(z int32) bool { return z != y && p.dekat(z, c, p.s.j.Sebar[i].Jarak) }) {
			hasil = append(hasil, y)
		}
	}
	return hasil
}

// pulihkan puts the best timetable back.
func (p *pengisi) pulihkan() {
	for x := range p.kini {
		if p.kini[x] >= 0 {
			p.angkat(int32(x))
		}
	}
	p.antre = p.antre[:0]
	for x, w := range p.terbaik {
		if w >= 0 {
			p.taruh(int32(x), w)
		} else {
			p.antre = append(p.antre, int32(x))
		}
	}
}
