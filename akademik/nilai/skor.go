package nilai

import "github.com/pesantren-go/pesantren/dasar"

// Keadaan is what is known of a score.
type Keadaan string

// The three states. The zero value is Belum: what nobody wrote down is not a zero.
const (
	Belum        Keadaan = ""             // not yet assessed
	Ada          Keadaan = "ada"          // there is a number, which may be 0
	Dikecualikan Keadaan = "dikecualikan" // excused: counts neither for nor against
)

// Sebab says why there is no score, where the sheet told it.
type Sebab string

// The reasons. Sakit, Izin and DapatDispensasi excuse; Alpa (absent without notice) does
// not, and the score is not yet there.
const (
	Sakit           Sebab = "sakit"
	Izin            Sebab = "izin"
	DapatDispensasi Sebab = "dispensasi"
	Alpa            Sebab = "alpa"
)

// Skor is one score, or why there is none. It is comparable; the zero value is "not
// yet". Angka is 0 unless the state is [Ada].
type Skor struct {
	Keadaan Keadaan
	Angka   Angka
	Sebab   Sebab
}

// Dapat is the score a.
func Dapat(a Angka) Skor { return Skor{Keadaan: Ada, Angka: a} }

// Kecualikan is an excused score.
func Kecualikan(s Sebab) Skor { return Skor{Keadaan: Dikecualikan, Sebab: s} }

// Isian is what one santri has of one item: every attempt, the first one first. An
// attempt that was excused or missed (a sick pupil sits later; a remedial is not
// sat) leaves the others as they are. Bebas excuses the santri from the item as a
// whole, whatever the attempts.
type Isian struct {
	Butir     string
	Percobaan []Skor
	Bebas     bool
}

var (
	// ErrKeadaan says that a score has an unknown state, or a number without the
	// state that carries one.
	ErrKeadaan = dasar.Aturan("AKD-SKOR-01")
	// ErrIsianButir says that an entry names an item that is not assessed here.
	ErrIsianButir = dasar.Aturan("AKD-SKOR-02")
	// ErrIsianGanda says that an item is entered twice for one santri.
	ErrIsianGanda = dasar.Aturan("AKD-SKOR-03")
)

func (s Skor) periksa(min, maks, langkah Angka) error {
	switch {
	case s.Keadaan == Ada:
		return terima(s.Angka, min, maks, langkah)
	case (s.Keadaan == Belum || s.Keadaan == Dikecualikan) && s.Angka == 0:
		return nil
	}
	return ErrKeadaan.Invalidf("keadaan nilai tidak dikenal; pilih ada, dikecualikan, atau kosongkan")
}
