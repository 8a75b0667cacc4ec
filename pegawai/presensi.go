package pegawai

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Shift is a time of work within a day: minutes after midnight, so that a night
// shift has Keluar before Masuk and ends on the next day.
type Shift struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	Kode      string          `privasi:"-,nama shift"`
	Nama      string          `privasi:"-,nama shift"`
	Masuk     int             `privasi:"-,jam kerja"` // 0 to 1439
	Keluar    int             `privasi:"-,jam kerja"` // 0 to 1439; not after Masuk = the next day
	Istirahat int             `privasi:"-,jam kerja"` // minutes of unpaid break
	Toleransi int             `privasi:"-,jam kerja"` // minutes after Masuk that are not late
	Aktif     bool            `privasi:"-,masih dipakai"`
}

// Kehadiran is what a day of work was.
type Kehadiran string

// The kinds of day. Presence is by exception: a working day without a record is
// not "alpa" but unknown, and is listed.
const (
	Hadir     Kehadiran = "hadir"
	IzinHari  Kehadiran = "izin"
	SakitHari Kehadiran = "sakit"
	CutiHari  Kehadiran = "cuti"
	DinasHari Kehadiran = "dinas" // official trip: counts as present
	Alpa      Kehadiran = "alpa"
)

// Presensi is the presence of one person on one day and shift. Records are
// append-only: a correction has the next Urut and says why; the highest Urut
// stands. Mulai is the day on which the shift begins, whatever midnight does.
type Presensi struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID        string          `privasi:"-,penanda acak"`
	Pegawai   ID              `privasi:"orang=pegawai"`
	Shift     string          `privasi:"-,nama shift"`
	Urut      int             `privasi:"-,nomor urut koreksi"` // from 1
	Kehadiran Kehadiran       `privasi:"kategori=kepegawaian.kehadiran;kelas=umum;retensi=identitas;terbuka=tunjangan hadir dihitung dengannya"`
	Masuk     time.Time       `privasi:"kategori=kepegawaian.kehadiran;kelas=umum;retensi=identitas;terbuka=keterlambatan dihitung dengannya"` // zero = not clocked
	Keluar    time.Time       `privasi:"kategori=kepegawaian.kehadiran;kelas=umum;retensi=identitas;terbuka=keterlambatan dihitung dengannya"`
	Sebab     string          `privasi:"kategori=kepegawaian.kehadiran;kelas=umum;retensi=identitas;terbuka=menjelaskan koreksi, dari petugas"` // required from Urut 2 on
	Mulai     dasar.Tanggal   `privasi:"-,tanggal kerja"`
	Selesai   dasar.Tanggal   `privasi:"-,tanggal kerja"` // same as Mulai
	Batal     string          `privasi:"-,alasan pembatalan catatan"`
	Oleh      string          `privasi:"-,akun petugas"`
	Dicatat   time.Time       `privasi:"-,saat pencatatan"`
	Versi     int             `privasi:"-,nomor versi catatan"`
}

// ErrPresensi says that a record of presence is malformed: an unknown kind of
// day, a day in the future, or moments that do not fit.
var ErrPresensi = dasar.Aturan("PEG-PRESENSI-01")

// DaftarKehadiran lists the kinds of day in the order of forms.
func DaftarKehadiran() []Kehadiran {
	return []Kehadiran{Hadir, IzinHari, SakitHari, CutiHari, DinasHari, Alpa}
}

// Validate refuses, with [ErrPresensi], an unknown kind of day, clocked moments on
// a day that was not worked, and moments that run backwards or over a day.
func (p Presensi) Validate() error {
	salah := func(bidang, pesan string) error { return ErrPresensi.Invalidf("%s", pesan).Pada(bidang) }
	bekerja := p.Kehadiran == Hadir || p.Kehadiran == DinasHari
	switch {
	case p.Pegawai == "" || p.Mulai.IsZero() || p.Mulai != p.Selesai:
		return salah("hari", "isi pegawai dan tanggal kerjanya")
	case !slices.Contains(DaftarKehadiran(), p.Kehadiran):
		return salah("kehadiran", "kehadiran harus hadir, izin, sakit, cuti, dinas, atau alpa")
	case !bekerja && (!p.Masuk.IsZero() || !p.Keluar.IsZero()):
		return salah("masuk", "jam masuk dan keluar hanya diisi pada hari hadir atau dinas")
	case p.Masuk.IsZero() && !p.Keluar.IsZero():
		return salah("keluar", "jam keluar tanpa jam masuk; isi keduanya")
	case !p.Keluar.IsZero() && (!p.Keluar.After(p.Masuk) || p.Keluar.Sub(p.Masuk) > 24*time.Hour):
		return salah("keluar", "jam keluar harus sesudah jam masuk, paling lama 24 jam")
	case !p.Masuk.IsZero() && (p.Masuk.Before(p.Mulai.TambahHari(-1).Waktu(time.UTC)) || p.Masuk.After(p.Mulai.TambahHari(2).Waktu(time.UTC))):
		return salah("masuk", "jam masuk terlalu jauh dari tanggal kerjanya")
	}
	return nil
}

// PresensiBerlaku returns what stands of records of one person: of every day and
// shift the one with the highest Urut that is not void, ordered by day and shift.
func PresensiBerlaku(semua []Presensi) []Presensi {
	hasil := slices.DeleteFunc(slices.Clone(semua), func(p Presensi) bool { return p.Batal != "" })
	slices.SortFunc(hasil, func(a, b Presensi) int {
		return cmp.Or(a.Mulai.Compare(b.Mulai), strings.Compare(a.Shift, b.Shift), b.Urut-a.Urut)
	})
	return slices.CompactFunc(hasil, func(a, b Presensi) bool { return a.Mulai == b.Mulai && a.Shift == b.Shift })
}
