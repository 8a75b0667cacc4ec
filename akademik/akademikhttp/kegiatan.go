package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// DataKegiatan is an activity of the pondok with registers of its own.
type DataKegiatan struct {
	Nama    string   `json:"nama" minLength:"1" maxLength:"60" doc:"Jamaah Subuh"`
	Jenis   string   `json:"jenis" minLength:"1" maxLength:"20" doc:"kata sekolah: jamaah, ekskul"`
	Pola    Pola     `json:"pola"`
	Mulai   string   `json:"mulai" minLength:"5" maxLength:"5" doc:"04:15"`
	Selesai string   `json:"selesai" minLength:"5" maxLength:"5"`
	Rombel  []string `json:"rombel,omitempty" maxItems:"2000" doc:"kelas pesertanya, atau"`
	Santri  []string `json:"santri,omitempty" maxItems:"2000" doc:"santri pesertanya; salah satu"`
	Petugas []string `json:"petugas,omitempty" maxItems:"2000" doc:"id pegawai yang mengisi presensinya"`
	Aktif   bool     `json:"aktif"`
}

// Kegiatan is one activity.
type Kegiatan struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataKegiatan
}

func keKegiatan(k akademik.Kegiatan) Kegiatan {
	return Kegiatan{k.ID, k.Versi, DataKegiatan{k.Nama, k.Jenis, kePola(k.Pola), k.Mulai.String(), k.Selesai.String(), teksDari(k.Rombel), teksDari(k.Santri), teksDari(k.Petugas), k.Aktif}}
}

func (d DataKegiatan) kegiatan() (k akademik.Kegiatan, err error) {
	k = akademik.Kegiatan{
		Nama: d.Nama, Jenis: d.Jenis, Rombel: dariTeks[akademik.RombelID](d.Rombel), Santri: dariTeks[santri.ID](d.Santri), Petugas: dariTeks[pegawai.ID](d.Petugas), Aktif: d.Aktif,
	}
	if k.Pola, err = d.Pola.pola(); err != nil {
		return k, err
	}
	if k.Mulai, err = pukul("mulai", d.Mulai); err != nil {
		return k, err
	}
	k.Selesai, err = pukul("selesai", d.Selesai)
	return k, err
}

type akademikKegiatanBaru struct {
	dasarhttp.KunciUlang
	Body DataKegiatan
}

type akademikUbahKegiatan struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataKegiatan
	}
}

func (h pintu) pasangKegiatan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-kegiatan", ambil, "/kegiatan", "Kegiatan pondok yang mempunyai presensi: jamaah, ekskul, kajian"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Kegiatan], error) {
			ks, err := h.s.DaftarKegiatanPondok(ctx, p)
			if err == nil {
				ks, err = h.kegiatanMilik(ctx, p, ks)
			}
			return dasarhttp.BeriDaftar(ks, "", err, keKegiatan)
		})
	dasarhttp.Daftar(a, baru("buat-kegiatan", "/kegiatan", "Buat kegiatan pondok"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikKegiatanBaru) (*dasarhttp.Keluar[Kegiatan], error) {
			return h.simpanKegiatan(ctx, p, in.Kunci, in.Body, "", 0)
		})
	dasarhttp.Daftar(a, operasi("ubah-kegiatan", ganti, "/kegiatan/{id}", "Ubah atau hentikan kegiatan pondok; presensi yang sudah diisi tetap"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahKegiatan) (*dasarhttp.Keluar[Kegiatan], error) {
			return h.simpanKegiatan(ctx, p, in.Kunci, in.Body.DataKegiatan, in.ID, in.Body.Versi)
		})
}

func (h pintu) simpanKegiatan(ctx context.Context, p dasar.Pelaku, kunci string, d DataKegiatan, id string, versi int) (*dasarhttp.Keluar[Kegiatan], error) {
	k, err := d.kegiatan()
	if err != nil {
		return nil, err
	}
	k.ID, k.Versi = id, versi
	k, err = h.s.AturKegiatanPondok(ctx, p, kunci, k)
	return dasarhttp.Beri(k, err, keKegiatan)
}

// kegiatanMilik leaves a limited caller the activities that he or she takes the register
// of, and those of the classes that he or she is the wali of.
func (h pintu) kegiatanMilik(ctx context.Context, p dasar.Pelaku, ks []akademik.Kegiatan) ([]akademik.Kegiatan, error) {
	rs, b, err := h.kelas(ctx, p, akademik.SaringRombel{})
	if err != nil || !b.terbatas {
		return ks, err
	}
	return slices.DeleteFunc(ks, func(k akademik.Kegiatan) bool {
		return !slices.Contains(k.Petugas, b.ajar.Guru) && !slices.ContainsFunc(rs, func(r akademik.Rombel) bool { return b.ajar.Wali(r) && slices.Contains(k.Rombel, r.ID) })
	}), nil
}
