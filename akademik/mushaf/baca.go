package mushaf

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrRujukan says that a reference cannot be read, or can be read in two ways.
var ErrRujukan = dasar.Aturan("AKD-MUSHAF-06")

const (
	maksRujukan = 120 // runes of a reference
	maksToken   = 40
)

// Baca reads a reference as people write it:
//
//	2:255   2:1-5   2:1-3:10   QS 78   QS. Al-Baqarah [2]: 1-5   Al-Mulk
//	Al-Baqarah ayat 1 sampai 5   Al-Falaq 1 - An-Nas 6   QS 113-114
//	juz 30   juz 1-3   juz amma   hizb 60   rub 3   hal. 582-604   سورة البقرة ١-٥
//
// A range may cross surah borders. Refused by name: an ayah that does not exist
// ([ErrAyat]), a range the wrong way round ([ErrTerbalik]), a juz or page that the
// edition does not have ([ErrBagian]), an unknown name ([ErrSurah]), and what cannot be
// read or means two things ([ErrRujukan]), such as a bare 78.
func (e *Edisi) Baca(teks string) (Rentang, error) {
	token, err := pecah(teks)
	if err != nil {
		return Rentang{}, err
	}
	if b, ada := awalanBagian(token[0]); ada {
		return e.bacaBagian(b, token[1:])
	}
	return bacaSurahAyat(token)
}

// token is a word (lower case), a number, or one of ':' and '-'.
type token struct {
	jenis rune // 'k' kata, 'n' angka, ':' or '-'
	kata  string
	angka int
}

var kataSampai = map[string]bool{"sampai": true, "sd": true, "hingga": true, "الي": true}

func pecah(teks string) ([]token, error) {
	if len(teks) > maksRujukan*4 {
		return nil, ErrRujukan.Invalidf("rujukan terlalu panjang; tulis misalnya Al-Baqarah 1-5").Pada("rujukan")
	}
	s, err := dasar.Rapikan(teks, maksRujukan)
	if err != nil {
		return nil, ErrRujukan.Invalidf("rujukan terlalu panjang atau memuat karakter asing; tulis misalnya Al-Baqarah 1-5").Pada("rujukan").Karena(err)
	}
	s = strings.NewReplacer("s/d", " sampai ", "s.d.", " sampai ", "s.d", " sampai ", "S/D", " sampai ").Replace(norm.NFKC.String(s))
	var hasil []token
	huruf := []rune(s)
	for i := 0; i < len(huruf); {
		j := i + 1
		switch r := huruf[i]; {
		case unicode.Is(unicode.Nd, r):
			for j < len(huruf) && unicode.Is(unicode.Nd, huruf[j]) {
				j++
			}
			n, ok := angka(huruf[i:j])
			if !ok {
				return nil, ErrRujukan.Invalidf("angka dalam rujukan terlalu besar; tulis misalnya 2:255").Pada("rujukan")
			}
			hasil = append(hasil, token{jenis: 'n', angka: n})
		case bagianKata(r):
			for j < len(huruf) && bagianKata(huruf[j]) {
				j++
			}
			hasil = append(hasil, kata(string(huruf[i:j])))
		case r == ':':
			hasil = append(hasil, token{jenis: ':'})
		case unicode.Is(unicode.Pd, r) || r == '~' || r == '−':
			hasil = append(hasil, token{jenis: '-'})
		case unicode.IsSpace(r) || strings.ContainsRune(".,;/()[]،", r):
		default:
			return nil, ErrRujukan.Invalidf("tanda %q tidak dikenal dalam rujukan; tulis misalnya Al-Baqarah 1-5", r).Pada("rujukan")
		}
		i = j
	}
	if len(hasil) == 0 || len(hasil) > maksToken {
		return nil, ErrRujukan.Invalidf("tulis rujukannya, misalnya Al-Baqarah 1-5, 2:255, juz 30, atau halaman 582").Pada("rujukan")
	}
	return hasil, nil
}

func bagianKata(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || strings.ContainsRune("'’‘`ʿʾ", r)
}

func kata(s string) token {
	s = strings.ToLower(s)
	if kataSampai[polos(s)] {
		return token{jenis: '-'}
	}
	return token{jenis: 'k', kata: s}
}

// angka reads digits of any script; six of them are more than enough.
func angka(digit []rune) (n int, ok bool) {
	if len(digit) > 6 {
		return 0, false
	}
	for _, r := range digit {
		d := r
		for unicode.Is(unicode.Nd, d-1) && r-d < 9 {
			d--
		}
		n = n*10 + int(r-d)
	}
	return n, true
}

