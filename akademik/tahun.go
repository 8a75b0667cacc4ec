package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// TahunID names one academic year. A year number names none: a diniyah year overlaps
// two formal ones, and two Hijri years can begin inside one of them.
type TahunID string

// Kalender is what an academic year is counted in.
type Kalender string

// The calendars. Days are stored as Gregorian ones in both; a Hijri year only says
// how its days are labelled.
const (
	Masehi   Kalender = "masehi"  // July to June
	Hijriah  Kalender = "hijriah" // usually from Syawal
	maksNama          = 60        // characters of a name
	maksKode          = 20        // characters of a code
	maksHari          = 366 * 2   // days of one year, with room for odd ones
)

// MaksPeriode is how many terms an academic year may have: one for each month.
const MaksPeriode = 12

// TahunAjaran is one academic year of some units and tracks: from its first to its
// last day, both included, cut into any number of terms.
type TahunAjaran struct {
	Lembaga  dasar.LembagaID   `privasi:"-,penanda lembaga"`
	ID       TahunID           `privasi:"-,penanda acak"`
	Nama     string            `privasi:"-,nama tahun ajaran"` // "2026/2027", "1447-1448 H"
	Kalender Kalender          `privasi:"-,kalender"`
	Unit     []santri.KodeUnit `privasi:"-,nama unit"` // none = all units
	Jalur    []santri.Jalur    `privasi:"-,jalur"`     // none = all tracks
	Mulai    dasar.Tanggal     `privasi:"-,masa tahun ajaran"`
	Selesai  dasar.Tanggal     `privasi:"-,masa tahun ajaran"`
	Periode  []Periode         `privasi:"-,masa penilaian"`
	Ditutup  bool              `privasi:"-,status tahun ajaran"` // closed: nothing about it changes any more
	Oleh     string            `privasi:"-,akun petugas"`
	Dicatat  time.Time         `privasi:"-,saat pencatatan"`
	Versi    int               `privasi:"-,nomor versi catatan"`
}

// Periode is one term of a year: semester, catur wulan, nisfu sanah. It holds on
// [Mulai, Selesai] with both ends.
type Periode struct {
	Kode    string        `privasi:"-,nama periode"` // "1", "ganjil"
	Nama    string        `privasi:"-,nama periode"`
	Mulai   dasar.Tanggal `privasi:"-,masa penilaian"`
	Selesai dasar.Tanggal `privasi:"-,masa penilaian"`

	// Setara names the terms of other years whose marks count in this one when somebody
	// comes from there during it, one a line ([TulisPadanan]). Without, a term of the same
	// code does.
	Setara string `privasi:"-,nama periode"`
}

var (
	// ErrTahun says that an academic year is malformed: name, calendar or days.
	ErrTahun = dasar.Aturan("AKD-TAHUN-01")
	// ErrPeriode says that the terms of a year are missing, out of order, overlap or
	// leave the year.
	ErrPeriode = dasar.Aturan("AKD-TAHUN-02")
	// ErrTahunTumpang says that a unit and track would have two years on one day
	// (Conflict).
	ErrTahunTumpang = dasar.Aturan("AKD-TAHUN-03")
	// ErrTahunTiada says that there is no such academic year.
	ErrTahunTiada = dasar.Aturan("AKD-TAHUN-04")
	// ErrTahunDitutup says that the academic year is closed (Conflict).
	ErrTahunDitutup = dasar.Aturan("AKD-TAHUN-05")
)

