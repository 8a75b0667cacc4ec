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
	if l.Aturan.Bawaan == nilai.BawaanTidak {
		return nil
	}
	tahun, err := s.Stores.Struktur.Tahun(ctx, lembaga)
	if err != nil {
		return err
	}
	f := SaringRombel{Jalur: l.Rombel.Jalur}
	if l.Aturan.Bawaan == nilai.BawaanUnit {
		f.Unit = []string{string(l.Rombel.Unit)}
	}
	for _, t := range tahun {
		if t.sebagian(l.Periode) {
			f.Tahun = append(f.Tahun, t.ID)
		}
	}
	semua, err := s.Stores.Struktur.Rombel(ctx, lembaga, f)
	if err != nil || len(semua) < 2 {
		return err
	}
	id := make([]santri.ID, len(l.Santri))
	for i, p := range l.Santri {
		id[i] = p.ID
	}
	j, err := s.jejak(ctx, lembaga, tahun, semua, id...)
	if err != nil {
		return err
	}
	asal, dulu := map[santri.ID]asalNilai{}, map[RombelID]Rombel{}
	for _, i := range id {
		if a, pindah := j.asal(i, l.Rombel, l.Periode); pindah {
			asal[i] = a
			for _, r := range a.rombel {
				dulu[r.ID] = r
			}
		}
	}
	if len(asal) == 0 {
		return nil
	}
	return s.bawaDari(ctx, lembaga, l, tahun, asal, dulu)
}

func (s *Service) bawaDari(ctx context.Context, lembaga dasar.LembagaID, l *LembarNilai, tahun []TahunAjaran, asal map[santri.ID]asalNilai, dulu map[RombelID]Rombel) error {
	b := bahan{tahun: tahun, asesmen: map[tempatNilai][]Asesmen{}, skor: map[string][]Skor{}, beku: map[santri.ID]map[string]Bekuan{}}
	b.lain = b.asesmen // of all terms as well
	var rs []RombelID
	for r := range dulu {
		rs = append(rs, r)
	}
	slices.Sort(rs)
	asesmen, err := s.Stores.Nilai.Asesmen(ctx, lembaga, SaringAsesmen{Rombel: rs, Mapel: l.Mapel})
	if err != nil {
		return err
	}
	skor, err := s.Stores.Nilai.Skor(ctx, lembaga, b.catatAsesmen(asesmen)...)
	if err != nil {
		return err
	}
	b.catatSkor(skor)
	b.catatSkor(l.Skor)
	if err := s.bacaBeku(ctx, lembaga, b, asal); err != nil {
		return err
	}
	for id, a := range asal {
		if !l.Ikut(id) {
			continue
		}
		var lama []Asesmen
		for _, r := range a.rombel {
			lama = append(lama, b.lama(id, r, l.Mapel, l.Rombel, l.Periode)...)
		}
		pakai, tidak := a.susun(l.Aturan, l.harapan.milik(l.Asesmen, id, b.milik(id)), lama, b.milik(id))
		if err := l.pakaiBawaan(id, a, pakai, tidak, b.milik(id)); err != nil {
			return err
		}
		for i := range l.Bawaan[id] {
			l.Bawaan[id][i].banding(b.beku[id], asesmen, skor)
		}
	}
	return nil
}

// pakaiBawaan marks one santri by the given assessments, and names those that the rules
// have no component for.
func (l *LembarNilai) pakaiBawaan(id santri.ID, a asalNilai, pakai, tidak []Asesmen, skor skorMilik) (err error) {
	var bawaan []NilaiBawaan
	for _, x := range pakai {
		if x.Rombel != l.Rombel.ID {
			bawaan = append(bawaan, NilaiBawaan{Asesmen: x, Kelas: a.nama(x.Rombel, l.Rombel), Skor: skor(x.ID)})
		}
	}
	ada := len(bawaan) > 0
	for _, x := range tidak {
		bawaan = append(bawaan, NilaiBawaan{Asesmen: x, Kelas: a.nama(x.Rombel, l.Rombel), Skor: skor(x.ID), Lepas: true})
	}
	if len(bawaan) == 0 {
		return nil
	}
	if l.Bawaan == nil {
		l.Bawaan = map[santri.ID][]NilaiBawaan{}
	}
	l.Bawaan[id] = bawaan
	if !ada {
		return nil
	}
	rencana, err := nilai.Susun(l.Aturan, butirBawaan(pakai, l.Rombel, a.rombel))
	if err != nil {
		return err
	}
	return l.sendiri(id, rencana, isianSatu(pakai, id, skor))
}

// nama names a class before.
func (a asalNilai) nama(id RombelID, kini Rombel) string {
	for _, r := range a.rombel {
		if r.ID == id {
			return SebutKelas(r, kini)
		}
	}
	return ""
}

// banding says how an assessment that was taken along is different in its class by now.
func (n *NilaiBawaan) banding(beku map[string]Bekuan, asesmen []Asesmen, skor []Skor) {
	x, ada := beku[n.Asesmen.ID]
	i := slices.IndexFunc(asesmen, func(a Asesmen) bool { return a.ID == n.Asesmen.ID })
	if !ada || i < 0 {
		return
	}
	n.beku, n.Kini, n.skorKini = x.Versi, asesmen[i], x.Skor
	if n.Kini.Batal == "" { // of a void one no scores were read
		n.skorKini = nil
		for _, y := range skor {
			if y.Asesmen == x.Asesmen && y.Santri == x.Santri {
				n.skorKini = append(n.skorKini, y)
			}
		}
	}
	n.Berubah = x.beda(n.Kini, n.skorKini)
}
