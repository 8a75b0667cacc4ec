package pegawai

import (
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
	Pegawai   ID              `privasi:"-,penanda acak"`
	Shift     string          `privasi:"-,nama shift"`
	Urut      int             `privasi:"-,nomor urut koreksi"` // from 1
	Kehadiran Kehadiran       `privasi:"-,kehadiran kerja"`
	Masuk     time.Time       `privasi:"-,jam kerja"` // zero = not clocked
	Keluar    time.Time       `privasi:"-,jam kerja"`
	Sebab     string          `privasi:"-,alasan koreksi tanpa uraian pribadi"` // required from Urut 2 on
	Mulai     dasar.Tanggal   `privasi:"-,tanggal kerja"`
	Selesai   dasar.Tanggal   `privasi:"-,tanggal kerja"` // same as Mulai
	Batal     string          `privasi:"-,alasan pembatalan catatan"`
	Oleh      string          `privasi:"-,akun petugas"`
	Dicatat   time.Time       `privasi:"-,saat pencatatan"`
	Versi     int             `privasi:"-,nomor versi catatan"`
}
