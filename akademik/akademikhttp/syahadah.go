package akademikhttp

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// SyaratSyahadah is one condition of a certificate.
type SyaratSyahadah struct {
	Kode    string   `json:"kode" minLength:"1" maxLength:"40"`
	Nama    string   `json:"nama" minLength:"1" maxLength:"100" doc:"seperti tercetak: Mutqin 5 juz"`
	Mutqin  bool     `json:"mutqin,omitempty" doc:"menghitung yang lulus ujian, bukan yang disetor"`
	Dasar   string   `json:"dasar" enum:"ayat,halaman,juz"`
	Ambang  string   `json:"ambang,omitempty" maxLength:"24" doc:"dalam dasarnya; kosong = seluruh lingkup"`
	Lingkup []string `json:"lingkup,omitempty" maxItems:"60" doc:"juz 30, 2:1-141; kosong = seluruh mushaf"`
}

// Syahadah is one certificate.
type Syahadah struct {
	ID      string         `json:"id"`
	Nomor   string         `json:"nomor" doc:"seperti tercetak"`
	Tahun   int            `json:"tahun"`
	Urut    int            `json:"urut"`
	Santri  string         `json:"santri"`
	Judul   string         `json:"judul"`
	Tanggal dasar.Tanggal  `json:"tanggal"`
	Syarat  []SyaratTerbit `json:"syarat"`
	Berlaku bool           `json:"berlaku"`
	Batal   string         `json:"batal,omitempty"`
	Oleh    string         `json:"oleh"`
}

// SyaratTerbit is a condition with what there was when the certificate was issued.
type SyaratTerbit struct {
	SyaratSyahadah
	Ada string `json:"ada"`
}

// KeadaanSyahadah tells how far a santri meets one condition.
type KeadaanSyahadah struct {
	Kode   string `json:"kode"`
	Status string `json:"status" doc:"terpenuhi atau kurang"`
	Ada    string `json:"ada"`
	Perlu  string `json:"perlu"`
	Kurang string `json:"kurang"`
	Teks   string `json:"teks"`
}

func keSyahadah(s akademik.Syahadah) Syahadah {
	return Syahadah{s.ID, s.Nomor(), s.Tahun, s.Urut, string(s.Santri), s.Judul, s.Tanggal, dasarhttp.Peta(s.Syarat, func(x akademik.SyaratSyahadah) SyaratTerbit {
		t := SyaratTerbit{SyaratSyahadah{Kode: x.Kode, Nama: x.Nama, Mutqin: x.Mutqin, Dasar: string(x.Basis), Ambang: x.Ambang}, x.Ada}
		for _, r := range x.Lingkup {
			t.Lingkup = append(t.Lingkup, mushaf.Rentang{Dari: mushaf.Ayat(r.Dari), Sampai: mushaf.Ayat(r.Sampai)}.String())
		}
		return t
	}), s.Batal == "", s.Batal, s.Oleh}
}

func (s SyaratSyahadah) syarat(e *mushaf.Edisi) (hafalan.Syarat, error) {
	out := hafalan.Syarat{Kode: s.Kode, Nama: s.Nama, Mutqin: s.Mutqin, Basis: hafalan.Basis(s.Dasar)}
	rentang, err := dasarhttp.Coba(s.Lingkup, e.Baca)
	if err != nil {
		return out, err
	}
	if s.Ambang != "" {
		if out.Ambang, err = decimal.NewFromString(s.Ambang); err != nil || out.Ambang.Exponent() < -4 || out.Ambang.Exponent() > 4 {
			return out, nilai.ErrAngka.Invalidf("ambang ditulis sebagai angka, misalnya 5 atau 2.5").Pada("ambang")
		}
	}
	out.Lingkup, err = hafalan.DariAyat(rentang...)
	return out, err
}

type cariSyahadah struct {
	dasarhttp.Halaman
	Santri string `query:"santri" maxLength:"64"`
	Tahun  int    `query:"tahun" minimum:"0" maximum:"9999"`
}

type nomorSyahadah struct {
	Tahun int `path:"tahun" minimum:"1900" maximum:"9999"`
	Urut  int `path:"urut" minimum:"1" maximum:"1000000"`
}

type akademikPeriksaSyahadah struct {
	MasukID
	Body struct {
		Syarat []SyaratSyahadah `json:"syarat" minItems:"1" maxItems:"20"`
	}
}

type akademikSyahadahBaru struct {
	dasarhttp.KunciUlang
	Body struct {
		Santri  string           `json:"santri" minLength:"1" maxLength:"64"`
		Judul   string           `json:"judul" minLength:"1" maxLength:"120"`
		Tanggal dasar.Tanggal    `json:"tanggal"`
		Syarat  []SyaratSyahadah `json:"syarat" minItems:"1" maxItems:"20"`
	}
}

func (h pintu) syaratSyahadah(ss []SyaratSyahadah) ([]hafalan.Syarat, error) {
	return dasarhttp.Coba(ss, func(s SyaratSyahadah) (hafalan.Syarat, error) { return s.syarat(h.s.Mushaf()) })
}

