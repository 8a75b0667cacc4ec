package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// KurikulumSendiri is one version of a curriculum of the school's own. It holds from
// Isi.Berlaku on, until the next version of the same code.
type KurikulumSendiri struct {
	Lembaga dasar.LembagaID     `privasi:"-,penanda lembaga"`
	ID      string              `privasi:"-,penanda acak"`
	Isi     kurikulum.Kurikulum `privasi:"-,data kurikulum"`
	Batal   string              `privasi:"-,alasan pembatalan catatan"`
	Oleh    string              `privasi:"-,akun petugas"`
	Dicatat time.Time           `privasi:"-,saat pencatatan"`
	Versi   int                 `privasi:"-,nomor versi catatan"`
}

// Salin returns a copy that shares nothing.
func (k KurikulumSendiri) Salin() KurikulumSendiri {
	k.Isi = k.Isi.Salin()
	return k
}

// IkutKurikulum says which curriculum classes follow in a year: those of a unit and track,
// of one of its levels, or one class. The most particular choice holds, so that a phase-in
// is one choice for the unit and one for each level that is ahead or behind.
type IkutKurikulum struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	Tahun     TahunID         `privasi:"-,penanda acak"`
	Unit      santri.KodeUnit `privasi:"-,nama unit"`
	Jalur     santri.Jalur    `privasi:"-,jalur"`
	Tingkat   string          `privasi:"-,nama tingkat"`   // "" = all levels
	Rombel    RombelID        `privasi:"-,penanda acak"`   // one class, with Tingkat ""; "" = all classes
	Kurikulum string          `privasi:"-,data kurikulum"` // its code; "" = no choice here
	Setara    string          `privasi:"-,data kurikulum"` // level of the curriculum; "" = the one that the level's name means
	Pilihan   []string        `privasi:"-,data kurikulum"` // choices of the curriculum that are followed
	Oleh      string          `privasi:"-,akun petugas"`
	Dicatat   time.Time       `privasi:"-,saat pencatatan"`
}

// Salin returns a copy that shares nothing.
func (i IkutKurikulum) Salin() IkutKurikulum {
	i.Pilihan = slices.Clone(i.Pilihan)
	return i
}

var (
	// ErrKurikulumTiada says that there is no such curriculum (NotFound or Invalid).
	ErrKurikulumTiada = dasar.Aturan("AKD-KURIKULUM-08")
	// ErrKurikulumBawaan says that a curriculum that comes with the program is not
	// changed: copy it under a code of one's own (Conflict).
	ErrKurikulumBawaan = dasar.Aturan("AKD-KURIKULUM-09")
	// ErrKurikulumDipakai says that classes of an open year follow it (Conflict).
	ErrKurikulumDipakai = dasar.Aturan("AKD-KURIKULUM-10")
	// ErrIkutKurikulum says that a choice of a curriculum is malformed: place, level or
	// choices.
	ErrIkutKurikulum = dasar.Aturan("AKD-KURIKULUM-11")
	// ErrUsulBerubah says that what a proposal would do is not what was shown (Conflict).
	ErrUsulBerubah = dasar.Aturan("AKD-KURIKULUM-12")
)

// KurikulumKelas is the curriculum that a class follows on a day.
type KurikulumKelas struct {
	Rombel    Rombel
	Ikut      IkutKurikulum       // the choice that holds; zero when there is none
	Kurikulum kurikulum.Kurikulum // its version on the day; zero when there is none
	Tingkat   string              // level of the curriculum; "" when none is known
}

// Ada reports whether the class follows a curriculum.
func (k KurikulumKelas) Ada() bool { return k.Kurikulum.Kode != "" }

// Susunan is what the class has to be taught; nothing while its level is not known.
func (k KurikulumKelas) Susunan() []kurikulum.Butir {
	return k.Kurikulum.Susunan(k.Tingkat, k.Ikut.Pilihan...)
}

// Kelompok is the group that the curriculum puts a subject of the school in, and false
// when it does not have the subject.
func (k KurikulumKelas) Kelompok(m Mapel) (string, bool) {
	susunan := k.Kurikulum.Susunan(k.Tingkat, k.Kurikulum.Pilihan("")...)
	for i, x := range kurikulum.Pasangkan(susunan, []kurikulum.Diajarkan{{Kode: string(m.Kode), Nama: m.Nama}}) {
		if x == 0 {
			return susunan[i].Kelompok, true
		}
	}
	return "", false
}

// KurikulumPada finds the curriculum of a class on a day among the choices of its year.
func KurikulumPada(katalog kurikulum.Katalog, semua []IkutKurikulum, r Rombel, hari dasar.Tanggal) KurikulumKelas {
	k, terbaik := KurikulumKelas{Rombel: r}, 0
	for _, i := range semua {
		if n := i.khusus(r); n > terbaik && i.Kurikulum != "" {
			k.Ikut, terbaik = i.Salin(), n
		}
	}
	if terbaik == 0 {
		return k
	}
	k.Kurikulum, _ = katalog.Pada(k.Ikut.Kurikulum, hari)
	if k.Tingkat = k.Ikut.Setara; k.Tingkat == "" {
		k.Tingkat, _ = k.Kurikulum.Cocok(r.Tingkat)
	}
	return k
}

// khusus is how particular a choice is for a class; 0 = not for it.
func (i IkutKurikulum) khusus(r Rombel) int {
	switch {
	case i.Tahun != r.Tahun || i.Unit != r.Unit || i.Jalur != r.Jalur || r.Jenis != Kelas:
		return 0
	case i.Rombel != "":
		if i.Rombel == r.ID {
			return 3
		}
		return 0
	case i.Tingkat == "":
		return 1
	case i.Tingkat == r.Tingkat:
		return 2
	}
	return 0
}
