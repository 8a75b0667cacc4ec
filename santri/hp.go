package santri

import (
	"strings"
	"unicode"

	"github.com/pesantren-go/pesantren/dasar"
)

// NomorHP is a phone number in E.164 form, such as +6281234567890. Siblings and
// parents share numbers: it is never a key of one person. The zero value means
// "none".
type NomorHP string

var (
	// ErrHPHuruf says that a number holds letters or other signs.
	ErrHPHuruf = dasar.Aturan("SAN-HP-01")
	// ErrHPPanjang says that a number is too short or too long.
	ErrHPPanjang = dasar.Aturan("SAN-HP-02")
	// ErrHPTetap warns that the number is no mobile number, so that WhatsApp
	// and codes by message do not reach it.
	ErrHPTetap = dasar.Aturan("SAN-HP-03")
)

// ParseHP reads a phone number in any of the usual spellings: 0812…, 62812…,
// +62 812…, 812… (a spreadsheet swallowed the zero), 0062…, with spaces,
// hyphens, dots and brackets. Different spellings of one number are ordinary
// reading, not repairs. Letters and impossible lengths are Invalid; a fixed
// line is a warning. An empty text is the zero NomorHP.
func ParseHP(s string) (NomorHP, Bacaan, error) {
	var b, abai Bacaan
	if _, err := angkaTeks(s, &abai); err != nil {
		return "", b, err
	}
	t := strings.TrimLeft(strings.TrimFunc(s, kosong), "'’‘`")
	t = strings.Map(func(r rune) rune {
		if kosong(r) || strings.ContainsRune("-.()‐–", r) {
			return -1
		}
		return r
	}, t)
	if t == "" {
		return "", b, nil
	}
	plus := strings.HasPrefix(t, "+")
	t = strings.TrimPrefix(t, "+")
	if !digit(t) {
		if strings.IndexFunc(t, unicode.IsLetter) < 0 {
			return "", b, ErrHPHuruf.Invalidf("isi satu nomor telepon saja, misalnya 081234567890")
		}
		return "", b, ErrHPHuruf.Invalidf("nomor telepon memuat huruf; tulis angka saja, misalnya 081234567890")
	}
	n, ok := e164(t, plus)
	if !ok {
		return "", b, ErrHPPanjang.Invalidf("panjang nomor telepon tidak mungkin; tulis misalnya 081234567890")
	}
	if !n.Seluler() {
		b.ingatkan(ErrHPTetap, "bukan nomor seluler; pesan WhatsApp tidak akan sampai")
	}
	return n, b, nil
}

// e164 completes the digits of a number to E.164 and checks its length: at most
// 15 digits; at home at least 9 national digits for a mobile number and 8 for a
// fixed line; at least 8 in all abroad.
func e164(t string, plus bool) (NomorHP, bool) {
	nasional := ""
	switch {
	case plus && !strings.HasPrefix(t, "62"), !plus && strings.HasPrefix(t, "00") && !strings.HasPrefix(t, "0062"):
		if !plus {
			t = t[2:]
		}
		return NomorHP("+" + t), len(t) >= 8 && len(t) <= 15 && t[0] != '0'
	case !plus && strings.HasPrefix(t, "0062"):
		nasional = strings.TrimPrefix(t[4:], "0")
	case strings.HasPrefix(t, "62"):
		nasional = strings.TrimPrefix(t[2:], "0")
	case t[0] == '0':
		nasional = t[1:]
	case t[0] == '8':
		nasional = t
	}
	paling := 8
	if strings.HasPrefix(nasional, "8") {
		paling = 9
	}
	return NomorHP("+62" + nasional), len(nasional) >= paling && len(nasional) <= 13 && nasional[0] != '0'
}

// Seluler reports that the number looks like a mobile number: +62 8…, or any
// foreign number, of which we cannot tell.
func (n NomorHP) Seluler() bool {
	return n != "" && (strings.HasPrefix(string(n), "+628") || !strings.HasPrefix(string(n), "+62"))
}

// Tampil writes the number as people dictate it: 0812-3456-7890 at home,
// +60123456789 abroad, 0215551234 for a fixed line.
func (n NomorHP) Tampil() string {
	t, dalam := strings.CutPrefix(string(n), "+62")
	switch {
	case !dalam:
		return string(n)
	case !n.Seluler() || len(t) < 8:
		return "0" + t
	}
	t = "0" + t
	return t[:4] + "-" + t[4:8] + "-" + t[8:]
}
