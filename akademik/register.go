package akademik

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Sesi names what a register is about: a lesson (Mapel), or an activity (Kegiatan) of a
// class or, without Rombel, of the santri that the activity names.
type Sesi struct {
	Tanggal  dasar.Tanggal
	Mulai    jadwal.Menit
	Rombel   RombelID
	Mapel    KodeMapel
	Kegiatan string
	Kelompok string // of a lesson of some groups of the class: their names with + between
}

// ID is the natural key as text: it names the register and the journal of the session,
// and orders them by day and hour. A lesson of a whole class has no part for groups.
func (s Sesi) ID() string {
	acara := string(s.Mapel)
	if s.Kegiatan != "" {
		acara = "k:" + s.Kegiatan
	}
	if s.Kelompok != "" {
		acara += "/" + s.Kelompok
	}
	return fmt.Sprintf("%s/%04d/%s/%s", s.Tanggal, s.Mulai, s.Rombel, acara)
}

// Validate refuses, with [ErrSesi], what names neither a lesson nor an activity.
func (s Sesi) Validate() error {
	switch {
	case s.Tanggal.IsZero() || s.Mulai < 0 || s.Mulai > 24*60:
		return ErrSesi.Invalidf("isi tanggal dan jam pelajarannya").Pada("tanggal")
	case (s.Mapel == "") == (s.Kegiatan == "") || s.Rombel == "" && s.Kegiatan == "":
		return ErrSesi.Invalidf("pilih satu pelajaran sebuah kelas, atau satu kegiatan").Pada("mapel")
	case strings.ContainsAny(string(s.Rombel)+string(s.Mapel)+s.Kegiatan+s.Kelompok, "/\n") || s.Kelompok != "" && s.Mapel == "":
		return ErrSesi.Invalidf("kelas, pelajaran, atau kegiatan itu tidak ada").Pada("mapel")
	}
	return nil
}

// Register is the presence of the members of a class at one lesson or activity. It is a
// copy of the lesson as the timetable had it when the register was taken, and of who the
// members were: changing either afterwards changes no register. A correction is a new
// version, which says who and why; see [PresensiStore].RiwayatRegister.
type Register struct {
	Lembaga  dasar.LembagaID    `privasi:"-,penanda lembaga"`
	ID       string             `privasi:"-,kunci pelajaran"` // [Sesi.ID]
	Tanggal  dasar.Tanggal      `privasi:"-,tanggal pelajaran"`
	Mulai    jadwal.Menit       `privasi:"-,jam pelajaran"`
	Selesai  jadwal.Menit       `privasi:"-,jam pelajaran"`
	Rombel   RombelID           `privasi:"-,penanda acak"`
	Mapel    KodeMapel          `privasi:"-,nama mata pelajaran"`
	Kegiatan string             `privasi:"-,penanda acak"`
	Kelompok string             `privasi:"-,kelompok kelas"` // [Sesi.Kelompok]
	Guru     []pegawai.ID       `privasi:"-,penanda acak"`   // as the timetable had it
	Ruang    string             `privasi:"-,nama ruang"`
	JP       int                `privasi:"-,jam pelajaran"`
	Anggota  []santri.ID        `privasi:"-,penanda acak"` // ordered
	Catatan  []presensi.Catatan `privasi:"-,kehadiran, orang disebut dengan penanda acak"`
	Sebab    string             `privasi:"-,alasan koreksi tanpa uraian pribadi"` // of this version
	Oleh     string             `privasi:"-,akun petugas"`
	Dicatat  time.Time          `privasi:"-,saat pencatatan"`
	Versi    int                `privasi:"-,nomor versi catatan"`
}

