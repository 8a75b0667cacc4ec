package kantor

import (
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// VerifikasiPermohonan opens the check of who asks.
func (s *Service) VerifikasiPermohonan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.MulaiVerifikasi(g.aktor, g.pada)
	})
}

// PastikanPemohon ends the check of who asks: how it was done, never what the document
// said.
func (s *Service) PastikanPemohon(ctx context.Context, pel dasar.Pelaku, id, cara string) (hak.Permohonan, error) {
	cara, err := dasar.Rapikan(cara, 100)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Pastikan(cara, g.aktor, g.fakta, g.hukum, g.pada)
	})
}

// LanjutkanPermohonan looks again at a request that waits for a guardian's proof or for
// an age that has been reached.
func (s *Service) LanjutkanPermohonan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		if p.Status == hak.MenungguBuktiWali && g.fakta.Anak {
			return p.BuktikanWali(g.aktor, g.fakta, g.hukum, g.pada)
		}
		return p.Lanjutkan(g.aktor, g.fakta, g.hukum, g.pada)
	})
}

// NilaiPermohonanAnak records whether a child can make this request himself, with the
// reason and the impact assessment behind it.
func (s *Service) NilaiPermohonanAnak(ctx context.Context, pel dasar.Pelaku, id string, mampu bool, alasan, dpia string) (hak.Permohonan, error) {
	dpia, err := dasar.Rapikan(dpia, 100)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		n := hak.Penilaian{Mampu: mampu, DPIA: dpia}
		if alasan = strings.TrimSpace(alasan); alasan != "" {
			n.Alasan = privasi.Tutup(alasan)
		}
		return p.Nilai(n, g.aktor, g.fakta, g.hukum, g.pada)
	})
}

// JawabWaliPermohonan takes the guardian's word about a request that his child made
// himself. Whose authority is frozen is answered as always, and nothing happens.
func (s *Service) JawabWaliPermohonan(ctx context.Context, pel dasar.Pelaku, id string, setuju bool, alasan string) (hak.Permohonan, error) {
	p, g, err := s.langkahSaya(ctx, pel, id)
	if err != nil {
		return p, err
	}
	f, beku, err := s.faktaHak(ctx, pel.Lembaga, p.Subjek, g.aktor.Subjek, p.Jenis)
	if err != nil {
		return p, err
	}
	f.WaliTerbukti = f.WaliTerbukti || beku
	t := AlasanTolak{Teks: alasan, Pasal: "PP 33/2026 Pasal 38 ayat (7)"}.penolakan(jalurAdu(g.hukum.Setelan))
	q, ev, err := p.JawabWali(setuju, t, g.aktor, f, g.hukum, g.pada)
	if err != nil || beku {
		return p, err
	}
	return catat(ctx, s, laciPermohonan, pel, q, []privasi.Peristiwa{ev})
}
