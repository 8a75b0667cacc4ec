package santri

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrUnit says that a unit has no code, or that the code is not one line
	// of at most 20 characters.
	ErrUnit = dasar.Aturan("SAN-UNIT-01")
	// ErrUnitAsing says that the institution has no such unit.
	ErrUnitAsing = dasar.Aturan("SAN-UNIT-02")
	// ErrJalur says that a track is none of formal, diniyah, tahfidz.
	ErrJalur = dasar.Aturan("SAN-JALUR-01")
	// ErrTingkat says that a level is not written as a short text.
	ErrTingkat = dasar.Aturan("SAN-TINGKAT-01")
	// ErrTingkatAsing says that the unit and track have no such level.
	ErrTingkatAsing = dasar.Aturan("SAN-TINGKAT-02")
)

const maksKode = 20

// ParseJalur reads the name of a track in any case; an unknown one is Invalid
// with the list of what is allowed.
func ParseJalur(s string) (Jalur, error) {
	j := Jalur(strings.ToLower(strings.TrimSpace(s)))
	return j, j.Validate()
}

// Validate refuses, with [ErrJalur], anything but the three tracks.
func (j Jalur) Validate() error {
	if j.urutan() < 0 {
		return ErrJalur.Invalidf("jalur harus formal, diniyah, atau tahfidz")
	}
	return nil
}

// urutan is the place of the track on lists, -1 for an unknown one.
func (j Jalur) urutan() int { return slices.Index([]Jalur{Formal, Diniyah, Tahfidz}, j) }

// Validate checks code, name and track of a unit.
func (u Unit) Validate() error {
	if err := kodePendek(string(u.Kode), ErrUnit, "kode unit"); err != nil {
		return err.Pada("kode")
	}
	if nama, err := dasar.Rapikan(u.Nama, MaksNama); err != nil || nama != u.Nama || nama == "" {
		return ErrUnit.Invalidf("nama unit harus diisi satu baris, paling banyak %d karakter", MaksNama).Pada("nama")
	}
	return u.Jalur.Validate()
}

// Validate checks the codes and the track of a level. Whether its unit exists
// is known to the store only.
func (t Tingkat) Validate() error {
	if err := kodePendek(t.Kode, ErrTingkat, "tingkat"); err != nil {
		return err.Pada("tingkat")
	}
	if err := kodePendek(string(t.Unit), ErrUnit, "kode unit"); err != nil {
		return err.Pada("unit")
	}
	return t.Jalur.Validate()
}

func kodePendek(s string, a dasar.Aturan, apa string) *dasar.Error {
	if t, err := dasar.Rapikan(s, maksKode); err != nil || t != s || t == "" {
		return a.Invalidf("%s harus diisi, paling banyak %d karakter tanpa spasi di tepi", apa, maksKode)
	}
	return nil
}

// Struktur are the units and levels of one institution, for checking and
// listing. A unit and track without any level configured accepts every level.
type Struktur struct {
	Unit    []Unit
	Tingkat []Tingkat
}

// CariUnit finds a unit by its code, ignoring case.
func (s Struktur) CariUnit(kode string) (Unit, bool) {
	for _, u := range s.Unit {
		if strings.EqualFold(string(u.Kode), strings.TrimSpace(kode)) {
			return u, true
		}
	}
	return Unit{}, false
}

// Periksa refuses a membership in a unit or level that is not configured.
func (s Struktur) Periksa(k Keanggotaan) error {
	if !slices.ContainsFunc(s.Unit, func(u Unit) bool { return u.Kode == k.Unit }) {
		return ErrUnitAsing.Invalidf("unit %q tidak ada di lembaga ini; daftarkan unitnya dahulu", potong(string(k.Unit))).Pada("unit")
	}
	ada, cocok := false, false
	for _, t := range s.Tingkat {
		if t.Unit == k.Unit && t.Jalur == k.Jalur {
			ada, cocok = true, cocok || t.Kode == k.Tingkat
		}
	}
	if ada && !cocok {
		return ErrTingkatAsing.Invalidf("tingkat %q tidak ada di %s jalur %s", potong(k.Tingkat), k.Unit, k.Jalur).Pada("tingkat")
	}
	return nil
}

// potong keeps a message short whatever was sent.
func potong(s string) string {
	if r := []rune(strings.ToValidUTF8(s, "?")); len(r) > maksKode {
		return string(r[:maksKode]) + "…"
	}
	return strings.ToValidUTF8(s, "?")
}
