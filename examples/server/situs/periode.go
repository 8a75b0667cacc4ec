package situs

import (
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanPeriode = []halaman{
	{pola: "GET /periode", izin: akun.Buku, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).daftarPeriode},
	{pola: "GET /periode/{bulan}", izin: akun.Buku, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).periode},
	{pola: "POST /periode/{bulan}", izin: akun.Buku, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).ubahPeriode},
	{pola: "GET /periode/periksa", izin: akun.Buku, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).periksaBuku},
}

type isiDaftarPeriode struct {
	Baris []BarisPeriode
	Buka  bool // this role may reopen
}

// BarisPeriode is one month with its newest change.
type BarisPeriode struct {
	Bulan    dasar.Bulan
	Dikunci  bool
	Berakhir bool
	Akhir    keuangan.Periode // the newest change, or zero
	Petugas  string
}

// bulanTampil is how many months back the list goes at least.
const bulanTampil = 14

func (k *kunjungan) daftarPeriode() error {
	ps, err := k.s.Keuangan.StatusBuku(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	petugas, err := k.semuaAkun()
	if err != nil {
		return err
	}
	isi := isiDaftarPeriode{}
	if isi.Buka, err = k.bolehBuka(); err != nil {
		return err
	}
	kini := k.hariIni().Bulan()
	dari := kini.Tambah(1 - bulanTampil)
	for _, p := range ps {
		if p.Bulan.Compare(dari) < 0 {
			dari = p.Bulan
		}
	}
	for b := kini; b.Compare(dari) >= 0; b = b.Tambah(-1) {
		x := BarisPeriode{Bulan: b, Berakhir: !k.hariIni().Before(b.Akhir())}
		if i := slices.IndexFunc(ps, func(p keuangan.Periode) bool { return p.Bulan == b }); i >= 0 {
			x.Akhir, x.Dikunci, x.Petugas = ps[i], ps[i].Status == keuangan.PeriodeDikunci, petugas[ps[i].Oleh]
		}
		isi.Baris = append(isi.Baris, x)
	}
	return k.tampil("periode", "Periode buku", isi)
}

func (k *kunjungan) bolehBuka() (bool, error) {
	p, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	return slices.Contains(p.PembukaPeriode, k.Akun.Peran), err
}

type isiPeriode struct {
	salah
	Bulan   dasar.Bulan
	Dikunci bool
	Riwayat []keuangan.Periode
	Petugas map[string]string
	Susulan []BarisJurnal
	Lanjut  string
	Buka    bool
	Alasan  string
	Akhir   dasar.Tanggal // last day of the month
	Hari    dasar.Tanggal
}

func (k *kunjungan) periode() error { return k.tampilPeriode("", nil) }

func (k *kunjungan) tampilPeriode(alasan string, galat error) error {
	b, err := dasar.ParseBulan(k.r.PathValue("bulan"))
	if err != nil {
		return errTakAda.NotFoundf("bulan ini tidak terbaca; pilih dari daftar periode")
	}
	isi := isiPeriode{Bulan: b, Alasan: alasan, Akhir: b.Akhir(), Hari: k.hariIni()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	semua, err := k.s.Keuangan.RiwayatPeriode(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, p := range semua {
		if p.Bulan == b {
			isi.Riwayat = append(isi.Riwayat, p)
		}
	}
	isi.Dikunci = len(isi.Riwayat) > 0 && isi.Riwayat[0].Status == keuangan.PeriodeDikunci
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	if isi.Buka, err = k.bolehBuka(); err != nil {
		return err
	}
	js, next, err := k.s.Keuangan.Susulan(k.ctx(), k.Pelaku, b, dasar.Page{After: k.r.URL.Query().Get("setelah"), Limit: 50})
	if err != nil {
		return err
	}
	isi.Susulan = susunJurnal(js, nil)
	if next != "" {
		isi.Lanjut = "?setelah=" + url.QueryEscape(next)
	}
	return k.tampilSalah(isi.salah, "periode_satu", "Periode "+b.Panjang(), isi)
}

func (k *kunjungan) ubahPeriode() error {
	if err := k.isian(); err != nil {
		return err
	}
	b, err := dasar.ParseBulan(k.r.PathValue("bulan"))
	if err != nil {
		return errTakAda.NotFoundf("bulan ini tidak terbaca; pilih dari daftar periode")
	}
	alasan, kabar := k.r.PostForm.Get("alasan"), "%s dikunci: tidak ada lagi yang dapat dibukukan ke bulan itu."
	switch k.r.PostForm.Get("aksi") {
	case "kunci":
		err = k.s.Keuangan.KunciPeriode(k.ctx(), k.Pelaku, b, alasan)
	case "buka":
		kabar = "%s dibuka lagi; jurnal susulan akan tercatat sebagai susulan."
		err = k.s.Keuangan.BukaPeriode(k.ctx(), k.Pelaku, b, alasan)
	default:
		err = errForm.Invalidf("pilih kunci atau buka").Pada("aksi")
	}
	if err != nil {
		return k.tampilPeriode(alasan, err)
	}
	return k.pindah("/periode/"+b.String(), kabar, b.Panjang())
}

// periksaBuku adds every stored total up again from its rows.
func (k *kunjungan) periksaBuku() error {
	ss, err := k.s.Keuangan.PeriksaBuku(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	return k.tampil("periode_periksa", "Pemeriksaan buku", ss)
}
