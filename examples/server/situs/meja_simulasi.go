package situs

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var halamanMejaSimulasi = []halaman{
	{pola: "GET /privasi/simulasi", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaSimulasi},
}

type isiMejaSimulasi struct {
	kantor.HasilSimulasi
	Pilih     []rezim.Rezim
	Berlaku   bool // in force already
	Kelompok  []kelompokSimulasi
	Terlambat int
	Kurang    int
}

// kelompokSimulasi are the consequences for one kind of matters.
type kelompokSimulasi struct {
	Jenis, Nama, Ke string // kind, heading, and where a matter is opened
	Banyak          int
	Akibat          []rezim.Akibat
}

// mejaSimulasi replays what the office has under a law that is not in force yet.
func (k *kunjungan) mejaSimulasi() (err error) {
	isi := isiMejaSimulasi{Pilih: rezim.Baku().Semua()}
	id := cmp.Or(k.r.URL.Query().Get("rezim"), isi.Pilih[len(isi.Pilih)-1].ID)
	if !slices.ContainsFunc(isi.Pilih, func(r rezim.Rezim) bool { return r.ID == id }) {
		return errTakAda.NotFoundf("aturan ini tidak dikenal; pilih dari daftar")
	}
	if isi.HasilSimulasi, err = k.s.Kantor.Simulasi(k.ctx(), k.Pelaku, id); err != nil {
		return err
	}
	isi.Berlaku = !isi.Rezim.Sejak.After(dasar.TanggalDari(k.s.Now().In(k.Lembaga.Lokasi())))
	for _, g := range []kelompokSimulasi{
		{Jenis: kantor.PerkaraPermohonan, Nama: "Permohonan hak", Ke: "/privasi/permohonan/"}, {Jenis: kantor.PerkaraInsiden, Nama: "Kegagalan pelindungan data", Ke: "/privasi/insiden/"},
		{Jenis: kantor.PerkaraPendedahan, Nama: "Permintaan aparat", Ke: "/privasi/pendedahan/"}, {Jenis: kantor.PerkaraKegiatan, Nama: "Rekam kegiatan", Ke: "/privasi/register/kegiatan/"},
	} {
		g.Banyak, g.Akibat = isi.Banyak[g.Jenis], isi.Akibat[g.Jenis]
		for _, a := range g.Akibat {
			if a.BaruTerlambat {
				isi.Terlambat++
			}
			isi.Kurang += len(a.Kurang)
		}
		isi.Kelompok = append(isi.Kelompok, g)
	}
	return k.tampil("meja_simulasi", "Simulasi aturan baru", isi)
}
