package pegawai

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// Komponen returns all versions of the components, by Urutan, Kode, then newest
// first.
func (s *Service) Komponen(ctx context.Context, pel dasar.Pelaku) ([]Komponen, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Master.Komponen(ctx, pel.Lembaga)
}

// AturKomponen stores versions of components. Each must be sound by itself
// ([Komponen.Validate]), and all that then hold on the day of the newest one must
// make a plan: a circle, or a name that does not exist, is refused before it can
// stop a run.
func (s *Service) AturKomponen(ctx context.Context, pel dasar.Pelaku, ks ...Komponen) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	for i := range ks {
		ks[i].Lembaga, ks[i].Oleh, ks[i].Dicatat = pel.Lembaga, pel.ID, s.kini()
		if err := ks[i].Validate(); err != nil {
			return err
		}
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if err := st.Master.SimpanKomponen(ctx, pel.Lembaga, ks...); err != nil {
			return err
		}
		semua, err := st.Master.Komponen(ctx, pel.Lembaga)
		if err != nil {
			return err
		}
		for _, k := range ks {
			for _, j := range []JenisPutaran{Gaji, THR, Bonus} {
				r := Rencana{Putaran: Putaran{Jenis: j}, nomor: map[KodeKomponen]int{}}
				if err := r.susun(KomponenBerlaku(semua, k.Sejak)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// SiapkanPenggajian gives an institution that has no components yet the default
// ones and the default positions, from a day on. It may be repeated.
func (s *Service) SiapkanPenggajian(ctx context.Context, pel dasar.Pelaku, sejak dasar.Tanggal) error {
	ada, err := s.Komponen(ctx, pel)
	if err != nil || len(ada) > 0 {
		return err
	}
	jabatan, err := s.Jabatan(ctx, pel)
	if err != nil {
		return err
	}
	if len(jabatan) == 0 {
		if err := s.AturJabatan(ctx, pel, "", JabatanBaku()...); err != nil {
			return err
		}
	}
	return s.AturKomponen(ctx, pel, KomponenBaku(sejak)...)
}
