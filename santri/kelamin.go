package santri

import (
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrKelamin says that the sex is missing or unreadable. A NIK may propose
	// it; a person decides.
	ErrKelamin = dasar.Aturan("SAN-KELAMIN-01")
	// ErrKelaminKata marks a repair: the sex was written as a word or code.
	ErrKelaminKata = dasar.Aturan("SAN-KELAMIN-02")
)

// ParseJenisKelamin reads L or P in any case; words (Laki-laki, Perempuan,
// putra, putri) and the official codes 1 and 2 are read as well and reported as
// a repair. Empty and anything else is Invalid.
func ParseJenisKelamin(s string) (JenisKelamin, Bacaan, error) {
	var b Bacaan
	t := strings.ToLower(strings.TrimFunc(s, kosong))
	switch t {
	case "l":
		return LakiLaki, b, nil
	case "p":
		return Perempuan, b, nil
	case "":
		return "", b, ErrKelamin.Invalidf("jenis kelamin belum diisi; tulis L atau P")
	}
	var jk JenisKelamin
	switch strings.Map(hurufAngka, t) {
	case "lakilaki", "laki", "lk", "pria", "putra", "1":
		jk = LakiLaki
	case "perempuan", "pr", "wanita", "putri", "2":
		jk = Perempuan
	default:
		return "", b, ErrKelamin.Invalidf("jenis kelamin tidak terbaca; tulis L atau P")
	}
	b.perbaiki(ErrKelaminKata, "jenis kelamin ditulis sebagai L atau P")
	return jk, b, nil
}

func hurufAngka(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// Validate refuses, with [ErrKelamin], anything but L and P.
func (jk JenisKelamin) Validate() error {
	if jk != LakiLaki && jk != Perempuan {
		return ErrKelamin.Invalidf("jenis kelamin harus L atau P")
	}
	return nil
}
