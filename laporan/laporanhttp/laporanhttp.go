// Package laporanhttp is the JSON API of the statements. Each answer is a whole
// [Dokumen]: question, moment, columns, rows with what lies behind them, totals,
// number of rows and checksum. Amounts are whole rupiah as JSON numbers, days
// are 2026-10-31, a cell without value is null.
//
//	laporanhttp.Pasang(api, service)
package laporanhttp

import (
	"context"
	"net/http"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Dokumen is one statement.
type Dokumen struct {
	Judul      string        `json:"judul"`
	Kueri      []Butir       `json:"kueri"`
	Pada       dasar.Tanggal `json:"pada"`
	Tercatat   *time.Time    `json:"tercatat,omitempty" doc:"hanya yang dicatat sampai saat ini"`
	Dibuat     time.Time     `json:"dibuat"`
	Kolom      []Kolom       `json:"kolom"`
	Baris      []Baris       `json:"baris"`
	Jumlah     []any         `json:"jumlah,omitempty"`
	Banyak     int           `json:"banyak_baris"`
	Sidik      string        `json:"sidik"`
	Berikutnya string        `json:"berikutnya,omitempty"`
}

// Butir is one part of the question.
type Butir struct {
	Nama  string `json:"nama"`
	Nilai string `json:"nilai"`
}

// Kolom is one column; Jenis is teks, uang, tanggal or bilangan.
type Kolom struct {
	Judul string `json:"judul"`
	Jenis string `json:"jenis" enum:"teks,uang,tanggal,bilangan"`
}

// Baris is one row; Rinci is the address of the rows behind it.
type Baris struct {
	Sel   []any  `json:"sel"`
	Rinci string `json:"rinci,omitempty"`
}

var jenis = [...]string{laporan.Teks: "teks", laporan.Uang: "uang", laporan.Hari: "tanggal", laporan.Bilangan: "bilangan"}

func dari(d laporan.Dokumen) Dokumen {
	out := Dokumen{Judul: d.Judul, Kueri: []Butir{}, Pada: d.Pada.Tanggal, Dibuat: d.Dibuat, Baris: []Baris{}, Banyak: len(d.Baris), Sidik: d.Sidik, Berikutnya: d.Lanjut}
	if !d.Pada.Tercatat.IsZero() {
		out.Tercatat = &d.Pada.Tercatat
	}
	for _, k := range d.Kueri {
		out.Kueri = append(out.Kueri, Butir(k))
	}
	for _, k := range d.Kolom {
		out.Kolom = append(out.Kolom, Kolom{k.Judul, jenis[k.Jenis]})
	}
	for _, b := range d.Baris {
		out.Baris = append(out.Baris, Baris{sel(d, b.Sel), b.Rinci})
	}
	if len(d.Jumlah) > 0 {
		out.Jumlah = sel(d, d.Jumlah)
	}
	return out
}

func sel(d laporan.Dokumen, ss []laporan.Sel) []any {
	out := make([]any, len(ss))
	for i, s := range ss {
		switch j := d.Kolom[i].Jenis; {
		case !s.Isi:
		case j == laporan.Uang:
			out[i] = int64(s.Uang)
		case j == laporan.Bilangan:
			out[i] = s.N
		case j == laporan.Hari:
			out[i] = s.Hari.String()
		default:
			out[i] = s.Teks
		}
	}
	return out
}

type keluar struct{ Body Dokumen }

func jawab(d laporan.Dokumen, err error) (*keluar, error) {
	if err != nil {
		return nil, err
	}
	return &keluar{dari(d)}, nil
}

// Saat are the query parameters that fix what a statement may know.
type Saat struct {
	Tercatat time.Time `query:"tercatat" doc:"hanya yang dicatat sampai saat ini; semua bila kosong"`
}

// Rentang are the days of a statement about a period.
type Rentang struct {
	Saat
	Dari   dasar.Tanggal `query:"dari"`
	Sampai dasar.Tanggal `query:"sampai" doc:"hari terakhir; hari ini bila kosong"`
}

type mintaNeraca struct {
	Rentang
	Unit []string `query:"unit" maxItems:"50"`
}

type mintaBuku struct {
	Rentang
	dasarhttp.Halaman
	Unit     []string `query:"unit" maxItems:"50"`
	Akun     string   `query:"akun" required:"true" maxLength:"30"`
	Laci     string   `query:"laci" maxLength:"60"`
	Rekening string   `query:"rekening" maxLength:"60"`
}

type mintaTunggakan struct {
	Saat
	Pada     dasar.Tanggal `query:"pada" doc:"hari ini bila kosong"`
	Menurut  string        `query:"menurut" enum:"santri,kelas,unit" default:"santri"`
	Unit     []string      `query:"unit" maxItems:"50"`
	Kelas    string        `query:"kelas" maxLength:"60"`
	Komponen string        `query:"komponen" maxLength:"60"`
}

type mintaKasRinci struct {
	Rentang
	Oleh     string `query:"oleh" maxLength:"60"`
	Cara     string `query:"cara" enum:"tunai,transfer,va"`
	Laci     string `query:"laci" maxLength:"60"`
	Rekening string `query:"rekening" maxLength:"60"`
}

type mintaRekening struct {
	Saat
	ID   string        `path:"id" maxLength:"60"`
	Pada dasar.Tanggal `query:"pada" doc:"hari ini bila kosong"`
}

func unit(us []string) (out []santri.KodeUnit) {
	for _, u := range us {
		out = append(out, santri.KodeUnit(u))
	}
	return out
}

// Pasang registers the statements on a.
func Pasang(a *dasarhttp.API, s *laporan.Service) {
	op := func(id, jalur, ringkas string) dasarhttp.Operasi {
		return dasarhttp.Operasi{ID: id, Metode: http.MethodGet, Jalur: jalur, Ringkas: ringkas, Tag: "laporan", Tujuan: privasi.TujuanLaporan}
	}
	dasarhttp.Daftar(a, op("laporan-neraca-saldo", "/laporan/neraca-saldo", "Neraca saldo"), func(ctx context.Context, p dasar.Pelaku, in *mintaNeraca) (*keluar, error) {
		return jawab(s.NeracaSaldo(ctx, p, keuangan.SaringNeraca{Dari: in.Dari, Pada: keuangan.PadaSaat{Tanggal: in.Sampai, Tercatat: in.Tercatat}, Unit: unit(in.Unit)}))
	})
	dasarhttp.Daftar(a, op("laporan-buku-besar", "/laporan/buku-besar", "Buku besar satu akun"), func(ctx context.Context, p dasar.Pelaku, in *mintaBuku) (*keluar, error) {
		return jawab(s.BukuBesar(ctx, p, keuangan.SaringBuku{Akun: keuangan.KodeAkun(in.Akun), Dari: in.Dari, Sampai: in.Sampai, Tercatat: in.Tercatat, Unit: unit(in.Unit),
			Laci: in.Laci, Rekening: in.Rekening}, in.Page()))
	})
	dasarhttp.Daftar(a, op("laporan-tunggakan", "/laporan/tunggakan", "Tunggakan menurut umur"), func(ctx context.Context, p dasar.Pelaku, in *mintaTunggakan) (*keluar, error) {
		return jawab(s.Tunggakan(ctx, p, keuangan.MintaTunggakan{Menurut: keuangan.MenurutTunggakan(in.Menurut), Pada: keuangan.PadaSaat{Tanggal: in.Pada, Tercatat: in.Tercatat},
			Saring: keuangan.SaringTagihan{Unit: unit(in.Unit), Kelas: in.Kelas, Komponen: keuangan.KodeKomponen(in.Komponen)}}))
	})
	dasarhttp.Daftar(a, op("laporan-kas", "/laporan/kas", "Kas per petugas dan cara"), func(ctx context.Context, p dasar.Pelaku, in *Rentang) (*keluar, error) {
		return jawab(s.Kas(ctx, p, laporan.SaringKas{Dari: in.Dari, Sampai: in.Sampai, Tercatat: in.Tercatat}))
	})
	dasarhttp.Daftar(a, op("laporan-kas-rinci", "/laporan/kas/rinci", "Pembayaran di balik satu baris kas"), func(ctx context.Context, p dasar.Pelaku, in *mintaKasRinci) (*keluar, error) {
		return jawab(s.KasRinci(ctx, p, laporan.SaringKas{Dari: in.Dari, Sampai: in.Sampai, Tercatat: in.Tercatat},
			laporan.BarisKas{Oleh: in.Oleh, Cara: keuangan.CaraBayar(in.Cara), Laci: in.Laci, Rekening: in.Rekening}))
	})
	dasarhttp.Daftar(a, op("laporan-rekening", "/laporan/santri/{id}/rekening", "Rekening satu santri"), func(ctx context.Context, p dasar.Pelaku, in *mintaRekening) (*keluar, error) {
		return jawab(s.Rekening(ctx, p, santri.ID(in.ID), keuangan.PadaSaat{Tanggal: in.Pada, Tercatat: in.Tercatat}))
	})
}
