package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

// DataPutusan is a decision on the first day of a Hijri month.
type DataPutusan struct {
	Tahun  int           `json:"tahun" minimum:"1" maximum:"2000" doc:"tahun Hijriah"`
	Bulan  int           `json:"bulan" minimum:"1" maximum:"12" doc:"1 Muharam sampai 12 Zulhijah"`
	Awal   dasar.Tanggal `json:"awal" doc:"hari tanggal satunya"`
	Sumber string        `json:"sumber" minLength:"1" maxLength:"300" doc:"surat atau pengumumannya"`
}

func (d DataPutusan) putusan() hijriah.Putusan {
	return hijriah.Putusan{Tahun: d.Tahun, Bulan: d.Bulan, Awal: d.Awal, Sumber: d.Sumber}
}

// Putusan is a decision that the institution entered.
type Putusan struct {
	ID string `json:"id"`
	DataPutusan
	Batal string `json:"batal,omitempty"`
	Oleh  string `json:"oleh"`
}

func kePutusan(p akademik.PutusanHijriah) Putusan {
	return Putusan{p.ID, DataPutusan{p.Tahun, p.Bulan, p.Awal, p.Sumber}, p.Batal, p.Oleh}
}

// EfekPutusan is what decisions change: labels, and where plans fall. Records stay.
type EfekPutusan struct {
	Bulan []GeserBulan `json:"bulan"`
	Acara []GeserAcara `json:"acara" doc:"rencana dua tahun ke depan yang berpindah"`
}

// GeserBulan is the first day of a Hijri month before and after.
type GeserBulan struct {
	Tahun int           `json:"tahun"`
	Bulan int           `json:"bulan"`
	Dari  dasar.Tanggal `json:"dari,omitzero"`
	Ke    dasar.Tanggal `json:"ke"`
}

// GeserAcara is a plan that falls on another day.
type GeserAcara struct {
	Nama string        `json:"nama"`
	Dari dasar.Tanggal `json:"dari,omitzero"`
	Ke   dasar.Tanggal `json:"ke,omitzero"`
}

type akademikCobaPutusan struct {
	Body struct {
		Putusan []DataPutusan `json:"putusan" minItems:"1" maxItems:"24"`
	}
}

type akademikPutusanHijriah struct {
	dasarhttp.KunciUlang
	Body struct {
		Putusan []DataPutusan `json:"putusan" minItems:"1" maxItems:"24"`
	}
}

func (h pintu) pasangPutusan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-putusan-hijriah", ambil, "/putusan-hijriah", "Awal bulan Hijriah yang diputuskan lembaga di atas putusan resmi"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Putusan], error) {
			ps, err := h.s.PutusanHijriah(ctx, p)
			return dasarhttp.BeriDaftar(ps, "", err, kePutusan)
		})
	dasarhttp.Daftar(a, operasi("coba-putusan-hijriah", kirim, "/putusan-hijriah/percobaan", "Apa yang berubah bila diputuskan demikian; tidak ada yang disimpan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikCobaPutusan) (*dasarhttp.Keluar[EfekPutusan], error) {
			e, err := h.s.CobaPutusan(ctx, p, dasarhttp.Peta(in.Body.Putusan, DataPutusan.putusan)...)
			return dasarhttp.Beri(e, err, func(e akademik.EfekPutusan) EfekPutusan {
				return EfekPutusan{dasarhttp.Peta(e.Bulan, func(b akademik.GeserBulan) GeserBulan { return GeserBulan(b) }),
					dasarhttp.Peta(e.Acara, func(g kalender.Geser) GeserAcara { return GeserAcara{g.Acara.Nama, g.Dari, g.Ke} })}
			})
		})
	dasarhttp.Daftar(a, operasi("atur-putusan-hijriah", kirim, "/putusan-hijriah", "Putuskan awal bulan Hijriah; label berubah, catatan tidak berpindah"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikPutusanHijriah) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.AturPutusan(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.Putusan, DataPutusan.putusan)...))
		})
	dasarhttp.Daftar(a, operasi("batal-putusan-hijriah", kirim, "/putusan-hijriah/{id}/pembatalan", "Batalkan putusan dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalSetoran) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.BatalPutusan(ctx, p, in.Kunci, in.ID, in.Body.Alasan))
		})
}
