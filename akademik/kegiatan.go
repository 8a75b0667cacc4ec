package akademik

import (
	"cmp"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Kegiatan is an activity of the pondok with registers of its own: jamaah, ekskul,
// kajian. Each of its classes has a register; an activity that names santri instead has
// one for all of them.
type Kegiatan struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Nama    string          `privasi:"-,nama kegiatan"`
	Jenis   string          `privasi:"-,jenis kegiatan"` // a word of the school: "jamaah"
	Pola    kalender.Pola   `privasi:"-,jadwal kegiatan"`
	Mulai   jadwal.Menit    `privasi:"-,jam kegiatan"`
	Selesai jadwal.Menit    `privasi:"-,jam kegiatan"`
	Rombel  []RombelID      `privasi:"-,penanda acak"`
	Santri  []santri.ID     `privasi:"-,penanda acak"`
	Petugas []pegawai.ID    `privasi:"-,penanda acak"` // who takes the register
	Aktif   bool            `privasi:"-,masih berjalan"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
	Versi   int             `privasi:"-,nomor versi catatan"`
}

var (
	// ErrKegiatanPondok says that an activity is malformed.
	ErrKegiatanPondok = dasar.Aturan("AKD-PONDOK-01")
	// ErrKegiatanTiada says that there is no such activity.
	ErrKegiatanTiada = dasar.Aturan("AKD-PONDOK-02")
)

const maksPeserta = 2000

// Validate refuses, with [ErrKegiatanPondok] and kalender.ErrPola, an activity without name,
// hours or participants, and one that names both classes and santri.
func (k Kegiatan) Validate() error {
	nama, err := dasar.Rapikan(k.Nama, maksNama)
	jenis, err2 := dasar.Rapikan(k.Jenis, maksKode)
	switch {
	case err != nil || nama == "" || nama != k.Nama:
		return ErrKegiatanPondok.Invalidf("nama kegiatan 1 sampai %d karakter, misalnya Jamaah Subuh", maksNama).Pada("nama")
	case err2 != nil || jenis == "" || jenis != k.Jenis:
		return ErrKegiatanPondok.Invalidf("isi jenis kegiatan, misalnya jamaah").Pada("jenis")
	case k.Mulai < 0 || k.Selesai <= k.Mulai || k.Selesai > 24*60:
		return ErrKegiatanPondok.Invalidf("isi jam mulai dan selesai pada hari yang sama").Pada("selesai")
	case (len(k.Rombel) == 0) == (len(k.Santri) == 0):
		return ErrKegiatanPondok.Invalidf("pilih kelas pesertanya, atau sebut santrinya; salah satu").Pada("rombel")
	case len(k.Rombel)+len(k.Santri) > maksPeserta || len(k.Petugas) > maksPeserta:
		return ErrKegiatanPondok.Invalidf("paling banyak %d peserta", maksPeserta).Pada("rombel")
	}
	return k.Pola.Validate()
}

// Terjadi lists the sessions of the activity from dari to sampai, both included, by day
// and class. An activity out of use has none.
func (k Kegiatan) Terjadi(h *hijriah.Kalender, dari, sampai dasar.Tanggal) (sesi []Sesi, err error) {
	if !k.Aktif {
		return nil, nil
	}
	hari, err := k.Pola.Jabarkan(h, dari, sampai)
	if err != nil {
		return nil, err
	}
	kelas := slices.Clone(k.Rombel)
	if len(kelas) == 0 {
		kelas = []RombelID{""}
	}
	slices.SortFunc(kelas, func(a, b RombelID) int { return cmp.Compare(a, b) })
	for _, d := range hari {
		for _, r := range slices.Compact(kelas) {
			sesi = append(sesi, Sesi{Tanggal: d.Hari, Mulai: k.Mulai, Rombel: r, Kegiatan: k.ID})
		}
	}
	return sesi, nil
}

// Salin returns a copy that shares nothing.
func (k Kegiatan) Salin() Kegiatan {
	k.Rombel, k.Santri, k.Petugas = slices.Clone(k.Rombel), slices.Clone(k.Santri), slices.Clone(k.Petugas)
	k.Pola.Hari, k.Pola.Ke, k.Pola.Kecuali, k.Pola.Pindah = slices.Clone(k.Pola.Hari), slices.Clone(k.Pola.Ke), slices.Clone(k.Pola.Kecuali), slices.Clone(k.Pola.Pindah)
	return k
}
