package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// JadwalID names one version of a timetable.
type JadwalID string

// StatusJadwal is what a version of a timetable is. That a later one replaced it
// follows from the days and is not stored: see [JadwalPada].
type StatusJadwal string

// The states of a version.
const (
	JadwalDraf    StatusJadwal = "draf"    // being worked on; no lesson follows from it
	JadwalBerlaku StatusJadwal = "berlaku" // lessons follow from it since Mulai; it is never changed any more
	JadwalBatal   StatusJadwal = "batal"   // given up
)

// Jadwal is one version of the timetable of an academic year, for some of its units
// and tracks. It owns its grids, so that the bells of Ramadan are a version of their
// own and leave what was before as it was. What lies in it is [KegiatanJadwal].
type Jadwal struct {
	Lembaga   dasar.LembagaID   `privasi:"-,penanda lembaga"`
	ID        JadwalID          `privasi:"-,penanda acak"`
	Tahun     TahunID           `privasi:"-,penanda acak"`
	Nama      string            `privasi:"-,nama jadwal"`
	Unit      []santri.KodeUnit `privasi:"-,nama unit"` // none = all of the year
	Jalur     []santri.Jalur    `privasi:"-,jalur"`     // none = all of the year
	Hari      []jadwal.Hari     `privasi:"-,hari dalam pekan"`
	Kisi      []KisiKelas       `privasi:"-,jam pelajaran"`
	Pembagian []PembagianKelas  `privasi:"-,kelompok kelas"`
	Status    StatusJadwal      `privasi:"-,status jadwal"`
	Mulai     dasar.Tanggal     `privasi:"-,masa berlaku"`   // of a draft: the day it is meant for
	Asal      JadwalID          `privasi:"-,penanda acak"`   // the version it was copied from, "" = none
	Terima    []BentrokDiterima `privasi:"-,alasan petugas"` // clashes that it holds in spite of
	Oleh      string            `privasi:"-,akun petugas"`
	Dicatat   time.Time         `privasi:"-,saat pencatatan"`
	Versi     int               `privasi:"-,nomor versi catatan"`
}

// KisiKelas is a grid of periods with the classes that use it: those of its track and
// of one of its units and levels. A class has the first grid of the list that fits.
type KisiKelas struct {
	jadwal.Kisi
	Unit    []santri.KodeUnit `privasi:"-,nama unit"`    // none = all
	Tingkat []string          `privasi:"-,nama tingkat"` // none = all
}

// PembagianKelas divides a class into groups that share nobody: 7A into "putra" and
// "putri". A class may have several divisions.
type PembagianKelas struct {
	Rombel   RombelID `privasi:"-,penanda acak"`
	Kelompok []string `privasi:"-,kelompok kelas"` // two or more
}

// BentrokDiterima is a clash that somebody answers for, with the reason.
type BentrokDiterima struct {
	Kunci  string `privasi:"-,penanda acak"` // [KunciBentrok]
	Alasan string `privasi:"-,alasan petugas"`
	Oleh   string `privasi:"-,akun petugas"`
}

// KegiatanJadwal is one weekly meeting of a version: a lesson of some periods, with
// where it lies.
type KegiatanJadwal struct {
	Lembaga    dasar.LembagaID `privasi:"-,penanda lembaga"`
	Jadwal     JadwalID        `privasi:"-,penanda acak"`
	ID         string          `privasi:"-,penanda acak"`
	Kisi       string          `privasi:"-,nama kisi"`
	Mapel      KodeMapel       `privasi:"-,nama mata pelajaran"`
	Guru       []pegawai.ID    `privasi:"-,penanda acak"` // all of them teach it together
	Peserta    []PesertaJadwal `privasi:"-,penanda acak"` // all of them attend it together
	JP         int             `privasi:"-,jam pelajaran"`
	PilihRuang []string        `privasi:"-,nama ruang"` // one of these is needed; none = any, or no room
	Tempat     Tempat          `privasi:"-,jam pelajaran"`
}

// PesertaJadwal is a class, or one group of it.
type PesertaJadwal struct {
	Rombel   RombelID `privasi:"-,penanda acak"`
	Kelompok string   `privasi:"-,kelompok kelas"` // "" = the whole class
}

// Tempat is where an activity lies in the week; the zero value waits.
type Tempat struct {
	Ada   bool        `privasi:"-,jam pelajaran"`
	Hari  jadwal.Hari `privasi:"-,hari dalam pekan"`
	Jam   int         `privasi:"-,jam pelajaran"` // number of the period in its grid, from 0
	Ruang string      `privasi:"-,nama ruang"`
	Tetap bool        `privasi:"-,jam pelajaran"` // the filler never moves it
}

