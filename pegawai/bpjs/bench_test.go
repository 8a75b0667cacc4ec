package bpjs_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/bpjs"
)

// hasil keeps the compiler from dropping the work.
var hasil bpjs.Iuran

func BenchmarkHitung(b *testing.B) {
	tab := tabel(b, 2026, 10)
	m := bpjs.Masukan{Upah: 4_000_000, UMK: 2_500_000, KelasJKK: 1, Ikut: bpjs.Semua(), Lahir: dasar.Tgl(1990, 1, 1)}
	b.ReportAllocs()
	for i := range b.N {
		m.Upah = dasar.Rupiah(3_000_000 + i%10_000_000)
		iuran, err := tab.Hitung(m, nil)
		if err != nil {
			b.Fatal(err)
		}
		hasil = iuran
	}
}

// BenchmarkTangan is the same arithmetic with the law written into the code.
func BenchmarkTangan(b *testing.B) {
	persen := func(r dasar.Rupiah, t dasar.Rupiah) dasar.Rupiah { return (r*t + 5_000) / 10_000 }
	umk := dasar.Rupiah(2_500_000)
	for i := range b.N {
		upah := dasar.Rupiah(3_000_000 + i%10_000_000)
		kes, jp := min(max(upah, umk), 12_000_000), min(upah, 11_086_300)
		h := bpjs.Iuran{
			KesehatanLembaga: persen(kes, 400), Kesehatan: persen(kes, 100), JHTLembaga: persen(upah, 370), JHT: persen(upah, 200),
			JPLembaga: persen(jp, 200), JP: persen(jp, 100), JKK: persen(upah, 24), JKM: persen(upah, 30),
		}
		h.Bruto, h.Pengurang = h.KesehatanLembaga+h.JKK+h.JKM, h.JHT+h.JP
		h.Lembaga, h.Pekerja = h.Bruto+h.JHTLembaga+h.JPLembaga, h.Pengurang+h.Kesehatan
		hasil = h
	}
}
