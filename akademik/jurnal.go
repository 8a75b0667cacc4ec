package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Pengajar is somebody who taught a lesson. Menggantikan names the scheduled teacher
// whose place it was, "" when it was the lesson of Guru: hours go to Guru.
type Pengajar struct {
	Guru         pegawai.ID `privasi:"-,penanda acak"`
	Menggantikan pegawai.ID `privasi:"-,penanda acak"`
}

// Jurnal is the teaching journal of one lesson: who taught and what. Approved journals
// of lessons that were held are the hours taught that payroll pays ([JamJurnal]). A
// journal that is not Terlaksana only appoints who will teach.
type Jurnal struct {
	Lembaga    dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID         string          `privasi:"-,kunci pelajaran"` // [Sesi.ID]
	Tanggal    dasar.Tanggal   `privasi:"-,tanggal pelajaran"`
	Mulai      jadwal.Menit    `privasi:"-,jam pelajaran"`
	Rombel     RombelID        `privasi:"-,penanda acak"`
	Unit       santri.KodeUnit `privasi:"-,nama unit"`
	Mapel      KodeMapel       `privasi:"-,nama mata pelajaran"`
	Kelompok   string          `privasi:"-,kelompok kelas"` // [Sesi.Kelompok]
	JP         int             `privasi:"-,jam pelajaran"`
	Pengajar   []Pengajar      `privasi:"-,penanda acak"` // none = nobody taught: no hours
	Materi     string          `privasi:"-,uraian pelajaran"`
	TP         string          `privasi:"-,kode tujuan pembelajaran"`
	Catatan    string          `privasi:"-,catatan pelajaran tanpa urusan pribadi"`
	Terlaksana bool            `privasi:"-,status pelajaran"`
	Disetujui  string          `privasi:"-,akun petugas"` // who approved it, "" = waits
	Oleh       string          `privasi:"-,akun petugas"`
	Dicatat    time.Time       `privasi:"-,saat pencatatan"`
	Versi      int             `privasi:"-,nomor versi catatan"`
}

var (
	// ErrJurnal says that a journal is malformed.
	ErrJurnal = dasar.Aturan("AKD-JURNAL-01")
	// ErrJurnalTiada says that there is no such journal.
	ErrJurnalTiada = dasar.Aturan("AKD-JURNAL-02")
	// ErrJurnalSetuju says that a journal was approved already, or of a lesson that was
	// not held (Conflict).
	ErrJurnalSetuju = dasar.Aturan("AKD-JURNAL-03")
)

const (
	maksMateri   = 500
	maksTP       = 60
	maksPengajar = 10
)

// Validate refuses, with [ErrJurnal], texts that are too long and a teacher named twice
// or standing in for himself.
func (j Jurnal) Validate() error {
	for _, t := range [...]struct {
		bidang, teks string
		maks         int
	}{{"materi", j.Materi, maksMateri}, {"tp", j.TP, maksTP}, {"catatan", j.Catatan, maksMateri}} {
		if s, err := dasar.Rapikan(t.teks, t.maks); err != nil || s != t.teks {
			return ErrJurnal.Invalidf("tulis dalam satu baris, paling banyak %d karakter", t.maks).Pada(t.bidang)
		}
	}
	if len(j.Pengajar) > maksPengajar {
		return ErrJurnal.Invalidf("paling banyak %d guru dalam satu pelajaran", maksPengajar).Pada("pengganti")
	}
	for i, p := range j.Pengajar {
		ganda := slices.ContainsFunc(j.Pengajar[:i], func(x Pengajar) bool {
			return x.Guru == p.Guru || p.Menggantikan != "" && x.Menggantikan == p.Menggantikan
		})
		if p.Guru == "" || p.Guru == p.Menggantikan || ganda {
			return ErrJurnal.Invalidf("tiap guru disebut sekali, dan pengganti menggantikan orang lain").Pada("pengganti")
		}
	}
	return nil
}

// Sesi names the lesson.
func (j Jurnal) Sesi() Sesi { return Sesi{j.Tanggal, j.Mulai, j.Rombel, j.Mapel, "", j.Kelompok} }

// Mengajar reports whether somebody taught, or is appointed to.
func (j Jurnal) Mengajar(g pegawai.ID) bool {
	return slices.ContainsFunc(j.Pengajar, func(p Pengajar) bool { return p.Guru == g })
}

// Salin returns a copy that shares nothing.
func (j Jurnal) Salin() Jurnal {
	j.Pengajar = slices.Clone(j.Pengajar)
	return j
}
