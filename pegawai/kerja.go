package pegawai

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrShift says that a shift is malformed.
var ErrShift = dasar.Aturan("PEG-SHIFT-01")

// Validate refuses, with [ErrShift], a shift without code or name, with minutes
// outside a day, or with a break that leaves no work.
func (s Shift) Validate() error {
	salah := func(bidang, pesan string) error { return ErrShift.Invalidf("%s", pesan).Pada(bidang) }
	switch nama, err := dasar.Rapikan(s.Nama, 60); {
	case !polaKodeMaster.MatchString(s.Kode):
		return salah("kode", "kode shift berisi huruf kecil, angka, dan garis bawah, diawali huruf, paling panjang 40")
	case err != nil || nama == "" || nama != s.Nama:
		return salah("nama", "nama shift 1 sampai 60 karakter tanpa spasi di tepi")
	case !menitHari(s.Masuk) || !menitHari(s.Keluar):
		return salah("masuk", "jam masuk dan keluar ditulis 00:00 sampai 23:59")
	case s.Toleransi < 0 || s.Toleransi >= s.Lama():
		return salah("toleransi", "toleransi terlambat 0 menit atau lebih, dan kurang dari lama shift")
	case s.Istirahat < 0 || s.Istirahat >= s.Lama():
		return salah("istirahat", "istirahat 0 menit atau lebih, dan kurang dari lama shift")
	}
	return nil
}

func menitHari(m int) bool { return m >= 0 && m < 24*60 }

// Lama is the length of the shift in minutes, the break included: a shift that
// does not end after it begins ends on the next day.
func (s Shift) Lama() int {
	if s.Keluar > s.Masuk {
		return s.Keluar - s.Masuk
	}
	return s.Keluar - s.Masuk + 24*60
}

// Rentang is the shift that begins on the day, as moments in the zone.
func (s Shift) Rentang(hari dasar.Tanggal, zona *time.Location) (mulai, selesai time.Time) {
	mulai = hari.Waktu(zona).Add(time.Duration(s.Masuk) * time.Minute)
	return mulai, mulai.Add(time.Duration(s.Lama()) * time.Minute)
}

// HariDari is the day on which the shift began that somebody clocked in to: of
// the days around it the one whose start is nearest, the earlier one when two are
// equally near. Half past midnight belongs to the night shift of the day before.
func (s Shift) HariDari(masuk time.Time, zona *time.Location) dasar.Tanggal {
	hari := dasar.TanggalDari(masuk.In(zona))
	terbaik, jarak := hari, time.Duration(1<<62)
	for _, d := range []dasar.Tanggal{hari.TambahHari(-1), hari, hari.TambahHari(1)} {
		mulai, _ := s.Rentang(d, zona)
		if n := masuk.Sub(mulai).Abs(); n < jarak {
			terbaik, jarak = d, n
		}
	}
	return terbaik
}

// Kerja is what a shift of one day came to, in whole minutes, each rounded down.
type Kerja struct {
	Menit      int // within the shift, less the break; never negative
	Telat      int // since the start of the shift, 0 within the tolerance
	PulangDini int // before its end
}

// Kerja computes what was worked of the shift that began on the day. Time before
// its start and after its end is no work of the shift (overtime is ordered and
// entered on its own). A missing moment gives the zero Kerja, but for Telat.
func (s Shift) Kerja(hari dasar.Tanggal, masuk, keluar time.Time, zona *time.Location) (k Kerja) {
	mulai, selesai := s.Rentang(hari, zona)
	if masuk.IsZero() {
		return k
	}
	if telat := menit(masuk.Sub(mulai)); telat > s.Toleransi {
		k.Telat = telat
	}
	if keluar.IsZero() {
		return k
	}
	k.PulangDini = max(menit(selesai.Sub(keluar)), 0)
	if masuk.Before(mulai) {
		masuk = mulai
	}
	if keluar.After(selesai) {
		keluar = selesai
	}
	k.Menit = max(menit(keluar.Sub(masuk))-s.Istirahat, 0)
	return k
}

func menit(d time.Duration) int { return int(d / time.Minute) }

// Kerja is [Shift.Kerja] of a record of presence.
func (p Presensi) Kerja(s Shift, zona *time.Location) Kerja {
	return s.Kerja(p.Mulai, p.Masuk, p.Keluar, zona)
}

// DaftarHariKerja lists the working days of [dari, sampai]: those that are neither a
// weekly day off nor a holiday of the settings.
func (p Pengaturan) DaftarHariKerja(dari, sampai dasar.Tanggal) (hari []dasar.Tanggal) {
	for d := dari; !d.After(sampai) && !d.IsZero(); d = d.TambahHari(1) {
		if !slices.Contains(p.LiburPekanan, d.Pekan()) && !slices.Contains(p.Libur, d) {
			hari = append(hari, d)
		}
	}
	return hari
}
