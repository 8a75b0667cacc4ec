package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// DataIzin is leave, or a stay in the sick-bay.
type DataIzin struct {
	Santri  string        `json:"santri" minLength:"1" maxLength:"64"`
	Jenis   string        `json:"jenis" enum:"izin,pulang,sakit,uks"`
	Mulai   dasar.Tanggal `json:"mulai"`
	Dari    string        `json:"dari,omitempty" maxLength:"5" doc:"jam pada hari pertama; kosong = sejak awal hari"`
	Selesai dasar.Tanggal `json:"selesai"`
	Sampai  string        `json:"sampai,omitempty" maxLength:"5" doc:"jam pada hari terakhir; kosong = sampai akhir hari"`
}

// IzinSantri is one leave. Why is asked for by an operation of its own.
type IzinSantri struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataIzin
	Disetujui string `json:"disetujui,omitempty" doc:"akun yang menyetujui; kosong = menunggu"`
	Batal     string `json:"batal,omitempty"`
	Oleh      string `json:"oleh"`
}

func keIzin(i akademik.IzinSantri) IzinSantri {
	d := DataIzin{Santri: string(i.Santri), Jenis: string(i.Jenis), Mulai: i.Mulai, Selesai: i.Selesai}
	if i.Dari > 0 {
		d.Dari = i.Dari.String()
	}
	if i.Sampai > 0 {
		d.Sampai = i.Sampai.String()
	}
	return IzinSantri{i.ID, i.Versi, d, i.Disetujui, i.Batal, i.Oleh}
}

type akademikIzinBaru struct {
	dasarhttp.KunciUlang
	Body struct {
		DataIzin
		Alasan  string `json:"alasan,omitempty" maxLength:"300" doc:"disimpan tersegel"`
		Setujui bool   `json:"setujui,omitempty" doc:"setujui sekaligus"`
	}
}

type akademikSetujuiIzin struct {
	MasukID
	dasarhttp.KunciUlang
}

// Alasan is why somebody has leave.
type Alasan struct {
	Alasan string `json:"alasan" doc:"kosong = tidak disebut"`
}

type rentangIzin struct {
	Dari   dasar.Tanggal `query:"dari" required:"true"`
	Sampai dasar.Tanggal `query:"sampai" required:"true"`
}

func (h pintu) pasangIzin(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-izin-santri", ambil, "/izin-santri", "Izin dan sakit santri yang mengenai rentang hari"),
		func(ctx context.Context, p dasar.Pelaku, in *rentangIzin) (*dasarhttp.KeluarDaftar[IzinSantri], error) {
			is, err := h.s.DaftarIzin(ctx, p, in.Dari, in.Sampai)
			if err == nil {
				is, err = h.izinMilik(ctx, p, is)
			}
			return dasarhttp.BeriDaftar(is, "", err, keIzin)
		})
	dasarhttp.Daftar(a, baru("catat-izin-santri", "/izin-santri", "Catat izin, pulang, sakit, atau istirahat di UKS"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikIzinBaru) (*dasarhttp.Keluar[IzinSantri], error) {
			dari, err := pukul("dari", in.Body.Dari)
			if err != nil {
				return nil, err
			}
			sampai, err := pukul("sampai", in.Body.Sampai)
			if err != nil {
				return nil, err
			}
			i, err := h.s.CatatIzin(ctx, p, in.Kunci, akademik.MasukanIzin{Santri: santri.ID(in.Body.Santri), Jenis: akademik.JenisIzin(in.Body.Jenis), Mulai: in.Body.Mulai, Selesai: in.Body.Selesai,
				Dari: dari, Sampai: sampai, Alasan: in.Body.Alasan, Setujui: in.Body.Setujui})
			return dasarhttp.Beri(i, err, keIzin)
		})
	dasarhttp.Daftar(a, operasi("setujui-izin-santri", kirim, "/izin-santri/{id}/persetujuan", "Setujui izin; presensi harinya lalu dijelaskan olehnya"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikSetujuiIzin) (*dasarhttp.Keluar[IzinSantri], error) {
			i, err := h.s.SetujuiIzin(ctx, p, in.Kunci, in.ID)
			return dasarhttp.Beri(i, err, keIzin)
		})
	dasarhttp.Daftar(a, operasi("batal-izin-santri", kirim, "/izin-santri/{id}/pembatalan", "Batalkan izin dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalSetoran) (*dasarhttp.Keluar[IzinSantri], error) {
			i, err := h.s.BatalIzin(ctx, p, in.Kunci, in.ID, in.Body.Alasan)
			return dasarhttp.Beri(i, err, keIzin)
		})
	alasan := operasi("alasan-izin-santri", ambil, "/izin-santri/{id}/alasan", "Mengapa: dibuka menurut register pemrosesan, dan dicatat")
	alasan.Tujuan, alasan.Tag = privasi.TujuanKesehatan, privasi.TujuanKesehatan
	dasarhttp.Daftar(a, alasan,
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Alasan], error) {
			is, err := h.s.Stores.Presensi.Izin(ctx, p.Lembaga, akademik.SaringIzin{ID: []string{in.ID}})
			if err == nil {
				is, err = h.izinMilik(ctx, p, is)
			}
			if err == nil && len(is) == 0 {
				err = akademik.ErrIzinTiada.NotFoundf("izin tidak ditemukan")
			}
			if err != nil {
				return nil, err
			}
			t, err := h.s.AlasanIzin(ctx, p, in.ID)
			return dasarhttp.Beri(t, err, func(t string) Alasan { return Alasan{t} })
		})
}

// izinMilik leaves a limited caller the leave of santri of his or her own classes.
func (h pintu) izinMilik(ctx context.Context, p dasar.Pelaku, is []akademik.IzinSantri) ([]akademik.IzinSantri, error) {
	milik, bebas, err := h.santriMilik(ctx, p, dasarhttp.Peta(is, func(i akademik.IzinSantri) santri.ID { return i.Santri }))
	if err != nil || bebas {
		return is, err
	}
	return slices.DeleteFunc(is, func(i akademik.IzinSantri) bool { return !milik[i.Santri] }), nil
}
