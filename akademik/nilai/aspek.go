package nilai

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Aspek is a part of a subject with a mark, predikat and description of its own. In
// Kurikulum 2013 (Permendikbud 23/2016; Panduan Penilaian 2017) a subject has two, and
// no mark over both.
type Aspek string

// The aspects. Rules without them give one mark.
const (
	Pengetahuan  Aspek = "pengetahuan"  // KI-3
	Keterampilan Aspek = "keterampilan" // KI-4
)

// DaftarAspek lists the aspects in the order of print.
func DaftarAspek() []Aspek { return []Aspek{Pengetahuan, Keterampilan} }

// Sebutan is the aspect as printed.
func (a Aspek) Sebutan() string {
	switch a {
	case Pengetahuan:
		return "Pengetahuan"
	case Keterampilan:
		return "Keterampilan"
	}
	return ""
}

// ErrAspek says that an aspect is unknown, that some components have one and others
// none, or that an aspect has no weight.
var ErrAspek = dasar.Aturan("AKD-ATURAN-12")

// HasilAspek is the mark of one santri in one aspect.
type HasilAspek struct {
	Aspek Aspek
	Hasil
}

// Aspek returns the aspects that the rules give marks for, in the order of print; none
// for rules of one mark.
func (a Aturan) Aspek() (ada []Aspek) {
	for _, x := range DaftarAspek() {
		if slices.ContainsFunc(a.Komponen, func(k Komponen) bool { return k.Aspek == x }) {
			ada = append(ada, x)
		}
	}
	return ada
}

// periksaAspek refuses components that are not all of an aspect or all of none.
func (a Aturan) periksaAspek() error {
	ada := a.Aspek()
	for _, k := range a.Komponen {
		switch {
		case k.Aspek != "" && k.Aspek.Sebutan() == "":
			return ErrAspek.Invalidf("pilih aspek komponen %s: pengetahuan atau keterampilan", k.Kode).Pada("aspek")
		case k.Aspek == "" && len(ada) > 0 && !k.Formatif:
			return ErrAspek.Invalidf("komponen %s belum punya aspek; beri semua komponen sumatif aspek, atau tidak satu pun", k.Kode).Pada("aspek")
		}
	}
	for _, x := range ada {
		if a.pada(x).bobot() == 0 {
			return ErrAspek.Invalidf("beri bobot pada komponen %s", x).Pada("bobot")
		}
	}
	return nil
}

// pada are the rules of one aspect by itself, as rules of one mark.
func (a Aturan) pada(x Aspek) Aturan {
	var ks []Komponen
	for _, k := range a.Komponen {
		if k.Aspek == x {
			k.Aspek = ""
			ks = append(ks, k)
		}
	}
	a.Komponen = ks
	return a
}

func (a Aturan) bobot() (n Angka) {
	for _, k := range a.Komponen {
		n += k.Bobot
	}
	return n
}

// rencanaAspek is the plan of one aspect by itself.
type rencanaAspek struct {
	Aspek
	*Rencana
}

// susunAspek prepares the aspects out of the items that belong to them.
func (r *Rencana) susunAspek() error {
	for _, x := range r.aturan.Aspek() {
		var butir []Butir
		for _, b := range r.butir {
			if r.komponen[b.komponen].Aspek == x {
				butir = append(butir, b.Butir)
			}
		}
		p, err := Susun(r.aturan.pada(x), butir)
		if err != nil {
			return err
		}
		p.dasar += ", " + string(x)
		r.aspek = append(r.aspek, rencanaAspek{x, p})
	}
	return nil
}

// isianAspek are the entries for items of one aspect.
func (r rencanaAspek) isian(semua []Isian) (milik []Isian) {
	for _, i := range semua {
		if _, ada := r.letak[i.Butir]; ada {
			milik = append(milik, i)
		}
	}
	return milik
}

// hitungAspek adds the marks of the aspects; the subject is tuntas when all of them are.
func (r *Rencana) hitungAspek(h *Hasil, isian []Isian, u *Uraian) error {
	tuntas := h.Rapor.Ada
	for _, x := range r.aspek {
		hasil, err := x.Hitung(x.isian(isian), u)
		if err != nil {
			return err
		}
		h.Aspek = append(h.Aspek, HasilAspek{x.Aspek, hasil})
		tuntas = tuntas && hasil.Rapor.Tuntas
	}
	h.Rapor.Tuntas = tuntas
	return nil
}

// PerTPAspek is [Rencana.PerTP] of the items of one aspect.
func (r *Rencana) PerTPAspek(a Aspek, isian []Isian) ([]NilaiTP, error) {
	for _, x := range r.aspek {
		if x.Aspek == a {
			return x.PerTP(x.isian(isian))
		}
	}
	return nil, nil
}
