package situs

import (
	"net/url"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanGajiKomponen = []halaman{
	{pola: "GET /gaji/komponen", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).daftarKomponenGaji},
	{pola: "POST /gaji/komponen", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).ubahKomponenGaji},
	{pola: "GET /gaji/komponen/satu", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).komponenGaji},
	{pola: "GET /gaji/komponen/baru", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).komponenGajiBaru},
	{pola: "POST /gaji/komponen/periksa", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).periksaKomponenGaji},
}

var (
	// errKomponenAda says that a new component has the code of one that exists.
	errKomponenAda = dasar.Aturan("SRV-KOMPONEN-01")
	// errKomponenTiada says that there is no component of that code.
	errKomponenTiada = dasar.Aturan("SRV-KOMPONEN-02")
)

type isiDaftarKomponen struct {
	salah
	Teks  string
	Semua bool // those out of use as well
	Kini  []KomponenTampak
	Siap  []KomponenSiap
	Hari  dasar.Tanggal
}

// KomponenTampak is a component as it holds today, or as it will first hold.
type KomponenTampak struct {
	pegawai.Komponen
	Nanti dasar.Tanggal // a version that is yet to come begins here
}

// KomponenSiap is a component that is added in one click.
type KomponenSiap struct {
	pegawai.Komponen
	Keadaan string // "", "tidak dipakai", "dipakai"
}

func (k *kunjungan) daftarKomponenGaji() error { return k.tampilDaftarKomponen(nil) }

