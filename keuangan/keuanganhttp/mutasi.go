package keuanganhttp

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Mutasi is one row of a bank statement. Teks is shown as was decided for the
// caller: whole, masked, or not at all.
type Mutasi struct {
	Rekening   string          `json:"rekening"`
	Kunci      string          `json:"kunci"`
	Versi      int             `json:"versi"`
	Tanggal    dasar.Tanggal   `json:"tanggal"`
	Jam        string          `json:"jam,omitempty"`
	Masuk      bool            `json:"masuk" doc:"uang masuk ke rekening"`
	Nominal    decimal.Decimal `json:"nominal"`
	Jumlah     dasar.Rupiah    `json:"jumlah"`
	Teks       string          `json:"teks,omitempty"`
	Kelas      string          `json:"kelas"`
	Usulan     []Usulan        `json:"usulan"`
	Putusan    string          `json:"putusan,omitempty" doc:"kosong selama menunggu"`
	Pembayaran string          `json:"pembayaran,omitempty"`
	Jurnal     string          `json:"jurnal,omitempty"`
	Alasan     string          `json:"alasan,omitempty"`
	Berkas     string          `json:"berkas"`
	Baris      int             `json:"baris"`
}

// Usulan is one proposal for a row, best first.
type Usulan struct {
	Santri   string `json:"santri"`
	Keluarga string `json:"keluarga"`
	Sebab    string `json:"sebab"`
	Teks     string `json:"teks"`
}

func keUsulan(u keuangan.Usulan) Usulan {
	return Usulan{string(u.Santri), string(u.Keluarga), string(u.Sebab), u.Sebab.Teks()}
}

func keMutasi(m keuangan.MutasiBank) Mutasi {
	return Mutasi{
		Rekening: m.Rekening, Kunci: m.Kunci, Versi: m.Versi, Tanggal: m.Tanggal, Jam: m.Jam, Masuk: m.Masuk, Nominal: m.Nominal, Jumlah: m.Jumlah,
		Kelas: string(m.Kelas), Usulan: dasarhttp.Peta(m.Usulan, keUsulan), Putusan: string(m.Putusan), Pembayaran: m.Pembayaran, Jurnal: m.Jurnal, Alasan: m.Alasan, Berkas: m.Berkas, Baris: m.Baris,
	}
}

func keAntrean(b keuangan.BarisAntrean) Mutasi {
	m := keMutasi(b.MutasiBank)
	m.Teks = b.Tampil
	return m
}

// BarisMutasi names a row as the caller saw it: another version is a 409.
type BarisMutasi struct {
	Rekening string `json:"rekening" minLength:"1" maxLength:"80"`
	Kunci    string `json:"kunci" minLength:"1" maxLength:"200"`
	Versi    int    `json:"versi" minimum:"1"`
}

func (b BarisMutasi) baris() keuangan.BarisMutasi { return keuangan.BarisMutasi(b) }

// Putusan is a row after a decision, with the payment it became.
type Putusan struct {
	Mutasi     Mutasi      `json:"mutasi"`
	Pembayaran *HasilBayar `json:"pembayaran,omitempty"`
	Ulangan    bool        `json:"ulangan,omitempty"`
}

func kePutusan(h keuangan.HasilPutusan) Putusan {
	r := Putusan{Mutasi: keMutasi(h.Mutasi), Ulangan: h.Ulangan}
	if h.Bayar != nil {
		b := keHasilBayar(*h.Bayar)
		r.Pembayaran = &b
	}
	return r
}

// Peristiwa is one decision about a row.
type Peristiwa struct {
	Versi      int       `json:"versi"`
	Kelas      string    `json:"kelas"`
	Putusan    string    `json:"putusan,omitempty"`
	Pembayaran string    `json:"pembayaran,omitempty"`
	Jurnal     string    `json:"jurnal,omitempty"`
	Alasan     string    `json:"alasan,omitempty"`
	Oleh       string    `json:"oleh"`
	Dicatat    time.Time `json:"dicatat"`
}

func kePeristiwa(p keuangan.PeristiwaMutasi) Peristiwa {
	return Peristiwa{p.Versi, string(p.Kelas), string(p.Putusan), p.Pembayaran, p.Jurnal, p.Alasan, p.Oleh, p.Dicatat}
}

// Hitungan counts rows of one class and decision.
type Hitungan struct {
	Kelas   string `json:"kelas"`
	Putusan string `json:"putusan" doc:"kosong selama menunggu"`
	Jumlah  int    `json:"jumlah"`
}

