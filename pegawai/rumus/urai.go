package rumus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

// Bounds of a formula.
const (
	MaksPanjang = 500 // characters that are not blanks
	MaksDalam   = 32  // parentheses, functions and signs inside each other
	maksNama    = 40
	maksTeks    = 4 * MaksPanjang // bytes, blanks included; places are counted in a uint16
)

var (
	// ErrUrai says that a text is not a formula: something is missing, or not
	// expected where it stands.
	ErrUrai = dasar.Aturan("PEG-RUMUS-01")
	// ErrPanjang says that a formula is longer than [MaksPanjang].
	ErrPanjang = dasar.Aturan("PEG-RUMUS-02")
	// ErrDalam says that a formula is nested more deeply than [MaksDalam].
	ErrDalam = dasar.Aturan("PEG-RUMUS-03")
	// ErrAngka says that a number in a formula is too long, or may be meant as
	// thousands.
	ErrAngka = dasar.Aturan("PEG-RUMUS-04")
)

// Urai reads a formula. Every refusal names the character where it happens,
// counted from 1.
func Urai(teks string) (Rumus, error) {
	isi := len(strings.Join(strings.Fields(teks), ""))
	switch {
	case isi > MaksPanjang || len(teks) > maksTeks:
		return Rumus{}, ErrPanjang.Invalidf("rumus lebih dari %d huruf; pecah menjadi beberapa komponen", MaksPanjang).Pada("rumus")
	case isi == 0:
		return Rumus{}, ErrUrai.Invalidf("rumus masih kosong").Pada("rumus")
	}
	p := pengurai{teks: teks}
	if _, err := p.jumlah(0); err != nil {
		return Rumus{}, err
	}
	if p.lewati(); p.i < len(p.teks) {
		return Rumus{}, p.takTerduga("operator atau akhir rumus")
	}
	return p.r, nil
}

// pengurai reads by recursive descent; i is the place in bytes.
type pengurai struct {
	teks string
	i    int
	r    Rumus
}

func (p *pengurai) galat(a dasar.Aturan, i int, format string, args ...any) error {
	e := a.Invalidf(format, args...)
	e.Message = tempat(utf8.RuneCountInString(p.teks[:i])+1) + e.Message
	return e.Pada("rumus")
}

func (p *pengurai) takTerduga(harap string) error {
	sisa := p.teks[p.i:]
	if sisa == "" {
		return p.galat(ErrUrai, p.i, "rumus terputus; masih diperlukan %s", harap)
	}
	r, n := utf8.DecodeRuneInString(sisa)
	switch {
	case r == utf8.RuneError && n == 1:
		return p.galat(ErrUrai, p.i, "huruf tidak terbaca; ketik ulang rumusnya")
	case r == ',':
		return p.galat(ErrUrai, p.i, "koma di sini tidak terduga; desimal memakai titik (0.05), dan diperlukan %s", harap)
	case r >= 'A' && r <= 'Z':
		return p.galat(ErrUrai, p.i, "nama ditulis dengan huruf kecil; diperlukan %s", harap)
	}
	return p.galat(ErrUrai, p.i, "%q tidak terduga; diperlukan %s", string(r), harap)
}

func (p *pengurai) lewati() {
	p.i = len(p.teks) - len(strings.TrimLeftFunc(p.teks[p.i:], unicode.IsSpace))
}

// ambil takes the text if it stands next.
func (p *pengurai) ambil(s string) bool {
	p.lewati()
	if !strings.HasPrefix(p.teks[p.i:], s) {
		return false
	}
	p.i += len(s)
	return true
}

func (p *pengurai) perlu(s string) error {
	if !p.ambil(s) {
		return p.takTerduga("tanda " + s)
	}
	return nil
}

// taruh adds an operation and returns its place.
func (p *pengurai) taruh(s simpul, pos int) uint16 {
	s.pos = uint16(utf8.RuneCountInString(p.teks[:pos]) + 1)
	p.r.simpul = append(p.r.simpul, s)
	return uint16(len(p.r.simpul) - 1)
}

// jumlah reads a sum, kalian a product: both group from the left.
func (p *pengurai) jumlah(dalam int) (uint16, error) {
	return p.rantai(dalam, p.kalian, "+", opTambah, "-", opKurang)
}

func (p *pengurai) kalian(dalam int) (uint16, error) {
	return p.rantai(dalam, p.faktor, "*", opKali, "/", opBagi)
}

func (p *pengurai) rantai(dalam int, bagian func(int) (uint16, error), s1 string, o1 op, s2 string, o2 op) (uint16, error) {
	kiri, err := bagian(dalam)
	for err == nil {
		p.lewati()
		pos, o := p.i, o1
		if !p.ambil(s1) {
			if o = o2; !p.ambil(s2) {
				return kiri, nil
			}
		}
		var kanan uint16
		if kanan, err = bagian(dalam); err == nil {
			kiri = p.taruh(simpul{op: o, a: kiri, b: kanan}, pos)
		}
	}
	return 0, err
}