func (k *kunjungan) tampilDaftarKomponen(galat error) error {
	q := k.r.URL.Query()
	isi := isiDaftarKomponen{Teks: strings.TrimSpace(q.Get("q")), Semua: q.Get("semua") != "", Hari: k.hariIni()}
	ks, err := k.s.Pegawai.Komponen(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	kini := komponenKini(ks, isi.Hari)
	for _, x := range kini {
		cocok := isi.Teks == "" || strings.Contains(strings.ToLower(x.Nama+" "+string(x.Kode)), strings.ToLower(isi.Teks))
		if cocok && (x.Aktif || isi.Semua || isi.Teks != "" || !x.Nanti.IsZero()) {
			isi.Kini = append(isi.Kini, x)
		}
	}
	if k.htmx() {
		return k.tampilBagian("gaji_komponen", "hasil-komponen", isi)
	}
	for _, s := range pegawai.KomponenPesantren(isi.Hari.Bulan().Awal()) {
		siap := KomponenSiap{Komponen: s}
		if i := slices.IndexFunc(kini, func(x KomponenTampak) bool { return x.Kode == s.Kode }); i >= 0 {
			if siap.Keadaan = "tidak dipakai"; kini[i].Aktif {
				siap.Keadaan = "dipakai"
			}
		}
		isi.Siap = append(isi.Siap, siap)
	}
	return k.tampilSalah(isi.salah, "gaji_komponen", "Komponen gaji", isi)
}

// komponenKini returns the version of every component that holds on the day, else the
// first one to come; those out of use included.
func komponenKini(ks []pegawai.Komponen, hari dasar.Tanggal) (kini []KomponenTampak) {
	for _, x := range ks {
		i := slices.IndexFunc(kini, func(y KomponenTampak) bool { return y.Kode == x.Kode })
		if i < 0 {
			kini = append(kini, KomponenTampak{Komponen: x})
			i = len(kini) - 1
		}
		y, nanti := &kini[i], x.Sejak.After(hari)
		switch lama := y.Sejak.After(hari); {
		case lama && (!nanti || x.Sejak.Before(y.Sejak)), !lama && !nanti && x.Sejak.After(y.Sejak):
			y.Komponen = x
		}
		if nanti && (y.Nanti.IsZero() || x.Sejak.Before(y.Nanti)) {
			y.Nanti = x.Sejak
		}
	}
	return kini
}

// ubahKomponenGaji takes the forms about components.
func (k *kunjungan) ubahKomponenGaji() error {
	f := k.r.PostForm
	switch f.Get("aksi") {
	case "siap":
		return k.siapkanKomponen(pegawai.KodeKomponen(f.Get("kode")))
	case "mati", "hidup":
		return k.pakaiKomponen(f.Get("aksi") == "hidup")
	case "coba":
		x, err := k.bacaKomponen()
		if err != nil {
			return k.tampilKomponenGaji(x, nil, err)
		}
		return k.cobaKomponen(x, f.Get("bulan"))
	}
	return k.simpanKomponenGaji()
}

// siapkanKomponen adds one of the ready components from this month on, or puts one
// that is there back into use.
func (k *kunjungan) siapkanKomponen(kode pegawai.KodeKomponen) error {
	siap := pegawai.KomponenPesantren(k.hariIni().Bulan().Awal())
	i := slices.IndexFunc(siap, func(x pegawai.Komponen) bool { return x.Kode == kode })
	if i < 0 {
		return k.tampilDaftarKomponen(errKomponenTiada.Invalidf("pilih salah satu komponen siap pakai"))
	}
	x := siap[i]
	ks, err := k.s.Pegawai.Komponen(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, ada := range komponenKini(ks, k.hariIni()) {
		if ada.Kode != kode {
			continue
		}
		if ada.Aktif {
			return k.pindah(alamatKomponen(x), "Komponen %s sudah dipakai.", ada.Nama)
		}
		if aturan := x.Aturan; ada.Aturan == "belum diisi" {
			ada.Aturan = aturan
		}
		sejak := x.Sejak
		if x = ada.Komponen; x.Sejak.Before(sejak) {
			x.Sejak = sejak
		}
		x.Aktif = true
	}
	if err := k.s.Pegawai.AturKomponen(k.ctx(), k.Pelaku, x); err != nil {
		return k.tampilDaftarKomponen(err)
	}
	return k.pindah(alamatKomponen(x), "Komponen %s dipakai sejak %s. Periksa sifatnya, lalu isi nilainya per pegawai.", x.Nama, x.Sejak.Panjang())
}

// pakaiKomponen puts a component out of use from a day on, or back into use.
func (k *kunjungan) pakaiKomponen(aktif bool) error {
	f := k.r.PostForm
	sejak, err := dasar.ParseTanggal(f.Get("sejak"))
	if err != nil {
		return k.tampilDaftarKomponen(diBidang(err, "sejak"))
	}
	x, ada, err := k.versiKomponen(f.Get("kode"), sejak)
	if err != nil {
		return err
	}
	if !ada {
		return k.tampilDaftarKomponen(errKomponenTiada.Invalidf("komponen itu tidak ada, atau belum berlaku pada tanggal itu").Pada("sejak"))
	}
	x.Sejak, x.Aktif = sejak, aktif
	if err := k.s.Pegawai.AturKomponen(k.ctx(), k.Pelaku, x); err != nil {
		return k.tampilKomponenGaji(x, nil, err)
	}
	kata := "tidak dipakai lagi"
	if aktif {
		kata = "dipakai kembali"
	}
	return k.pindah(alamatKomponen(x), "Komponen %s %s sejak %s.", x.Nama, kata, sejak.Panjang())
}

// versiKomponen returns the version of a component that holds on a day.
func (k *kunjungan) versiKomponen(kode string, hari dasar.Tanggal) (x pegawai.Komponen, ada bool, err error) {
	ks, err := k.s.Pegawai.Komponen(k.ctx(), k.Pelaku)
	for _, y := range ks {
		if string(y.Kode) == kode && !y.Sejak.After(hari) && (!ada || y.Sejak.After(x.Sejak)) {
			x, ada = y, true
		}
	}
	return x, ada, err
}

func alamatKomponen(x pegawai.Komponen) string {
	return "/gaji/komponen/satu?" + url.Values{"kode": {string(x.Kode)}}.Encode()
}
