package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// DataPermohonan is what is asked about one's own data.
type DataPermohonan struct {
	Jenis   string   `json:"jenis" maxLength:"40" doc:"akses, salinan, koreksi, hapus, batasi, …"`
	Lingkup []string `json:"lingkup,omitempty" maxItems:"100" doc:"jenis data; kosong berarti semuanya"`
	Uraian  string   `json:"uraian,omitempty" maxLength:"5000"`
	Bidang  string   `json:"bidang,omitempty" maxLength:"120" doc:"koreksi: bidang yang keliru"`
	Usul    string   `json:"usul,omitempty" maxLength:"1000" doc:"koreksi: isi yang benar"`
}

func (d DataPermohonan) minta() kantor.MintaHak {
	return kantor.MintaHak{Jenis: hak.Jenis(d.Jenis), Lingkup: d.Lingkup, Uraian: d.Uraian, Bidang: d.Bidang, Usul: d.Usul}
}

// Permohonan is a request in a list: nothing of its words.
type Permohonan struct {
	ID       string     `json:"id"`
	Nomor    string     `json:"nomor"`
	Subjek   string     `json:"subjek"`
	Jenis    string     `json:"jenis"`
	Status   string     `json:"status"`
	Kanal    string     `json:"kanal"`
	Diterima time.Time  `json:"diterima"`
	Batas    *time.Time `json:"batas,omitempty" doc:"batas waktu terdekat yang belum dipenuhi"`
	Versi    uint64     `json:"versi"`
}

func kePermohonan(p hak.Permohonan) Permohonan {
	return Permohonan{p.ID, kantor.Nomor(p.ID, p.Dicatat), string(p.Subjek), string(p.Jenis), string(p.Status), string(p.Kanal), p.Diterima, saat(p.Batas()), p.Versi}
}

// PermohonanLengkap is one request with its words, opened for who asked and for the desk.
type PermohonanLengkap struct {
	Permohonan
	Uraian  string    `json:"uraian,omitempty"`
	Usul    string    `json:"usul,omitempty"`
	Jawaban string    `json:"jawaban,omitempty"`
	Pasal   string    `json:"pasal,omitempty"`
	Adukan  string    `json:"adukan,omitempty" doc:"ke mana mengadu atas penolakannya"`
	Riwayat []Langkah `json:"riwayat"`
}

func kePermohonanLengkap(b kantor.BerkasPermohonan) PermohonanLengkap {
	return PermohonanLengkap{kePermohonan(b.Permohonan), b.Isi, b.Usulan, b.Jawaban, b.PasalTolak, b.JalurAdu, dasarhttp.Peta(b.Riwayat, keLangkah)}
}

type (
	// MasukAjukan asks for a right about a person.
	MasukAjukan struct {
		MasukSubjek
		dasarhttp.KunciUlang
		Body DataPermohonan
	}
	// MasukCatatPermohonan records a request that came another way.
	MasukCatatPermohonan struct {
		dasarhttp.KunciUlang
		Body struct {
			DataPermohonan
			Subjek   string    `json:"subjek" maxLength:"64"`
			Pemohon  string    `json:"pemohon,omitempty" maxLength:"64" doc:"kosong: orangnya sendiri, atau kuasa yang hanya dikenal dari suratnya"`
			Sebagai  string    `json:"sebagai,omitempty" maxLength:"40"`
			Kanal    string    `json:"kanal" maxLength:"40"`
			Tiba     time.Time `json:"tiba,omitzero"`
			Pindaian string    `json:"pindaian,omitempty" maxLength:"100"`
		}
	}
	// MasukCariPermohonan filters the desk's list.
	MasukCariPermohonan struct {
		dasarhttp.Halaman
		Status string `query:"status" maxLength:"40" doc:"kosong: semua yang belum berakhir"`
		Jenis  string `query:"jenis" maxLength:"40"`
		Lewat  bool   `query:"lewat" doc:"hanya yang lewat batas waktunya"`
	}
	// MasukPenuhi fulfils a request.
	MasukPenuhi struct {
		MasukID
		Body struct {
			Sebagian bool   `json:"sebagian,omitempty"`
			Bukti    string `json:"bukti" maxLength:"100" doc:"nomor bukti pelaksanaan"`
		}
	}
	// MasukKabari notes that the person was answered.
	MasukKabari struct {
		MasukID
		Body struct {
			Kanal string `json:"kanal" maxLength:"40"`
			Bukti string `json:"bukti" maxLength:"100"`
		}
	}
)

// satuTeks is the filter of one word; "" filters nothing.
func satuTeks[T ~string](s string) []T {
	if s == "" {
		return nil
	}
	return []T{T(s)}
}

