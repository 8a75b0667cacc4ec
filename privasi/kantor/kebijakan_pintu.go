package kantor

import (
	"context"
	"sync"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// PeriksaKebijakan implements PemeriksaKebijakan of privasi: it refuses, with
// [kebijakan.ErrTanpaKebijakan], a purpose of the caller while an audience that it concerns
// has no policy in force, and with [kebijakan.ErrTujuanLain] one that a policy in force does
// not name. What never waits ([kebijakan.TakMenunggu]) is let through, and so is a purpose
// whose rows in the register all rest on consent: whether a person agreed, the decision
// about him asks.
func (s *Service) PeriksaKebijakan(ctx context.Context, pel dasar.Pelaku) error {
	return (&PintuKebijakan{kantor: s}).PeriksaKebijakan(ctx, pel)
}

// PintuKebijakan is [Service.PeriksaKebijakan] that remembers for [JedaKebijakan] when each
// version of an audience takes effect and which purposes it names, so that a decision about
// a thousand people costs no statement more than without it. A refusal is never remembered.
type PintuKebijakan struct {
	kantor *Service
	ingat  sync.Map // kunciTerbitan to terbitan
}

// JedaKebijakan is how long a purpose that a policy named is trusted to be named: versions
// that are announced are known with it, so only one that drops a purpose at a shorter notice
// than this is noticed late.
const JedaKebijakan = time.Minute

// SinggahkanKebijakan returns a PintuKebijakan over an office.
func SinggahkanKebijakan(s *Service) *PintuKebijakan { return &PintuKebijakan{kantor: s} }

type kunciTerbitan struct {
	lembaga dasar.LembagaID
	audiens kebijakan.Audiens
}

// terbitan are the versions of an audience as they were read.
type terbitan struct {
	riwayat kebijakan.Riwayat // without its texts
	dibaca  time.Time
}

// PeriksaKebijakan implements PemeriksaKebijakan of privasi.
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
	if x, ada := p.ingat.Load(k); ada {
		t := x.(terbitan)
		if kini.Sub(t.dibaca).Abs() < JedaKebijakan && t.riwayat.BolehTujuan(pel.Tujuan, false, kini) == nil {
			return nil
		}
	}
	r, err := p.kantor.Kebijakan(ctx, pel.Lembaga, a)
	if err != nil {
		return err
	}
	p.ingat.Store(k, terbitan{r.TanpaTeks(), kini})
	err = r.BolehTujuan(pel.Tujuan, false, kini)
	if dasar.RuleOf(err) != string(kebijakan.ErrTujuanLain) {
		return err
	}
	reg, err := p.kantor.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	return r.BolehTujuan(pel.Tujuan, hanyaIzin(reg, pel.Tujuan), kini)
}
