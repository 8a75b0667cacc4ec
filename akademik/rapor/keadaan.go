package rapor

import (
	"slices"
	"unicode/utf8"

	"github.com/pesantren-go/pesantren/dasar"
)

// Keadaan is how far a sheet has come: the marks of one class, subject and term, or,
// with its class, the whole rapor of a class and term.
type Keadaan string

// The states, in their order. Marks are entered in Terbuka only.
const (
	Terbuka   Keadaan = ""          // the teacher enters marks
	Dikirim   Keadaan = "dikirim"   // the teacher is done
	Diperiksa Keadaan = "diperiksa" // the wali kelas looked at it
	Dikunci   Keadaan = "dikunci"   // with the whole class
	Terbit    Keadaan = "terbit"    // with the whole class
)

// DaftarKeadaan lists the states in their order.
func DaftarKeadaan() []Keadaan { return []Keadaan{Terbuka, Dikirim, Diperiksa, Dikunci, Terbit} }

// Sebutan is the state in words.
func (k Keadaan) Sebutan() string {
	if k == Terbuka {
		return "terbuka"
	}
	return string(k)
}

// Kelas reports whether the state is one of a whole class.
func (k Keadaan) Kelas() bool { return k == Dikunci || k == Terbit }

// Lembar is the state of a sheet in a class: what the class has come to counts for all
// of its sheets.
func (k Keadaan) Lembar(lembar Keadaan) Keadaan {
	if k.Kelas() {
		return k
	}
	return lembar
}

// Peran is in which part somebody acts on a rapor. One person may have several: see
// [Peran.Punya].
type Peran uint8

// The parts. They add up: Guru|Wali teaches the subject and has the class.
const (
	Guru      Peran = 1 << iota // teaches the subject in the class
	Wali                        // wali kelas of the class
	Kurikulum                   // runs the rapor of the unit: may take every step
)

// Punya reports whether the actor has one of the parts.
func (p Peran) Punya(salah Peran) bool { return p&salah != 0 }

// Langkah is one step of a sheet or of a class.
type Langkah string

// The steps. Those with a reason keep it.
const (
	Kirim      Langkah = "kirim"      // the teacher hands the marks to the wali kelas
	Kembalikan Langkah = "kembalikan" // back to the teacher, with a reason
	Periksa    Langkah = "periksa"    // the wali kelas has looked at the marks
	Kunci      Langkah = "kunci"      // the class is whole: nothing changes any more
	Terbitkan  Langkah = "terbitkan"  // numbered, hashed, given out
	Buka       Langkah = "buka"       // the class is opened again, with a reason
)

// langkah says from where a step goes to where, and who may take it.
type langkah struct {
	dari   []Keadaan
	ke     Keadaan
	oleh   Peran
	alasan bool // needs a reason
}

func aturanLangkah(l Langkah) (langkah, bool) {
	switch l {
	case Kirim:
		return langkah{[]Keadaan{Terbuka}, Dikirim, Guru | Kurikulum, false}, true
	case Kembalikan:
		return langkah{[]Keadaan{Dikirim, Diperiksa}, Terbuka, Guru | Wali | Kurikulum, true}, true
	case Periksa:
		return langkah{[]Keadaan{Dikirim}, Diperiksa, Wali | Kurikulum, false}, true
	case Kunci:
		return langkah{[]Keadaan{Terbuka, Dikirim, Diperiksa}, Dikunci, Wali | Kurikulum, false}, true
	case Terbitkan:
		return langkah{[]Keadaan{Dikunci}, Terbit, Kurikulum, false}, true
	case Buka:
		return langkah{[]Keadaan{Dikunci, Terbit}, Diperiksa, Kurikulum, true}, true
	}
	return langkah{}, false
}

var (
	// ErrLangkah says that a sheet in its state cannot take the step (Conflict), or
	// that there is no such step.
	ErrLangkah = dasar.Aturan("AKD-RAPOR-02")
	// ErrPeran says that the step is for somebody else (Forbidden).
	ErrPeran = dasar.Aturan("AKD-RAPOR-03")
	// ErrAlasan says that a step lacks its reason.
	ErrAlasan = dasar.Aturan("AKD-RAPOR-04")
	// ErrBelumDiperiksa says that a class is locked while marks of some subject were
	// not sent and checked (Conflict).
	ErrBelumDiperiksa = dasar.Aturan("AKD-RAPOR-05")
	// ErrTerkunci says that marks or parts of a rapor change after they were sent,
	// locked or published (Conflict).
	ErrTerkunci = dasar.Aturan("AKD-RAPOR-06")
)

