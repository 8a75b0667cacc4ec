package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// Pemusnahan is one run of deletion or destruction, without the people in it.
type Pemusnahan struct {
	ID      string              `json:"id"`
	Sebab   string              `json:"sebab"`
	Rujukan string              `json:"rujukan,omitempty"`
	Status  string              `json:"status"`
	Sasaran int                 `json:"sasaran" doc:"banyaknya kelas data orang"`
	Langkah []LangkahPemusnahan `json:"langkah"`
	Berita  string              `json:"berita_acara,omitempty" doc:"nomor berita acara"`
	Versi   uint64              `json:"versi"`
}

// LangkahPemusnahan is one of the nine steps, done.
type LangkahPemusnahan struct {
	Kode string    `json:"kode"`
	Oleh string    `json:"oleh"`
	Pada time.Time `json:"pada"`
}

func kePemusnahan(p retensi.Pemusnahan) Pemusnahan {
	return Pemusnahan{p.ID, string(p.Sebab), p.Rujukan, string(p.Status), len(p.Sasaran), dasarhttp.Peta(p.Langkah, func(l retensi.Langkah) LangkahPemusnahan { return LangkahPemusnahan(l) }), p.BeritaAcara.Nomor, p.Versi}
}

// PemusnahanLengkap is one run with what goes of whom.
type PemusnahanLengkap struct {
	Pemusnahan
	Data []SasaranPemusnahan `json:"data"`
}

// SasaranPemusnahan is one class of one person.
type SasaranPemusnahan struct {
	Subjek   string `json:"subjek"`
	Kelas    string `json:"kelas"`
	Tindakan string `json:"tindakan"`
}

func kePemusnahanLengkap(p retensi.Pemusnahan) PemusnahanLengkap {
	return PemusnahanLengkap{kePemusnahan(p), dasarhttp.Peta(p.Sasaran, func(s retensi.Sasaran) SasaranPemusnahan {
		return SasaranPemusnahan{string(s.Subjek), string(s.Kelas), string(s.Tindakan)}
	})}
}

// PerintahTetap is the standing order by which classes go by themselves.
type PerintahTetap struct {
	Kelas     []string   `json:"kelas"`
	Prosesor  []string   `json:"prosesor"`
	Kabar     string     `json:"kabar" doc:"nomor pengumuman kepada orang dan prosesor"`
	Tempat    string     `json:"tempat"`
	Saksi     []string   `json:"saksi"`
	Status    string     `json:"status"`
	Pengusul  string     `json:"pengusul,omitempty"`
	Diusulkan *time.Time `json:"diusulkan,omitempty"`
	Penyetuju string     `json:"penyetuju,omitempty"`
	Disetujui *time.Time `json:"disetujui,omitempty"`
	Dicabut   *time.Time `json:"dicabut,omitempty"`
}

func kePerintahTetap(p retensi.PerintahTetap) PerintahTetap {
	return PerintahTetap{teks(p.Kelas), teks(p.Prosesor), p.Kabar, p.Tempat, teks(p.Saksi), p.Status(), p.Pengusul, saat(p.Diusulkan), p.Penyetuju, saat(p.Disetujui), saat(p.Dicabut)}
}

// Penahanan is a hold: what it holds is not destroyed, whoever asks.
type Penahanan struct {
	ID      string     `json:"id"`
	Subjek  string     `json:"subjek,omitempty" doc:"kosong: semua orang"`
	Kelas   string     `json:"kelas"`
	Sebab   string     `json:"sebab"`
	Rujukan string     `json:"rujukan"`
	Oleh    string     `json:"oleh"`
	Sejak   time.Time  `json:"sejak"`
	Sampai  *time.Time `json:"sampai,omitempty"`
	Versi   uint64     `json:"versi"`
}

func kePenahanan(p retensi.Penahanan) Penahanan {
	return Penahanan{p.ID, string(p.Subjek), string(p.Kelas), p.Sebab, p.Rujukan, p.Oleh, p.Sejak, saat(p.Sampai), p.Versi}
}

