package kantor

import (
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// PenuhiPermohonan grants a request, whole or in part; bukti refers to what was done.
func (s *Service) PenuhiPermohonan(ctx context.Context, pel dasar.Pelaku, id string, sebagian bool, bukti string) (hak.Permohonan, error) {
	bukti, err := dasar.Rapikan(bukti, 200)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Penuhi(sebagian, bukti, g.aktor, g.fakta, g.pada)
	})
}

// AlasanTolak is why a request is refused, in the words that the person reads.
type AlasanTolak struct {
	Sebab       hak.SebabTolak
	Teks, Pasal string
	Uji         string // document of the balance test, for a public interest
}

func (a AlasanTolak) penolakan(jalur string) hak.Penolakan {
	t := hak.Penolakan{Sebab: a.Sebab, Pasal: strings.TrimSpace(a.Pasal), Uji: strings.TrimSpace(a.Uji), JalurAdu: jalur}
	if teks := strings.TrimSpace(a.Teks); teks != "" {
		t.Teks = privasi.Tutup(teks)
	}
	return t
}

// TolakPermohonan refuses a request: reason, words, article, and with them where to
// complain.
func (s *Service) TolakPermohonan(ctx context.Context, pel dasar.Pelaku, id string, alasan AlasanTolak) (hak.Permohonan, error) {
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Tolak(alasan.penolakan(jalurAdu(g.hukum.Setelan)), g.aktor, g.pada)
	})
}

func jalurAdu(st rezim.Setelan) string {
	return "pengaduan di halaman data saya, lalu " + st.AlamatPengawas
}

// KabariPermohonan notes that the person was told, by the way he asked.
func (s *Service) KabariPermohonan(ctx context.Context, pel dasar.Pelaku, id string, kanal hak.Kanal, bukti string, bisa ...hak.Kanal) (hak.Permohonan, error) {
	bukti, err := dasar.Rapikan(bukti, 200)
	if err != nil {
		return hak.Permohonan{}, err
	}
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Kabari(kanal, bukti, bisa, g.aktor, g.pada)
	})
}

// TutupPermohonan ends a request that was told.
func (s *Service) TutupPermohonan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		return p.Tutup(g.aktor, g.pada)
	})
}

// BatalkanPermohonan takes a request back: only the one who asked can.
func (s *Service) BatalkanPermohonan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	p, g, err := s.langkahSaya(ctx, pel, id)
	if err != nil {
		return p, err
	}
	q, ev, err := p.Batalkan(g.aktor, g.pada)
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciPermohonan, pel, q, []privasi.Peristiwa{ev})
}
