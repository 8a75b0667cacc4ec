package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// Keadaan is what the officer watches over at a glance.
type Keadaan struct {
	Cadangan KeadaanCadangan `json:"cadangan"`
	Buku     KeadaanBuku     `json:"buku"`
}

// KeadaanCadangan is how old the last backup is.
type KeadaanCadangan struct {
	Pada   *time.Time `json:"pada,omitempty" doc:"tidak ada: belum pernah dibuat"`
	Sidik  string     `json:"sidik,omitempty"`
	Ukuran int64      `json:"ukuran,omitempty" doc:"bita"`
	Basi   bool       `json:"basi" doc:"terlalu lama, atau belum pernah"`
}

// KeadaanBuku is how far the log is signed.
type KeadaanBuku struct {
	Ukuran  int64      `json:"ukuran" doc:"banyaknya catatan"`
	Titik   string     `json:"titik,omitempty" doc:"titik periksa terakhir"`
	Pada    *time.Time `json:"pada,omitempty"`
	Sesudah int64      `json:"sesudah" doc:"banyaknya catatan sesudah titik itu"`
	Perlu   bool       `json:"perlu" doc:"sudah waktunya ditandatangani"`
	Saksi   string     `json:"saksi,omitempty" doc:"siapa yang menyimpan salinan titik periksa"`
}

func keKeadaan(k kantor.KeadaanKantor) Keadaan {
	return Keadaan{KeadaanCadangan{saat(k.Cadangan.Pada), k.Cadangan.Sidik, k.Cadangan.Ukuran, k.Basi},
		KeadaanBuku{k.Buku.Ukuran, k.Buku.Titik.Teks, saat(k.Buku.Titik.Pada), k.Buku.Sesudah(), k.Perlu, k.Saksi}}
}

// DataLama is a record with fields that nobody looked at for long.
type DataLama struct {
	Subjek  string    `json:"subjek"`
	Catatan string    `json:"catatan" doc:"jenis catatan"`
	Bidang  []string  `json:"bidang"`
	Tertua  time.Time `json:"tertua"`
}

func keDataLama(x kantor.DataUsang) DataLama {
	return DataLama{string(x.Subjek), x.Tipe, dasarhttp.Peta(x.Usang, func(u kantor.IsianTinjau) string { return u.Bidang }), x.Tertua}
}

// MasukDataLama asks for the records of a type.
type MasukDataLama struct {
	dasarhttp.Halaman
	Catatan string `query:"catatan" maxLength:"80" required:"true" doc:"jenis catatan, misalnya santri.Santri"`
}

func (h pintu) pasangKeadaan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("keadaan-kantor", ambil, "/keadaan-privasi", "Umur cadangan, dan sampai mana buku ditandatangani"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[Keadaan], error) {
			k, err := h.s.KeadaanKantor(ctx, p)
			return dasarhttp.Beri(k, err, keKeadaan)
		})
	dasarhttp.Daftar(a, meja("daftar-data-lama", ambil, "/data-lama", "Catatan yang isiannya lama tidak diperiksa"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukDataLama) (*dasarhttp.KeluarDaftar[DataLama], error) {
			xs, lanjut, err := h.s.DataUsang(ctx, p, m.Catatan, m.Page())
			return dasarhttp.BeriDaftar(xs, lanjut, err, keDataLama)
		})
}