// LangkahJadwal is one step of work on a draft, so that it can be taken back.
type LangkahJadwal struct {
	Lembaga dasar.LembagaID  `privasi:"-,penanda lembaga"`
	Jadwal  JadwalID         `privasi:"-,penanda acak"`
	Nomor   int              `privasi:"-,nomor langkah"` // from 1
	Pindah  []PindahKegiatan `privasi:"-,jam pelajaran"`
	Urung   bool             `privasi:"-,langkah diurungkan"`
	Oleh    string           `privasi:"-,akun petugas"`
	Dicatat time.Time        `privasi:"-,saat pencatatan"`
}

// PindahKegiatan says where an activity lay and where it lies.
type PindahKegiatan struct {
	Kegiatan string `privasi:"-,penanda acak"`
	Dari     Tempat `privasi:"-,jam pelajaran"`
	Ke       Tempat `privasi:"-,jam pelajaran"`
}

// SyaratJadwal is what every timetable of an institution must respect: its rooms,
// breaks, unavailabilities and the loads of its teachers. The zero value demands
// nothing.
type SyaratJadwal struct {
	Lembaga  dasar.LembagaID   `privasi:"-,penanda lembaga"`
	Ruang    []jadwal.Ruang    `privasi:"-,nama ruang"`
	Jeda     []jadwal.Jeda     `privasi:"-,jam pelajaran"`
	Halangan []jadwal.Halangan `privasi:"-,jam yang tidak dipakai, orang disebut dengan penanda acak"`
	Beban    []jadwal.Beban    `privasi:"-,batas jam mengajar"`
	Oleh     string            `privasi:"-,akun petugas"`
	Dicatat  time.Time         `privasi:"-,saat pencatatan"`
	Versi    int               `privasi:"-,nomor versi catatan"`
}

var (
	// ErrJadwal says that a version of a timetable is malformed.
	ErrJadwal = dasar.Aturan("AKD-VERSIJADWAL-01")
	// ErrJadwalTiada says that there is no such version, or none that the actor may
	// know of.
	ErrJadwalTiada = dasar.Aturan("AKD-VERSIJADWAL-02")
	// ErrJadwalTetap says that a version in force or given up is not changed any more
	// (Conflict): copy it.
	ErrJadwalTetap = dasar.Aturan("AKD-VERSIJADWAL-03")
	// ErrSyarat says that a room, break, unavailability or load is malformed.
	ErrSyarat = dasar.Aturan("AKD-VERSIJADWAL-04")
	// ErrKegiatan says that an activity of a timetable is malformed.
	ErrKegiatan = dasar.Aturan("AKD-VERSIJADWAL-05")
)

// Validate refuses, with [ErrJadwal] or a rule of package jadwal, a version by itself.
func (j Jadwal) Validate() error {
	nama, err := dasar.Rapikan(j.Nama, maksNama)
	switch {
	case err != nil || nama == "" || nama != j.Nama:
		return ErrJadwal.Invalidf("nama jadwal 1 sampai %d karakter tanpa spasi di tepi, misalnya Ganjil", maksNama).Pada("nama")
	case j.Tahun == "":
		return ErrJadwal.Invalidf("pilih tahun ajarannya").Pada("tahun")
	case j.Mulai.IsZero():
		return ErrJadwal.Invalidf("isi hari mulai berlakunya").Pada("mulai")
	case len(j.Hari) == 0:
		return ErrJadwal.Invalidf("pilih hari belajar dalam sepekan").Pada("hari")
	}
	for _, p := range j.Pembagian {
		for i, k := range p.Kelompok {
			if !namaKelompok(k) || slices.Contains(p.Kelompok[:i], k) {
				return ErrJadwal.Invalidf("tiap kelompok kelas punya nama sendiri, paling panjang %d karakter tanpa tanda | / +", maksKode).Pada("pembagian")
			}
		}
		if p.Rombel == "" || len(p.Kelompok) < 2 {
			return ErrJadwal.Invalidf("pembagian kelas memuat paling sedikit dua kelompok").Pada("pembagian")
		}
	}
	return jadwal.Jadwal{Hari: j.Hari, Kisi: j.kisi()}.Validate()
}

func (j Jadwal) kisi() []jadwal.Kisi {
	hasil := make([]jadwal.Kisi, len(j.Kisi))
	for i, k := range j.Kisi {
		hasil[i] = k.Kisi
	}
	return hasil
}

