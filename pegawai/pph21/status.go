package pph21

import (
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/santri"
)

// Status is the PTKP status of a person, fixed on 1 January for the whole tax
// year (PMK 168/2023 Ps. 9(4)). The zero value means "not known": every rule
// refuses it with [ErrStatusKosong].
type Status uint8

// The statuses: TK tidak kawin, K kawin, KI kawin with the income of the spouse
// combined (annual return only), HB hidup berpisah; the digit counts dependants.
const (
	TK0 Status = iota + 1
	TK1
	TK2
	TK3
	K0
	K1
	K2
	K3
	KI0
	KI1
	KI2
	KI3
	HB0
	HB1
	HB2
	HB3

	banyakStatus = iota + 1
)

// MaksTanggungan is the largest number of dependants that PTKP counts (UU PPh Ps. 7).
const MaksTanggungan = 3

var (
	// ErrStatus says that a text is not a PTKP status.
	ErrStatus = dasar.Aturan("PEG-PPH-01")
	// ErrStatusKosong says that the PTKP status is not known.
	ErrStatusKosong = dasar.Aturan("PEG-PPH-02")
	// ErrTanpaTER says that a status has no category of TER (K/I): it exists only
	// in the annual return, so no employer withholds by it.
	ErrTanpaTER = dasar.Aturan("PEG-PPH-03")
	// ErrTanggungan says that a number of dependants is negative.
	ErrTanggungan = dasar.Aturan("PEG-PPH-04")
)

var namaStatus = [...]string{
	"", "TK/0", "TK/1", "TK/2", "TK/3", "K/0", "K/1", "K/2", "K/3", "K/I/0", "K/I/1", "K/I/2", "K/I/3", "HB/0", "HB/1", "HB/2", "HB/3",
}

// ParseStatus reads TK/0, k/1, K/I/2 or HB/3, with or without the strokes (TK0,
// KI2, KI/2). Anything else, the empty text included, is refused with [ErrStatus]; four
// dependants are not silently three.
func ParseStatus(s string) (Status, error) {
	t := strings.Map(hurufBesar, strings.TrimSpace(s))
	for i, n := range namaStatus[1:] {
		if t == n || t == strings.ReplaceAll(n, "/", "") || t == strings.Replace(n, "K/I/", "KI/", 1) {
			return Status(i + 1), nil
		}
	}
	return 0, ErrStatus.Invalidf("status PTKP tidak terbaca; tulis TK/0 sampai TK/3, K/0 sampai K/3, K/I/0 sampai K/I/3, atau HB/0 sampai HB/3")
}

func hurufBesar(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}

// String writes TK/0; the zero value writes "".
func (s Status) String() string {
	if int(s) >= len(namaStatus) {
		return ""
	}
	return namaStatus[s]
}

// MarshalText writes the form of String.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the form of [ParseStatus]; an empty text unsets.
func (s *Status) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*s = 0
		return nil
	}
	v, err := ParseStatus(string(b))
	if err == nil {
		*s = v
	}
	return err
}

func (s Status) tanggungan() int { return int(s-1) % (MaksTanggungan + 1) }

// periksa refuses the unknown status.
func (s Status) periksa() error {
	if s == 0 || int(s) >= len(namaStatus) {
		return ErrStatusKosong.Invalidf("status PTKP belum diketahui; isi status per 1 Januari tahun pajak").Pada("ptkp")
	}
	return nil
}

// Kategori is the column of monthly TER that a status belongs to: 'A', 'B' or 'C'
// (PP 58/2023 Ps. 2(4)). The zero value means none.
type Kategori byte

// String writes A, B, C, or "" for none.
func (k Kategori) String() string {
	if k == 0 {
		return ""
	}
	return string(rune(k))
}

// Keluarga is what decides the status: the state on 1 January.
type Keluarga struct {
	JenisKelamin santri.JenisKelamin
	Kawin        bool
	Tanggungan   int  // dependants in full charge; more than three count as three
	SuratSuami   bool // of a married woman: an official letter says that her husband has no income
}

// StatusDari derives the status on 1 January (PMK 168/2023 Ps. 9(2)-(3)): a
// married woman has her own PTKP only (TK/0) unless the letter shows that her
// husband has no income; an unmarried one has her own and her dependants'. K/I is
// never derived, because only the annual return knows it.
func StatusDari(k Keluarga, u *uraian.Uraian) (Status, error) {
	if err := k.JenisKelamin.Validate(); err != nil {
		return 0, err
	}
	if k.Tanggungan < 0 {
		return 0, ErrTanggungan.Invalidf("jumlah tanggungan tidak boleh negatif").Pada("tanggungan")
	}
	n := Status(min(k.Tanggungan, MaksTanggungan))
	if k.Tanggungan > MaksTanggungan {
		u.Catatf("UU PPh Ps. 7", 0, "%d tanggungan dihitung %d", k.Tanggungan, MaksTanggungan)
	}
	s, pasal, sebab := TK0+n, "UU PPh Ps. 7", "tidak kawin"
	switch {
	case k.Kawin && k.JenisKelamin == santri.LakiLaki:
		s, sebab = K0+n, "kawin"
	case k.Kawin && k.SuratSuami:
		s, pasal, sebab = K0+n, "PMK 168/2023 Ps. 9(2)-(3)", "istri dengan surat keterangan suami tidak berpenghasilan"
	case k.Kawin:
		s, pasal, sebab = TK0, "PMK 168/2023 Ps. 9(2)-(3)", "istri tanpa surat keterangan: PTKP diri sendiri saja"
	}
	if u.Perlu() {
		u.Catatf(pasal, 0, "status PTKP %s: %s", s, sebab)
	}
	return s, nil
}
