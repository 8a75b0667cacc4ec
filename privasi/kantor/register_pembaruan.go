package kantor

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// RegisterKini returns the signed register and what of the default one, as this program
// knows it, nobody signed yet: for the officer and those who sign.
func (s *Service) RegisterKini(ctx context.Context, pel dasar.Pelaku) (reg privasi.Register, tunggu privasi.Pembaruan, err error) {
	if err := pimpinan(pel); err != nil {
		return reg, tunggu, err
	}
	reg, baku, err := s.registerDanBaku(ctx, pel.Lembaga)
	return reg, reg.Banding(baku), err
}

func (s *Service) registerDanBaku(ctx context.Context, l dasar.LembagaID) (reg, baku privasi.Register, err error) {
	if reg, err = s.Register.Ambil(ctx, l); err != nil {
		return reg, baku, err
	}
	baku, err = s.registerBaku(ctx, l)
	return reg, baku, err
}

// TandatanganiPembaruan signs rows of the default register into the one of a version, under
// the rules of [Service.TandatanganiRegister].
func (s *Service) TandatanganiPembaruan(ctx context.Context, pel dasar.Pelaku, jabatan string, versi int, kode ...string) (privasi.Register, error) {
	if err := penandatangan(pel); err != nil {
		return privasi.Register{}, err
	}
	if len(kode) == 0 {
		return privasi.Register{}, ErrKegiatanAsing.Invalidf("pilih kegiatan yang disetujui").Pada("kegiatan")
	}
	reg, baku, err := s.registerDanBaku(ctx, pel.Lembaga)
	if err != nil {
		return reg, err
	}
	baru, err := reg.Perbarui(baku, kode...)
	if err != nil {
		return reg, err
	}
	baru.Versi = versi
	if baru, err = s.TandatanganiRegister(ctx, pel, baru, jabatan); err != nil {
		return baru, err
	}
	return s.Register.Ambil(ctx, pel.Lembaga) // with its version
}
