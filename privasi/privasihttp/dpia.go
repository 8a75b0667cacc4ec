package privasihttp

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// Dpia is where the impact assessment of an activity stands.
type Dpia struct {
	Kegiatan string            `json:"kegiatan"`
	Usulan   bool              `json:"usulan" doc:"kegiatan yang menunggu tanda tangan"`
	Pemicu   []string          `json:"pemicu"`
	Keadaan  string            `json:"keadaan"`
	Tertutup bool              `json:"tertutup" doc:"data spesifiknya tertutup sampai dinilai"`
	ID       string            `json:"id,omitempty" doc:"penilaian terakhir"`
	Sampai   *time.Time        `json:"sampai,omitempty"`
	Draf     map[string]string `json:"draf,omitempty" doc:"naskah untuk memulai"`
}

// PenilaianDampak is one assessment.
type PenilaianDampak struct {
	ID        string            `json:"id"`
	Kegiatan  string            `json:"kegiatan"`
	Usulan    bool              `json:"usulan"`
	Pemicu    []string          `json:"pemicu"`
	Isi       map[string]string `json:"isi"`
	Status    string            `json:"status"`
	Penyusun  string            `json:"penyusun"`
	PPDP      string            `json:"ppdp,omitempty"`
	Saran     string            `json:"saran,omitempty"`
	Penyetuju string            `json:"penyetuju,omitempty"`
	Disetujui *time.Time        `json:"disetujui,omitempty"`
	Sampai    *time.Time        `json:"sampai,omitempty"`
	Versi     uint64            `json:"versi"`
}

func kePenilaian(p ropa.Dpia) PenilaianDampak {
	return PenilaianDampak{p.ID, p.Kegiatan, p.Usulan, teks(p.Pemicu), p.Isi, string(p.Status), p.Penyusun, p.PPDP, p.Saran, p.Penyetuju, saat(p.Disetujui), saat(p.Kedaluwarsa), p.Versi}
}

// PenilaianLengkap is one assessment with its moves.
type PenilaianLengkap struct {
	PenilaianDampak
	Riwayat []Langkah `json:"riwayat"`
}

// PilihKegiatan names an activity to assess.
type PilihKegiatan struct {
	Kegiatan string `json:"kegiatan" maxLength:"80"`
	Usulan   bool   `json:"usulan,omitempty" doc:"sebagaimana menunggu tanda tangan"`
}

type (
	// MasukCariDpia filters the activities.
	MasukCariDpia struct {
		dasarhttp.Halaman
		Keadaan string `query:"keadaan" maxLength:"40" doc:"belum ada, menunggu, berlaku, kedaluwarsa, kegiatan berubah, atau tidak perlu"`
		Perlu   bool   `query:"perlu" doc:"hanya yang memerlukan penilaian"`
	}
	// MasukSusunDpia begins an assessment.
	MasukSusunDpia struct {
		dasarhttp.KunciUlang
		Body struct {
			PilihKegiatan
			Isi map[string]string `json:"isi" doc:"uraian, kebutuhan, risiko, langkah"`
		}
	}
	// MasukSusunDraf begins assessments out of their drafts.
	MasukSusunDraf struct {
		Body struct {
			Kegiatan []PilihKegiatan `json:"kegiatan" maxItems:"200"`
		}
	}
	// MasukSaranDpia is the advice of the officer.
	MasukSaranDpia struct {
		Body struct {
			ID    []string `json:"id" maxItems:"200"`
			Saran string   `json:"saran" maxLength:"5000"`
		}
	}
	// MasukSetujuDpia approves assessments until a day.
	MasukSetujuDpia struct {
		Body struct {
			ID      []string  `json:"id" maxItems:"200"`
			Jabatan string    `json:"jabatan" maxLength:"100"`
			Sampai  time.Time `json:"sampai"`
		}
	}
)

