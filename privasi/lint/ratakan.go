package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// rata is a flattened text in which every byte knows where it came from.
type rata struct {
	teks  string
	awal  []int // for each byte of teks: where its character starts in the original
	akhir []int // and where it ends
}

// ratakan flattens: NFKC, lower case, one space for any run of blanks, "\n" between
// paragraphs and before bullets, nothing for characters without width.
func ratakan(s string) rata {
	var b strings.Builder
	r := rata{awal: make([]int, 0, len(s)), akhir: make([]int, 0, len(s))}
	tulis := func(t string, awal, akhir int) {
		b.WriteString(t)
		for range len(t) {
			r.awal, r.akhir = append(r.awal, awal), append(r.akhir, akhir)
		}
	}
	jarak, baris, letak := false, 0, 0
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		awal, akhir := i, i+n
		i = akhir
		switch {
		case tanpaLebar(c):
			continue
		case unicode.IsSpace(c):
			if !jarak {
				jarak, baris, letak = true, 0, awal
			}
			if c == '\n' {
				baris++
			}
			continue
		case butir(c):
			baris, jarak = 2, true
			if b.Len() == 0 {
				letak = awal
			}
			continue
		}
		if jarak && b.Len() > 0 {
			pisah := " "
			if baris > 1 {
				pisah = "\n"
			}
			tulis(pisah, letak, awal)
		}
		jarak = false
		tulis(strings.ToLower(norm.NFKC.String(string(c))), awal, akhir)
	}
	r.teks = b.String()
	return r
}

func tanpaLebar(c rune) bool {
	return c >= 0x200b && c <= 0x200f || c == 0xfeff || c == 0x00ad || c >= 0x202a && c <= 0x202e || c == 0x2060
}

func butir(c rune) bool { return c == '•' || c == '◦' || c == '▪' || c == '·' || c == '●' }

// potong is a stretch of the flattened text.
type potong struct{ dari, sampai int }

// kalimat cuts the flattened text at full stops, exclamation and question marks before a
// blank, and at the ends of paragraphs.
func (r rata) kalimat() (ks []potong) {
	dari := 0
	for i := range len(r.teks) {
		c := r.teks[i]
		ujung := c == '\n' || (c == '.' || c == '!' || c == '?') && (i+1 == len(r.teks) || r.teks[i+1] == ' ' || r.teks[i+1] == '\n')
		if !ujung {
			continue
		}
		if i+1 > dari {
			ks = append(ks, potong{dari, i + 1})
		}
		dari = i + 1
	}
	if dari < len(r.teks) {
		ks = append(ks, potong{dari, len(r.teks)})
	}
	return ks
}