// Validate refuses, with [ErrTahun] and [ErrPeriode], a year by itself.
func (t TahunAjaran) Validate() error {
	if nama, err := dasar.Rapikan(t.Nama, maksNama); err != nil || nama == "" || nama != t.Nama {
		return ErrTahun.Invalidf("nama tahun ajaran 1 sampai %d karakter, misalnya 2026/2027", maksNama).Pada("nama")
	}
	switch {
	case t.Kalender != Masehi && t.Kalender != Hijriah:
		return ErrTahun.Invalidf("pilih kalender tahun ajaran: masehi atau hijriah").Pada("kalender")
	case t.Mulai.IsZero() || t.Selesai.IsZero() || !t.Selesai.After(t.Mulai):
		return ErrTahun.Invalidf("isi hari pertama dan hari terakhir tahun ajaran").Pada("selesai")
	case t.Selesai.Selisih(t.Mulai) > maksHari:
		return ErrTahun.Invalidf("tahun ajaran terlalu panjang; periksa tahunnya").Pada("selesai")
	case len(t.Periode) == 0 || len(t.Periode) > MaksPeriode:
		return ErrPeriode.Invalidf("tahun ajaran memuat 1 sampai %d periode, misalnya ganjil dan genap", MaksPeriode).Pada("periode")
	}
	for _, j := range t.Jalur {
		if err := j.Validate(); err != nil {
			return err
		}
	}
	return t.periksaPeriode()
}

func (t TahunAjaran) periksaPeriode() error {
	sebelum := t.Mulai.TambahHari(-1)
	kode := map[string]bool{}
	for _, p := range t.Periode {
		k, err := dasar.Rapikan(p.Kode, maksKode)
		n, err2 := dasar.Rapikan(p.Nama, maksNama)
		switch {
		case err != nil || err2 != nil || k == "" || n == "" || k != p.Kode || n != p.Nama || kode[k]:
			return ErrPeriode.Invalidf("tiap periode punya kode dan nama sendiri").Pada("periode")
		case !p.Mulai.After(sebelum) || p.Selesai.Before(p.Mulai) || p.Selesai.After(t.Selesai):
			return ErrPeriode.Invalidf("periode %s harus urut, tidak bertumpang, dan di dalam tahun ajaran", p.Nama).Pada("periode")
		}
		kode[k], sebelum = true, p.Selesai
	}
	return nil
}

// Mencakup reports whether the year is one of the unit and track.
func (t TahunAjaran) Mencakup(u santri.KodeUnit, j santri.Jalur) bool {
	return (len(t.Unit) == 0 || slices.Contains(t.Unit, u)) && (len(t.Jalur) == 0 || slices.Contains(t.Jalur, j))
}

// Memuat reports whether the day lies in the year.
func (t TahunAjaran) Memuat(hari dasar.Tanggal) bool {
	return !hari.Before(t.Mulai) && !hari.After(t.Selesai)
}

// PeriodePada returns the term that a day lies in; days between terms lie in none.
func (t TahunAjaran) PeriodePada(hari dasar.Tanggal) (Periode, bool) {
	for _, p := range t.Periode {
		if !hari.Before(p.Mulai) && !hari.After(p.Selesai) {
			return p, true
		}
	}
	return Periode{}, false
}

// CariPeriode returns the term with a code.
func (t TahunAjaran) CariPeriode(kode string) (Periode, bool) {
	i := slices.IndexFunc(t.Periode, func(p Periode) bool { return p.Kode == kode })
	if i < 0 {
		return Periode{}, false
	}
	return t.Periode[i], true
}

// TahunPada returns the year of a unit and track on a day.
func TahunPada(semua []TahunAjaran, u santri.KodeUnit, j santri.Jalur, hari dasar.Tanggal) (TahunAjaran, bool) {
	for _, t := range semua {
		if t.Mencakup(u, j) && t.Memuat(hari) {
			return t, true
		}
	}
	return TahunAjaran{}, false
}

// tumpang reports whether two years would rule one unit and track on one day. Empty
// lists mean all, so they meet everything.
func (t TahunAjaran) tumpang(x TahunAjaran) bool {
	return t.ID != x.ID && !t.Mulai.After(x.Selesai) && !x.Mulai.After(t.Selesai) && bertemu(t.Unit, x.Unit) && bertemu(t.Jalur, x.Jalur)
}

func bertemu[T comparable](a, b []T) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}

// Salin returns a copy that shares nothing.
func (t TahunAjaran) Salin() TahunAjaran {
	t.Unit, t.Jalur, t.Periode = slices.Clone(t.Unit), slices.Clone(t.Jalur), slices.Clone(t.Periode)
	return t
}
