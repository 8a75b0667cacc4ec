package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// bawa computes anew the marks of those on a grid who came from another class during the
// term, and says what they brought.
func (s *Service) bawa(ctx context.Context, lembaga dasar.LembagaID, l *LembarNilai) error {
	semua, err := s.Stores.Struktur.Rombel(ctx, lembaga, SaringRombel{Tahun: []TahunID{l.Rombel.Tahun}, Unit: []string{string(l.Rombel.Unit)}, Jalur: l.Rombel.Jalur})
	if err != nil || len(semua) < 2 {
		return err
	}
	id := make([]santri.ID, len(l.Santri))
	for i, p := range l.Santri {
		id[i] = p.ID
	}
	j, err := s.jejak(ctx, lembaga, []TahunAjaran{l.Tahun}, semua, id...)
	if err != nil {
		return err
	}
	asal, dulu := map[santri.ID]asalNilai{}, map[RombelID]string{}
	for _, i := range id {
		if a, pindah := j.asal(i, l.Rombel, l.Periode); pindah {
			asal[i] = a
			for _, r := range a.rombel {
				dulu[r.ID] = r.Nama
			}
		}
	}
	if len(asal) == 0 {
		return nil
	}
	return s.bawaDari(ctx, lembaga, l, asal, dulu)
}

func (s *Service) bawaDari(ctx context.Context, lembaga dasar.LembagaID, l *LembarNilai, asal map[santri.ID]asalNilai, dulu map[RombelID]string) error {
	b := bahan{asesmen: map[tempatNilai][]Asesmen{}, skor: map[string][]Skor{}}
	var rs []RombelID
	for r := range dulu {
		rs = append(rs, r)
	}
	slices.Sort(rs)
	asesmen, err := s.Stores.Nilai.Asesmen(ctx, lembaga, SaringAsesmen{Rombel: rs, Mapel: l.Mapel, Periode: l.Periode.Kode})
	if err != nil {
		return err
	}
	skor, err := s.Stores.Nilai.Skor(ctx, lembaga, b.catatAsesmen(asesmen)...)
	if err != nil {
		return err
	}
	b.catatSkor(skor)
	b.catatSkor(l.Skor)
	for id, a := range asal {
		var lama []Asesmen
		for _, r := range a.rombel {
			lama = append(lama, b.asesmen[tempatNilai{r.ID, l.Mapel}]...)
		}
		if err := l.pakaiBawaan(id, a.susun(l.Aturan, l.Asesmen, lama, b.milik(id)), b.milik(id), dulu); err != nil {
			return err
		}
	}
	return nil
}

// pakaiBawaan marks one santri by the given assessments.
func (l *LembarNilai) pakaiBawaan(id santri.ID, pakai []Asesmen, skor skorMilik, dulu map[RombelID]string) error {
	var bawaan []NilaiBawaan
	for _, x := range pakai {
		if x.Rombel != l.Rombel.ID {
			bawaan = append(bawaan, NilaiBawaan{x, dulu[x.Rombel], skor(x.ID)})
		}
	}
	if len(bawaan) == 0 {
		return nil
	}
	rencana, err := nilai.Susun(l.Aturan, butir(pakai))
	if err != nil {
		return err
	}
	isi := isianSatu(pakai, id, skor)
	if l.Bawaan == nil {
		l.Bawaan, l.pribadi = map[santri.ID][]NilaiBawaan{}, map[santri.ID]pribadi{}
	}
	l.Bawaan[id], l.pribadi[id] = bawaan, pribadi{rencana, isi}
	l.Hasil[id], err = rencana.Hitung(isi, nil)
	return err
}
