package hafalan_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

// contohSetoran are two passed ziyadah that overlap and one that has to be repeated.
func contohSetoran() []hafalan.Setoran {
	var s []hafalan.Setoran
	for i, c := range []struct {
		teks  string
		hasil hafalan.Hasil
	}{{"An-Naba' 1-40", hafalan.Lulus}, {"78:31-79:46", hafalan.Lulus}, {"'Abasa 1-16", hafalan.Ulang}} {
		r, err := mushaf.Madinah().Baca(c.teks)
		if err != nil {
			panic(err)
		}
		s = append(s, hafalan.Setoran{ID: fmt.Sprint(i), Tanggal: dasar.Tgl(2026, 11, 2+i), Jenis: hafalan.Ziyadah, Rentang: []mushaf.Rentang{r}, Hasil: c.hasil})
	}
	return s
}

func Example() {
	k, err := hafalan.Susun(contohSetoran(), hafalan.KebijakanBaku())
	if err != nil {
		fmt.Println(err)
		return
	}
	c := hafalan.Ukur(mushaf.Madinah(), k.Hafal)
	fmt.Println(c.Sebut(hafalan.BasisHalaman))
	fmt.Println(c.Sebut(hafalan.BasisAyat))
	for _, l := range k.Langkah {
		fmt.Println(l)
	}
	// Output:
	// 0,50% halaman (setara 3 dari 604 halaman, mushaf Madinah)
	// 1,38% ayat (86 dari 6236 ayat, mushaf Madinah)
	// 2026-11-02 ziyadah lulus: 40 ayat, 40 baru, 0 sudah hafal
	// 2026-11-03 ziyadah lulus: 56 ayat, 46 baru, 10 sudah hafal
	// 2026-11-04 ziyadah ulang: 16 ayat, 0 baru, 0 sudah hafal
}

func ExampleBerlubang() {
	e := mushaf.Madinah()
	k, _ := hafalan.Susun(contohSetoran(), hafalan.KebijakanBaku())
	for _, j := range hafalan.Berlubang(e, mushaf.Juz, k.Hafal) {
		fmt.Println("juz", j.Nomor, j.Hafal, "dari", j.Ayat, "ayat; belum:", j.Belum.RentangAyat())
	}
	// Output: juz 30 86 dari 564 ayat; belum: ['Abasa 1 - An-Nas 6]
}

func ExampleKeadaan_Murojaah() {
	k, _ := hafalan.Susun(contohSetoran(), hafalan.KebijakanBaku())
	tagihan, err := k.Murojaah(hafalan.AturanMurojaahBaku(), dasar.Tgl(2026, 11, 3))
	for _, t := range tagihan {
		fmt.Println(t)
	}
	fmt.Println(err)
	// Output:
	// An-Naba' 1-30: terakhir 2 November 2026 (kekuatan 0), jatuh tempo 3 November 2026
	// <nil>
}

func ExampleAturanNilai_Nilai() {
	p, err := hafalan.AturanNilaiBaku().Nilai(hafalan.Kesalahan{Jenis: hafalan.Lupa, Banyak: 3}, hafalan.Kesalahan{Jenis: hafalan.Tajwid, Banyak: 2})
	for _, u := range p.Uraian {
		fmt.Println(u)
	}
	fmt.Println(err)
	// Output:
	// nilai awal 100
	// lupa 3 × 2,5 = −7,5
	// tajwid 2 × 2,5 = −5
	// nilai 87,5 mencapai batas 80: lulus
	// <nil>
}

func ExampleAturanUjian_Hitung() {
	juz30, _ := mushaf.Madinah().Bagian(mushaf.Juz, 30)
	h, err := hafalan.AturanUjian{Nilai: hafalan.AturanNilaiBaku(), UlangSemua: true}.Hitung(hafalan.BagianUjian{Rentang: juz30})
	fmt.Println(h.Hasil, h.Rata, h.Uraian, err)
	// Output: lulus 100 [An-Naba' 1 - An-Nas 6: nilai 100, lulus] <nil>
}

func ExampleTarget_Ukur() {
	t := hafalan.Target{Dari: dasar.Tgl(2026, 11, 1), Sampai: dasar.Tgl(2026, 11, 30), Basis: hafalan.BasisHalaman, Jumlah: decimal.NewFromInt(23)}
	h, err := t.Ukur(mushaf.Madinah(), contohSetoran(), hafalan.KebijakanBaku(), dasar.Tgl(2026, 11, 10))
	fmt.Println(h.Uraian[2], err)
	// Output: laju rata sampai hari itu 7,667; kurang 20 dalam 20 hari, 1 per hari <nil>
}

func ExampleKeadaan_PeriksaSyarat() {
	k, _ := hafalan.Susun(contohSetoran(), hafalan.KebijakanBaku())
	hasil, layak, err := k.PeriksaSyarat(mushaf.Madinah(), []hafalan.Syarat{{Kode: "juz30", Nama: "Hafal satu juz", Basis: hafalan.BasisJuz, Ambang: decimal.NewFromInt(1)}})
	fmt.Println(hasil[0], layak, err)
	// Output: Hafal satu juz: 0 dari 1 juz, kurang 1 false <nil>
}

func ExampleUkurKitab() {
	semua, _ := hafalan.KitabBaku()
	h, err := hafalan.SusunKitab(semua[0], []hafalan.SetoranKitab{{Selang: []hafalan.Selang{{Dari: 1, Sampai: 250}}, Hasil: hafalan.Lulus}})
	c, _ := hafalan.UkurKitab(semua[0], h)
	fmt.Println(c, err)
	// Output: Alfiyah Ibnu Malik: 250 dari 1002 bait (24,95%) <nil>
}
