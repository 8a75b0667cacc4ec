package kantor

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
)

const (
	putaranKabar = "kabar"
	sekaliAntar  = 100            // deliveries of one step of a round
	langkahPutar = 1000           // steps of a round, at most
	kumpulMundur = time.Hour      // a round looks this far behind the last one, for units that took long
	kumpulSehari = 24 * time.Hour // and this often at everything
)

// HasilKabarRutin says what a round of notices did.
type HasilKabarRutin struct {
	Jalan    bool  // this call did the round; false: another is at it
	Baru     int64 // deliveries that were made
	Terkirim int
	Gagal    int
}

// RutinKabar does a round of notices: whoever has to be told gets a delivery, what is due
// is sent, and what nobody opened in time fails. pemegang names the server. Calling it
// often, and from several servers at once, makes each delivery once; one that was cut
// short while a message went out sends that message again.
func (s *Service) RutinKabar(ctx context.Context, l dasar.LembagaID, pemegang string) (h HasilKabarRutin, err error) {
	r, ya, err := s.pegangKabar(ctx, l, pemegang)
	if err != nil || !ya {
		return h, err
	}
	h.Jalan = true
	p := putaranRutin{s: s, pel: s.sistem(l), r: &r}
	sejak := r.Kumpul.Add(-kumpulMundur)
	if s.kini().Sub(r.Sapu) >= kumpulSehari {
		sejak = time.Time{}
	}
	mulai := s.kini()
	if h.Baru, err = s.KumpulkanKabar(ctx, l, sejak); err != nil {
		return h, err
	}
	if r.Kumpul = mulai; sejak.IsZero() {
		r.Sapu = mulai
	}
	err = s.antarkanSemua(ctx, p, &h)
	if errors.Is(err, privasi.ErrRekamanVersi) {
		return h, nil // another server took it over
	}
	r.Tamat = s.kini()
	return h, errors.Join(err, p.simpan(context.WithoutCancel(ctx)))
}

// pegangKabar takes the turn, when it is free.
func (s *Service) pegangKabar(ctx context.Context, l dasar.LembagaID, pemegang string) (Rutin, bool, error) {
	r, err := laciRutin.ambil(ctx, s, l, putaranKabar)
	if err != nil && dasar.KindOf(err) != dasar.NotFound {
		return r, false, err
	}
	kini := s.kini()
	if r.Pemegang != "" && r.Tamat.IsZero() && r.Pemegang != pemegang && kini.Before(r.Sejak.Add(SewaRutin)) {
		return r, false, nil
	}
	r.Lembaga, r.Apa, r.Hari, r.Pemegang, r.Sejak, r.Tamat = l, putaranKabar, s.hari(l), pemegang, kini, time.Time{}
	err = putaranRutin{s: s, pel: s.sistem(l), r: &r}.simpan(ctx)
	if errors.Is(err, privasi.ErrRekamanVersi) || errors.Is(err, privasi.ErrRekamanGanda) {
		return r, false, nil
	}
	return r, err == nil, err
}

// antarkanSemua sends what is due, some at a time, for as long as the turn is held.
func (s *Service) antarkanSemua(ctx context.Context, p putaranRutin, h *HasilKabarRutin) error {
	var galat error
	for range langkahPutar {
		as, _, err := laciAntaran.cari(ctx, s, p.pel.Lembaga, privasi.SaringRekaman{Status: statusPer("", antar.Antre, antar.Ditaruh), Sebelum: s.kini().Add(time.Microsecond), MenurutTenggat: true}, dasar.Page{Limit: sekaliAntar})
		if err != nil || len(as) == 0 {
			return errors.Join(galat, err)
		}
		p.r.Sejak = s.kini()
		if err := p.simpan(ctx); err != nil { // still ours
			return errors.Join(galat, err)
		}
		n, g, err := s.antarkan(ctx, p.pel.Lembaga, as)
		h.Terkirim, h.Gagal = h.Terkirim+n, h.Gagal+g
		var kirim *galatKirim
		if galat = errors.Join(galat, err); err != nil && !errors.As(err, &kirim) || ctx.Err() != nil {
			return galat
		}
	}
	return galat
}

// galatKirim is an error of the sender: what it did not do waits for the next time.
type galatKirim struct{ error }

func (g *galatKirim) Unwrap() error { return g.error }

// antarkan takes one step with deliveries that are due.
func (s *Service) antarkan(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (terkirim, gagal int, err error) {
	kini := s.kini()
	berakun, err := s.berakun(ctx, l, as)
	if err != nil {
		return 0, 0, err
	}
	var diam, luar []antar.Antaran
	for _, a := range as {
		switch {
		case a.Status == antar.Ditaruh:
			diam = append(diam, a.Lewat(kini))
		case s.Pengirim != nil && (berakun[a.Subjek] || a.Jenis.Publik()):
			luar = append(luar, a)
		default:
			b, err := a.Coba(antar.Hasil{Sebab: antar.TanpaKanal}, berakun[a.Subjek], kini)
			if err != nil {
				return 0, 0, err
			}
			diam = append(diam, b)
		}
	}
	jadi, err := s.simpanAntaran(ctx, l, diam)
	for _, a := range jadi {
		if a.Status == antar.Gagal {
			gagal++
		}
	}
	if err != nil || len(luar) == 0 {
		return terkirim, gagal, err
	}
	n, g, err := s.kirimLuar(ctx, l, luar, berakun)
	return terkirim + n, gagal + g, err
}

func (s *Service) berakun(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[privasi.SubjekID]bool, error) {
	if s.Jangkau == nil {
		return nil, nil
	}
	ss := subjekAntaran(as)
	slices.Sort(ss)
	return s.Jangkau.Berakun(ctx, l, slices.Compact(ss))
}

// kirimLuar gives deliveries to the sender and keeps what became of each at once, so that
// a crash repeats one message. What the sender says nothing of counts as an attempt.
func (s *Service) kirimLuar(ctx context.Context, l dasar.LembagaID, as []antar.Antaran, berakun map[privasi.SubjekID]bool) (terkirim, gagal int, err error) {
	nama, _, err := s.kopSurat(ctx, l)
	if err != nil {
		return 0, 0, err
	}
	ps := make([]antar.Pesan, len(as))
	for i, a := range as {
		ps[i] = pesan(a, nama)
	}
	tercatat := make([]bool, len(as))
	catat := func(i int, h antar.Hasil) error {
		if i < 0 || i >= len(as) || tercatat[i] {
			return antar.ErrPindah.Conflictf("pengirim melaporkan kabar yang sama dua kali")
		}
		tercatat[i] = true
		a, err := as[i].Coba(h, berakun[as[i].Subjek], s.kini())
		if err != nil {
			return err
		}
		jadi, err := s.simpanAntaran(context.WithoutCancel(ctx), l, []antar.Antaran{a}) // it went out: that is kept
		for _, a := range jadi {
			switch a.Status {
			case antar.Terkirim:
				terkirim++
			case antar.Gagal:
				gagal++
			}
		}
		return err
	}
	galat := s.Pengirim.Kirim(ctx, l, ps, catat)
	if ctx.Err() != nil {
		return terkirim, gagal, galat
	}
	for i := range as {
		if !tercatat[i] {
			if err := catat(i, antar.Hasil{}); err != nil {
				return terkirim, gagal, err
			}
		}
	}
	if galat != nil {
		return terkirim, gagal, &galatKirim{galat}
	}
	return terkirim, gagal, nil
}
