package akademikhttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// DataAcara is a holiday or an activity.
type DataAcara struct {
	Nama  string   `json:"nama" minLength:"1" maxLength:"100"`
	Libur bool     `json:"libur,omitempty" doc:"hari tanpa pelajaran"`
	Unit  []string `json:"unit,omitempty" maxItems:"100" doc:"kosong = semua unit"`
	Jalur []string `json:"jalur,omitempty" maxItems:"10" doc:"kosong = semua jalur"`
	Pola  Pola     `json:"pola"`
}

// Pola says on which days something falls. Fields that its kind does not use stay out.
type Pola struct {
	Jenis    string          `json:"jenis" enum:"sekali,rentang,mingguan,pekan_ke,weton,bulanan"`
	Mulai    dasar.Tanggal   `json:"mulai,omitzero"`
	Sampai   dasar.Tanggal   `json:"sampai,omitzero"`
	Hari     []int           `json:"hari,omitempty" maxItems:"7" doc:"0 = Ahad sampai 6 = Sabtu"`
	Tiap     int             `json:"tiap,omitempty" minimum:"0" maximum:"53" doc:"tiap berapa pekan"`
	Ke       []int           `json:"ke,omitempty" maxItems:"6" doc:"pekan ke-1 sampai ke-5 dalam bulan, -1 = terakhir"`
	Kalender string          `json:"kalender,omitempty" maxLength:"10" doc:"hijriah; kosong = masehi"`
	Bulan    int             `json:"bulan,omitempty" minimum:"0" maximum:"12" doc:"kosong = setiap bulan"`
	HariKe   int             `json:"hari_ke,omitempty" minimum:"0" maximum:"31"`
	Pasaran  string          `json:"pasaran,omitempty" maxLength:"10" doc:"Legi, Pahing, Pon, Wage, Kliwon"`
	Malam    bool            `json:"malam,omitempty" doc:"malam sebelumnya, yang sudah masuk hari itu"`
	Kecuali  []dasar.Tanggal `json:"kecuali,omitempty" maxItems:"500"`
	Pindah   []Pindah        `json:"pindah,omitempty" maxItems:"500"`
}

// Pindah moves one occurrence.
type Pindah struct {
	Dari dasar.Tanggal `json:"dari"`
	Ke   dasar.Tanggal `json:"ke"`
}

func kePola(p kalender.Pola) Pola {
	out := Pola{Jenis: string(p.Jenis), Mulai: p.Mulai, Sampai: p.Sampai, Tiap: p.Tiap, Ke: p.Ke, Kalender: string(p.Kalender), Bulan: p.Bulan, HariKe: p.HariKe, Malam: p.Malam, Kecuali: p.Kecuali}
	for _, h := range p.Hari {
		out.Hari = append(out.Hari, int(h))
	}
	if p.Pasaran != 0 {
		out.Pasaran = p.Pasaran.String()
	}
	for _, x := range p.Pindah {
		out.Pindah = append(out.Pindah, Pindah(x))
	}
	return out
}

func (p Pola) pola() (kalender.Pola, error) {
	out := kalender.Pola{Jenis: kalender.JenisPola(p.Jenis), Mulai: p.Mulai, Sampai: p.Sampai, Tiap: p.Tiap, Ke: p.Ke, Kalender: kalender.Kalender(p.Kalender), Bulan: p.Bulan, HariKe: p.HariKe, Malam: p.Malam, Kecuali: p.Kecuali}
	for _, h := range p.Hari {
		out.Hari = append(out.Hari, time.Weekday(h))
	}
	for _, x := range p.Pindah {
		out.Pindah = append(out.Pindah, kalender.Pindah(x))
	}
	var err error
	if p.Pasaran != "" {
		out.Pasaran, err = kalender.BacaPasaran(p.Pasaran)
	}
	return out, err
}

// Acara is one item of the calendar.
type Acara struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataAcara
	Batal string `json:"batal,omitempty"`
}

func keAcara(a akademik.AcaraKalender) Acara {
	return Acara{a.ID, a.Versi, DataAcara{a.Nama, a.Libur, teksDari(a.Unit), teksDari(a.Jalur), kePola(a.Pola)}, a.Batal}
}

