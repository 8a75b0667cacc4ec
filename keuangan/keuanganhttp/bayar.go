package keuanganhttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Bayar is money of a family: how it comes in and, if the payer chose, for
// which bills.
type Bayar struct {
	Keluarga string        `json:"keluarga" minLength:"1" maxLength:"100"`
	Cara     string        `json:"cara" enum:"tunai,transfer,va,titipan"`
	Jumlah   dasar.Rupiah  `json:"jumlah" minimum:"0"`
	Tanggal  dasar.Tanggal `json:"tanggal,omitzero" doc:"hari ini bila kosong"`
	Laci     string        `json:"laci,omitempty" maxLength:"80" doc:"laci kasir, untuk tunai"`
	Rekening string        `json:"rekening,omitempty" maxLength:"80" doc:"rekening bank, untuk transfer dan va"`
	Rujukan  string        `json:"rujukan,omitempty" maxLength:"200" doc:"kunci baris mutasi atau callback: dibayar sekali saja"`
	Pilihan  []Pilihan     `json:"pilihan,omitempty" maxItems:"200"`
}

// Pilihan puts an amount on a bill that the payer chose.
type Pilihan struct {
	Tagihan string       `json:"tagihan" minLength:"1" maxLength:"100"`
	Jumlah  dasar.Rupiah `json:"jumlah,omitempty" minimum:"0" doc:"seluruh sisanya bila kosong"`
}

func pilihan(ps []Pilihan) (out []keuangan.PilihanTagihan) {
	for _, p := range ps {
		out = append(out, keuangan.PilihanTagihan(p))
	}
	return out
}

func (b Bayar) minta() keuangan.PermintaanBayar {
	return keuangan.PermintaanBayar{
		Keluarga: santri.KeluargaID(b.Keluarga), Cara: keuangan.CaraBayar(b.Cara), Jumlah: b.Jumlah, Tanggal: b.Tanggal, Laci: b.Laci, Rekening: b.Rekening,
		Rujukan: b.Rujukan, Pilihan: pilihan(b.Pilihan),
	}
}

// Bagian is what one bill gets of a payment, and why.
type Bagian struct {
	Tagihan string       `json:"tagihan"`
	Uraian  string       `json:"uraian"`
	Sebelum dasar.Rupiah `json:"sebelum"`
	Jumlah  dasar.Rupiah `json:"jumlah"`
	Sesudah dasar.Rupiah `json:"sesudah"`
	Sebab   string       `json:"sebab" doc:"kriteria yang memilih tagihan ini"`
}

func keBagian(b keuangan.Bagian) Bagian {
	return Bagian{b.Tagihan.ID, b.Tagihan.Uraian, b.Sebelum, b.Jumlah, b.Sesudah, string(b.Sebab)}
}

// PratinjauBayar is what a payment would do now.
type PratinjauBayar struct {
	Terbuka  []Posisi     `json:"terbuka" doc:"tagihan keluarga yang masih bersisa, menurut urutan pelayanan"`
	Bagian   []Bagian     `json:"bagian"`
	Sisa     dasar.Rupiah `json:"sisa" doc:"yang akan menjadi titipan"`
	Titipan  dasar.Rupiah `json:"titipan" doc:"titipan keluarga sekarang"`
	Tertahan bool         `json:"tertahan,omitempty" doc:"titipannya tidak boleh Anda lihat dan tertulis 0"`
}

// Pembayaran is one booked payment with its allocations.
type Pembayaran struct {
	ID          string        `json:"id"`
	Keluarga    string        `json:"keluarga"`
	Cara        string        `json:"cara"`
	Jumlah      dasar.Rupiah  `json:"jumlah"`
	SisaTitipan dasar.Rupiah  `json:"sisa_titipan"`
	Tanggal     dasar.Tanggal `json:"tanggal"`
	Laci        string        `json:"laci,omitempty"`
	Rekening    string        `json:"rekening,omitempty"`
	Rujukan     string        `json:"rujukan,omitempty"`
	Kuitansi    string        `json:"kuitansi,omitempty"`
	Oleh        string        `json:"oleh"`
	Dicatat     time.Time     `json:"dicatat"`
	Membalik    string        `json:"membalik,omitempty"`
	DibalikOleh string        `json:"dibalik_oleh,omitempty"`
	Alasan      string        `json:"alasan,omitempty"`
	Alokasi     []Alokasi     `json:"alokasi"`
	Ulangan     bool          `json:"ulangan,omitempty" doc:"sudah dikerjakan oleh permintaan sebelumnya"`
	Tertahan    bool          `json:"tertahan,omitempty" doc:"jumlah dan pembagiannya tidak boleh Anda lihat"`
}

