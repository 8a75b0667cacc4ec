package nilai

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Seri says which rank follows equal ones. No regulation fixes it.
type Seri string

// The policies. Equal means equal in every key.
const (
	SeriLompat Seri = "lompat" // 1, 2, 2, 4: competition ranking
	SeriRapat  Seri = "rapat"  // 1, 2, 2, 3: dense ranking
)

// ErrSeri says that a policy for equal ranks is unknown.
var ErrSeri = dasar.Aturan("AKD-PERINGKAT-01")

// Peringkat ranks by keys compared from left to right, higher first: the mark, then
// whatever the institution chose to break ties with. The ranks come in the order of
// kunci. A santri without keys, whose mark is not complete, has rank 0; a missing
// later key counts below any.
//
// Ranks are a report of their own with its own permission; no mark and no rapor
// holds one.
func Peringkat(s Seri, kunci [][]Pecahan) ([]int, error) {
	if s != SeriLompat && s != SeriRapat {
		return nil, ErrSeri.Invalidf("pilih aturan nilai seri: lompat (1, 2, 2, 4) atau rapat (1, 2, 2, 3)").Pada("seri")
	}
	var urut []int
	for i, k := range kunci {
		if len(k) > 0 {
			urut = append(urut, i)
		}
	}
	slices.SortStableFunc(urut, func(a, b int) int { return bandingKunci(kunci[b], kunci[a]) })
	hasil := make([]int, len(kunci))
	for n, i := range urut {
		switch {
		case n > 0 && bandingKunci(kunci[urut[n-1]], kunci[i]) == 0:
			hasil[i] = hasil[urut[n-1]]
		case s == SeriLompat || n == 0:
			hasil[i] = n + 1
		default:
			hasil[i] = hasil[urut[n-1]] + 1
		}
	}
	return hasil, nil
}

func bandingKunci(a, b []Pecahan) int {
	return slices.CompareFunc(a, b, Pecahan.Banding)
}