type cariMutasi struct {
	dasarhttp.Halaman
	Rekening string        `query:"rekening" maxLength:"80"`
	Kelas    string        `query:"kelas" enum:"pasti,tinjau,tak_dikenal,biaya_bank,bagi_hasil,keluar"`
	Putusan  string        `query:"putusan" enum:"dibukukan,titipan_tak_dikenal,diabaikan"`
	Menunggu bool          `query:"menunggu"`
	Dari     dasar.Tanggal `query:"dari"`
	Sampai   dasar.Tanggal `query:"sampai"`
}

type masukHitung struct {
	Rekening string `query:"rekening" maxLength:"80"`
}

type masukKonfirmasi struct {
	dasarhttp.KunciUlang
	Body struct {
		BarisMutasi
		Santri  string    `json:"santri" minLength:"1" maxLength:"100"`
		Pilihan []Pilihan `json:"pilihan,omitempty" maxItems:"200"`
	}
}

type masukPasang struct {
	dasarhttp.KunciUlang
	Body struct {
		BarisMutasi
		Pembayaran string `json:"pembayaran" minLength:"1" maxLength:"100" doc:"pembayaran yang sudah dicatat untuk baris ini"`
	}
}

type masukPutusan struct {
	dasarhttp.KunciUlang
	Body struct {
		Aksi   string        `json:"aksi" enum:"biaya_bank,bagi_hasil,titipan_tak_dikenal,abaikan"`
		Alasan string        `json:"alasan,omitempty" maxLength:"300"`
		Baris  []BarisMutasi `json:"baris" minItems:"1" maxItems:"500"`
	}
}

type masukUrung struct {
	dasarhttp.KunciUlang
	Body struct {
		BarisMutasi
		Alasan string `json:"alasan" minLength:"1" maxLength:"300"`
	}
}

type masukRiwayat struct {
	Rekening string `query:"rekening" required:"true" maxLength:"80"`
	Kunci    string `query:"kunci" required:"true" maxLength:"200"`
}

type masukVA struct {
	Body struct {
		VA []struct {
			Nomor  string `json:"nomor" minLength:"6" maxLength:"30"`
			Santri string `json:"santri" minLength:"1" maxLength:"100"`
		} `json:"va" minItems:"1" maxItems:"5000"`
	}
}

type jumlahVA struct {
	Jumlah int `json:"jumlah"`
}

