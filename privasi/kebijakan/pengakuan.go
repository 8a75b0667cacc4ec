package kebijakan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrSidikTampil says that the page showed another text than the version it names.
	ErrSidikTampil = dasar.Aturan("PRI-KEBIJAKAN-11")
	// ErrPerluPengakuan says that a material change has to be read before a feature that
	// is not essential goes on.
	ErrPerluPengakuan = dasar.Aturan("PRI-KEBIJAKAN-12")
	// ErrPengakuan says that an acknowledgement names no person, or a version that is not
	// announced.
	ErrPengakuan = dasar.Aturan("PRI-KEBIJAKAN-13")
)

// Pengakuan says that a person has read a version. It consents to nothing.
type Pengakuan struct {
	Lembaga   dasar.LembagaID  `privasi:"-,lembaga"`
	Subjek    privasi.SubjekID `privasi:"subjek"`
	Kebijakan string           `privasi:"-,sidik kebijakan yang dibaca"`
	Oleh      string           `privasi:"-,akun yang menyatakan"`
	Pada      time.Time        `privasi:"-,saat dinyatakan"`
	Versi     uint64           `privasi:"-,nomor perubahan"`
}

// Akui records that a person has read the version of an ID. tampil is the hash of the text
// that the page showed: it must be that ID ([ErrSidikTampil]).
func (r Riwayat) Akui(id, tampil string, s privasi.SubjekID, oleh string, pada time.Time) (Pengakuan, privasi.Peristiwa, error) {
	i := slices.IndexFunc(r.Terbitan, func(k Kebijakan) bool { return k.ID == id })
	switch {
	case s == "" || oleh == "" || i < 0 || pada.Before(r.Terbitan[i].DiumumkanPada):
		return Pengakuan{}, privasi.Peristiwa{}, ErrPengakuan.Invalidf("kebijakan ini belum diumumkan atau orangnya tidak disebut; muat ulang halaman")
	case tampil != id:
		return Pengakuan{}, privasi.Peristiwa{}, ErrSidikTampil.Conflictf("naskah yang tampil bukan versi yang diakui; muat ulang halaman dan baca kembali")
	}
	pada = mikro(pada)
	return Pengakuan{Lembaga: r.Lembaga, Subjek: s, Kebijakan: id, Oleh: oleh, Pada: pada},
		privasi.Peristiwa{Jenis: "KebijakanDiakui", Objek: id, Subjek: s, Ke: id, Oleh: oleh, Pada: pada}, nil
}

// Fitur is a kind of what a person may do.
type Fitur string

// The kinds. Only Tambahan waits for an acknowledgement.
const (
	FiturHak       Fitur = "hak"       // requests about one's own data
	FiturPengaduan Fitur = "pengaduan" // complaints, inside and outside
	FiturTarik     Fitur = "tarik"     // withdrawing consent
	FiturEkspor    Fitur = "ekspor"    // taking one's data along
	FiturDarurat   Fitur = "darurat"
	FiturPokok     Fitur = "pokok" // what the institution owes: bills, marks, presence
	FiturTambahan  Fitur = "tambahan"
)

// Boleh says whether a person may go on with a feature at t. After a material change
// features that are not essential wait until he has acknowledged a version at least as
// new ([ErrPerluPengakuan]); rights, complaints, withdrawal, export, emergencies and what
// is owed never do.
func (r Riwayat) Boleh(f Fitur, ps []Pengakuan, s privasi.SubjekID, t time.Time) error {
	if f != FiturTambahan {
		return nil
	}
	penting := -1
	for i := 1; i <= r.pada(t); i++ { // the first version changes nothing
		if r.Terbitan[i].Material {
			penting = i
		}
	}
	for _, p := range ps {
		i := slices.IndexFunc(r.Terbitan, func(k Kebijakan) bool { return k.ID == p.Kebijakan })
		if p.Subjek == s && p.Lembaga == r.Lembaga && i >= penting && i >= 0 && !p.Pada.After(t) {
			return nil
		}
	}
	if penting < 0 {
		return nil
	}
	return ErrPerluPengakuan.Forbiddenf("kebijakan privasi berubah; baca perubahannya dan nyatakan telah membaca, lalu lanjutkan")
}
