package akademik

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// asalNilai says which classes of the same unit and track a santri was in earlier in the
// term, and since when in the one of now.
type asalNilai struct {
	masuk  dasar.Tanggal
	rombel []Rombel
}

// asal finds it; false for who did not move.
func (j jejakKelas) asal(id santri.ID, r Rombel, p Periode) (a asalNilai, pindah bool) {
	for _, m := range j.selama(id, r.Jalur, p.Mulai, p.Selesai) {
		if m.ID == r.ID {
			a.masuk = m.mulai
		} else if a.masuk.IsZero() && m.Unit == r.Unit && m.Tahun == r.Tahun {
			a.rombel = append(a.rombel, m.Rombel)
		}
	}
	return a, len(a.rombel) > 0 && !a.masuk.IsZero()
}

// skorMilik are the scores of one santri at an assessment.
type skorMilik func(asesmen string) []Skor

// susun says what one subject of the santri is made of: the assessments of the class of
// now and those scored in the class before. Of two with one code the one with a score
// counts, that of now first; what the class of now assessed before the santri came is
// left out when the class before has scores instead. Components that the rules do not
// have are left out.
func (a asalNilai) susun(aturan nilai.Aturan, baru, lama []Asesmen, skor skorMilik) (pakai []Asesmen) {
	lama = slices.DeleteFunc(slices.Clone(lama), func(x Asesmen) bool {
		return !dinilai(skor(x.ID)) || !slices.ContainsFunc(aturan.Komponen, func(k nilai.Komponen) bool { return strings.EqualFold(k.Kode, x.Komponen) })
	})
	if len(lama) == 0 {
		return baru
	}
	for _, x := range baru {
		ganti := slices.IndexFunc(lama, func(y Asesmen) bool { return strings.EqualFold(y.Kode, x.Kode) })
		switch {
		case dinilai(skor(x.ID)):
			pakai = append(pakai, x)
		case ganti >= 0:
			pakai = append(pakai, lama[ganti])
		case x.Tanggal.IsZero() || !x.Tanggal.Before(a.masuk):
			pakai = append(pakai, x)
			continue
		}
		if ganti >= 0 {
			lama = slices.Delete(lama, ganti, ganti+1)
		}
	}
	for _, y := range lama { // a santri may come from two classes
		if !slices.ContainsFunc(pakai, func(x Asesmen) bool { return strings.EqualFold(x.Kode, y.Kode) }) {
			pakai = append(pakai, y)
		}
	}
	return pakai
}

func dinilai(xs []Skor) bool {
	return slices.ContainsFunc(xs, func(x Skor) bool { return x.Keadaan != nilai.Belum })
}

// isianSatu are the entries of one santri at assessments.
func isianSatu(asesmen []Asesmen, id santri.ID, skor skorMilik) []nilai.Isian {
	xs := make([][]Skor, len(asesmen))
	for i, a := range asesmen {
		xs[i] = skor(a.ID)
	}
	return isian(asesmen, xs...)[id]
}

// milik are the scores that legers were read with, of one santri.
func (b bahan) milik(id santri.ID) skorMilik {
	return func(asesmen string) []Skor {
		xs := b.skor[asesmen] // by santri
		i, _ := slices.BinarySearchFunc(xs, id, func(x Skor, id santri.ID) int { return strings.Compare(string(x.Santri), string(id)) })
		n := i
		for n < len(xs) && xs[n].Santri == id {
			n++
		}
		return xs[i:n]
	}
}

