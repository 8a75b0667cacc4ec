package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// Hafalan is what a santri knows by heart.
type Hafalan struct {
	Edisi   string    `json:"edisi" doc:"mushaf yang halaman dan juznya dihitung"`
	Ayat    int       `json:"ayat" doc:"ayat yang hafal, masing-masing sekali"`
	Mutqin  int       `json:"mutqin" doc:"di antaranya yang lulus ujian"`
	Capaian []Capaian `json:"capaian" doc:"halaman, juz, ayat: persen tanpa dasarnya tidak berarti"`
	Rentang []string  `json:"rentang"`
	Juz     []IsiJuz  `json:"juz" doc:"juz yang hafal seluruhnya atau sebagian"`
}

// Capaian is progress on one basis.
type Capaian struct {
	Dasar  string `json:"dasar"`
	Jumlah string `json:"jumlah"`
	Persen string `json:"persen"`
	Teks   string `json:"teks"`
}

// IsiJuz is one juz and how much of it is known.
type IsiJuz struct {
	Nomor int `json:"nomor"`
	Hafal int `json:"hafal"`
	Ayat  int `json:"ayat"`
}

// Tagihan is something that is due for repetition.
type Tagihan struct {
	Rentang  string        `json:"rentang"`
	Terakhir dasar.Tanggal `json:"terakhir"`
	Tempo    dasar.Tanggal `json:"tempo"`
	Lewat    int           `json:"lewat" doc:"hari sejak jatuh tempo"`
	Mutqin   bool          `json:"mutqin,omitempty"`
}

type mintaMurojaah struct {
	MasukID
	Pada dasar.Tanggal `query:"pada" doc:"hari ini bila kosong"`
}

func (h pintu) pasangHafalan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("hafalan-santri", ambil, "/hafalan/{id}", "Hafalan seorang santri: ayat, halaman, dan juz"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Hafalan], error) {
			k, err := h.keadaan(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			x, err := h.keHafalan(k)
			return dasarhttp.Beri(x, err, func(x Hafalan) Hafalan { return x })
		})
	dasarhttp.Daftar(a, operasi("murojaah-santri", ambil, "/hafalan/{id}/murojaah", "Yang sudah waktunya diulang"),
		func(ctx context.Context, p dasar.Pelaku, in *mintaMurojaah) (*dasarhttp.KeluarDaftar[Tagihan], error) {
			k, err := h.keadaan(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			if in.Pada.IsZero() {
				in.Pada = h.s.HariIni(p.Lembaga)
			}
			ts, err := k.Murojaah(hafalan.AturanMurojaahBaku(), in.Pada)
			return dasarhttp.BeriDaftar(ts, "", err, keTagihan)
		})
}

func (h pintu) keadaan(ctx context.Context, p dasar.Pelaku, id string) (hafalan.Keadaan, error) {
	if err := h.santri(ctx, p, santri.ID(id)); err != nil {
		return hafalan.Keadaan{}, err
	}
	return h.s.Hafalan(ctx, p, santri.ID(id))
}

func (h pintu) keHafalan(k hafalan.Keadaan) (Hafalan, error) {
	e := h.s.Mushaf()
	c := hafalan.Ukur(e, k.Hafal)
	out := Hafalan{Edisi: c.Edisi, Ayat: c.Ayat, Mutqin: k.Mutqin.Jumlah(), Juz: []IsiJuz{}, Rentang: dasarhttp.Peta(k.Hafal.Selang(), func(s hafalan.Selang) string {
		return mushaf.Rentang{Dari: mushaf.Ayat(s.Dari), Sampai: mushaf.Ayat(s.Sampai)}.String()
	})}
	for _, b := range []hafalan.Basis{hafalan.BasisHalaman, hafalan.BasisJuz, hafalan.BasisAyat} {
		n, err := c.Jumlah(b)
		if err != nil {
			return out, err
		}
		persen, err := c.Persen(b)
		if err != nil {
			return out, err
		}
		out.Capaian = append(out.Capaian, Capaian{string(b), n.String(), persen.StringFixed(2), c.Sebut(b)})
	}
	for _, j := range hafalan.Peta(e, mushaf.Juz, k.Hafal) {
		if j.Hafal > 0 {
			out.Juz = append(out.Juz, IsiJuz{j.Nomor, j.Hafal, j.Ayat})
		}
	}
	return out, nil
}
