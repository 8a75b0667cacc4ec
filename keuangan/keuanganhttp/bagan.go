package keuanganhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Akun is one account of the chart.
type Akun struct {
	Kode       string `json:"kode" minLength:"1" maxLength:"20"`
	Nama       string `json:"nama" minLength:"1" maxLength:"120"`
	Jenis      string `json:"jenis" enum:"aset,liabilitas,aset_neto,pendapatan,beban"`
	Kontra     bool   `json:"kontra,omitempty"`
	Induk      string `json:"induk,omitempty" maxLength:"20"`
	Posting    bool   `json:"posting" doc:"menerima jurnal; bukan induk"`
	Pembatasan string `json:"pembatasan,omitempty" enum:"tanpa,dengan"`
	ArusKas    string `json:"arus_kas,omitempty" enum:"kas,operasi,investasi,pendanaan,non_kas"`
	Rincian    string `json:"rincian,omitempty" enum:"laci,rekening" doc:"dimensi yang wajib disebut baris jurnal"`
	Keterangan string `json:"keterangan,omitempty" maxLength:"300"`
	Aktif      bool   `json:"aktif"`
}

func keAkun(a keuangan.Akun) Akun {
	return Akun{
		Kode: string(a.Kode), Nama: a.Nama, Jenis: string(a.Jenis), Kontra: a.Kontra, Induk: string(a.Induk), Posting: a.Posting,
		Pembatasan: string(a.Pembatasan), ArusKas: a.ArusKas, Rincian: string(a.Rincian), Keterangan: a.Keterangan, Aktif: a.Aktif,
	}
}

func (a Akun) akun(l dasar.LembagaID) keuangan.Akun {
	return keuangan.Akun{
		Lembaga: l, Kode: keuangan.KodeAkun(a.Kode), Nama: a.Nama, Jenis: keuangan.JenisAkun(a.Jenis), Kontra: a.Kontra, Induk: keuangan.KodeAkun(a.Induk),
		Posting: a.Posting, Pembatasan: keuangan.Pembatasan(a.Pembatasan), ArusKas: a.ArusKas, Rincian: keuangan.RincianAkun(a.Rincian), Keterangan: a.Keterangan, Aktif: a.Aktif,
	}
}

// Pengaturan are the settings of the institution's finances that hold from
// Sejak on. Akun maps the parts that operations play to accounts of the chart.
type Pengaturan struct {
	Sejak          dasar.Tanggal  `json:"sejak"`
	Akun           PetaAkun       `json:"akun"`
	Dana           []Dana         `json:"dana" maxItems:"100"`
	Seri           string         `json:"seri" minLength:"1" maxLength:"12" doc:"seri kuitansi"`
	AwalanVA       string         `json:"awalan_va,omitempty" maxLength:"20"`
	UrutanAlokasi  []string       `json:"urutan_alokasi,omitempty" maxItems:"10"`
	Rekening       []RekeningBank `json:"rekening,omitempty" maxItems:"100"`
	PembukaPeriode []string       `json:"pembuka_periode,omitempty" maxItems:"20" doc:"peran yang boleh membuka bulan terkunci"`
	BukukanBiaya   bool           `json:"bukukan_biaya,omitempty" doc:"biaya bank dan bagi hasil dibukukan saat impor"`
	TitipTakKenal  bool           `json:"titip_tak_kenal,omitempty" doc:"kredit tak dikenal dibukukan ke titipan saat impor"`
}

// PetaAkun says which account plays which part.
type PetaAkun struct {
	Kas             string `json:"kas"`
	Bank            string `json:"bank"`
	Titipan         string `json:"titipan"`
	TitipanTakKenal string `json:"titipan_tak_kenal"`
	BiayaBank       string `json:"biaya_bank"`
	BagiHasil       string `json:"bagi_hasil"`
	Pembulatan      string `json:"pembulatan"`
	SaldoAwal       string `json:"saldo_awal"`
	Surplus         string `json:"surplus"`
	DiMuka          string `json:"di_muka"`
	AntarUnit       string `json:"antar_unit"`
}

// Dana is a restricted fund and its account of net assets.
type Dana struct {
	Kode     string `json:"kode" minLength:"1" maxLength:"40"`
	Nama     string `json:"nama" maxLength:"120"`
	AsetNeto string `json:"aset_neto"`
}

// RekeningBank is a bank account of the institution.
type RekeningBank struct {
	Kode   string `json:"kode" minLength:"1" maxLength:"80"`
	Uraian string `json:"uraian,omitempty" maxLength:"120"`
}

