package nilai

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Bawaan says which marks come along with who changes class during a term.
type Bawaan string

// What comes along: a choice of the school; no regulation decides it.
const (
	BawaanJalur Bawaan = ""      // from any class of the track, of another unit too
	BawaanUnit  Bawaan = "unit"  // from classes of the same unit only
	BawaanTidak Bawaan = "tidak" // nothing: the class of now begins anew
)

var (
	// ErrBawaan says that what comes along is unknown.
	ErrBawaan = dasar.Aturan("AKD-ATURAN-13")
	// ErrSetara says that a code counts as two components, or is one itself.
	ErrSetara = dasar.Aturan("AKD-ATURAN-14")
)

// maksSetara bounds what one component counts.
const maksSetara = 200

func (k Komponen) setara() (kode []string) {
	for s := range strings.SplitSeq(k.Setara, ",") {
		if s = lipatKode(s); s != "" {
			kode = append(kode, s)
		}
	}
	return kode
}

// periksaSetara refuses codes that could count as two components.
func (a Aturan) periksaSetara(ada map[string]bool) error {
	for _, k := range a.Komponen {
		if len(k.Setara) > maksSetara {
			return ErrSetara.Invalidf("kode setara komponen %s terlalu panjang", k.Kode).Pada("setara")
		}
		for _, s := range k.setara() {
			if ada[s] {
				return ErrSetara.Invalidf("kode %s setara dengan dua komponen, atau komponen sendiri; sisakan satu", s).Pada("setara")
			}
			ada[s] = true
		}
	}
	return nil
}

// KomponenUntuk finds the component that a code of other rules counts as: the one of that
// code, else the one that names it in Setara.
func (a Aturan) KomponenUntuk(kode string) (Komponen, bool) {
	kode = lipatKode(kode)
	for _, k := range a.Komponen {
		if lipatKode(k.Kode) == kode {
			return k, true
		}
	}
	for _, k := range a.Komponen {
		for _, s := range k.setara() {
			if s == kode {
				return k, true
			}
		}
	}
	return Komponen{}, false
}

// Asal lists the classes before that items of the plan come from, by name.
func (r *Rencana) Asal() (kelas []string) {
	for _, b := range r.butir {
		if b.Asal != "" && !slices.Contains(kelas, b.Asal) {
			kelas = append(kelas, b.Asal)
		}
	}
	slices.Sort(kelas)
	return kelas
}
