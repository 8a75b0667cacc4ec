package jadwal_test

import (
	"bytes"
	"context"
	"fmt"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/santri"
)

// The same teacher in MTs by day and in the diniyah: the periods have other numbers and
// other lengths, and the clock decides.
func Example() {
	hari := []jadwal.Hari{jadwal.Sabtu, jadwal.Ahad}
	j := jadwal.Jadwal{
		Hari: hari,
		Kisi: []jadwal.Kisi{
			jadwal.KisiRata("mts", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 8)...),
			jadwal.KisiRata("diniyah", santri.Diniyah, hari, jadwal.JamRata(jadwal.Pukul(12, 0), 45, 3)...),
		},
		Rombel: []jadwal.Rombel{{ID: "7A"}, {ID: "Wustha 1"}},
		Kegiatan: []jadwal.Kegiatan{
			{ID: "ipa-7a", Kisi: "mts", Mapel: "ipa", Guru: []string{"g-12"}, Rombel: []string{"7A"}, JP: 2},
			{ID: "nahwu-w1", Kisi: "diniyah", Mapel: "nahwu", Guru: []string{"g-12"}, Rombel: []string{"Wustha 1"}, JP: 1},
		},
		Letak: []jadwal.Letak{
			{Kegiatan: "ipa-7a", Waktu: jadwal.Waktu{Hari: jadwal.Sabtu, Jam: 6}},
			{Kegiatan: "nahwu-w1", Waktu: jadwal.Waktu{Hari: jadwal.Sabtu, Jam: 0}},
		},
	}
	bentrok, err := jadwal.Periksa(j)
	fmt.Println(bentrok, err)

	papan, _ := jadwal.Susun(j)
	bentrok, _ = papan.Coba(jadwal.Letak{Kegiatan: "nahwu-w1", Waktu: jadwal.Waktu{Hari: jadwal.Sabtu, Jam: 1}})
	fmt.Println(len(bentrok))
	// Output:
	// [[AKD-JADWAL-01] Guru g-12 dijadwalkan bersamaan pada Sabtu 12:00-12:20 untuk ipa-7a dan nahwu-w1; pindahkan salah satunya.] <nil>
	// 0
}

// A class divided by sex and by language: pa and pi may meet at once, pa and the
// learners of Arabic may not.
func ExamplePecah() {
	for _, r := range jadwal.Pecah("7A", "", []string{"pa", "pi"}, []string{"arab", "inggris"}) {
		fmt.Println(r.ID, r.Isi)
	}
	// Output:
	// 7A [7A/pa/arab 7A/pa/inggris 7A/pi/arab 7A/pi/inggris]
	// 7A/pa/arab []
	// 7A/pa/inggris []
	// 7A/pi/arab []
	// 7A/pi/inggris []
	// pa [7A/pa/arab 7A/pa/inggris]
	// pi [7A/pi/arab 7A/pi/inggris]
	// arab [7A/pa/arab 7A/pi/arab]
	// inggris [7A/pa/inggris 7A/pi/inggris]
}

// While somebody drags a lesson, the page colours every place it could go to.
func ExamplePapan_Pilihan() {
	hari := []jadwal.Hari{jadwal.Senin}
	papan, err := jadwal.Susun(jadwal.Jadwal{
		Hari:     hari,
		Kisi:     []jadwal.Kisi{jadwal.KisiRata("ma", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(11, 0), 45, 3)...)},
		Kegiatan: []jadwal.Kegiatan{{ID: "fikih", Kisi: "ma", JP: 1}},
		Jeda:     []jadwal.Jeda{{Nama: "salat Zuhur", Selang: jadwal.Selang{Mulai: jadwal.Pukul(11, 50), Selesai: jadwal.Pukul(12, 20)}}},
	})
	pilihan, _ := papan.Pilihan("fikih", "")
	for _, p := range pilihan {
		fmt.Println(p.Hari, "jam ke", p.Jam+1, p.Bentrok)
	}
	fmt.Println(err)
	// Output:
	// Senin jam ke 1 []
	// Senin jam ke 2 [[AKD-JADWAL-06] Fikih mengenai salat Zuhur pada Senin 11:50-12:20; geser sebelum atau sesudahnya.]
	// Senin jam ke 3 []
	// <nil>
}

