package pegawaihttp

import (
	"context"
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Jabatan is a position or an extra duty of the institution.
type Jabatan struct {
	Kode     string `json:"kode" minLength:"1" maxLength:"40"`
	Nama     string `json:"nama" minLength:"1" maxLength:"60"`
	Kelompok string `json:"kelompok" enum:"pendidik,tenaga_kependidikan"`
	Tambahan bool   `json:"tambahan,omitempty" doc:"tugas tambahan di samping tugas utama"`
	Akun     string `json:"akun,omitempty" maxLength:"20" doc:"akun beban; akun kelompoknya bila kosong"`
	Urutan   int    `json:"urutan,omitempty"`
	Aktif    bool   `json:"aktif"`
}

func keJabatan(j pegawai.Jabatan) Jabatan {
	return Jabatan{string(j.Kode), j.Nama, string(j.Kelompok), j.Tambahan, string(j.Akun), j.Urutan, j.Aktif}
}

func (j Jabatan) jabatan() pegawai.Jabatan {
	return pegawai.Jabatan{
		Kode: pegawai.KodeJabatan(j.Kode), Nama: j.Nama, Kelompok: pegawai.Kelompok(j.Kelompok), Tambahan: j.Tambahan, Akun: keuangan.KodeAkun(j.Akun), Urutan: j.Urutan, Aktif: j.Aktif,
	}
}

// Shift is a time of work within a day; one that does not end after it begins ends on
// the next day.
type Shift struct {
	Kode      string `json:"kode" minLength:"1" maxLength:"40"`
	Nama      string `json:"nama" minLength:"1" maxLength:"60"`
	Masuk     string `json:"masuk" maxLength:"5" doc:"07:00"`
	Keluar    string `json:"keluar" maxLength:"5" doc:"15:30"`
	Istirahat int    `json:"istirahat,omitempty" minimum:"0" maximum:"1439" doc:"menit"`
	Toleransi int    `json:"toleransi,omitempty" minimum:"0" maximum:"1439" doc:"menit yang belum terlambat"`
	Aktif     bool   `json:"aktif"`
}

func keShift(s pegawai.Shift) Shift {
	jam := func(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }
	return Shift{s.Kode, s.Nama, jam(s.Masuk), jam(s.Keluar), s.Istirahat, s.Toleransi, s.Aktif}
}

func (s Shift) shift() (pegawai.Shift, error) {
	r := pegawai.Shift{Kode: s.Kode, Nama: s.Nama, Istirahat: s.Istirahat, Toleransi: s.Toleransi, Aktif: s.Aktif}
	for _, x := range []struct {
		bidang, teks string
		ke           *int
	}{{"masuk", s.Masuk, &r.Masuk}, {"keluar", s.Keluar, &r.Keluar}} {
		t, err := time.Parse("15:04", x.teks)
		if err != nil {
			return r, pegawai.ErrShift.Invalidf("jam ditulis seperti 07:00").Pada(x.bidang)
		}
		*x.ke = t.Hour()*60 + t.Minute()
	}
	return r, nil
}

type pegawaiJabatan struct {
	dasarhttp.KunciUlang
	Body struct {
		Jabatan []Jabatan `json:"jabatan" minItems:"1" maxItems:"200"`
	}
}

type pegawaiShift struct {
	dasarhttp.KunciUlang
	Body struct {
		Shift []Shift `json:"shift" minItems:"1" maxItems:"200"`
	}
}

func (h pintu) pasangMaster(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(administrasi, "daftar-jabatan", ambil, "/jabatan", "Jabatan dan tugas tambahan lembaga"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Jabatan], error) {
			js, err := h.s.Jabatan(ctx, p)
			return dasarhttp.BeriDaftar(js, "", err, keJabatan)
		})
	dasarhttp.Daftar(a, operasi(administrasi, "atur-jabatan", ganti, "/jabatan", "Tambah atau ubah jabatan menurut kode; yang tidak disebut tetap ada"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiJabatan) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(dasarhttp.Urutan(h.s.AturJabatan(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.Jabatan, Jabatan.jabatan)...), len(in.Body.Jabatan)))
		})
	dasarhttp.Daftar(a, operasi(administrasi, "daftar-shift", ambil, "/shift", "Shift kerja lembaga"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Shift], error) {
			ss, err := h.s.Shift(ctx, p)
			return dasarhttp.BeriDaftar(ss, "", err, keShift)
		})
	dasarhttp.Daftar(a, operasi(administrasi, "atur-shift", ganti, "/shift", "Tambah atau ubah shift menurut kode; yang tidak disebut tetap ada"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiShift) (*dasarhttp.Kosong, error) {
			ss, err := dasarhttp.Coba(in.Body.Shift, Shift.shift)
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(dasarhttp.Urutan(h.s.AturShift(ctx, p, in.Kunci, ss...), len(ss)))
		})
}