var awalan = map[string]Bagian{
	"juz": Juz, "juzuk": Juz, "جز": Juz, "الجز": Juz,
	"hizb": Hizb, "hizib": Hizb, "حزب": Hizb, "الحزب": Hizb,
	"rub": Rub, "rubu": Rub, "rubuk": Rub, "rubul": Rub, "ربع": Rub, "الربع": Rub,
	"halaman": Halaman, "hal": Halaman, "hlm": Halaman, "hlmn": Halaman, "page": Halaman, "صفحه": Halaman, "الصفحه": Halaman,
}

func awalanBagian(t token) (Bagian, bool) {
	if t.jenis != 'k' {
		return "", false
	}
	b, ada := awalan[polos(t.kata)]
	return b, ada
}

// bacaBagian reads "30", "1-3", "1 - juz 3" and "amma".
func (e *Edisi) bacaBagian(b Bagian, sisa []token) (Rentang, error) {
	if b == Juz && len(sisa) == 1 && sisa[0].jenis == 'k' && slices.Contains([]string{"amma", "عم"}, polos(sisa[0].kata)) {
		return e.Bagian(Juz, jumlahJuz)
	}
	if len(sisa) == 4 && sisa[1].jenis == '-' {
		if lain, ada := awalanBagian(sisa[2]); ada && lain == b {
			sisa = []token{sisa[0], sisa[1], sisa[3]}
		}
	}
	satu := len(sisa) == 1 && sisa[0].jenis == 'n'
	dua := len(sisa) == 3 && sisa[0].jenis == 'n' && sisa[1].jenis == '-' && sisa[2].jenis == 'n'
	if !satu && !dua {
		return Rentang{}, ErrRujukan.Invalidf("tulis %s dan nomornya saja, misalnya %s 3 atau %s 3-5", b, b, b).Pada("rujukan")
	}
	dari, err := e.Bagian(b, sisa[0].angka)
	if err != nil || satu {
		return dari, err
	}
	sampai, err := e.Bagian(b, sisa[2].angka)
	if err != nil {
		return Rentang{}, err
	}
	if sisa[0].angka > sisa[2].angka {
		return Rentang{}, ErrTerbalik.Invalidf("rentang terbalik: %s %d sesudah %d; tukar awal dan akhirnya", b, sisa[0].angka, sisa[2].angka).Pada("rujukan")
	}
	return Rentang{dari.Dari, sampai.Sampai}, nil
}

// bacaSurahAyat tries the reference without a split and split at each dash: names hold
// dashes themselves. Exactly one reading must remain.
func bacaSurahAyat(t []token) (Rentang, error) {
	var hasil []Rentang
	var sebab error
	coba := func(r Rentang, err error) {
		switch {
		case err == nil && !slices.Contains(hasil, r):
			hasil = append(hasil, r)
		case err != nil && beratnya(err) > beratnya(sebab):
			sebab = err
		}
	}
	coba(satuTitik(t))
	for i := range t {
		if t[i].jenis == '-' && i > 0 && i < len(t)-1 {
			coba(duaTitik(t[:i], t[i+1:]))
		}
	}
	switch {
	case len(hasil) == 1:
		return hasil[0], nil
	case len(hasil) > 1:
		return Rentang{}, ErrRujukan.Invalidf("rujukan dapat berarti %s atau %s; tulis dengan nomor, misalnya 2:1-5", hasil[0], hasil[1]).Pada("rujukan")
	case errors.Is(sebab, errTakTerbaca):
		return Rentang{}, ErrRujukan.Invalidf("rujukan tidak terbaca; tulis misalnya Al-Baqarah 1-5, 2:255, QS 78, juz 30, atau halaman 582").Pada("rujukan")
	}
	return Rentang{}, sebab
}

// errTakTerbaca is a reading that did not fit; another one may.
var errTakTerbaca = errors.New("no such form of reference")

// beratnya ranks refusals: the one that understood most is told.
func beratnya(err error) int {
	for i, a := range []error{errTakTerbaca, ErrSurah, ErrRujukan, ErrAyat, ErrTerbalik} {
		if errors.Is(err, a) {
			return i + 1
		}
	}
	return 0
}

func angkaSaja(n int) error {
	return ErrRujukan.Invalidf("angka %d saja dapat berarti surah, juz, atau halaman; tulis QS %d, juz %d, atau halaman %d", n, n, n, n).Pada("rujukan")
}
