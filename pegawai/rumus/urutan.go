package rumus

import (
	"maps"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrLingkar says that components need each other in a circle.
var ErrLingkar = dasar.Aturan("PEG-RUMUS-09")

// Urutan puts the keys of butuh in an order in which everything that a component
// needs comes before it; the order depends on nothing but the codes. What is
// needed and is no key (a built-in value) is left out. A circle is refused with
// [ErrLingkar] and spelled out from its smallest code: a -> b -> a.
func Urutan[K ~string](butuh map[K][]K) ([]K, error) {
	u := urutan[K]{butuh: butuh, keadaan: make(map[K]int8, len(butuh))}
	for _, k := range slices.Sorted(maps.Keys(butuh)) {
		if lingkar := u.kunjungi(k); lingkar != nil {
			return nil, ErrLingkar.Invalidf("komponen saling membutuhkan: %s; putuskan salah satunya", rantai(lingkar)).Pada("komponen")
		}
	}
	return u.hasil, nil
}

type urutan[K ~string] struct {
	butuh   map[K][]K
	keadaan map[K]int8 // 1 = being visited, 2 = done
	jalan   []K        // what is being visited
	hasil   []K
}

// kunjungi places k after what it needs, or returns the circle it is part of.
func (u *urutan[K]) kunjungi(k K) (lingkar []K) {
	switch u.keadaan[k] {
	case 1:
		return u.jalan[slices.Index(u.jalan, k):]
	case 2:
		return nil
	}
	u.keadaan[k] = 1
	u.jalan = append(u.jalan, k)
	for _, n := range slices.Sorted(slices.Values(u.butuh[k])) {
		if _, ada := u.butuh[n]; ada {
			if lingkar := u.kunjungi(n); lingkar != nil {
				return lingkar
			}
		}
	}
	u.jalan = u.jalan[:len(u.jalan)-1]
	u.keadaan[k] = 2
	u.hasil = append(u.hasil, k)
	return nil
}

// rantai writes a circle from its smallest code.
func rantai[K ~string](lingkar []K) string {
	awal := slices.Index(lingkar, slices.Min(lingkar))
	var b strings.Builder
	for i := range len(lingkar) + 1 {
		if i > 0 {
			b.WriteString(" -> ")
		}
		b.WriteString(string(lingkar[(awal+i)%len(lingkar)]))
	}
	return b.String()
}
