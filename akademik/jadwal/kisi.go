package jadwal

import "github.com/pesantren-go/pesantren/santri"

// Kisi is the grid of periods of one track or level: which clock minutes the first,
// second, ... period of each day has. Periods of one day are in order and never
// overlap; a gap between two is a pause.
type Kisi struct {
	ID    string       `privasi:"-,nama kisi"`
	Jalur santri.Jalur `privasi:"-,jalur"`
	Hari  []HariKisi   `privasi:"-,jam pelajaran"` // the days on which it is taught, each once
	// Renggang is the longest pause, in minutes, that one activity of several periods
	// may run across; the zero value demands periods that touch.
	Renggang Menit `privasi:"-,jam pelajaran"`
}

// HariKisi is one day of a grid.
type HariKisi struct {
	Hari Hari     `privasi:"-,hari dalam pekan"`
	Jam  []Selang `privasi:"-,jam pelajaran"`
}

// KisiRata makes a grid with the same periods on every one of the days.
func KisiRata(id string, jalur santri.Jalur, hari []Hari, jam ...Selang) Kisi {
	k := Kisi{ID: id, Jalur: jalur}
	for _, h := range hari {
		k.Hari = append(k.Hari, HariKisi{h, jam})
	}
	return k
}

// JamRata makes n periods of the same length that touch, the first at mulai.
func JamRata(mulai, lama Menit, n int) []Selang {
	jam := make([]Selang, 0, max(n, 0))
	for range n {
		jam = append(jam, Selang{mulai, mulai + lama})
		mulai += lama
	}
	return jam
}

func (k Kisi) jam(h Hari) []Selang {
	for _, x := range k.Hari {
		if x.Hari == h {
			return x.Jam
		}
	}
	return nil
}

// Potong gives the clock intervals of an activity of jp periods that begins in
// period jam (from 0) of the day, periods that touch joined; nil when the grid has
// no such place there, or only across a pause longer than Renggang.
func (k Kisi) Potong(h Hari, jam, jp int) []Selang {
	semua := k.jam(h)
	if jam < 0 || jp < 1 || jam >= len(semua) || jp > len(semua)-jam {
		return nil
	}
	hasil := []Selang{semua[jam]}
	for _, g := range semua[jam+1 : jam+jp] {
		akhir := &hasil[len(hasil)-1]
		switch {
		case g.Mulai == akhir.Selesai:
			akhir.Selesai = g.Selesai
		case g.Mulai-akhir.Selesai > k.Renggang:
			return nil
		default:
			hasil = append(hasil, g)
		}
	}
	return hasil
}

func (k Kisi) validate() error {
	if k.ID == "" {
		return ErrKisi.Invalidf("beri nama kisi jam pelajaran").Pada("kisi")
	}
	if k.Renggang < 0 || k.Renggang > maksMenit {
		return ErrKisi.Invalidf("jeda di dalam satu pelajaran 0 sampai %d menit", maksMenit).Pada("kisi.renggang")
	}
	var dulu [hariSepekan]bool
	for _, x := range k.Hari {
		if x.Hari >= hariSepekan || dulu[x.Hari] {
			return ErrKisi.Invalidf("kisi %s memuat satu hari dua kali atau hari yang tidak ada; satu baris untuk tiap hari", k.ID).Pada("kisi.hari")
		}
		dulu[x.Hari] = true
		akhir := Menit(0)
		for i, g := range x.Jam {
			if !g.sah() || g.Mulai < akhir {
				return ErrKisi.Invalidf("kisi %s, %s, jam ke-%d: waktunya %s; jam berurutan, tidak tumpang-tindih, dan selesai sebelum tengah malam", k.ID, x.Hari, i+1, g).Pada("kisi.jam")
			}
			akhir = g.Selesai
		}
	}
	return nil
}
