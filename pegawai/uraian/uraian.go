// Package uraian holds the words with which a payroll number explains itself.
//
// A result that a person will question (a tax, a contribution, a deduction)
// comes with its [Langkah]: the steps from the inputs to the number, in order,
// each with the article it follows. They are made only when asked for: the
// rules of pph21, bpjs and pegawai take a *[Uraian] and a nil one costs nothing.
//
//	var u uraian.Uraian
//	u.Catat("PP 58/2023 Ps. 2(4)", "kategori TER A untuk TK/0", 0)
//	for _, l := range u.Langkah { fmt.Println(l) }
package uraian

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
)

// Langkah is one step of an explanation. Dasar is the article or the rule of
// the institution that it follows ("PMK 168/2023 Ps. 15(1)b"), "" when it is
// plain arithmetic; Teks is an Indonesian clause without personal data; Nilai
// is its result in rupiah, 0 when the step has none.
type Langkah struct {
	Dasar string       `privasi:"-,rujukan aturan"`
	Teks  string       `privasi:"-,uraian hitungan"`
	Nilai dasar.Rupiah `privasi:"-,hasil hitungan"`
}

// String writes the step on one line, for logs of tests and plain pages.
func (l Langkah) String() string {
	s := fmt.Sprintf("%s = %s", l.Teks, l.Nilai)
	if l.Dasar != "" {
		s += " (" + l.Dasar + ")"
	}
	return s
}

// Uraian collects steps. A nil *Uraian is ready and collects nothing.
type Uraian struct{ Langkah []Langkah }

// Catat adds a step; on a nil receiver it does nothing. Callers build the text
// only after asking [Uraian.Perlu], so that an unexplained run allocates nothing.
func (u *Uraian) Catat(dasarAturan, teks string, nilai dasar.Rupiah) {
	if u != nil {
		u.Langkah = append(u.Langkah, Langkah{Dasar: dasarAturan, Teks: teks, Nilai: nilai})
	}
}

// Catatf is Catat with a format. The arguments are evaluated even on a nil
// receiver: guard it with [Uraian.Perlu] in a hot loop.
func (u *Uraian) Catatf(dasarAturan string, nilai dasar.Rupiah, format string, args ...any) {
	if u != nil {
		u.Catat(dasarAturan, fmt.Sprintf(format, args...), nilai)
	}
}

// Perlu reports whether anybody asked for the steps.
func (u *Uraian) Perlu() bool { return u != nil }
