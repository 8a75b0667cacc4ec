package pegawaihttp

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// Banding is how a run differs from the newest locked one of its kind before it.
type Banding struct {
	Lalu   *Putaran `json:"lalu,omitempty" doc:"putaran pembandingnya; kosong bila belum ada"`
	Jumlah int      `json:"jumlah" doc:"banyaknya orang yang berbeda; yang tampil paling banyak sebanyak batas"`
	Beda   []Beda   `json:"beda"`
}

// Beda is how the pay of one person differs, largest first.
type Beda struct {
	Pegawai     string        `json:"pegawai"`
	Nomor       string        `json:"nomor,omitempty"`
	Nama        string        `json:"nama,omitempty"`
	Baru        bool          `json:"baru,omitempty" doc:"tidak ada di putaran lalu"`
	Hilang      bool          `json:"hilang,omitempty" doc:"tidak ada di putaran ini"`
	Lalu        *dasar.Rupiah `json:"lalu,omitempty"`
	Kini        *dasar.Rupiah `json:"kini,omitempty"`
	Perbedaan   *dasar.Rupiah `json:"perbedaan,omitempty" doc:"kini − lalu"`
	Baris       []BedaBaris   `json:"baris,omitempty"`
	Tersamar    []string      `json:"tersamar,omitempty"`
	Tersembunyi []string      `json:"tersembunyi,omitempty"`
}

// BedaBaris is one line that differs.
type BedaBaris struct {
	Komponen string       `json:"komponen"`
	Nama     string       `json:"nama"`
	Lalu     dasar.Rupiah `json:"lalu"`
	Kini     dasar.Rupiah `json:"kini"`
}

type pegawaiBanding struct {
	MasukID
	Batas int `query:"batas" minimum:"1" maximum:"500" default:"100" doc:"banyaknya perbedaan, terbesar dahulu"`
}

var bidangBanding = []namaBidang{{json: "nomor", bidang: "Nomor"}, {json: "nama", bidang: "Nama"}, {"baris", "PPh", true}, {"perbedaan", "Neto", true}}

func (h pintu) pasangBanding(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(penggajian, "banding-putaran", ambil, "/gaji/putaran/{id}/perbedaan", "Beda dengan putaran terkunci sebelumnya, terbesar dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiBanding) (*dasarhttp.Keluar[Banding], error) {
			ds, lalu, err := h.s.Banding(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			r := Banding{Jumlah: len(ds)}
			if lalu.ID != "" {
				r.Lalu = new(kePutaran(lalu))
			}
			r.Beda, err = h.beda(ctx, p, ds[:min(len(ds), in.Batas)])
			return dasarhttp.Beri(r, err, func(r Banding) Banding { return r })
		})
}

// beda shows differences; whoever may not see what people are paid sees who differs.
func (h pintu) beda(ctx context.Context, p dasar.Pelaku, ds []pegawai.Beda) ([]Beda, error) {
	orang, err := h.s.Stores.Pegawai.Ambil(ctx, p.Lembaga, dasarhttp.Peta(ds, func(d pegawai.Beda) pegawai.ID { return d.Pegawai })...)
	if err != nil || len(orang) == 0 {
		return []Beda{}, err
	}
	subjek := map[pegawai.ID]privasi.SubjekID{}
	for _, o := range orang {
		subjek[o.ID] = o.Subjek
	}
	v, err := h.s.Penjaga.Minta(ctx, p, tipeSlip, namaDari(bidangBanding), dasarhttp.Peta(orang, func(o pegawai.Pegawai) privasi.SubjekID { return o.Subjek })...)
	if err != nil {
		return nil, err
	}
	return dasarhttp.Peta(ds, func(d pegawai.Beda) Beda {
		s := subjek[d.Pegawai]
		t := sajikan(v, s, bidangBanding, &pegawai.Slip{Subjek: s, Nomor: d.Nomor, Nama: d.Nama})
		b := Beda{
			Pegawai: string(d.Pegawai), Nomor: t.nilai["nomor"], Nama: t.nilai["nama"], Baru: d.Baru, Hilang: d.Hilang, Lalu: t.uang("perbedaan", d.Lalu),
			Kini: t.uang("perbedaan", d.Kini), Perbedaan: t.uang("perbedaan", d.Perbedaan), Tersamar: t.tersamar, Tersembunyi: t.tersembunyi,
		}
		if b.Perbedaan != nil && t.uang("baris", 0) != nil {
			b.Baris = dasarhttp.Peta(d.Komponen, func(x pegawai.BedaBaris) BedaBaris { return BedaBaris{string(x.Komponen), x.Nama, x.Lalu, x.Kini} })
		}
		return b
	}), nil
}
