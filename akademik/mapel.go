package akademik

import (
	"regexp"

	"github.com/pesantren-go/pesantren/dasar"
)

// KodeMapel is the code of a subject: "mtk", "nahwu".
type KodeMapel string

// SatuanKitab is what progress in a kitab is counted in; "" = the subject follows no
// kitab.
type SatuanKitab string

// The units of a kitab.
const (
	PerBab     SatuanKitab = "bab"
	PerHalaman SatuanKitab = "halaman"
	PerBait    SatuanKitab = "bait" // nadham
)

// Mapel is a subject or a kitab of the institution. Bait and pages of a kitab are
// those of the edition the school uses: data, never a constant.
type Mapel struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	Kode      KodeMapel       `privasi:"-,nama mata pelajaran"`
	Nama      string          `privasi:"-,nama mata pelajaran"`
	NamaArab  string          `privasi:"-,nama mata pelajaran"` // for rapor in Arabic, "" = none
	Kelompok  string          `privasi:"-,kelompok mata pelajaran"`
	Kitab     string          `privasi:"-,nama kitab"`
	Pengarang string          `privasi:"-,pengarang kitab"`
	Satuan    SatuanKitab     `privasi:"-,satuan kitab"`
	Banyak    int             `privasi:"-,banyaknya bab, halaman, atau bait"`
	Urutan    int             `privasi:"-,urutan tampil"`
	Aktif     bool            `privasi:"-,masih dipakai"`
}

var (
	// ErrMapel says that a subject is malformed.
	ErrMapel = dasar.Aturan("AKD-MAPEL-01")
	// ErrMapelTiada says that there is no such subject, or that it is out of use.
	ErrMapelTiada = dasar.Aturan("AKD-MAPEL-02")
)

var polaKode = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// maksKitab bounds the bab, pages or bait of one kitab.
const maksKitab = 100_000

// Validate refuses, with [ErrMapel], a subject without code or name, and a kitab
// whose length is missing.
func (m Mapel) Validate() error {
	for _, t := range [...]struct {
		bidang, teks string
		wajib        bool
	}{{"nama", m.Nama, true}, {"nama_arab", m.NamaArab, false}, {"kelompok", m.Kelompok, false}, {"kitab", m.Kitab, false}, {"pengarang", m.Pengarang, false}} {
		if s, err := dasar.Rapikan(t.teks, maksNama); err != nil || s != t.teks || t.wajib && s == "" {
			return ErrMapel.Invalidf("tulis dalam satu baris, paling banyak %d karakter, tanpa spasi di tepi", maksNama).Pada(t.bidang)
		}
	}
	switch {
	case !polaKode.MatchString(string(m.Kode)):
		return ErrMapel.Invalidf("kode mata pelajaran berisi huruf kecil, angka, dan garis bawah, diawali huruf, paling panjang 40").Pada("kode")
	case m.Satuan != "" && m.Satuan != PerBab && m.Satuan != PerHalaman && m.Satuan != PerBait:
		return ErrMapel.Invalidf("satuan kitab harus bab, halaman, atau bait").Pada("satuan")
	case (m.Satuan == "") != (m.Banyak == 0) || m.Banyak < 0 || m.Banyak > maksKitab:
		return ErrMapel.Invalidf("isi satuan kitab dan banyaknya bersama-sama, paling banyak %d", maksKitab).Pada("banyak")
	}
	return nil
}
