package hak

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/privasi"
)

// sama reports whether two requests are for the same right and scope of one person, and
// for the same field where they name one.
func (p Permohonan) sama(q Permohonan) bool {
	return p.ID != q.ID && p.Lembaga == q.Lembaga && p.Subjek == q.Subjek && p.Jenis == q.Jenis && p.Bidang == q.Bidang && slices.Equal(urut(p.Lingkup), urut(q.Lingkup))
}

func dahulu(a, b Permohonan) int {
	return cmp.Or(a.Diterima.Compare(b.Diterima), cmp.Compare(a.ID, b.ID))
}

// satukan finds the earliest of a new request and the open ones that ask the same; the
// others become its duplicates, and what pointed to one of these points to it. Requests
// that are answered already are another matter: a person may ask again.
func satukan(p Permohonan, lain []Permohonan, a Aktor) (Permohonan, []Permohonan, []privasi.Peristiwa) {
	kelompok := []Permohonan{p}
	for _, q := range lain {
		if q.sama(p) && q.Status.Terbuka() {
			kelompok = append(kelompok, q)
		}
	}
	if len(kelompok) == 1 {
		return p, nil, nil
	}
	awal := slices.MinFunc(kelompok, dahulu)
	var berubah []Permohonan
	var evs []privasi.Peristiwa
	gugur := map[string]bool{}
	for _, q := range kelompok {
		if q.ID == awal.ID {
			continue
		}
		gugur[q.ID] = true
		q, ev := q.pindah("PermohonanDiduplikatkan", Duplikat, a, "", p.Dicatat)
		q.DuplikatDari = awal.ID
		evs = append(evs, ev)
		if q.ID == p.ID {
			p = q
			continue
		}
		berubah = append(berubah, q)
	}
	for _, q := range lain {
		if q.Status == Duplikat && gugur[q.DuplikatDari] {
			q.DuplikatDari = awal.ID
			berubah = append(berubah, q)
		}
	}
	return p, berubah, evs
}
