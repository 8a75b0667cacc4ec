package santri

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Mukimkan gives a santri a bed from a day on; who has one moves. Repeating the
// same does nothing.
func (s *Service) Mukimkan(ctx context.Context, p dasar.Pelaku, id ID, m Mukim) (Mukim, error) {
	if err := p.Validate(); err != nil {
		return m, err
	}
	m.Lembaga, m.ID, m.Santri, m.Dicatat, m.Selesai = p.Lembaga, idBaru(), id, s.kini(), dasar.Tanggal{}
	hasil := m
	err := s.kerjakan(ctx, p, "mukim/"+string(id), m.ID, func(ctx context.Context, st Stores, sudah string) error {
		n, lama, err := s.denganMukim(ctx, st, p, id)
		if err != nil {
			return err
		}
		if sudah != "" {
			hasil = cariMukim(lama, sudah, m)
			return nil
		}
		i := slices.IndexFunc(lama, Mukim.Terbuka)
		if i >= 0 {
			if samaKamar(lama[i], m) {
				hasil = lama[i]
				return nil
			}
			t := Penutupan{ID: lama[i].ID, Selesai: m.Mulai}
			if err := TutupMukim(lama[i], t); err != nil {
				return err
			}
			if err := st.Mukim.Tutup(ctx, p.Lembaga, t); err != nil {
				return err
			}
			lama[i].Selesai = t.Selesai
		}
		if err := BukaMukim(n.Status, lama, m); err != nil {
			return err
		}
		hasil = m
		return st.Mukim.Buka(ctx, p.Lembaga, m)
	})
	return hasil, err
}

// cariMukim finds the stay that an earlier call opened, or the equal one that it
// found open already.
func cariMukim(ms []Mukim, id string, m Mukim) (hasil Mukim) {
	for _, x := range ms {
		if x.ID == id || (hasil.ID == "" && samaKamar(x, m)) {
			hasil = x
		}
	}
	return hasil
}

func samaKamar(a, b Mukim) bool {
	return a.Asrama == b.Asrama && a.Kamar == b.Kamar && a.Mulai == b.Mulai
}

// AkhiriMukim ends the open stay: the santri is non-mukim from that day on.
// Repeating it does nothing.
func (s *Service) AkhiriMukim(ctx context.Context, p dasar.Pelaku, id ID, pada dasar.Tanggal) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return s.kerjakan(ctx, p, "akhiri-mukim/"+string(id), "ada", func(ctx context.Context, st Stores, sudah string) error {
		_, lama, err := s.denganMukim(ctx, st, p, id)
		if err != nil || sudah != "" {
			return err
		}
		if len(lama) == 0 {
			return ErrMukimTutup.Conflictf("santri tidak mukim")
		}
		m := lama[len(lama)-1]
		if i := slices.IndexFunc(lama, Mukim.Terbuka); i >= 0 {
			m = lama[i]
		}
		if m.Selesai == pada && !pada.IsZero() {
			return nil
		}
		t := Penutupan{ID: m.ID, Selesai: pada}
		if err := TutupMukim(m, t); err != nil {
			return err
		}
		return st.Mukim.Tutup(ctx, p.Lembaga, t)
	})
}

func (s *Service) denganMukim(ctx context.Context, st Stores, p dasar.Pelaku, id ID) (Santri, []Mukim, error) {
	n, _, err := s.satu(ctx, st, p, id, true)
	if err != nil {
		return n, nil, err
	}
	m, err := st.Mukim.Milik(ctx, p.Lembaga, id)
	return n, m, err
}
