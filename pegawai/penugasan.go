package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// KodeJabatan is the code of a position or duty: "guru", "wali_kelas", "musyrif".
type KodeJabatan string

// Kelompok says which kind of work a position is: it chooses the expense account.
type Kelompok string

// The groups of positions.
const (
	Pendidik           Kelompok = "pendidik"            // guru, ustadz, wali kelas: expense of teachers
	TenagaKependidikan Kelompok = "tenaga_kependidikan" // tata usaha, satpam, dapur: expense of staff
)

// Jabatan is a position or an extra duty (tugas tambahan: wali kelas, musyrif,
// piket) of the institution.
type Jabatan struct {
	Lembaga  dasar.LembagaID   `privasi:"-,penanda lembaga"`
	Kode     KodeJabatan       `privasi:"-,nama jabatan"`
	Nama     string            `privasi:"-,nama jabatan"`
	Kelompok Kelompok          `privasi:"-,kelompok jabatan"`
	Tambahan bool              `privasi:"-,tugas tambahan"` // an extra duty beside a main one
	Akun     keuangan.KodeAkun `privasi:"-,bagan akun"`     // expense account, "" = that of the group
	Urutan   int               `privasi:"-,urutan tampil"`
	Aktif    bool              `privasi:"-,masih dipakai"`
}

// Penugasan is one duty of one person in one unit, by a letter, from a day until
// a day. It holds on [Mulai, Selesai] with both ends; an unset Selesai means
// "still". A person has any number of them at once, one of which is Utama.
type Penugasan struct {
	Lembaga  dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID       string          `privasi:"-,penanda acak"`
	Pegawai  ID              `privasi:"orang=pegawai"`
	Jabatan  KodeJabatan     `privasi:"kategori=kepegawaian.tugas;kelas=umum;retensi=identitas;terbuka=tunjangan dan wewenang dihitung dengannya"`
	Unit     santri.KodeUnit `privasi:"-,nama unit"`
	Utama    bool            `privasi:"-,penugasan utama"`
	NomorSK  string          `privasi:"kategori=kepegawaian.tugas;kelas=umum;retensi=identitas;terbuka=dicetak di surat tugas"`
	JamPekan Kuantitas       `privasi:"kategori=kepegawaian.tugas;kelas=umum;retensi=identitas;terbuka=beban mengajar dihitung dengannya"` // planned hours a week, 0 = does not teach
	Mulai    dasar.Tanggal   `privasi:"-,masa tugas"`
	Selesai  dasar.Tanggal   `privasi:"-,masa tugas"` // last day, zero = open
	Batal    string          `privasi:"-,alasan pembatalan catatan"`
	Oleh     string          `privasi:"-,akun petugas"`
	Dicatat  time.Time       `privasi:"-,saat pencatatan"`
	Versi    int             `privasi:"-,nomor versi catatan"`
}

// Berlaku reports whether the duty holds on the day; a void record never does.
func (p Penugasan) Berlaku(hari dasar.Tanggal) bool {
	return p.Batal == "" && berlaku(p.Mulai, p.Selesai, hari)
}

func berlaku(mulai, selesai, hari dasar.Tanggal) bool {
	return !mulai.After(hari) && (selesai.IsZero() || !selesai.Before(hari))
}

// beririsan reports whether [a, b] and [c, d] share a day; an unset end is open.
func beririsan(a, b, c, d dasar.Tanggal) bool {
	return (b.IsZero() || !b.Before(c)) && (d.IsZero() || !d.Before(a))
}
