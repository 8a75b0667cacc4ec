package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// RombelID names one class, halaqah or group of one academic year.
type RombelID string

// JenisRombel is the kind of a group of santri.
type JenisRombel string

// The kinds. Members of a class and of a halaqah are those whose membership
// (santri.Keanggotaan) names its unit, track and name on the day; a group is part of
// a class.
const (
	Kelas   JenisRombel = "kelas"
	Halaqah JenisRombel = "halaqah"
)

// Rombel (rombongan belajar) is one class or halaqah in one academic year.
type Rombel struct {
	Lembaga   dasar.LembagaID     `privasi:"-,penanda lembaga"`
	ID        RombelID            `privasi:"-,penanda acak"`
	Tahun     TahunID             `privasi:"-,penanda acak"`
	Jenis     JenisRombel         `privasi:"-,jenis rombel"`
	Jalur     santri.Jalur        `privasi:"-,jalur"`
	Unit      santri.KodeUnit     `privasi:"-,nama unit"`
	Tingkat   string              `privasi:"-,nama tingkat"`
	Nama      string              `privasi:"-,nama kelas"`             // as in santri.Keanggotaan.Kelas: "7A"
	Wali      pegawai.ID          `privasi:"-,penanda acak"`           // wali kelas, or the ustadz of the halaqah
	Kelamin   santri.JenisKelamin `privasi:"-,kelas putra atau putri"` // "" = both
	Kapasitas int                 `privasi:"-,banyaknya tempat"`       // 0 = not limited
	Oleh      string              `privasi:"-,akun petugas"`
	Dicatat   time.Time           `privasi:"-,saat pencatatan"`
	Versi     int                 `privasi:"-,nomor versi catatan"`
}

var (
	// ErrRombel says that a class is malformed.
	ErrRombel = dasar.Aturan("AKD-ROMBEL-01")
	// ErrRombelGanda says that the year has a class of that unit, track and name
	// already (Conflict).
	ErrRombelGanda = dasar.Aturan("AKD-ROMBEL-02")
	// ErrRombelTiada says that there is no such class, or none that the actor may
	// know of.
	ErrRombelTiada = dasar.Aturan("AKD-ROMBEL-03")
	// ErrGuruTiada says that the teacher is not an employee of the institution.
	ErrGuruTiada = dasar.Aturan("AKD-ROMBEL-04")
	// ErrVersi says that a record moved on since it was read (Conflict).
	ErrVersi = dasar.Aturan("AKD-VERSI-01")
)

// Validate refuses, with [ErrRombel], a class by itself; whether unit, level and year
// exist is known to [Service] only.
func (r Rombel) Validate() error {
	nama, err := dasar.Rapikan(r.Nama, maksKode)
	switch {
	case r.Tahun == "":
		return ErrRombel.Invalidf("pilih tahun ajarannya").Pada("tahun")
	case r.Jenis != Kelas && r.Jenis != Halaqah:
		return ErrRombel.Invalidf("pilih kelas atau halaqah").Pada("jenis")
	case r.Unit == "":
		return ErrRombel.Invalidf("pilih unitnya").Pada("unit")
	case err != nil || nama == "" || nama != r.Nama:
		return ErrRombel.Invalidf("nama kelas 1 sampai %d karakter tanpa spasi di tepi, misalnya 7A", maksKode).Pada("nama")
	case r.Kelamin != "" && r.Kelamin != santri.LakiLaki && r.Kelamin != santri.Perempuan:
		return ErrRombel.Invalidf("pilih putra, putri, atau campuran").Pada("kelamin")
	case r.Kapasitas < 0 || r.Kapasitas > 1000:
		return ErrRombel.Invalidf("kapasitas 0 sampai 1000; 0 berarti tidak dibatasi").Pada("kapasitas")
	}
	return r.Jalur.Validate()
}

// Memuat reports whether a santri is in the class on the day that p was read for.
func (r Rombel) Memuat(p santri.Peserta) bool {
	return slices.ContainsFunc(p.Anggota, func(a santri.Anggota) bool { return a.Jalur == r.Jalur && a.Unit == r.Unit && a.Kelas == r.Nama })
}

// Pengampu says who teaches what in a class: [Mulai, Selesai] with both ends, an
// unset Selesai is open. A subject of a class may have several teachers at once. Without
// Guru it is a vacancy: the class has the subject and nobody teaches it yet.
type Pengampu struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Rombel  RombelID        `privasi:"-,penanda acak"`
	Mapel   KodeMapel       `privasi:"-,nama mata pelajaran"`
	Guru    pegawai.ID      `privasi:"-,penanda acak"` // "" = vacant
	JP      int             `privasi:"-,jam pelajaran sepekan"`
	Mulai   dasar.Tanggal   `privasi:"-,masa mengampu"`
	Selesai dasar.Tanggal   `privasi:"-,masa mengampu"`
	Batal   string          `privasi:"-,alasan pembatalan catatan"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
	Versi   int             `privasi:"-,nomor versi catatan"`
}

var (
	// ErrPengampu says that an assignment of a teacher is malformed.
	ErrPengampu = dasar.Aturan("AKD-PENGAMPU-01")
	// ErrPengampuGanda says that the teacher has the subject in the class already on
	// some of the days (Conflict).
	ErrPengampuGanda = dasar.Aturan("AKD-PENGAMPU-02")
	// ErrPengampuTiada says that the class has no such assignment (NotFound): one never
	// moves to another class.
	ErrPengampuTiada = dasar.Aturan("AKD-PENGAMPU-03")
)

// Validate refuses, with [ErrPengampu], an assignment by itself.
func (p Pengampu) Validate() error {
	switch {
	case p.Rombel == "" || p.Mapel == "":
		return ErrPengampu.Invalidf("pilih kelas dan mata pelajarannya").Pada("mapel")
	case p.JP < 0 || p.JP > 168:
		return ErrPengampu.Invalidf("jam pelajaran sepekan 0 sampai 168").Pada("jp")
	case p.Mulai.IsZero() || !p.Selesai.IsZero() && p.Selesai.Before(p.Mulai):
		return ErrPengampu.Invalidf("isi hari mulai mengampu; hari terakhir tidak mendahuluinya").Pada("mulai")
	}
	return nil
}

// Berlaku reports whether the assignment holds on the day; a void one never does.
func (p Pengampu) Berlaku(hari dasar.Tanggal) bool {
	return p.Batal == "" && !p.Mulai.After(hari) && (p.Selesai.IsZero() || !p.Selesai.Before(hari))
}

// Lowong reports whether nobody teaches the subject yet.
func (p Pengampu) Lowong() bool { return p.Guru == "" && p.Batal == "" }

func (p Pengampu) bentrok(x Pengampu) bool {
	return p.ID != x.ID && p.Batal == "" && x.Batal == "" && p.Rombel == x.Rombel && p.Mapel == x.Mapel && p.Guru == x.Guru &&
		(x.Selesai.IsZero() || !x.Selesai.Before(p.Mulai)) && (p.Selesai.IsZero() || !p.Selesai.Before(x.Mulai))
}