func ExampleParseSelang() {
	g, err := jadwal.ParseSelang("7.00 - 7.40")
	fmt.Println(g, err)
	_, err = jadwal.ParseSelang("23:30-00:15")
	fmt.Println(err)
	// Output:
	// 07:00-07:40 <nil>
	// [AKD-JADWAL-20] tulis waktu sebagai mulai dan selesai pada hari yang sama, misalnya 07:00-07:40
}

// What is fixed stays; the rest is placed without a clash, the same with every run.
func ExampleIsi() {
	hari := []jadwal.Hari{jadwal.Senin, jadwal.Selasa}
	j := jadwal.Jadwal{
		Hari:   hari,
		Kisi:   []jadwal.Kisi{jadwal.KisiRata("mts", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 2)...)},
		Rombel: []jadwal.Rombel{{ID: "7A"}},
		Kegiatan: []jadwal.Kegiatan{
			{ID: "fikih", Kisi: "mts", Guru: []string{"g-1"}, Rombel: []string{"7A"}, JP: 1},
			{ID: "mtk-1", Kisi: "mts", Guru: []string{"g-2"}, Rombel: []string{"7A"}, JP: 1},
			{ID: "mtk-2", Kisi: "mts", Guru: []string{"g-2"}, Rombel: []string{"7A"}, JP: 1},
		},
		Sebar: []jadwal.Sebar{{Kegiatan: []string{"mtk-1", "mtk-2"}, Jarak: 1}},
		Letak: []jadwal.Letak{{Kegiatan: "mtk-1", Waktu: jadwal.Waktu{Hari: jadwal.Selasa, Jam: 1}, Tetap: true}},
		Halangan: []jadwal.Halangan{
			{Pihak: jadwal.Pihak{Jenis: jadwal.Guru, ID: "g-1"}, Hari: jadwal.Senin, Selang: jadwal.Selang{Mulai: 0, Selesai: jadwal.Pukul(24, 0)}},
			{Pihak: jadwal.Pihak{Jenis: jadwal.Guru, ID: "g-2"}, Hari: jadwal.Senin, Selang: jadwal.Selang{Mulai: 0, Selesai: jadwal.Pukul(7, 40)}},
		},
	}
	h, err := jadwal.Isi(context.Background(), j, jadwal.AturIsi{})
	for _, l := range h.Letak {
		fmt.Println(l.Kegiatan, l.Hari, "jam ke", l.Jam+1)
	}
	fmt.Println(len(h.Sisa), err)
	// Output:
	// fikih Selasa jam ke 1
	// mtk-1 Selasa jam ke 2
	// mtk-2 Senin jam ke 2
	// 0 <nil>
}

// A timetable goes to FET and comes back.
func ExampleTulisFET() {
	hari := []jadwal.Hari{jadwal.Senin}
	j := jadwal.Jadwal{
		Hari:     hari,
		Kisi:     []jadwal.Kisi{jadwal.KisiRata("mts", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 2)...)},
		Kegiatan: []jadwal.Kegiatan{{ID: "fikih", Kisi: "mts", JP: 1}},
		Letak:    []jadwal.Letak{{Kegiatan: "fikih", Waktu: jadwal.Waktu{Hari: jadwal.Senin, Jam: 1}}},
	}
	var berkas bytes.Buffer
	catatan, err := jadwal.TulisFET(&berkas, j, "Al-Hikmah")
	fmt.Println(catatan, err)

	b, err := jadwal.BacaFET(&berkas)
	fmt.Println(b.Lembaga, b.Jadwal.Kisi[0].Hari[0].Jam, b.TakDipahami, err)

	j.Letak = nil
	j, sisa, err := j.AmbilLetak(b.Jadwal)
	fmt.Println(j.Letak[0].Hari, j.Letak[0].Jam, sisa, err)
	// Output:
	// [] <nil>
	// Al-Hikmah [07:00-07:40 07:40-08:20] [] <nil>
	// Senin 1 [] <nil>
}
