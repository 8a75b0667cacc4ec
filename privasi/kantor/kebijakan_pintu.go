package kantor

import (
	"context"
	"sync"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// PeriksaKebijakan implements [privasi.PemeriksaKebijakan]: it refuses, with
// [kebijakan.ErrTanpaKebijakan], a purpose of the caller while an audience that it concerns
// has no policy in force. What never waits ([kebijakan.TakMenunggu]) is let through. Whether
// a person agreed is not asked here: the row of the register does.
func (s *Service) PeriksaKebijakan(ctx context.Context, pel dasar.Pelaku) error {
	return (&PintuKebijakan{kantor: s}).PeriksaKebijakan(ctx, pel)
}

// PintuKebijakan is [Service.PeriksaKebijakan] that remembers since when each audience of an
// institution has had a policy in force. Versions never go away, so what was told once stays
// told, and a decision about a thousand people costs no statement more than without it. That
// there is none is never remembered.
type PintuKebijakan struct {
	kantor *Service
	sejak  sync.Map // kunciTerbitan to time.Time
}

// SinggahkanKebijakan returns a PintuKebijakan over an office.
func SinggahkanKebijakan(s *Service) *PintuKebijakan { return &PintuKebijakan{kantor: s} }

type kunciTerbitan struct {
	lembaga dasar.LembagaID
	audiens kebijakan.Audiens
}

// PeriksaKebijakan implements [privasi.PemeriksaKebijakan].
func (p *PintuKebijakan) PeriksaKebijakan(ctx context.Context, pel dasar.Pelaku) error {
	if kebijakan.TakMenunggu(pel.Tujuan) {
		return nil
	}
	for _, a := range kebijakan.AudiensTujuan(pel.Tujuan) { // at most four
		if err := p.sudahDikabari(ctx, pel, a); err != nil {
			return err
		}
	}
	return nil
}

func (p *PintuKebijakan) sudahDikabari(ctx context.Context, pel dasar.Pelaku, a kebijakan.Audiens) error {
	k, kini := kunciTerbitan{pel.Lembaga, a}, p.kantor.kini()
	if sejak, ada := p.sejak.Load(k); ada && !kini.Before(sejak.(time.Time)) {
		return nil
	}
	r, err := p.kantor.Kebijakan(ctx, pel.Lembaga, a)
	if err != nil {
		return err
	}
	if err := r.BolehTujuan(pel.Tujuan, true, kini); err != nil {
		return err
	}
	p.sejak.Store(k, r.Terbitan[0].BerlakuSejak)
	return nil
}
