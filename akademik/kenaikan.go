package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Kenaikan is one numbered run: what becomes of the santri of some classes on one day.
// Dari and Ke are the same year for moves between classes. The meeting of teachers
// (rapat dewan guru) is named by its day and people.
type Kenaikan struct {
	Lembaga  dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID       string          `privasi:"-,penanda acak"`
	Nomor    int             `privasi:"-,nomor putaran"` // from 1, without gaps
	Dari     TahunID         `privasi:"-,penanda acak"`
	Ke       TahunID         `privasi:"-,penanda acak"`
	Rombel   []RombelID      `privasi:"-,penanda acak"` // classes that are decided about
	Pada     dasar.Tanggal   `privasi:"-,hari berlaku"` // first day of what begins
	Rapat    dasar.Tanggal   `privasi:"-,hari rapat"`   // unset = not held yet, or none needed
	Pemimpin pegawai.ID      `privasi:"-,penanda acak"`
	Hadir    []pegawai.ID    `privasi:"-,penanda acak"`
	Oleh     string          `privasi:"-,akun petugas"`
	Dicatat  time.Time       `privasi:"-,saat pencatatan"`
	Versi    int             `privasi:"-,nomor versi catatan"`
}

// Antartahun reports whether the run leads from one year to another: promotion rather
// than moves within a year.
func (k Kenaikan) Antartahun() bool { return k.Dari != k.Ke }

// hariAnggota is the day whose members of the classes are decided about.
func (k Kenaikan) hariAnggota() dasar.Tanggal {
	if k.Antartahun() {
		return k.Pada.TambahHari(-1)
	}
	return k.Pada
}

// Salin returns a copy that shares nothing.
func (k Kenaikan) Salin() Kenaikan {
	k.Rombel, k.Hadir = slices.Clone(k.Rombel), slices.Clone(k.Hadir)
	return k
}

// KeadaanNaik says how far a row has come.
type KeadaanNaik string

// The states of a row. One that was taken back may be decided and applied again.
const (
	Menunggu   KeadaanNaik = "menunggu"
	Diterapkan KeadaanNaik = "diterapkan"
	Diurungkan KeadaanNaik = "diurungkan"
)

// BarisKenaikan is the decision about one santri, with what was proposed when it was
// taken and, once applied, the trace of what it did.
type BarisKenaikan struct {
	Lembaga dasar.LembagaID  `privasi:"-,penanda lembaga"`
	Putaran string           `privasi:"-,penanda acak"`
	Santri  santri.ID        `privasi:"orang=santri"`
	Dari    RombelID         `privasi:"-,penanda acak"`
	Usul    kenaikan.Putusan `privasi:"kategori=akademik.kenaikan;kelas=umum;retensi=akademik_tetap;terbuka=kenaikan diterapkan dengannya"`
	Alasan  []AlasanNaik     `privasi:"kategori=akademik.kenaikan;kelas=umum;retensi=akademik_tetap;terbuka=menjelaskan usul"`
	Putusan kenaikan.Putusan `privasi:"kategori=akademik.kenaikan;kelas=umum;retensi=akademik_tetap;terbuka=kenaikan diterapkan dengannya"`
	Tujuan  RombelID         `privasi:"-,penanda acak"`
	Sebab   string           `privasi:"kategori=akademik.kenaikan;kelas=umum;retensi=akademik_tetap;terbuka=menjelaskan putusan, dari daftar"` // why the meeting decided otherwise than proposed
	Keadaan KeadaanNaik      `privasi:"-,keadaan baris"`
	Jejak   santri.Jejak     `privasi:"-,penanda acak dan tanggal"`
	Oleh    string           `privasi:"-,akun petugas"`
	Dicatat time.Time        `privasi:"-,saat pencatatan"`
	Versi   int              `privasi:"-,nomor versi catatan"`
}

// Salin returns a copy that shares nothing.
func (b BarisKenaikan) Salin() BarisKenaikan {
	b.Alasan, b.Jejak = slices.Clone(b.Alasan), b.Jejak.Salin()
	return b
}

// AlasanNaik is one reason of a proposal.
type AlasanNaik struct {
	Aturan dasar.Aturan `privasi:"-,nomor aturan"`
	Teks   string       `privasi:"-,putusan rapat, orang disebut dengan penanda acak"`
}

// JenisLangkah is what was done with a run.
type JenisLangkah string

// The steps.
const (
	LangkahBuat     JenisLangkah = "buat"
	LangkahUbah     JenisLangkah = "ubah"
	LangkahPutuskan JenisLangkah = "putuskan"
	LangkahTerapkan JenisLangkah = "terapkan"
	LangkahUrungkan JenisLangkah = "urungkan"
)

// LangkahKenaikan is one step of the history of a run; it grows only.
type LangkahKenaikan struct {
	Lembaga dasar.LembagaID  `privasi:"-,penanda lembaga"`
	Putaran string           `privasi:"-,penanda acak"`
	Urut    int              `privasi:"-,nomor urut langkah"` // from 1, without gaps
	ID      string           `privasi:"-,penanda acak"`
	Jenis   JenisLangkah     `privasi:"-,jenis langkah"`
	Rincian []RincianLangkah `privasi:"-,putusan rapat, orang disebut dengan penanda acak"`
	Oleh    string           `privasi:"-,akun petugas"`
	Dicatat time.Time        `privasi:"-,saat pencatatan"`
}

