package jadwal

import "slices"

// hambatan collects in p.usir the activities that must go if x takes its choice w;
// false when one of them is fixed, or nothing helps.
func (p *pengisi) hambatan(x, w int32) bool {
	p.usir, p.ronde = p.usir[:0], p.ronde+1
	p.tanda[x] = p.ronde
	c := &p.acara[x].pilihan[w]
	for _, n := range p.s.acara[x].lihat {
		for _, k := range c.petak {
			if !p.usirkan(p.isi[n][k]) {
				return false
			}
		}
	}
	if c.ruang >= 0 {
		for _, k := range c.petak {
			if !p.usirkan(p.isi[c.ruang][k]) {
				return false
			}
		}
	}
	return p.hambatanSebar(x, c) && p.hambatanBeban(x, c)
}

// usirkan notes an activity, once; false when it is fixed.
func (p *pengisi) usirkan(y int32) bool {
	if y < 0 || p.tanda[y] == p.ronde {
		return true
	}
	p.tanda[y] = p.ronde
	p.usir = append(p.usir, y)
	return !p.acara[y].tetap
}

func (p *pengisi) hambatanSebar(x int32, c *pilihanIsi) bool {
	for _, i := range p.s.sebarMilik[x] {
		aturan := &p.s.j.Sebar[i]
		if !p.keras[i] {
			continue
		}
		for _, y := range p.s.sebar[i] {
			if y != x && p.dekat(y, c, aturan.Jarak) && !p.usirkan(y) {
				return false
			}
		}
	}
	return true
}

func (p *pengisi) dekat(y int32, c *pilihanIsi, jarak int) bool {
	w := p.kini[y]
	if w < 0 {
		return false
	}
	d := p.s.urutHari[p.acara[y].pilihan[w].Hari] - p.s.urutHari[c.Hari]
	return max(d, -d) < jarak
}

// langgarAnjuran counts the wishes that x at its choice w would break.
func (p *pengisi) langgarAnjuran(x, w int32) (n int64) {
	c := &p.acara[x].pilihan[w]
	for _, i := range p.s.sebarMilik[x] {
		if aturan := &p.s.j.Sebar[i]; !p.keras[i] {
			for _, y := range p.s.sebar[i] {
				if y != x && p.tanda[y] != p.ronde && p.dekat(y, c, aturan.Jarak) {
					n++
				}
			}
		}
	}
	return n
}

// hambatanBeban displaces further activities until the teachers' bounds hold: of the
// day, then of the week, then the lightest day of too many.
func (p *pengisi) hambatanBeban(x int32, c *pilihanIsi) bool {
	for _, g := range p.acara[x].jpGuru {
		batas := p.s.beban[g]
		jp := p.s.acara[x].JP
		if batas.JPHari > 0 && !p.kurangi(p.hariGuru[g][c.Hari], jp-batas.JPHari) {
			return false
		}
		var pekan []int32
		for h := range p.hariGuru[g] {
			pekan = append(pekan, p.hariGuru[g][h]...)
		}
		if batas.JPPekan > 0 && !p.kurangi(pekan, jp-batas.JPPekan) {
			return false
		}
		for batas.HariPekan > 0 {
			hari, teringan := p.hariRingan(g, c.Hari)
			if hari < batas.HariPekan {
				break
			}
			if teringan < 0 {
				return false
			}
			for _, y := range p.hariGuru[g][teringan] {
				if !p.usirkan(y) {
					return false
				}
			}
		}
	}
	return true
}

// kurangi displaces activities, the easiest first, until what stays plus lebih is not
// above zero.
func (p *pengisi) kurangi(daftar []int32, lebih int) bool {
	for _, y := range daftar {
		if p.tanda[y] != p.ronde {
			lebih += p.s.acara[y].JP
		}
	}
	for lebih > 0 {
		pilih := int32(-1)
		for _, y := range daftar {
			if p.tanda[y] != p.ronde && !p.acara[y].tetap && (pilih < 0 || p.bobot[y] < p.bobot[pilih]) {
				pilih = y
			}
		}
		if pilih < 0 {
			return false
		}
		p.usirkan(pilih)
		lebih -= p.s.acara[pilih].JP
	}
	return true
}

// hariRingan counts the other days on which the teacher would still have something,
// and names the one that is cheapest to clear; -1 when all hold something fixed.
func (p *pengisi) hariRingan(g int32, kecuali Hari) (hari, teringan int) {
	teringan = -1
	terendah := int64(0)
	for h := range p.hariGuru[g] {
		var nilai int64
		tetap := false
		sisa := slices.ContainsFunc(p.hariGuru[g][h], func(y int32) bool { return p.tanda[y] != p.ronde })
		if Hari(h) == kecuali || !sisa {
			continue
		}
		hari++
		for _, y := range p.hariGuru[g][h] {
			nilai += p.bobot[y]
			tetap = tetap || p.acara[y].tetap
		}
		if !tetap && (teringan < 0 || nilai < terendah) {
			teringan, terendah = h, nilai
		}
	}
	return hari, teringan
}
