package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// DataSetoran is one recitation as it is entered.
type DataSetoran struct {
	Santri    string        `json:"santri" minLength:"1" maxLength:"64"`
	Rombel    string        `json:"rombel,omitempty" maxLength:"64" doc:"halaqah tempat disimak"`
	Jenis     string        `json:"jenis" enum:"ziyadah,murojaah,tasmi,ujian"`
	Rentang   []string      `json:"rentang" minItems:"1" maxItems:"60" doc:"2:255, Al-Baqarah 1-5, juz 30, hal. 582-604"`
	Kesalahan []Kesalahan   `json:"kesalahan,omitempty" maxItems:"60"`
	Skor      string        `json:"skor,omitempty" maxLength:"20"`
	Hasil     string        `json:"hasil" enum:"lulus,ulang"`
	Catatan   string        `json:"catatan,omitempty" maxLength:"200" doc:"tentang bacaannya, tanpa urusan pribadi"`
	Tanggal   dasar.Tanggal `json:"tanggal"`
}

// Kesalahan counts the errors of one kind.
type Kesalahan struct {
	Jenis  string `json:"jenis" minLength:"1" maxLength:"20"`
	Banyak int    `json:"banyak" minimum:"0" maximum:"10000"`
}

// Setoran is one recitation.
type Setoran struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataSetoran
	Batal string `json:"batal,omitempty"`
	Oleh  string `json:"oleh"`
}

func keSetoran(s akademik.Setoran) Setoran {
	return Setoran{s.ID, s.Versi, DataSetoran{
		string(s.Santri), string(s.Rombel), string(s.Jenis),
		dasarhttp.Peta(s.Rentang, func(r akademik.RentangAyat) string {
			return mushaf.Rentang{Dari: mushaf.Ayat(r.Dari), Sampai: mushaf.Ayat(r.Sampai)}.String()
		}),
		dasarhttp.Peta(s.Kesalahan, func(k akademik.Kesalahan) Kesalahan { return Kesalahan(k) }), s.Skor, string(s.Hasil), s.Catatan, s.Tanggal,
	}, s.Batal, s.Oleh}
}

func (d DataSetoran) setoran(e *mushaf.Edisi) (akademik.Setoran, error) {
	rentang, err := dasarhttp.Coba(d.Rentang, func(t string) (akademik.RentangAyat, error) {
		r, err := e.Baca(t)
		return akademik.RentangAyat{Dari: int(r.Dari), Sampai: int(r.Sampai)}, err
	})
	return akademik.Setoran{
		Santri: santri.ID(d.Santri), Rombel: akademik.RombelID(d.Rombel), Jenis: hafalan.Jenis(d.Jenis), Rentang: rentang,
		Kesalahan: dasarhttp.Peta(d.Kesalahan, func(k Kesalahan) akademik.Kesalahan { return akademik.Kesalahan(k) }), Skor: d.Skor, Hasil: hafalan.Hasil(d.Hasil), Catatan: d.Catatan, Tanggal: d.Tanggal,
	}, err
}

type akademikSetoranBaru struct {
	dasarhttp.KunciUlang
	Body struct {
		Setoran []DataSetoran `json:"setoran" minItems:"1" maxItems:"500"`
	}
}

type akademikBatalSetoran struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Alasan string `json:"alasan" minLength:"1" maxLength:"300" doc:"tanpa urusan pribadi"`
	}
}

type setoranRombel struct {
	MasukID
	Dari   dasar.Tanggal `query:"dari" required:"true"`
	Sampai dasar.Tanggal `query:"sampai" required:"true"`
}

func (h pintu) pasangSetoran(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("setoran-rombel", ambil, "/rombel/{id}/setoran", "Setoran sebuah halaqah pada rentang hari"),
		func(ctx context.Context, p dasar.Pelaku, in *setoranRombel) (*dasarhttp.KeluarDaftar[Setoran], error) {
			if _, _, err := h.rombel(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			ss, err := h.s.DaftarSetoran(ctx, p, in.rombel(), in.Dari, in.Sampai)
			return dasarhttp.BeriDaftar(ss, "", err, keSetoran)
		})
	dasarhttp.Daftar(a, operasi("setoran-santri", ambil, "/hafalan/{id}/setoran", "Semua setoran seorang santri, juga yang dibatalkan"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[Setoran], error) {
			if err := h.santri(ctx, p, santri.ID(in.ID)); err != nil {
				return nil, err
			}
			ss, err := h.s.SetoranMilik(ctx, p, santri.ID(in.ID))
			return dasarhttp.BeriDaftar(ss, "", err, keSetoran)
		})
	dasarhttp.Daftar(a, baru("catat-setoran", "/setoran", "Catat setoran, semuanya atau tidak sama sekali"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikSetoranBaru) (*dasarhttp.KeluarDaftar[Setoran], error) {
			ss, err := dasarhttp.Coba(in.Body.Setoran, func(d DataSetoran) (akademik.Setoran, error) { return d.setoran(h.s.Mushaf()) })
			if err == nil {
				err = h.bolehSimak(ctx, p, ss)
			}
			if err != nil {
				return nil, err
			}
			ss, err = h.s.CatatSetoran(ctx, p, in.Kunci, ss...)
			return dasarhttp.BeriDaftar(ss, "", dasarhttp.Urutan(err, len(in.Body.Setoran)), keSetoran)
		})
	dasarhttp.Daftar(a, operasi("batal-setoran", kirim, "/setoran/{id}/pembatalan", "Batalkan setoran dengan alasan; hafalan dihitung lagi tanpanya"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalSetoran) (*dasarhttp.Keluar[Setoran], error) {
			ss, err := h.s.Stores.Setoran.Ambil(ctx, p.Lembaga, in.ID)
			if err == nil && len(ss) == 0 {
				err = akademik.ErrSetoranTiada.NotFoundf("setoran tidak ditemukan")
			}
			if err == nil {
				err = h.santri(ctx, p, ss[0].Santri)
			}
			if err != nil {
				return nil, err
			}
			s, err := h.s.BatalSetoran(ctx, p, in.Kunci, in.ID, in.Body.Alasan)
			return dasarhttp.Beri(s, err, keSetoran)
		})
}

// bolehSimak refuses recitations that a limited caller enters for other people's santri:
// each names a halaqah of his or her own, or a santri who is in one.
func (h pintu) bolehSimak(ctx context.Context, p dasar.Pelaku, ss []akademik.Setoran) error {
	b, err := h.batas(ctx, p)
	if err != nil || !b.terbatas {
		return err
	}
	if err := h.santri(ctx, p, dasarhttp.Peta(ss, func(s akademik.Setoran) santri.ID { return s.Santri })...); err != nil {
		return err
	}
	for _, s := range ss {
		if s.Rombel != "" {
			if _, _, err := h.rombel(ctx, p, s.Rombel); err != nil {
				return err
			}
		}
	}
	return nil
}