// KisiRombel gives the grid of a class.
func (j Jadwal) KisiRombel(r Rombel) (KisiKelas, bool) {
	for _, k := range j.Kisi {
		if k.Jalur == r.Jalur && (len(k.Unit) == 0 || slices.Contains(k.Unit, r.Unit)) && (len(k.Tingkat) == 0 || slices.Contains(k.Tingkat, r.Tingkat)) {
			return k, true
		}
	}
	return KisiKelas{}, false
}

// Mencakup reports whether the version is one of the unit and track, of those that its
// year has.
func (j Jadwal) Mencakup(u santri.KodeUnit, jalur santri.Jalur) bool {
	return (len(j.Unit) == 0 || slices.Contains(j.Unit, u)) && (len(j.Jalur) == 0 || slices.Contains(j.Jalur, jalur))
}

// JadwalPada returns the version that holds for a class on a day: of those in force
// that cover it, the one that began last.
func JadwalPada(semua []Jadwal, r Rombel, hari dasar.Tanggal) (terakhir Jadwal, ada bool) {
	for _, j := range semua {
		if j.Status == JadwalBerlaku && j.Tahun == r.Tahun && j.Mencakup(r.Unit, r.Jalur) && !j.Mulai.After(hari) && (!ada || j.Mulai.After(terakhir.Mulai)) {
			terakhir, ada = j, true
		}
	}
	return terakhir, ada
}

// Validate refuses, with [ErrKegiatan], an activity by itself.
func (k KegiatanJadwal) Validate() error {
	switch {
	case k.Mapel == "":
		return ErrKegiatan.Invalidf("pilih mata pelajarannya").Pada("mapel")
	case len(k.Peserta) == 0:
		return ErrKegiatan.Invalidf("pilih kelasnya").Pada("rombel")
	case k.JP < 1 || k.JP > 24:
		return ErrKegiatan.Invalidf("lama pertemuan 1 sampai 24 JP").Pada("jp")
	case k.Kisi == "":
		return ErrKegiatan.Invalidf("kelas ini belum punya kisi jam pelajaran; tambahkan di halaman kisi").Pada("kisi")
	}
	return nil
}

func (t Tempat) letak(id string) jadwal.Letak {
	return jadwal.Letak{Kegiatan: id, Waktu: jadwal.Waktu{Hari: t.Hari, Jam: t.Jam}, Ruang: t.Ruang, Tetap: t.Tetap}
}

func tempat(l jadwal.Letak) Tempat {
	return Tempat{Ada: true, Hari: l.Hari, Jam: l.Jam, Ruang: l.Ruang, Tetap: l.Tetap}
}

// Salin returns a copy that shares nothing.
func (j Jadwal) Salin() Jadwal {
	j.Unit, j.Jalur, j.Hari, j.Terima = slices.Clone(j.Unit), slices.Clone(j.Jalur), slices.Clone(j.Hari), slices.Clone(j.Terima)
	j.Kisi, j.Pembagian = slices.Clone(j.Kisi), slices.Clone(j.Pembagian)
	for i, k := range j.Kisi {
		j.Kisi[i].Unit, j.Kisi[i].Tingkat, j.Kisi[i].Hari = slices.Clone(k.Unit), slices.Clone(k.Tingkat), slices.Clone(k.Hari)
		for n, h := range k.Hari {
			j.Kisi[i].Hari[n].Jam = slices.Clone(h.Jam)
		}
	}
	for i, p := range j.Pembagian {
		j.Pembagian[i].Kelompok = slices.Clone(p.Kelompok)
	}
	return j
}

// Salin returns a copy that shares nothing.
func (k KegiatanJadwal) Salin() KegiatanJadwal {
	k.Guru, k.Peserta, k.PilihRuang = slices.Clone(k.Guru), slices.Clone(k.Peserta), slices.Clone(k.PilihRuang)
	return k
}

// Salin returns a copy that shares nothing.
func (l LangkahJadwal) Salin() LangkahJadwal {
	l.Pindah = slices.Clone(l.Pindah)
	return l
}

// Salin returns a copy that shares nothing.
func (s SyaratJadwal) Salin() SyaratJadwal {
	s.Ruang, s.Jeda, s.Halangan, s.Beban = slices.Clone(s.Ruang), slices.Clone(s.Jeda), slices.Clone(s.Halangan), slices.Clone(s.Beban)
	for i, x := range s.Jeda {
		s.Jeda[i].Hari, s.Jeda[i].Kisi = slices.Clone(x.Hari), slices.Clone(x.Kisi)
	}
	return s
}
