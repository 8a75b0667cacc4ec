package rezim

import (
	"slices"
	"time"
)

// Hukum is every regime in the order in which they take effect. The zero value knows
// none. It is never changed.
type Hukum struct{ rezim []Rezim }

// BuatHukum checks regimes and puts them in order: for an embedder whose law differs
// from the shipped one, or that knows a newer one. Two of the same id or day, one without
// a day, a deadline of an unknown kind or with two lengths, a list with a content twice:
// [ErrData].
func BuatHukum(rs ...Rezim) (*Hukum, error) {
	h := &Hukum{}
	for _, r := range rs {
		if err := r.periksa(); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(h.rezim, func(x Rezim) bool { return x.ID == r.ID || x.Sejak == r.Sejak }) {
			return nil, ErrData.Invalidf("rezim %s atau tanggalnya tertulis dua kali", r.ID)
		}
		h.rezim = append(h.rezim, r.Salin())
	}
	if len(h.rezim) == 0 {
		return nil, ErrData.Invalidf("hukum harus memuat paling sedikit satu rezim")
	}
	slices.SortFunc(h.rezim, func(a, b Rezim) int { return a.Sejak.Compare(b.Sejak) })
	return h, nil
}

func (r Rezim) periksa() error {
	if r.ID == "" || r.Sejak.IsZero() || r.Sumber == "" || len(r.Tenggat) == 0 {
		return ErrData.Invalidf("rezim %q harus punya id, tanggal mulai, sumber dan tenggat", r.ID)
	}
	if r.Usia.Dewasa < 1 || r.Usia.Lindung < 1 {
		return ErrData.Invalidf("rezim %s belum menyebut usia dewasa", r.ID)
	}
	for k, a := range r.Tenggat {
		if k == "" || a.Kunci != k || !a.Mulai.dikenal() || a.Jam < 0 || a.HariKerja < 0 || a.Jam > 0 && a.HariKerja > 0 || a.Sumber == "" || !a.Keyakinan.dikenal() {
			return ErrData.Invalidf("tenggat %q dari %s tidak lengkap atau bertentangan", k, r.ID)
		}
	}
	for d, bs := range r.Butir {
		kode := map[string]bool{}
		for _, b := range bs {
			if b.Kode == "" || b.Teks == "" || b.Sumber == "" || kode[b.Kode] || !b.Keyakinan.dikenal() {
				return ErrData.Invalidf("butir %q dari daftar %s dalam %s tidak lengkap atau ganda", b.Kode, d, r.ID)
			}
			kode[b.Kode] = true
		}
	}
	return nil
}

func (k Keyakinan) dikenal() bool { return k == Pasti || k == SatuSumber || k == BelumPeriksa }

// Semua lists copies of the regimes, oldest first.
func (h *Hukum) Semua() []Rezim {
	rs := make([]Rezim, len(h.rezim))
	for i, r := range h.rezim {
		rs[i] = r.Salin()
	}
	return rs
}

// Cari gives a copy of the regime of an id, or [ErrRezim].
func (h *Hukum) Cari(id string) (Rezim, error) {
	if i := h.indeks(id); i >= 0 {
		return h.rezim[i].Salin(), nil
	}
	return Rezim{}, ErrRezim.NotFoundf("rezim %q tidak dikenal", id)
}

// Pada gives a copy of the regime in force at a moment, or [ErrRezim] before the first.
// For a clock that moment is its start, never now.
func (h *Hukum) Pada(t time.Time, s Setelan) (Rezim, error) {
	i := h.pada(t, s)
	if i < 0 {
		return Rezim{}, ErrRezim.Invalidf("belum ada aturan pelindungan data yang berlaku pada saat itu")
	}
	return h.rezim[i].Salin(), nil
}

func (h *Hukum) pada(t time.Time, s Setelan) int {
	terakhir := -1
	for i := range h.rezim {
		if !t.IsZero() && h.rezim[i].Mode(t, s) == Tegas {
			terakhir = i
		}
	}
	return terakhir
}

func (h *Hukum) indeks(id string) int {
	return slices.IndexFunc(h.rezim, func(r Rezim) bool { return r.ID == id })
}
