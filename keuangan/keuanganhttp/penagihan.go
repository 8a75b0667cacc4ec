package keuanganhttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
)

// MintaTagihan asks for a bill run.
type MintaTagihan struct {
	Bulan    dasar.Bulan   `json:"bulan"`
	Komponen []string      `json:"komponen,omitempty" maxItems:"100" doc:"semua biaya aktif bila kosong"`
	Unit     []string      `json:"unit,omitempty" maxItems:"50" doc:"semua unit dalam wewenang bila kosong"`
	Terbit   dasar.Tanggal `json:"terbit,omitzero" doc:"hari ini bila kosong"`
}

func (m MintaTagihan) minta() keuangan.MintaTagihan {
	r := keuangan.MintaTagihan{Bulan: m.Bulan, Unit: unit(m.Unit), Terbit: m.Terbit}
	for _, k := range m.Komponen {
		r.Komponen = append(r.Komponen, keuangan.KodeKomponen(k))
	}
	return r
}

func keMinta(m keuangan.MintaTagihan) MintaTagihan {
	r := MintaTagihan{Bulan: m.Bulan, Terbit: m.Terbit}
	for _, k := range m.Komponen {
		r.Komponen = append(r.Komponen, string(k))
	}
	for _, u := range m.Unit {
		r.Unit = append(r.Unit, string(u))
	}
	return r
}

// Rencana is what a bill run would issue now. Give Minta and Sidik to the
// operation that issues.
type Rencana struct {
	Minta    MintaTagihan   `json:"minta"`
	Sidik    string         `json:"sidik"`
	Jumlah   int            `json:"jumlah"`
	Total    dasar.Rupiah   `json:"total"`
	Komponen []Ringkas      `json:"komponen"`
	Contoh   []Tagihan      `json:"contoh,omitempty"`
	Gagal    []Kecualian    `json:"gagal" doc:"santri yang belum dapat ditagih; yang lain tetap ditagih"`
	Lebih    int            `json:"lebih,omitempty" doc:"banyaknya kegagalan di luar daftar"`
	Dilewati map[string]int `json:"dilewati,omitempty" doc:"yang tidak ditagih menurut aturan"`
	Halangan []Kecualian    `json:"halangan" doc:"yang menghalangi seluruh penagihan"`
}

// Ringkas is the total of one fee in a run.
type Ringkas struct {
	Komponen   string       `json:"komponen"`
	Uraian     string       `json:"uraian"`
	Jumlah     int          `json:"jumlah"`
	Bruto      dasar.Rupiah `json:"bruto"`
	Potongan   dasar.Rupiah `json:"potongan"`
	Total      dasar.Rupiah `json:"total"`
	Ada        int          `json:"ada" doc:"sudah ditagih sebelumnya"`
	TanpaTarif int          `json:"tanpa_tarif"`
}

func keRingkas(r keuangan.RingkasTagihan) Ringkas {
	return Ringkas{string(r.Komponen), r.Uraian, r.Jumlah, r.Bruto, r.Potongan, r.Total, r.Ada, r.TanpaTarif}
}

// Kecualian is one santri and fee that something is wrong with.
type Kecualian struct {
	Santri   string `json:"santri,omitempty"`
	Komponen string `json:"komponen,omitempty"`
	Aturan   string `json:"aturan"`
	Sebab    string `json:"sebab"`
}

func keKecualian(k keuangan.Kecualian) Kecualian {
	return Kecualian{string(k.Santri), string(k.Komponen), k.Aturan, k.Sebab}
}

func keRencana(r keuangan.Rencana) Rencana {
	n, total := r.Hitung()
	return Rencana{
		Minta: keMinta(r.Minta), Sidik: r.Sidik, Jumlah: n, Total: total, Komponen: dasarhttp.Peta(r.Komponen, keRingkas), Contoh: dasarhttp.Peta(r.Contoh, keTagihan),
		Gagal: dasarhttp.Peta(r.Gagal, keKecualian), Lebih: r.Lebih, Dilewati: r.Dilewati, Halangan: dasarhttp.Peta(r.Halangan, keKecualian),
	}
}