var (
	// ErrSesi says that a register names no lesson and no activity.
	ErrSesi = dasar.Aturan("AKD-PRESENSI-06")
	// ErrSesiTiada says that the timetable has no such lesson on the day, or the
	// activity does not fall on it.
	ErrSesiTiada = dasar.Aturan("AKD-PRESENSI-07")
	// ErrSesiDepan says that the lesson has not begun yet.
	ErrSesiDepan = dasar.Aturan("AKD-PRESENSI-08")
	// ErrRegisterAda says that somebody else took the register, or corrected it, since
	// it was shown (Conflict).
	ErrRegisterAda = dasar.Aturan("AKD-PRESENSI-09")
	// ErrRegisterTiada says that the register has not been taken.
	ErrRegisterTiada = dasar.Aturan("AKD-PRESENSI-10")
	// ErrKoreksi says that a correction after some days does not say why.
	ErrKoreksi = dasar.Aturan("AKD-PRESENSI-11")
	// ErrAturanPresensi says that settings of presence are malformed.
	ErrAturanPresensi = dasar.Aturan("AKD-PRESENSI-12")
)

// Sesi names what the register is about.
func (r Register) Sesi() Sesi {
	return Sesi{r.Tanggal, r.Mulai, r.Rombel, r.Mapel, r.Kegiatan, r.Kelompok}
}

// Pertemuan is the register as package presensi counts it.
func (r Register) Pertemuan() presensi.Pertemuan {
	return presensi.Pertemuan{Tanggal: r.Tanggal, Mulai: r.Mulai, Anggota: r.Anggota, Catatan: r.Catatan}
}

// Salin returns a copy that shares nothing.
func (r Register) Salin() Register {
	r.Guru, r.Anggota, r.Catatan = slices.Clone(r.Guru), slices.Clone(r.Anggota), slices.Clone(r.Catatan)
	return r
}

// AturanPresensi are the words and ways of presence from a day on. Without any the zero
// rules hold, with corrections free for [HariKoreksiBaku] days and hours that wait for
// approval.
type AturanPresensi struct {
	Lembaga        dasar.LembagaID `privasi:"-,penanda lembaga"`
	Sejak          dasar.Tanggal   `privasi:"-,masa berlaku"`
	Aturan         presensi.Aturan `privasi:"-,aturan kehadiran"`
	HariKoreksi    int             `privasi:"-,aturan kehadiran"` // days after the lesson in which a correction needs no reason
	JurnalLangsung bool            `privasi:"-,aturan jurnal"`    // journals need no approval
	Oleh           string          `privasi:"-,akun petugas"`
	Dicatat        time.Time       `privasi:"-,saat pencatatan"`
}

// HariKoreksiBaku is how many days a correction needs no reason where the school has not
// said otherwise: a choice of ours, no regulation knows it.
const HariKoreksiBaku = 2

// Validate refuses, with [ErrAturanPresensi] and presensi.ErrAturan, settings without a
// day and a grace of more than a year.
func (a AturanPresensi) Validate() error {
	if a.Sejak.IsZero() {
		return ErrAturanPresensi.Invalidf("isi hari mulai berlakunya").Pada("sejak")
	}
	if a.HariKoreksi < 0 || a.HariKoreksi > 366 {
		return ErrAturanPresensi.Invalidf("koreksi tanpa alasan 0 sampai 366 hari sesudah pelajaran").Pada("hari_koreksi")
	}
	return a.Aturan.Validate()
}

// AturanPresensiPada returns the settings that hold on a day.
func AturanPresensiPada(semua []AturanPresensi, hari dasar.Tanggal) (terbaik AturanPresensi) {
	terbaik.HariKoreksi = HariKoreksiBaku
	for _, a := range semua {
		if !a.Sejak.After(hari) && (terbaik.Sejak.IsZero() || a.Sejak.After(terbaik.Sejak)) {
			terbaik = a
		}
	}
	return terbaik
}

// Salin returns a copy that shares nothing.
func (a AturanPresensi) Salin() AturanPresensi {
	a.Aturan.Kata = slices.Clone(a.Aturan.Kata)
	return a
}
