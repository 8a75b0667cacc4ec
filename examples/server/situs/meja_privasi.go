package situs

import (
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

var halamanMejaPrivasi = []halaman{
	{pola: "GET /privasi", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaPrivasi},
	{pola: "POST /privasi/buku", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).tandatanganiBuku},
}

type isiMejaPrivasi struct {
	salah
	Publik string
	Titik  buku.TitikTersimpan
	Cocok  int
	Tunggu int // rows of the default register that nobody signed
}

// mejaPrivasi is the desk of the data protection officer: what waits, and whether the
// log is whole.
func (k *kunjungan) mejaPrivasi() (err error) {
	var isi isiMejaPrivasi
	if isi.Publik, err = k.s.Kantor.KunciPublik(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	if isi.Titik, err = k.s.Kantor.TandatanganiBuku(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	if isi.Cocok, err = k.s.Kantor.PeriksaBuku(k.ctx(), k.Lembaga.ID); err != nil {
		if err := isi.pakai(err); err != nil {
			return err
		}
	}
	reg, baku, err := k.registerDanBaku()
	if err != nil {
		return err
	}
	isi.Tunggu = len(reg.Banding(baku).Semua())
	return k.tampilSalah(isi.salah, "meja_privasi", "Pelindungan data pribadi", isi)
}

// tandatanganiBuku signs the log now, before a backup.
func (k *kunjungan) tandatanganiBuku() error {
	if _, err := k.s.Kantor.TandatanganiBuku(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	return k.pindah("/privasi", "Buku catatan ditandatangani.")
}
