package kantor

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

var laciTetap = laci[retensi.PerintahTetap]{"perintah_tetap", func(p *retensi.PerintahTetap) kepala {
	return kepala{lembaga: p.Lembaga, id: "perintah", status: p.Status(), pada: p.Diusulkan, versi: &p.Versi}
}}

// PerintahTetap returns the standing order by which classes go by themselves, the zero
// one when there never was any.
func (s *Service) PerintahTetap(ctx context.Context, pel dasar.Pelaku) (retensi.PerintahTetap, error) {
	if err := pimpinan(pel); err != nil {
		return retensi.PerintahTetap{}, err
	}
	return s.perintahTetap(ctx, pel.Lembaga)
}

func (s *Service) perintahTetap(ctx context.Context, l dasar.LembagaID) (retensi.PerintahTetap, error) {
	p, err := laciTetap.ambil(ctx, s, l, "perintah")
	if dasar.KindOf(err) == dasar.NotFound {
		return retensi.PerintahTetap{Lembaga: l}, nil
	}
	return p, err
}

// UsulkanPerintahTetap proposes a standing order in the place of what stands; it holds
// once somebody else approves it. The cases of the task team are the team's own to let go
// ([Service.UsulkanPerintahPerkara]).
func (s *Service) UsulkanPerintahTetap(ctx context.Context, pel dasar.Pelaku, p retensi.PerintahTetap) (retensi.PerintahTetap, error) {
	if err := petugas(pel); err != nil {
		return p, err
	}
	if slices.Contains(p.Kelas, privasi.RetensiKompartemen) {
		return p, retensi.ErrPerintahTetap.Invalidf("perkara satgas diputuskan satgas sendiri; keluarkan kelas itu dari perintah tetap").Pada("kelas")
	}
	lama, err := s.perintahTetap(ctx, pel.Lembaga)
	if err != nil {
		return p, err
	}
	return s.usulkanPerintah(ctx, pel, laciTetap, p, lama)
}

// usulkanPerintah stores a proposal in the place of what stands in its drawer.
func (s *Service) usulkanPerintah(ctx context.Context, pel dasar.Pelaku, di laci[retensi.PerintahTetap], p, lama retensi.PerintahTetap) (retensi.PerintahTetap, error) {
	j, _, err := s.JadwalRetensi(ctx, pel.Lembaga)
	if err != nil {
		return p, err
	}
	p.Lembaga, p.Versi = pel.Lembaga, lama.Versi
	p, ps, err := retensi.UsulkanPerintah(p, j, pel.ID, s.kini(), s.hari(pel.Lembaga))
	if err != nil {
		return p, err
	}
	return catat(ctx, s, di, pel, p, ps)
}

// hari is the civil day of the institution.
func (s *Service) hari(l dasar.LembagaID) dasar.Tanggal {
	return dasar.TanggalDari(s.kini().In(s.zona(l)))
}

// SetujuiPerintahTetap puts the order in force: somebody other than who proposed it.
func (s *Service) SetujuiPerintahTetap(ctx context.Context, pel dasar.Pelaku) (retensi.PerintahTetap, error) {
	return s.gerakTetap(ctx, pel, func(p retensi.PerintahTetap) (retensi.PerintahTetap, []privasi.Peristiwa, error) {
		return p.Setujui(pel.ID, s.kini())
	})
}

// CabutPerintahTetap ends the order.
func (s *Service) CabutPerintahTetap(ctx context.Context, pel dasar.Pelaku) (retensi.PerintahTetap, error) {
	return s.gerakTetap(ctx, pel, func(p retensi.PerintahTetap) (retensi.PerintahTetap, []privasi.Peristiwa, error) {
		return p.Cabut(pel.ID, s.kini())
	})
}

func (s *Service) gerakTetap(ctx context.Context, pel dasar.Pelaku, aturan func(retensi.PerintahTetap) (retensi.PerintahTetap, []privasi.Peristiwa, error)) (retensi.PerintahTetap, error) {
	if err := pimpinan(pel); err != nil {
		return retensi.PerintahTetap{}, err
	}
	return gerak(ctx, s, laciTetap, pel, "perintah", aturan)
}
