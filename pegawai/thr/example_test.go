package thr_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/thr"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func Example() {
	idulfitri := dasar.Tgl(2026, 3, 20) // decided by the government, given by the caller
	buku, _ := thr.Baku()
	tabel, _ := buku.Pada(idulfitri)
	nama, _ := tabel.HariRaya("Islam")

	var u uraian.Uraian
	hasil, err := tabel.Hitung(thr.Masukan{HariRaya: idulfitri, Mulai: dasar.Tgl(2025, 12, 15), Upah: 3_500_000}, &u)
	fmt.Println(nama, hasil.Bulan, hasil.Jumlah, hasil.JatuhTempo, err)
	for _, l := range u.Langkah {
		fmt.Println(l.Teks)
	}
	// Output:
	// Idulfitri 3 Rp875.000 2026-03-13 <nil>
	// masa kerja 3 bulan penuh: 3/12 × upah, dibulatkan sekali, setengah ke atas
	// dibayar paling lambat 13 Maret 2026
}
