package nilai

import (
	"slices"
	"strings"
)

// Rencana is a rule set together with the items of one subject and class, checked
// and prepared once; [Rencana.Hitung] then computes the mark of each santri. It is
// immutable and safe for concurrent use.
type Rencana struct {
	aturan   Aturan
	komponen []komponenSusun // sorted by code: the order of entry means nothing
	butir    []butirSusun    // sorted by component and code
	letak    map[string]int  // item code as written, to its place in butir
	dasar    string          // names the rule set in explanations
	sidik    Sidik
	bobot    Angka // of all components
	aspek    []rencanaAspek
}

type komponenSusun struct {
	Komponen
	kosong   Kosong
	dari, ke int  // its items are butir[dari:ke]
	seragam  bool // one full mark and weight: scores may be summed as integers
	berbobot Pecahan
}

type butirSusun struct {
	Butir
	penuh    Angka // in force
	komponen int
	kkm      Pecahan // on the scale of the item
	remedial CaraRemedial
	kelipat  Angka // step that scores have
}

// Susun checks the rules and the items and prepares them.
func Susun(a Aturan, butir []Butir) (*Rencana, error) {
	if err := a.Periksa(); err != nil {
		return nil, err
	}
	if len(butir) > maksButir {
		return nil, ErrButirGanda.Invalidf("lebih dari %d penilaian untuk satu nilai; gabungkan penilaian", maksButir).Pada("butir")
	}
	a = a.salin()
	r := &Rencana{aturan: a, letak: make(map[string]int, len(butir)), dasar: a.Sebutan()}
	letak := map[string]int{}
	slices.SortFunc(a.Komponen, func(x, y Komponen) int { return strings.Compare(lipatKode(x.Kode), lipatKode(y.Kode)) })
	for i, k := range a.Komponen {
		letak[lipatKode(k.Kode)] = i
		r.komponen = append(r.komponen, komponenSusun{Komponen: k, kosong: a.kosong(k), berbobot: k.Bobot.Pecahan()})
		r.bobot += k.Bobot
	}
	if err := r.susunButir(butir, letak); err != nil {
		return nil, err
	}
	r.sidik = sidikSusun(a, r.butir)
	return r, r.susunAspek()
}

func (r *Rencana) susunButir(butir []Butir, letak map[string]int) error {
	ada := map[string]bool{}
	for _, b := range butir {
		kode := lipatKode(b.Kode)
		if !kodeSah(b.Kode) || ada[kode] {
			return ErrButirGanda.Invalidf("kode penilaian %q kosong, terlalu panjang, atau dipakai dua kali", b.Kode).Pada("butir")
		}
		ada[kode] = true
		k, dikenal := letak[lipatKode(b.Komponen)]
		if !dikenal {
			return ErrButirKomponen.Invalidf("penilaian %s menyebut komponen yang tidak ada pada aturan; pilih salah satu komponennya", b.Kode).Pada("komponen")
		}
		if err := b.periksa(); err != nil {
			return err
		}
		b.TP = slices.Clone(b.TP)
		r.butir = append(r.butir, r.siapkan(b, k))
	}
	slices.SortFunc(r.butir, func(x, y butirSusun) int {
		if x.komponen != y.komponen {
			return x.komponen - y.komponen
		}
		return strings.Compare(lipatKode(x.Kode), lipatKode(y.Kode))
	})
	for i, b := range r.butir {
		r.letak[b.Kode] = i
		k := &r.komponen[b.komponen]
		if k.ke == 0 {
			k.dari, k.seragam = i, true
		}
		k.ke = i + 1
		k.seragam = k.seragam && b.penuh == r.butir[k.dari].penuh && b.Bobot == r.butir[k.dari].Bobot
	}
	return nil
}

func (r *Rencana) siapkan(b Butir, komponen int) butirSusun {
	s := r.aturan.Skala
	x := butirSusun{Butir: b, penuh: b.Maks, komponen: komponen, remedial: r.komponen[komponen].Remedial, kelipat: s.Langkah}
	if x.Bobot == 0 {
		x.Bobot = satuAngka
	}
	if b.Maks == 0 {
		x.penuh = s.Maks
	}
	x.kkm = r.aturan.kkm().Pecahan().Kali(x.penuh.Pecahan()).Bagi(s.Maks.Pecahan())
	return x
}

// rendah is the lowest score of the item: that of the scale where the item is on it,
// else 0.
func (r *Rencana) rendah(b *butirSusun) Angka {
	if b.penuh == r.aturan.Skala.Maks {
		return r.aturan.Skala.Min
	}
	return 0
}

// Aturan returns the rules that the plan was made of.
func (r *Rencana) Aturan() Aturan { return r.aturan.salin() }

// Sidik identifies the rules together with the items: what a publication pins.
func (r *Rencana) Sidik() Sidik { return r.sidik }

// Butir returns the items in the order in which explanations name them.
func (r *Rencana) Butir() []Butir {
	semua := make([]Butir, len(r.butir))
	for i, b := range r.butir {
		semua[i] = b.Butir
		semua[i].TP = slices.Clone(b.TP)
	}
	return semua
}

// salin copies the rules with everything they point to.
func (a Aturan) salin() Aturan {
	a.Komponen = slices.Clone(a.Komponen)
	a.Skala.Pita = slices.Clone(a.Skala.Pita)
	return a
}
