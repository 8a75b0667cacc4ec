package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Mushaf is the edition that pages and juz are counted in.
func (s *Service) Mushaf() *mushaf.Edisi {
	if s.Edisi != nil {
		return s.Edisi
	}
	return mushaf.Madinah()
}

func (s *Service) kebijakan() hafalan.Kebijakan {
	if s.Kebijakan != nil {
		return *s.Kebijakan
	}
	return hafalan.KebijakanBaku()
}

// Hafalan computes what one santri knows by heart out of all recitations that stand.
func (s *Service) Hafalan(ctx context.Context, pel dasar.Pelaku, id santri.ID) (hafalan.Keadaan, error) {
	ss, err := s.SetoranMilik(ctx, pel, id)
	if err != nil {
		return hafalan.Keadaan{}, err
	}
	return hafalan.Susun(bacaan(ss), s.kebijakan())
}

// bacaan are the recitations that stand, as package hafalan computes with them.
func bacaan(ss []Setoran) []hafalan.Setoran {
	hasil := make([]hafalan.Setoran, 0, len(ss))
	for _, x := range ss {
		if x.Batal == "" {
			hasil = append(hasil, x.Bacaan())
		}
	}
	return hasil
}

// HafalanRombel computes what every member of a class or halaqah on a day knows by
// heart, with one read of their recitations. Members without any have the zero Keadaan.
func (s *Service) HafalanRombel(ctx context.Context, pel dasar.Pelaku, rombel RombelID, hari dasar.Tanggal) (map[santri.ID]hafalan.Keadaan, error) {
	ps, err := s.Anggota(ctx, pel, rombel, hari)
	if err != nil {
		return nil, err
	}
	id := make([]santri.ID, len(ps))
	for i, p := range ps {
		id[i] = p.ID
	}
	semua, err := s.Stores.Setoran.Milik(ctx, pel.Lembaga, id...)
	if err != nil {
		return nil, err
	}
	milik := map[santri.ID][]Setoran{}
	for _, x := range semua {
		milik[x.Santri] = append(milik[x.Santri], x)
	}
	hasil := make(map[santri.ID]hafalan.Keadaan, len(ps))
	for _, p := range ps {
		if hasil[p.ID], err = hafalan.Susun(bacaan(milik[p.ID]), s.kebijakan()); err != nil {
			return nil, err
		}
	}
	return hasil, nil
}
