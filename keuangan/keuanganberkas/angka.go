package keuanganberkas

import (
	"strings"

	"github.com/shopspring/decimal"
)

// bentukAngka says which sign parts the sen, '.' or ','; the other one groups
// thousands. 0 means that no amount of the file has either.
type bentukAngka byte

// suara tells what one amount says about the form of its file: the sign that
// parts the sen, 0 when it fits both, and false when it fits none. Three digits
// after a single sign are thousands: money has no third decimal.
func suara(s string) (bentukAngka, bool) {
	titik, koma := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case titik == 0 && koma == 0:
		return 0, true
	case titik > 0 && koma > 0:
		if strings.LastIndexByte(s, '.') > strings.LastIndexByte(s, ',') {
			return '.', titik == 1
		}
		return ',', koma == 1
	case titik > 1 || titik == 1 && len(s)-strings.IndexByte(s, '.') == 4:
		return ',', true
	case koma > 1 || koma == 1 && len(s)-strings.IndexByte(s, ',') == 4:
		return '.', true
	case titik == 1:
		return '.', true
	}
	return ',', true
}

// kenaliAngka decides the form from all amounts of a file; angka are without
// sign, letters and blanks. The third result is the place of the amount that
// speaks against the others.
func kenaliAngka(angka []string) (bentukAngka, bool, int) {
	var b bentukAngka
	for i, s := range angka {
		v, ok := suara(s)
		if !ok || v != 0 && b != 0 && v != b {
			return 0, false, i
		}
		if v != 0 {
			b = v
		}
	}
	return b, true, 0
}

// pecahan is an amount as written: digits with signs, its sign, and a mark such
// as CR that stood beside it.
type pecahan struct {
	angka string
	minus bool
	tanda string
}

// pecah takes an amount apart; false means that it is none. An empty amount, and
// a lone dash, is "".
func pecah(s string) (p pecahan, ok bool) {
	s = strings.ToLower(strings.TrimSpace(strings.TrimLeft(s, "'`’")))
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		p.minus, s = true, s[1:len(s)-1]
	}
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "idr"), "rp"))
	for _, t := range []string{"cr", "db", "dr", "kr", "k", "d", "c"} {
		if utuh, ada := strings.CutSuffix(s, t); ada {
			p.tanda, s = t, strings.TrimSpace(utuh)
			break
		}
	}
	if utuh, ada := strings.CutSuffix(s, "-"); ada && utuh != "" {
		p.minus, s = true, utuh
	}
	switch {
	case strings.HasPrefix(s, "-"):
		p.minus, s = true, s[1:]
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	s = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' || r == '\u202f' {
			return -1
		}
		return r
	}, s)
	p.angka = s
	return p, strings.Trim(s, "0123456789.,") == "" && len(s) <= 40
}

// baca reads the digits in the form of the file, or reports that they do not
// fit it: groups of other than three digits, more than two decimals.
func (b bentukAngka) baca(s string) (decimal.Decimal, bool) {
	if s == "" {
		return decimal.Zero, true
	}
	utuh, sen := s, ""
	if b != 0 {
		utuh, sen, _ = strings.Cut(s, string(rune(b)))
	}
	grup := string(rune('.' + ',' - b))
	if b != 0 && strings.Contains(utuh, grup) {
		bagian := strings.Split(utuh, grup)
		for i, x := range bagian {
			if i == 0 && (len(x) == 0 || len(x) > 3) || i > 0 && len(x) != 3 {
				return decimal.Zero, false
			}
		}
		utuh = strings.Join(bagian, "")
	}
	if utuh == "" && sen != "" { // .00
		utuh = "0"
	}
	if utuh == "" || strings.Trim(utuh+sen, "0123456789") != "" || len(sen) > 2 || len(utuh) > 18 {
		return decimal.Zero, false
	}
	d, err := decimal.NewFromString(utuh + "." + sen + "0")
	return d, err == nil
}
