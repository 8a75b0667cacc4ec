package kantor

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// A request that concerns every officer of the desk, as that of the only one does when he
// asks about himself, is the leadership's: nobody decides in his own matter.

// tanpaPetugas reports that no officer of the desk is free to handle a request.
func tanpaPetugas(meja []hak.Aktor, p hak.Permohonan) bool {
	return !slices.ContainsFunc(meja, func(a hak.Aktor) bool { return !terlibat(a, p) })
}

// terlibat reports that a request is about somebody, or that he asks.
func terlibat(a hak.Aktor, p hak.Permohonan) bool {
	return a.Subjek != "" && (a.Subjek == p.Subjek || a.Subjek == p.Pemohon)
}

// mejaPermohonan lets through who may handle a request: the desk, or the leadership where
// nobody of the desk is free.
func (s *Service) mejaPermohonan(ctx context.Context, pel dasar.Pelaku, p hak.Permohonan) error {
	err := petugas(pel)
	if err == nil || pimpinan(pel) != nil || s.Petugas == nil {
		return err
	}
	meja, galat := s.mejaHak(ctx, pel.Lembaga)
	switch {
	case galat != nil:
		return galat
	case !tanpaPetugas(meja, p):
		return ErrBukanPetugas.Forbiddenf("permohonan ini ditangani petugas pelindungan data; pimpinan hanya menangani yang menyangkut semua petugasnya")
	}
	return nil
}

// permohonanMeja reads a request for who may handle it.
func (s *Service) permohonanMeja(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	if err := pimpinan(pel); err != nil {
		return hak.Permohonan{}, petugas(pel)
	}
	p, err := laciPermohonan.ambil(ctx, s, pel.Lembaga, id)
	if err == nil {
		err = s.mejaPermohonan(ctx, pel, p)
	}
	if err != nil {
		return hak.Permohonan{}, err
	}
	return p, nil
}

// saringPimpinan leaves of a page of requests what the leadership handles.
func (s *Service) saringPimpinan(ctx context.Context, pel dasar.Pelaku, ps []hak.Permohonan) ([]hak.Permohonan, error) {
	if petugas(pel) == nil {
		return ps, nil
	}
	if s.Petugas == nil {
		return nil, petugas(pel)
	}
	meja, err := s.mejaHak(ctx, pel.Lembaga)
	return slices.DeleteFunc(ps, func(p hak.Permohonan) bool { return !tanpaPetugas(meja, p) }), err
}

// PenanganPermohonan lists who may be given a request: officers of the desk whom it does
// not concern, or else the leadership.
func (s *Service) PenanganPermohonan(ctx context.Context, l dasar.LembagaID, p hak.Permohonan) ([]hak.Aktor, error) {
	if s.Petugas == nil {
		return nil, nil
	}
	xs, err := s.Petugas.Petugas(ctx, l, privasi.PeranPPDP, privasi.PeranKepala, privasi.PeranPengasuh)
	return bebasUntuk(xs, p), err
}

// bebasUntuk are those of some accounts who may be given a request: of the desk, or all
// where nobody of it is free.
func bebasUntuk(xs []hak.Aktor, p hak.Permohonan) []hak.Aktor {
	xs = slices.DeleteFunc(slices.Clone(xs), func(a hak.Aktor) bool { return terlibat(a, p) })
	if meja := slices.DeleteFunc(slices.Clone(xs), func(a hak.Aktor) bool { return a.Kapasitas != privasi.PeranPPDP }); len(meja) > 0 {
		return meja
	}
	return xs
}

// penanganPermohonan finds the account that a request is given to.
func (s *Service) penanganPermohonan(ctx context.Context, pel dasar.Pelaku, p hak.Permohonan, akun string) (hak.Aktor, error) {
	if s.Petugas == nil || akun == "" {
		return s.penangan(ctx, pel, akun)
	}
	meja, err := s.mejaHak(ctx, pel.Lembaga)
	if err != nil || !tanpaPetugas(meja, p) {
		return pilihPetugas(meja, akun, err)
	}
	xs, err := s.PenanganPermohonan(ctx, pel.Lembaga, p)
	return pilihPetugas(append(xs, meja...), akun, err) // the rule says why not of the desk
}