func pasangMutasi(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "antrean-mutasi", ambil, "/mutasi", "Baris mutasi bank, terlama dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *cariMutasi) (*dasarhttp.KeluarDaftar[Mutasi], error) {
			bs, lanjut, err := s.AntreanMutasi(ctx, p, keuangan.SaringMutasi{
				Rekening: in.Rekening, Kelas: keuangan.KelasMutasi(in.Kelas), Putusan: keuangan.PutusanMutasi(in.Putusan), Menunggu: in.Menunggu, Dari: in.Dari, Sampai: in.Sampai,
			}, in.Page())
			return dasarhttp.BeriDaftar(bs, lanjut, err, keAntrean)
		})
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "hitung-mutasi", ambil, "/mutasi/hitungan", "Banyaknya baris per kelas dan putusan"),
		func(ctx context.Context, p dasar.Pelaku, in *masukHitung) (*dasarhttp.KeluarDaftar[Hitungan], error) {
			m, err := s.HitungMutasi(ctx, p, in.Rekening)
			var hs []Hitungan
			for kelas, putusan := range m {
				for pt, n := range putusan {
					hs = append(hs, Hitungan{string(kelas), string(pt), n})
				}
			}
			slices.SortFunc(hs, func(a, b Hitungan) int {
				return cmp.Or(cmp.Compare(a.Kelas, b.Kelas), cmp.Compare(a.Putusan, b.Putusan))
			})
			return dasarhttp.BeriDaftar(hs, "", err, func(h Hitungan) Hitungan { return h })
		})
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "riwayat-mutasi", ambil, "/mutasi/riwayat", "Putusan atas satu baris"),
		func(ctx context.Context, p dasar.Pelaku, in *masukRiwayat) (*dasarhttp.KeluarDaftar[Peristiwa], error) {
			ps, err := s.RiwayatMutasi(ctx, p, keuangan.BarisMutasi{Rekening: in.Rekening, Kunci: in.Kunci})
			return dasarhttp.BeriDaftar(ps, "", err, kePeristiwa)
		})
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "konfirmasi-mutasi", kirim, "/mutasi/konfirmasi", "Nyatakan pemilik satu baris; menjadi pembayaran"),
		func(ctx context.Context, p dasar.Pelaku, in *masukKonfirmasi) (*dasarhttp.Keluar[Putusan], error) {
			h, err := s.Konfirmasi(ctx, p, in.Kunci, in.Body.baris(), santri.ID(in.Body.Santri), pilihan(in.Body.Pilihan)...)
			return dasarhttp.Beri(h, err, kePutusan)
		})
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "pasangkan-mutasi", kirim, "/mutasi/pemasangan", "Pasangkan satu baris dengan pembayaran yang sudah ada"),
		func(ctx context.Context, p dasar.Pelaku, in *masukPasang) (*dasarhttp.Keluar[Putusan], error) {
			h, err := s.Pasangkan(ctx, p, in.Kunci, in.Body.baris(), in.Body.Pembayaran)
			return dasarhttp.Beri(h, err, kePutusan)
		})
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "putuskan-mutasi", kirim, "/mutasi/putusan", "Bukukan atau abaikan baris tanpa santri"),
		func(ctx context.Context, p dasar.Pelaku, in *masukPutusan) (*dasarhttp.KeluarDaftar[Mutasi], error) {
			ms, err := s.PutuskanMutasi(ctx, p, in.Kunci, keuangan.AksiMutasi(in.Body.Aksi), in.Body.Alasan, dasarhttp.Peta(in.Body.Baris, BarisMutasi.baris)...)
			return dasarhttp.BeriDaftar(ms, "", err, keMutasi)
		})
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "urungkan-mutasi", kirim, "/mutasi/pengurungan", "Urungkan putusan atas satu baris"),
		func(ctx context.Context, p dasar.Pelaku, in *masukUrung) (*dasarhttp.Keluar[Putusan], error) {
			h, err := s.Urungkan(ctx, p, in.Kunci, in.Body.baris(), in.Body.Alasan)
			return dasarhttp.Beri(h, err, kePutusan)
		})
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "atur-va", ganti, "/va", "Petakan nomor rekening virtual ke santri"),
		func(ctx context.Context, p dasar.Pelaku, in *masukVA) (*dasarhttp.Kosong, error) {
			var vas []keuangan.NomorVA
			for _, v := range in.Body.VA {
				vas = append(vas, keuangan.NomorVA{Nomor: v.Nomor, Santri: santri.ID(v.Santri)})
			}
			return dasarhttp.Selesai(s.AturVA(ctx, p, vas...))
		})
	dasarhttp.Daftar(a, operasi(rekonsiliasi, "terbitkan-va", kirim, "/va/penerbitan", "Beri setiap santri nomor awalan + NIS"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[jumlahVA], error) {
			n, err := s.TerbitkanVA(ctx, p)
			return dasarhttp.Beri(n, err, func(n int) jumlahVA { return jumlahVA{n} })
		})
}

// maksBerkas bounds an uploaded statement.
const maksBerkas = 20 << 20

// MasukBerkas is a statement as raw bytes, with what is known about it.
type MasukBerkas struct {
	Rekening  string        `query:"rekening" required:"true" minLength:"1" maxLength:"80"`
	Nama      string        `query:"nama" maxLength:"200" doc:"nama berkas"`
	TataLetak string        `query:"tata_letak" maxLength:"40" doc:"dikenali sendiri bila kosong"`
	Dari      dasar.Tanggal `query:"dari" doc:"masa mutasi, untuk berkas tanpa tahun"`
	Sampai    dasar.Tanggal `query:"sampai"`
	RawBody   []byte        `contentType:"application/octet-stream"`
}

type masukImpor struct {
	MasukBerkas
	Sidik string `query:"sidik" maxLength:"200" doc:"sidik pratinjau yang disetujui"`
}

// PratinjauMutasi is what an import would do, or did. The text of a row stays
// in the queue, where it is shown as was decided.
type PratinjauMutasi struct {
	Sidik      string           `json:"sidik"`
	Berkas     string           `json:"berkas,omitempty" doc:"penanda impor"`
	Baru       int              `json:"baru"`
	Ada        int              `json:"ada" doc:"sudah dibawa impor sebelumnya"`
	Ulangan    int              `json:"ulangan" doc:"baris yang muncul dua kali di berkas"`
	Diperbarui int              `json:"diperbarui"`
	Dibukukan  int              `json:"dibukukan"`
	PerKelas   []JumlahMutasi   `json:"per_kelas"`
	Baris      []BarisPratinjau `json:"baris"`
	Galat      []Temuan         `json:"galat" doc:"baris yang tidak terbaca"`
	Peringatan []Temuan         `json:"peringatan"`
	Gagal      []Temuan         `json:"gagal,omitempty" doc:"baris yang tidak dapat dibukukan dan menunggu"`
}

