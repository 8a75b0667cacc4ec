package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// SyaratJadwal is what every timetable must respect. Storing replaces all of it.
type SyaratJadwal struct {
	Versi    int        `json:"versi" minimum:"0" doc:"versi yang tampak; 0 = belum pernah diatur"`
	Ruang    []Ruang    `json:"ruang" maxItems:"500"`
	Jeda     []Jeda     `json:"jeda" maxItems:"200"`
	Halangan []Halangan `json:"halangan" maxItems:"5000"`
	Beban    []Beban    `json:"beban" maxItems:"2000"`
}

// Ruang is a room.
type Ruang struct {
	ID   string `json:"id" minLength:"1" maxLength:"60" doc:"namanya"`
	Zona string `json:"zona,omitempty" maxLength:"1" doc:"L atau P; kosong = siapa saja"`
}

// Jeda is a break in which nobody is taught.
type Jeda struct {
	Nama    string        `json:"nama" minLength:"1" maxLength:"60"`
	Hari    []int         `json:"hari,omitempty" maxItems:"7" doc:"0 = Ahad; kosong = setiap hari"`
	Kisi    []string      `json:"kisi,omitempty" maxItems:"50" doc:"kosong = semua kisi"`
	Mulai   dasar.Tanggal `json:"mulai,omitzero"`
	Selesai dasar.Tanggal `json:"selesai,omitzero"`
	Jam     string        `json:"jam" minLength:"1" maxLength:"20" doc:"11:45-12:30"`
	Sumber  string        `json:"sumber,omitempty" maxLength:"200" doc:"yang menetapkannya"`
}

// Halangan says when a teacher, class or room is not available.
type Halangan struct {
	Jenis string `json:"jenis" enum:"guru,kelas,ruang"`
	ID    string `json:"id" minLength:"1" maxLength:"64"`
	Hari  int    `json:"hari" minimum:"0" maximum:"6" doc:"0 = Ahad"`
	Jam   string `json:"jam" minLength:"1" maxLength:"20" doc:"00:00-24:00 = seharian"`
}

// Beban bounds the load of a teacher; 0 is no bound.
type Beban struct {
	Guru      string `json:"guru" minLength:"1" maxLength:"64" doc:"id pegawai"`
	JPHari    int    `json:"jp_hari,omitempty" minimum:"0" maximum:"24"`
	JPPekan   int    `json:"jp_pekan,omitempty" minimum:"0" maximum:"168"`
	HariPekan int    `json:"hari_pekan,omitempty" minimum:"0" maximum:"7"`
}

func keSyaratJadwal(s akademik.SyaratJadwal) SyaratJadwal {
	return SyaratJadwal{s.Versi,
		dasarhttp.Peta(s.Ruang, func(r jadwal.Ruang) Ruang { return Ruang{r.ID, string(r.Zona)} }),
		dasarhttp.Peta(s.Jeda, func(j jadwal.Jeda) Jeda {
			return Jeda{j.Nama, dasarhttp.Peta(j.Hari, func(h jadwal.Hari) int { return int(h) }), j.Kisi, j.Mulai, j.Selesai, j.Selang.String(), j.Sumber}
		}),
		dasarhttp.Peta(s.Halangan, func(x jadwal.Halangan) Halangan {
			return Halangan{string(x.Pihak.Jenis), x.Pihak.ID, int(x.Hari), x.Selang.String()}
		}),
		dasarhttp.Peta(s.Beban, func(b jadwal.Beban) Beban { return Beban(b) }),
	}
}

func (s SyaratJadwal) syarat() (x akademik.SyaratJadwal, err error) {
	x = akademik.SyaratJadwal{
		Versi: s.Versi, Ruang: dasarhttp.Peta(s.Ruang, func(r Ruang) jadwal.Ruang { return jadwal.Ruang{ID: r.ID, Zona: santri.JenisKelamin(r.Zona)} }),
		Beban: dasarhttp.Peta(s.Beban, func(b Beban) jadwal.Beban { return jadwal.Beban(b) }),
	}
	if x.Jeda, err = dasarhttp.Coba(s.Jeda, Jeda.jeda); err != nil {
		return x, err
	}
	x.Halangan, err = dasarhttp.Coba(s.Halangan, func(h Halangan) (jadwal.Halangan, error) {
		jam, err := jadwal.ParseSelang(h.Jam)
		return jadwal.Halangan{Pihak: jadwal.Pihak{Jenis: jadwal.JenisPihak(h.Jenis), ID: h.ID}, Hari: jadwal.Hari(h.Hari), Selang: jam}, err
	})
	return x, err
}

func (j Jeda) jeda() (jadwal.Jeda, error) {
	hari, err := bacaHari(j.Hari)
	if err != nil {
		return jadwal.Jeda{}, err
	}
	jam, err := jadwal.ParseSelang(j.Jam)
	return jadwal.Jeda{Nama: j.Nama, Hari: hari, Kisi: j.Kisi, Mulai: j.Mulai, Selesai: j.Selesai, Selang: jam, Sumber: j.Sumber}, err
}

// bacaHari reads days of the week by number.
func bacaHari(ns []int) (hs []jadwal.Hari, err error) {
	for _, n := range ns {
		if n < 0 || n > 6 {
			return nil, akademik.ErrJadwal.Invalidf("hari ditulis 0 untuk Ahad sampai 6 untuk Sabtu").Pada("hari")
		}
		hs = append(hs, jadwal.Hari(n))
	}
	return hs, nil
}

type akademikSyaratJadwal struct {
	dasarhttp.KunciUlang
	Body SyaratJadwal
}

func (h pintu) pasangSyaratJadwal(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("syarat-jadwal", ambil, "/jadwal/syarat", "Ruang, jeda, halangan, dan beban yang ditaati setiap jadwal"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[SyaratJadwal], error) {
			s, err := h.s.SyaratJadwal(ctx, p)
			return dasarhttp.Beri(s, err, keSyaratJadwal)
		})
	dasarhttp.Daftar(a, operasi("atur-syarat-jadwal", ganti, "/jadwal/syarat", "Ganti seluruh syarat jadwal; jadwal yang berlaku tetap, yang melanggar disebut"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikSyaratJadwal) (*dasarhttp.Kosong, error) {
			s, err := in.Body.syarat()
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.AturSyaratJadwal(ctx, p, in.Kunci, s))
		})
}
