package pegawaihttp

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// DataJam are hours taught by one person in one unit: of a day, or of the month that
// ends on it.
type DataJam struct {
	Tanggal      dasar.Tanggal `json:"tanggal" doc:"hari mengajar, atau hari terakhir bulan yang dijumlahkan"`
	Unit         string        `json:"unit" minLength:"1" maxLength:"80"`
	Jumlah       string        `json:"jumlah" minLength:"1" maxLength:"20" doc:"jam; 0 = tidak mengajar"`
	Menggantikan string        `json:"menggantikan,omitempty" maxLength:"64" doc:"pegawai terjadwal yang digantikan; jamnya dibayar kepada yang mengajar"`
	Keterangan   string        `json:"keterangan,omitempty" maxLength:"100" doc:"tanpa nama orang"`
}

// Jam is an entry of hours.
type Jam struct {
	KopCatatan
	Orang
	DataJam
	Disetujui string `json:"disetujui,omitempty" doc:"akun yang menyetujui; kosong = menunggu"`
}

// MasukanJam are hours to be entered.
type MasukanJam struct {
	Orang
	DataJam
}

func (m MasukanJam) jam() (pegawai.CatatanJam, error) {
	k, err := kuantitas("jumlah", m.Jumlah)
	return pegawai.CatatanJam{
		Pegawai: pegawai.ID(m.Pegawai), Menggantikan: pegawai.ID(m.Menggantikan), Unit: santri.KodeUnit(m.Unit), Jumlah: k, Keterangan: m.Keterangan, Mulai: m.Tanggal,
	}, err
}

func keJam(c pegawai.CatatanJam) Jam {
	return Jam{
		KopCatatan{ID: c.ID, Versi: c.Versi, Batal: c.Batal, Oleh: c.Oleh, Dicatat: c.Dicatat}, Orang{string(c.Pegawai)},
		DataJam{c.Mulai, string(c.Unit), c.Jumlah.Desimal().String(), string(c.Menggantikan), c.Keterangan}, c.Disetujui,
	}
}

type cariJam struct {
	Rentang
	Menunggu bool `query:"menunggu" doc:"yang menunggu persetujuan saja"`
}

type pegawaiSetujuJam struct {
	dasarhttp.KunciUlang
	Body struct {
		ID []string `json:"id" minItems:"1" maxItems:"5000"`
	}
}

type pegawaiRencanaJam struct {
	dasarhttp.KunciUlang
	Body struct {
		Bulan dasar.Bulan `json:"bulan"`
	}
}

func (h pintu) pasangJam(a *dasarhttp.API) {
	j := jenisCatatan[pegawai.CatatanJam, MasukanJam, Jam]{
		tujuan: administrasi, kata: "jam", jalur: "/jam-mengajar", sebut: "jam mengajar", buku: h.s.Jam(), baca: MasukanJam.jam, tulis: keJam,
	}
	pasangCatatan(a, h, j)
	dasarhttp.Daftar(a, operasi(administrasi, "cari-jam", ambil, "/jam-mengajar", "Jam mengajar semua pegawai pada rentang tanggal"),
		func(ctx context.Context, p dasar.Pelaku, in *cariJam) (*dasarhttp.KeluarDaftar[Jam], error) {
			cs, err := h.s.DaftarJam(ctx, p, in.Dari, in.Sampai, in.Menunggu)
			return dasarhttp.BeriDaftar(cs, "", err, keJam)
		})
	dasarhttp.Daftar(a, operasi(administrasi, "setujui-jam", kirim, "/jam-mengajar/persetujuan", "Setujui jam yang menunggu, semuanya atau tidak sama sekali"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiSetujuJam) (*dasarhttp.Keluar[Hasil[Jam]], error) {
			cs, w, err := h.s.SetujuiJam(ctx, p, in.Kunci, in.Body.ID...)
			return j.hasil(ctx, h, p, cs, w, dasarhttp.Urutan(err, len(in.Body.ID)))
		})
	dasarhttp.Daftar(a, baru(administrasi, "isi-jam-dari-rencana", "/jam-mengajar/rencana", "Isi jam sebulan dari jam sepekan di penugasan; menunggu persetujuan"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiRencanaJam) (*dasarhttp.Keluar[Hasil[Jam]], error) {
			cs, err := h.s.IsiJamDariRencana(ctx, p, in.Kunci, in.Body.Bulan)
			return j.hasil(ctx, h, p, cs, nil, err)
		})
}
