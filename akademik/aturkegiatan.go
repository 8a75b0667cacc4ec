package akademik

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// AturanPresensi returns all settings of presence, the newest first.
func (s *Service) AturanPresensi(ctx context.Context, pel dasar.Pelaku) ([]AturanPresensi, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Kegiatan.Aturan(ctx, pel.Lembaga)
}

// AturAturanPresensi stores settings from a day on, for whoever covers the whole
// institution; those of the same day are replaced. Registers taken before keep what they
// say; recaps count by the settings of their last day.
func (s *Service) AturAturanPresensi(ctx context.Context, pel dasar.Pelaku, kunci string, a AturanPresensi) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	a = a.Salin()
	if err := a.Validate(); err != nil {
		return err
	}
	sidik := a
	a.Lembaga, a.Oleh, a.Dicatat = pel.Lembaga, pel.ID, s.kini()
	_, _, err := s.sekali(ctx, pel, "presensi.aturan", kunci, sidik, "ada", func(ctx context.Context, st Stores) error {
		return st.Kegiatan.SimpanAturan(ctx, pel.Lembaga, a)
	})
	return err
}

// DaftarKegiatanPondok lists the activities that a class or santri within the actor's
// scope takes part in, by hour and name.
func (s *Service) DaftarKegiatanPondok(ctx context.Context, pel dasar.Pelaku) ([]Kegiatan, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ks, err := s.Stores.Kegiatan.Kegiatan(ctx, pel.Lembaga)
	if err != nil || pel.Lingkup.Semua || len(ks) == 0 {
		return ks, err
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{})
	if err != nil {
		return nil, err
	}
	var semua []santri.ID
	for _, k := range ks {
		semua = append(semua, k.Santri...)
	}
	milik, err := milikLingkup(ctx, s, pel, semua, func(id santri.ID) santri.ID { return id })
	return slices.DeleteFunc(ks, func(k Kegiatan) bool {
		return !slices.ContainsFunc(rs, func(r Rombel) bool { return slices.Contains(k.Rombel, r.ID) }) &&
			!slices.ContainsFunc(k.Santri, func(i santri.ID) bool { return slices.Contains(milik, i) })
	}), err
}

func (s *Service) satuKegiatan(ctx context.Context, pel dasar.Pelaku, id string) (Kegiatan, error) {
	ks, err := s.DaftarKegiatanPondok(ctx, pel)
	if err != nil {
		return Kegiatan{}, err
	}
	i := slices.IndexFunc(ks, func(k Kegiatan) bool { return k.ID == id })
	if i < 0 {
		return Kegiatan{}, ErrKegiatanTiada.NotFoundf("kegiatan itu tidak ada")
	}
	return ks[i], nil
}

// AturKegiatanPondok stores a new activity (ID empty) or changes a known one, for whoever
// covers the whole institution. Its classes, santri and officers must exist. Registers
// taken before keep what they say.
func (s *Service) AturKegiatanPondok(ctx context.Context, pel dasar.Pelaku, kunci string, k Kegiatan) (Kegiatan, error) {
	if err := seluruh(pel); err != nil {
		return k, err
	}
	k = k.Salin()
	k.Lembaga, k.Oleh, k.Dicatat = pel.Lembaga, "", time.Time{}
	if err := k.Validate(); err != nil {
		return k, err
	}
	if err := s.guru(ctx, pel.Lembaga, k.Petugas...); err != nil {
		return k, err
	}
	if rs, err := s.Rombel(ctx, pel, SaringRombel{ID: append([]RombelID{}, k.Rombel...)}); err != nil {
		return k, err
	} else if len(rs) != len(k.Rombel) {
		return k, ErrRombelTiada.Invalidf("kelas peserta tidak ditemukan, atau disebut dua kali").Pada("rombel")
	}
	if _, err := s.peserta(ctx, pel, s.HariIni(pel.Lembaga), k.Santri...); err != nil {
		return k, err
	}
	sidik := k
	if k.ID == "" {
		k.ID, k.Versi = idBaru(), 0
	}
	k.Oleh, k.Dicatat = pel.ID, s.kini()
	id, _, err := s.sekali(ctx, pel, "kegiatan", kunci, sidik, k.ID, func(ctx context.Context, st Stores) error {
		return st.Kegiatan.SimpanKegiatan(ctx, pel.Lembaga, k)
	})
	if err != nil {
		return k, err
	}
	return s.satuKegiatan(ctx, pel, id)
}
