package keuanganhttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Tagihan is one issued bill.
type Tagihan struct {
	ID         string        `json:"id"`
	Santri     string        `json:"santri"`
	Keluarga   string        `json:"keluarga"`
	Komponen   string        `json:"komponen"`
	Periode    string        `json:"periode"`
	Versi      int           `json:"versi"`
	Unit       string        `json:"unit"`
	Tingkat    string        `json:"tingkat,omitempty"`
	Kelas      string        `json:"kelas,omitempty"`
	Uraian     string        `json:"uraian"`
	Bruto      dasar.Rupiah  `json:"bruto"`
	Potongan   dasar.Rupiah  `json:"potongan"`
	Jumlah     dasar.Rupiah  `json:"jumlah"`
	Terbit     dasar.Tanggal `json:"terbit"`
	JatuhTempo dasar.Tanggal `json:"jatuh_tempo"`
	Penjelasan []Langkah     `json:"penjelasan"`
	Putaran    string        `json:"putaran,omitempty"`
}

// Langkah is one step of an explanation.
type Langkah struct {
	Aturan string       `json:"aturan"`
	Rujuk  string       `json:"rujuk,omitempty"`
	Teks   string       `json:"teks"`
	Jumlah dasar.Rupiah `json:"jumlah"`
}

func keLangkah(l keuangan.Langkah) Langkah { return Langkah(l) }

func keTagihan(t keuangan.Tagihan) Tagihan {
	return Tagihan{
		ID: t.ID, Santri: string(t.Santri), Keluarga: string(t.Keluarga), Komponen: string(t.Komponen), Periode: t.Periode, Versi: t.Versi, Unit: string(t.Unit),
		Tingkat: t.Tingkat, Kelas: t.Kelas, Uraian: t.Uraian, Bruto: t.Bruto, Potongan: t.Potongan, Jumlah: t.Jumlah, Terbit: t.Terbit, JatuhTempo: t.JatuhTempo,
		Penjelasan: dasarhttp.Peta(t.Penjelasan, keLangkah), Putaran: t.Putaran,
	}
}

// Posisi is a bill with what it still asks. Status is computed for the day that
// was asked for, or today.
type Posisi struct {
	Tagihan
	NotaKredit dasar.Rupiah `json:"nota_kredit"`
	Teralokasi dasar.Rupiah `json:"teralokasi"`
	Sisa       dasar.Rupiah `json:"sisa"`
	Status     string       `json:"status" enum:"terbuka,sebagian,jatuh_tempo,lunas,batal,ditahan" doc:"ditahan: jumlahnya tidak boleh Anda lihat dan tertulis 0"`
}

func kePosisi(hari dasar.Tanggal) func(keuangan.Posisi) Posisi {
	return func(p keuangan.Posisi) Posisi {
		return Posisi{keTagihan(p.Tagihan), p.NotaKredit, p.Teralokasi, p.Sisa(), string(p.Status(hari))}
	}
}

// Nota is a credit note beside a bill, or its void.
type Nota struct {
	ID      string        `json:"id"`
	Batal   bool          `json:"batal,omitempty"`
	Jumlah  dasar.Rupiah  `json:"jumlah"`
	Tanggal dasar.Tanggal `json:"tanggal"`
	Alasan  string        `json:"alasan"`
	Oleh    string        `json:"oleh"`
	Dicatat time.Time     `json:"dicatat"`
}

func keNota(n keuangan.NotaKredit) Nota {
	return Nota{n.ID, n.Batal, n.Jumlah, n.Tanggal, n.Alasan, n.Oleh, n.Dicatat}
}

// Koreksi is a bill after a correction. Dilepas is what was paid on it and went
// back to the family's credit.
type Koreksi struct {
	Tagihan Posisi       `json:"tagihan"`
	Dilepas dasar.Rupiah `json:"dilepas"`
	Ulangan bool         `json:"ulangan,omitempty"`
}

