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

// asalNilai says which classes of the same track a santri was in earlier in the term, and
// since when in the one of now.
type asalNilai struct {
	masuk  dasar.Tanggal
	rombel []Rombel
}

// dari are the classes whose marks come along by the rules.
func (a asalNilai) dari(b nilai.Bawaan, r Rombel) []Rombel {
	return slices.DeleteFunc(slices.Clone(a.rombel), func(x Rombel) bool {
		return b == nilai.BawaanTidak || b == nilai.BawaanUnit && x.Unit != r.Unit
	})
}

// SebutKelas names a class before: with its unit when that is another one.
func SebutKelas(x, kini Rombel) string {
	if x.Unit == kini.Unit {
		return x.Nama
	}
	return string(x.Unit) + " " + x.Nama
}

// asal finds it; false for who did not move.
func (j jejakKelas) asal(id santri.ID, r Rombel, p Periode) (a asalNilai, pindah bool) {
	for _, m := range j.selama(id, r.Jalur, p.Mulai, p.Selesai) {
		if m.ID == r.ID {
			a.masuk = m.mulai
		} else if a.masuk.IsZero() && !slices.ContainsFunc(a.rombel, func(x Rombel) bool { return x.ID == m.ID }) {
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
// left out when the class before has scores instead. A component of the class before
// counts as the one that the rules say; tidak are the scored ones that they have none for.
func (a asalNilai) susun(aturan nilai.Aturan, baru, semua []Asesmen, skor skorMilik) (pakai, tidak []Asesmen) {
	var lama []Asesmen
	for _, x := range semua {
		k, ada := aturan.KomponenUntuk(x.Komponen)
		switch {
		case !dinilai(skor(x.ID)):
		case !ada:
			tidak = append(tidak, x)
		default:
			x.Komponen = k.Kode
			lama = append(lama, x)
		}
	}
	if len(lama) == 0 {
		return baru, tidak
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
	return pakai, tidak
}

// butirBawaan are assessments of several classes as the engine takes them, each with the
// class before that it comes from.
func butirBawaan(as []Asesmen, kini Rombel, dulu []Rombel) []nilai.Butir {
	bs := butir(as)
	for i, a := range as {
		if k := slices.IndexFunc(dulu, func(r Rombel) bool { return r.ID == a.Rombel && r.ID != kini.ID }); k >= 0 {
			bs[i].Asal = SebutKelas(dulu[k], kini)
		}
	}
	return bs
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

// milik are the scores that legers were read with, of one santri; of classes before those
// that he took along.
func (b bahan) milik(id santri.ID) skorMilik {
	return func(asesmen string) []Skor {
		if x, beku := b.beku[id][asesmen]; beku {
			return x.Skor
		}
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
		dipegang[x.Rombel.ID] = true
		for _, t := range b.tahun {
			tahun[t.ID] = tahun[t.ID] || t.sebagian(x.Periode)
		}
	}
	maps.DeleteFunc(tahun, func(_ TahunID, perlu bool) bool { return !perlu })
	semua, err := s.Stores.Struktur.Rombel(ctx, l, SaringRombel{Tahun: slices.Sorted(maps.Keys(tahun))})
	if err != nil {
		return err
	}
	j, err := s.jejak(ctx, l, b.tahun, semua, calonPindah(b, legers, semua, dipegang)...)
	if err != nil || len(j) == 0 {
		return err
	}
	asal, lain, lainTahun := map[RombelID]map[santri.ID]asalNilai{}, map[RombelID]bool{}, map[RombelID]bool{}
	for _, x := range legers {
		for _, p := range x.Santri {
			if a, pindah := j.asal(p.ID, x.Rombel, x.Periode); pindah {
				if asal[x.Rombel.ID] == nil {
					asal[x.Rombel.ID] = map[santri.ID]asalNilai{}
				}
				asal[x.Rombel.ID][p.ID] = a
				for _, r := range a.rombel {
					if r.Tahun != x.Rombel.Tahun {
						lainTahun[r.ID] = true
					} else if !dipegang[r.ID] {
						lain[r.ID] = true
					}
				}
			}
		}
	}
	semuaAsal := map[santri.ID]asalNilai{}
	for _, xs := range asal {
		for id, a := range xs {
			semuaAsal[id] = asalNilai{rombel: slices.Concat(semuaAsal[id].rombel, a.rombel)}
		}
	}
	if err := s.bacaBeku(ctx, l, b, semuaAsal); err != nil {
		return err
	}
	if err := s.bacaLain(ctx, l, b, periode, slices.Sorted(maps.Keys(lain))); err != nil {
		return err
	}
	if err := s.bacaLainTahun(ctx, l, b, "", slices.Sorted(maps.Keys(lainTahun))); err != nil {
		return err
	}
	for i := range legers {
		legers[i].asal = asal[legers[i].Rombel.ID]
		if err := b.hitungPindah(&legers[i], legers[i].asal); err != nil {
			return err
		}
	}
	return nil
}

// sebagian reports whether the year has a day of a term.
func (t TahunAjaran) sebagian(p Periode) bool {
	return !t.Mulai.After(p.Selesai) && !t.Selesai.Before(p.Mulai)
}

// calonPindah lists whose memberships have to be looked at.
func calonPindah(b bahan, legers []Leger, semua []Rombel, dipegang map[RombelID]bool) []santri.ID {
	lengkap := true
	for _, r := range semua {
		lengkap = lengkap && (dipegang[r.ID] || !slices.ContainsFunc(legers, func(x Leger) bool {
			return x.Rombel.Jalur == r.Jalur
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

// bacaLainTahun adds those of classes of other years, whose terms have codes of their own.
func (s *Service) bacaLainTahun(ctx context.Context, l dasar.LembagaID, b bahan, m KodeMapel, rs []RombelID) error {
	if len(rs) == 0 {
		return nil
	}
	asesmen, err := s.Stores.Nilai.Asesmen(ctx, l, SaringAsesmen{Rombel: rs, Mapel: m})
	if err != nil {
		return err
	}
	sendiri := b
	sendiri.asesmen = b.lain
	skor, err := s.Stores.Nilai.Skor(ctx, l, sendiri.catatAsesmen(asesmen)...)
	b.catatSkor(skor)
	return err
}

// hitungPindah computes the marks of one class's new members anew.
func (b bahan) hitungPindah(l *Leger, asal map[santri.ID]asalNilai) error {
	for i := range l.Mapel {
		x := &l.Mapel[i]
		h := b.harapan(l, x.Kode)
		for id, a := range asal {
			baru, lama := h.milik(b.asesmen[tempatNilai{l.Rombel.ID, x.Kode}], id, b.milik(id)), []Asesmen(nil)
			aturan, _ := AturanBerlaku(b.aturan, l.Rombel.Unit, x.Kode, l.Periode.Selesai)
			for _, r := range a.dari(aturan.Aturan.Bawaan, l.Rombel) {
				lama = append(lama, b.lama(id, r, x.Kode, l.Rombel, l.Periode)...)
			}
			if !x.Aturan || len(lama) == 0 || !h.diikuti(id) {
				continue
			}
			if err := b.hitungSatu(l, x, id, a, aturan.Aturan, baru, lama); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b bahan) hitungSatu(l *Leger, x *MapelLeger, id santri.ID, a asalNilai, aturan nilai.Aturan, baru, lama []Asesmen) error {
	skor := b.milik(id)
	pakai, _ := a.susun(aturan, baru, lama, skor)
	rencana, err := nilai.Susun(aturan, butirBawaan(pakai, l.Rombel, a.rombel))
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
	for _, y := range rencana.Asal() {
		l.rinci.catatAsal(id, x.Kode, y)
	}
	return l.rinci.isi(id, x.Kode, rencana, isi)
}

func dinilaiPertama(xs []Skor) bool { return len(xs) > 0 && xs[0].Keadaan != nilai.Belum }
