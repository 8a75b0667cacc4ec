package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// DataRombel is what a class or halaqah says.
type DataRombel struct {
	Tahun     string `json:"tahun" minLength:"1" maxLength:"64" doc:"id tahun ajaran"`
	Jenis     string `json:"jenis" enum:"kelas,halaqah"`
	Jalur     string `json:"jalur" minLength:"1" maxLength:"20"`
	Unit      string `json:"unit" minLength:"1" maxLength:"80"`
	Tingkat   string `json:"tingkat,omitempty" maxLength:"20"`
	Nama      string `json:"nama" minLength:"1" maxLength:"20" doc:"seperti pada keanggotaan santri: 7A"`
	Wali      string `json:"wali,omitempty" maxLength:"64" doc:"id pegawai: wali kelas atau ustadz halaqah"`
	Kelamin   string `json:"kelamin,omitempty" maxLength:"1" doc:"L atau P; kosong = campuran"`
	Kapasitas int    `json:"kapasitas,omitempty" minimum:"0" maximum:"1000" doc:"0 = tidak dibatasi"`
}

// Rombel is one class or halaqah of one year.
type Rombel struct {
	ID    string `json:"id"`
	Versi int    `json:"versi"`
	DataRombel
}

func keRombel(r akademik.Rombel) Rombel {
	return Rombel{string(r.ID), r.Versi, DataRombel{string(r.Tahun), string(r.Jenis), string(r.Jalur), string(r.Unit), r.Tingkat, r.Nama, string(r.Wali), string(r.Kelamin), r.Kapasitas}}
}

func (d DataRombel) rombel() akademik.Rombel {
	return akademik.Rombel{
		Tahun: akademik.TahunID(d.Tahun), Jenis: akademik.JenisRombel(d.Jenis), Jalur: santri.Jalur(d.Jalur), Unit: santri.KodeUnit(d.Unit), Tingkat: d.Tingkat, Nama: d.Nama,
		Wali: pegawai.ID(d.Wali), Kelamin: santri.JenisKelamin(d.Kelamin), Kapasitas: d.Kapasitas,
	}
}

type cariRombel struct {
	Tahun   []string `query:"tahun,explode" maxItems:"50"`
	Jalur   string   `query:"jalur" maxLength:"20"`
	Wali    string   `query:"wali" maxLength:"64"`
	Halaqah bool     `query:"halaqah" doc:"halaqah saja"`
}

type akademikRombelBaru struct {
	dasarhttp.KunciUlang
	Body struct {
		Rombel []DataRombel `json:"rombel" minItems:"1" maxItems:"500"`
	}
}

type akademikUbahRombel struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataRombel
	}
}

type anggotaRombel struct {
	MasukID
	Pada dasar.Tanggal `query:"pada" doc:"hari ini bila kosong"`
}

func (h pintu) pasangRombel(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-rombel", ambil, "/rombel", "Kelas dan halaqah"),
		func(ctx context.Context, p dasar.Pelaku, in *cariRombel) (*dasarhttp.KeluarDaftar[Rombel], error) {
			rs, _, err := h.kelas(ctx, p, akademik.SaringRombel{Tahun: dariTeks[akademik.TahunID](in.Tahun), Jalur: santri.Jalur(in.Jalur), Wali: pegawai.ID(in.Wali), Halaqah: in.Halaqah})
			return dasarhttp.BeriDaftar(rs, "", err, keRombel)
		})
	dasarhttp.Daftar(a, baru("buat-rombel", "/rombel", "Buat kelas atau halaqah, semuanya atau tidak sama sekali"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikRombelBaru) (*dasarhttp.KeluarDaftar[Rombel], error) {
			rs, err := h.s.AturRombel(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.Rombel, DataRombel.rombel)...)
			return dasarhttp.BeriDaftar(rs, "", dasarhttp.Urutan(err, len(in.Body.Rombel)), keRombel)
		})
	dasarhttp.Daftar(a, operasi("ubah-rombel", ganti, "/rombel/{id}", "Ubah nama, tingkat, wali, atau kapasitas"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahRombel) (*dasarhttp.Keluar[Rombel], error) {
			r := in.Body.rombel()
			r.ID, r.Versi = in.rombel(), in.Body.Versi
			r, err := ubah(h.s.AturRombel(ctx, p, in.Kunci, r))
			return dasarhttp.Beri(r, err, keRombel)
		})
	dasarhttp.Daftar(a, operasi("anggota-rombel", ambil, "/rombel/{id}/anggota", "Santri sebuah kelas pada suatu hari, menurut nama"),
		func(ctx context.Context, p dasar.Pelaku, in *anggotaRombel) (*dasarhttp.KeluarDaftar[Santri], error) {
			if _, _, err := h.rombel(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			ps, err := h.s.Anggota(ctx, p, in.rombel(), in.Pada)
			if err != nil {
				return nil, err
			}
			nama, err := h.nama(ctx, p, ps)
			return dasarhttp.BeriDaftar(ps, "", err, func(o santri.Peserta) Santri { return nama[o.ID] })
		})
}
