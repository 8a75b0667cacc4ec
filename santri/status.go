package santri

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Status is where a santri stands in the institution. Boarding or not is a
// dated attribute ([Mukim]), not a status.
type Status string

// The statuses, in the words of the office.
const (
	Calon        Status = "calon"
	Aktif        Status = "aktif"
	Cuti         Status = "cuti"
	Skors        Status = "skors"
	TanpaKabar   Status = "tanpa_kabar"
	Berhenti     Status = "berhenti"      // administrative end, obligations still open
	MutasiKeluar Status = "mutasi_keluar" // moved to another school
	Boyong       Status = "boyong"        // left in good order
	Dikeluarkan  Status = "dikeluarkan"
	Lulus        Status = "lulus"
	Pengabdian   Status = "pengabdian"
	Alumni       Status = "alumni"
	Wafat        Status = "wafat"
)

// Peristiwa is one change of status: the dated, append-only history from which
// the status on any day follows. Pada is the day it takes effect, Dicatat the
// moment it was written down. Urut numbers the events of one santri from 1
// without gaps: two writers of the same number are a conflict.
type Peristiwa struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Santri  ID              `privasi:"orang=santri"`
	Urut    int             `privasi:"-,nomor urut peristiwa"`
	Dari    Status          `privasi:"kategori=kesiswaan.status;kelas=umum;retensi=identitas;terbuka=disaring dan dihitung dengannya"`
	Ke      Status          `privasi:"kategori=kesiswaan.status;kelas=umum;retensi=identitas;terbuka=disaring dan dihitung dengannya"`
	Pada    dasar.Tanggal   `privasi:"kategori=kesiswaan.status;kelas=umum;retensi=identitas;terbuka=disaring dan dihitung dengannya"`
	Alasan  string          `privasi:"kategori=kesiswaan.status;kelas=umum;retensi=identitas;terbuka=menjelaskan perubahan, dari daftar"`
	Syarat  string          `privasi:"-,syarat yang dipastikan petugas, dari daftar"`
	Oleh    string          `privasi:"-,akun petugas"`
	Peran   string          `privasi:"-,peran petugas saat itu"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}
