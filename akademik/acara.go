package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/santri"
)

// AcaraKalender is a holiday or an activity of the institution or of some of its units
// and tracks, with the pattern on which it falls.
type AcaraKalender struct {
	Lembaga dasar.LembagaID   `privasi:"-,penanda lembaga"`
	ID      string            `privasi:"-,penanda acak"`
	Nama    string            `privasi:"-,nama acara"`
	Libur   bool              `privasi:"-,hari tanpa pelajaran"` // no lessons on its days
	Unit    []santri.KodeUnit `privasi:"-,nama unit"`            // none = all
	Jalur   []santri.Jalur    `privasi:"-,jalur"`                // none = all
	Pola    kalender.Pola     `privasi:"-,pola kalender"`
	Batal   string            `privasi:"-,alasan pembatalan catatan"`
	Oleh    string            `privasi:"-,akun petugas"`
	Dicatat time.Time         `privasi:"-,saat pencatatan"`
	Versi   int               `privasi:"-,nomor versi catatan"`
}

// Salin returns a copy that shares nothing.
func (a AcaraKalender) Salin() AcaraKalender {
	a.Unit, a.Jalur, a.Pola = slices.Clone(a.Unit), slices.Clone(a.Jalur), a.Pola.Salin()
	return a
}

// LiburPekan are the weekdays without lessons from a day on, of a unit ("" = of all
// that have no setting of their own).
type LiburPekan struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	Unit    santri.KodeUnit `privasi:"-,nama unit"`
	Sejak   dasar.Tanggal   `privasi:"-,masa berlaku"`
	Hari    []time.Weekday  `privasi:"-,hari dalam pekan"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

// Salin returns a copy that shares nothing.
func (p LiburPekan) Salin() LiburPekan {
	p.Hari = slices.Clone(p.Hari)
	return p
}

// PutusanHijriah is a decision on the first day of a Hijri month that the institution
// entered, above those that the program ships (hijriah.PutusanResmi).
type PutusanHijriah struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Tahun   int             `privasi:"-,bulan hijriah"`
	Bulan   int             `privasi:"-,bulan hijriah"`
	Awal    dasar.Tanggal   `privasi:"-,awal bulan hijriah"`
	Sumber  string          `privasi:"-,sumber putusan"`
	Batal   string          `privasi:"-,alasan pembatalan catatan"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
	Versi   int             `privasi:"-,nomor versi catatan"`
}

func (p PutusanHijriah) putusan() hijriah.Putusan {
	return hijriah.Putusan{Tahun: p.Tahun, Bulan: p.Bulan, Awal: p.Awal, Sumber: p.Sumber, Oleh: p.Oleh, Dicatat: p.Dicatat}
}

var (
	// ErrAcaraTiada says that there is no such item, or none that the actor may change.
	ErrAcaraTiada = dasar.Aturan("AKD-KALENDER-06")
	// ErrAcaraBatal says that an item or decision is void already, or that voiding lacks
	// a reason.
	ErrAcaraBatal = dasar.Aturan("AKD-KALENDER-07")
	// ErrPekan says that weekdays without lessons are malformed.
	ErrPekan = dasar.Aturan("AKD-KALENDER-08")
)

// Validate refuses, with the errors of package kalender, an item by itself.
func (a AcaraKalender) Validate() error {
	for _, j := range a.Jalur {
		if err := j.Validate(); err != nil {
			return err
		}
	}
	return kalender.Agenda{Acara: []kalender.Acara{a.acara()}}.Validate()
}

func (a AcaraKalender) acara() kalender.Acara {
	id := a.ID
	if id == "" {
		id = "baru"
	}
	return kalender.Acara{ID: id, Nama: a.Nama, Libur: a.Libur, Pola: a.Pola}
}

// Mengenai reports whether the item concerns a unit and track; an empty unit or track
// stands for all of them.
func (a AcaraKalender) Mengenai(u santri.KodeUnit, j santri.Jalur) bool {
	return (u == "" || len(a.Unit) == 0 || slices.Contains(a.Unit, u)) && (j == "" || len(a.Jalur) == 0 || slices.Contains(a.Jalur, j))
}

// Validate refuses, with [ErrPekan], weekdays that do not exist or are named twice, and
// a week without any lesson.
func (p LiburPekan) Validate() error {
	if p.Sejak.IsZero() {
		return ErrPekan.Invalidf("isi sejak kapan berlakunya").Pada("sejak")
	}
	for i, h := range p.Hari {
		if h < time.Sunday || h > time.Saturday || slices.Contains(p.Hari[:i], h) {
			return ErrPekan.Invalidf("hari ditulis sekali saja, Ahad sampai Sabtu").Pada("hari")
		}
	}
	if len(p.Hari) > 6 {
		return ErrPekan.Invalidf("sisakan paling sedikit satu hari belajar").Pada("hari")
	}
	return nil
}

// LiburPekanPada returns the weekdays without lessons of a unit on a day: those of the
// unit before those of all, of equally particular ones the newest.
func LiburPekanPada(semua []LiburPekan, u santri.KodeUnit, hari dasar.Tanggal) []time.Weekday {
	var hasil LiburPekan
	for _, p := range semua {
		if p.Sejak.After(hari) || p.Unit != "" && p.Unit != u {
			continue
		}
		if hasil.Sejak.IsZero() || p.Unit != "" && hasil.Unit == "" || p.Unit == hasil.Unit && p.Sejak.After(hasil.Sejak) {
			hasil = p
		}
	}
	return hasil.Hari
}

// HariKalender is one day as the calendar shows it.
type HariKalender struct {
	Tanggal dasar.Tanggal
	Label   hijriah.Label // zero outside the Hijri calendar
	Pasaran kalender.HariPasaran
	Acara   []kalender.AcaraHari
	Pekanan bool     // without lessons because of its weekday
	Libur   []string // names of the holidays
}

// EfektifMasa counts the school days of a run of days, and says why the others are none.
type EfektifMasa struct {
	Nama    string
	Mulai   dasar.Tanggal
	Selesai dasar.Tanggal
	kalender.Efektif
}

// EfekPutusan is what a decision changes: labels of days and where plans fall. Records
// stay where they are.
type EfekPutusan struct {
	Bulan []GeserBulan
	Acara []kalender.Geser
}

// GeserBulan is the first day of a Hijri month before and after; an unset Dari was not
// known.
type GeserBulan struct {
	Tahun, Bulan int
	Dari, Ke     dasar.Tanggal
}
