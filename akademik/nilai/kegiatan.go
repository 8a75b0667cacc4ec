package nilai

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"

	"github.com/pesantren-go/pesantren/dasar"
)

// Ekskul is one ekstrakurikuler of a santri as the rapor has it: a predikat on the
// institution's scale for it, and a text. The predikat "" is not yet assessed.
// Wajib marks the compulsory one (pramuka), which a promotion may ask for.
type Ekskul struct {
	Nama       string
	Predikat   string
	Keterangan string
	Wajib      bool
}

// Kokurikuler is one project of a class as the rapor has it since 2025/2026, in
// place of P5: free in form, described in words and without a number (Permendikdasmen
// 13/2025; KMA 1503/2025 for madrasah).
type Kokurikuler struct {
	Tema     string
	Judul    string
	Tujuan   string   // tujuan akhir
	Dimensi  []string // codes of [Dimensi]
	Kelompok string
	Uraian   string // what the santri did and reached
}

// Dimensi is one dimension of the profil lulusan.
type Dimensi struct{ Kode, Nama string }

var (
	// ErrEkskul says that an ekstrakurikuler has no name, or a predikat that the scale
	// does not have.
	ErrEkskul = dasar.Aturan("AKD-KEGIATAN-01")
	// ErrKokurikuler says that a kokurikuler project has no theme, title or dimension,
	// or an unknown or repeated dimension.
	ErrKokurikuler = dasar.Aturan("AKD-KEGIATAN-02")
)

//go:embed profil.json
var profilJSON []byte

var profil = sync.OnceValues(func() ([]Dimensi, error) {
	var f struct {
		Sumber  string    `json:"sumber"`
		Dimensi []Dimensi `json:"dimensi"`
	}
	err := json.Unmarshal(profilJSON, &f)
	return f.Dimensi, err
})

// DimensiProfil returns the eight dimensi profil lulusan in their official order. An
// institution whose rules name others gives its own list to [Kokurikuler.Periksa].
func DimensiProfil() ([]Dimensi, error) {
	d, err := profil()
	return slices.Clone(d), err
}

// Periksa refuses an activity without a name, and a predikat that is not on the scale.
func (e Ekskul) Periksa(s Skala) error {
	if kosong(e.Nama) {
		return ErrEkskul.Invalidf("isi nama ekstrakurikuler").Pada("nama")
	}
	if e.Predikat == "" {
		return nil
	}
	if _, err := s.CariPita(e.Predikat); err != nil {
		return ErrEkskul.Invalidf("predikat ekstrakurikuler tidak ada pada skala %s; pilih salah satu dari %s", s.Nama, s.kodePita()).Pada("predikat")
	}
	return nil
}

// Periksa refuses a project that a rapor could not describe.
func (k Kokurikuler) Periksa(dimensi []Dimensi) error {
	salah := func(bidang, pesan string) error { return ErrKokurikuler.Invalidf("%s", pesan).Pada(bidang) }
	switch {
	case kosong(k.Tema):
		return salah("tema", "isi tema kokurikuler")
	case kosong(k.Judul):
		return salah("judul", "isi judul kokurikuler")
	case len(k.Dimensi) == 0:
		return salah("dimensi", "pilih paling sedikit satu dimensi profil lulusan")
	}
	for i, kode := range k.Dimensi {
		if !slices.ContainsFunc(dimensi, func(d Dimensi) bool { return d.Kode == kode }) || slices.Contains(k.Dimensi[:i], kode) {
			return salah("dimensi", "dimensi profil lulusan tidak dikenal atau dipilih dua kali; pilih dari daftar")
		}
	}
	return nil
}

// EkskulWajib returns the predikat of the compulsory activity for a promotion: the
// lowest of several, "" while one is not yet assessed or there is none.
func EkskulWajib(semua []Ekskul, s Skala) (string, error) {
	terendah := Pita{}
	for _, e := range semua {
		if !e.Wajib {
			continue
		}
		if err := e.Periksa(s); err != nil {
			return "", err
		}
		if e.Predikat == "" {
			return "", nil
		}
		if p, _ := s.CariPita(e.Predikat); terendah.Kode == "" || p.Dari < terendah.Dari {
			terendah = p
		}
	}
	return terendah.Kode, nil
}
