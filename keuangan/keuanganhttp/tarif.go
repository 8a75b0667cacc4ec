package keuanganhttp

import (
	"context"
	"time"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Komponen is one kind of fee.
type Komponen struct {
	Kode         string `json:"kode" minLength:"1" maxLength:"40"`
	Uraian       string `json:"uraian" minLength:"1" maxLength:"120"`
	Piutang      string `json:"piutang"`
	Pendapatan   string `json:"pendapatan"`
	Keringanan   string `json:"keringanan"`
	Prioritas    int    `json:"prioritas" doc:"yang kecil dilayani dahulu"`
	Berkala      string `json:"berkala" enum:"bulanan,tahunan,sekali"`
	AwalTahun    int    `json:"awal_tahun,omitempty" minimum:"0" maximum:"12" doc:"bulan pertama tahun layanan; 0 = Juli"`
	TanggalTempo int    `json:"tanggal_tempo" minimum:"1" maximum:"31"`
	BulanMasuk   string `json:"bulan_masuk,omitempty" enum:"proporsi,bebas" doc:"penuh bila kosong"`
	BulanKeluar  string `json:"bulan_keluar,omitempty" enum:"proporsi,bebas" doc:"penuh bila kosong"`
	Aktif        bool   `json:"aktif"`
}

func keKomponen(k keuangan.Komponen) Komponen {
	return Komponen{
		Kode: string(k.Kode), Uraian: k.Uraian, Piutang: string(k.Piutang), Pendapatan: string(k.Pendapatan), Keringanan: string(k.Keringanan), Prioritas: k.Prioritas,
		Berkala: string(k.Berkala), AwalTahun: k.AwalTahun, TanggalTempo: k.TanggalTempo, BulanMasuk: string(k.BulanMasuk), BulanKeluar: string(k.BulanKeluar), Aktif: k.Aktif,
	}
}

func (k Komponen) komponen(l dasar.LembagaID) keuangan.Komponen {
	return keuangan.Komponen{
		Lembaga: l, Kode: keuangan.KodeKomponen(k.Kode), Uraian: k.Uraian, Piutang: keuangan.KodeAkun(k.Piutang), Pendapatan: keuangan.KodeAkun(k.Pendapatan),
		Keringanan: keuangan.KodeAkun(k.Keringanan), Prioritas: k.Prioritas, Berkala: keuangan.Berkala(k.Berkala), AwalTahun: k.AwalTahun, TanggalTempo: k.TanggalTempo,
		BulanMasuk: keuangan.AturanBulan(k.BulanMasuk), BulanKeluar: keuangan.AturanBulan(k.BulanKeluar), Aktif: k.Aktif,
	}
}

// Tarif is a price under conditions; an empty condition matches everyone.
type Tarif struct {
	ID           string        `json:"id,omitempty" readOnly:"true"`
	Komponen     string        `json:"komponen" minLength:"1" maxLength:"40"`
	Unit         string        `json:"unit,omitempty" maxLength:"80"`
	Tingkat      string        `json:"tingkat,omitempty" maxLength:"40"`
	JenisKelamin string        `json:"jenis_kelamin,omitempty" enum:"L,P"`
	Mukim        string        `json:"mukim,omitempty" enum:"ya,tidak"`
	Angkatan     int           `json:"angkatan,omitempty"`
	Santri       string        `json:"santri,omitempty" maxLength:"100" doc:"tarif khusus seorang santri"`
	Jumlah       dasar.Rupiah  `json:"jumlah" minimum:"0"`
	Sejak        dasar.Tanggal `json:"sejak"`
	Sampai       dasar.Tanggal `json:"sampai,omitzero" doc:"hari pertama yang tidak lagi berlaku"`
	Alasan       string        `json:"alasan,omitempty" maxLength:"300"`
}

func keTarif(t keuangan.Tarif) Tarif {
	return Tarif{
		ID: t.ID, Komponen: string(t.Komponen), Unit: string(t.Unit), Tingkat: t.Tingkat, JenisKelamin: string(t.JenisKelamin), Mukim: string(t.Mukim),
		Angkatan: t.Angkatan, Santri: string(t.Santri), Jumlah: t.Jumlah, Sejak: t.Sejak, Sampai: t.Sampai, Alasan: t.Alasan,
	}
}

func (t Tarif) tarif() keuangan.Tarif {
	return keuangan.Tarif{
		Komponen: keuangan.KodeKomponen(t.Komponen), Unit: santri.KodeUnit(t.Unit), Tingkat: t.Tingkat, JenisKelamin: santri.JenisKelamin(t.JenisKelamin),
		Mukim: keuangan.TigaNilai(t.Mukim), Angkatan: t.Angkatan, Santri: santri.ID(t.Santri), Jumlah: t.Jumlah, Sejak: t.Sejak, Sampai: t.Sampai, Alasan: t.Alasan,
	}
}

// Keringanan is a granted discount: Persen or Nominal.
type Keringanan struct {
	ID        string          `json:"id,omitempty" readOnly:"true"`
	Santri    string          `json:"santri" minLength:"1" maxLength:"100"`
	Komponen  string          `json:"komponen" minLength:"1" maxLength:"40"`
	Persen    decimal.Decimal `json:"persen,omitzero" doc:"0 sampai 100, ditulis sebagai teks"`
	Nominal   dasar.Rupiah    `json:"nominal,omitempty" minimum:"0"`
	Urutan    int             `json:"urutan,omitempty"`
	Alasan    string          `json:"alasan" minLength:"1" maxLength:"300"`
	Penyetuju string          `json:"penyetuju" minLength:"1" maxLength:"100"`
	Sejak     dasar.Tanggal   `json:"sejak"`
	Sampai    dasar.Tanggal   `json:"sampai,omitzero"`
	Dicabut   time.Time       `json:"dicabut,omitzero" readOnly:"true"`
}

func keKeringanan(k keuangan.Keringanan) Keringanan {
	return Keringanan{
		ID: k.ID, Santri: string(k.Santri), Komponen: string(k.Komponen), Persen: k.Persen, Nominal: k.Nominal, Urutan: k.Urutan,
		Alasan: k.Alasan, Penyetuju: k.Penyetuju, Sejak: k.Sejak, Sampai: k.Sampai, Dicabut: k.Dicabut,
	}
}

func (k Keringanan) keringanan() keuangan.Keringanan {
	return keuangan.Keringanan{
		Santri: santri.ID(k.Santri), Komponen: keuangan.KodeKomponen(k.Komponen), Persen: k.Persen, Nominal: k.Nominal, Urutan: k.Urutan,
		Alasan: k.Alasan, Penyetuju: k.Penyetuju, Sejak: k.Sejak, Sampai: k.Sampai,
	}
}

type masukKomponen struct {
	Body struct {
		Komponen []Komponen `json:"komponen" minItems:"1" maxItems:"200"`
	}
}

type masukTarif struct {
	Body struct {
		Tarif []Tarif `json:"tarif" minItems:"1" maxItems:"1000"`
	}
}

type masukKeringanan struct {
	dasarhttp.KunciUlang
	Body struct {
		Keringanan []Keringanan `json:"keringanan" minItems:"1" maxItems:"1000"`
	}
}

type masukAkhir struct {
	MasukID
	Body struct {
		Sampai dasar.Tanggal `json:"sampai"`
	}
}

type padaHari struct {
	Pada dasar.Tanggal `query:"pada" doc:"hari berlaku; semua bila kosong"`
}

func pasangTarif(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(penagihan, "daftar-komponen", ambil, "/komponen", "Jenis biaya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Komponen], error) {
			ks, err := s.Komponen(ctx, p)
			return dasarhttp.BeriDaftar(ks, "", err, keKomponen)
		})
	dasarhttp.Daftar(a, operasi(penagihan, "atur-komponen", ganti, "/komponen", "Tambah atau ubah jenis biaya menurut kode"),
		func(ctx context.Context, p dasar.Pelaku, in *masukKomponen) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(s.AturKomponen(ctx, p, dasarhttp.Peta(in.Body.Komponen, func(k Komponen) keuangan.Komponen { return k.komponen(p.Lembaga) })...))
		})
	dasarhttp.Daftar(a, operasi(penagihan, "daftar-tarif", ambil, "/tarif", "Tarif"),
		func(ctx context.Context, p dasar.Pelaku, in *padaHari) (*dasarhttp.KeluarDaftar[Tarif], error) {
			ts, err := s.DaftarTarif(ctx, p, in.Pada)
			return dasarhttp.BeriDaftar(ts, "", err, keTarif)
		})
	dasarhttp.Daftar(a, operasi(penagihan, "atur-tarif", kirim, "/tarif", "Simpan tarif; tarif yang sama bukan perubahan"),
		func(ctx context.Context, p dasar.Pelaku, in *masukTarif) (*dasarhttp.KeluarDaftar[Tarif], error) {
			ts, err := s.AturTarif(ctx, p, dasarhttp.Peta(in.Body.Tarif, Tarif.tarif)...)
			return dasarhttp.BeriDaftar(ts, "", err, keTarif)
		})
	dasarhttp.Daftar(a, operasi(penagihan, "akhiri-tarif", kirim, "/tarif/{id}/pengakhiran", "Akhiri tarif"),
		func(ctx context.Context, p dasar.Pelaku, in *masukAkhir) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(s.AkhiriTarif(ctx, p, in.ID, in.Body.Sampai))
		})
	dasarhttp.Daftar(a, operasi(penagihan, "daftar-keringanan", ambil, "/keringanan", "Keringanan"),
		func(ctx context.Context, p dasar.Pelaku, in *padaHari) (*dasarhttp.KeluarDaftar[Keringanan], error) {
			ks, err := s.DaftarKeringanan(ctx, p, in.Pada)
			return dasarhttp.BeriDaftar(ks, "", err, keKeringanan)
		})
	dasarhttp.Daftar(a, operasi(penagihan, "beri-keringanan", kirim, "/keringanan", "Beri keringanan"),
		func(ctx context.Context, p dasar.Pelaku, in *masukKeringanan) (*dasarhttp.KeluarDaftar[Keringanan], error) {
			ks, err := s.BeriKeringanan(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.Keringanan, Keringanan.keringanan)...)
			return dasarhttp.BeriDaftar(ks, "", err, keKeringanan)
		})
	dasarhttp.Daftar(a, operasi(penagihan, "cabut-keringanan", kirim, "/keringanan/{id}/pencabutan", "Cabut keringanan untuk tagihan berikutnya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(s.CabutKeringanan(ctx, p, in.ID))
		})
}
