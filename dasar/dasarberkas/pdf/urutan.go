package pdf

import (
	"slices"

	urut "github.com/go-text/typesetting/bidi"
	"golang.org/x/text/unicode/bidi"
)

// Marks at the head of a line say which way its paragraph reads, when the line
// alone would say otherwise. They are ours: [bersih] takes those of a text away.
const (
	tandaKiri  = '\u200e'
	tandaKanan = '\u200f'
)

// kelas is the bidirectional class of a letter.
func kelas(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// kananKiri tells whether a text reads from right to left: its first letter with
// a direction decides (UAX 9, P2).
func kananKiri(s string) bool {
	for _, r := range s {
		switch kelas(r) {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// tingkat gives each letter of a line its level: even reads from left to right,
// odd from right to left. A line holds no controls but our mark.
//
// The algorithm is that of go-text (that of x/text v0.44 orders 14,518 of the
// 91,597 cases of Unicode that have no controls wrongly, most with brackets). It
// tells only odd from even: what stands at level 2 inside an Arabic stretch of an
// Indonesian line, its numbers, looks like level 0 after it. Such a line is asked
// a second time, with letters in place of the numbers that count as Arabic (UAX 9,
// W7 and N1): the odd stretches are then those of level 1 and above. So all of
// those cases come out right.
func tingkat(rs []rune) []int8 {
	lv, kanan := make([]int8, len(rs)), kananKiri(string(rs))
	paritas(rs, kanan, lv)
	if kanan {
		for i := range lv {
			lv[i] = 2 - lv[i] // 1 stays, 0 is 2
		}
		return lv
	}
	if !slices.Contains(lv, 1) && !slices.ContainsFunc(rs, func(r rune) bool { return kelas(r) == bidi.AN }) {
		return lv
	}
	arab := make([]int8, len(rs))
	paritas(gantiAngka(rs), false, arab)
	for i := range lv {
		if lv[i] == 0 && arab[i] == 1 {
			lv[i] = 2
		}
	}
	return lv
}

// paritas fills lv with 1 where a letter reads from right to left.
func paritas(rs []rune, kanan bool, lv []int8) {
	arah := urut.LeftToRight
	if kanan {
		arah = urut.RightToLeft
	}
	var p urut.Paragraph
	us := p.Segment(rs, arah)
	for i := range us.NumRuns() {
		if u := us.Run(i); !u.IsLeftToRight() {
			for j := u.Start; j < u.End; j++ {
				lv[j] = 1
			}
		}
	}
}

// gantiAngka puts a letter for each digit that counts as Arabic: those of the
// Arabic script, and others whose last letter with a direction is Arabic; and
// for the signs beside them, such as %.
func gantiAngka(rs []rune) []rune {
	out := slices.Clone(rs)
	kuat, eropa := bidi.L, make([]bool, len(rs))
	for i, r := range rs {
		switch k := kelas(r); k {
		case bidi.L, bidi.R, bidi.AL:
			kuat = k
		case bidi.AN:
			out[i] = 'א'
		case bidi.EN:
			if kuat != bidi.L {
				out[i] = 'א'
				eropa[i] = kuat == bidi.R // after AL it is a number of the Arabic kind (W2), which draws no sign
			}
		}
	}
	sebar := func(i, j int) { // sign i beside j
		if k := kelas(rs[i]); eropa[j] && (k == bidi.ET || k == bidi.BN) {
			out[i], eropa[i] = 'א', true
		}
	}
	for i := 1; i < len(rs); i++ {
		sebar(i, i-1)
	}
	for i := len(rs) - 2; i >= 0; i-- {
		sebar(i, i+1)
	}
	return out
}

// ruas is a stretch of one level.
type ruas struct {
	dari, sampai int
	kanan        bool // reads from right to left
}

// urutan are the stretches of a line as the eye meets them from the left (UAX 9,
// L2).
func urutan(rs []rune) []ruas {
	var out []ruas
	var lv []int8
	for i, l := range tingkat(rs) {
		if i > 0 && l == lv[len(lv)-1] {
			out[len(out)-1].sampai = i + 1
			continue
		}
		out, lv = append(out, ruas{i, i + 1, l%2 == 1}), append(lv, l)
	}
	for l := int8(2); l > 0; l-- {
		for i := 0; i < len(lv); i++ {
			n := i
			for n < len(lv) && lv[n] >= l {
				n++
			}
			if n > i {
				slices.Reverse(out[i:n])
				slices.Reverse(lv[i:n])
				i = n
			}
		}
	}
	return out
}

// cermin are the signs of the Latin letters that turn round where a line reads
// from right to left (UAX 9, L4).
var cermin = map[rune]rune{
	'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«', '‹': '›', '›': '‹',
}
