package situs

import (
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanGajiAtur = []halaman{
	{pola: "GET /gaji/pengaturan", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).aturGaji},
	{pola: "POST /gaji/pengaturan", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).simpanAturGaji},
	{pola: "GET /gaji/komponen", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).komponenGaji},
}

type isiAturGaji struct {
	salah
	Ada                                                  bool
	Sejak, UMK, Kelas, Batas, Hari, Lebaran, NPWP, NITKU string
	Tunai, Pisah                                         bool
}

func (k *kunjungan) aturGaji() error { return k.tampilAturGaji(nil) }

func (k *kunjungan) tampilAturGaji(galat error) error {
	p, ada, err := k.s.Pegawai.Pengaturan(k.ctx(), k.Pelaku, k.hariIni())
	if err != nil {
		return err
	}
	isi := isiAturGaji{Ada: ada, Sejak: dasar.Bln(k.hariIni().Tahun(), 1).Awal().String(), Kelas: "1", Batas: "50", Hari: "6"}
	if ada {
		isi.Sejak, isi.UMK, isi.Kelas, isi.Batas, isi.Hari = p.Sejak.String(), p.UMK.Angka(), angkaTeks(p.KelasJKK), p.BatasPotongan.String(), angkaTeks(p.HariKerja)
		isi.Tunai, isi.Pisah, isi.NPWP, isi.NITKU = p.Tunai, p.PenyetujuLain, p.NPWPPemotong, p.IDTempatUsaha
		for _, h := range p.HariRaya {
			if h.Agama == pegawai.Islam {
				isi.Lebaran = h.Tanggal.String()
			}
		}
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		f := k.r.PostFormValue
		isi.Sejak, isi.UMK, isi.Kelas, isi.Batas, isi.Hari, isi.Lebaran = f("sejak"), f("umk"), f("kelas_jkk"), f("batas_potongan"), f("hari_kerja"), f("lebaran")
		isi.Tunai, isi.Pisah, isi.NPWP, isi.NITKU = f("tunai") != "", f("pisah") != "", f("npwp"), f("nitku")
	}
	return k.tampilSalah(isi.salah, "gaji_atur", "Pengaturan penggajian", isi)
}

func angkaTeks(n int) string { return dasar.Rupiah(n).Angka() }

// simpanAturGaji stores the settings and, the first time, the default components
// and positions.
func (k *kunjungan) simpanAturGaji() error {
	p, err := k.bacaAturGaji()
	if err != nil {
		return k.tampilAturGaji(err)
	}
	if _, err := k.s.Pegawai.AturPengaturan(k.ctx(), k.Pelaku, "", p); err != nil {
		return k.tampilAturGaji(err)
	}
	if err := k.s.Pegawai.SiapkanPenggajian(k.ctx(), k.Pelaku, p.Sejak); err != nil {
		return k.tampilAturGaji(err)
	}
	return k.pindah("/gaji", "Pengaturan penggajian disimpan.")
}

func (k *kunjungan) bacaAturGaji() (p pegawai.Pengaturan, err error) {
	f := func(nama string) string { return strings.TrimSpace(k.r.PostFormValue(nama)) }
	lama, _, err := k.s.Pegawai.Pengaturan(k.ctx(), k.Pelaku, k.hariIni())
	if err != nil {
		return p, err
	}
	p = lama // what this page does not show stays
	if p.Akun == (pegawai.PetaAkun{}) {
		p.Akun, p.PekanSebulan = pegawai.PetaAkunBaku(), 400
	}
	if p.Sejak, err = dasar.ParseTanggal(f("sejak")); err != nil {
		return p, err
	}
	if p.UMK, err = dasar.ParseRupiah(f("umk")); err != nil {
		return p, err
	}
	if p.BatasPotongan, err = pegawai.ParsePersen(f("batas_potongan")); err != nil {
		return p, err
	}
	kelas, _ := dasar.ParseRupiah(f("kelas_jkk")) // what is no number is 0, and refused below
	hari, _ := dasar.ParseRupiah(f("hari_kerja"))
	p.KelasJKK, p.HariKerja = int(min(kelas, 99)), int(min(hari, 99))
	p.Tunai, p.PenyetujuLain, p.NPWPPemotong, p.IDTempatUsaha = f("tunai") != "", f("pisah") != "", f("npwp"), f("nitku")
	if f("lebaran") != "" {
		t, err := dasar.ParseTanggal(f("lebaran"))
		if err != nil {
			return p, err
		}
		raya := []pegawai.HariRaya{{Agama: pegawai.Islam, Tanggal: t}}
		for _, h := range p.HariRaya {
			if h.Agama != pegawai.Islam {
				raya = append(raya, h)
			}
		}
		p.HariRaya = raya
	}
	return p, p.Validate()
}

type isiKomponenGaji struct {
	Kini []pegawai.Komponen
}

func (k *kunjungan) komponenGaji() error {
	ks, err := k.s.Pegawai.Komponen(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	var isi isiKomponenGaji
	sudah := map[pegawai.KodeKomponen]bool{}
	for _, x := range ks { // newest version first
		if !sudah[x.Kode] {
			sudah[x.Kode] = true
			isi.Kini = append(isi.Kini, x)
		}
	}
	return k.tampil("gaji_komponen", "Komponen gaji", isi)
}
