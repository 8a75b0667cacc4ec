package situs

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// angkaBeranda is one figure of the home page and the page behind it. Nilai is
// "" where there are no data yet, which is not zero.
type angkaBeranda struct {
	Nama, Nilai, Ket, Ke string
}

func (k *kunjungan) beranda() error {
	if k.Akun.Peran == privasi.PeranWali || k.Akun.Peran == privasi.PeranSantri {
		return k.pindah("/data-saya", "")
	}
	var as []angkaBeranda
	for _, x := range []struct {
		izin akun.Izin
		fn   func(*kunjungan) (angkaBeranda, error)
	}{
		{akun.LihatSantri, (*kunjungan).angkaSantri},
		{akun.LihatUang, (*kunjungan).angkaTagihan},
		{akun.LihatUang, (*kunjungan).angkaTunggakan},
		{akun.Laporan, (*kunjungan).angkaKas},
		{akun.Bank, (*kunjungan).angkaBank},
		{akun.SetujuPrivasi, (*kunjungan).angkaDampak},
		{akun.SetujuPrivasi, (*kunjungan).angkaTujuan},
	} {
		if !akun.Boleh(k.Akun.Peran, x.izin) || k.s.Laporan == nil {
			continue
		}
		a, err := x.fn(k)
		if dasar.KindOf(err) == dasar.Forbidden {
			continue // a figure of the whole institution, for somebody of one unit
		}
		if err != nil {
			return err
		}
		if a.Nama != "" {
			as = append(as, a)
		}
	}
	return k.tampil("beranda", "Beranda", as)
}

func (k *kunjungan) angkaSantri() (angkaBeranda, error) {
	a := angkaBeranda{Nama: "Santri aktif", Ke: "/santri?status=aktif", Ket: "belum ada santri"}
	n, err := k.s.Santri.Hitung(k.ctx(), k.Pelaku, santri.Saringan{Status: []santri.Status{santri.Aktif}})
	if err != nil {
		return a, err
	}
	semua := n
	if n == 0 {
		if semua, err = k.s.Santri.Hitung(k.ctx(), k.Pelaku, santri.Saringan{}); err != nil {
			return a, err
		}
	}
	if semua > 0 {
		a.Nilai, a.Ket = bilangan(n), ""
	}
	return a, nil
}

// angkaTagihan says what was billed for this month; somebody of one unit only
// learns whether it was.
func (k *kunjungan) angkaTagihan() (angkaBeranda, error) {
	b := k.hariIni().Bulan()
	a := angkaBeranda{Nama: "Tagihan " + b.Panjang(), Ke: "/tagihan?bulan=" + b.String(), Ket: "belum terbit"}
	if !k.Pelaku.Lingkup.Semua {
		ada, err := k.s.Keuangan.AdaTagihan(k.ctx(), k.Pelaku, keuangan.SaringTagihan{Periode: b.String()})
		if ada {
			a.Nilai, a.Ket = "terbit", ""
		}
		return a, err
	}
	ps, _, err := k.s.Keuangan.CariPutaran(k.ctx(), k.Pelaku, dasar.Page{Limit: dasar.MaxPage})
	n, total := 0, dasar.Rupiah(0)
	for _, p := range ps {
		if p.Bulan == b {
			n, total = n+p.Jumlah, total+p.Total
		}
	}
	if n > 0 {
		a.Nilai, a.Ket = total.String(), bilangan(n)+" tagihan terbit"
	} else if akun.Boleh(k.Akun.Peran, akun.Menagih) {
		a.Ke = "/tagihan/terbit?bulan=" + b.String()
	}
	return a, err
}

func (k *kunjungan) angkaTunggakan() (angkaBeranda, error) {
	a := angkaBeranda{Nama: "Tunggakan", Ke: "/tunggakan?menurut=unit", Ket: "belum ada tagihan"}
	d, err := k.s.Laporan.Tunggakan(k.ctx(), k.Pelaku.Untuk(privasi.TujuanLaporan), keuangan.MintaTunggakan{Menurut: keuangan.PerUnit})
	if err != nil {
		return a, err
	}
	if d.Kosong() {
		ada, err := k.s.Keuangan.AdaTagihan(k.ctx(), k.Pelaku, keuangan.SaringTagihan{})
		if ada {
			a.Nilai, a.Ket = dasar.Rupiah(0).String(), "semua tagihan lunas"
		}
		return a, err
	}
	sisa, err := jumlahKolom(d, "Jumlah")
	a.Nilai, a.Ket = sisa.String(), "sisa semua tagihan yang belum lunas"
	return a, err
}

func (k *kunjungan) angkaKas() (angkaBeranda, error) {
	a := angkaBeranda{Nama: "Uang masuk hari ini", Ke: "/kas", Ket: "belum ada pembayaran hari ini"}
	d, err := k.s.Laporan.Kas(k.ctx(), k.Pelaku.Untuk(privasi.TujuanLaporan), laporan.SaringKas{})
	if err != nil || d.Kosong() {
		return a, err
	}
	masuk, err := jumlahKolom(d, "Masuk")
	if err != nil {
		return a, err
	}
	keluar, err := jumlahKolom(d, "Keluar")
	a.Nilai, a.Ket = masuk.String(), ""
	if keluar != 0 {
		a.Ket = "dibalik atau dikembalikan " + keluar.String()
	}
	return a, err
}

func (k *kunjungan) angkaBank() (angkaBeranda, error) {
	a := angkaBeranda{Nama: "Baris bank menunggu", Ke: "/bank", Ket: "belum ada mutasi; unggah dahulu"}
	per, err := k.s.Keuangan.HitungMutasi(k.ctx(), k.Pelaku, "")
	if err == nil && len(per) > 0 {
		n := 0
		for _, p := range per {
			n += p[keuangan.Menunggu]
		}
		a.Nilai, a.Ket = bilangan(n), "untuk diputuskan"
	}
	return a, err
}

// bilangan writes a count with the dots of thousands.
func bilangan(n int) string { return dasar.Rupiah(n).Angka() }

// jumlahKolom is the total of a money column by its heading.
func jumlahKolom(d laporan.Dokumen, judul string) (dasar.Rupiah, error) {
	for i, c := range d.Kolom {
		if c.Judul == judul && c.Jenis == laporan.Uang && i < len(d.Jumlah) {
			return d.Jumlah[i].Uang, nil
		}
	}
	return 0, fmt.Errorf("statement %q has no money column %q", d.Judul, judul)
}
