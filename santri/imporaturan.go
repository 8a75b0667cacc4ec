package santri

import "github.com/pesantren-go/pesantren/dasar"

// The rules of the import beside those of the values themselves (SAN-NIK-…,
// SAN-NISN-…), which findings carry as they are.
var (
	ErrImporNama     = dasar.Aturan("IMP-NAMA-01")  // empty
	ErrImporRapi     = dasar.Aturan("IMP-NAMA-02")  // repaired: blanks
	ErrImporKelamin  = dasar.Aturan("IMP-JK-01")    // empty
	ErrImporJKTulis  = dasar.Aturan("IMP-JK-02")    // repaired: written as a word
	ErrImporJKAsing  = dasar.Aturan("IMP-JK-03")    // neither L nor P
	ErrImporUnit     = dasar.Aturan("IMP-UNIT-01")  // unit not known to the institution
	ErrImporTanpa    = dasar.Aturan("IMP-UNIT-02")  // warning: in no unit at all
	ErrImporKelas    = dasar.Aturan("IMP-KELAS-01") // class without a level
	ErrImporMukim    = dasar.Aturan("IMP-MUKIM-01") // neither yes nor no
	ErrImporAsrama   = dasar.Aturan("IMP-MUKIM-02") // warning: a bed for someone who does not board
	ErrImporAngkatan = dasar.Aturan("IMP-ANGKATAN-01")
	ErrImporSel      = dasar.Aturan("IMP-SEL-01")   // an error value such as #N/A
	ErrImporTeks     = dasar.Aturan("IMP-SEL-02")   // control characters, or too long
	ErrImporAngka    = dasar.Aturan("IMP-SEL-03")   // a number cell that may have lost digits
	ErrImporAngkaTks = dasar.Aturan("IMP-SEL-04")   // repaired: a number cell where text belongs
	ErrImporGanda    = dasar.Aturan("IMP-GANDA-01") // the same number in an earlier row
	ErrImporWali     = dasar.Aturan("IMP-WALI-01")  // warning: a parent's number is wrong and not stored
	ErrImporKIP      = dasar.Aturan("IMP-KIP-01")   // warning: a KIP number has six characters
	ErrImporTanda    = dasar.Aturan("IMP-KUNCI-01") // a new santri without NIS, NISN and NIK
)

// AturanImpor are the facts of an institution that rows are judged with.
type AturanImpor struct {
	Struktur Struktur
	// Unit is the unit of every row of a sheet without a unit column. The
	// official workbook has none; when Unit is empty the unit is taken from the
	// lines above its titles, if exactly one unit's code stands there.
	Unit KodeUnit
	// UnitDiniyah and UnitTahfidz say where the columns Diniyah and Tahfidz
	// belong; empty means the first unit of that track.
	UnitDiniyah, UnitTahfidz KodeUnit
	// AngkatanDariNIS reads the year of intake from the first two digits of the
	// NIS where no column tells it. It is a habit of many offices, not a rule.
	AngkatanDariNIS bool
	// Hari is the day of the import: a birth date after it is refused.
	Hari dasar.Tanggal
}

// unitJalur finds the unit that a track's own column speaks of.
func (a AturanImpor) unitJalur(j Jalur, pilih KodeUnit) KodeUnit {
	if pilih != "" {
		return pilih
	}
	for _, u := range a.Struktur.Unit {
		if u.Jalur == j {
			return u.Kode
		}
	}
	if j == Tahfidz {
		return a.unitJalur(Diniyah, a.UnitDiniyah)
	}
	return ""
}
