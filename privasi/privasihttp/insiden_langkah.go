package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// DataIsiKabar is what every notice of a failure says.
type DataIsiKabar struct {
	Kapan      string `json:"kapan" maxLength:"500"`
	Bagaimana  string `json:"bagaimana" maxLength:"2000"`
	Penanganan string `json:"penanganan" maxLength:"2000"`
	Pemulihan  string `json:"pemulihan" maxLength:"2000"`
	KontakPPDP string `json:"kontak_ppdp" maxLength:"200"`
}

// Banyak is how many records a move wrote or found.
type Banyak struct {
	Banyak int `json:"banyak"`
}

func keBanyak(n int) Banyak { return Banyak{n} }

type (
	// MasukKepastian concludes that it is a failure.
	MasukKepastian struct {
		MasukID
		Body struct {
			Jenis  []string     `json:"jenis" maxItems:"5"`
			Dari   time.Time    `json:"dari,omitzero"`
			Sampai time.Time    `json:"sampai,omitzero"`
			Umum   bool         `json:"umum,omitempty" doc:"layanan umum terganggu atau berdampak luas"`
			Isi    DataIsiKabar `json:"isi"`
		}
	}
	// MasukAlasan is a reason in words.
	MasukAlasan struct {
		MasukID
		Body struct {
			Alasan string `json:"alasan" maxLength:"2000"`
		}
	}
	// MasukRadius names the accounts and the time that are compromised.
	MasukRadius struct {
		MasukID
		Body struct {
			Akun   []string  `json:"akun" maxItems:"50"`
			Dari   time.Time `json:"dari,omitzero"`
			Sampai time.Time `json:"sampai,omitzero"`
		}
	}
	// MasukSusunKabar writes the notices.
	MasukSusunKabar struct {
		MasukID
		Body struct {
			Umum bool `json:"umum,omitempty" doc:"juga pengumuman, bagi yang tidak dapat dijangkau"`
		}
	}
	// MasukKiriman says what became of notices.
	MasukKiriman struct {
		MasukID
		Body struct {
			Kabar    []string `json:"kabar,omitempty" maxItems:"1000" doc:"kosong: semua kabar kepada orang yang menunggu"`
			Terkirim bool     `json:"terkirim"`
			Kanal    string   `json:"kanal,omitempty" maxLength:"40"`
			Bukti    string   `json:"bukti,omitempty" maxLength:"100"`
			Sebab    string   `json:"sebab,omitempty" maxLength:"60"`
		}
	}
)

func (h pintu) pasangInsidenLangkah(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("pastikan-insiden", kirim, "/insiden/{id}/kepastian", "Nyatakan kegagalan, dengan isi pemberitahuannya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukKepastian) (*dasarhttp.Keluar[Insiden], error) {
			b := m.Body
			i, err := h.s.PastikanInsiden(ctx, p, m.ID, insiden.Kepastian{Jenis: dariTeks[insiden.Kegagalan](b.Jenis), Dari: b.Dari, Sampai: b.Sampai, Umum: b.Umum, Isi: insiden.IsiKabar(b.Isi)})
			return dasarhttp.Beri(i, err, keInsiden)
		})
	dasarhttp.Daftar(a, meja("bukan-insiden", kirim, "/insiden/{id}/bukan", "Nyatakan bukan kegagalan, dengan alasannya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukAlasan) (*dasarhttp.Keluar[Insiden], error) {
			i, err := h.s.BukanInsiden(ctx, p, m.ID, m.Body.Alasan)
			return dasarhttp.Beri(i, err, keInsiden)
		})
	dasarhttp.Daftar(a, meja("hitung-radius", kirim, "/insiden/{id}/radius", "Hitung dari jejak siapa yang datanya tampak pada akun itu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukRadius) (*dasarhttp.Keluar[Banyak], error) {
			n, err := h.s.HitungRadius(ctx, p, m.ID, insiden.Jendela(m.Body))
			return dasarhttp.Beri(n, err, keBanyak)
		})
	dasarhttp.Daftar(a, meja("susun-kabar-insiden", kirim, "/insiden/{id}/kabar", "Susun pemberitahuan kepada tiap orang dan pengawas"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSusunKabar) (*dasarhttp.Keluar[Banyak], error) {
			n, err := h.s.SusunKabar(ctx, p, m.ID, m.Body.Umum)
			return dasarhttp.Beri(n, err, keBanyak)
		})
	dasarhttp.Daftar(a, meja("catat-kiriman-insiden", kirim, "/insiden/{id}/kiriman", "Catat pemberitahuan yang terkirim atau gagal"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukKiriman) (*dasarhttp.Keluar[Banyak], error) {
			b := m.Body
			n, err := h.s.CatatKiriman(ctx, p, m.ID, kantor.Pengiriman{Terkirim: b.Terkirim, Kanal: b.Kanal, Bukti: b.Bukti, Sebab: b.Sebab}, b.Kabar...)
			return dasarhttp.Beri(n, err, keBanyak)
		})
}