func (d DataAcara) acara() (akademik.AcaraKalender, error) {
	p, err := d.Pola.pola()
	return akademik.AcaraKalender{Nama: d.Nama, Libur: d.Libur, Unit: dariTeks[santri.KodeUnit](d.Unit), Jalur: dariTeks[santri.Jalur](d.Jalur), Pola: p}, err
}

// HariKalender is one day with its labels and what falls on it.
type HariKalender struct {
	Tanggal dasar.Tanggal `json:"tanggal"`
	Hijriah string        `json:"hijriah,omitempty"`
	Pasaran string        `json:"pasaran"`
	Acara   []string      `json:"acara"`
	Libur   []string      `json:"libur" doc:"nama hari liburnya"`
	Pekanan bool          `json:"pekanan,omitempty" doc:"tanpa pelajaran karena hari pekannya"`
}

func keHariKalender(h akademik.HariKalender) HariKalender {
	libur := h.Libur
	if libur == nil {
		libur = []string{}
	}
	return HariKalender{h.Tanggal, h.Label.String(), h.Pasaran.String(), dasarhttp.Peta(h.Acara, func(a kalender.AcaraHari) string { return a.Acara.Nama }), libur, h.Pekanan}
}

type rentangKalender struct {
	Dari   dasar.Tanggal `query:"dari" required:"true"`
	Sampai dasar.Tanggal `query:"sampai" required:"true"`
	Unit   string        `query:"unit" maxLength:"80" doc:"kosong = semua"`
	Jalur  string        `query:"jalur" maxLength:"20" doc:"kosong = semua"`
}

type akademikAcaraBaru struct {
	dasarhttp.KunciUlang
	Body DataAcara
}

type akademikUbahAcara struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataAcara
	}
}

type akademikBatalAcara struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi  int    `json:"versi" minimum:"1"`
		Alasan string `json:"alasan" minLength:"1" maxLength:"200"`
	}
}

func (h pintu) pasangKalender(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("hari-kalender", ambil, "/kalender", "Hari demi hari: label Hijriah, pasaran, acara, dan libur"),
		func(ctx context.Context, p dasar.Pelaku, in *rentangKalender) (*dasarhttp.KeluarDaftar[HariKalender], error) {
			hs, err := h.s.KalenderHari(ctx, p, santri.KodeUnit(in.Unit), santri.Jalur(in.Jalur), in.Dari, in.Sampai)
			return dasarhttp.BeriDaftar(hs, "", err, keHariKalender)
		})
	dasarhttp.Daftar(a, operasi("daftar-acara", ambil, "/acara", "Hari libur dan kegiatan menurut polanya, juga yang dibatalkan"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Acara], error) {
			as, err := h.s.AcaraKalender(ctx, p)
			return dasarhttp.BeriDaftar(as, "", err, keAcara)
		})
	dasarhttp.Daftar(a, baru("buat-acara", "/acara", "Tambah hari libur atau kegiatan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikAcaraBaru) (*dasarhttp.Keluar[Acara], error) {
			x, err := in.Body.acara()
			if err != nil {
				return nil, err
			}
			x, err = h.s.AturAcara(ctx, p, in.Kunci, x)
			return dasarhttp.Beri(x, err, keAcara)
		})
	dasarhttp.Daftar(a, operasi("ubah-acara", ganti, "/acara/{id}", "Ubah hari libur atau kegiatan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahAcara) (*dasarhttp.Keluar[Acara], error) {
			x, err := in.Body.acara()
			if err != nil {
				return nil, err
			}
			x.ID, x.Versi = in.ID, in.Body.Versi
			x, err = h.s.AturAcara(ctx, p, in.Kunci, x)
			return dasarhttp.Beri(x, err, keAcara)
		})
	dasarhttp.Daftar(a, operasi("batal-acara", kirim, "/acara/{id}/pembatalan", "Batalkan acara dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalAcara) (*dasarhttp.Keluar[Acara], error) {
			x, err := h.s.BatalAcara(ctx, p, in.Kunci, in.ID, in.Body.Alasan, in.Body.Versi)
			return dasarhttp.Beri(x, err, keAcara)
		})
	h.pasangPutusan(a)
}
