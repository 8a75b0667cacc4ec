package privasihttp

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
)

// BarisTunggu is a row of the default register that nobody signed.
type BarisTunggu struct {
	BarisKegiatan
	Baru bool           `json:"baru" doc:"false: mengubah baris yang sudah ditandatangani"`
	Lama *BarisKegiatan `json:"lama,omitempty" doc:"baris yang berlaku sekarang"`
}

// TandaRegister says who signed a register, and which.
type TandaRegister struct {
	Versi   int       `json:"versi"`
	Oleh    string    `json:"oleh"`
	Jabatan string    `json:"jabatan"`
	Pada    time.Time `json:"pada"`
}

func keTanda(r privasi.Register) TandaRegister {
	return TandaRegister{r.Versi, r.TandaTangan.Oleh, r.TandaTangan.Jabatan, r.TandaTangan.Pada}
}

// MasukTandaPembaruan signs rows into the register of the version that was read.
type MasukTandaPembaruan struct {
	Body struct {
		Kegiatan []string `json:"kegiatan" maxItems:"200"`
		Jabatan  string   `json:"jabatan" maxLength:"100"`
		Versi    int      `json:"versi" minimum:"0"`
	}
}

func (h pintu) daftarTunggu(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[BarisTunggu], error) {
	reg, tunggu, err := h.s.RegisterKini(ctx, p)
	return dasarhttp.BeriHalaman(tunggu.Semua(), *m, err, func(k privasi.Kegiatan) string { return k.Kode }, func(k privasi.Kegiatan) BarisTunggu {
		i := slices.IndexFunc(reg.Kegiatan, func(x privasi.Kegiatan) bool { return x.Kode == k.Kode })
		if i < 0 {
			return BarisTunggu{keBaris(reg, k), true, nil}
		}
		lama := keBaris(reg, reg.Kegiatan[i])
		return BarisTunggu{keBaris(reg, k), false, &lama}
	})
}

func (h pintu) pasangPembaruan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("tanda-register", ambil, "/register", "Siapa yang menandatangani register, dan versinya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[TandaRegister], error) {
			reg, _, err := h.s.RegisterKini(ctx, p)
			return dasarhttp.Beri(reg, err, keTanda)
		})
	dasarhttp.Daftar(a, meja("daftar-pembaruan-register", ambil, "/register/pembaruan", "Baris register yang menunggu tanda tangan"), h.daftarTunggu)
	dasarhttp.Daftar(a, meja("tandatangani-pembaruan-register", kirim, "/register/pembaruan", "Tandatangani baris register; berlaku seketika"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukTandaPembaruan) (*dasarhttp.Keluar[TandaRegister], error) {
			reg, err := h.s.TandatanganiPembaruan(ctx, p, m.Body.Jabatan, m.Body.Versi, m.Body.Kegiatan...)
			return dasarhttp.Beri(reg, err, keTanda)
		})
}
