package rezim

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrKalenderTakAda says that working days were to be counted through a year without
// data; its field is the year.
var ErrKalenderTakAda = dasar.Aturan("PRI-REZIM-01")

// KalenderKerja counts working days. [Kalender] is ours; an institution's own calendar
// can stand in its place.
type KalenderKerja interface {
	// TambahHariKerja gives the n-th working day after dari, which is not counted
	// itself. A year without data is [ErrKalenderTakAda].
	TambahHariKerja(dari dasar.Tanggal, n int) (dasar.Tanggal, error)
}

// HariLibur is a day on which the government does not work.
type HariLibur struct {
	Tanggal      dasar.Tanggal
	CutiBersama  bool // else a national holiday
	Nama, Sumber string
	Keyakinan    Keyakinan
}

// Kalender is a working-day calendar of whole years. It is never changed.
type Kalender struct {
	tahun map[int]bool
	libur map[dasar.Tanggal]HariLibur
	pekan []time.Weekday
}

// BuatKalender makes a calendar out of the holidays of whole years: a year is known when
// it has at least one row. pekan are the weekdays off; without any, Saturday and Sunday.
// A day twice or without a name is [ErrData].
func BuatKalender(libur []HariLibur, pekan ...time.Weekday) (*Kalender, error) {
	if len(pekan) == 0 {
		pekan = []time.Weekday{time.Saturday, time.Sunday}
	}
	if len(pekan) > 3 {
		return nil, ErrData.Invalidf("hari libur pekanan paling banyak tiga")
	}
	k := &Kalender{map[int]bool{}, map[dasar.Tanggal]HariLibur{}, slices.Clone(pekan)}
	for _, l := range libur {
		if _, ganda := k.libur[l.Tanggal]; ganda || l.Tanggal.IsZero() || l.Nama == "" || l.Sumber == "" || !l.Keyakinan.dikenal() {
			return nil, ErrData.Invalidf("hari libur %s ganda, tanpa nama atau tanpa sumber", l.Tanggal)
		}
		k.libur[l.Tanggal], k.tahun[l.Tanggal.Tahun()] = l, true
	}
	return k, nil
}

// Dengan returns a calendar in which the given years stand in the place of what it had
// for them: a new decree, or a corrected one.
func (k *Kalender) Dengan(libur ...HariLibur) (*Kalender, error) {
	ganti := map[int]bool{}
	for _, l := range libur {
		ganti[l.Tanggal.Tahun()] = true
	}
	semua := slices.Clone(libur)
	for t, l := range k.libur {
		if !ganti[t.Tahun()] {
			semua = append(semua, l)
		}
	}
	return BuatKalender(semua, k.pekan...)
}

// Libur lists the holidays of a year by day.
func (k *Kalender) Libur(tahun int) (ls []HariLibur) {
	for t, l := range k.libur {
		if t.Tahun() == tahun {
			ls = append(ls, l)
		}
	}
	slices.SortFunc(ls, func(a, b HariLibur) int { return a.Tanggal.Compare(b.Tanggal) })
	return ls
}

// HariKerja reports whether a day is a working day, or fails with [ErrKalenderTakAda].
func (k *Kalender) HariKerja(t dasar.Tanggal) (bool, error) {
	if !k.tahun[t.Tahun()] {
		return false, ErrKalenderTakAda.Invalidf("kalender hari kerja tahun %d belum ada; tambahkan hari libur nasional dan cuti bersamanya", t.Tahun()).Pada("tahun")
	}
	_, libur := k.libur[t]
	return !libur && !slices.Contains(k.pekan, t.Pekan()), nil
}

// TambahHariKerja implements [KalenderKerja].
func (k *Kalender) TambahHariKerja(dari dasar.Tanggal, n int) (dasar.Tanggal, error) {
	for n > 0 {
		dari = dari.TambahHari(1)
		kerja, err := k.HariKerja(dari)
		if err != nil {
			return dasar.Tanggal{}, err
		}
		if kerja {
			n--
		}
	}
	return dari, nil
}
