package pegawaihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Kasbon is money lent to an employee, and what became of it.
type Kasbon struct {
	ID          string        `json:"id"`
	Pegawai     string        `json:"pegawai"`
	Tanggal     dasar.Tanggal `json:"tanggal"`
	Pokok       dasar.Rupiah  `json:"pokok,omitempty"`
	Angsuran    []Angsuran    `json:"angsuran,omitempty"`
	Terangsur   dasar.Rupiah  `json:"terangsur,omitempty" doc:"dipotong dari slip yang terkunci"`
	Pelunasan   dasar.Rupiah  `json:"pelunasan,omitempty" doc:"dibayar kembali di luar gaji"`
	Terutang    dasar.Rupiah  `json:"terutang,omitempty" doc:"sisanya"`
	Keterangan  string        `json:"keterangan,omitempty"`
	Batal       string        `json:"batal,omitempty"`
	Oleh        string        `json:"oleh"`
	Dicatat     time.Time     `json:"dicatat"`
	Versi       int           `json:"versi"`
	Tersembunyi []string      `json:"tersembunyi,omitempty" doc:"bidang yang tidak boleh dilihat peran ini"`
}

// Angsuran is what is due in one month.
type Angsuran struct {
	Bulan  dasar.Bulan  `json:"bulan"`
	Jumlah dasar.Rupiah `json:"jumlah" minimum:"1"`
}

// Kas is the money that moves: a drawer or a bank account of the institution.
type Kas struct {
	Laci     string `json:"laci,omitempty" maxLength:"80"`
	Rekening string `json:"rekening,omitempty" maxLength:"80"`
}

func keKasbon(k pegawai.KasbonRinci) Kasbon {
	return Kasbon{
		ID: k.ID, Pegawai: string(k.Pegawai), Tanggal: k.Mulai, Pokok: k.Pokok, Angsuran: dasarhttp.Peta(k.Angsuran, func(a pegawai.Angsuran) Angsuran { return Angsuran(a) }),
		Terangsur: k.Terangsur, Pelunasan: k.Pelunasan, Terutang: k.Terutang, Keterangan: k.Keterangan, Batal: k.Batal, Oleh: k.Oleh, Dicatat: k.Dicatat, Versi: k.Versi,
	}
}

type cariKasbon struct {
	Terutang bool `query:"terutang" doc:"yang belum lunas saja"`
}

type pegawaiKasbon struct {
	dasarhttp.KunciUlang
	Body struct {
		Orang
		Pokok           dasar.Rupiah  `json:"pokok" minimum:"1"`
		Tanggal         dasar.Tanggal `json:"tanggal" doc:"hari uangnya diberikan"`
		Kali            int           `json:"kali,omitempty" minimum:"0" maximum:"120" doc:"banyaknya angsuran bulanan"`
		AngsuranPertama dasar.Bulan   `json:"angsuran_pertama,omitzero"`
		Angsuran        []Angsuran    `json:"angsuran,omitempty" maxItems:"120" doc:"jadwal sendiri, sebagai ganti kali"`
		Keterangan      string        `json:"keterangan,omitempty" maxLength:"100" doc:"tanpa nama orang"`
		Kas             Kas           `json:"kas"`
	}
}

type pegawaiLunasi struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Jumlah  dasar.Rupiah  `json:"jumlah" minimum:"1"`
		Tanggal dasar.Tanggal `json:"tanggal"`
		Kas     Kas           `json:"kas"`
	}
}

