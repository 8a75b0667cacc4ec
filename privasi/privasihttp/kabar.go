package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// Kabar is a notice in an inbox: nothing of its words.
type Kabar struct {
	ID     string     `json:"id"`
	Jenis  string     `json:"jenis"`
	Judul  string     `json:"judul"`
	Dibuat time.Time  `json:"dibuat"`
	Dibaca *time.Time `json:"dibaca,omitempty"`
}

func keKotak(a antar.Antaran) Kabar {
	return Kabar{a.ID, string(a.Jenis), kantor.JudulKabar(a.Jenis), a.Dibuat, saat(a.Dibaca)}
}

// KabarTerbuka is a notice with its words.
type KabarTerbuka struct {
	Kabar
	Isi string `json:"isi"`
}

// Antaran is what became of a notice, as the desk sees it: no address and no words.
type Antaran struct {
	ID        string     `json:"id"`
	Jenis     string     `json:"jenis"`
	Rujukan   string     `json:"rujukan"`
	Subjek    string     `json:"subjek"`
	Status    string     `json:"status"`
	Sebab     string     `json:"sebab,omitempty"`
	Percobaan int        `json:"percobaan"`
	Kanal     string     `json:"kanal,omitempty"`
	Bukti     string     `json:"bukti,omitempty"`
	Dibuat    time.Time  `json:"dibuat"`
	Batas     *time.Time `json:"batas,omitempty" doc:"menurut hukum"`
	Selesai   *time.Time `json:"selesai,omitempty"`
	Dibaca    *time.Time `json:"dibaca,omitempty"`
}

func keAntaran(a antar.Antaran) Antaran {
	return Antaran{a.ID, string(a.Jenis), a.Rujukan, string(a.Subjek), string(a.Status), string(a.Sebab), a.Percobaan, a.Kanal, a.Bukti, a.Dibuat, saat(a.Batas), saat(a.Selesai), saat(a.Dibaca)}
}

// JumlahAntaran counts notices by kind and state.
type JumlahAntaran struct {
	Jumlah map[string]map[string]int `json:"jumlah" doc:"menurut jenis, lalu keadaan"`
}

func keJumlah(m map[antar.Jenis]map[antar.Status]int) JumlahAntaran {
	x := JumlahAntaran{map[string]map[string]int{}}
	for j, ss := range m {
		x.Jumlah[string(j)] = map[string]int{}
		for s, n := range ss {
			x.Jumlah[string(j)][string(s)] = n
		}
	}
	return x
}

type (
	// MasukCariAntaran filters the notices.
	MasukCariAntaran struct {
		dasarhttp.Halaman
		Jenis  string `query:"jenis" maxLength:"40"`
		Status string `query:"status" maxLength:"40" doc:"antre, ditaruh, terkirim, gagal, batal"`
	}
	// MasukUlangAntaran sends failed notices again.
	MasukUlangAntaran struct {
		Body struct {
			ID []string `json:"id,omitempty" maxItems:"500" doc:"kosong: semua yang gagal"`
		}
	}
	// MasukSerahAntaran notes that letters were handed over.
	MasukSerahAntaran struct {
		Body struct {
			ID    []string `json:"id,omitempty" maxItems:"500" doc:"kosong: semua yang gagal"`
			Bukti string   `json:"bukti" maxLength:"100" doc:"nomor surat atau tanda terimanya"`
		}
	}
)

func (h pintu) pasangKabar(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("kabar-saya", ambil, "/data-saya/{subjek}/kabar", "Kabar bagi seseorang, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[Kabar], error) {
			as, err := h.s.KabarSaya(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(as, m.Halaman, err, func(a antar.Antaran) string { return a.ID }, keKotak)
		})
	dasarhttp.Daftar(a, saya("buka-kabar", kirim, "/kabar/{id}/pembukaan", "Buka satu kabar; dicatat bahwa ia sampai"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukID) (*dasarhttp.Keluar[KabarTerbuka], error) {
			x, surat, err := h.s.BukaKabar(ctx, p, m.ID)
			return dasarhttp.Beri(surat, err, func(t kantor.Surat) KabarTerbuka { return KabarTerbuka{keKotak(x), t.Isi} })
		})
	dasarhttp.Daftar(a, meja("daftar-antaran", ambil, "/antaran", "Apa yang terjadi dengan setiap kabar, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukCariAntaran) (*dasarhttp.KeluarDaftar[Antaran], error) {
			as, lanjut, err := h.s.DaftarAntaran(ctx, p, kantor.SaringAntaran{Jenis: antar.Jenis(m.Jenis), Status: antar.Status(m.Status)}, m.Page())
			return dasarhttp.BeriDaftar(as, lanjut, err, keAntaran)
		})
	dasarhttp.Daftar(a, meja("jumlah-antaran", ambil, "/antaran/jumlah", "Banyaknya kabar menurut jenis dan keadaannya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[JumlahAntaran], error) {
			m, err := h.s.JumlahAntaran(ctx, p)
			return dasarhttp.Beri(m, err, keJumlah)
		})
	dasarhttp.Daftar(a, meja("ulangi-antaran", kirim, "/antaran/pengulangan", "Kirim lagi kabar yang gagal"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukUlangAntaran) (*dasarhttp.Keluar[Banyak], error) {
			n, err := h.s.UlangiAntaran(ctx, p, m.Body.ID...)
			return dasarhttp.Beri(n, err, keBanyak)
		})
	dasarhttp.Daftar(a, meja("serahkan-antaran", kirim, "/antaran/penyerahan", "Catat bahwa surat kabar yang gagal sudah diserahkan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSerahAntaran) (*dasarhttp.Keluar[Banyak], error) {
			n, err := h.s.SerahkanAntaran(ctx, p, m.Body.Bukti, m.Body.ID...)
			return dasarhttp.Beri(n, err, keBanyak)
		})
}
