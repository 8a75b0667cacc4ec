package pegawaihttp

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

type pegawaiBerhenti struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Terakhir dasar.Tanggal `json:"terakhir" doc:"hari terakhir bekerja"`
		Sebab    string        `json:"sebab" enum:"mengundurkan_diri,kontrak_habis,pensiun,pindah_lembaga,diberhentikan,wafat,lain"`
	}
}

type pegawaiUlang struct {
	MasukID
	dasarhttp.KunciUlang
}

type pegawaiKembali struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Mulai dasar.Tanggal `json:"mulai" doc:"hari pertama bekerja kembali"`
	}
}

func (h pintu) pasangBerhenti(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(administrasi, "berhentikan-pegawai", kirim, "/pegawai/{id}/pemberhentian", "Akhiri masa kerja; tugas, kontrak, dan gajinya ikut berakhir"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiBerhenti) (*dasarhttp.Keluar[Profil], error) {
			_, w, err := h.s.Berhentikan(ctx, p, in.Kunci, in.pegawai(), in.Body.Terakhir, pegawai.SebabBerhenti(in.Body.Sebab))
			return h.sesudah(ctx, p, in.pegawai(), w, err)
		})
	dasarhttp.Daftar(a, operasi(administrasi, "batal-berhenti-pegawai", kirim, "/pegawai/{id}/pembatalan-berhenti", "Batalkan pemberhentian seakan-akan tidak pernah terjadi"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiUlang) (*dasarhttp.Keluar[Profil], error) {
			_, err := h.s.BatalBerhenti(ctx, p, in.Kunci, in.pegawai())
			return h.sesudah(ctx, p, in.pegawai(), nil, err)
		})
	dasarhttp.Daftar(a, operasi(administrasi, "terima-kembali-pegawai", kirim, "/pegawai/{id}/penerimaan-kembali", "Terima kembali pegawai yang sudah berhenti"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiKembali) (*dasarhttp.Keluar[Profil], error) {
			_, err := h.s.TerimaKembali(ctx, p, in.Kunci, in.pegawai(), in.Body.Mulai)
			return h.sesudah(ctx, p, in.pegawai(), nil, err)
		})
}

// sesudah answers a change of a person with the profile.
func (h pintu) sesudah(ctx context.Context, p dasar.Pelaku, id pegawai.ID, w []pegawai.Peringatan, err error) (*dasarhttp.Keluar[Profil], error) {
	if err != nil {
		return nil, err
	}
	return h.profil(ctx, p, id, pegawai.Bacaan{Peringatan: w})
}