// JumlahMutasi is the total of the new rows of one class.
type JumlahMutasi struct {
	Kelas string          `json:"kelas"`
	Baris int             `json:"baris"`
	Total decimal.Decimal `json:"total"`
}

// BarisPratinjau is one row as it was classed, and why.
type BarisPratinjau struct {
	Nomor      int             `json:"nomor"`
	Kunci      string          `json:"kunci"`
	Tanggal    dasar.Tanggal   `json:"tanggal"`
	Masuk      bool            `json:"masuk"`
	Nominal    decimal.Decimal `json:"nominal"`
	Baru       bool            `json:"baru"`
	Kelas      string          `json:"kelas"`
	Usulan     []Usulan        `json:"usulan"`
	Penjelasan []Langkah       `json:"penjelasan"`
}

// Temuan is something about one line of a file.
type Temuan struct {
	Baris  int    `json:"baris"`
	Kolom  string `json:"kolom,omitempty"`
	Aturan string `json:"aturan"`
	Pesan  string `json:"pesan"`
}

func keTemuan(t keuangan.TemuanBaris) Temuan {
	return Temuan{t.Baris, t.Kolom, string(t.Aturan), t.Pesan}
}

func kePratinjauMutasi(p keuangan.PratinjauMutasi) PratinjauMutasi {
	r := PratinjauMutasi{
		Sidik: p.Sidik, Baru: p.Baru, Ada: p.Ada, Ulangan: p.Ulangan, Diperbarui: p.Diperbarui, PerKelas: []JumlahMutasi{},
		Galat: dasarhttp.Peta(p.Galat, keTemuan), Peringatan: dasarhttp.Peta(p.Peringatan, keTemuan),
		Baris: dasarhttp.Peta(p.Baris, func(b keuangan.BarisPratinjau) BarisPratinjau {
			return BarisPratinjau{b.Nomor, b.Kunci, b.Tanggal, b.Masuk, b.Nominal, b.Baru, string(b.Kelas), dasarhttp.Peta(b.Usulan, keUsulan), dasarhttp.Peta(b.Penjelasan, keLangkah)}
		}),
	}
	for k, j := range p.PerKelas {
		r.PerKelas = append(r.PerKelas, JumlahMutasi{string(k), j.Baris, j.Total})
	}
	slices.SortFunc(r.PerKelas, func(a, b JumlahMutasi) int { return cmp.Compare(a.Kelas, b.Kelas) })
	return r
}

func pasangImpor(a *dasarhttp.API, s *keuangan.Service, o Opsi) {
	baca := func(in MasukBerkas) (keuangan.PermintaanMutasi, error) {
		b, err := o.Baca(bytes.NewReader(in.RawBody), in.Nama, in.TataLetak, in.Dari, in.Sampai)
		return keuangan.PermintaanMutasi{Rekening: in.Rekening, Berkas: b}, err
	}
	besar := func(o dasarhttp.Operasi) dasarhttp.Operasi {
		o.Badan = maksBerkas
		return o
	}
	dasarhttp.Daftar(a, besar(operasi(rekonsiliasi, "pratinjau-mutasi", kirim, "/mutasi/pratinjau", "Baca rekening koran; tidak menulis apa pun")),
		func(ctx context.Context, p dasar.Pelaku, in *MasukBerkas) (*dasarhttp.Keluar[PratinjauMutasi], error) {
			m, err := baca(*in)
			if err != nil {
				return nil, err
			}
			r, err := s.PratinjauMutasi(ctx, p, m)
			return dasarhttp.Beri(r, err, kePratinjauMutasi)
		})
	dasarhttp.Daftar(a, besar(operasi(rekonsiliasi, "impor-mutasi", kirim, "/mutasi/impor", "Impor rekening koran; berkas yang sama tidak berakibat dua kali")),
		func(ctx context.Context, p dasar.Pelaku, in *masukImpor) (*dasarhttp.Keluar[PratinjauMutasi], error) {
			m, err := baca(in.MasukBerkas)
			if err != nil {
				return nil, err
			}
			m.Sidik = in.Sidik
			h, err := s.ImporMutasi(ctx, p, m)
			return dasarhttp.Beri(h, err, func(h keuangan.HasilMutasi) PratinjauMutasi {
				r := kePratinjauMutasi(h.PratinjauMutasi)
				r.Berkas, r.Dibukukan, r.Gagal = h.Berkas, h.Dibukukan, dasarhttp.Peta(h.Gagal, keTemuan)
				return r
			})
		})
}
