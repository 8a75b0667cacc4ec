package jadwal

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// sendiri finds what is wrong with an activity at t by itself.
func (p *Papan) sendiri(x int32, t *tempat, hasil []Bentrok) []Bentrok {
	a := &p.s.acara[x]
	if len(t.selang) == 0 {
		return append(hasil, p.bentrok(ErrLuarKisi, t))
	}
	salahWaktu := len(a.Boleh) > 0 && !slices.Contains(a.Boleh, t.Waktu)
	if salahWaktu || len(a.ruang) > 0 && !slices.Contains(a.ruang, t.ruang) {
		b := p.bentrok(ErrTempat, t)
		b.Selang = rentang(t.selang)
		if t.Ruang != "" {
			b.Pihak = []Pihak{{Kamar, t.Ruang}}
		}
		hasil = append(hasil, b)
	}
	p.dipakai(x, t, func(n int32) {
		for _, h := range p.s.halang[n] {
			if g, ada := iris(t.selang, []Selang{h.Selang}); ada && h.hari == t.Hari {
				b := p.bentrok(ErrHalangan, t)
				b.Pihak, b.Selang = []Pihak{h.pihak}, g
				hasil = append(hasil, b)
			}
		}
	})
	for _, h := range p.s.jeda[a.Kisi] {
		if g, ada := iris(t.selang, []Selang{h.Selang}); ada && h.hari == t.Hari {
			b := p.bentrok(ErrJeda, t)
			b.Selang, b.Sebab = g, h.sebab
			hasil = append(hasil, b)
		}
	}
	if t.ruang >= 0 && p.s.salahZona(a, t.ruang) {
		b := p.bentrok(ErrZona, t)
		b.Pihak, b.Selang = []Pihak{{Kamar, t.Ruang}}, rentang(t.selang)
		hasil = append(hasil, b)
	}
	return hasil
}

func (s *susunan) salahZona(a *acara, ruang int32) bool {
	zona := s.zona[ruang]
	return zona != "" && slices.ContainsFunc(a.rombel, func(r int32) bool {
		return s.zona[r] != "" && s.zona[r] != zona
	})
}

// dengan finds the clashes of x at t with the activities that lie there at the same
// time and have a larger number than sesudah.
func (p *Papan) dengan(x int32, t *tempat, sesudah int32, hasil []Bentrok) []Bentrok {
	if len(t.selang) == 0 {
		return hasil
	}
	var lain []int32
	kumpul := func(n int32) {
		for _, y := range p.isi[n][t.Hari] {
			if y > sesudah && y != x {
				lain = append(lain, y)
			}
		}
	}
	for _, n := range p.s.acara[x].lihat {
		kumpul(n)
	}
	if t.ruang >= 0 {
		kumpul(t.ruang)
	}
	slices.Sort(lain)
	for _, y := range slices.Compact(lain) {
		if g, ada := iris(t.selang, p.letak[y].selang); ada {
			hasil = p.pasangan(x, y, t, p.letak[y], g, hasil)
		}
	}
	return hasil
}

// pasangan names what two activities share that lie at the same time g.
func (p *Papan) pasangan(x, y int32, t, u *tempat, g Selang, hasil []Bentrok) []Bentrok {
	a, b := &p.s.acara[x], &p.s.acara[y]
	sama := p.bentrok("", t, u.Kegiatan)
	sama.Selang = g
	tambah := func(aturan dasar.Aturan, pihak []Pihak) {
		if len(pihak) > 0 {
			slices.SortFunc(pihak, Pihak.banding)
			b := sama
			b.Aturan, b.Kegiatan, b.Pihak = aturan, slices.Clone(sama.Kegiatan), slices.Compact(pihak)
			hasil = append(hasil, b)
		}
	}
	var guru, kelas, ruang, anak []Pihak
	for _, n := range a.guru {
		if slices.Contains(b.guru, n) {
			guru = append(guru, p.s.sumber[n])
		}
	}
	if t.ruang >= 0 && t.ruang == u.ruang {
		ruang = append(ruang, p.s.sumber[t.ruang])
	}
	for _, r := range a.rombel {
		for _, m := range p.s.temu[r] {
			switch {
			case !slices.Contains(b.rombel, m.lain):
			case m.bagian:
				kelas = append(kelas, p.s.sumber[r], p.s.sumber[m.lain])
			default:
				for _, i := range m.santri {
					anak = append(anak, Pihak{Santri, p.s.j.Santri[i].Santri})
				}
			}
		}
	}
	tambah(ErrGuru, guru)
	tambah(ErrKelas, kelas)
	tambah(ErrRuang, ruang)
	tambah(ErrSantri, anak)
	return hasil
}