func kePengaturan(p keuangan.Pengaturan) Pengaturan {
	a := p.Akun
	return Pengaturan{
		Sejak: p.Sejak, Seri: p.Seri, AwalanVA: p.AwalanVA, PembukaPeriode: p.PembukaPeriode, BukukanBiaya: p.BukukanBiaya, TitipTakKenal: p.TitipTakKenal,
		Akun: PetaAkun{
			Kas: string(a.Kas), Bank: string(a.Bank), Titipan: string(a.Titipan), TitipanTakKenal: string(a.TitipanTakKenal), BiayaBank: string(a.BiayaBank),
			BagiHasil: string(a.BagiHasil), Pembulatan: string(a.Pembulatan), SaldoAwal: string(a.SaldoAwal), Surplus: string(a.Surplus), DiMuka: string(a.DiMuka), AntarUnit: string(a.AntarUnit),
		},
		Dana:          dasarhttp.Peta(p.Dana, func(d keuangan.Dana) Dana { return Dana{d.Kode, d.Nama, string(d.AsetNeto)} }),
		UrutanAlokasi: dasarhttp.Peta(p.UrutanAlokasi, func(k keuangan.Kriteria) string { return string(k) }),
		Rekening:      dasarhttp.Peta(p.RekeningBank, func(r keuangan.RekeningBank) RekeningBank { return RekeningBank(r) }),
	}
}

func (p Pengaturan) pengaturan() keuangan.Pengaturan {
	a := p.Akun
	return keuangan.Pengaturan{
		Sejak: p.Sejak, Seri: p.Seri, AwalanVA: p.AwalanVA, PembukaPeriode: p.PembukaPeriode, BukukanBiaya: p.BukukanBiaya, TitipTakKenal: p.TitipTakKenal,
		Akun: keuangan.PetaAkun{
			Kas: keuangan.KodeAkun(a.Kas), Bank: keuangan.KodeAkun(a.Bank), Titipan: keuangan.KodeAkun(a.Titipan), TitipanTakKenal: keuangan.KodeAkun(a.TitipanTakKenal),
			BiayaBank: keuangan.KodeAkun(a.BiayaBank), BagiHasil: keuangan.KodeAkun(a.BagiHasil), Pembulatan: keuangan.KodeAkun(a.Pembulatan), SaldoAwal: keuangan.KodeAkun(a.SaldoAwal),
			Surplus: keuangan.KodeAkun(a.Surplus), DiMuka: keuangan.KodeAkun(a.DiMuka), AntarUnit: keuangan.KodeAkun(a.AntarUnit),
		},
		Dana: dasarhttp.Peta(p.Dana, func(d Dana) keuangan.Dana {
			return keuangan.Dana{Kode: d.Kode, Nama: d.Nama, AsetNeto: keuangan.KodeAkun(d.AsetNeto)}
		}),
		UrutanAlokasi: dasarhttp.Peta(p.UrutanAlokasi, func(k string) keuangan.Kriteria { return keuangan.Kriteria(k) }),
		RekeningBank:  dasarhttp.Peta(p.Rekening, func(r RekeningBank) keuangan.RekeningBank { return keuangan.RekeningBank(r) }),
	}
}

type masukAkun struct {
	Body struct {
		Akun []Akun `json:"akun" minItems:"1" maxItems:"500"`
	}
}

type masukPengaturan struct{ Body Pengaturan }

func pasangBagan(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(laporan, "bagan-akun", ambil, "/akun", "Bagan akun"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Akun], error) {
			as, err := s.BaganAkun(ctx, p)
			return dasarhttp.BeriDaftar(as, "", err, keAkun)
		})
	dasarhttp.Daftar(a, operasi(laporan, "atur-akun", ganti, "/akun", "Tambah atau ubah akun menurut kode"),
		func(ctx context.Context, p dasar.Pelaku, in *masukAkun) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(s.AturAkun(ctx, p, dasarhttp.Peta(in.Body.Akun, func(a Akun) keuangan.Akun { return a.akun(p.Lembaga) })...))
		})
	dasarhttp.Daftar(a, operasi(laporan, "pengaturan-keuangan", ambil, "/pengaturan-keuangan", "Pengaturan keuangan yang berlaku hari ini"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[Pengaturan], error) {
			atur, err := s.Setelan(ctx, p)
			return dasarhttp.Beri(atur, err, kePengaturan)
		})
	dasarhttp.Daftar(a, operasi(laporan, "atur-keuangan", ganti, "/pengaturan-keuangan", "Simpan pengaturan keuangan yang berlaku sejak suatu hari"),
		func(ctx context.Context, p dasar.Pelaku, in *masukPengaturan) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(s.AturSetelan(ctx, p, in.Body.pengaturan()))
		})
}
