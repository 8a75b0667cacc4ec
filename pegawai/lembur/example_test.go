package lembur_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func Example() {
	buku, _ := lembur.Baku()
	tabel, _ := buku.Pada(dasar.Tgl(2026, 10, 8))
	upah, _ := tabel.Dasar(3_000_000, 460_000, 0, nil)
	var u uraian.Uraian
	hasil, err := tabel.Hitung(lembur.Masukan{Upah: upah, Hari: lembur.HariKerja, Pekan: 6, Jam: decimal.RequireFromString("2.5")}, &u)
	fmt.Println(hasil.Sejam, hasil.Satuan, hasil.Jumlah, err)
	for _, l := range u.Langkah {
		fmt.Println(l.Teks)
	}
	// Output:
	// Rp20.000 4.5 Rp90.000 <nil>
	// 1 jam × 1,5
	// 1,5 jam × 2
	// upah lembur 1/173 × Rp3.460.000 × 4,5; sejam kira-kira Rp20.000
}

// Before overtime is ordered, the limits are a refusal.
func ExampleTabel_PeriksaBatas() {
	buku, _ := lembur.Baku()
	tabel, _ := buku.Pada(dasar.Tgl(2026, 10, 8))
	fmt.Println(tabel.PeriksaBatas(lembur.HariKerja, decimal.NewFromInt(4), decimal.NewFromInt(20)))
	// Output:
	// [PEG-LEMBUR-08] lembur 20 jam melebihi batas 18 jam sepekan; kurangi atau bagi ke orang lain
}
