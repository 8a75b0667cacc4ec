package kantor

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// MintaHak is what a person asks in the application.
type MintaHak struct {
	Jenis   hak.Jenis
	Lingkup []string // categories; none is everything
	Uraian  string
}

// AjukanPermohonan takes a request of whoever is signed in, about himself or his child.
// The number and the clocks stand at once, and no document is asked of him.
func (s *Service) AjukanPermohonan(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, m MintaHak) (hak.Permohonan, error) {
	if err := s.milik(ctx, pel, x); err != nil {
		return hak.Permohonan{}, err
	}
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return hak.Permohonan{}, err
	}
	sebagai := hak.Diri
	if siapa != x {
		sebagai = hak.WaliAnak
	}
	return s.terima(ctx, pel, hak.Masukan{Subjek: x, Pemohon: siapa, Sebagai: sebagai, Jenis: m.Jenis, Lingkup: m.Lingkup, Kanal: hak.Aplikasi, Masuk: true}, m.Uraian)
}

// CatatanPermohonan is a request that came another way and that the desk writes down.
type CatatanPermohonan struct {
	Subjek   privasi.SubjekID
	Pemohon  privasi.SubjekID // "" = the person himself
	Sebagai  hak.Pemohon
	Jenis    hak.Jenis
	Kanal    hak.Kanal
	Uraian   string
	Tiba     time.Time // paper: the day it arrived; zero: now
	Pindaian string    // number of the scan, for an earlier day
}

// CatatPermohonan records a request that came by paper, by telephone or over the counter:
// the same record as one out of the application, counted from the day it arrived.
func (s *Service) CatatPermohonan(ctx context.Context, pel dasar.Pelaku, c CatatanPermohonan) (hak.Permohonan, error) {
	if err := petugas(pel); err != nil {
		return hak.Permohonan{}, err
	}
	pindaian, err := dasar.Rapikan(c.Pindaian, 100)
	if err != nil {
		return hak.Permohonan{}, err
	}
	if c.Pemohon == "" {
		c.Pemohon, c.Sebagai = c.Subjek, hak.Diri
	}
	m := hak.Masukan{Subjek: c.Subjek, Pemohon: c.Pemohon, Sebagai: c.Sebagai, Jenis: c.Jenis, Kanal: c.Kanal, Tiba: c.Tiba, Pindaian: pindaian}
	return s.terima(ctx, pel, m, c.Uraian)
}

func (s *Service) terima(ctx context.Context, pel dasar.Pelaku, m hak.Masukan, uraian string) (p hak.Permohonan, err error) {
	uraian = strings.TrimSpace(strings.ReplaceAll(uraian, "\r\n", "\n"))
	if len(uraian) > maksUraian {
		return p, hak.ErrPermohonan.Invalidf("uraian paling panjang 5.000 huruf; ringkaskan").Pada("uraian")
	}
	m.Lembaga, m.ID, m.Uraian, m.Dicatat = pel.Lembaga, idBaru(), privasi.Tutup(uraian), s.kini()
	h, err := s.hukumHak(ctx, pel.Lembaga)
	if err != nil {
		return p, err
	}
	f, beku, err := s.faktaHak(ctx, pel.Lembaga, m.Subjek, m.Pemohon, m.Jenis)
	if err != nil {
		return p, err
	}
	f.WaliTerbukti = f.WaliTerbukti || beku && m.Masuk // he must not notice; carrying it out asks again
	a, err := s.aktor(ctx, pel)
	if err != nil {
		return p, err
	}
	lain, err := laciPermohonan.milik(ctx, s, pel.Lembaga, m.Subjek)
	if err != nil {
		return p, err
	}
	p, berubah, evs, err := hak.Terima(m, a, f, h, lain)
	if err != nil {
		return p, err
	}
	untuk := func(id string) []privasi.Peristiwa {
		return slices.DeleteFunc(slices.Clone(evs), func(e privasi.Peristiwa) bool { return e.Objek != id })
	}
	return catat(ctx, s, laciPermohonan, pel, p, untuk(p.ID), func(ctx context.Context, st Stores) error {
		for _, q := range berubah { // the other requests of one person for one right
			if err := laciPermohonan.simpan(ctx, s, st, pel, &q, untuk(q.ID)); err != nil {
				return err
			}
		}
		return nil
	})
}

const maksUraian = 5000
