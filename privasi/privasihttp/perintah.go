package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// Perintah is an order of the regulator.
type Perintah struct {
	ID           string     `json:"id"`
	Jenis        string     `json:"jenis"`
	Nomor        string     `json:"nomor"`
	Instansi     string     `json:"instansi"`
	Lingkup      []string   `json:"lingkup"`
	Status       string     `json:"status"`
	Diterima     time.Time  `json:"diterima"`
	Tenggat      time.Time  `json:"tenggat"`
	Dilaksanakan *time.Time `json:"dilaksanakan,omitempty"`
	Versi        uint64     `json:"versi"`
}

func kePerintah(p pendedahan.Perintah) Perintah {
	return Perintah{p.ID, string(p.Jenis), p.Nomor, p.Instansi, teks(p.Lingkup), p.Status(), p.Diterima, p.Tenggat, saat(p.Dilaksanakan), p.Versi}
}

type (
	// MasukTerimaPerintah records an order.
	MasukTerimaPerintah struct {
		dasarhttp.KunciUlang
		Body struct {
			Jenis    string    `json:"jenis" enum:"teguran,henti,hapus,denda"`
			Nomor    string    `json:"nomor" maxLength:"100"`
			Instansi string    `json:"instansi" maxLength:"120"`
			Lingkup  []string  `json:"lingkup,omitempty" maxItems:"100" doc:"jenis data; wajib untuk henti dan hapus"`
			Diterima time.Time `json:"diterima"`
			Tenggat  time.Time `json:"tenggat,omitzero" doc:"kosong: menurut hukum"`
		}
	}
	// MasukBuktiPerintah notes that an order was carried out.
	MasukBuktiPerintah struct {
		MasukID
		Body struct {
			Bukti string `json:"bukti" minLength:"1" maxLength:"100"`
		}
	}
)

func (h pintu) pasangPerintah(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("daftar-perintah", ambil, "/perintah-pengawas", "Perintah pengawas menurut batas waktunya"),
		func(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[Perintah], error) {
			ps, lanjut, err := h.s.DaftarPerintah(ctx, p, m.Page())
			return dasarhttp.BeriDaftar(ps, lanjut, err, kePerintah)
		})
	dasarhttp.Daftar(a, baru(meja("terima-perintah", kirim, "/perintah-pengawas", "Catat perintah pengawas; henti dan hapus berlaku seketika")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukTerimaPerintah) (*dasarhttp.Keluar[Perintah], error) {
			b := m.Body
			return buat(ctx, h, p, m.KunciUlang, b, func(s *kantor.Service) (pendedahan.Perintah, error) {
				return s.TerimaPerintah(ctx, p, pendedahan.Perintah{Jenis: pendedahan.JenisPerintah(b.Jenis), Nomor: b.Nomor, Instansi: b.Instansi, Lingkup: b.Lingkup, Diterima: b.Diterima, Tenggat: b.Tenggat})
			}, kePerintah)
		})
	dasarhttp.Daftar(a, meja("laksanakan-perintah", kirim, "/perintah-pengawas/{id}/pelaksanaan", "Catat bahwa perintah dilaksanakan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukBuktiPerintah) (*dasarhttp.Keluar[Perintah], error) {
			x, err := h.s.LaksanakanPerintah(ctx, p, m.ID, m.Body.Bukti)
			return dasarhttp.Beri(x, err, kePerintah)
		})
	dasarhttp.Daftar(a, meja("laporkan-perintah", kirim, "/perintah-pengawas/{id}/laporan", "Catat bahwa pengawas dilapori"), langkah(h.s.LaporkanPerintah, kePerintah))
	dasarhttp.Daftar(a, meja("cabut-perintah", kirim, "/perintah-pengawas/{id}/pencabutan", "Catat bahwa pengawas mencabutnya"), langkah(h.s.CabutPerintah, kePerintah))
}
