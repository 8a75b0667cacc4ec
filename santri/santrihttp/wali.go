package santrihttp

import (
	"context"
	"net/http"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type (
	// MasukWali is the request of tambah-wali.
	MasukWali struct {
		MasukID
		dasarhttp.KunciUlang
		Body BadanIsiWali
	}
	// MasukUbahWali is the request of ubah-wali.
	MasukUbahWali struct {
		MasukID
		Wali string `path:"wali" maxLength:"64"`
		dasarhttp.KunciUlang
		Body struct {
			Versi int     `json:"versi" minimum:"1"`
			Nama  *string `json:"nama,omitempty" maxLength:"200"`
			NIK   *string `json:"nik,omitempty" maxLength:"60"`
			HP    *string `json:"hp,omitempty" maxLength:"60"`
		}
	}
	// MasukLepasWali is the request of lepas-wali.
	MasukLepasWali struct {
		MasukID
		Wali string `path:"wali" maxLength:"64"`
	}
)

func (h pintu) pasangWali(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasiBuat("tambah-wali", "/santri/{id}/wali", "Tambah wali"), h.tambahWali)
	dasarhttp.Daftar(a, operasi("ubah-wali", http.MethodPatch, "/santri/{id}/wali/{wali}", "Ubah data wali"), h.ubahWali)
	dasarhttp.Daftar(a, operasi("lepas-wali", http.MethodDelete, "/santri/{id}/wali/{wali}", "Lepas wali dari santri"), func(ctx context.Context, p dasar.Pelaku, m *MasukLepasWali) (*struct{}, error) {
		return nil, h.s.LepasWali(ctx, p, santri.ID(m.ID), santri.WaliID(m.Wali))
	})
}

func (h pintu) tambahWali(ctx context.Context, p dasar.Pelaku, m *MasukWali) (*KeluarProfil, error) {
	ws, _, bacaan, err := santri.BacaWali(m.Body.isian())
	if err != nil {
		return nil, err
	}
	s, err := h.sekali(ctx, p, m.KunciUlang, m.Body)
	if err != nil {
		return nil, err
	}
	if _, err := s.TambahWali(ctx, p, santri.ID(m.ID), ws[0]); err != nil {
		return nil, err
	}
	return h.profil(ctx, p, santri.ID(m.ID), bacaan)
}

func (h pintu) ubahWali(ctx context.Context, p dasar.Pelaku, m *MasukUbahWali) (*KeluarProfil, error) {
	pr, err := h.s.Ambil(ctx, p, santri.ID(m.ID))
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(pr.Wali, func(w santri.WaliBaru) bool { return string(w.Wali.ID) == m.Wali })
	if i < 0 {
		return nil, santri.ErrWali.NotFoundf("santri ini tidak punya wali itu")
	}
	w := pr.Wali[i].Wali
	isian := santri.IsianWali{Nama: w.Nama, Hubungan: pr.Wali[i].Hubungan}
	for _, x := range []struct{ ke, dari *string }{{&isian.Nama, m.Body.Nama}, {&isian.NIK, m.Body.NIK}, {&isian.HP, m.Body.HP}} {
		if x.dari != nil {
			*x.ke = *x.dari
		}
	}
	baru, _, bacaan, err := santri.BacaWali(isian)
	if err != nil {
		return nil, err
	}
	w.Nama, w.Versi = baru[0].Wali.Nama, m.Body.Versi
	gantiBila(m.Body.NIK, &w.NIK, baru[0].Wali.NIK)
	gantiBila(m.Body.HP, &w.HP, baru[0].Wali.HP)
	s, err := h.sekali(ctx, p, m.KunciUlang, m.Body)
	if err != nil {
		return nil, err
	}
	if _, err := s.PerbaruiWali(ctx, p, santri.ID(m.ID), w); err != nil {
		return nil, err
	}
	return h.profil(ctx, p, santri.ID(m.ID), bacaan)
}

// gantiBila takes a sealed field over when the body named it.
func gantiBila[T any](disebut *string, ke *privasi.Tertutup[T], dari privasi.Tertutup[T]) {
	if disebut != nil {
		*ke = dari
	}
}
