package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// KelompokRombel is one group of a class with its members.
type KelompokRombel struct {
	Nama    string   `json:"nama" minLength:"1" maxLength:"20"`
	Anggota []string `json:"anggota,omitempty" maxItems:"1000" doc:"id santri"`
}

// DataPembagian divides a class into groups from a day on.
type DataPembagian struct {
	Nama     string           `json:"nama" minLength:"1" maxLength:"20" doc:"misalnya Bahasa"`
	Sejak    dasar.Tanggal    `json:"sejak"`
	Kelompok []KelompokRombel `json:"kelompok,omitempty" maxItems:"20" doc:"kosong = tidak dibagi lagi"`
}

// PembagianRombel is one record of a division; the one of its name with the latest day
// holds, one that was taken back never did.
type PembagianRombel struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataPembagian
	Batal bool `json:"batal,omitempty" doc:"diurungkan"`
}

func kePembagian(p akademik.Pembagian) PembagianRombel {
	return PembagianRombel{p.ID, p.Versi, DataPembagian{p.Nama, p.Sejak, dasarhttp.Peta(p.Kelompok, func(k akademik.Kelompok) KelompokRombel {
		return KelompokRombel{k.Nama, teksDari(k.Anggota)}
	})}, p.Batal}
}

type akademikAturKelompok struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Asal string `json:"asal,omitempty" maxLength:"64" doc:"catatan yang tampak berlaku pada hari itu; kosong = belum ada"`
		DataPembagian
	}
}

type akademikUrungKelompok struct {
	MasukID
	Body struct {
		Pembagian string `json:"pembagian" minLength:"1" maxLength:"64"`
		Versi     int    `json:"versi" minimum:"1"`
	}
}

func (h pintu) pasangKelompok(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-kelompok", ambil, "/rombel/{id}/kelompok", "Pembagian sebuah kelas menjadi kelompok, juga yang dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[PembagianRombel], error) {
			if _, _, err := h.rombel(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			ps, err := h.s.Pembagian(ctx, p, in.rombel())
			return dasarhttp.BeriDaftar(ps, "", err, kePembagian)
		})
	dasarhttp.Daftar(a, operasi("atur-kelompok", ganti, "/rombel/{id}/kelompok", "Bagi kelas menjadi kelompok mulai suatu hari, atau akhiri pembagiannya"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikAturKelompok) (*dasarhttp.Keluar[PembagianRombel], error) {
			x := akademik.Pembagian{ID: in.Body.Asal, Rombel: in.rombel(), Nama: in.Body.Nama, Sejak: in.Body.Sejak}
			for _, k := range in.Body.Kelompok {
				x.Kelompok = append(x.Kelompok, akademik.Kelompok{Nama: k.Nama, Anggota: dariTeks[santri.ID](k.Anggota)})
			}
			x, err := h.s.AturPembagian(ctx, p, in.Kunci, x)
			return dasarhttp.Beri(x, err, kePembagian)
		})
	dasarhttp.Daftar(a, operasi("urung-kelompok", kirim, "/rombel/{id}/kelompok/pengurungan", "Urungkan pembagian yang terakhir dicatat"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUrungKelompok) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.UrungkanPembagian(ctx, p, in.rombel(), in.Body.Pembagian, in.Body.Versi))
		})
}
