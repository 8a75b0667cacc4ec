package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// DataUsang is one record with fields that nobody looked at for longer than the
// institution's interval.
type DataUsang struct {
	CatatanOrang
	Usang  []IsianTinjau
	Tertua time.Time // the oldest of them
}

// DataUsang pages through the records of a registered type, of people who are here, that
// have stale fields; the page of the source is the page, so that one call reads two
// statements. For the officer.
func (s *Service) DataUsang(ctx context.Context, pel dasar.Pelaku, tipe string, p dasar.Page) (xs []DataUsang, lanjut string, err error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	if s.Tinjau == nil {
		return nil, "", nil
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return nil, "", err
	}
	for len(xs) == 0 { // a page on which everything is fresh is no page to show
		cs, lagi, err := s.Tinjau.Catatan(ctx, pel.Lembaga, tipe, p)
		if err != nil {
			return nil, "", err
		}
		baru, err := s.usang(ctx, pel.Lembaga, cs, set.Isi.BulanTinjau())
		if err != nil {
			return nil, "", err
		}
		if xs, lanjut = baru, lagi; lagi == "" {
			break
		}
		p.After = lagi
	}
	return xs, lanjut, nil
}

func (s *Service) usang(ctx context.Context, l dasar.LembagaID, cs []CatatanOrang, bulan int) (xs []DataUsang, err error) {
	ss := make([]privasi.SubjekID, len(cs))
	for i, c := range cs {
		ss[i] = c.Subjek
	}
	ts, err := s.tinjauan(ctx, l, ss...)
	if err != nil {
		return nil, err
	}
	kini := s.kini()
	for _, c := range cs {
		us := slices.DeleteFunc(ts[c.Subjek].usia(s.Daftar, c, bulan, kini), func(x IsianTinjau) bool { return !x.Usang })
		if len(us) == 0 {
			continue
		}
		tua := slices.MinFunc(us, func(a, b IsianTinjau) int { return a.Terakhir.Compare(b.Terakhir) }).Terakhir
		xs = append(xs, DataUsang{c, us, tua})
	}
	return xs, nil
}
