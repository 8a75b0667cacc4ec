package akademik

import (
	"slices"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/santri"
)

// Peringkat is the place of one santri among those of the legers. Ke is 0 for whoever
// has a mark missing: nobody is ranked by half of the marks.
type Peringkat struct {
	Santri santri.Peserta
	Rombel RombelID
	Rata   nilai.Pecahan // exact mean of the rapor marks
	Mapel  int           // subjects that count
	Ke     int
}

// Peringkatkan ranks the santri of legers by the exact mean of their rapor marks, those
// of several classes together; subjects that a santri is excused from or does not take
// are left out. Ranks
// are a report of their own: no rapor holds one. They come by rank, then in the order of
// the legers, whoever has none last.
func Peringkatkan(s nilai.Seri, ls ...Leger) ([]Peringkat, error) {
	var hasil []Peringkat
	var kunci [][]nilai.Pecahan
	for _, l := range ls {
		for _, p := range l.Santri {
			x, lengkap := rataRapor(l, p)
			hasil = append(hasil, x)
			if lengkap {
				kunci = append(kunci, []nilai.Pecahan{x.Rata})
			} else {
				kunci = append(kunci, nil)
			}
		}
	}
	ke, err := nilai.Peringkat(s, kunci)
	if err != nil {
		return nil, err
	}
	for i := range hasil {
		hasil[i].Ke = ke[i]
	}
	slices.SortStableFunc(hasil, func(a, b Peringkat) int {
		if (a.Ke == 0) != (b.Ke == 0) {
			return b.Ke - a.Ke
		}
		return a.Ke - b.Ke
	})
	return hasil, nil
}

func rataRapor(l Leger, p santri.Peserta) (x Peringkat, lengkap bool) {
	x = Peringkat{Santri: p, Rombel: l.Rombel.ID}
	lengkap = true
	var jumlah nilai.Pecahan
	for _, m := range l.Mapel {
		h, ada := l.Hasil[p.ID][m.Kode]
		switch {
		case !l.Ikut(p.ID, m.Kode):
		case ada && h.Rapor.Ada:
			jumlah, x.Mapel = jumlah.Tambah(h.Rapor.Tepat), x.Mapel+1
		case !ada || h.Keadaan() != nilai.Dikecualikan:
			lengkap = false
		}
	}
	if x.Mapel > 0 {
		x.Rata = jumlah.Bagi(nilai.Utuh(int64(x.Mapel)))
	}
	return x, lengkap && x.Mapel > 0
}
