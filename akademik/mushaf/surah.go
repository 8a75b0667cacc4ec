package mushaf

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The surah with their names in the spellings of the Ministry of Religion, of common
// Indonesian use and of Tanzil; metadata of Tanzil.info (CC-BY).
//
//go:embed data/surah.csv
var berkasSurah string

// Surah is one of the 114.
type Surah struct {
	Nomor   int
	Nama    string   // spelling of the Ministry of Religion, the one to print
	Arab    string   // with the article, without harakat
	Lain    []string // further spellings, for search
	Arti    string   // Indonesian, as the Ministry translates the name
	Ayat    int      // number of ayat
	Awal    Ayat     // number of the first ayah
	Makkiah bool     // makkiyah; else madaniyah
}

// Rentang returns all ayat of the surah.
func (s Surah) Rentang() Rentang { return Rentang{s.Awal, s.Awal + Ayat(s.Ayat-1)} }

// SurahKe returns a surah by its number, or [ErrAyat].
func SurahKe(nomor int) (Surah, error) {
	if _, err := Ke(nomor, 1); err != nil {
		return Surah{}, err
	}
	return salinSurah(daftar()[nomor-1]), nil
}

// DaftarSurah returns the 114 surah in order.
func DaftarSurah() []Surah {
	semua := slices.Clone(daftar())
	for i := range semua {
		semua[i] = salinSurah(semua[i])
	}
	return semua
}

func salinSurah(s Surah) Surah {
	s.Lain = slices.Clone(s.Lain)
	return s
}

// daftar and tabelSurah are read once; a test reads the file too, so that a panic here
// cannot reach a release. tabelSurah gives the surah of each ayah.
var (
	daftar = sync.OnceValue(func() []Surah {
		s, err := bacaSurah(berkasSurah)
		if err != nil {
			panic(fmt.Sprintf("mushaf: shipped table: %v", err))
		}
		return s
	})
	tabelSurah = sync.OnceValue(func() *[JumlahAyat + 1]uint8 {
		var t [JumlahAyat + 1]uint8
		for _, s := range daftar() {
			for a := s.Awal; a < s.Awal+Ayat(s.Ayat); a++ {
				t[a] = uint8(s.Nomor)
			}
		}
		return &t
	})
)

var kepalaSurah = []string{"no", "name_ar", "name_id_kemenag", "name_id_alt", "name_tanzil", "ayat", "type", "revelation_order", "rukus", "start_ayah_id", "start_page", "end_page", "meaning_id_kemenag"}

func bacaSurah(isi string) ([]Surah, error) {
	baris, err := csv.NewReader(strings.NewReader(isi)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(baris) != JumlahSurah+1 || !slices.Equal(baris[0], kepalaSurah) {
		return nil, fmt.Errorf("table of surah has %d rows, or other columns", len(baris))
	}
	semua := make([]Surah, 0, JumlahSurah)
	lanjut := 1
	for i, b := range baris[1:] {
		no, e1 := strconv.Atoi(b[0])
		n, e2 := strconv.Atoi(b[5])
		awal, e3 := strconv.Atoi(b[9])
		if err := errors.Join(e1, e2, e3); err != nil {
			return nil, err
		}
		if no != i+1 || n < 1 || awal != lanjut || b[6] != "makkiyah" && b[6] != "madaniyah" || b[1] == "" || b[2] == "" {
			return nil, fmt.Errorf("table of surah, row %d does not continue", i+1)
		}
		lanjut += n
		semua = append(semua, Surah{Nomor: no, Nama: b[2], Arab: b[1], Lain: []string{b[3], b[4]}, Arti: b[12], Ayat: n, Awal: Ayat(awal), Makkiah: b[6] == "makkiyah"})
	}
	if lanjut != JumlahAyat+1 {
		return nil, fmt.Errorf("table of surah has %d ayat", lanjut-1)
	}
	return semua, nil
}
