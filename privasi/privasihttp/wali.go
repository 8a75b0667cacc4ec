package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// Kewenangan is an authority of a guardian over a santri. Its document is not in it.
type Kewenangan struct {
	ID       string     `json:"id"`
	Santri   string     `json:"santri"`
	Wali     string     `json:"wali"`
	Hubungan string     `json:"hubungan"`
	Lingkup  []string   `json:"lingkup"`
	Diajukan time.Time  `json:"diajukan"`
	Terbukti *time.Time `json:"terbukti,omitempty"`
	Ditolak  *time.Time `json:"ditolak,omitempty"`
	Dicabut  *time.Time `json:"dicabut,omitempty"`
	Versi    uint64     `json:"versi"`
}

func keKewenangan(k wali.Kewenangan) Kewenangan {
	return Kewenangan{k.ID, string(k.Santri), string(k.Wali), k.Hubungan, teks(k.Lingkup), k.Diajukan, saat(k.Terbukti), saat(k.Ditolak), saat(k.Dicabut), k.Versi}
}

type (
	// MasukAjukanWali claims an authority.
	MasukAjukanWali struct {
		dasarhttp.KunciUlang
		Body struct {
			Santri   string   `json:"santri" maxLength:"64"`
			Wali     string   `json:"wali" maxLength:"64"`
			Hubungan string   `json:"hubungan" maxLength:"40"`
			Lingkup  []string `json:"lingkup" maxItems:"20"`
		}
	}
	// MasukBuktikanWali proves one by a document.
	MasukBuktikanWali struct {
		MasukID
		Body struct {
			Cara   string `json:"cara" maxLength:"40" doc:"cara membuktikan"`
			Nomor  string `json:"nomor" maxLength:"100" doc:"nomor dokumen; disimpan tersegel"`
			Dewasa bool   `json:"dewasa,omitempty"`
		}
	}
	// MasukSebabWali ends or refuses one.
	MasukSebabWali struct {
		MasukID
		Body struct {
			Sebab   string `json:"sebab" maxLength:"60"`
			Dokumen string `json:"dokumen,omitempty" maxLength:"100"`
		}
	}
	// MasukDaftarWali filters the desk's list.
	MasukDaftarWali struct {
		dasarhttp.Halaman
		Status string `query:"status" maxLength:"40"`
	}
)

func (h pintu) pasangWali(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("wali-saya", ambil, "/data-saya/{subjek}/wali", "Siapa yang berwenang atas seorang santri"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[Kewenangan], error) {
			ks, err := h.s.WaliSantri(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(ks, m.Halaman, err, func(k wali.Kewenangan) string { return k.ID }, keKewenangan)
		})
	dasarhttp.Daftar(a, meja("daftar-kewenangan", ambil, "/kewenangan-wali", "Kewenangan wali, yang menunggu bukti dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukDaftarWali) (*dasarhttp.KeluarDaftar[Kewenangan], error) {
			ks, lanjut, err := h.s.DaftarWali(ctx, p, m.Status, m.Page())
			return dasarhttp.BeriDaftar(ks, lanjut, err, keKewenangan)
		})
	dasarhttp.Daftar(a, baru(meja("ajukan-kewenangan", kirim, "/kewenangan-wali", "Catat bahwa seseorang mengaku wali")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukAjukanWali) (*dasarhttp.Keluar[Kewenangan], error) {
			b := m.Body
			return buat(ctx, h, p, m.KunciUlang, b, func(s *kantor.Service) (wali.Kewenangan, error) {
				return s.AjukanWali(ctx, p, privasi.SubjekID(b.Santri), privasi.SubjekID(b.Wali), b.Hubungan, dariTeks[wali.KelompokHak](b.Lingkup)...)
			}, keKewenangan)
		})
	dasarhttp.Daftar(a, meja("buktikan-kewenangan", kirim, "/kewenangan-wali/{id}/bukti", "Catat bukti kewenangan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukBuktikanWali) (*dasarhttp.Keluar[Kewenangan], error) {
			k, err := h.s.BuktikanWali(ctx, p, m.ID, wali.CaraBukti(m.Body.Cara), m.Body.Nomor, m.Body.Dewasa)
			return dasarhttp.Beri(k, err, keKewenangan)
		})
	dasarhttp.Daftar(a, meja("tolak-kewenangan", kirim, "/kewenangan-wali/{id}/penolakan", "Tolak pengakuan wali"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSebabWali) (*dasarhttp.Keluar[Kewenangan], error) {
			k, err := h.s.TolakWali(ctx, p, m.ID, m.Body.Sebab)
			return dasarhttp.Beri(k, err, keKewenangan)
		})
	dasarhttp.Daftar(a, meja("cabut-kewenangan", kirim, "/kewenangan-wali/{id}/pencabutan", "Cabut kewenangan wali"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSebabWali) (*dasarhttp.Keluar[Kewenangan], error) {
			k, err := h.s.CabutWali(ctx, p, m.ID, wali.SebabCabut(m.Body.Sebab), m.Body.Dokumen)
			return dasarhttp.Beri(k, err, keKewenangan)
		})
}
