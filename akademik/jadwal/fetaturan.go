package jadwal

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strings"
)

func (f *penulisFET) saat(h Hari, g Selang) (hasil []fetSaat) {
	for _, n := range nomorPetak(f.petak, []Selang{g}) {
		hasil = append(hasil, fetSaat{h.String(), f.petak[n].String()})
	}
	return hasil
}

func (f *penulisFET) halangan() {
	milik := map[Pihak][]fetSaat{}
	for _, h := range f.s.j.Halangan {
		if f.s.urutHari[h.Hari] >= 0 {
			milik[h.Pihak] = append(milik[h.Pihak], f.saat(h.Hari, h.Selang)...)
		}
	}
	var pihak []Pihak
	for p, saat := range milik {
		if milik[p] = f.urut(saat); len(saat) > 0 {
			pihak = append(pihak, p)
		}
	}
	slices.SortFunc(pihak, Pihak.banding)
	for _, p := range pihak {
		k := fetKendala{Bobot: bobotWajib, Halangan: milik[p], NHalangan: len(milik[p])}
		switch p.Jenis {
		case Guru:
			k.XMLName.Local, k.Guru = fetHalangGuru, p.ID
		case Kelas:
			k.XMLName.Local, k.Peserta = fetHalangKelas, p.ID
		case Kamar:
			k.XMLName.Local, k.Ruang = fetHalangRuang, p.ID
			f.tempat = append(f.tempat, k)
			continue
		}
		f.waktu = append(f.waktu, k)
	}
}

// urut puts times into the order of the week, each once.
func (f *penulisFET) urut(saat []fetSaat) []fetSaat {
	nilai := func(s fetSaat) int {
		return slices.IndexFunc(f.s.j.Hari, func(h Hari) bool { return h.String() == s.Hari })*maksJamFET +
			slices.IndexFunc(f.petak, func(g Selang) bool { return g.String() == s.Jam })
	}
	slices.SortFunc(saat, func(a, b fetSaat) int { return cmp.Compare(nilai(a), nilai(b)) })
	return slices.Compact(saat)
}

func (f *penulisFET) aturan() {
	var jeda []fetSaat
	for _, x := range f.s.j.Jeda {
		if !x.berlaku(f.s.j.Mulai, f.s.j.Selesai) {
			continue
		}
		if len(x.Kisi) > 0 && len(x.Kisi) < len(f.s.j.Kisi) {
			f.catat("jeda %s berlaku untuk sebagian kisi; FET hanya mengenal jeda untuk semua", x.Nama)
			continue
		}
		for _, h := range f.s.j.Hari {
			if len(x.Hari) == 0 || slices.Contains(x.Hari, h) {
				jeda = append(jeda, f.saat(h, x.Selang)...)
			}
		}
	}
	if jeda = f.urut(jeda); len(jeda) > 0 {
		f.waktu = append(f.waktu, fetKendala{XMLName: xml.Name{Local: fetJedaWaktu}, Bobot: bobotWajib, NJeda: len(jeda), Jeda: jeda})
	}
	satuKisi := !slices.ContainsFunc(f.s.j.Kisi, func(k Kisi) bool {
		return slices.ContainsFunc(k.Hari, func(h HariKisi) bool {
			return slices.ContainsFunc(h.Jam, func(g Selang) bool { return len(nomorPetak(f.petak, []Selang{g})) != 1 })
		})
	})
	beban := slices.SortedFunc(slices.Values(f.s.j.Beban), func(a, b Beban) int { return strings.Compare(a.Guru, b.Guru) })
	for _, b := range beban {
		if b.JPPekan > 0 || b.JPHari > 0 && !satuKisi {
			f.catat("batas JP guru sepekan, dan batas JP sehari bila kisinya berlainan, tidak ikut")
		}
		if b.JPHari > 0 && satuKisi {
			f.waktu = append(f.waktu, fetKendala{XMLName: xml.Name{Local: fetJPHari}, Bobot: bobotWajib, NamaGuru: b.Guru, JPHari: b.JPHari})
		}
		if b.HariPekan > 0 && b.HariPekan < len(f.s.j.Hari) {
			f.waktu = append(f.waktu, fetKendala{XMLName: xml.Name{Local: fetHariPekan}, Bobot: bobotWajib, NamaGuru: b.Guru, HariPekan: b.HariPekan})
		}
	}
	for _, x := range f.s.j.Sebar {
		k := fetKendala{XMLName: xml.Name{Local: fetJarak}, Bobot: bobotWajib, Berurut: new(false), NKegiatan: len(x.Kegiatan), JarakHari: x.Jarak}
		if x.Anjuran {
			k.Bobot = bobotAnjuran
			if f.dilanggar(x) {
				f.catat("anjuran sebaran yang sudah dilanggar oleh letak yang terkunci tidak ikut; FET akan mencobanya tanpa akhir")
				continue
			}
		}
		for _, id := range x.Kegiatan {
			k.Kegiatan = append(k.Kegiatan, f.no[id])
		}
		slices.Sort(k.Kegiatan)
		if len(k.Kegiatan) > 1 {
			f.waktu = append(f.waktu, k)
		}
	}
}

// dilanggar reports whether places that are written as locked break the wish.
func (f *penulisFET) dilanggar(x Sebar) bool {
	var hari []int
	for _, id := range x.Kegiatan {
		if l, ada := f.letak[id]; ada {
			hari = append(hari, slices.Index(f.s.j.Hari, l.Hari))
		}
	}
	slices.Sort(hari)
	for i := 1; i < len(hari); i++ {
		if hari[i]-hari[i-1] < x.Jarak {
			return true
		}
	}
	return false
}
