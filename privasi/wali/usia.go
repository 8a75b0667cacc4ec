package wali

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrTanggalLahir says that a birth date is not possible. Until it is mended
	// the person is treated as a child.
	ErrTanggalLahir = dasar.Aturan("PRI-WALI-01")
	// ErrTanggalNikah says that a marriage lies before the birth or in the future.
	ErrTanggalNikah = dasar.Aturan("PRI-WALI-02")
	// ErrZona says that a zone is none of Indonesia's.
	ErrZona = dasar.Aturan("PRI-WALI-03")
	// ErrAturanUsia says that numbers about age contradict each other.
	ErrAturanUsia = dasar.Aturan("PRI-WALI-04")
)

// AturanUsia are the numbers of the law about age. They are data: a legal regime
// or an institution's lawyer may give others.
type AturanUsia struct {
	Dewasa            int // age at which consent is one's own
	NikahMendewasakan bool
	Lindung           int // age up to which a child is kept safe, married or not
	LahirTerlama      int // a birth year before this is a slip of the pen
	Sumber            string
	Keyakinan         string // verified, single source or unverified
}

// AturanUsiaBaku returns what holds since 17 October 2022: 18 years, and marriage
// for data protection only.
func AturanUsiaBaku() AturanUsia {
	return AturanUsia{Dewasa: 18, NikahMendewasakan: true, Lindung: 18, LahirTerlama: 1900,
		Sumber: "PP 33/2026 Pasal 1 angka 21; UU 35/2014 Pasal 1 angka 1; PP 17/2025", Keyakinan: "single source"}
}

// Periksa refuses, with [ErrAturanUsia], numbers under which somebody could be a
// child for consent and no child to protect.
func (a AturanUsia) Periksa() error {
	if a.Dewasa < 1 || a.Dewasa > 30 || a.Lindung < a.Dewasa || a.Lindung > 30 || a.LahirTerlama < 1800 || a.Sumber == "" {
		return ErrAturanUsia.Invalidf("periksa aturan usia: usia dewasa 1 sampai 30, usia lindung tidak di bawahnya, dan sumbernya disebut")
	}
	return nil
}

// Orang is what the rules need of a human: no name, no number.
type Orang struct {
	Lembaga dasar.LembagaID          `privasi:"-,lembaga"`
	Subjek  privasi.SubjekID         `privasi:"subjek"`
	Lahir   dasar.Tanggal            `privasi:"kategori=identitas.lahir;kelas=spesifik;retensi=identitas;terbuka=menentukan siapa yang berhak memutuskan"`  // unset: unknown, so a child
	Dewasa  bool                     `privasi:"kategori=identitas.lahir;kelas=spesifik;retensi=identitas;terbuka=menentukan siapa yang berhak memutuskan"`  // known to be an adult where no date is: a guardian, whom the office takes only as one
	Nikah   dasar.Tanggal            `privasi:"kategori=identitas.nikah;kelas=spesifik;retensi=identitas;terbuka=menentukan siapa yang berhak memutuskan"`  // the first marriage
	Bentuk  []BentukKomunikasi       `privasi:"kategori=komunikasi;kelas=spesifik;retensi=identitas;terbuka=menentukan bentuk pemberitahuan yang dipahami"` // any of them reaches him; empty: no need declared
	Bukti   privasi.Tertutup[string] `privasi:"kategori=wali.bukti;kelas=spesifik;retensi=identitas"`                                                       // number of the document behind the dates
	Zona    string                   `privasi:"-,zona waktu tempat tinggal"`                                                                                // "Asia/Jakarta" and the like
	Versi   uint64                   `privasi:"-,versi catatan"`
}

// All of Indonesia keeps a fixed offset.
var (
	wib  = time.FixedZone("WIB", 7*3600)
	wita = time.FixedZone("WITA", 8*3600)
	wit  = time.FixedZone("WIT", 9*3600)
)

func zona(nama string) *time.Location {
	switch nama {
	case "Asia/Makassar":
		return wita
	case "Asia/Jayapura":
		return wit
	}
	return wib // the latest midnight: protection never ends early
}