// RincianLangkah is what a step did, or was refused to do, about one santri. Tolak is
// the rule of the refusal, "" = done.
type RincianLangkah struct {
	Santri  santri.ID        `privasi:"-,penanda acak"`
	Putusan kenaikan.Putusan `privasi:"-,putusan rapat, orang disebut dengan penanda acak"`
	Tujuan  RombelID         `privasi:"-,penanda acak"`
	Sebab   string           `privasi:"-,sebab dari daftar"`
	Tolak   dasar.Aturan     `privasi:"-,nomor aturan"`
	Pesan   string           `privasi:"-,pesan aturan tanpa nama orang"`
}

// Salin returns a copy that shares nothing.
func (p LangkahKenaikan) Salin() LangkahKenaikan {
	p.Rincian = slices.Clone(p.Rincian)
	return p
}

// AturanNaik are the rules of promotion of a unit ("" = all) from a day on.
type AturanNaik struct {
	Lembaga dasar.LembagaID      `privasi:"-,penanda lembaga"`
	Unit    santri.KodeUnit      `privasi:"-,nama unit"`
	Sejak   dasar.Tanggal        `privasi:"-,masa berlaku"`
	Aturan  nilai.AturanKenaikan `privasi:"-,aturan kenaikan"`
	Oleh    string               `privasi:"-,akun petugas"`
	Dicatat time.Time            `privasi:"-,saat pencatatan"`
}

// Salin returns a copy that shares nothing.
func (a AturanNaik) Salin() AturanNaik {
	a.Aturan.Sikap.Pita = slices.Clone(a.Aturan.Sikap.Pita)
	return a
}

// AturanNaikUsul are rules to start from: two subjects below KKM are still promoted, as
// in the K13 guide; sikap, ekstrakurikuler and presence are asked for once a school
// says so.
func AturanNaikUsul() nilai.AturanKenaikan {
	sikap, _ := nilai.AmbilSkala("sikap") // embedded, checked by its own tests
	return nilai.AturanKenaikan{MaksGagal: 2, Sikap: sikap}
}

// AturanNaikBerlaku returns the rules of a unit on a day: those of the unit before
// those of all, of equally particular ones the newest, and [AturanNaikUsul] when there
// are none.
func AturanNaikBerlaku(semua []AturanNaik, u santri.KodeUnit, hari dasar.Tanggal) nilai.AturanKenaikan {
	hasil, ada, sejak := AturanNaikUsul(), false, dasar.Tanggal{}
	unit := false
	for _, a := range semua {
		if a.Sejak.After(hari) || a.Unit != "" && a.Unit != u {
			continue
		}
		if khusus := a.Unit != ""; !ada || khusus && !unit || khusus == unit && a.Sejak.After(sejak) {
			hasil, ada, sejak, unit = a.Aturan, true, a.Sejak, khusus
		}
	}
	return hasil
}

// SebabPutusan are the reasons for which a meeting decides otherwise than proposed.
// They are a list, as reasons of a status are, so that nobody writes a child's story
// into a record that is kept for good.
func SebabPutusan() []string {
	return []string{"pertimbangan_dewan_guru", "remedial_sesudah_rapat", "nilai_belum_lengkap", "kehadiran_dimaklumi", "belum_siap", "sudah_mampu", "permintaan_wali", "penempatan_kemampuan", "lain"}
}

var (
	// ErrKenaikan says that a run is malformed: years, classes, day or meeting.
	ErrKenaikan = dasar.Aturan("AKD-KENAIKAN-09")
	// ErrKenaikanTiada says that there is no such run, or none that the actor may know of.
	ErrKenaikanTiada = dasar.Aturan("AKD-KENAIKAN-10")
	// ErrPutusanSebab says that a decision differs from the proposal without a reason
	// from the list.
	ErrPutusanSebab = dasar.Aturan("AKD-KENAIKAN-11")
	// ErrBarisTerkunci says that a row is applied: take it back before deciding anew
	// (Conflict).
	ErrBarisTerkunci = dasar.Aturan("AKD-KENAIKAN-12")
	// ErrBarisBerubah says that what a row would do changed since it was shown
	// (Conflict).
	ErrBarisBerubah = dasar.Aturan("AKD-KENAIKAN-13")
	// ErrBarisBelum says that a row that shall be taken back is not applied (Conflict).
	ErrBarisBelum = dasar.Aturan("AKD-KENAIKAN-14")
	// ErrRapatKosong says that decisions are to be applied before the meeting is named.
	ErrRapatKosong = dasar.Aturan("AKD-KENAIKAN-15")
)

// Validate refuses, with [ErrKenaikan], a run by itself.
func (k Kenaikan) Validate() error {
	switch {
	case k.Dari == "" || k.Ke == "":
		return ErrKenaikan.Invalidf("pilih tahun asal dan tahun tujuannya").Pada("ke")
	case len(k.Rombel) == 0 || len(k.Rombel) > 200:
		return ErrKenaikan.Invalidf("pilih kelas yang diputuskan, 1 sampai 200 kelas").Pada("rombel")
	case k.Pada.IsZero():
		return ErrKenaikan.Invalidf("isi hari mulai berlakunya").Pada("pada")
	case !k.Rapat.IsZero() && k.Pemimpin == "":
		return ErrKenaikan.Invalidf("pilih pemimpin rapatnya").Pada("pemimpin")
	case k.Rapat.IsZero() && (k.Pemimpin != "" || len(k.Hadir) > 0):
		return ErrKenaikan.Invalidf("isi tanggal rapatnya").Pada("rapat")
	case len(k.Hadir) > 500:
		return ErrKenaikan.Invalidf("paling banyak 500 orang hadir").Pada("hadir")
	}
	return nil
}
