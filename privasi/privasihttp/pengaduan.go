package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// Pengaduan is a complaint in a list: nothing of its words.
type Pengaduan struct {
	ID       string     `json:"id"`
	Nomor    string     `json:"nomor"`
	Status   string     `json:"status"`
	Kanal    string     `json:"kanal"`
	Diterima time.Time  `json:"diterima"`
	Tenggat  time.Time  `json:"tenggat"`
	Dijawab  *time.Time `json:"dijawab,omitempty"`
	Versi    uint64     `json:"versi"`
}

func kePengaduan(p hak.Pengaduan) Pengaduan {
	return Pengaduan{p.ID, kantor.Nomor(p.ID, p.Diterima), string(p.Status), string(p.Kanal), p.Diterima, p.Tenggat, saat(p.Dijawab), p.Versi}
}

// PengaduanLengkap is one complaint with its words.
type PengaduanLengkap struct {
	Pengaduan
	Rincian  string    `json:"rincian"`
	Jawaban  string    `json:"jawaban,omitempty"`
	Pengawas string    `json:"pengawas,omitempty" doc:"ke mana lagi dapat mengadu"`
	Riwayat  []Langkah `json:"riwayat"`
}

func kePengaduanLengkap(b kantor.BerkasAduan) PengaduanLengkap {
	return PengaduanLengkap{kePengaduan(b.Pengaduan), b.Isi, b.Balasan, b.Pengawas, dasarhttp.Peta(b.Riwayat, keLangkah)}
}

type (
	// MasukAdukan complains about how data is handled.
	MasukAdukan struct {
		dasarhttp.KunciUlang
		Body struct {
			Rincian  string   `json:"rincian" maxLength:"5000"`
			Terlapor []string `json:"terlapor,omitempty" maxItems:"20" doc:"akun yang diadukan; mereka tidak melihatnya"`
		}
	}
	// MasukJawabAduan answers a complaint.
	MasukJawabAduan struct {
		MasukID
		Body struct {
			Jawaban string `json:"jawaban" minLength:"1" maxLength:"5000"`
		}
	}
	// MasukCariAduan filters the desk's list.
	MasukCariAduan struct {
		dasarhttp.Halaman
		Status string `query:"status" maxLength:"40"`
		Lewat  bool   `query:"lewat"`
	}
)

func (h pintu) pasangPengaduan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, baru(saya("adukan", kirim, "/pengaduan", "Adukan cara data dikelola")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukAdukan) (*dasarhttp.Keluar[Pengaduan], error) {
			return buat(ctx, h, p, m.KunciUlang, m.Body, func(s *kantor.Service) (hak.Pengaduan, error) {
				return s.Adukan(ctx, p, m.Body.Rincian, m.Body.Terlapor...)
			}, kePengaduan)
		})
	dasarhttp.Daftar(a, saya("pengaduan-saya", ambil, "/pengaduan-saya", "Pengaduan sendiri"),
		func(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[Pengaduan], error) {
			as, err := h.s.AduanSaya(ctx, p)
			return dasarhttp.BeriHalaman(as, *m, err, func(p hak.Pengaduan) string { return p.ID }, kePengaduan)
		})
	dasarhttp.Daftar(a, saya("baca-pengaduan", ambil, "/pengaduan/{id}", "Satu pengaduan, bagi pengadu dan penangannya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukID) (*dasarhttp.Keluar[PengaduanLengkap], error) {
			b, err := h.s.BacaAduan(ctx, h.jaga, p, m.ID)
			return dasarhttp.Beri(b, err, kePengaduanLengkap)
		})
	dasarhttp.Daftar(a, meja("daftar-pengaduan", ambil, "/pengaduan", "Pengaduan menurut batas waktunya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukCariAduan) (*dasarhttp.KeluarDaftar[Pengaduan], error) {
			as, lanjut, err := h.s.DaftarAduan(ctx, p, kantor.SaringAduan{Status: satuTeks[hak.StatusAduan](m.Status), Lewat: m.Lewat}, m.Page())
			return dasarhttp.BeriDaftar(as, lanjut, err, kePengaduan)
		})
	dasarhttp.Daftar(a, meja("jawab-pengaduan", kirim, "/pengaduan/{id}/jawaban", "Jawab pengaduan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukJawabAduan) (*dasarhttp.Keluar[Pengaduan], error) {
			x, err := h.s.JawabAduan(ctx, p, m.ID, m.Body.Jawaban)
			return dasarhttp.Beri(x, err, kePengaduan)
		})
	dasarhttp.Daftar(a, meja("tutup-pengaduan", kirim, "/pengaduan/{id}/penutupan", "Tutup pengaduan yang sudah dijawab"), langkah(h.s.TutupAduan, kePengaduan))
}