// pindahkan computes anew the marks of those who came from another class during the
// term. Where legers cover whole units, who is scored without being a member tells who
// may have moved; else the memberships of everybody are read.
func (s *Service) pindahkan(ctx context.Context, l dasar.LembagaID, b bahan, periode string, legers []Leger) error {
	tahun, dipegang := map[TahunID]bool{}, map[RombelID]bool{}
	for _, x := range legers {
		tahun[x.Rombel.Tahun], dipegang[x.Rombel.ID] = true, true
	}
	semua, err := s.Stores.Struktur.Rombel(ctx, l, SaringRombel{Tahun: slices.Sorted(maps.Keys(tahun))})
	if err != nil {
		return err
	}
	j, err := s.jejak(ctx, l, b.tahun, semua, calonPindah(b, legers, semua, dipegang)...)
	if err != nil || len(j) == 0 {
		return err
	}
	asal, lain := map[RombelID]map[santri.ID]asalNilai{}, map[RombelID]bool{}
	for _, x := range legers {
		for _, p := range x.Santri {
			if a, pindah := j.asal(p.ID, x.Rombel, x.Periode); pindah {
				if asal[x.Rombel.ID] == nil {
					asal[x.Rombel.ID] = map[santri.ID]asalNilai{}
				}
				asal[x.Rombel.ID][p.ID] = a
				for _, r := range a.rombel {
					lain[r.ID] = !dipegang[r.ID]
				}
			}
		}
	}
	maps.DeleteFunc(lain, func(_ RombelID, perlu bool) bool { return !perlu })
	if err := s.bacaLain(ctx, l, b, periode, slices.Sorted(maps.Keys(lain))); err != nil {
		return err
	}
	for i := range legers {
		if err := b.hitungPindah(&legers[i], asal[legers[i].Rombel.ID]); err != nil {
			return err
		}
	}
	return nil
}

// calonPindah lists whose memberships have to be looked at.
func calonPindah(b bahan, legers []Leger, semua []Rombel, dipegang map[RombelID]bool) []santri.ID {
	lengkap := true
	for _, r := range semua {
		lengkap = lengkap && (dipegang[r.ID] || !slices.ContainsFunc(legers, func(x Leger) bool {
			return x.Rombel.Tahun == r.Tahun && x.Rombel.Unit == r.Unit && x.Rombel.Jalur == r.Jalur
		}))
	}
	if lengkap {
		return slices.Sorted(maps.Keys(b.bekas))
	}
	var id []santri.ID
	for _, x := range legers {
		for _, p := range x.Santri {
			id = append(id, p.ID)
		}
	}
	return id
}

// bacaLain adds assessments and scores of classes that were not asked about.
func (s *Service) bacaLain(ctx context.Context, l dasar.LembagaID, b bahan, periode string, rs []RombelID) error {
	if len(rs) == 0 {
		return nil
	}
	asesmen, err := s.Stores.Nilai.Asesmen(ctx, l, SaringAsesmen{Rombel: rs, Periode: periode})
	if err != nil {
		return err
	}
	skor, err := s.Stores.Nilai.Skor(ctx, l, b.catatAsesmen(asesmen)...)
	b.catatSkor(skor)
	return err
}

// hitungPindah computes the marks of one class's new members anew.
func (b bahan) hitungPindah(l *Leger, asal map[santri.ID]asalNilai) error {
	for i := range l.Mapel {
		x := &l.Mapel[i]
		for id, a := range asal {
			baru, lama := b.asesmen[tempatNilai{l.Rombel.ID, x.Kode}], []Asesmen(nil)
			for _, r := range a.rombel {
				lama = append(lama, b.asesmen[tempatNilai{r.ID, x.Kode}]...)
			}
			if !x.Aturan || len(lama) == 0 {
				continue
			}
			if err := b.hitungSatu(l, x, id, a, baru, lama); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b bahan) hitungSatu(l *Leger, x *MapelLeger, id santri.ID, a asalNilai, baru, lama []Asesmen) error {
	aturan, _ := AturanBerlaku(b.aturan, l.Rombel.Unit, x.Kode, l.Periode.Selesai)
	skor := b.milik(id)
	pakai := a.susun(aturan.Aturan, baru, lama, skor)
	rencana, err := nilai.Susun(aturan.Aturan, butir(pakai))
	if err != nil {
		return err
	}
	isi := isianSatu(pakai, id, skor)
	h, err := rencana.Hitung(isi, nil)
	if err != nil {
		return err
	}
	for _, y := range baru {
		x.Seluruh--
		if dinilaiPertama(skor(y.ID)) {
			x.Terisi--
		}
	}
	for _, y := range pakai {
		x.Seluruh++
		if dinilaiPertama(skor(y.ID)) {
			x.Terisi++
		}
	}
	if h.Rapor.Ada {
		x.Rapor++
	}
	if l.Hasil[id][x.Kode].Rapor.Ada {
		x.Rapor--
	}
	l.Hasil[id][x.Kode] = h
	if l.rinci == nil {
		return nil
	}
	return l.rinci.isi(id, x.Kode, rencana, isi)
}

func dinilaiPertama(xs []Skor) bool { return len(xs) > 0 && xs[0].Keadaan != nilai.Belum }
