package akademik

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Pengampu lists who teaches what in classes within the actor's scope.
func (s *Service) Pengampu(ctx context.Context, pel dasar.Pelaku, f SaringPengampu) ([]Pengampu, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ps, err := s.Stores.Struktur.Pengampu(ctx, pel.Lembaga, f)
	if err != nil || pel.Lingkup.Semua || len(ps) == 0 {
		return ps, err
	}
	id := make([]RombelID, len(ps))
	for i, p := range ps {
		id[i] = p.Rombel
	}
	boleh, err := s.Rombel(ctx, pel, SaringRombel{ID: id})
	return slices.DeleteFunc(ps, func(p Pengampu) bool {
		return !slices.ContainsFunc(boleh, func(r Rombel) bool { return r.ID == p.Rombel })
	}), err
}

// AturPengampu stores new assignments (ID empty) or changes known ones. The class must
// lie in the actor's scope and in an open year, subject and teacher must exist; the
// same teacher, subject and class twice on one day is [ErrPengampuGanda]. A new one with a
// teacher takes the place of a vacancy of its subject and class, which keeps its ID.
func (s *Service) AturPengampu(ctx context.Context, pel dasar.Pelaku, kunci string, ps ...Pengampu) ([]Pengampu, error) {
	if err := pel.Validate(); err != nil || len(ps) == 0 {
		return nil, err
	}
	ps = slices.Clone(ps)
	id, guru := make([]string, len(ps)), make([]pegawai.ID, len(ps))
	for i := range ps {
		if err := ps[i].Validate(); err != nil {
			return nil, ke(err, i, len(ps))
		}
		guru[i] = ps[i].Guru
	}
	if err := s.guru(ctx, pel.Lembaga, guru...); err != nil {
		return nil, err
	}
	sidik := slices.Clone(ps)
	for i := range ps {
		if ps[i].ID == "" {
			ps[i].ID, ps[i].Versi = idBaru(), 0
		}
		id[i] = ps[i].ID
		ps[i].Lembaga, ps[i].Oleh, ps[i].Dicatat = pel.Lembaga, pel.ID, s.kini()
	}
	ps, err := s.isiLowongan(ctx, pel.Lembaga, ps, id)
	if err != nil {
		return nil, err
	}
	semua, _, err := s.sekali(ctx, pel, "pengampu", kunci, sidik, gabungID(id), func(ctx context.Context, st Stores) error {
		return s.simpanPengampu(ctx, st, pel, ps)
	})
	if err != nil {
		return nil, err
	}
	return s.Stores.Struktur.Pengampu(ctx, pel.Lembaga, SaringPengampu{ID: pisahID[string](semua)})
}

// isiLowongan gives new assignments of teachers the records of the vacancies that they
// fill. Who else fills one at the same time is told by its version.
func (s *Service) isiLowongan(ctx context.Context, l dasar.LembagaID, ps []Pengampu, id []string) ([]Pengampu, error) {
	var rombel []RombelID
	for _, p := range ps {
		if p.Versi == 0 && p.Guru != "" && p.Batal == "" {
			rombel = append(rombel, p.Rombel)
		}
	}
	if len(rombel) == 0 {
		return ps, nil
	}
	ada, err := s.Stores.Struktur.Pengampu(ctx, l, SaringPengampu{Rombel: rombel})
	if err != nil {
		return nil, err
	}
	for i, p := range ps {
		k := slices.IndexFunc(ada, func(x Pengampu) bool {
			return x.Lowong() && x.Rombel == p.Rombel && x.Mapel == p.Mapel && (x.Selesai.IsZero() || !x.Selesai.Before(p.Mulai)) && !slices.Contains(id, x.ID)
		})
		if k >= 0 && p.Versi == 0 && p.Guru != "" && p.Batal == "" {
			ps[i].ID, ps[i].Versi, id[i] = ada[k].ID, ada[k].Versi, ada[k].ID
		}
	}
	return ps, nil
}

func (s *Service) simpanPengampu(ctx context.Context, st Stores, pel dasar.Pelaku, ps []Pengampu) error {
	if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokStruktur); err != nil {
		return err
	}
	rombel := make([]RombelID, 0, len(ps))
	for _, p := range ps {
		if !slices.Contains(rombel, p.Rombel) {
			rombel = append(rombel, p.Rombel)
		}
	}
	for _, id := range rombel {
		r, err := s.satuRombel(ctx, st, pel, id)
		if err != nil {
			return err
		}
		if t, err := s.tahun(ctx, st, pel.Lembaga, r.Tahun); err != nil {
			return err
		} else if t.Ditutup {
			return ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", t.Nama)
		}
	}
	mapel, err := st.Struktur.Mapel(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	ada, err := st.Struktur.Pengampu(ctx, pel.Lembaga, SaringPengampu{Rombel: rombel})
	if err != nil {
		return err
	}
	for i, p := range ps {
		if p.Versi > 0 && !slices.ContainsFunc(ada, func(x Pengampu) bool { return x.ID == p.ID && x.Rombel == p.Rombel }) {
			return ke(ErrPengampuTiada.NotFoundf("kelas itu tidak punya catatan pengampu tersebut; kelasnya tidak diubah, buat catatan baru").Pada("rombel"), i, len(ps))
		}
		if !slices.ContainsFunc(mapel, func(m Mapel) bool { return m.Kode == p.Mapel && (m.Aktif || p.Versi > 0) }) {
			return ke(ErrMapelTiada.Invalidf("mata pelajaran itu tidak ada atau tidak dipakai lagi").Pada("mapel"), i, len(ps))
		}
		if slices.ContainsFunc(slices.Concat(ada, ps[:i]), p.bentrok) {
			return ke(ErrPengampuGanda.Conflictf("guru itu sudah mengampu pelajaran ini di kelas ini pada sebagian hari yang sama").Pada("guru"), i, len(ps))
		}
	}
	return st.Struktur.SimpanPengampu(ctx, pel.Lembaga, ps...)
}

func gabungID[T ~string](id []T) string {
	s := make([]string, len(id))
	for i, x := range id {
		s[i] = string(x)
	}
	return strings.Join(s, ",")
}

func pisahID[T ~string](s string) (id []T) {
	for t := range strings.SplitSeq(s, ",") {
		id = append(id, T(t))
	}
	return id
}
