package rumus

import (
	"slices"
	"strings"
)

// Rumus is a formula that was read. It is immutable and may be shared; the zero
// value is no formula and is refused by [Rumus.Hitung].
type Rumus struct {
	simpul []simpul // the last one is the whole
	angka  []Bilangan
	nama   []string // in order of first appearance
}

// simpul is one operation of the tree; a, b, c and d are places of its parts in
// the same list, or of a number or a name.
type simpul struct {
	op         op
	banding    op // of jika
	pos        uint16
	a, b, c, d uint16
}

type op uint8

const (
	opAngka op = iota
	opNama
	opTambah
	opKurang
	opKali
	opBagi
	opLawan
	opMin
	opMax
	opBulat
	opJika // jika(a banding b, c, d)
	opKecil
	opKecilSama
	opBesar
	opBesarSama
	opSama
	opBeda
)

// lambang is how an operation is written.
var lambang = [...]string{
	opTambah: " + ", opKurang: " - ", opKali: " * ", opBagi: " / ", opLawan: "-", opMin: "min", opMax: "max", opBulat: "bulat", opJika: "jika",
	opKecil: " < ", opKecilSama: " <= ", opBesar: " > ", opBesarSama: " >= ", opSama: " = ", opBeda: " <> ",
}

// fungsi are the words that take arguments in parentheses, and how many.
func fungsi(nama string) (o op, isian int) {
	switch nama {
	case "min":
		return opMin, 2
	case "max":
		return opMax, 2
	case "bulat":
		return opBulat, 1
	case "jika":
		return opJika, 3
	}
	return 0, 0
}

// Nama lists the names that the formula needs, each once, in order of appearance.
func (r Rumus) Nama() []string { return slices.Clone(r.nama) }

// IsZero reports whether there is no formula.
func (r Rumus) IsZero() bool { return len(r.simpul) == 0 }

// String writes the formula in one way of writing: with blanks around operators
// and no parentheses that change nothing. [Urai] reads it back to the same formula.
func (r Rumus) String() string {
	if r.IsZero() {
		return ""
	}
	var b strings.Builder
	r.tulis(&b, uint16(len(r.simpul)-1), 0)
	return b.String()
}

// kuat is how strongly an operation binds.
func (o op) kuat() int {
	switch o {
	case opTambah, opKurang:
		return 1
	case opKali, opBagi:
		return 2
	case opLawan:
		return 3
	}
	return 4
}

// tulis writes a part, in parentheses when it binds more weakly than asked.
func (r Rumus) tulis(b *strings.Builder, i uint16, kuat int) {
	s := r.simpul[i]
	if s.op.kuat() < kuat {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	switch s.op {
	case opAngka:
		b.WriteString(tulisAngka(r.angka[s.a]))
	case opNama:
		b.WriteString(r.nama[s.a])
	case opTambah, opKurang, opKali, opBagi:
		r.tulis(b, s.a, s.op.kuat())
		b.WriteString(lambang[s.op])
		r.tulis(b, s.b, s.op.kuat()+1)
	case opLawan:
		b.WriteByte('-')
		r.tulis(b, s.a, s.op.kuat())
	default:
		b.WriteString(lambang[s.op] + "(")
		r.tulis(b, s.a, 0)
		switch s.op {
		case opMin, opMax:
			b.WriteString(", ")
			r.tulis(b, s.b, 0)
		case opJika:
			b.WriteString(lambang[s.banding])
			r.tulis(b, s.b, 0)
			b.WriteString(", ")
			r.tulis(b, s.c, 0)
			b.WriteString(", ")
			r.tulis(b, s.d, 0)
		}
		b.WriteByte(')')
	}
}

// tulisAngka writes a literal; 1.125 gets a fourth decimal, because [Urai] refuses
// what may be meant as a thousand.
func tulisAngka(b Bilangan) string {
	s := b.Desimal().String()
	if utuh, pecahan, _ := strings.Cut(s, "."); sepertiRibuan(utuh, pecahan) {
		return s + "0"
	}
	return s
}