// sebaran finds the activities that x at t is too close to, with a larger number than
// sesudah.
func (p *Papan) sebaran(x int32, t *tempat, sesudah int32, hasil []Bentrok) []Bentrok {
	if len(t.selang) == 0 {
		return hasil
	}
	for _, i := range p.s.sebarMilik[x] {
		aturan := p.s.j.Sebar[i]
		for _, y := range p.s.sebar[i] {
			u := p.letak[y]
			if y == x || y <= sesudah || u == nil || len(u.selang) == 0 {
				continue
			}
			jarak := p.s.urutHari[t.Hari] - p.s.urutHari[u.Hari]
			if jarak = max(jarak, -jarak); jarak < aturan.Jarak {
				b := p.bentrok(ErrSebar, t, u.Kegiatan)
				b.Hari = p.s.j.Hari[min(p.s.urutHari[t.Hari], p.s.urutHari[u.Hari])]
				b.Nilai, b.Batas, b.Anjuran = jarak, aturan.Jarak, aturan.Anjuran
				hasil = append(hasil, b)
			}
		}
	}
	return hasil
}

// bebanGuru finds the broken bounds of a teacher, counting x at t in place of where it
// lies; x is -1 to count the board as it is, else only what x takes part in is given.
func (p *Papan) bebanGuru(g, x int32, t *tempat, hasil []Bentrok) []Bentrok {
	batas := p.s.beban[g]
	var pekan []string
	jumlah, hari := 0, 0
	for _, h := range p.s.j.Hari {
		var acara []string
		nilai, selang := 0, Selang{maksMenit, 0}
		tambah := func(y int32, u *tempat) {
			r := rentang(u.selang)
			acara = append(acara, p.s.acara[y].ID)
			nilai += p.s.acara[y].JP
			selang = Selang{min(selang.Mulai, r.Mulai), max(selang.Selesai, r.Selesai)}
		}
		for _, y := range p.isi[g][h] {
			if y != x {
				tambah(y, p.letak[y])
			}
		}
		ikut := x < 0
		if x >= 0 && t.Hari == h && len(t.selang) > 0 {
			tambah(x, t)
			ikut = true
		}
		if batas.JPHari > 0 && nilai > batas.JPHari && ikut {
			slices.Sort(acara)
			hasil = append(hasil, Bentrok{Aturan: ErrBebanHari, Kegiatan: acara, Pihak: []Pihak{p.s.sumber[g]}, Hari: h, Selang: selang, Nilai: nilai, Batas: batas.JPHari})
		}
		pekan = append(pekan, acara...)
		jumlah += nilai
		if nilai > 0 {
			hari++
		}
	}
	if x >= 0 && len(t.selang) == 0 {
		return hasil
	}
	slices.Sort(pekan)
	if batas.JPPekan > 0 && jumlah > batas.JPPekan {
		hasil = append(hasil, Bentrok{Aturan: ErrBebanPekan, Kegiatan: pekan, Pihak: []Pihak{p.s.sumber[g]}, Nilai: jumlah, Batas: batas.JPPekan})
	}
	if batas.HariPekan > 0 && hari > batas.HariPekan {
		hasil = append(hasil, Bentrok{Aturan: ErrBebanJumlahHari, Kegiatan: slices.Clone(pekan), Pihak: []Pihak{p.s.sumber[g]}, Nilai: hari, Batas: batas.HariPekan})
	}
	return hasil
}

// iris is the time that two lists of intervals share: from the first shared minute to
// the end of that stretch.
func iris(a, b []Selang) (Selang, bool) {
	for _, x := range a {
		for _, y := range b {
			if x.Bentrok(y) {
				return x.Irisan(y), true
			}
		}
	}
	return Selang{}, false
}

func rentang(a []Selang) Selang { return Selang{a[0].Mulai, a[len(a)-1].Selesai} }
