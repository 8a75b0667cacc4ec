package santri

import (
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrNamaKosong says that a name is missing.
	ErrNamaKosong = dasar.Aturan("SAN-NAMA-01")
	// ErrNamaRapi marks a repair: double or surrounding blanks were removed.
	ErrNamaRapi = dasar.Aturan("SAN-NAMA-02")
	// ErrNamaHuruf says that a name holds no letter at all.
	ErrNamaHuruf = dasar.Aturan("SAN-NAMA-03")
)

// MaksNama bounds the length of a name in characters.
const MaksNama = 100

// ParseNama reads the name of a person: Unicode NFC, blanks tidied (reported as
// a repair), otherwise kept as written, capitals and apostrophes included. An
// empty name is Invalid.
func ParseNama(s string) (string, Bacaan, error) {
	var b Bacaan
	t, err := dasar.Rapikan(s, MaksNama)
	switch {
	case err != nil:
		return "", b, err
	case t == "":
		return "", b, ErrNamaKosong.Invalidf("nama belum diisi")
	case strings.IndexFunc(t, unicode.IsLetter) < 0:
		return "", b, ErrNamaHuruf.Invalidf("nama tidak memuat huruf; periksa kolomnya")
	case t != norm.NFC.String(s):
		b.perbaiki(ErrNamaRapi, "spasi berlebih pada nama dibuang")
	}
	return t, b, nil
}

// ErrNamaArab says that a name in Arabic holds other letters, or no letter at all.
var ErrNamaArab = dasar.Aturan("SAN-NAMA-04")

// ParseNamaArab reads a name in Arabic letters as the family writes it: Unicode NFC,
// blanks tidied, vowel signs kept. It is never made out of the other name. An empty one
// stays empty.
func ParseNamaArab(s string) (string, Bacaan, error) {
	t, err := dasar.Rapikan(s, MaksNama)
	if err != nil || t == "" {
		return "", Bacaan{}, err
	}
	asing := func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Arabic, r) || unicode.IsDigit(r) }
	if strings.ContainsFunc(t, asing) || !strings.ContainsFunc(t, unicode.IsLetter) {
		return "", Bacaan{}, ErrNamaArab.Invalidf("nama Arab ditulis dengan huruf Arab saja; kosongkan bila belum ada")
	}
	return t, Bacaan{}, nil
}

// Pengurut makes sort keys for names. It reuses buffers: one Pengurut belongs
// to one goroutine. [KunciUrut] makes a single key without one.
type Pengurut struct {
	c   *collate.Collator
	buf collate.Buffer
}

// BuatPengurut returns a Pengurut of Indonesian order.
func BuatPengurut() *Pengurut { return &Pengurut{c: collate.New(language.Indonesian)} }

// Kunci returns bytes that sort the way an Indonesian register does. They are
// stored, so that every database gives the same order and pages continue
// exactly where they stopped.
func (p *Pengurut) Kunci(nama string) []byte {
	p.buf.Reset()
	return append([]byte{}, p.c.KeyFromString(&p.buf, nama)...)
}

// KunciUrut is the sort key of one name: see [Pengurut.Kunci].
func KunciUrut(nama string) []byte { return BuatPengurut().Kunci(nama) }

// KunciCari folds a name for searching: lower case, no accents, no apostrophes,
// other signs as blanks, words parted by one space. It is for comparing, never
// for showing.
func KunciCari(nama string) string {
	var b strings.Builder
	b.Grow(len(nama))
	sela := false
	for _, r := range norm.NFKD.String(nama) {
		switch {
		case unicode.Is(unicode.Mn, r), apostrof(r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if sela && b.Len() > 0 {
				b.WriteByte(' ')
			}
			sela = false
			b.WriteRune(unicode.ToLower(r))
		default:
			sela = true
		}
	}
	return b.String()
}

func apostrof(r rune) bool { return strings.ContainsRune("'’‘`´ʼʻʿʾ", r) }

// TanpaGelar strips titles and degrees (H., Hj., KH., Drs., Ustadz, S.Pd, Lc.)
// and Alm./Almh. from the name of a parent, for matching. The original is kept
// for showing. A name that consists of titles only comes back as it is.
func TanpaGelar(nama string) string {
	depan, belakang, _ := strings.Cut(nama, ",")
	kata := strings.Fields(depan)
	awal, akhir := 0, len(kata)
	for awal < akhir && (gelarDepan(kata[awal]) || almarhum(kata[awal])) {
		awal++
	}
	for akhir > awal && (gelarBelakang(kata[akhir-1]) || almarhum(kata[akhir-1])) {
		akhir--
	}
	if awal == akhir {
		return strings.Join(strings.Fields(nama), " ")
	}
	hasil := kata[awal:akhir]
	// What follows a comma is a degree, unless an office wrote "Fulan, Ahmad".
	for _, k := range strings.Fields(strings.ReplaceAll(belakang, ",", " ")) {
		if !gelarBelakang(k) && !almarhum(k) && !gelarDepan(k) {
			hasil = append(hasil, k)
		}
	}
	return strings.Join(hasil, " ")
}

func polos(kata string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '.', '(', ')', ',':
			return -1
		}
		return unicode.ToLower(r)
	}, kata)
}

func almarhum(kata string) bool {
	switch polos(kata) {
	case "alm", "almh", "almarhum", "almarhumah":
		return true
	}
	return false
}

// gelarDepan knows the titles written before a name. Short ones that are also
// names or initials ("K", "R", "dr", "Gus") count only with their dot, except H,
// which offices write bare.
func gelarDepan(kata string) bool {
	switch polos(kata) {
	case "h", "hj", "haji", "hajjah", "kh", "khr", "drs", "dra", "prof", "ust", "ustadz", "ustaz", "ustadzah",
		"ustazah", "kyai", "kiai", "kyahi", "nyai", "tgh", "tgk", "drg", "drh", "bpk", "bapak", "ibu":
		return true
	case "k", "ny", "dr", "ir", "tn", "r", "rr", "gus", "buya", "hb":
		return strings.HasSuffix(kata, ".")
	}
	return false
}

// gelarBelakang knows degrees: those written with inner dots (S.Pd.I, M.A.),
// and the common ones that stand without.
func gelarBelakang(kata string) bool {
	switch polos(kata) {
	case "lc", "ma", "mpd", "mpdi", "spd", "spdi", "sag", "se", "sh", "shi", "skom", "st", "msi", "mm", "mh", "mag", "amd",
		"amdkeb", "skep", "ns", "ssos", "ssosi", "sthi", "sip", "ssi", "stp", "skm", "phd", "ba", "bsc", "msc", "alhafidz", "alhafizh":
		return strings.Contains(kata, ".") || kata == strings.ToUpper(kata) || len(polos(kata)) > 2 || kata == "Lc"
	}
	bagian := strings.Split(strings.Trim(kata, "."), ".")
	return len(bagian) > 1 && len(bagian[0]) <= 2 && strings.ContainsAny(bagian[0], "SMADB")
}

// KunciKeluarga is the text by which a household is recognised: father, mother
// (without titles, case, accents and apostrophes) and phone number. It is ""
// when the number or both names are missing: two such families are never taken
// for one. The text is personal; only its keyed blind index is stored
// ([Keluarga].Kunci).
func KunciKeluarga(ayah, ibu string, hp NomorHP) string {
	a, i := KunciCari(TanpaGelar(ayah)), KunciCari(TanpaGelar(ibu))
	if hp == "" || a == "" && i == "" {
		return ""
	}
	return a + "|" + i + "|" + string(hp)
}
