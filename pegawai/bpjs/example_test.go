package bpjs_test

import (
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/bpjs"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func Example() {
	buku, _ := bpjs.Baku()
	tabel, _ := buku.Pada(dasar.Bln(2026, 3))
	iuran, err := tabel.Hitung(bpjs.Masukan{Upah: 10_000_000, UMK: 3_000_000, KelasJKK: 1, Ikut: bpjs.Semua()}, nil)
	fmt.Println(iuran.Kesehatan, iuran.JHT, iuran.JP, iuran.Pekerja, err)
	fmt.Println(iuran.Bruto, iuran.Pengurang)
	// Output:
	// Rp100.000 Rp200.000 Rp100.000 Rp400.000 <nil>
	// Rp454.000 Rp300.000
}

// A slip opens its numbers.
func ExampleTabel_Hitung() {
	buku, _ := bpjs.Baku()
	tabel, _ := buku.Pada(dasar.Bln(2026, 3))
	var u uraian.Uraian
	_, _ = tabel.Hitung(bpjs.Masukan{Upah: 15_000_000, UMK: 3_000_000, Ikut: bpjs.Ikut{JP: true}}, &u)
	for _, l := range u.Langkah[1:4] {
		fmt.Printf("%s = %s\n", l.Teks, l.Nilai)
	}
	// Output:
	// dasar iuran JP: upah dibatasi = Rp11.086.300
	// JP lembaga: 2% × Rp11.086.300 = Rp221.726
	// JP pekerja: 1% × Rp11.086.300 = Rp110.863
}

// The cap of next year is a row, not a release.
func ExampleBuku_Tambah() {
	buku, _ := bpjs.Baku()
	buku, err := buku.Tambah(strings.NewReader(`sejak,program,kelas,lembaga_persen,pekerja_persen,tambahan_persen,batas_bawah,batas_atas,batas_usia,dalam_bruto,pengurang,sumber
2027-03,JP,,2,1,,,11600000,59,tidak,ya,surat BPJS Ketenagakerjaan (contoh)
`))
	fmt.Println(err)
	for _, bulan := range []dasar.Bulan{dasar.Bln(2027, 2), dasar.Bln(2027, 3)} {
		tabel, _ := buku.Pada(bulan)
		iuran, _ := tabel.Hitung(bpjs.Masukan{Upah: 20_000_000, Ikut: bpjs.Ikut{JP: true}}, nil)
		fmt.Println(bulan, iuran.JP, len(iuran.Peringatan))
	}
	// Output:
	// <nil>
	// 2027-02 Rp110.863 0
	// 2027-03 Rp116.000 0
}