func (h pintu) pasangSyahadah(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-syahadah", ambil, "/syahadah", "Syahadah yang pernah terbit, juga yang dibatalkan, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *cariSyahadah) (*dasarhttp.KeluarDaftar[Syahadah], error) {
			ss, err := h.syahadahMilik(ctx, p, akademik.SaringSyahadah{Santri: dariTeks[santri.ID](satuTeks(in.Santri)), Tahun: in.Tahun})
			if err != nil {
				return nil, err
			}
			ss, lanjut := dasar.Potong(ss, in.Page(), func(s akademik.Syahadah) string { return fmt.Sprintf("%d/%d", s.Tahun, s.Urut) })
			return dasarhttp.BeriDaftar(ss, lanjut, nil, keSyahadah)
		})
	dasarhttp.Daftar(a, operasi("periksa-nomor-syahadah", ambil, "/syahadah/nomor/{tahun}/{urut}", "Periksa syahadah menurut nomor tercetaknya: ada, dan masih berlaku atau tidak"),
		func(ctx context.Context, p dasar.Pelaku, in *nomorSyahadah) (*dasarhttp.Keluar[Syahadah], error) {
			ss, err := h.syahadahMilik(ctx, p, akademik.SaringSyahadah{Tahun: in.Tahun})
			i := slices.IndexFunc(ss, func(s akademik.Syahadah) bool { return s.Urut == in.Urut })
			if err == nil && i < 0 {
				err = akademik.ErrSyahadahTiada.NotFoundf("nomor syahadah itu tidak pernah terbit")
			}
			if err != nil {
				return nil, err
			}
			return dasarhttp.Beri(ss[i], nil, keSyahadah)
		})
	dasarhttp.Daftar(a, operasi("periksa-syarat-syahadah", kirim, "/hafalan/{id}/syahadah", "Sejauh mana seorang santri memenuhi syarat syahadah; tidak menerbitkan apa pun"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikPeriksaSyahadah) (*dasarhttp.KeluarDaftar[KeadaanSyahadah], error) {
			syarat, err := h.syaratSyahadah(in.Body.Syarat)
			if err == nil {
				err = h.santri(ctx, p, santri.ID(in.ID))
			}
			if err != nil {
				return nil, err
			}
			hs, _, err := h.s.PeriksaSyahadah(ctx, p, santri.ID(in.ID), syarat...)
			return dasarhttp.BeriDaftar(hs, "", err, func(x hafalan.HasilSyarat) KeadaanSyahadah {
				return KeadaanSyahadah{x.Syarat.Kode, string(x.Status), x.Ada.String(), x.Perlu.String(), x.Kurang.String(), x.String()}
			})
		})
	dasarhttp.Daftar(a, baru("terbitkan-syahadah", "/syahadah", "Terbitkan syahadah bernomor bila setiap syaratnya terpenuhi"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikSyahadahBaru) (*dasarhttp.Keluar[Syahadah], error) {
			syarat, err := h.syaratSyahadah(in.Body.Syarat)
			if err == nil {
				err = h.santri(ctx, p, santri.ID(in.Body.Santri))
			}
			if err != nil {
				return nil, err
			}
			s, err := h.s.TerbitkanSyahadah(ctx, p, in.Kunci, santri.ID(in.Body.Santri), in.Body.Judul, in.Body.Tanggal, syarat...)
			return dasarhttp.Beri(s, err, keSyahadah)
		})
	dasarhttp.Daftar(a, operasi("batal-syahadah", kirim, "/syahadah/{id}/pembatalan", "Batalkan syahadah dengan alasan; nomornya tidak dipakai lagi"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalSetoran) (*dasarhttp.Keluar[Syahadah], error) {
			ss, err := h.syahadahMilik(ctx, p, akademik.SaringSyahadah{ID: []string{in.ID}})
			if err == nil && len(ss) == 0 {
				err = akademik.ErrSyahadahTiada.NotFoundf("syahadah tidak ditemukan")
			}
			if err != nil {
				return nil, err
			}
			s, err := h.s.BatalSyahadah(ctx, p, in.Kunci, in.ID, in.Body.Alasan)
			return dasarhttp.Beri(s, err, keSyahadah)
		})
}

// syahadahMilik leaves a limited caller the certificates of santri of his or her own
// classes.
func (h pintu) syahadahMilik(ctx context.Context, p dasar.Pelaku, f akademik.SaringSyahadah) ([]akademik.Syahadah, error) {
	ss, err := h.s.DaftarSyahadah(ctx, p, f)
	if err != nil {
		return nil, err
	}
	milik, bebas, err := h.santriMilik(ctx, p, dasarhttp.Peta(ss, func(s akademik.Syahadah) santri.ID { return s.Santri }))
	if err != nil || bebas {
		return ss, err
	}
	return slices.DeleteFunc(ss, func(s akademik.Syahadah) bool { return !milik[s.Santri] }), nil
}