// SaringTagihan narrows a list of bills; embed it in an input.
type SaringTagihan struct {
	Saat
	Santri   []string `query:"santri,explode" maxItems:"100"`
	Keluarga string   `query:"keluarga" maxLength:"100"`
	Unit     []string `query:"unit,explode" maxItems:"50"`
	Kelas    string   `query:"kelas" maxLength:"80"`
	Komponen string   `query:"komponen" maxLength:"40"`
	Periode  string   `query:"periode" maxLength:"20"`
	Putaran  string   `query:"putaran" maxLength:"100"`
}

func (f SaringTagihan) saring() keuangan.SaringTagihan {
	r := keuangan.SaringTagihan{
		Keluarga: santri.KeluargaID(f.Keluarga), Unit: unit(f.Unit), Kelas: f.Kelas, Komponen: keuangan.KodeKomponen(f.Komponen), Periode: f.Periode, Putaran: f.Putaran,
	}
	for _, id := range f.Santri {
		r.Santri = append(r.Santri, santri.ID(id))
	}
	return r
}

type cariTagihan struct {
	dasarhttp.Halaman
	SaringTagihan
	Terbuka bool `query:"terbuka" doc:"hanya yang masih bersisa"`
}

type masukNota struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Jumlah  dasar.Rupiah  `json:"jumlah" minimum:"1"`
		Tanggal dasar.Tanggal `json:"tanggal,omitzero" doc:"hari ini bila kosong"`
		Alasan  string        `json:"alasan" minLength:"1" maxLength:"300"`
	}
}

type masukBatal struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Lepas   bool          `json:"lepas,omitempty" doc:"lepaskan dahulu yang sudah dibayar ke titipan keluarga"`
		Ulang   bool          `json:"ulang,omitempty" doc:"izinkan tagihan baru untuk masa yang sama"`
		Tanggal dasar.Tanggal `json:"tanggal,omitzero" doc:"hari ini bila kosong"`
		Alasan  string        `json:"alasan" minLength:"1" maxLength:"300"`
	}
}

// Tunggakan are arrears aged by due date, as of Pada.
type Tunggakan struct {
	Pada   dasar.Tanggal    `json:"pada"`
	Umur   []string         `json:"umur" doc:"nama setiap kelompok umur"`
	Baris  []BarisTunggakan `json:"baris"`
	Jumlah BarisTunggakan   `json:"jumlah"`
}

// BarisTunggakan is one line of [Tunggakan]; Umur adds up to Jumlah.
type BarisTunggakan struct {
	Santri   string         `json:"santri,omitempty"`
	Keluarga string         `json:"keluarga,omitempty"`
	Unit     string         `json:"unit,omitempty"`
	Kelas    string         `json:"kelas,omitempty"`
	Tagihan  int            `json:"tagihan"`
	Jumlah   dasar.Rupiah   `json:"jumlah"`
	Umur     []dasar.Rupiah `json:"umur"`
	Tertua   dasar.Tanggal  `json:"tertua,omitzero"`
	Tertahan bool           `json:"tertahan,omitempty" doc:"jumlahnya tidak boleh Anda lihat dan tertulis 0"`
}

func keBarisTunggakan(b keuangan.BarisTunggakan) BarisTunggakan {
	return BarisTunggakan{string(b.Santri), string(b.Keluarga), string(b.Unit), b.Kelas, b.Tagihan, b.Jumlah, dasarhttp.Peta(b.Umur, func(r dasar.Rupiah) dasar.Rupiah { return r }), b.Tertua, b.Tertahan}
}

func keTunggakan(h keuangan.HasilTunggakan) Tunggakan {
	return Tunggakan{h.Minta.Pada.Tanggal, h.Minta.Umur.Label(), dasarhttp.Peta(h.Baris, keBarisTunggakan), keBarisTunggakan(h.Total)}
}

type masukTunggakan struct {
	SaringTagihan
	Menurut string `query:"menurut" enum:"santri,kelas,unit" default:"santri"`
	Umur    []int  `query:"umur" maxItems:"20" doc:"batas hari setiap kelompok, mulai dari 0; 0,30,60,90 bila kosong"`
}

