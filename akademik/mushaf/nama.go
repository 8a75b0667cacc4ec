package mushaf

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrSurah says that no surah, or more than one, has the name.
var ErrSurah = dasar.Aturan("AKD-MUSHAF-05")

// CariSurah finds a surah by its name in Indonesian or Arabic: with or without the
// article, hyphens, apostrophes, harakat or doubled vowels, in the spellings of the
// Ministry of Religion, of common use and of Tanzil. An unknown or ambiguous name is
// refused with [ErrSurah], which proposes the nearest one.
func CariSurah(nama string) (Surah, error) {
	nomor, err := cariNama(nama)
	if err != nil {
		return Surah{}, err
	}
	return salinSurah(daftar()[nomor-1]), nil
}

const maksNama = 40 // runes of a name worth looking at

func cariNama(nama string) (int, error) {
	if r := []rune(nama); len(r) > maksNama {
		return 0, ErrSurah.Invalidf("nama surah terlalu panjang; tulis misalnya Al-Baqarah").Pada("surah")
	}
	indeks := indeksNama()
	for _, k := range kunciNama(nama) {
		switch ada := indeks[k]; {
		case len(ada) == 1:
			return ada[0], nil
		case len(ada) > 1:
			return 0, ErrSurah.Invalidf("nama surah %q dapat berarti %s atau %s; tulis nomornya, misalnya QS %d",
				nama, daftar()[ada[0]-1].Nama, daftar()[ada[1]-1].Nama, ada[0]).Pada("surah")
		}
	}
	if dekat := terdekat(nama); dekat > 0 {
		return 0, ErrSurah.Invalidf("surah %q tidak dikenal; mungkin %s (QS %d)", nama, daftar()[dekat-1].Nama, dekat).Pada("surah")
	}
	return 0, ErrSurah.Invalidf("surah %q tidak dikenal; tulis nama atau nomornya, misalnya QS 2", nama).Pada("surah")
}

// indeksNama gives the surah of each key. No key of a shipped name belongs to two of
// them, which a test proves; if one ever does, the name is refused as ambiguous.
var indeksNama = sync.OnceValue(func() map[string][]int {
	indeks := map[string][]int{}
	for _, s := range daftar() {
		for _, n := range append([]string{s.Nama, s.Arab}, s.Lain...) {
			for _, k := range kunciNama(n) {
				if k != "" && !slices.Contains(indeks[k], s.Nomor) {
					indeks[k] = append(indeks[k], s.Nomor)
				}
			}
		}
	}
	return indeks
})

// kunciNama returns the four keys of a name, the strictest first: its letters, the same
// without the article, its sound, its sound without the article.
func kunciNama(nama string) [4]string {
	kata := strings.FieldsFunc(polos(nama), func(r rune) bool { return r == ' ' || r == '-' })
	penuh := strings.Join(kata, "")
	batang := penuh
	switch {
	case len(kata) > 1 && slices.Contains(artikel, kata[0]):
		batang = strings.Join(kata[1:], "")
	case strings.HasPrefix(penuh, "ال"):
		batang = strings.TrimPrefix(penuh, "ال")
	case len(kata) == 1:
		batang = tanpaArtikel(penuh)
	}
	return [4]string{penuh, batang, bunyi(penuh), bunyi(batang)}
}

// artikel are the forms of "al-" before the letters of the sun, in all spellings of the
// shipped names and the usual ones of Indonesia.
var artikel = []string{"al", "an", "ar", "as", "at", "az", "ad", "asy", "ash", "adz", "adh", "ats", "ath", "azh", "aal"}

// tanpaArtikel cuts an article that is written together with the name: albaqarah,
// annas. The letters of the sun must follow their own article.
func tanpaArtikel(s string) string {
	for _, a := range slices.Backward(artikel) {
		sisa, ada := strings.CutPrefix(s, a)
		if ada && len(sisa) >= 2 && (a == "al" || strings.HasPrefix(sisa, a[1:])) {
			return sisa
		}
	}
	return s
}

// polos lowers the case and drops marks, apostrophes and the ornaments of Arabic
// letters, so that only letters, blanks and hyphens remain.
func polos(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ٱ':
			return 'ا'
		case r == 'ى' || r == 'ی':
			return 'ي'
		case r == 'ة' || r == 'ہ':
			return 'ه'
		case r == 'ک':
			return 'ك'
		case r == ' ' || r == '-':
			return r
		case r == 'ـ' || r == 'ء' || !unicode.IsLetter(r) || unicode.Is(unicode.Lm, r):
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
}

// bunyi folds spellings of one sound: long vowels, doubled letters, and the digraphs
// that Indonesian spellings write in two ways.
var gantiBunyi = strings.NewReplacer(
	"ee", "i", "oo", "u", "sy", "s", "sh", "s", "ts", "s", "th", "t", "dz", "z", "dh", "d", "dl", "d", "zh", "z", "gh", "g", "q", "k", "w", "u", "y", "i",
)

func bunyi(s string) string {
	s = gantiBunyi.Replace(s)
	var b strings.Builder
	var lalu rune
	for _, r := range s {
		if r != lalu {
			b.WriteRune(r)
		}
		lalu = r
	}
	return strings.TrimSuffix(b.String(), "h")
}

// bunyiSurah are the sounds of all names, to compare with.
var bunyiSurah = sync.OnceValue(func() (semua [JumlahSurah][][]rune) {
	for i, s := range daftar() {
		for _, n := range append([]string{s.Nama, s.Arab}, s.Lain...) {
			semua[i] = append(semua[i], []rune(kunciNama(n)[3]))
		}
	}
	return semua
})

// terdekat returns the surah whose sound differs least, in at most two letters, or 0.
func terdekat(nama string) int {
	dicari := []rune(kunciNama(nama)[3])
	terbaik, jarakTerbaik := 0, 3
	if len(dicari) < 3 {
		return 0
	}
	for i, bunyi := range bunyiSurah() {
		for _, b := range bunyi {
			if beda := len(b) - len(dicari); beda > 2 || beda < -2 {
				continue
			}
			if j := jarak(dicari, b); j < jarakTerbaik && j < len(dicari)-1 {
				terbaik, jarakTerbaik = i+1, j
			}
		}
	}
	return terbaik
}

// jarak is the edit distance of two short words.
func jarak(a, b []rune) int {
	baris := make([]int, len(b)+1)
	for j := range baris {
		baris[j] = j
	}
	for i := range a {
		serong := baris[0]
		baris[0] = i + 1
		for j := range b {
			ganti := serong
			if a[i] != b[j] {
				ganti++
			}
			serong = baris[j+1]
			baris[j+1] = min(ganti, baris[j]+1, baris[j+1]+1)
		}
	}
	return baris[len(b)]
}
