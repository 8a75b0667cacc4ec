package pegawaihttp

import (
	"context"
	"mime"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Dokumen is one document of a person without its file. Nomor is sealed: it is shown
// of one document at a time.
type Dokumen struct {
	ID      string        `json:"id"`
	Pegawai string        `json:"pegawai"`
	Jenis   string        `json:"jenis"`
	Nama    string        `json:"nama"`
	Tipe    string        `json:"tipe" doc:"tipe media berkasnya"`
	Nomor   string        `json:"nomor,omitempty"`
	Terbit  dasar.Tanggal `json:"terbit,omitzero"`
	Berlaku dasar.Tanggal `json:"berlaku_sampai,omitzero"`
	Batal   string        `json:"batal,omitempty"`
	Oleh    string        `json:"oleh"`
	Dicatat time.Time     `json:"dicatat"`
	Versi   int           `json:"versi"`
}

func keDokumen(d pegawai.Dokumen) Dokumen {
	return Dokumen{d.ID, string(d.Pegawai), d.Jenis, d.Nama, d.Tipe, "", d.Mulai, d.Selesai, d.Batal, d.Oleh, d.Dicatat, d.Versi}
}

type pegawaiDokumen struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Jenis   string        `json:"jenis" enum:"ijazah,transkrip,sk,kontrak,sertifikat_pendidik,sertifikat,identitas,npwp,bpjs,rekening,lain"`
		Nama    string        `json:"nama" minLength:"1" maxLength:"60" doc:"tanpa nama orang"`
		Nomor   string        `json:"nomor,omitempty" maxLength:"60" doc:"disimpan tersegel"`
		Terbit  dasar.Tanggal `json:"terbit,omitzero"`
		Berlaku dasar.Tanggal `json:"berlaku_sampai,omitzero"`
		Isi     []byte        `json:"isi" doc:"PDF, JPEG, atau PNG paling besar 2 MiB, dalam base64; disimpan tersegel"`
	}
}

// Berkas is the file of a document.
type Berkas struct {
	Tipe string `header:"Content-Type"`
	Nama string `header:"Content-Disposition"`
	Aman string `header:"X-Content-Type-Options"`
	Body []byte
}

func (h pintu) pasangDokumen(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(administrasi, "daftar-dokumen", ambil, "/pegawai/{id}/dokumen", "Dokumen seorang pegawai, tanpa berkas dan nomornya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[Dokumen], error) {
			ds, err := h.s.DaftarDokumen(ctx, p, in.pegawai())
			return dasarhttp.BeriDaftar(ds, "", err, keDokumen)
		})
	tambah := baru(administrasi, "tambah-dokumen", "/pegawai/{id}/dokumen", "Simpan dokumen")
	tambah.Badan = pegawai.MaksDokumen*4/3 + 1<<16 // base64
	dasarhttp.Daftar(a, tambah, func(ctx context.Context, p dasar.Pelaku, in *pegawaiDokumen) (*dasarhttp.Keluar[Dokumen], error) {
		b := in.Body
		d, err := h.s.TambahDokumen(ctx, p, in.Kunci, pegawai.MasukanDokumen{
			Pegawai: in.pegawai(), Jenis: b.Jenis, Nama: b.Nama, Nomor: b.Nomor, Isi: b.Isi, Mulai: b.Terbit, Selesai: b.Berlaku,
		})
		return dasarhttp.Beri(d, err, keDokumen)
	})
	dasarhttp.Daftar(a, operasi(administrasi, "baca-dokumen", ambil, "/dokumen-pegawai/{id}", "Satu dokumen dengan nomornya; tercatat di jejak"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Dokumen], error) {
			d, nomor, _, err := h.s.BacaDokumen(ctx, p, in.ID)
			return dasarhttp.Beri(d, err, func(d pegawai.Dokumen) Dokumen {
				x := keDokumen(d)
				x.Nomor = nomor
				return x
			})
		})
	dasarhttp.Daftar(a, operasi(administrasi, "isi-dokumen", ambil, "/dokumen-pegawai/{id}/isi", "Berkas satu dokumen; tercatat di jejak"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*Berkas, error) {
			d, _, isi, err := h.s.BacaDokumen(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			return &Berkas{d.Tipe, mime.FormatMediaType("attachment", map[string]string{"filename": d.Nama}), "nosniff", isi}, nil
		})
	berkas := map[string]*huma.MediaType{}
	for _, t := range pegawai.DaftarTipeDokumen() {
		berkas[t] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
	a.OpenAPI().Paths["/dokumen-pegawai/{id}/isi"].Get.Responses["200"].Content = berkas
	dasarhttp.Daftar(a, operasi(administrasi, "batal-dokumen", kirim, "/dokumen-pegawai/{id}/pembatalan", "Batalkan dokumen dengan alasan; tetap terbaca"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiAlasan) (*dasarhttp.Keluar[Dokumen], error) {
			d, err := h.s.BatalDokumen(ctx, p, in.Kunci, in.ID, in.Body.Alasan)
			return dasarhttp.Beri(d, err, keDokumen)
		})
}