func (h pintu) keDpia(d kantor.DpiaKegiatan) Dpia {
	return Dpia{d.Kegiatan.Kode, d.Usulan, teks(d.Pemicu), string(d.Keadaan), d.Tertutup(h.s.Now()), d.Terakhir.ID, saat(d.Terakhir.Kedaluwarsa), d.Draf}
}

// kunciDpia tells an activity as it is signed from the same as it waits.
func kunciDpia(d kantor.DpiaKegiatan) string {
	if d.Usulan {
		return d.Kegiatan.Kode + "+usulan"
	}
	return d.Kegiatan.Kode
}

func (h pintu) daftarDpia(ctx context.Context, p dasar.Pelaku, m *MasukCariDpia) (*dasarhttp.KeluarDaftar[Dpia], error) {
	ds, err := h.s.DaftarDpia(ctx, p)
	ds = slices.DeleteFunc(ds, func(d kantor.DpiaKegiatan) bool {
		return m.Perlu && !d.Perlu() || m.Keadaan != "" && string(d.Keadaan) != m.Keadaan
	})
	return dasarhttp.BeriHalaman(ds, m.Halaman, err, kunciDpia, h.keDpia)
}

func (h pintu) ambilDpia(ctx context.Context, p dasar.Pelaku, id string) (PenilaianLengkap, error) {
	d, riwayat, err := h.s.AmbilDpia(ctx, p, id)
	return PenilaianLengkap{kePenilaian(d), dasarhttp.Peta(riwayat, keLangkah)}, err
}

func (h pintu) pasangDpia(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("daftar-dpia", ambil, "/penilaian-dampak", "Kegiatan mana memerlukan penilaian dampak, dan keadaannya"), h.daftarDpia)
	dasarhttp.Daftar(a, meja("ambil-dpia", ambil, "/penilaian-dampak/{id}", "Satu penilaian dampak"), langkah(h.ambilDpia, apaAdanya[PenilaianLengkap]))
	dasarhttp.Daftar(a, baru(meja("susun-dpia", kirim, "/penilaian-dampak", "Susun penilaian dampak satu kegiatan")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSusunDpia) (*dasarhttp.Keluar[PenilaianDampak], error) {
			return buat(ctx, h, p, m.KunciUlang, m.Body, func(s *kantor.Service) (ropa.Dpia, error) {
				return s.SusunDpia(ctx, p, kantor.PilihDpia(m.Body.PilihKegiatan), m.Body.Isi)
			}, kePenilaian)
		})
	dasarhttp.Daftar(a, meja("susun-dpia-dari-draf", kirim, "/penilaian-dampak/draf", "Susun penilaian dampak beberapa kegiatan dari drafnya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSusunDraf) (*dasarhttp.KeluarDaftar[PenilaianDampak], error) {
			ds, err := h.s.SusunDpiaDariDraf(ctx, p, dasarhttp.Peta(m.Body.Kegiatan, func(x PilihKegiatan) kantor.PilihDpia { return kantor.PilihDpia(x) })...)
			return dasarhttp.BeriDaftar(ds, "", err, kePenilaian)
		})
	dasarhttp.Daftar(a, meja("sarani-dpia", kirim, "/penilaian-dampak/saran", "Beri saran pada penilaian dampak"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSaranDpia) (*dasarhttp.KeluarDaftar[PenilaianDampak], error) {
			ds, err := h.s.SaraniDpia(ctx, p, m.Body.Saran, m.Body.ID...)
			return dasarhttp.BeriDaftar(ds, "", err, kePenilaian)
		})
	dasarhttp.Daftar(a, meja("setujui-dpia", kirim, "/penilaian-dampak/persetujuan", "Setujui penilaian dampak dan tandatangani register dengannya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSetujuDpia) (*dasarhttp.KeluarDaftar[PenilaianDampak], error) {
			ds, err := h.s.SetujuiDpia(ctx, p, m.Body.Jabatan, m.Body.Sampai, m.Body.ID...)
			return dasarhttp.BeriDaftar(ds, "", err, kePenilaian)
		})
}
