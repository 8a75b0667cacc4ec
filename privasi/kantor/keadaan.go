package kantor

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
)

// KeadaanKantor is what the officer watches over at a glance: whether everything could be
// brought back, and how far the log is signed and kept elsewhere.
type KeadaanKantor struct {
	Cadangan Cadangan // the last backup; zero: none
	Basi     bool     // it is too old, or there is none
	Buku     KeadaanBuku
	Perlu    bool   // the log is due to be signed
	Saksi    string // who keeps copies of checkpoints; "": nobody is named
}

// KeadaanKantor tells it, and signs nothing.
func (s *Service) KeadaanKantor(ctx context.Context, pel dasar.Pelaku) (k KeadaanKantor, err error) {
	if err := petugas(pel); err != nil {
		return k, err
	}
	if k.Cadangan, err = s.CadanganTerakhir(ctx, pel.Lembaga); err != nil {
		return k, err
	}
	if k.Buku, err = s.KeadaanBuku(ctx, pel.Lembaga); err != nil {
		return k, err
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	k.Basi, k.Perlu, k.Saksi = k.Cadangan.Basi(s.kini()), k.Buku.Perlu(s.kini()), set.Isi.SaksiTitikPeriksa
	return k, err
}

// KabarSaya lists the notices of one person, newest first: for himself or his guardian.
func (s *Service) KabarSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) ([]antar.Antaran, error) {
	if err := s.milik(ctx, pel, x); err != nil {
		return nil, err
	}
	return s.KotakSaya(ctx, pel, x)
}