// Alokasi is one movement between a payment and a bill; negative when released.
type Alokasi struct {
	Tagihan string        `json:"tagihan"`
	Jumlah  dasar.Rupiah  `json:"jumlah"`
	Tanggal dasar.Tanggal `json:"tanggal"`
	Sebab   string        `json:"sebab"`
}

func kePembayaran(r keuangan.PembayaranRinci) Pembayaran {
	p := dariPembayaran(r.Pembayaran)
	p.DibalikOleh, p.Tertahan = r.DibalikOleh, r.Tertahan
	p.Alokasi = dasarhttp.Peta(r.Alokasi, func(a keuangan.Alokasi) Alokasi { return Alokasi{a.Tagihan, a.Jumlah, a.Tanggal, a.Sebab} })
	return p
}

func dariPembayaran(b keuangan.Pembayaran) Pembayaran {
	p := Pembayaran{
		ID: b.ID, Keluarga: string(b.Keluarga), Cara: string(b.Cara), Jumlah: b.Jumlah, SisaTitipan: b.SisaTitipan, Tanggal: b.Tanggal, Laci: b.Laci, Rekening: b.Rekening,
		Rujukan: b.Rujukan, Oleh: b.Oleh, Dicatat: b.Dicatat, Membalik: b.Membalik, Alasan: b.Alasan, Alokasi: []Alokasi{},
	}
	if b.Kuitansi.Nomor > 0 {
		p.Kuitansi = b.Kuitansi.String()
	}
	return p
}

// HasilBayar is a payment as it was booked.
type HasilBayar struct {
	Pembayaran
	Bagian  []Bagian     `json:"bagian"`
	Titipan dasar.Rupiah `json:"titipan" doc:"titipan keluarga sesudahnya"`
}

func keHasilBayar(h keuangan.HasilBayar) HasilBayar {
	r := HasilBayar{kePembayaran(h.PembayaranRinci), dasarhttp.Peta(h.Pembagian.Bagian, keBagian), h.Titipan}
	r.Ulangan = h.Ulangan
	return r
}

// HasilBalik is what a reversal did.
type HasilBalik struct {
	Pembalik Pembayaran   `json:"pembalik"`
	Dilepas  []Pembayaran `json:"dilepas" doc:"pemakaian titipan yang ikut dilepas, terbaru dahulu"`
	Ulangan  bool         `json:"ulangan,omitempty"`
}

// Kuitansi is the content of a printed receipt, without names.
type Kuitansi struct {
	Nomor      string          `json:"nomor"`
	Judul      string          `json:"judul"`
	Pembayaran Pembayaran      `json:"pembayaran"`
	Terbilang  string          `json:"terbilang"`
	Baris      []BarisKuitansi `json:"baris"`
	Titipan    dasar.Rupiah    `json:"titipan"`
	Dibalik    bool            `json:"dibalik"`
}

// BarisKuitansi is one line of a [Kuitansi].
type BarisKuitansi struct {
	Santri string       `json:"santri"`
	Uraian string       `json:"uraian"`
	Jumlah dasar.Rupiah `json:"jumlah"`
}

func keKuitansi(k keuangan.KuitansiCetak) Kuitansi {
	return Kuitansi{
		k.Nomor, k.Judul, dariPembayaran(k.Bayar), k.Terbilang,
		dasarhttp.Peta(k.Baris, func(b keuangan.BarisKuitansi) BarisKuitansi {
			return BarisKuitansi{string(b.Santri), b.Uraian, b.Jumlah}
		}), k.Titipan, k.Dibalik,
	}
}

type masukPratinjauBayar struct{ Body Bayar }

type masukBayar struct {
	dasarhttp.KunciUlang
	Body Bayar
}

type cariBayar struct {
	dasarhttp.Halaman
	Keluarga string        `query:"keluarga" maxLength:"100"`
	Tagihan  string        `query:"tagihan" maxLength:"100"`
	Dari     dasar.Tanggal `query:"dari"`
	Sampai   dasar.Tanggal `query:"sampai"`
	Cara     string        `query:"cara" enum:"tunai,transfer,va,titipan"`
	Oleh     string        `query:"oleh" maxLength:"100"`
	Seri     string        `query:"seri" maxLength:"12"`
	Tahun    int           `query:"tahun" minimum:"0" maximum:"9999"`
	Nomor    int64         `query:"nomor" minimum:"0"`
	Tercatat time.Time     `query:"tercatat"`
}