// Putaran is a bill run that issued bills. An empty ID says that there was
// nothing to issue.
type Putaran struct {
	ID       string        `json:"id"`
	Bulan    dasar.Bulan   `json:"bulan"`
	Unit     []string      `json:"unit,omitempty"`
	Terbit   dasar.Tanggal `json:"terbit"`
	Komponen []Ringkas     `json:"komponen"`
	Gagal    []Kecualian   `json:"gagal"`
	Jumlah   int           `json:"jumlah"`
	Total    dasar.Rupiah  `json:"total"`
	Oleh     string        `json:"oleh"`
	Dicatat  time.Time     `json:"dicatat"`
	Ulangan  bool          `json:"ulangan,omitempty" doc:"sudah dikerjakan oleh permintaan sebelumnya"`
}

func kePutaran(p keuangan.Putaran) Putaran {
	r := Putaran{
		ID: p.ID, Bulan: p.Bulan, Terbit: p.Terbit, Komponen: dasarhttp.Peta(p.Komponen, keRingkas), Gagal: dasarhttp.Peta(p.Gagal, keKecualian),
		Jumlah: p.Jumlah, Total: p.Total, Oleh: p.Oleh, Dicatat: p.Dicatat,
	}
	for _, u := range p.Unit {
		r.Unit = append(r.Unit, string(u))
	}
	return r
}

type masukPratinjauTagihan struct {
	Body struct {
		MintaTagihan
		Contoh int `json:"contoh,omitempty" minimum:"0" maximum:"500" doc:"banyaknya tagihan contoh"`
	}
}

type masukTerbit struct {
	dasarhttp.KunciUlang
	Body struct {
		Minta MintaTagihan `json:"minta"`
		Sidik string       `json:"sidik" minLength:"1" maxLength:"200" doc:"sidik pratinjau yang disetujui"`
	}
}

type masukHalaman struct{ dasarhttp.Halaman }

func pasangPenagihan(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(penagihan, "pratinjau-tagihan", kirim, "/penagihan/pratinjau", "Pratinjau penagihan; tidak menulis apa pun"),
		func(ctx context.Context, p dasar.Pelaku, in *masukPratinjauTagihan) (*dasarhttp.Keluar[Rencana], error) {
			r, err := s.PratinjauTagihan(ctx, p, in.Body.minta(), in.Body.Contoh)
			return dasarhttp.Beri(r, err, keRencana)
		})
	dasarhttp.Daftar(a, operasi(penagihan, "terbitkan-tagihan", kirim, "/penagihan", "Terbitkan tagihan dari pratinjau"),
		func(ctx context.Context, p dasar.Pelaku, in *masukTerbit) (*dasarhttp.Keluar[Putaran], error) {
			h, err := s.TerbitkanTagihan(ctx, p, in.Kunci, in.Body.Minta.minta(), in.Body.Sidik, nil)
			return dasarhttp.Beri(h, err, func(h keuangan.HasilTagihan) Putaran {
				r := kePutaran(h.Putaran)
				r.Gagal, r.Ulangan = dasarhttp.Peta(h.Gagal, keKecualian), h.Ulangan
				return r
			})
		})
	dasarhttp.Daftar(a, operasi(penagihan, "cari-penagihan", ambil, "/penagihan", "Putaran penagihan, terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *masukHalaman) (*dasarhttp.KeluarDaftar[Putaran], error) {
			ps, lanjut, err := s.CariPutaran(ctx, p, in.Page())
			return dasarhttp.BeriDaftar(ps, lanjut, err, kePutaran)
		})
	dasarhttp.Daftar(a, operasi(penagihan, "ambil-penagihan", ambil, "/penagihan/{id}", "Satu putaran penagihan"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Putaran], error) {
			r, err := s.AmbilPutaran(ctx, p, in.ID)
			return dasarhttp.Beri(r, err, kePutaran)
		})
}
