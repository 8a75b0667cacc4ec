package santri

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrWali says that the santri has no such wali.
var ErrWali = dasar.Aturan("SAN-WALI-04")

// TambahWali ties a new wali to a santri. One of the same relation and name in
// the family is taken to be the same person and reused. A new main contact takes
// the place of the old one.
func (s *Service) TambahWali(ctx context.Context, p dasar.Pelaku, id ID, w WaliBaru) (WaliBaru, error) {
	if err := p.Validate(); err != nil {
		return w, err
	}
	if err := privasi.PeriksaKebijakan(ctx, s.Kebijakan, p); err != nil {
		return w, err
	}
	n, _, err := s.satu(ctx, s.Stores, p, id, false)
	if err != nil {
		return w, err
	}
	r := &Penerimaan{Santri: n, Wali: []WaliBaru{w}}
	r.Wali[0].Wali.Versi = 0
	s.lengkapi(p, r)
	if err := periksaWali(r.Wali); err != nil {
		return w, err
	}
	if err := cocokkanWali(ctx, s.Stores, p.Lembaga, []*Penerimaan{r}); err != nil {
		return w, err
	}
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, p.Lembaga, &r.Wali[0].Wali); err != nil {
		return w, err
	}
	err = s.kerjakan(ctx, p, "wali/"+string(id), "ada", func(ctx context.Context, st Stores, lama string) error {
		if _, _, err := s.satu(ctx, st, p, id, true); err != nil {
			return err
		}
		if err := cocokkanWali(ctx, st, p.Lembaga, []*Penerimaan{r}); err != nil || lama != "" {
			return err
		}
		if r.Wali[0].Wali.Versi == 0 {
			if err := st.Wali.Simpan(ctx, p.Lembaga, r.Wali[0].Wali); err != nil {
				return err
			}
		}
		return ikatkan(ctx, st, p.Lembaga, id, r.Wali[0])
	})
	w = r.Wali[0]
	w.Wali.Versi = max(w.Wali.Versi, 1)
	return w, err
}

// ikatkan ties a wali; a former main contact steps down.
func ikatkan(ctx context.Context, st Stores, l dasar.LembagaID, id ID, w WaliBaru) error {
	baru := []Perwalian{{Lembaga: l, Santri: id, Wali: w.Wali.ID, Hubungan: w.Hubungan, Utama: w.Utama}}
	if w.Utama {
		ada, err := st.Wali.Perwalian(ctx, l, id)
		if err != nil {
			return err
		}
		for _, i := range ada {
			if i.Utama && i.Wali != w.Wali.ID {
				i.Utama = false
				baru = append(baru, i)
			}
		}
	}
	return st.Wali.Ikat(ctx, l, baru...)
}

// PerbaruiWali replaces the record of a wali of the santri, under the same terms
// as [Service.Perbarui]. Brothers and sisters share the wali and see the change.
func (s *Service) PerbaruiWali(ctx context.Context, p dasar.Pelaku, id ID, w Wali) (Wali, error) {
	if err := p.Validate(); err != nil {
		return w, err
	}
	if err := privasi.PeriksaKebijakan(ctx, s.Kebijakan, p); err != nil {
		return w, err
	}
	if _, _, err := s.satu(ctx, s.Stores, p, id, false); err != nil {
		return w, err
	}
	lama, err := waliMilik(ctx, s.Stores, p.Lembaga, id, w.ID)
	if err != nil {
		return w, err
	}
	w.Lembaga, w.Subjek, w.Dicatat = lama.Lembaga, lama.Subjek, lama.Dicatat
	if err := w.Periksa(); err != nil {
		return w, err
	}
	if w.Versi == 0 {
		return w, versiBasi()
	}
	ditulis := privasi.Berubah(s.Daftar, "santri.Wali", &lama, &w)
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, p.Lembaga, &w); err != nil {
		return w, err
	}
	hasil := w
	err = s.kerjakan(ctx, p, "perbarui-wali/"+string(w.ID), "ada", func(ctx context.Context, st Stores, sudah string) error {
		if sudah == "" {
			if err := st.Wali.Simpan(ctx, p.Lembaga, w); err != nil {
				return err
			}
		}
		hasil, err = waliMilik(ctx, st, p.Lembaga, id, w.ID)
		return err
	})
	if err == nil && s.Tulis != nil {
		s.Tulis.Ditulis(ctx, p, w.Subjek, "santri.Wali", ditulis...)
	}
	return hasil, err
}

// LepasWali unties a wali from a santri; the record of the wali stays. Repeating
// it does nothing.
func (s *Service) LepasWali(ctx context.Context, p dasar.Pelaku, id ID, w WaliID) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return s.kerjakan(ctx, p, "lepas-wali/"+string(id), "ada", func(ctx context.Context, st Stores, sudah string) error {
		if _, _, err := s.satu(ctx, st, p, id, true); err != nil || sudah != "" {
			return err
		}
		return st.Wali.Lepas(ctx, p.Lembaga, Perwalian{Santri: id, Wali: w})
	})
}

// waliMilik reads a wali that is tied to the santri, or fails with [ErrWali].
func waliMilik(ctx context.Context, st Stores, l dasar.LembagaID, id ID, w WaliID) (Wali, error) {
	ikatan, err := st.Wali.Perwalian(ctx, l, id)
	if err != nil {
		return Wali{}, err
	}
	if !slices.ContainsFunc(ikatan, func(i Perwalian) bool { return i.Wali == w }) {
		return Wali{}, ErrWali.NotFoundf("santri ini tidak punya wali itu")
	}
	ada, err := st.Wali.Ambil(ctx, l, w)
	if err != nil || len(ada) == 0 {
		return Wali{}, err
	}
	return ada[0], nil
}