// Periksa refuses, with [ErrZona], [ErrTanggalLahir] or [ErrTanggalNikah], what
// cannot be true on a day.
func (o Orang) Periksa(a AturanUsia, hariIni dasar.Tanggal) error {
	switch o.Zona {
	case "Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura":
	default:
		return ErrZona.Invalidf("pilih zona waktu WIB, WITA atau WIT").Pada("zona")
	}
	if !o.Lahir.IsZero() && (o.Lahir.After(hariIni) || o.Lahir.Tahun() < a.LahirTerlama) {
		return lahirSalah()
	}
	if !o.Nikah.IsZero() && (o.Nikah.After(hariIni) || o.Nikah.Before(o.Lahir)) {
		return ErrTanggalNikah.Invalidf("tanggal nikah tidak boleh sebelum lahir atau sesudah hari ini; periksa buku nikah").Pada("nikah")
	}
	return nil
}

func lahirSalah() error {
	return ErrTanggalLahir.Invalidf("tanggal lahir tidak mungkin; cocokkan dengan akta atau kartu keluarga").Pada("lahir")
}

// BacaLahir reads a birth date as an office writes it (2009-02-28); an empty text
// is unknown. What is no day, or an impossible one, is [ErrTanggalLahir].
func BacaLahir(teks string, a AturanUsia, hariIni dasar.Tanggal) (dasar.Tanggal, error) {
	if teks == "" {
		return dasar.Tanggal{}, nil
	}
	t, err := dasar.ParseTanggal(teks)
	if err != nil || t.After(hariIni) || t.Tahun() < a.LahirTerlama {
		return dasar.Tanggal{}, lahirSalah()
	}
	return t, nil
}

// UlangTahun returns the n-th birthday: the same day n years later; somebody born
// on 29 February has it on 1 March in a common year, so that protection ends
// later and never earlier. Unset when there is no such day.
func UlangTahun(lahir dasar.Tanggal, n int) dasar.Tanggal {
	if lahir.IsZero() {
		return dasar.Tanggal{}
	}
	b := lahir.Waktu(nil)
	u := time.Date(b.Year()+n, b.Month(), b.Day(), 0, 0, 0, 0, time.UTC)
	if u.Year() > 9999 {
		return dasar.Tanggal{}
	}
	return dasar.TanggalDari(u)
}

// HariDewasa returns the first day on which the person decides for himself, and
// false when that day is not known: birth unknown or impossible.
func (o Orang) HariDewasa(a AturanUsia) (dasar.Tanggal, bool) {
	hari := o.batas(a, a.Dewasa)
	if hari.IsZero() {
		return hari, false
	}
	if a.NikahMendewasakan && !o.Nikah.IsZero() && !o.Nikah.Before(o.Lahir) && o.Nikah.Before(hari) {
		hari = o.Nikah
	}
	return hari, true
}

func (o Orang) batas(a AturanUsia, usia int) dasar.Tanggal {
	if o.Lahir.IsZero() || o.Lahir.Tahun() < a.LahirTerlama {
		return dasar.Tanggal{}
	}
	return UlangTahun(o.Lahir, usia)
}

// SaatDewasa is the first instant of [Orang.HariDewasa] in the person's zone.
func (o Orang) SaatDewasa(a AturanUsia) (time.Time, bool) {
	hari, ada := o.HariDewasa(a)
	return hari.Waktu(zona(o.Zona)).UTC(), ada
}

// Anak reports whether somebody else decides for the person at a moment: under
// 18, not married before, or of unknown age.
func (o Orang) Anak(a AturanUsia, t time.Time) bool {
	if o.dewasaTanpaTanggal() {
		return false
	}
	saat, ada := o.SaatDewasa(a)
	return !ada || t.Before(saat)
}

// AnakTerlindung reports whether the defaults that keep a child safe hold at a
// moment. Marriage does not end them.
func (o Orang) AnakTerlindung(a AturanUsia, t time.Time) bool {
	if o.dewasaTanpaTanggal() {
		return false
	}
	hari := o.batas(a, a.Lindung)
	return hari.IsZero() || t.Before(hari.Waktu(zona(o.Zona)))
}

// dewasaTanpaTanggal reports somebody known to be an adult of whom no date is recorded. A
// date says more.
func (o Orang) dewasaTanpaTanggal() bool { return o.Dewasa && o.Lahir.IsZero() }
