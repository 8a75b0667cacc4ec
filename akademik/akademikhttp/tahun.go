package akademikhttp

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// DataTahun is what an academic year says.
type DataTahun struct {
	Nama     string        `json:"nama" minLength:"1" maxLength:"60" doc:"2026/2027, 1447-1448 H"`
	Kalender string        `json:"kalender" enum:"masehi,hijriah"`
	Unit     []string      `json:"unit,omitempty" maxItems:"100" doc:"kosong = semua unit"`
	Jalur    []string      `json:"jalur,omitempty" maxItems:"10" doc:"kosong = semua jalur"`
	Mulai    dasar.Tanggal `json:"mulai"`
	Selesai  dasar.Tanggal `json:"selesai"`
	Periode  []Periode     `json:"periode" minItems:"1" maxItems:"12"`
	Ditutup  bool          `json:"ditutup,omitempty" doc:"tidak ada lagi yang berubah"`
}

// Periode is one term.
type Periode struct {
	Kode    string        `json:"kode" minLength:"1" maxLength:"20"`
	Nama    string        `json:"nama" minLength:"1" maxLength:"60"`
	Mulai   dasar.Tanggal `json:"mulai"`
	Selesai dasar.Tanggal `json:"selesai"`
	Setara  []string      `json:"setara,omitempty" maxItems:"20" doc:"periode tahun lain yang nilainya dihitung di sini bagi yang pindah: <id tahun>/<kode>"`
}

func kePeriode(p akademik.Periode) Periode {
	return Periode{p.Kode, p.Nama, p.Mulai, p.Selesai, dasarhttp.Peta(p.Padanan(), akademik.PeriodeLain.String)}
}

func (p Periode) periode() akademik.Periode {
	return akademik.Periode{Kode: p.Kode, Nama: p.Nama, Mulai: p.Mulai, Selesai: p.Selesai, Setara: setara(p.Setara)}
}

// setara keeps what is no term as it is, for the rule to refuse.
func setara(ts []string) string {
	slices.Sort(ts)
	return strings.Join(slices.Compact(ts), "\n")
}

// Tahun is one academic year.
type Tahun struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataTahun
}

func keTahun(t akademik.TahunAjaran) Tahun {
	return Tahun{string(t.ID), t.Versi, DataTahun{
		t.Nama, string(t.Kalender), teksDari(t.Unit), teksDari(t.Jalur), t.Mulai, t.Selesai,
		dasarhttp.Peta(t.Periode, kePeriode), t.Ditutup,
	}}
}

func (d DataTahun) tahun() akademik.TahunAjaran {
	return akademik.TahunAjaran{
		Nama: d.Nama, Kalender: akademik.Kalender(d.Kalender), Unit: dariTeks[santri.KodeUnit](d.Unit), Jalur: dariTeks[santri.Jalur](d.Jalur), Mulai: d.Mulai, Selesai: d.Selesai,
		Periode: dasarhttp.Peta(d.Periode, Periode.periode), Ditutup: d.Ditutup,
	}
}

type akademikTahunBaru struct {
	dasarhttp.KunciUlang
	Body DataTahun
}

type akademikUbahTahun struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataTahun
	}
}

func (h pintu) pasangTahun(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-tahun-ajaran", ambil, "/tahun-ajaran", "Tahun ajaran, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Tahun], error) {
			ts, err := h.s.Tahun(ctx, p)
			return dasarhttp.BeriDaftar(ts, "", err, keTahun)
		})
	dasarhttp.Daftar(a, baru("buat-tahun-ajaran", "/tahun-ajaran", "Buat tahun ajaran"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikTahunBaru) (*dasarhttp.Keluar[Tahun], error) {
			t, err := h.s.AturTahun(ctx, p, in.Kunci, in.Body.tahun())
			return dasarhttp.Beri(t, err, keTahun)
		})
	dasarhttp.Daftar(a, operasi("ubah-tahun-ajaran", ganti, "/tahun-ajaran/{id}", "Ubah, tutup, atau buka lagi tahun ajaran"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahTahun) (*dasarhttp.Keluar[Tahun], error) {
			t := in.Body.tahun()
			t.ID, t.Versi = akademik.TahunID(in.ID), in.Body.Versi
			t, err := h.s.AturTahun(ctx, p, in.Kunci, t)
			return dasarhttp.Beri(t, err, keTahun)
		})
}