func pasangTagihan(a *dasarhttp.API, s *keuangan.Service) {
	hari := func(p dasar.Pelaku, minta dasar.Tanggal) dasar.Tanggal {
		if minta.IsZero() {
			return s.HariIni(p.Lembaga)
		}
		return minta
	}
	dasarhttp.Daftar(a, operasi(penagihan, "cari-tagihan", ambil, "/tagihan", "Cari tagihan beserta sisanya"),
		func(ctx context.Context, p dasar.Pelaku, in *cariTagihan) (*dasarhttp.KeluarDaftar[Posisi], error) {
			f := in.saring()
			f.Terbuka = in.Terbuka
			ps, lanjut, err := s.CariTagihan(ctx, p, f, in.pada(), in.Page())
			return dasarhttp.BeriDaftar(ps, lanjut, err, kePosisi(hari(p, in.Pada)))
		})
	dasarhttp.Daftar(a, operasi(penagihan, "ambil-tagihan", ambil, "/tagihan/{id}", "Satu tagihan dengan penjelasan jumlahnya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Posisi], error) {
			t, err := s.AmbilTagihan(ctx, p, in.ID)
			return dasarhttp.Beri(t, err, kePosisi(hari(p, dasar.Tanggal{})))
		})
	dasarhttp.Daftar(a, operasi(penagihan, "nota-tagihan", ambil, "/tagihan/{id}/nota", "Nota kredit dan pembatalan satu tagihan"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[Nota], error) {
			ns, err := s.NotaTagihan(ctx, p, in.ID)
			return dasarhttp.BeriDaftar(ns, "", err, keNota)
		})
	keKoreksi := func(p dasar.Pelaku) func(keuangan.HasilKoreksi) Koreksi {
		return func(h keuangan.HasilKoreksi) Koreksi {
			return Koreksi{kePosisi(hari(p, dasar.Tanggal{}))(h.Posisi), h.Dilepas, h.Ulangan}
		}
	}
	dasarhttp.Daftar(a, operasi(penagihan, "nota-kredit", kirim, "/tagihan/{id}/nota", "Kurangi tagihan dengan nota kredit"),
		func(ctx context.Context, p dasar.Pelaku, in *masukNota) (*dasarhttp.Keluar[Koreksi], error) {
			h, err := s.NotaKredit(ctx, p, in.Kunci, keuangan.MintaNota{Tagihan: in.ID, Jumlah: in.Body.Jumlah, Tanggal: in.Body.Tanggal, Alasan: in.Body.Alasan})
			return dasarhttp.Beri(h, err, keKoreksi(p))
		})
	dasarhttp.Daftar(a, operasi(penagihan, "batalkan-tagihan", kirim, "/tagihan/{id}/pembatalan", "Batalkan tagihan"),
		func(ctx context.Context, p dasar.Pelaku, in *masukBatal) (*dasarhttp.Keluar[Koreksi], error) {
			b := in.Body
			h, err := s.BatalkanTagihan(ctx, p, in.Kunci, keuangan.MintaBatal{Tagihan: in.ID, Lepas: b.Lepas, Ulang: b.Ulang, Tanggal: b.Tanggal, Alasan: b.Alasan})
			return dasarhttp.Beri(h, err, keKoreksi(p))
		})
	dasarhttp.Daftar(a, operasi(laporan, "tunggakan", ambil, "/tunggakan", "Tunggakan menurut umur"),
		func(ctx context.Context, p dasar.Pelaku, in *masukTunggakan) (*dasarhttp.Keluar[Tunggakan], error) {
			h, err := s.Tunggakan(ctx, p, keuangan.MintaTunggakan{
				Saring: in.saring(), Pada: in.pada(), Umur: keuangan.Umur(in.Umur), Menurut: keuangan.MenurutTunggakan(in.Menurut),
			})
			return dasarhttp.Beri(h, err, keTunggakan)
		})
}
