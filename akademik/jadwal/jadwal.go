package jadwal

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Jadwal is a weekly timetable with everything that decides whether it clashes. It
// is a plain value: the order of its lists means nothing, but for Hari.
type Jadwal struct {
	// Mulai and Selesai bound the days on which the week repeats, both included; an
	// unset one is open. They select the breaks ([Jeda]) that count.
	Mulai, Selesai dasar.Tanggal
	Hari           []Hari // the days of teaching, in the order of this school's week
	Kisi           []Kisi
	Rombel         []Rombel
	Ruang          []Ruang
	Santri         []Keikutsertaan
	Kegiatan       []Kegiatan
	Letak          []Letak // at most one for each activity; an activity without one waits
	Halangan       []Halangan
	Jeda           []Jeda
	Beban          []Beban
	Sebar          []Sebar
}

// Rombel is a class, halaqah or group of one. Two of them share people when their
// parts have one in common: Isi names the smallest parts (which are Rombel without
// Isi); a Rombel without Isi is its own part. [Pecah] makes them.
type Rombel struct {
	ID   string
	Isi  []string
	Zona santri.JenisKelamin // putra or putri; "" = not said
}

// Ruang is a room. A room with a Zona takes classes of that zone, and those that have
// none.
type Ruang struct {
	ID   string              `privasi:"-,nama ruang"`
	Zona santri.JenisKelamin `privasi:"-,ruang putra atau putri"`
}

// Keikutsertaan says which classes, groups and halaqah of all tracks one santri is in.
// Whoever is in a group is in every class that holds it: name the smallest.
type Keikutsertaan struct {
	Santri string
	Rombel []string
}

// Kegiatan is one activity that happens once a week: a lesson of one or more periods
// of its grid. A subject of 6 JP in three meetings is three activities, which a [Sebar]
// keeps apart.
type Kegiatan struct {
	ID     string
	Kisi   string
	Mapel  string
	Guru   []string // all of them teach it together; may be empty
	Rombel []string // all of them attend it together; may be empty
	JP     int      // periods in a row, at least 1
	Ruang  []string // one of these rooms is needed; empty = none
	Boleh  []Waktu  // it may begin here only; empty = anywhere in its grid
}

// Waktu is the beginning of a period: a day and the number of the period in the grid,
// from 0.
type Waktu struct {
	Hari Hari
	Jam  int
}

// Letak places an activity in the week.
type Letak struct {
	Kegiatan string
	Waktu
	Ruang string // "" = none
	Tetap bool   // the filler never moves it
}

// Halangan says when a teacher, class or room is not available.
type Halangan struct {
	Pihak Pihak `privasi:"-,jam yang tidak dipakai, orang disebut dengan penanda acak"` // [Guru], [Kelas] or [Kamar]
	Hari  Hari  `privasi:"-,hari dalam pekan"`
	Selang
}

// Jeda is a break in which nobody is taught, prayer first of all. It is dated data,
// for prayer moves with the sun: it counts for a timetable when both share a day.
type Jeda struct {
	Nama    string        `privasi:"-,nama jeda"`
	Hari    []Hari        `privasi:"-,hari dalam pekan"` // empty = every day
	Kisi    []string      `privasi:"-,nama kisi"`        // the grids that keep it; empty = all
	Mulai   dasar.Tanggal `privasi:"-,masa berlaku"`
	Selesai dasar.Tanggal `privasi:"-,masa berlaku"`
	Selang  Selang        `privasi:"-,jam pelajaran"`
	Sumber  string        `privasi:"-,rujukan aturan"` // who set it: "jadwal salat Kemenag Kab. Bogor 2026"
}

// Beban bounds the load of a teacher; a bound of 0 is none.
type Beban struct {
	Guru      string `privasi:"-,penanda acak"`
	JPHari    int    `privasi:"-,batas jam mengajar"` // periods on one day
	JPPekan   int    `privasi:"-,batas jam mengajar"` // periods in the week
	HariPekan int    `privasi:"-,batas jam mengajar"` // days with a lesson
}

// Sebar keeps activities apart: every two of them at least Jarak days of
// [Jadwal.Hari] from each other (1 = not on the same day). With Anjuran it is a wish:
// breaking it is reported, and allowed.
type Sebar struct {
	Kegiatan []string
	Jarak    int
	Anjuran  bool
}

// JenisPihak is the kind of a party of a clash.
type JenisPihak string

// The kinds of parties.
const (
	Guru   JenisPihak = "guru"
	Kelas  JenisPihak = "kelas" // a class, halaqah or group: [Rombel]
	Kamar  JenisPihak = "ruang"
	Santri JenisPihak = "santri"
	Acara  JenisPihak = "kegiatan"
)

// Pihak is a party of a clash. ID is the caller's own id, never a name of a person.
type Pihak struct {
	Jenis JenisPihak `privasi:"-,jenis pihak"`
	ID    string     `privasi:"-,penanda acak"`
}

// Pecah divides a class. Every division is complete and its groups share nobody;
// groups of different divisions do:
//
//	Pecah("7A", "", []string{"7A pa", "7A pi"}, []string{"7A Arab", "7A Inggris"})
//
// Here "7A pa" and "7A pi" may meet at once, "7A pa" and "7A Arab" may not. The class,
// its groups and their smallest parts are returned. Without a division it is the class
// alone.
func Pecah(kelas string, zona santri.JenisKelamin, pembagian ...[]string) []Rombel {
	bagian := []string{}
	milik := map[string][]string{}
	gabung(pembagian, nil, func(pilih []string) {
		id := kelas
		if len(pembagian) == 1 {
			id = pilih[0]
		} else {
			for _, p := range pilih {
				id += "/" + p
			}
		}
		bagian = append(bagian, id)
		for _, p := range pilih {
			milik[p] = append(milik[p], id)
		}
	})
	if len(pembagian) == 0 {
		return []Rombel{{ID: kelas, Zona: zona}}
	}
	hasil := []Rombel{{ID: kelas, Isi: bagian, Zona: zona}}
	for _, b := range bagian {
		hasil = append(hasil, Rombel{ID: b, Zona: zona})
	}
	if len(pembagian) > 1 {
		for _, kelompok := range slices.Concat(pembagian...) {
			hasil = append(hasil, Rombel{ID: kelompok, Isi: milik[kelompok], Zona: zona})
		}
	}
	return hasil
}

// Terbagi is a class of whose groups everybody is known: it holds all of them, and two
// groups share whom a [Keikutsertaan] names in both, and nobody else.
func Terbagi(kelas string, zona santri.JenisKelamin, kelompok ...string) []Rombel {
	hasil := []Rombel{{ID: kelas, Isi: slices.Clone(kelompok), Zona: zona}}
	for _, k := range kelompok {
		hasil = append(hasil, Rombel{ID: k, Zona: zona})
	}
	return hasil
}

func gabung(sisa [][]string, pilih []string, terima func([]string)) {
	if len(sisa) == 0 {
		terima(pilih)
		return
	}
	for _, p := range sisa[0] {
		gabung(sisa[1:], append(slices.Clone(pilih), p), terima)
	}
}
