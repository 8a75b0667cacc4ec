package kurikulum

import (
	"slices"
	"strings"
)

// Butir is one subject of a level with its hours.
type Butir struct {
	Mapel
	JamTingkat Jam
	Pekan      Pekan
}

// Pekan is how many JP a week the hours of a subject come to. A number that is not fixed
// is the zero value.
type Pekan struct {
	Usul int // what to plan: JP of the subject alone, rounded up
	Min  int // the subject alone, rounded down
	Maks int // with its share of projects, rounded up
}

// Pas reports whether so many JP a week fit; any do where nothing is fixed.
func (p Pekan) Pas(jp int) bool { return p == Pekan{} || jp >= p.Min && jp <= p.Maks }

// Pekan turns JP of the curriculum's unit into JP a week. JP of a year that are no whole
// number a week are planned rounded up: 54 in 36 weeks is 2 a week in 27 of them, as KMA
// 450/2024 says for Pendidikan Pancasila and Seni.
func (j Jam) Pekan(s Satuan, t Tingkat) Pekan {
	if j.JP == 0 {
		return Pekan{}
	}
	n := 1
	if s == PerTahun {
		n = max(t.Pekan, 1)
	}
	naik := func(x int) int { return (x + n - 1) / n }
	return Pekan{Usul: naik(j.JP), Min: j.JP / n, Maks: naik(j.JP + j.Kokurikuler)}
}

// CariTingkat returns the level of a code.
func (k Kurikulum) CariTingkat(kode string) (Tingkat, bool) {
	i := slices.IndexFunc(k.Tingkat, func(t Tingkat) bool { return t.Kode == kode })
	if i < 0 {
		return Tingkat{}, false
	}
	return k.Tingkat[i], true
}

// Susunan is what a level has to be taught, in the order of the curriculum: everything
// compulsory, and what belongs to one of the choices.
func (k Kurikulum) Susunan(tingkat string, pilihan ...string) (hasil []Butir) {
	t, ada := k.CariTingkat(tingkat)
	if !ada {
		return nil
	}
	for _, m := range k.Mapel {
		i := slices.IndexFunc(m.Jam, func(j Jam) bool { return j.Tingkat == tingkat })
		if i < 0 || m.Pilihan != "" && !slices.Contains(pilihan, m.Pilihan) {
			continue
		}
		if m.Yakin == "" {
			m.Yakin = k.Yakin
		}
		hasil = append(hasil, Butir{m, m.Jam[i], m.Jam[i].Pekan(k.Satuan, t)})
	}
	return hasil
}

// Pilihan are the choices that a level offers, in the order of the curriculum; of the
// whole curriculum with "".
func (k Kurikulum) Pilihan(tingkat string) (hasil []string) {
	for _, m := range k.Mapel {
		if m.Pilihan != "" && !slices.Contains(hasil, m.Pilihan) &&
			(tingkat == "" || slices.ContainsFunc(m.Jam, func(j Jam) bool { return j.Tingkat == tingkat })) {
			hasil = append(hasil, m.Pilihan)
		}
	}
	return hasil
}

// Cocok finds the level that a school's own word for it means: the code itself, a Roman
// numeral ("VII"), or the number that the word begins with ("1 Wustha").
func (k Kurikulum) Cocok(tingkat string) (string, bool) {
	kata := strings.Fields(strings.ToLower(tingkat))
	if len(kata) == 0 {
		return "", false
	}
	for _, t := range k.Tingkat {
		kode := strings.ToLower(t.Kode)
		if kode == strings.Join(kata, " ") || kode == kata[0] || kode == romawi[kata[0]] {
			return t.Kode, true
		}
	}
	return "", false
}

var romawi = map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10", "xi": "11", "xii": "12"}
