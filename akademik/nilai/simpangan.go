package nilai

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Beda is one difference between two rule sets, in words.
type Beda struct {
	Bidang    string
	Acuan, Di string
}

// Simpangan lists where the rules of a teacher depart from those of the school:
// what parents find unfair is shown before it is printed. Codes, names and versions
// do not count.
func Simpangan(sekolah, guru Aturan) (beda []Beda) {
	banding := func(bidang, acuan, di string) {
		if acuan != di {
			beda = append(beda, Beda{bidang, acuan, di})
		}
	}
	banding("skala", sekolah.Skala.Kode, guru.Skala.Kode)
	banding("kkm", sekolah.kkm().String(), guru.kkm().String())
	banding("kosong", string(sekolah.kosong(Komponen{})), string(guru.kosong(Komponen{})))
	banding("pembulatan", sekolah.Bulat.String(), guru.Bulat.String())
	a, b := sekolah.sebutanKomponen(), guru.sebutanKomponen()
	semua := maps.Clone(a)
	maps.Copy(semua, b)
	for _, kode := range slices.Sorted(maps.Keys(semua)) {
		banding("komponen "+kode, adaAtau(a, kode), adaAtau(b, kode))
	}
	return beda
}

func adaAtau(m map[string]string, kode string) string {
	if s, ada := m[kode]; ada {
		return s
	}
	return "tidak ada"
}

func (a Aturan) sebutanKomponen() map[string]string {
	m := map[string]string{}
	for _, k := range a.Komponen {
		s := []string{"bobot " + k.Bobot.String()}
		for nama, isi := range map[string]string{"cara ": string(k.Cara), "remedial ": string(k.Remedial), "kosong ": string(k.Kosong)} {
			if isi != "" {
				s = append(s, nama+isi)
			}
		}
		if k.Buang != (Buang{}) {
			s = append(s, fmt.Sprintf("buang %d terendah dan %d tertinggi", k.Buang.Terendah, k.Buang.Tertinggi))
		}
		if k.Formatif {
			s = append(s, "formatif")
		}
		slices.Sort(s[1:])
		m[lipatKode(k.Kode)] = strings.Join(s, ", ")
	}
	return m
}