// MasukTahan puts a hold in force.
type MasukTahan struct {
	dasarhttp.KunciUlang
	Body struct {
		Subjek  string    `json:"subjek,omitempty" maxLength:"64" doc:"kosong: semua orang"`
		Kelas   string    `json:"kelas" maxLength:"40"`
		Sebab   string    `json:"sebab" maxLength:"60"`
		Rujukan string    `json:"rujukan" maxLength:"100" doc:"nomor perkara atau permohonan"`
		Uraian  string    `json:"uraian,omitempty" maxLength:"2000" doc:"disimpan tersegel"`
		Sampai  time.Time `json:"sampai,omitzero" doc:"kosong: sampai dilepas"`
	}
}

func (h pintu) pasangPemusnahan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("daftar-pemusnahan", ambil, "/pemusnahan", "Pemusnahan data, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukDaftarStatus) (*dasarhttp.KeluarDaftar[Pemusnahan], error) {
			ps, lanjut, err := h.s.DaftarPemusnahan(ctx, p, m.Page(), satuTeks[retensi.Status](m.Status)...)
			return dasarhttp.BeriDaftar(ps, lanjut, err, kePemusnahan)
		})
	dasarhttp.Daftar(a, meja("ambil-pemusnahan", ambil, "/pemusnahan/{id}", "Satu pemusnahan dan datanya"), langkah(h.s.PemusnahanSatu, kePemusnahanLengkap))
	dasarhttp.Daftar(a, meja("setujui-pemusnahan", kirim, "/pemusnahan/{id}/persetujuan", "Setujui pemusnahan yang direncanakan orang lain"), langkah(h.s.SetujuiMusnah, kePemusnahan))
	dasarhttp.Daftar(a, meja("tahan-pemusnahan", kirim, "/pemusnahan/{id}/penahanan", "Hentikan sementara pemusnahan"), langkah(h.s.TahanPemusnahan, kePemusnahan))
	dasarhttp.Daftar(a, meja("lanjutkan-pemusnahan", kirim, "/pemusnahan/{id}/kelanjutan", "Lanjutkan pemusnahan yang dihentikan"), langkah(h.s.LanjutkanPemusnahan, kePemusnahan))
	dasarhttp.Daftar(a, meja("perintah-tetap", ambil, "/perintah-tetap", "Kelas data yang dimusnahkan dengan sendirinya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[PerintahTetap], error) {
			x, err := h.s.PerintahTetap(ctx, p)
			return dasarhttp.Beri(x, err, kePerintahTetap)
		})
}

func (h pintu) pasangPenahanan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("daftar-penahanan", ambil, "/penahanan-data", "Data yang ditahan dari pemusnahan, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[Penahanan], error) {
			ps, lanjut, err := h.s.DaftarTahanan(ctx, p, m.Page())
			return dasarhttp.BeriDaftar(ps, lanjut, err, kePenahanan)
		})
	dasarhttp.Daftar(a, baru(meja("tahan-data", kirim, "/penahanan-data", "Tahan satu kelas data dari pemusnahan; berlaku seketika")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukTahan) (*dasarhttp.Keluar[Penahanan], error) {
			b := m.Body
			return buat(ctx, h, p, m.KunciUlang, b, func(s *kantor.Service) (retensi.Penahanan, error) {
				return s.TahanData(ctx, p, retensi.Penahanan{Subjek: privasi.SubjekID(b.Subjek), Kelas: privasi.KelasRetensi(b.Kelas), Sebab: b.Sebab, Rujukan: b.Rujukan, Uraian: privasi.Tutup(b.Uraian), Sampai: b.Sampai})
			}, kePenahanan)
		})
	dasarhttp.Daftar(a, meja("lepas-penahanan", kirim, "/penahanan-data/{id}/pelepasan", "Lepas penahanan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukTolak) (*dasarhttp.Keluar[Penahanan], error) {
			x, err := h.s.LepasTahanan(ctx, p, m.ID, m.Body.Sebab)
			return dasarhttp.Beri(x, err, kePenahanan)
		})
}
