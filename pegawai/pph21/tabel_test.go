package pph21_test

import (
	"fmt"
	"os"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// What a year of a status is worth; K/I counts the income of both.
func ExampleTabel_PTKP() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 1, 1))
	for _, teks := range []string{"TK/0", "K/1", "K/I/3"} {
		s, _ := pph21.ParseStatus(teks)
		ptkp, err := tabel.PTKP(s)
		fmt.Println(s, ptkp, err)
	}
	// Output:
	// TK/0 Rp54.000.000 <nil>
	// K/1 Rp63.000.000 <nil>
	// K/I/3 Rp126.000.000 <nil>
}

// The column of monthly rates follows from the PTKP; K/I has none.
func ExampleTabel_Kategori() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 1, 1))
	for _, teks := range []string{"TK/1", "K/1", "K/3", "K/I/0"} {
		s, _ := pph21.ParseStatus(teks)
		if k, err := tabel.Kategori(s); err != nil {
			fmt.Println(err)
		} else {
			fmt.Println(s, k)
		}
	}
	// Output:
	// TK/1 A
	// K/1 B
	// K/3 C
	// [PEG-PPH-03] status K/I/0 hanya ada di SPT Tahunan; pakai K/0 sampai K/3 untuk memotong PPh 21
}

// A row holds its upper bound: one rupiah more is the next row.
func ExampleTabel_Tarif() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 1, 1))
	for _, bruto := range []dasar.Rupiah{5_400_000, 5_400_001, 10_050_000} {
		tarif, _ := tabel.Tarif('A', bruto)
		fmt.Println(bruto, tarif)
	}
	// Output:
	// Rp5.400.000 0%
	// Rp5.400.001 0,25%
	// Rp10.050.000 2%
}

// A book of one's own holds nothing but the parts that it is made of, and says which
// are missing.
func ExampleBaruBuku() {
	bagian, _ := pph21.BacaFS(os.DirFS("data"))
	buku, _ := pph21.BaruBuku(bagian...)
	tabel, _ := buku.Pada(dasar.Tgl(2026, 1, 1))
	ptkp, _ := tabel.PTKP(pph21.TK0)
	fmt.Println(len(buku.Bagian()), ptkp)

	sedikit, _ := pph21.BaruBuku(bagian[0])
	_, err := sedikit.Pada(dasar.Tgl(2026, 1, 1))
	fmt.Println(dasar.RuleOf(err))
	_, err = pph21.BaruBuku(bagian[0], bagian[0])
	fmt.Println(err)
	// Output:
	// 10 Rp54.000.000
	// PEG-PPH-07
	// [PEG-PPH-15] dua tabel biaya_jabatan mulai 1 Januari 2024; pakai satu
}

// Biaya jabatan of one month is exact: it is rounded where the months are added up.
func ExampleTabel_BiayaSebulan() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 1, 1))
	for _, bruto := range []dasar.Rupiah{3_333_333, 25_000_000} {
		jabatan, _ := tabel.BiayaSebulan(bruto, false)
		pensiun, _ := tabel.BiayaSebulan(bruto, true)
		fmt.Println(bruto, jabatan, pensiun)
	}
	// Output:
	// Rp3.333.333 166666.65 166666.65
	// Rp25.000.000 500000 200000
}