const maksAlasan = 200

// Sesudah is the state after a step by somebody: [ErrPeran] when it is not theirs,
// [ErrLangkah] when the state does not allow it, [ErrAlasan] when a step back has no
// reason of 5 to 200 characters in one line. A teacher takes back what is sent and not
// yet checked; after that the wali kelas gives it back.
func (k Keadaan) Sesudah(l Langkah, p Peran, alasan string) (Keadaan, error) {
	a, ada := aturanLangkah(l)
	switch {
	case !ada:
		return k, ErrLangkah.Invalidf("pilih langkahnya: kirim, kembalikan, periksa, kunci, terbitkan, atau buka").Pada("langkah")
	case !p.Punya(a.oleh):
		return k, ErrPeran.Forbiddenf("%s rapor hanya oleh %s", l, a.oleh.sebutan())
	case !slices.Contains(a.dari, k):
		return k, ErrLangkah.Conflictf("lembar ini sedang %s, jadi langkah %s tidak dapat diambil; muat ulang untuk melihat keadaannya", k.Sebutan(), l).Pada("langkah")
	case l == Kembalikan && k == Diperiksa && !p.Punya(Wali|Kurikulum):
		return k, ErrPeran.Forbiddenf("nilai ini sudah diperiksa; minta wali kelas mengembalikannya")
	}
	if a.alasan {
		if err := PeriksaAlasan(alasan); err != nil {
			return k, err
		}
	}
	return a.ke, nil
}

// PeriksaAlasan refuses, with [ErrAlasan], a reason that says nothing.
func PeriksaAlasan(alasan string) error {
	s, err := dasar.Rapikan(alasan, maksAlasan)
	if err != nil || s != alasan || utf8.RuneCountInString(s) < 5 {
		return ErrAlasan.Invalidf("tulis alasan dalam satu baris, 5 sampai %d huruf, tanpa urusan pribadi", maksAlasan).Pada("alasan").Karena(err)
	}
	return nil
}

// PeriksaKunci refuses, with [ErrBelumDiperiksa], to lock a class while sheets are not
// checked. With a reason Kurikulum may: the rapor then prints with what is missing.
func PeriksaKunci(lembar []Keadaan, p Peran, alasan string) error {
	n := 0
	for _, k := range lembar {
		if k != Diperiksa {
			n++
		}
	}
	switch {
	case n == 0:
		return nil
	case p.Punya(Kurikulum) && alasan != "":
		return PeriksaAlasan(alasan)
	}
	return ErrBelumDiperiksa.Conflictf("%d dari %d mata pelajaran belum dikirim atau belum diperiksa; selesaikan dahulu, atau minta bagian kurikulum mengunci dengan alasan", n, len(lembar)).Pada("alasan")
}

// TerimaNilai refuses, with [ErrTerkunci], marks of a sheet that is not open.
func (k Keadaan) TerimaNilai() error {
	switch k {
	case Terbuka:
		return nil
	case Dikirim:
		return ErrTerkunci.Conflictf("nilai ini sudah dikirim ke wali kelas; tarik kembali dengan alasan sebelum mengubahnya")
	case Diperiksa:
		return ErrTerkunci.Conflictf("nilai ini sudah diperiksa wali kelas; minta dikembalikan sebelum mengubahnya")
	}
	return ErrTerkunci.Conflictf("rapor kelas ini sudah %s; minta bagian kurikulum membukanya dengan alasan", k.Sebutan())
}

// TerimaIsian refuses, with [ErrTerkunci], parts of the wali kelas after the class is
// locked.
func (k Keadaan) TerimaIsian() error {
	if k.Kelas() {
		return k.TerimaNilai()
	}
	return nil
}

func (p Peran) sebutan() string {
	s := ""
	for _, x := range []struct {
		p    Peran
		nama string
	}{{Guru, "guru mata pelajaran"}, {Wali, "wali kelas"}, {Kurikulum, "bagian kurikulum"}} {
		if p.Punya(x.p) {
			if s != "" {
				s += " atau "
			}
			s += x.nama
		}
	}
	return s
}
