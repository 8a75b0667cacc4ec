package pegawaihttp

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// DataPresensi is what one day of one person and shift was.
type DataPresensi struct {
	Orang
	Hari      dasar.Tanggal `json:"hari,omitzero" doc:"hari shift dimulai; menurut jam masuk dan shiftnya bila kosong"`
	Shift     string        `json:"shift,omitempty" maxLength:"40"`
	Kehadiran string        `json:"kehadiran" enum:"hadir,izin,sakit,cuti,dinas,alpa"`
	Masuk     time.Time     `json:"masuk,omitzero"`
	Keluar    time.Time     `json:"keluar,omitzero"`
	Sebab     string        `json:"sebab,omitempty" maxLength:"300" doc:"wajib bila membetulkan catatan yang ada"`
}

// Presensi is what stands for a day.
type Presensi struct {
	ID string `json:"id"`
	DataPresensi
	Urut    int       `json:"urut" doc:"1 = catatan pertama; selebihnya koreksi"`
	Oleh    string    `json:"oleh"`
	Dicatat time.Time `json:"dicatat"`
}

func (i DataPresensi) masukan() pegawai.MasukanPresensi {
	return pegawai.MasukanPresensi{Pegawai: pegawai.ID(i.Pegawai), Hari: i.Hari, Shift: i.Shift, Kehadiran: pegawai.Kehadiran(i.Kehadiran), Masuk: i.Masuk, Keluar: i.Keluar, Sebab: i.Sebab}
}

func kePresensi(p pegawai.Presensi) Presensi {
	return Presensi{p.ID, DataPresensi{Orang{string(p.Pegawai)}, p.Mulai, p.Shift, string(p.Kehadiran), p.Masuk, p.Keluar, p.Sebab}, p.Urut, p.Oleh, p.Dicatat}
}

// PresensiKosong are the working days of one person of which nothing is known.
type PresensiKosong struct {
	Pegawai string          `json:"pegawai"`
	Hari    []dasar.Tanggal `json:"hari"`
}

// HariHadir are the days of presence of one person, as a run counts them.
type HariHadir struct {
	Pegawai string `json:"pegawai"`
	Hadir   string `json:"hadir" doc:"hari, dinas termasuk"`
	Alpa    string `json:"alpa"`
}

// Terisi is how many days were filled.
type Terisi struct {
	Jumlah     int          `json:"jumlah"`
	Peringatan []Peringatan `json:"peringatan,omitempty"`
}

type pegawaiPresensi struct {
	dasarhttp.KunciUlang
	Body struct {
		Catatan []DataPresensi `json:"catatan" minItems:"1" maxItems:"2000"`
	}
}

type pegawaiIsiHadir struct {
	dasarhttp.KunciUlang
	Body struct {
		Dari    dasar.Tanggal `json:"dari"`
		Sampai  dasar.Tanggal `json:"sampai"`
		Pegawai []string      `json:"pegawai,omitempty" maxItems:"5000" doc:"semua yang kosong bila tidak disebut"`
	}
}

func (h pintu) pasangPresensi(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(administrasi, "daftar-presensi", ambil, "/presensi-pegawai", "Kehadiran pegawai pada rentang tanggal"),
		func(ctx context.Context, p dasar.Pelaku, in *Rentang) (*dasarhttp.KeluarDaftar[Presensi], error) {
			ps, err := h.s.DaftarPresensi(ctx, p, in.Dari, in.Sampai)
			return dasarhttp.BeriDaftar(ps, "", err, kePresensi)
		})
	dasarhttp.Daftar(a, baru(administrasi, "catat-presensi", "/presensi-pegawai", "Catat atau betulkan kehadiran, semuanya atau tidak sama sekali"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiPresensi) (*dasarhttp.Keluar[Hasil[Presensi]], error) {
			ps, w, err := h.s.CatatPresensi(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.Catatan, DataPresensi.masukan)...)
			return dasarhttp.Beri(ps, dasarhttp.Urutan(err, len(in.Body.Catatan)), func(ps []pegawai.Presensi) Hasil[Presensi] {
				return Hasil[Presensi]{dasarhttp.Peta(ps, kePresensi), dasarhttp.Peta(w, kePeringatan)}
			})
		})
	dasarhttp.Daftar(a, operasi(administrasi, "presensi-kosong", ambil, "/presensi-pegawai/kosong", "Hari kerja yang belum tercatat dan bukan cuti; paling lama 62 hari"),
		func(ctx context.Context, p dasar.Pelaku, in *Rentang) (*dasarhttp.KeluarDaftar[PresensiKosong], error) {
			ks, err := h.s.TanpaPresensi(ctx, p, in.Dari, in.Sampai)
			return dasarhttp.BeriDaftar(ks, "", err, func(k pegawai.PresensiKosong) PresensiKosong { return PresensiKosong{string(k.Pegawai.ID), k.Hari} })
		})
	dasarhttp.Daftar(a, operasi(administrasi, "hari-hadir", ambil, "/presensi-pegawai/hari", "Banyaknya hari hadir dan alpa, seperti dihitung penggajian"),
		func(ctx context.Context, p dasar.Pelaku, in *Rentang) (*dasarhttp.KeluarDaftar[HariHadir], error) {
			m, err := h.s.HariHadir(ctx, p, in.Dari, in.Sampai)
			var hs []HariHadir
			for id, x := range m {
				hs = append(hs, HariHadir{string(id), x.Hadir.Desimal().String(), x.Alpa.Desimal().String()})
			}
			slices.SortFunc(hs, func(a, b HariHadir) int { return cmp.Compare(a.Pegawai, b.Pegawai) })
			return dasarhttp.BeriDaftar(hs, "", err, func(x HariHadir) HariHadir { return x })
		})
	dasarhttp.Daftar(a, baru(administrasi, "isi-hadir", "/presensi-pegawai/pengisian", "Catat hadir pada hari yang kosong"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiIsiHadir) (*dasarhttp.Keluar[Terisi], error) {
			n, w, err := h.s.IsiHadir(ctx, p, in.Kunci, in.Body.Dari, in.Body.Sampai, dasarhttp.Peta(in.Body.Pegawai, func(s string) pegawai.ID { return pegawai.ID(s) })...)
			return dasarhttp.Beri(n, err, func(n int) Terisi { return Terisi{n, dasarhttp.Peta(w, kePeringatan)} })
		})
}
