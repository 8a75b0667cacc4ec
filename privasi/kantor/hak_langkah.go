package kantor

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// langkah is what a rule of requests needs beside the request.
type langkah struct {
	aktor hak.Aktor
	fakta hak.Fakta
	hukum hak.Hukum
	pada  time.Time
}

type aturanHak func(hak.Permohonan, langkah) (hak.Permohonan, privasi.Peristiwa, error)

// gerakHak lets a rule move a request for who may handle it; ikut runs in the same unit.
func (s *Service) gerakHak(ctx context.Context, pel dasar.Pelaku, id string, aturan aturanHak, ikut ...func(context.Context, Stores) error) (hak.Permohonan, error) {
	if p, err := s.permohonanMeja(ctx, pel, id); err != nil {
		return p, err
	}
	p, g, err := s.siapkanLangkah(ctx, pel, id)
	if err != nil {
		return p, err
	}
	q, ev, err := aturan(p, g)
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciPermohonan, pel, q, []privasi.Peristiwa{ev}, ikut...)
}

func (s *Service) siapkanLangkah(ctx context.Context, pel dasar.Pelaku, id string) (p hak.Permohonan, g langkah, err error) {
	if p, err = laciPermohonan.ambil(ctx, s, pel.Lembaga, id); err != nil {
		return p, g, err
	}
	g.pada = s.kini()
	if g.aktor, err = s.aktor(ctx, pel); err != nil {
		return p, g, err
	}
	if g.hukum, err = s.hukumHak(ctx, pel.Lembaga); err != nil {
		return p, g, err
	}
	g.fakta, _, err = s.faktaHak(ctx, pel.Lembaga, p.Subjek, p.Pemohon, p.Jenis)
	return p, g, err
}

// langkahSaya reads a request for the person or his guardian.
func (s *Service) langkahSaya(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, langkah, error) {
	if err := pel.Validate(); err != nil {
		return hak.Permohonan{}, langkah{}, err
	}
	p, g, err := s.siapkanLangkah(ctx, pel, id)
	if err == nil {
		err = s.milik(ctx, pel, p.Subjek)
	}
	if err != nil {
		return hak.Permohonan{}, langkah{}, err
	}
	return p, g, nil
}

// PastikanVersi refuses, with [privasi.ErrRekamanVersi], a move by an officer whose page
// showed another state than the one that stands now.
func (s *Service) PastikanVersi(ctx context.Context, pel dasar.Pelaku, id string, versi uint64) error {
	p, err := s.permohonanMeja(ctx, pel, id)
	if err == nil && p.Versi != versi {
		return privasi.ErrRekamanVersi.Conflictf("permohonan ini sudah diubah petugas lain; periksa keadaannya yang sekarang, lalu ulangi")
	}
	return err
}

// JamPermohonan lists the clocks of a request now, as the law counts them.
func (s *Service) JamPermohonan(p hak.Permohonan) []hak.HitunganJam {
	return p.Hitung(s.hukum(), s.kini())
}

// TugaskanPermohonan gives a request to an account, never to one whose person it is about.
func (s *Service) TugaskanPermohonan(ctx context.Context, pel dasar.Pelaku, id, akun string) (hak.Permohonan, error) {
	p, err := s.permohonanMeja(ctx, pel, id)
	if err != nil {
		return p, err
	}
	penangan, err := s.penanganPermohonan(ctx, pel, p, akun)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Tangani(penangan, g.aktor, g.pada)
	})
}
