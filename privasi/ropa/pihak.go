package ropa

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrPengendali says that nobody can tell who is responsible: no controller with
	// a name and a contact.
	ErrPengendali = dasar.Aturan("PRI-ROPA-01")
	// ErrPerjanjianTakLengkap says which of the eleven contents an agreement lacks.
	ErrPerjanjianTakLengkap = dasar.Aturan("PRI-ROPA-02")
	// ErrInstruksi says that a processor acted without a documented instruction.
	ErrInstruksi = dasar.Aturan("PRI-ROPA-03")
	// ErrSubprosesor says that a processor brought in another without written approval.
	ErrSubprosesor = dasar.Aturan("PRI-ROPA-04")
)

// Pihak is a legal entity, not a human.
type Pihak struct {
	ID     string `privasi:"-,kunci teknis"`
	Nama   string `privasi:"-,nama badan hukum"`
	Negara string `privasi:"-,kode negara"` // ISO 3166-1 alpha-2
	Kontak string `privasi:"-,kontak jabatan yang diumumkan"`
}

// Penyelenggara says who runs the electronic system and under which registration
// (PP 71/2019, Permenkominfo 5/2020).
type Penyelenggara struct {
	Nama        string `privasi:"-,nama badan hukum"`
	Nomor       string `privasi:"-,nomor pendaftaran"`
	AlasanBelum string `privasi:"-,alasan belum terdaftar"` // when there is no number yet
	Kontak      string `privasi:"-,kontak jabatan yang diumumkan"`
}

// Perjanjian is the agreement with a processor: the eleven contents of PP 33/2026
// article 14, by code.
type Perjanjian struct {
	Nomor   string            `privasi:"-,nomor perjanjian"`
	Mulai   time.Time         `privasi:"-,mulai berlaku"`
	Selesai time.Time         `privasi:"-,akhir berlaku"` // zero: open; exclusive
	Isi     map[string]string `privasi:"-,isi perjanjian"`
}

// ButirPerjanjian are the codes of the eleven contents. The wording is the
// product's (unverified); a regime may demand others.
func ButirPerjanjian() []string {
	return []string{"ruang_lingkup", "sifat_tujuan", "jenis_subjek", "jangka_waktu", "perintah", "hak_kewajiban", "kerahasiaan", "pengamanan", "subprosesor", "bantuan_audit", "pengakhiran"}
}

// Periksa refuses an agreement that lacks a content, a number or is not in force at
// a moment.
func (p Perjanjian) Periksa(wajib []string, t time.Time) error {
	for _, b := range wajib {
		if strings.TrimSpace(p.Isi[b]) == "" {
			return ErrPerjanjianTakLengkap.Invalidf("perjanjian prosesor %q belum memuat %s", p.Nomor, b).Pada(b)
		}
	}
	if p.Nomor == "" || !p.berjalan(t) {
		return ErrPerjanjianTakLengkap.Invalidf("perjanjian prosesor %q tidak bernomor atau tidak sedang berlaku", p.Nomor).Pada("jangka_waktu")
	}
	return nil
}

func (p Perjanjian) berjalan(t time.Time) bool {
	return !p.Mulai.IsZero() && !t.Before(p.Mulai) && (p.Selesai.IsZero() || t.Before(p.Selesai))
}

// Prosesor is a processor of the institution, for some activities.
type Prosesor struct {
	Pihak      Pihak      `privasi:"-,badan hukum"`
	Kegiatan   []string   `privasi:"-,kode kegiatan"`
	Perjanjian Perjanjian `privasi:"-,perjanjian"`
	Sub        []Sub      `privasi:"-,prosesor lanjutan"`
}

// Sub is a processor that a processor uses.
type Sub struct {
	Pihak       Pihak     `privasi:"-,badan hukum"`
	Persetujuan string    `privasi:"-,nomor persetujuan tertulis"`
	Disetujui   time.Time `privasi:"-,saat disetujui"`
	Mulai       time.Time `privasi:"-,mulai bekerja"`
}

// Periksa refuses a processor without a sound agreement, or with a sub-processor
// that worked before it was approved in writing.
func (p Prosesor) Periksa(wajib []string, t time.Time) error {
	if p.Pihak.Nama == "" || p.Pihak.Negara == "" {
		return ErrPengendali.Invalidf("sebutkan nama badan hukum dan negara setiap prosesor").Pada("prosesor")
	}
	for _, s := range p.Sub {
		if s.Pihak.Nama == "" || s.Persetujuan == "" || s.Disetujui.IsZero() || s.Mulai.Before(s.Disetujui) {
			return ErrSubprosesor.Invalidf("prosesor lanjutan %q bekerja tanpa persetujuan tertulis lebih dahulu", s.Pihak.Nama).Pada("subprosesor")
		}
	}
	return p.Perjanjian.Periksa(wajib, t)
}

// Instruksi is a documented order of the controller to a processor (PP 33/2026
// article 139).
type Instruksi struct {
	ID       string    `privasi:"-,nomor instruksi"`
	Prosesor string    `privasi:"-,kunci prosesor"`
	Kegiatan []string  `privasi:"-,kode kegiatan"`
	Oleh     string    `privasi:"-,akun pemberi instruksi"`
	Mulai    time.Time `privasi:"-,mulai berlaku"`
	Selesai  time.Time `privasi:"-,akhir berlaku"`
}

// PeriksaInstruksi refuses what a processor does for an activity without an
// instruction in force, by its number.
func PeriksaInstruksi(is []Instruksi, id, prosesor, kegiatan string, t time.Time) error {
	ada := slices.ContainsFunc(is, func(i Instruksi) bool {
		return id != "" && i.ID == id && i.Prosesor == prosesor && i.Oleh != "" && slices.Contains(i.Kegiatan, kegiatan) && !i.Mulai.IsZero() && !t.Before(i.Mulai) && t.Before(i.Selesai)
	})
	if !ada {
		return ErrInstruksi.Forbiddenf("prosesor hanya bertindak menurut instruksi tertulis yang berlaku; mintalah nomornya kepada lembaga")
	}
	return nil
}
