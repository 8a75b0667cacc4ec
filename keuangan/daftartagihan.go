package keuangan

import (
	"context"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// AmbilTagihan returns one bill as it stands now; one outside the actor's
// scope does not exist for the actor, and one of a santri whose money the door does
// not release is refused ([privasi.ErrTingkat]).
func (s *Service) AmbilTagihan(ctx context.Context, pel dasar.Pelaku, id string) (Posisi, error) {
	if err := pel.Validate(); err != nil {
		return Posisi{}, err
	}
	if id == "" {
		return Posisi{}, tagihanTiada()
	}
	ps, _, err := s.Stores.Tagihan.Posisi(ctx, pel.Lembaga, SaringTagihan{ID: []string{id}}, PadaSaat{}, dasar.Page{Limit: 1})
	if err != nil {
		return Posisi{}, err
	}
	if len(ps) == 0 || !pel.Lingkup.Mencakup(string(ps[0].Tagihan.Unit)) {
		return Posisi{}, tagihanTiada()
	}
	if err := s.lihatSatu(ctx, pel, ps[0].Tagihan.Santri); err != nil {
		return Posisi{}, err
	}
	err = s.lihatPosisi(ctx, pel, ps[:1])
	return ps[0], err
}

// AdaTagihan reports whether any bill in scope passes the filter; it shows none.
func (s *Service) AdaTagihan(ctx context.Context, pel dasar.Pelaku, f SaringTagihan) (bool, error) {
	f, err := saringLingkup(pel, f)
	if err != nil {
		return false, err
	}
	ps, _, err := s.Stores.Tagihan.Posisi(ctx, pel.Lembaga, f, PadaSaat{}, dasar.Page{Limit: 1})
	return len(ps) > 0, err
}

// CariTagihan pages bills as of pada, oldest due date first. An actor who does
// not cover the whole institution sees the bills of the units in scope. Bills of
// people whose money the door does not release are marked ([Posisi].Tertahan).
func (s *Service) CariTagihan(ctx context.Context, pel dasar.Pelaku, f SaringTagihan, pada PadaSaat, p dasar.Page) (ps []Posisi, next string, err error) {
	if f, err = saringLingkup(pel, f); err != nil {
		return nil, "", err
	}
	if ps, next, err = s.Stores.Tagihan.Posisi(ctx, pel.Lembaga, f, pada, p); err != nil {
		return nil, "", err
	}
	return ps, next, s.lihatPosisi(ctx, pel, ps)
}

// saringLingkup keeps a filter inside the actor's scope.
func saringLingkup(pel dasar.Pelaku, f SaringTagihan) (SaringTagihan, error) {
	if err := pel.Validate(); err != nil {
		return f, err
	}
	for _, u := range f.Unit {
		if err := pel.Lingkup.Periksa(string(u)); err != nil {
			return f, err
		}
	}
	if len(f.Unit) > 0 || pel.Lingkup.Semua {
		return f, nil
	}
	for _, u := range pel.Lingkup.Unit {
		f.Unit = append(f.Unit, santri.KodeUnit(u))
	}
	if len(f.Unit) == 0 {
		return f, pel.Lingkup.Periksa("")
	}
	return f, nil
}

// SemuaPosisi streams every bill that passes the filter as of pada, page after
// page, oldest due date first.
func SemuaPosisi(ctx context.Context, st TagihanStore, l dasar.LembagaID, f SaringTagihan, pada PadaSaat) iter.Seq2[Posisi, error] {
	return func(yield func(Posisi, error) bool) {
		for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
			ps, next, err := st.Posisi(ctx, l, f, pada, p)
			if err != nil {
				yield(Posisi{}, err)
				return
			}
			for _, x := range ps {
				if !yield(x, nil) {
					return
				}
			}
			if next == "" {
				return
			}
			p.After = next
		}
	}
}

// MintaTunggakan asks who owes what as of a moment. An unset Pada.Tanggal is
// today; Umur nil is [UmurBaku]; Menurut "" is [PerSantri].
type MintaTunggakan struct {
	Saring  SaringTagihan
	Pada    PadaSaat
	Umur    Umur
	Menurut MenurutTunggakan
}

// HasilTunggakan is the answer, with the question filled in so that it can be
// asked again and printed.
type HasilTunggakan struct {
	Minta MintaTunggakan
	Baris []BarisTunggakan
	Total BarisTunggakan
}

// Tunggakan adds up what the bills in scope still ask, aged by due date, as of
// a day and a moment of recording. A question with both fixed has the same
// answer for ever.
func (s *Service) Tunggakan(ctx context.Context, pel dasar.Pelaku, m MintaTunggakan) (HasilTunggakan, error) {
	f, err := saringLingkup(pel, m.Saring)
	if err != nil {
		return HasilTunggakan{}, err
	}
	f.Terbuka = true
	if m.Pada.Tanggal.IsZero() {
		m.Pada.Tanggal = s.hariIni(pel.Lembaga)
	}
	if m.Umur == nil {
		m.Umur = UmurBaku()
	}
	if m.Menurut == "" {
		m.Menurut = PerSantri
	}
	m.Saring = f
	h := HasilTunggakan{Minta: m}
	h.Baris, h.Total, err = Tunggakan(SemuaPosisi(ctx, s.Stores.Tagihan, pel.Lembaga, f, m.Pada), m.Pada.Tanggal, m.Umur, m.Menurut)
	if err != nil || m.Menurut != PerSantri {
		return h, err
	}
	return h, s.TahanTunggakan(ctx, pel, h.Baris)
}

// CariPutaran pages the bill runs, newest first, for an actor who covers the
// units that they billed.
func (s *Service) CariPutaran(ctx context.Context, pel dasar.Pelaku, p dasar.Page) (ps []Putaran, next string, err error) {
	if err := pel.Validate(); err != nil {
		return nil, "", err
	}
	ps, next, err = s.Stores.Putaran.Cari(ctx, pel.Lembaga, p)
	return slices.DeleteFunc(ps, func(x Putaran) bool { return !mencakupPutaran(pel.Lingkup, x) }), next, err
}

func mencakupPutaran(l dasar.Lingkup, p Putaran) bool {
	return l.Semua || (len(p.Unit) > 0 && !slices.ContainsFunc(p.Unit, func(u santri.KodeUnit) bool { return !l.Mencakup(string(u)) }))
}
