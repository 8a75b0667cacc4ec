package santrihttp

import (
	"context"
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// BadanStruktur are the units and levels of the institution.
type BadanStruktur struct {
	Unit    []BadanUnit    `json:"unit" maxItems:"200"`
	Tingkat []BadanTingkat `json:"tingkat,omitempty" maxItems:"1000"`
}

// BadanUnit is one unit.
type BadanUnit struct {
	Kode   string `json:"kode"`
	Nama   string `json:"nama"`
	Jalur  string `json:"jalur" doc:"formal, diniyah, atau tahfidz"`
	Urutan int    `json:"urutan,omitempty"`
}

// BadanTingkat is one level of a unit and track.
type BadanTingkat struct {
	Unit   string `json:"unit"`
	Jalur  string `json:"jalur"`
	Kode   string `json:"kode"`
	Urutan int    `json:"urutan,omitempty"`
}

type (
	// KeluarStruktur answers with units and levels.
	KeluarStruktur struct{ Body BadanStruktur }
	// MasukStruktur is the request of atur-unit.
	MasukStruktur struct {
		dasarhttp.KunciUlang
		Body BadanStruktur
	}
)

func (h pintu) pasangStruktur(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("lihat-unit", http.MethodGet, "/unit", "Unit dan tingkat lembaga"), func(ctx context.Context, p dasar.Pelaku, _ *struct{}) (*KeluarStruktur, error) {
		return h.struktur(ctx, p)
	})
	dasarhttp.Daftar(a, operasi("atur-unit", http.MethodPut, "/unit", "Tambah atau ganti unit dan tingkat; yang tidak disebut tetap ada"), func(ctx context.Context, p dasar.Pelaku, m *MasukStruktur) (*KeluarStruktur, error) {
		s, err := h.sekali(ctx, p, m.KunciUlang, m.Body)
		if err != nil {
			return nil, err
		}
		var st santri.Struktur
		for _, u := range m.Body.Unit {
			st.Unit = append(st.Unit, santri.Unit{Lembaga: p.Lembaga, Kode: santri.KodeUnit(u.Kode), Nama: u.Nama, Jalur: santri.Jalur(u.Jalur), Urutan: u.Urutan})
		}
		for _, t := range m.Body.Tingkat {
			st.Tingkat = append(st.Tingkat, santri.Tingkat{Lembaga: p.Lembaga, Unit: santri.KodeUnit(t.Unit), Jalur: santri.Jalur(t.Jalur), Kode: t.Kode, Urutan: t.Urutan})
		}
		if err := s.AturStruktur(ctx, p, st); err != nil {
			return nil, err
		}
		return h.struktur(ctx, p)
	})
}

func (h pintu) struktur(ctx context.Context, p dasar.Pelaku) (*KeluarStruktur, error) {
	st, err := h.s.Struktur(ctx, p)
	if err != nil {
		return nil, err
	}
	b := BadanStruktur{Unit: []BadanUnit{}, Tingkat: []BadanTingkat{}}
	for _, u := range st.Unit {
		b.Unit = append(b.Unit, BadanUnit{string(u.Kode), u.Nama, string(u.Jalur), u.Urutan})
	}
	for _, t := range st.Tingkat {
		b.Tingkat = append(b.Tingkat, BadanTingkat{string(t.Unit), string(t.Jalur), t.Kode, t.Urutan})
	}
	return &KeluarStruktur{b}, nil
}
