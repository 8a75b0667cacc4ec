package jadwal

import (
	"cmp"
	"slices"
)

// petak cuts the clock at every start and end of a period that occurs in any grid, and
// keeps the pieces that some period covers. A lesson covers a piece wholly or not at
// all, so two lessons overlap exactly when they have a piece in common on one day.
func petak(daftar []Kisi) []Selang {
	var tepi []Menit
	var tutup [maksMenit]bool
	for _, k := range daftar {
		for _, h := range k.Hari {
			for _, g := range h.Jam {
				tepi = append(tepi, g.Mulai, g.Selesai)
				for m := g.Mulai; m < g.Selesai; m++ {
					tutup[m] = true
				}
			}
		}
	}
	slices.Sort(tepi)
	tepi = slices.Compact(tepi)
	var hasil []Selang
	for i := 1; i < len(tepi); i++ {
		if tutup[tepi[i-1]] {
			hasil = append(hasil, Selang{tepi[i-1], tepi[i]})
		}
	}
	return hasil
}

// nomorPetak gives the numbers of the pieces that the intervals touch.
func nomorPetak(potongan []Selang, selang []Selang) []int {
	var hasil []int
	for _, g := range selang {
		i, _ := slices.BinarySearchFunc(potongan, g.Mulai, func(p Selang, m Menit) int { return cmp.Compare(p.Selesai, m+1) })
		for ; i < len(potongan) && potongan[i].Mulai < g.Selesai; i++ {
			hasil = append(hasil, i)
		}
	}
	return hasil
}
