package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// RekamKegiatan is the record of processing with what stands in its way.
type RekamKegiatan struct {
	Register      int              `json:"register" doc:"versi register yang ditandatangani"`
	Pada          time.Time        `json:"pada"`
	Lengkap       bool             `json:"lengkap"`
	Kegiatan      []Kegiatan       `json:"kegiatan"`
	Kurang        []ButirKegiatan  `json:"kurang" doc:"butir yang belum terisi"`
	TanpaKegiatan []string         `json:"tanpa_kegiatan" doc:"bidang data pribadi di luar semua kegiatan"`
	Disahkan      *time.Time       `json:"disahkan,omitempty"`
	Berubah       []PerubahanButir `json:"berubah" doc:"yang berbeda sejak disahkan"`
}

// Kegiatan is one activity with its contents by code.
type Kegiatan struct {
	Kode  string              `json:"kode"`
	Butir map[string][]string `json:"butir"`
}

// ButirKegiatan names a content of an activity.
type ButirKegiatan struct {
	Kegiatan string `json:"kegiatan"`
	Butir    string `json:"butir"`
}

// PerubahanButir is a content that changed.
type PerubahanButir struct {
	ButirKegiatan
	Lama []string `json:"lama"`
	Baru []string `json:"baru"`
}

func keRekam(k kantor.KeadaanRopa) RekamKegiatan {
	r := RekamKegiatan{Register: k.Register.Versi, Pada: k.Kini.Pada, Lengkap: k.Lengkap(), TanpaKegiatan: teks(k.TanpaKegiatan), Disahkan: saat(k.Disahkan.Pada),
		Kegiatan: dasarhttp.Peta(k.Kini.Baris, func(b ropa.Baris) Kegiatan { return Kegiatan{b.Kegiatan, b.Butir} }),
		Kurang:   dasarhttp.Peta(k.Kurang, func(x ropa.Kurang) ButirKegiatan { return ButirKegiatan(x) }),
		Berubah: dasarhttp.Peta(k.Beda, func(b ropa.Beda) PerubahanButir {
			return PerubahanButir{ButirKegiatan{b.Kegiatan, b.Butir}, teks(b.Lama), teks(b.Baru)}
		})}
	return r
}

// Simulasi is what another law would change today.
type Simulasi struct {
	Rezim  string              `json:"rezim"`
	Banyak map[string]int      `json:"banyak" doc:"perkara yang dihitung ulang, menurut jenisnya"`
	Akibat map[string][]Akibat `json:"akibat"`
}

// Akibat is the consequence for one matter.
type Akibat struct {
	Objek         string     `json:"objek"`
	Kunci         string     `json:"kunci,omitempty"`
	Lama          *time.Time `json:"lama,omitempty"`
	Baru          *time.Time `json:"baru,omitempty"`
	BaruTerlambat bool       `json:"baru_terlambat"`
	Kurang        []string   `json:"kurang" doc:"butir yang hanya diminta aturan ini"`
}

func keSimulasi(h kantor.HasilSimulasi) Simulasi {
	s := Simulasi{h.Rezim.ID, h.Banyak, map[string][]Akibat{}}
	for jenis, as := range h.Akibat {
		s.Akibat[jenis] = dasarhttp.Peta(as, func(a rezim.Akibat) Akibat {
			return Akibat{a.Objek, a.Kunci, saat(a.Lama.Tenggat), saat(a.Baru.Tenggat), a.BaruTerlambat, dasarhttp.Peta(a.Kurang, func(b rezim.Butir) string { return b.Kode })}
		})
	}
	return s
}

// MasukSimulasi names the law.
type MasukSimulasi struct {
	Rezim string `query:"rezim" maxLength:"40" required:"true" doc:"PP33-2026"`
}

func (h pintu) pasangRegister(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("rekam-kegiatan", ambil, "/rekam-kegiatan", "Rekam kegiatan pemrosesan dengan tiga belas butirnya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[RekamKegiatan], error) {
			k, err := h.s.KeadaanRopa(ctx, p)
			return dasarhttp.Beri(k, err, keRekam)
		})
	dasarhttp.Daftar(a, meja("sahkan-rekam-kegiatan", kirim, "/rekam-kegiatan/pengesahan", "Sahkan rekam kegiatan yang lengkap"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Kosong, error) {
			_, err := h.s.SahkanRopa(ctx, p)
			return dasarhttp.Selesai(err)
		})
	dasarhttp.Daftar(a, meja("simulasi-aturan", ambil, "/simulasi-aturan", "Hitung ulang semua perkara menurut aturan lain; tidak mengubah apa pun"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSimulasi) (*dasarhttp.Keluar[Simulasi], error) {
			x, err := h.s.Simulasi(ctx, p, m.Rezim)
			return dasarhttp.Beri(x, err, keSimulasi)
		})
}
