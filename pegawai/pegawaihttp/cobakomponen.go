package pegawaihttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Percobaan is what a version of a component would pay or deduct in a month; nothing of
// it is stored.
type Percobaan struct {
	Jenis  string        `json:"jenis" doc:"jenis putaran yang membayarnya"`
	Masa   dasar.Bulan   `json:"masa"`
	Jumlah *dasar.Rupiah `json:"jumlah,omitempty" doc:"tiada bila jumlah seseorang tersembunyi"`
	Orang  []BarisCoba   `json:"orang"`
	Tanpa  int           `json:"tanpa" doc:"banyaknya pegawai yang tidak mendapatnya"`
	Kurang []Kurang      `json:"kurang" doc:"yang slipnya belum dapat dihitung"`
}

// BarisCoba is what one person would get.
type BarisCoba struct {
	Pegawai     string        `json:"pegawai"`
	Nomor       string        `json:"nomor,omitempty"`
	Nama        string        `json:"nama,omitempty"`
	Jumlah      *dasar.Rupiah `json:"jumlah,omitempty"`
	Baris       []BarisSlip   `json:"baris,omitempty"`
	Tersamar    []string      `json:"tersamar,omitempty"`
	Tersembunyi []string      `json:"tersembunyi,omitempty"`
}

// Kurang is one person whose slip cannot be computed, and why.
type Kurang struct {
	Pegawai string `json:"pegawai"`
	Bidang  string `json:"bidang,omitempty"`
	Aturan  string `json:"aturan"`
	Pesan   string `json:"pesan"`
}

func keKurang(k pegawai.Kurang) Kurang {
	return Kurang{string(k.Pegawai), k.Err.Field, k.Err.Rule, k.Err.Message}
}

type pegawaiCoba struct {
	Body struct {
		Masa     dasar.Bulan `json:"masa"`
		Komponen Komponen    `json:"komponen"`
	}
}

var bidangCoba = []namaBidang{{json: "nomor", bidang: "Nomor"}, {json: "nama", bidang: "Nama"}, {"jumlah", "Neto", true}}

func (h pintu) pasangCobaKomponen(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(penggajian, "coba-komponen-gaji", kirim, "/gaji/komponen/percobaan", "Yang akan dibayar atau dipotong sebuah komponen; tidak menulis apa pun"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiCoba) (*dasarhttp.Keluar[Percobaan], error) {
			k, err := in.Body.Komponen.komponen()
			if err != nil {
				return nil, err
			}
			c, err := h.s.CobaKomponen(ctx, p, in.Body.Masa, k)
			if err != nil {
				return nil, err
			}
			orang, err := h.barisCoba(ctx, p, c.Orang)
			return dasarhttp.Beri(orang, err, func(xs []BarisCoba) Percobaan {
				r := Percobaan{string(c.Putaran.Jenis), c.Putaran.Masa, &c.Jumlah, xs, c.Tanpa, dasarhttp.Peta(c.Kurang, keKurang)}
				if slices.ContainsFunc(xs, func(x BarisCoba) bool { return x.Jumlah == nil }) {
					r.Jumlah = nil
				}
				return r
			})
		})
}

// barisCoba shows what people would get, as far as was decided about what they are
// paid.
func (h pintu) barisCoba(ctx context.Context, p dasar.Pelaku, cs []pegawai.BarisCoba) ([]BarisCoba, error) {
	ts, err := h.bukaSlip(ctx, p, bidangCoba, dasarhttp.Peta(cs, func(c pegawai.BarisCoba) pegawai.Slip {
		return pegawai.Slip{Subjek: c.Subjek, Nomor: c.Nomor, Nama: c.Nama}
	}))
	if err != nil {
		return nil, err
	}
	xs := make([]BarisCoba, len(cs))
	for i, c := range cs {
		xs[i] = BarisCoba{
			Pegawai: string(c.Pegawai), Nomor: ts[i].nilai["nomor"], Nama: ts[i].nilai["nama"], Jumlah: ts[i].uang("jumlah", c.Jumlah), Tersamar: ts[i].tersamar,
			Tersembunyi: ts[i].tersembunyi,
		}
		if xs[i].Jumlah != nil {
			xs[i].Baris = dasarhttp.Peta(c.Baris, keBarisSlip)
		}
	}
	return xs, nil
}
