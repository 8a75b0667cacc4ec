package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// Jam is a deadline of the law.
type Jam struct {
	Kunci   string     `json:"kunci"`
	Rezim   string     `json:"rezim"`
	Tenggat *time.Time `json:"tenggat,omitempty"`
	Sumber  string     `json:"sumber,omitempty"`
}

func keJam(j rezim.Jam) Jam { return Jam{j.Kunci, j.Rezim, saat(j.Tenggat), j.Sumber} }

// Insiden is a failure of data protection, without anybody's name.
type Insiden struct {
	ID            string     `json:"id"`
	Jenis         []string   `json:"jenis"`
	Status        string     `json:"status"`
	Terdeteksi    time.Time  `json:"terdeteksi"`
	Diberitahukan *time.Time `json:"diberitahukan,omitempty"`
	Ditutup       *time.Time `json:"ditutup,omitempty"`
	Jam           []Jam      `json:"jam"`
	Versi         uint64     `json:"versi"`
}

func keInsiden(i insiden.Insiden) Insiden {
	return Insiden{i.ID, teks(i.Jenis), string(i.Status), i.Terdeteksi, saat(i.Diberitahukan), saat(i.Ditutup), dasarhttp.Peta(i.Jam, keJam), i.Versi}
}

// InsidenLengkap is one incident with how many it touches and its moves.
type InsidenLengkap struct {
	Insiden
	Terdampak int       `json:"terdampak" doc:"banyaknya orang"`
	Kabar     int       `json:"kabar" doc:"banyaknya pemberitahuan yang disusun"`
	Riwayat   []Langkah `json:"riwayat"`
}

func keInsidenLengkap(b kantor.BerkasInsiden) InsidenLengkap {
	return InsidenLengkap{keInsiden(b.Insiden), len(b.Terdampak), len(b.Kabar), dasarhttp.Peta(b.Riwayat, keLangkah)}
}

// Laporan is the receipt of a report: whoever reported learns nothing more.
type Laporan struct {
	ID       string    `json:"id"`
	Diterima time.Time `json:"diterima"`
}

type (
	// MasukLaporInsiden reports the first sign of a failure.
	MasukLaporInsiden struct {
		dasarhttp.KunciUlang
		Body struct {
			Jenis      []string  `json:"jenis,omitempty" maxItems:"5"`
			Dari       time.Time `json:"dari,omitzero"`
			Sampai     time.Time `json:"sampai,omitzero"`
			Terdeteksi time.Time `json:"terdeteksi,omitzero" doc:"kosong: sekarang"`
		}
	}
	// MasukDaftarStatus filters a list by its state.
	MasukDaftarStatus struct {
		dasarhttp.Halaman
		Status string `query:"status" maxLength:"40"`
	}
)

func (h pintu) pasangInsiden(a *dasarhttp.API) {
	dasarhttp.Daftar(a, baru(saya("lapor-insiden", kirim, "/insiden", "Laporkan kejadian: HP hilang, salah kirim, akun dipakai orang lain")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukLaporInsiden) (*dasarhttp.Keluar[Laporan], error) {
			b := m.Body
			return buat(ctx, h, p, m.KunciUlang, b, func(s *kantor.Service) (insiden.Insiden, error) {
				return s.LaporkanInsiden(ctx, p, insiden.Laporan{Jenis: dariTeks[insiden.Kegagalan](b.Jenis), Dari: b.Dari, Sampai: b.Sampai, Terdeteksi: b.Terdeteksi})
			}, func(i insiden.Insiden) Laporan { return Laporan{i.ID, i.Terdeteksi} })
		})
	dasarhttp.Daftar(a, meja("daftar-insiden", ambil, "/insiden", "Insiden menurut batas waktunya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukDaftarStatus) (*dasarhttp.KeluarDaftar[Insiden], error) {
			is, lanjut, err := h.s.DaftarInsiden(ctx, p, m.Status, m.Page())
			return dasarhttp.BeriDaftar(is, lanjut, err, keInsiden)
		})
	dasarhttp.Daftar(a, meja("ambil-insiden", ambil, "/insiden/{id}", "Satu insiden"), langkah(h.s.AmbilInsiden, keInsidenLengkap))
	for _, l := range []struct {
		id, jalur, ringkas string
		kerja              func(context.Context, dasar.Pelaku, string) (insiden.Insiden, error)
	}{
		{"selidiki-insiden", "penyelidikan", "Mulai menyelidiki", h.s.SelidikiInsiden}, {"beritahukan-insiden", "pemberitahuan", "Nyatakan semua pemberitahuan terkirim", h.s.BeritahukanInsiden},
		{"pulihkan-insiden", "pemulihan", "Nyatakan sudah pulih", h.s.PulihkanInsiden}, {"tutup-insiden", "penutupan", "Tutup insiden", h.s.TutupInsiden},
	} {
		dasarhttp.Daftar(a, meja(l.id, kirim, "/insiden/{id}/"+l.jalur, l.ringkas), langkah(l.kerja, keInsiden))
	}
}
