package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// DataPengampu says who teaches what in a class.
type DataPengampu struct {
	Rombel  string        `json:"rombel" minLength:"1" maxLength:"64"`
	Mapel   string        `json:"mapel" minLength:"1" maxLength:"40"`
	Guru    string        `json:"guru,omitempty" maxLength:"64" doc:"id pegawai; kosong = belum ada gurunya"`
	JP      int           `json:"jp,omitempty" minimum:"0" maximum:"168" doc:"jam pelajaran sepekan"`
	Mulai   dasar.Tanggal `json:"mulai"`
	Selesai dasar.Tanggal `json:"selesai,omitzero" doc:"kosong = belum berakhir"`
	Batal   string        `json:"batal,omitempty" maxLength:"300" doc:"alasan membatalkan catatan ini"`
}

// Pengampu is one assignment.
type Pengampu struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataPengampu
}

func kePengampu(p akademik.Pengampu) Pengampu {
	return Pengampu{p.ID, p.Versi, DataPengampu{string(p.Rombel), string(p.Mapel), string(p.Guru), p.JP, p.Mulai, p.Selesai, p.Batal}}
}

func (d DataPengampu) pengampu() akademik.Pengampu {
	return akademik.Pengampu{Rombel: akademik.RombelID(d.Rombel), Mapel: akademik.KodeMapel(d.Mapel), Guru: pegawai.ID(d.Guru), JP: d.JP, Mulai: d.Mulai, Selesai: d.Selesai, Batal: d.Batal}
}

type cariPengampu struct {
	Rombel []string      `query:"rombel,explode" maxItems:"500"`
	Guru   string        `query:"guru" maxLength:"64"`
	Mapel  string        `query:"mapel" maxLength:"40"`
	Pada   dasar.Tanggal `query:"pada" doc:"yang berlaku pada hari itu saja"`
}

type akademikPengampuBaru struct {
	dasarhttp.KunciUlang
	Body struct {
		Pengampu []DataPengampu `json:"pengampu" minItems:"1" maxItems:"2000"`
	}
}

type akademikUbahPengampu struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataPengampu
	}
}

func (h pintu) pasangPengampu(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-pengampu", ambil, "/pengampu", "Siapa mengajar apa di kelas mana"),
		func(ctx context.Context, p dasar.Pelaku, in *cariPengampu) (*dasarhttp.KeluarDaftar[Pengampu], error) {
			b, err := h.batas(ctx, p)
			if err != nil {
				return nil, err
			}
			ps, err := h.s.Pengampu(ctx, p, akademik.SaringPengampu{Rombel: dariTeks[akademik.RombelID](in.Rombel), Guru: pegawai.ID(in.Guru), Mapel: akademik.KodeMapel(in.Mapel), Pada: in.Pada})
			if b.terbatas {
				ps = slices.DeleteFunc(ps, func(x akademik.Pengampu) bool { return b.ajar.Guru == "" || x.Guru != b.ajar.Guru })
			}
			return dasarhttp.BeriDaftar(ps, "", err, kePengampu)
		})
	dasarhttp.Daftar(a, baru("catat-pengampu", "/pengampu", "Tetapkan guru pelajaran, semuanya atau tidak sama sekali"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikPengampuBaru) (*dasarhttp.KeluarDaftar[Pengampu], error) {
			ps, err := h.s.AturPengampu(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.Pengampu, DataPengampu.pengampu)...)
			return dasarhttp.BeriDaftar(ps, "", dasarhttp.Urutan(err, len(in.Body.Pengampu)), kePengampu)
		})
	dasarhttp.Daftar(a, operasi("ubah-pengampu", ganti, "/pengampu/{id}", "Ubah, akhiri, atau batalkan penetapan guru"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahPengampu) (*dasarhttp.Keluar[Pengampu], error) {
			x := in.Body.pengampu()
			x.ID, x.Versi = in.ID, in.Body.Versi
			x, err := ubah(h.s.AturPengampu(ctx, p, in.Kunci, x))
			return dasarhttp.Beri(x, err, kePengampu)
		})
}
