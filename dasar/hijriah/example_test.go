package hijriah_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

func Example() {
	h, err := hijriah.Baku().Dari(dasar.Tgl(2026, 9, 24))
	fmt.Println(h, err)
	// Output: 12 Rabiulakhir 1448 H <nil>
}

func ExampleKalender_Tanggal() {
	t, err := hijriah.Baku().Tanggal(dasar.Hijriah{Tahun: 1448, Bulan: 10, Hari: 1})
	fmt.Println(t.Panjang(), err)
	// Output: 10 Maret 2027 <nil>
}

func ExampleKalender_Uraikan() {
	for _, t := range []dasar.Tanggal{dasar.Tgl(2010, 8, 11), dasar.Tgl(2026, 3, 21), dasar.Tgl(2026, 12, 10)} {
		l, _ := hijriah.Baku().Uraikan(t)
		fmt.Println(l)
	}
	// Output:
	// 1 Ramadan 1431 H (kira-kira)
	// 1 Syawal 1447 H
	// 1 Rajab 1448 H (sementara)
}

func ExampleKalender_Dengan() {
	k, err := hijriah.Baku().Dengan(hijriah.Putusan{
		Tahun: 1448, Bulan: 7, Awal: dasar.Tgl(2026, 12, 11),
		Sumber: "keputusan pengasuh 9 Desember 2026",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	h, _ := k.Dari(dasar.Tgl(2026, 12, 10))
	fmt.Println(h)
	// Output: 30 Jumadilakhir 1448 H
}