type masukPindah struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Dari   string       `json:"dari" minLength:"1" maxLength:"100" doc:"tagihan asal"`
		Ke     string       `json:"ke,omitempty" maxLength:"100" doc:"tagihan tujuan; titipan keluarga bila kosong"`
		Jumlah dasar.Rupiah `json:"jumlah" minimum:"1"`
		Alasan string       `json:"alasan" minLength:"1" maxLength:"300"`
	}
}

func pasangBayar(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(pembayaran, "pratinjau-bayar", kirim, "/pembayaran/pratinjau", "Lihat pembagian pembayaran; tidak menulis apa pun"),
		func(ctx context.Context, p dasar.Pelaku, in *masukPratinjauBayar) (*dasarhttp.Keluar[PratinjauBayar], error) {
			r, err := s.PratinjauBayar(ctx, p, in.Body.minta())
			return dasarhttp.Beri(r, err, func(r keuangan.PratinjauBayar) PratinjauBayar {
				return PratinjauBayar{dasarhttp.Peta(r.Terbuka, kePosisi(s.HariIni(p.Lembaga))), dasarhttp.Peta(r.Pembagian.Bagian, keBagian), r.Pembagian.Sisa, r.Titipan, r.Tertahan}
			})
		})
	dasarhttp.Daftar(a, operasi(pembayaran, "terima-bayar", kirim, "/pembayaran", "Terima pembayaran"),
		func(ctx context.Context, p dasar.Pelaku, in *masukBayar) (*dasarhttp.Keluar[HasilBayar], error) {
			h, err := s.Terima(ctx, p, in.Kunci, in.Body.minta())
			return dasarhttp.Beri(h, err, keHasilBayar)
		})
	dasarhttp.Daftar(a, operasi(pembayaran, "cari-bayar", ambil, "/pembayaran", "Cari pembayaran, terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *cariBayar) (*dasarhttp.KeluarDaftar[Pembayaran], error) {
			bs, lanjut, err := s.CariBayar(ctx, p, keuangan.SaringBayar{
				Keluarga: santri.KeluargaID(in.Keluarga), Tagihan: in.Tagihan, Dari: in.Dari, Sampai: in.Sampai, Cara: keuangan.CaraBayar(in.Cara),
				Oleh: in.Oleh, Seri: in.Seri, Tahun: in.Tahun, Nomor: in.Nomor, Tercatat: in.Tercatat,
			}, in.Page())
			return dasarhttp.BeriDaftar(bs, lanjut, err, kePembayaran)
		})
	dasarhttp.Daftar(a, operasi(pembayaran, "ambil-bayar", ambil, "/pembayaran/{id}", "Satu pembayaran"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Pembayaran], error) {
			b, err := s.AmbilBayar(ctx, p, in.ID)
			return dasarhttp.Beri(b, err, kePembayaran)
		})
	dasarhttp.Daftar(a, operasi(pembayaran, "kuitansi", ambil, "/pembayaran/{id}/kuitansi", "Isi kuitansi"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Kuitansi], error) {
			k, err := s.Kuitansi(ctx, p, in.ID)
			return dasarhttp.Beri(k, err, keKuitansi)
		})
	dasarhttp.Daftar(a, operasi(pembayaran, "balik-bayar", kirim, "/pembayaran/{id}/pembalikan", "Balik pembayaran dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *masukBalik) (*dasarhttp.Keluar[HasilBalik], error) {
			h, err := s.BalikBayar(ctx, p, in.Kunci, in.ID, in.Body.Alasan)
			return dasarhttp.Beri(h, err, func(h keuangan.HasilBalik) HasilBalik {
				return HasilBalik{dariPembayaran(h.Pembalik), dasarhttp.Peta(h.Dilepas, dariPembayaran), h.Ulangan}
			})
		})
	dasarhttp.Daftar(a, operasi(pembayaran, "pindah-alokasi", kirim, "/pembayaran/{id}/pemindahan", "Pindahkan alokasi ke tagihan lain"),
		func(ctx context.Context, p dasar.Pelaku, in *masukPindah) (*dasarhttp.Keluar[Pembayaran], error) {
			b := in.Body
			r, err := s.PindahAlokasi(ctx, p, in.Kunci, keuangan.PermintaanPindah{Pembayaran: in.ID, Dari: b.Dari, Ke: b.Ke, Jumlah: b.Jumlah, Alasan: b.Alasan})
			return dasarhttp.Beri(r, err, kePembayaran)
		})
}