func (h pintu) pasangPermohonan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, baru(saya("ajukan-permohonan", kirim, "/data-saya/{subjek}/permohonan", "Ajukan permohonan atas data sendiri atau anaknya")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukAjukan) (*dasarhttp.Keluar[Permohonan], error) {
			return buat(ctx, h, p, m.KunciUlang, []any{m.Subjek, m.Body}, func(s *kantor.Service) (hak.Permohonan, error) {
				if err := s.PastikanPengajuan(ctx, p, m.orang(), hubunganWali); err != nil {
					return hak.Permohonan{}, err
				}
				return s.AjukanPermohonan(ctx, p, m.orang(), m.Body.minta())
			}, kePermohonan)
		})
	dasarhttp.Daftar(a, saya("permohonan-saya", ambil, "/data-saya/{subjek}/permohonan", "Permohonan atas data seseorang"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[Permohonan], error) {
			ps, err := h.s.PermohonanSaya(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(ps, m.Halaman, err, func(p hak.Permohonan) string { return p.ID }, kePermohonan)
		})
	dasarhttp.Daftar(a, saya("baca-permohonan", ambil, "/permohonan-hak/{id}", "Satu permohonan dengan isi dan jawabannya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukID) (*dasarhttp.Keluar[PermohonanLengkap], error) {
			b, err := h.s.BacaPermohonan(ctx, h.jaga, p, m.ID)
			return dasarhttp.Beri(b, err, kePermohonanLengkap)
		})
	dasarhttp.Daftar(a, saya("batalkan-permohonan", kirim, "/permohonan-hak/{id}/pembatalan", "Tarik kembali permohonan sendiri"), langkah(h.s.BatalkanPermohonan, kePermohonan))
	dasarhttp.Daftar(a, meja("daftar-permohonan", ambil, "/permohonan-hak", "Permohonan menurut batas waktunya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukCariPermohonan) (*dasarhttp.KeluarDaftar[Permohonan], error) {
			ps, lanjut, err := h.s.DaftarPermohonan(ctx, p, kantor.SaringPermohonan{Status: satuTeks[hak.Status](m.Status), Jenis: satuTeks[hak.Jenis](m.Jenis), Lewat: m.Lewat}, m.Page())
			return dasarhttp.BeriDaftar(ps, lanjut, err, kePermohonan)
		})
	dasarhttp.Daftar(a, baru(meja("catat-permohonan", kirim, "/permohonan-hak", "Catat permohonan yang datang lewat surat, telepon, atau loket")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukCatatPermohonan) (*dasarhttp.Keluar[Permohonan], error) {
			b := m.Body
			return buat(ctx, h, p, m.KunciUlang, b, func(s *kantor.Service) (hak.Permohonan, error) {
				return s.CatatPermohonan(ctx, p, kantor.CatatanPermohonan{Subjek: privasi.SubjekID(b.Subjek), Pemohon: privasi.SubjekID(b.Pemohon), Sebagai: hak.Pemohon(b.Sebagai), MintaHak: b.minta(), Kanal: hak.Kanal(b.Kanal), Tiba: b.Tiba, Pindaian: b.Pindaian})
			}, kePermohonan)
		})
	dasarhttp.Daftar(a, meja("verifikasi-permohonan", kirim, "/permohonan-hak/{id}/verifikasi", "Mulai menangani: identitas pemohon dipastikan"), langkah(h.s.VerifikasiPermohonan, kePermohonan))
	dasarhttp.Daftar(a, meja("hentikan-pemrosesan", kirim, "/permohonan-hak/{id}/penghentian", "Hentikan atau batasi pemrosesan yang diminta"), langkah(h.s.HentikanPemrosesan, kePermohonan))
	dasarhttp.Daftar(a, meja("penuhi-permohonan", kirim, "/permohonan-hak/{id}/pemenuhan", "Catat bahwa permohonan dipenuhi"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukPenuhi) (*dasarhttp.Keluar[Permohonan], error) {
			x, err := h.s.PenuhiPermohonan(ctx, p, m.ID, m.Body.Sebagian, m.Body.Bukti)
			return dasarhttp.Beri(x, err, kePermohonan)
		})
	dasarhttp.Daftar(a, meja("kabari-permohonan", kirim, "/permohonan-hak/{id}/kabar", "Catat bahwa orangnya dijawab"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukKabari) (*dasarhttp.Keluar[Permohonan], error) {
			x, err := h.s.KabariPermohonan(ctx, p, m.ID, hak.Kanal(m.Body.Kanal), m.Body.Bukti)
			return dasarhttp.Beri(x, err, kePermohonan)
		})
	dasarhttp.Daftar(a, meja("tutup-permohonan", kirim, "/permohonan-hak/{id}/penutupan", "Tutup permohonan yang sudah dijawab"), langkah(h.s.TutupPermohonan, kePermohonan))
}
