package kantor

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
)

// KotakSaya lists the notices in the inbox of whoever is signed in, newest first: those of
// the people of ss whom he may act for. What was ended without being sent is not in it.
func (s *Service) KotakSaya(ctx context.Context, pel dasar.Pelaku, ss ...privasi.SubjekID) ([]antar.Antaran, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if s.Hubungan == nil || len(ss) == 0 {
		return nil, nil
	}
	ss, err := s.Hubungan.Terkait(ctx, pel, ss)
	if err != nil {
		return nil, err
	}
	as, err := laciAntaran.milik(ctx, s, pel.Lembaga, ss...)
	if err != nil {
		return nil, err
	}
	as = slices.DeleteFunc(as, func(a antar.Antaran) bool { return a.Status == antar.Batal })
	slices.SortFunc(as, func(a, b antar.Antaran) int { return cmp.Or(b.Dibuat.Compare(a.Dibuat), cmp.Compare(b.ID, a.ID)) })
	return as, nil
}

// BukaKabar opens a notice for whoever it is for, or his guardian: that it was opened is
// kept, and is the proof that it arrived.
func (s *Service) BukaKabar(ctx context.Context, pel dasar.Pelaku, id string) (antar.Antaran, Surat, error) {
	a, err := laciAntaran.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return a, Surat{}, err
	}
	if err := s.milik(ctx, pel, a.Subjek); err != nil {
		return antar.Antaran{}, Surat{}, err
	}
	m, err := s.tulisSurat(ctx, pel.Lembaga, []antar.Antaran{a})
	if err != nil {
		return a, Surat{}, err
	}
	t, ada := m[a.ID]
	if !ada {
		t = Surat{JudulKabar(a.Jenis), "Kabar ini sudah tidak berlaku; perkaranya selesai."}
	}
	if b := a.Baca(s.kini()); b.Dibaca != a.Dibaca {
		jadi, err := s.simpanAntaran(ctx, pel.Lembaga, []antar.Antaran{b})
		if err != nil {
			return a, t, err
		}
		if len(jadi) == 1 { // otherwise the round moved it just now: the next look notes it
			a = jadi[0]
		}
	}
	return a, t, nil
}
