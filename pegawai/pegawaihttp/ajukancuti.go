package pegawaihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Cuti is leave or an official trip. Its reason is asked of "alasan-cuti".
type Cuti struct {
	ID         string        `json:"id"`
	Pegawai    string        `json:"pegawai"`
	Jenis      string        `json:"jenis"`
	Status     string        `json:"status" doc:"diajukan, disetujui, ditolak, atau dibatalkan"`
	Mulai      dasar.Tanggal `json:"mulai"`
	Selesai    dasar.Tanggal `json:"selesai"`
	Lama       int           `json:"lama" doc:"hari kalender"`
	NomorSurat string        `json:"nomor_surat,omitempty"`
	Diputus    string        `json:"diputus,omitempty" doc:"akun yang memutuskan"`
	Catatan    string        `json:"catatan,omitempty" doc:"alasan keputusan"`
	Batal      string        `json:"batal,omitempty"`
	Oleh       string        `json:"oleh"`
	Dicatat    time.Time     `json:"dicatat"`
	Versi      int           `json:"versi"`
	Peringatan []Peringatan  `json:"peringatan,omitempty"`
}

func keCuti(c pegawai.Cuti) Cuti {
	return Cuti{
		ID: c.ID, Pegawai: string(c.Pegawai), Jenis: string(c.Jenis), Status: string(c.Status), Mulai: c.Mulai, Selesai: c.Selesai, Lama: c.Lama(), NomorSurat: c.NomorSurat,
		Diputus: c.Diputus, Catatan: c.Catatan, Batal: c.Batal, Oleh: c.Oleh, Dicatat: c.Dicatat, Versi: c.Versi,
	}
}

type cariCuti struct {
	Rentang
	Menunggu bool `query:"menunggu" doc:"yang menunggu keputusan saja"`
}

type pegawaiCuti struct {
	dasarhttp.KunciUlang
	Body struct {
		Orang
		Jenis      string        `json:"jenis" enum:"tahunan,sakit,melahirkan,alasan_penting,haji_umrah,izin,dinas"`
		Mulai      dasar.Tanggal `json:"mulai"`
		Selesai    dasar.Tanggal `json:"selesai" doc:"hari terakhir, termasuk"`
		NomorSurat string        `json:"nomor_surat,omitempty" maxLength:"60" doc:"surat tugas; wajib untuk dinas"`
		Alasan     string        `json:"alasan,omitempty" maxLength:"1000" doc:"disimpan tersegel"`
	}
}

type pegawaiPutusCuti struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Setuju  bool   `json:"setuju"`
		Catatan string `json:"catatan,omitempty" maxLength:"300" doc:"wajib bila ditolak; tanpa urusan pribadi"`
	}
}

// Alasan is the reason of a request.
type Alasan struct {
	Alasan string `json:"alasan"`
}

// hasilCuti answers a call that changed a request.
func hasilCuti(c pegawai.Cuti, w []pegawai.Peringatan, err error) (*dasarhttp.Keluar[Cuti], error) {
	return dasarhttp.Beri(c, err, func(c pegawai.Cuti) Cuti {
		x := keCuti(c)
		x.Peringatan = dasarhttp.Peta(w, kePeringatan)
		return x
	})
}

func (h pintu) pasangCuti(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(administrasi, "daftar-cuti", ambil, "/cuti-pegawai", "Pengajuan cuti, izin, dan dinas pada rentang tanggal"),
		func(ctx context.Context, p dasar.Pelaku, in *cariCuti) (*dasarhttp.KeluarDaftar[Cuti], error) {
			cs, err := h.s.DaftarCuti(ctx, p, in.Dari, in.Sampai, in.Menunggu)
			return dasarhttp.BeriDaftar(cs, "", err, keCuti)
		})
	dasarhttp.Daftar(a, baru(administrasi, "ajukan-cuti", "/cuti-pegawai", "Ajukan cuti, izin, atau dinas"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiCuti) (*dasarhttp.Keluar[Cuti], error) {
			b := in.Body
			return hasilCuti(h.s.AjukanCuti(ctx, p, in.Kunci, pegawai.PengajuanCuti{
				Pegawai: pegawai.ID(b.Pegawai), Jenis: pegawai.JenisCuti(b.Jenis), Mulai: b.Mulai, Selesai: b.Selesai, NomorSurat: b.NomorSurat, Alasan: b.Alasan,
			}))
		})
	dasarhttp.Daftar(a, operasi(administrasi, "putus-cuti", kirim, "/cuti-pegawai/{id}/putusan", "Setujui atau tolak pengajuan orang lain"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiPutusCuti) (*dasarhttp.Keluar[Cuti], error) {
			return hasilCuti(h.s.PutusCuti(ctx, p, in.Kunci, in.ID, in.Body.Setuju, in.Body.Catatan))
		})
	dasarhttp.Daftar(a, operasi(administrasi, "batal-cuti", kirim, "/cuti-pegawai/{id}/pembatalan", "Batalkan pengajuan"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiAlasan) (*dasarhttp.Keluar[Cuti], error) {
			return hasilCuti(h.s.BatalCuti(ctx, p, in.Kunci, in.ID, in.Body.Alasan))
		})
	dasarhttp.Daftar(a, operasi(administrasi, "alasan-cuti", ambil, "/cuti-pegawai/{id}/alasan", "Buka alasan pengajuan; tercatat di jejak"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Alasan], error) {
			s, err := h.s.AlasanCuti(ctx, p, in.ID)
			return dasarhttp.Beri(s, err, func(s string) Alasan { return Alasan{s} })
		})
}
