package kalender_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

func Example() {
	a := kalender.Agenda{
		LiburPekanan: []time.Weekday{time.Friday},
		Acara: []kalender.Acara{
			{ID: "isra", Nama: "Isra Mikraj", Libur: true, Pola: kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, Bulan: 7, HariKe: 27}},
			{ID: "kliwon", Nama: "Istigasah", Pola: kalender.Pola{Jenis: kalender.Weton, Hari: []time.Weekday{time.Friday}, Pasaran: kalender.Kliwon, Malam: true}},
		},
	}
	hari, err := a.Jabarkan(hijriah.Baku(), dasar.Tgl(2027, 1, 1), dasar.Tgl(2027, 1, 31))
	for _, h := range hari {
		fmt.Println(h)
	}
	e, _ := a.Efektif(hijriah.Baku(), dasar.Tgl(2027, 1, 1), dasar.Tgl(2027, 1, 31))
	fmt.Println(e.Hari, "hari efektif,", e.Pekanan, "Jumat,", len(e.Libur), "libur;", err)
	// Output:
	// 2027-01-05 Selasa Pahing, 27 Rajab 1448 H (sementara): Isra Mikraj
	// 2027-01-07 Kamis Wage, 29 Rajab 1448 H (sementara): Istigasah
	// 25 hari efektif, 5 Jumat, 1 libur; <nil>
}

func ExamplePola_Jabarkan() {
	p := kalender.Pola{Jenis: kalender.PekanKe, Hari: []time.Weekday{time.Saturday}, Ke: []int{1, kalender.Terakhir}, Kecuali: []dasar.Tanggal{dasar.Tgl(2026, 12, 26)}}
	hari, err := p.Jabarkan(hijriah.Baku(), dasar.Tgl(2026, 11, 1), dasar.Tgl(2026, 12, 31))
	for _, h := range hari {
		fmt.Println(h.Hari)
	}
	fmt.Println(err)
	// Output:
	// 2026-11-07
	// 2026-11-28
	// 2026-12-05
	// <nil>
}

func ExampleUsulTahun() {
	t, err := kalender.UsulTahun(hijriah.Baku(), kalender.Hijriah, 1447, 10, 2)
	fmt.Println(t.Nama, err)
	for _, m := range t.Masa {
		fmt.Println(m.Nama, m.Mulai, m.Selesai)
	}
	// Output:
	// 1447-1448 H <nil>
	// Semester 1 2026-03-21 2026-09-12
	// Semester 2 2026-09-13 2027-03-09
}

func ExampleWetonDari() {
	fmt.Println(kalender.WetonDari(dasar.Tgl(1945, 8, 17)))
	// Output: Jumat Legi
}