// faktor reads a number, a name, a function, a sign or parentheses.
func (p *pengurai) faktor(dalam int) (uint16, error) {
	p.lewati()
	pos := p.i
	if dalam > MaksDalam {
		return 0, p.galat(ErrDalam, pos, "kurung atau fungsi bertumpuk lebih dari %d; pecah menjadi beberapa komponen", MaksDalam)
	}
	switch {
	case p.ambil("-"):
		a, err := p.faktor(dalam + 1)
		if err != nil {
			return 0, err
		}
		return p.taruh(simpul{op: opLawan, a: a}, pos), nil
	case p.ambil("("):
		a, err := p.jumlah(dalam + 1)
		if err != nil {
			return 0, err
		}
		return a, p.perlu(")")
	case pos < len(p.teks) && p.teks[pos] >= '0' && p.teks[pos] <= '9':
		return p.angka()
	case pos < len(p.teks) && p.teks[pos] >= 'a' && p.teks[pos] <= 'z':
		return p.kata(dalam)
	}
	return 0, p.takTerduga("angka, nama, fungsi atau tanda (")
}

func (p *pengurai) rentang(huruf string) string {
	sisa := p.teks[p.i:]
	n := len(sisa) - len(strings.TrimLeft(sisa, huruf))
	p.i += n
	return sisa[:n]
}

func (p *pengurai) angka() (uint16, error) {
	pos := p.i
	utuh, pecahan, _ := strings.Cut(p.rentang("0123456789."), ".")
	utuh = strings.TrimLeft(utuh, "0")
	switch {
	case strings.Contains(pecahan, "."):
		return 0, p.galat(ErrAngka, pos, "angka memakai satu titik desimal saja; tulis ribuan tanpa titik, misalnya 1500000")
	case p.teks[p.i-1] == '.':
		return 0, p.galat(ErrAngka, pos, "angka berakhir dengan titik; hapus titiknya atau lengkapi desimalnya")
	case len(utuh) > 15 || len(pecahan) > 6:
		return 0, p.galat(ErrAngka, pos, "angka paling banyak 15 digit di depan titik dan 6 di belakangnya")
	case sepertiRibuan(utuh, pecahan):
		return 0, p.galat(ErrAngka, pos, "%s.%s dapat berarti ribuan; tulis %[1]s%[2]s untuk ribuan, atau %[1]s.%[2]s0 untuk pecahan", utuh, pecahan)
	}
	b, err := DariDesimal(decimal.RequireFromString("0" + utuh + "." + pecahan + "0")) // digits and one point: never panics
	if err != nil {
		return 0, p.galat(ErrAngka, pos, "angka terlalu panjang; kurangi desimalnya")
	}
	p.r.angka = append(p.r.angka, b)
	return p.taruh(simpul{op: opAngka, a: uint16(len(p.r.angka) - 1)}, pos), nil
}

// sepertiRibuan reports a number such as 1.500, without its leading zeros.
func sepertiRibuan(utuh, pecahan string) bool {
	return len(pecahan) == 3 && len(utuh) >= 1 && len(utuh) <= 3 && utuh != "0"
}

// kata reads a name or a function.
func (p *pengurai) kata(dalam int) (uint16, error) {
	pos := p.i
	nama := p.rentang("abcdefghijklmnopqrstuvwxyz0123456789_")
	o, isian := fungsi(nama)
	kurung := p.ambil("(")
	switch {
	case len(nama) > maksNama:
		return 0, p.galat(ErrUrai, pos, "nama lebih dari %d huruf", maksNama)
	case kurung && isian == 0:
		return 0, p.galat(ErrUrai, pos, "fungsi %s tidak ada; yang ada min, max, bulat dan jika", nama)
	case isian == 0:
		return p.taruh(simpul{op: opNama, a: p.urutNama(nama)}, pos), nil
	case !kurung:
		return 0, p.galat(ErrUrai, pos, "%s adalah fungsi; tulis isinya dalam kurung", nama)
	}
	s := simpul{op: o}
	tujuan := []*uint16{&s.a, &s.b, &s.c, &s.d}
	if o != opJika {
		tujuan = tujuan[:isian]
	}
	for i, t := range tujuan {
		var err error
		switch {
		case i == 0:
		case o == opJika && i == 1:
			s.banding, err = p.pembanding()
		default:
			err = p.perlu(",")
		}
		if err != nil {
			return 0, err
		}
		if *t, err = p.jumlah(dalam + 1); err != nil {
			return 0, err
		}
	}
	if err := p.perlu(")"); err != nil {
		return 0, err
	}
	return p.taruh(s, pos), nil
}

func (p *pengurai) pembanding() (op, error) {
	for _, o := range []op{opKecilSama, opBeda, opKecil, opBesarSama, opBesar, opSama} {
		if p.ambil(strings.TrimSpace(lambang[o])) {
			return o, nil
		}
	}
	return 0, p.takTerduga("pembanding <, <=, >, >=, = atau <>")
}

func (p *pengurai) urutNama(nama string) uint16 {
	i := slices.Index(p.r.nama, nama)
	if i < 0 {
		i = len(p.r.nama)
		p.r.nama = append(p.r.nama, nama)
	}
	return uint16(i)
}
