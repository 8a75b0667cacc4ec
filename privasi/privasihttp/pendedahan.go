package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// Pendedahan is what somebody outside asked for of a person.
type Pendedahan struct {
	ID        string     `json:"id"`
	Subjek    string     `json:"subjek"`
	Jenis     string     `json:"jenis"`
	Status    string     `json:"status"`
	Penerima  string     `json:"penerima"`
	Tujuan    string     `json:"tujuan"`
	Surat     string     `json:"surat,omitempty"`
	Diminta   []string   `json:"diminta"`
	Diberikan []string   `json:"diberikan"`
	Ditahan   []string   `json:"ditahan"`
	Penyetuju int        `json:"penyetuju" doc:"banyaknya yang sudah menyetujui"`
	Masuk     time.Time  `json:"masuk"`
	Tenggat   *time.Time `json:"tenggat,omitempty"`
	Versi     uint64     `json:"versi"`
}

func kePendedahan(p pendedahan.Pendedahan) Pendedahan {
	return Pendedahan{p.ID, string(p.Subjek), string(p.Jenis), string(p.Status), p.Penerima, p.Tujuan, p.Instrumen.Nomor, teks(p.Bidang), teks(p.Diberikan), teks(p.Ditahan), len(p.Penyetuju), p.Masuk, saat(p.Jam.Tenggat), p.Versi}
}

// PendedahanLengkap is one disclosure with its moves.
type PendedahanLengkap struct {
	Pendedahan
	Riwayat []Langkah `json:"riwayat"`
}

// MasukTolak refuses, for a reason.
type MasukTolak struct {
	MasukID
	Body struct {
		Sebab string `json:"sebab" minLength:"1" maxLength:"60"`
	}
}

func (h pintu) pasangPendedahan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("daftar-pendedahan", ambil, "/pendedahan", "Data yang diminta dari luar, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukDaftarStatus) (*dasarhttp.KeluarDaftar[Pendedahan], error) {
			ps, lanjut, err := h.s.DaftarPendedahan(ctx, p, m.Status, m.Page())
			return dasarhttp.BeriDaftar(ps, lanjut, err, kePendedahan)
		})
	dasarhttp.Daftar(a, meja("ambil-pendedahan", ambil, "/pendedahan/{id}", "Satu permintaan dari luar"),
		langkah(func(ctx context.Context, p dasar.Pelaku, id string) (PendedahanLengkap, error) {
			x, riwayat, err := h.s.AmbilPendedahan(ctx, p, id)
			return PendedahanLengkap{kePendedahan(x), dasarhttp.Peta(riwayat, keLangkah)}, err
		}, apaAdanya))
	dasarhttp.Daftar(a, meja("setujui-pendedahan", kirim, "/pendedahan/{id}/persetujuan", "Setujui; permintaan aparat memerlukan dua orang"), langkah(h.s.SetujuiPendedahan, kePendedahan))
	dasarhttp.Daftar(a, meja("tolak-pendedahan", kirim, "/pendedahan/{id}/penolakan", "Tolak permintaan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukTolak) (*dasarhttp.Keluar[Pendedahan], error) {
			x, err := h.s.TolakPendedahan(ctx, p, m.ID, m.Body.Sebab)
			return dasarhttp.Beri(x, err, kePendedahan)
		})
}