// kasbon shows kasbon within the caller's scope; whoever may not see what people are
// paid sees no amounts.
func (h pintu) kasbon(ctx context.Context, p dasar.Pelaku, ks []pegawai.KasbonRinci) ([]Kasbon, error) {
	boleh, err := h.bolehLihat(ctx, p, tentangUpah, dasarhttp.Peta(ks, func(k pegawai.KasbonRinci) pegawai.ID { return k.Pegawai })...)
	return dasarhttp.Peta(ks, func(k pegawai.KasbonRinci) Kasbon {
		x := keKasbon(k)
		if !boleh[k.Pegawai] {
			x.Pokok, x.Angsuran, x.Terangsur, x.Pelunasan, x.Terutang = 0, nil, 0, 0, 0
			x.Tersembunyi = []string{"angsuran", "pelunasan", "pokok", "terangsur", "terutang"}
		}
		return x
	}), err
}

func (h pintu) daftarKasbon(ctx context.Context, p dasar.Pelaku, ks []pegawai.KasbonRinci, err error) (*dasarhttp.KeluarDaftar[Kasbon], error) {
	if err != nil {
		return nil, err
	}
	xs, err := h.kasbon(ctx, p, ks)
	return dasarhttp.BeriDaftar(xs, "", err, func(k Kasbon) Kasbon { return k })
}

func (h pintu) satuKasbon(ctx context.Context, p dasar.Pelaku, k pegawai.KasbonRinci, err error) (*dasarhttp.Keluar[Kasbon], error) {
	if err != nil {
		return nil, err
	}
	xs, err := h.kasbon(ctx, p, []pegawai.KasbonRinci{k})
	return dasarhttp.Beri(xs, err, func(xs []Kasbon) Kasbon { return xs[0] })
}

func (h pintu) pasangKasbon(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(penggajian, "cari-kasbon", ambil, "/kasbon", "Kasbon pegawai"),
		func(ctx context.Context, p dasar.Pelaku, in *cariKasbon) (*dasarhttp.KeluarDaftar[Kasbon], error) {
			ks, err := h.s.DaftarKasbon(ctx, p, in.Terutang)
			return h.daftarKasbon(ctx, p, ks, err)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "daftar-kasbon", ambil, "/pegawai/{id}/kasbon", "Semua kasbon seorang pegawai, yang dibatalkan pun"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[Kasbon], error) {
			ks, err := h.s.KasbonMilik(ctx, p, in.pegawai())
			return h.daftarKasbon(ctx, p, ks, err)
		})
	dasarhttp.Daftar(a, baru(penggajian, "beri-kasbon", "/kasbon", "Beri kasbon dan bukukan"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiKasbon) (*dasarhttp.Keluar[Kasbon], error) {
			b := in.Body
			m := pegawai.PermintaanKasbon{
				Pegawai: pegawai.ID(b.Pegawai), Pokok: b.Pokok, Tanggal: b.Tanggal, Kali: b.Kali, AngsuranPertama: b.AngsuranPertama, Keterangan: b.Keterangan,
				Kas: pegawai.KasPegawai(b.Kas),
			}
			for _, x := range b.Angsuran {
				m.Angsuran = append(m.Angsuran, pegawai.Angsuran(x))
			}
			k, err := h.s.BeriKasbon(ctx, p, in.Kunci, m)
			return h.satuKasbon(ctx, p, k, err)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "lunasi-kasbon", kirim, "/kasbon/{id}/pelunasan", "Terima pengembalian kasbon di luar gaji dan bukukan"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiLunasi) (*dasarhttp.Keluar[Kasbon], error) {
			k, err := h.s.LunasiKasbon(ctx, p, in.Kunci, in.ID, pegawai.PelunasanKasbon{Jumlah: in.Body.Jumlah, Tanggal: in.Body.Tanggal, Kas: pegawai.KasPegawai(in.Body.Kas)})
			return h.satuKasbon(ctx, p, k, err)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "batal-kasbon", kirim, "/kasbon/{id}/pembatalan", "Batalkan kasbon; jurnalnya dibalik"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiAlasan) (*dasarhttp.Keluar[Kasbon], error) {
			k, err := h.s.BatalKasbon(ctx, p, in.Kunci, in.ID, in.Body.Alasan)
			return h.satuKasbon(ctx, p, k, err)
		})
}
