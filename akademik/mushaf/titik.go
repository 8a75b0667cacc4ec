package mushaf

import (
	"slices"
	"strings"
)

// titik is one end of a reference: a surah, and an ayah of it or all of it.
type titik struct {
	surah, ayat int
	seluruh     bool // no ayah is named
	polos       bool // a bare number without "QS": not clear by itself
}

var (
	kataSurah = []string{"qs", "q", "s", "surah", "surat", "sura", "سوره"}
	kataAyat  = []string{"ayat", "ayah", "ay", "ايه", "ايات", "الايه"}
)

// bacaTitik reads "2", "2:255", "QS 2 ayat 255", "Al-Baqarah", "Al-Baqarah [2]: 255".
func bacaTitik(t []token) (titik, error) {
	berawalan := false
	for len(t) > 1 && t[0].jenis == 'k' && slices.Contains(kataSurah, polos(t[0].kata)) {
		t, berawalan = t[1:], true
	}
	akhirNama := slices.IndexFunc(t, func(x token) bool {
		return x.jenis == 'n' || x.jenis == ':' || x.jenis == 'k' && slices.Contains(kataAyat, polos(x.kata))
	})
	if akhirNama < 0 {
		akhirNama = len(t)
	}
	nama, ekor := t[:akhirNama], ayatPolos(t[akhirNama:])
	if len(nama) == 0 {
		return titikAngka(ekor, berawalan)
	}
	if nama[0].jenis == '-' || nama[len(nama)-1].jenis == '-' {
		return titik{}, errTakTerbaca
	}
	nomor, err := cariNama(gabungKata(nama))
	if err != nil {
		return titik{}, err
	}
	switch bentuk(ekor) {
	case "":
		return titik{surah: nomor, seluruh: true}, nil
	case "n":
		return titik{surah: nomor, ayat: ekor[0].angka}, nil
	case ":n":
		return titik{surah: nomor, ayat: ekor[1].angka}, nil
	case "n:n":
		if ekor[0].angka == nomor {
			return titik{surah: nomor, ayat: ekor[2].angka}, nil
		}
		return titik{}, ErrRujukan.Invalidf("nama %s dan nomor surah %d tidak cocok; tulis salah satunya", daftar()[nomor-1].Nama, ekor[0].angka).Pada("rujukan")
	}
	return titik{}, errTakTerbaca
}

func titikAngka(t []token, berawalan bool) (titik, error) {
	switch bentuk(t) {
	case "n":
		return titik{surah: t[0].angka, seluruh: true, polos: !berawalan}, nil
	case ":n": // "sampai ayat 5"
		return titik{surah: t[1].angka, seluruh: true, polos: true}, nil
	case "n:n":
		return titik{surah: t[0].angka, ayat: t[2].angka}, nil
	}
	return titik{}, errTakTerbaca
}

// ayatPolos reads the word "ayat" as a colon, and a colon followed by it as one.
func ayatPolos(t []token) []token {
	hasil := make([]token, 0, len(t))
	for _, x := range t {
		if x.jenis == 'k' && slices.Contains(kataAyat, polos(x.kata)) {
			x = token{jenis: ':'}
		}
		if x.jenis == ':' && len(hasil) > 0 && hasil[len(hasil)-1].jenis == ':' {
			continue
		}
		hasil = append(hasil, x)
	}
	return hasil
}

func bentuk(t []token) string {
	var b strings.Builder
	for _, x := range t {
		b.WriteRune(x.jenis)
	}
	return b.String()
}

func gabungKata(t []token) string {
	var b strings.Builder
	for i, x := range t {
		switch {
		case x.jenis == '-':
			b.WriteByte('-')
			continue
		case i > 0 && t[i-1].jenis != '-':
			b.WriteByte(' ')
		}
		b.WriteString(x.kata)
	}
	return b.String()
}

// satuTitik reads a reference without a dash of its own: an ayah, or a whole surah.
func satuTitik(t []token) (Rentang, error) {
	x, err := bacaTitik(t)
	if err != nil {
		return Rentang{}, err
	}
	if x.polos {
		return Rentang{}, angkaSaja(x.surah)
	}
	return antara(x, x)
}

// duaTitik reads both sides of a dash. A bare number on the right is an ayah of the
// surah on the left, or a surah after "QS 113".
func duaTitik(kiri, kanan []token) (Rentang, error) {
	x, err := bacaTitik(kiri)
	if err != nil {
		return Rentang{}, err
	}
	if x.polos {
		return Rentang{}, angkaSaja(x.surah)
	}
	y, err := bacaTitik(kanan)
	if err != nil {
		return Rentang{}, err
	}
	if y.polos {
		switch {
		case !x.seluruh:
			y = titik{surah: x.surah, ayat: y.surah}
		case kiri[len(kiri)-1].jenis != 'n':
			return Rentang{}, ErrRujukan.Invalidf("tulis ayat awalnya, misalnya %s 1-%d", gabungKata(kiri), y.surah).Pada("rujukan")
		}
	}
	return antara(x, y)
}

// antara spans from the first ayah of x to the last of y.
func antara(x, y titik) (Rentang, error) {
	a, err := x.rentang()
	if err != nil {
		return Rentang{}, err
	}
	b, err := y.rentang()
	if err != nil {
		return Rentang{}, err
	}
	r := Rentang{a.Dari, b.Sampai}
	if err := r.Validate(); err != nil {
		return Rentang{}, err
	}
	return r, nil
}

func (x titik) rentang() (Rentang, error) {
	if x.seluruh {
		s, err := SurahKe(x.surah)
		return s.Rentang(), err
	}
	a, err := Ke(x.surah, x.ayat)
	return Rentang{a, a}, err
}
