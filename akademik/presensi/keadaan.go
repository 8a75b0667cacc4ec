package presensi

import (
	"regexp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Keadaan is what one santri was at one lesson: one of the five below, or a word of the
// school ([Kata]) that counts as one of them.
type Keadaan string

// The states that every school knows. Terlambat was there, later than the others.
const (
	Hadir     Keadaan = "hadir"
	Sakit     Keadaan = "sakit"
	Izin      Keadaan = "izin"
	Alpa      Keadaan = "alpa" // tanpa keterangan
	Terlambat Keadaan = "terlambat"
)

// Pokok lists the states that every school knows, in the order of forms.
func Pokok() []Keadaan { return []Keadaan{Hadir, Sakit, Izin, Alpa, Terlambat} }

// Kata is a state that a school adds: "dispensasi" that counts as izin, "tugas" that
// counts as hadir.
type Kata struct {
	Kode    Keadaan `privasi:"-,kata kehadiran sekolah"`
	Nama    string  `privasi:"-,kata kehadiran sekolah"`
	Singkat string  `privasi:"-,kata kehadiran sekolah"` // one to three letters, as a register writes it
	Hitung  Keadaan `privasi:"-,kata kehadiran sekolah"` // the common state that it counts as
}

// CaraHari says when a day of lessons is a day of absence.
type CaraHari string

// The ways. The zero value is SebagianPelajaran with half of the lessons.
const (
	SebagianPelajaran CaraHari = ""        // missed at least Bagian of the day's lessons
	PelajaranPertama  CaraHari = "pertama" // missed the first lesson of the day
)

// AturanHari makes one day out of its lessons. What the day was is the state of most of
// the missed lessons; among equally many the one earlier in sakit, izin, alpa.
type AturanHari struct {
	Cara      CaraHari `privasi:"-,aturan kehadiran"`
	Pembilang int      `privasi:"-,aturan kehadiran"` // Bagian is Pembilang/Penyebut; 0/0 is 1/2, 0/1 is any one lesson
	Penyebut  int      `privasi:"-,aturan kehadiran"`
}

// Aturan are the school's words and ways. The zero value is valid: no words of its own,
// half of the lessons make a day.
type Aturan struct {
	Kata []Kata     `privasi:"-,kata kehadiran sekolah"`
	Hari AturanHari `privasi:"-,aturan kehadiran"`
}

var (
	// ErrSantri says that a register names somebody who is not a member.
	ErrSantri = dasar.Aturan("AKD-PRESENSI-01")
	// ErrGanda says that a register names a santri twice with different states.
	ErrGanda = dasar.Aturan("AKD-PRESENSI-02")
	// ErrKeadaan says that a state is none of the school's.
	ErrKeadaan = dasar.Aturan("AKD-PRESENSI-03")
	// ErrMenit says that minutes of lateness are not 1 to [MaksMenit], or stand where
	// nobody was late.
	ErrMenit = dasar.Aturan("AKD-PRESENSI-04")
	// ErrAturan says that the words or ways of a school are malformed.
	ErrAturan = dasar.Aturan("AKD-PRESENSI-05")
)

const (
	// MaksMenit bounds lateness: half a day.
	MaksMenit = 720
	maksKata  = 20
	maksBagi  = 24 // lessons of a day
)

var polaKata = regexp.MustCompile(`^[a-z][a-z0-9_]{0,19}$`)

// Validate refuses, with [ErrAturan], words that are doubled or count as nothing, and a
// part of the lessons that is none.
func (a Aturan) Validate() error {
	if len(a.Kata) > maksKata {
		return ErrAturan.Invalidf("paling banyak %d kata tambahan", maksKata).Pada("kata")
	}
	ada, singkat := slices.Clone(Pokok()), []string{"H", "S", "I", "A", "T"}
	for _, k := range a.Kata {
		nama, err := dasar.Rapikan(k.Nama, 40)
		pendek, err2 := dasar.Rapikan(k.Singkat, 3)
		switch {
		case !polaKata.MatchString(string(k.Kode)) || slices.Contains(ada, k.Kode):
			return ErrAturan.Invalidf("kode kata berisi huruf kecil dan tiap kata punya kode sendiri").Pada("kata")
		case err != nil || err2 != nil || nama == "" || nama != k.Nama || pendek == "" || pendek != k.Singkat || slices.Contains(singkat, pendek):
			return ErrAturan.Invalidf("isi nama dan singkatan tiap kata, 1 sampai 3 huruf yang belum dipakai").Pada("kata")
		case !slices.Contains(Pokok(), k.Hitung) || k.Hitung == Terlambat:
			return ErrAturan.Invalidf("pilih kata itu dihitung sebagai hadir, sakit, izin, atau alpa").Pada("kata")
		}
		ada, singkat = append(ada, k.Kode), append(singkat, pendek)
	}
	h := a.Hari
	if h.Cara != SebagianPelajaran && h.Cara != PelajaranPertama {
		return ErrAturan.Invalidf("pilih cara menghitung hari: sebagian pelajaran atau pelajaran pertama").Pada("hari")
	}
	if h.Penyebut < 0 || h.Penyebut > maksBagi || h.Pembilang < 0 || h.Pembilang > h.Penyebut {
		return ErrAturan.Invalidf("bagian pelajaran ditulis sebagai pecahan sampai 1, misalnya 1/2").Pada("hari")
	}
	return nil
}

// Hitung returns the common state that a state counts as, and whether the school knows
// it.
func (a Aturan) Hitung(k Keadaan) (Keadaan, bool) {
	if slices.Contains(Pokok(), k) {
		return k, true
	}
	i := slices.IndexFunc(a.Kata, func(x Kata) bool { return x.Kode == k })
	if i < 0 {
		return k, false
	}
	return a.Kata[i].Hitung, true
}

// Semua lists all states of the school in the order of forms.
func (a Aturan) Semua() []Kata {
	semua := []Kata{{Hadir, "Hadir", "H", Hadir}, {Sakit, "Sakit", "S", Sakit}, {Izin, "Izin", "I", Izin}, {Alpa, "Alpa", "A", Alpa}, {Terlambat, "Terlambat", "T", Terlambat}}
	return append(semua, a.Kata...)
}
