package akademikhttp

import (
	"context"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// Kitab is a kitab or nadham that is learnt in numbers.
type Kitab struct {
	Kode   string `json:"kode"`
	Nama   string `json:"nama"`
	Satuan string `json:"satuan" doc:"bait, halaman, bab"`
	Jumlah int    `json:"jumlah"`
	Sumber string `json:"sumber,omitempty"`
}

func keKitab(k hafalan.Kitab) Kitab { return Kitab{k.Kode, k.Nama, k.Satuan, k.Jumlah, k.Sumber} }

// DataKitab is what one santri learnt of a kitab on a day.
type DataKitab struct {
	Santri  string        `json:"santri" minLength:"1" maxLength:"64"`
	Kitab   string        `json:"kitab" minLength:"1" maxLength:"40"`
	Rombel  string        `json:"rombel,omitempty" maxLength:"64"`
	Cara    string        `json:"cara" enum:"hafalan,sorogan,bandongan,musyawarah" doc:"hafalan dihitung hafal; semuanya dihitung dibaca"`
	Selang  []Selang      `json:"selang" minItems:"1" maxItems:"60"`
	Hasil   string        `json:"hasil" enum:"lulus,ulang"`
	Catatan string        `json:"catatan,omitempty" maxLength:"200" doc:"tentang bacaannya, tanpa urusan pribadi"`
	Tanggal dasar.Tanggal `json:"tanggal"`
}

// Selang is a run of numbers, both ends included.
type Selang struct {
	Dari   int `json:"dari" minimum:"1" maximum:"100000"`
	Sampai int `json:"sampai" minimum:"1" maximum:"100000"`
}

// SetoranKitab is one record.
type SetoranKitab struct {
	ID string `json:"id"`
	DataKitab
	Batal string `json:"batal,omitempty"`
	Oleh  string `json:"oleh"`
}

func keSetoranKitab(s akademik.SetoranKitab) SetoranKitab {
	return SetoranKitab{s.ID, DataKitab{
		string(s.Santri), s.Kitab, string(s.Rombel), string(s.Cara), dasarhttp.Peta(s.Selang, func(x akademik.SelangKitab) Selang { return Selang(x) }), string(s.Hasil), s.Catatan, s.Tanggal,
	}, s.Batal, s.Oleh}
}

func (d DataKitab) setoran() akademik.SetoranKitab {
	return akademik.SetoranKitab{
		Santri: santri.ID(d.Santri), Kitab: d.Kitab, Rombel: akademik.RombelID(d.Rombel), Cara: akademik.CaraKitab(d.Cara),
		Selang: dasarhttp.Peta(d.Selang, func(x Selang) akademik.SelangKitab { return akademik.SelangKitab(x) }), Hasil: hafalan.Hasil(d.Hasil), Catatan: d.Catatan, Tanggal: d.Tanggal,
	}
}

// CapaianKitab is how far a santri has come in a kitab.
type CapaianKitab struct {
	Kitab
	Hafal    int           `json:"hafal" doc:"dari 'jumlah', masing-masing sekali"`
	Dibaca   int           `json:"dibaca"`
	Persen   string        `json:"persen" doc:"yang dibaca, dari 'jumlah' dalam satuannya"`
	Terakhir dasar.Tanggal `json:"terakhir,omitzero"`
	Lanjut   int           `json:"lanjut,omitempty" doc:"nomor berikutnya; kosong = tamat"`
}

type akademikKitabBaru struct {
	dasarhttp.KunciUlang
	Body struct {
		Catatan []DataKitab `json:"catatan" minItems:"1" maxItems:"500"`
	}
}

func (h pintu) pasangKitab(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-kitab", ambil, "/kitab", "Kitab dan nadham yang dipelajari menurut nomor"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Kitab], error) {
			ks, err := h.s.Kitab(ctx, p)
			return dasarhttp.BeriDaftar(ks, "", err, keKitab)
		})
	dasarhttp.Daftar(a, operasi("capaian-kitab", ambil, "/hafalan/{id}/kitab", "Sejauh mana seorang santri pada setiap kitab yang dimulainya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[CapaianKitab], error) {
			if err := h.santri(ctx, p, santri.ID(in.ID)); err != nil {
				return nil, err
			}
			c, err := h.s.CapaianKitab(ctx, p, santri.ID(in.ID))
			return dasarhttp.BeriDaftar(slices.Sorted(maps.Keys(c)), "", err, func(kode string) CapaianKitab {
				x := c[kode]
				return CapaianKitab{keKitab(x.Dibaca.Kitab), x.Hafal.Ada, x.Dibaca.Ada, x.Dibaca.Persen.StringFixed(2), x.Terakhir, x.Lanjut}
			})
		})
	dasarhttp.Daftar(a, operasi("catatan-kitab-santri", ambil, "/hafalan/{id}/kitab/catatan", "Semua catatan kitab seorang santri, juga yang dibatalkan"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[SetoranKitab], error) {
			if err := h.santri(ctx, p, santri.ID(in.ID)); err != nil {
				return nil, err
			}
			ss, err := h.s.KitabMilik(ctx, p, santri.ID(in.ID))
			return dasarhttp.BeriDaftar(ss, "", err, keSetoranKitab)
		})
	dasarhttp.Daftar(a, baru("catat-kitab", "/kitab/catatan", "Catat yang dipelajari dari kitab, semuanya atau tidak sama sekali"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikKitabBaru) (*dasarhttp.KeluarDaftar[SetoranKitab], error) {
			ss := dasarhttp.Peta(in.Body.Catatan, DataKitab.setoran)
			if err := h.bolehSimak(ctx, p, dasarhttp.Peta(ss, func(s akademik.SetoranKitab) akademik.Setoran {
				return akademik.Setoran{Santri: s.Santri, Rombel: s.Rombel}
			})); err != nil {
				return nil, err
			}
			ss, err := h.s.CatatKitab(ctx, p, in.Kunci, ss...)
			return dasarhttp.BeriDaftar(ss, "", dasarhttp.Urutan(err, len(in.Body.Catatan)), keSetoranKitab)
		})
	dasarhttp.Daftar(a, operasi("batal-catatan-kitab", kirim, "/kitab/catatan/{id}/pembatalan", "Batalkan catatan kitab dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalSetoran) (*dasarhttp.Kosong, error) {
			ss, err := h.s.Stores.Kitab.Ambil(ctx, p.Lembaga, in.ID)
			if err == nil && len(ss) == 0 {
				err = akademik.ErrKitabCatatan.NotFoundf("catatan kitab tidak ditemukan")
			}
			if err == nil {
				err = h.santri(ctx, p, ss[0].Santri)
			}
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.BatalKitab(ctx, p, in.Kunci, in.ID, in.Body.Alasan))
		})
}
