package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// BawaanPindah is what becomes of the scored assessments of one subject when somebody
// changes class during a term, by code.
type BawaanPindah struct {
	Mapel KodeMapel
	Ikut  []string // count in the class that follows
	Lepas []string // do not, by the rules of that class
}

// isiBawaan says for every decision to move that waits what of this term's marks comes
// along: the same that the grid and the rapor of the class that follows will count.
func (s *Service) isiBawaan(ctx context.Context, l dasar.LembagaID, x *LembarKenaikan) error {
	periode, ada := x.Dari.PeriodePada(x.Putaran.Pada)
	pindah := slices.ContainsFunc(x.Baris, BarisTampil.akanPindah)
	if !ada || !pindah {
		return nil
	}
	aturan, err := s.Stores.Nilai.Aturan(ctx, l)
	if err != nil {
		return err
	}
	kelas := make([]RombelID, len(x.Kelas))
	for i, r := range x.Kelas {
		kelas[i] = r.ID
	}
	b := bahan{asesmen: map[tempatNilai][]Asesmen{}, skor: map[string][]Skor{}}
	asesmen, err := s.Stores.Nilai.Asesmen(ctx, l, SaringAsesmen{Rombel: kelas, Periode: periode.Kode})
	if err != nil {
		return err
	}
	skor, err := s.Stores.Nilai.Skor(ctx, l, b.catatAsesmen(asesmen)...)
	if err != nil {
		return err
	}
	b.catatSkor(skor)
	for i := range x.Baris {
		y := &x.Baris[i]
		k := slices.IndexFunc(x.Tujuan, func(r Rombel) bool { return r.ID == y.Simpan.Tujuan })
		if !y.akanPindah() || k < 0 {
			continue
		}
		y.Bawaan = b.bawaanPindah(aturan, y.Peserta.ID, y.Dari, x.Tujuan[k], periode)
	}
	return nil
}

func (b BarisTampil) akanPindah() bool {
	return b.Selisih != nil && b.Selisih.Masalah == nil && b.Simpan.Putusan == kenaikan.Pindah
}

func (b bahan) bawaanPindah(aturan []AturanNilai, id santri.ID, dari, ke Rombel, p Periode) (hasil []BawaanPindah) {
	skor := b.milik(id)
	for t, as := range b.asesmen {
		if t.rombel != dari.ID {
			continue
		}
		a, _ := AturanBerlaku(aturan, ke.Unit, t.mapel, p.Selesai) // without rules nothing counts
		boleh := a.Aturan.Bawaan == nilai.BawaanJalur || a.Aturan.Bawaan == nilai.BawaanUnit && dari.Unit == ke.Unit
		x := BawaanPindah{Mapel: t.mapel}
		for _, y := range as {
			_, ada := a.Aturan.KomponenUntuk(y.Komponen)
			switch {
			case !dinilai(skor(y.ID)):
			case boleh && ada:
				x.Ikut = append(x.Ikut, y.Kode)
			default:
				x.Lepas = append(x.Lepas, y.Kode)
			}
		}
		if len(x.Ikut)+len(x.Lepas) > 0 {
			hasil = append(hasil, x)
		}
	}
	slices.SortFunc(hasil, func(a, b BawaanPindah) int { return cmp.Compare(a.Mapel, b.Mapel) })
	return hasil
}
