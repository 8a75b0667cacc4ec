package kurikulum

import (
	"slices"
	"strings"
)

// Diajarkan is one subject as a class is taught it.
type Diajarkan struct {
	Kode, Nama string
	JP         int  // a week, of all teachers together
	Guru       bool // somebody teaches it
}

// JenisTemuan is what a comparison found about a subject.
type JenisTemuan string

// The findings, in the order in which people care.
const (
	Kurang    JenisTemuan = "kurang"     // the curriculum has it, the class does not
	JPBeda    JenisTemuan = "jp_beda"    // taught for fewer or more JP
	TanpaGuru JenisTemuan = "tanpa_guru" // in the class, and nobody teaches it
	Tambahan  JenisTemuan = "tambahan"   // the class has it, the curriculum does not
	Sesuai    JenisTemuan = "sesuai"
)

// Temuan is what was found about one subject. Kode is the one of the class where the
// class has the subject, else the curriculum's.
type Temuan struct {
	Jenis JenisTemuan
	Kode  string
	Butir Butir // zero for Tambahan
	JP    int   // as taught
	Guru  bool
}

// Periksa compares what a level has to be taught with what a class is taught: one finding
// for each subject of the curriculum in its order, then what comes on top. Subjects are
// the same when their codes are, else when their names are, whatever the case.
func Periksa(susunan []Butir, diajarkan []Diajarkan) (hasil []Temuan) {
	dipakai := make([]bool, len(diajarkan))
	letak := Pasangkan(susunan, diajarkan)
	for i, b := range susunan {
		t := Temuan{Jenis: Kurang, Kode: b.Kode, Butir: b}
		if k := letak[i]; k >= 0 {
			d := diajarkan[k]
			dipakai[k] = true
			t.Kode, t.JP, t.Guru, t.Jenis = d.Kode, d.JP, d.Guru, Sesuai
			switch {
			case !b.Pekan.Pas(d.JP):
				t.Jenis = JPBeda
			case !d.Guru:
				t.Jenis = TanpaGuru
			}
		}
		hasil = append(hasil, t)
	}
	for i, d := range diajarkan {
		if !dipakai[i] {
			hasil = append(hasil, Temuan{Jenis: Tambahan, Kode: d.Kode, JP: d.JP, Guru: d.Guru})
		}
	}
	return hasil
}

// Pasangkan finds the place of each subject of the curriculum in a list of others, -1
// where there is none. Codes go before names, so that a subject is never taken from the
// one that has its code.
func Pasangkan(susunan []Butir, ada []Diajarkan) []int {
	letak, dipakai := make([]int, len(susunan)), make([]bool, len(ada))
	ambil := func(i int, cocok func(Diajarkan) bool) {
		letak[i] = -1
		for k, d := range ada {
			if !dipakai[k] && cocok(d) {
				letak[i], dipakai[k] = k, true
				return
			}
		}
	}
	for i, b := range susunan {
		ambil(i, func(d Diajarkan) bool { return d.Kode == b.Kode })
	}
	for i, b := range susunan {
		if letak[i] < 0 {
			ambil(i, func(d Diajarkan) bool { return lipat(d.Nama) == lipat(b.Nama) })
		}
	}
	return letak
}

// lipat makes spellings of one name alike: "Al-Qur'an Hadis" and "al quran hadis".
func lipat(s string) string {
	return strings.Map(func(r rune) rune {
		if slices.Contains([]rune(" -'’‘`.,"), r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// Lengkap reports whether nothing is missing, differs or lacks a teacher.
func Lengkap(ts []Temuan) bool {
	return !slices.ContainsFunc(ts, func(t Temuan) bool { return t.Jenis != Sesuai && t.Jenis != Tambahan })
}
