package jadwal

import "slices"

// AmbilLetak returns the timetable with the places that another one has for the same
// activities, as when a file written by [TulisFET] comes back solved. Places are taken
// by the clock: dari may have another grid. Fixed activities stay where they are;
// activities without a place in dari, or whose place does not begin and end with periods
// of their own grid, keep what they had, and are returned.
func (j Jadwal) AmbilLetak(dari Jadwal) (baru Jadwal, sisa []string, err error) {
	s, err := susun(j)
	if err != nil {
		return j, nil, err
	}
	lain, err := susun(dari)
	if err != nil {
		return j, nil, err
	}
	ada := map[string]*tempat{}
	for _, l := range dari.Letak {
		ada[l.Kegiatan] = lain.tempat(l)
	}
	lama := map[string]Letak{}
	for _, l := range j.Letak {
		lama[l.Kegiatan] = l
	}
	j.Letak = nil
	for i := range s.acara {
		id := s.acara[i].ID
		l, diletakkan := lama[id]
		if !l.Tetap {
			if m, ok := s.pindahkan(&s.acara[i], ada[id]); ok {
				l, diletakkan = m, true
			} else {
				sisa = append(sisa, id)
			}
		}
		if diletakkan {
			j.Letak = append(j.Letak, l)
		}
	}
	return j, sisa, nil
}

// pindahkan finds the place of the activity's own grid with the same clock times.
func (s *susunan) pindahkan(a *acara, t *tempat) (Letak, bool) {
	if t == nil || len(t.selang) == 0 {
		return Letak{}, false
	}
	l := t.Letak
	if _, ada := s.nomorPihak[Pihak{Kamar, l.Ruang}]; !ada {
		l.Ruang = ""
	}
	l.Jam = slices.IndexFunc(a.kisi.jam(l.Hari), func(g Selang) bool { return g.Mulai == t.selang[0].Mulai })
	g := a.kisi.Potong(l.Hari, l.Jam, a.JP)
	return l, len(g) > 0 && rentang(g) == rentang(t.selang)
}
