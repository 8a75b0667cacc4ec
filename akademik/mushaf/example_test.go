package mushaf_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
)

func Example() {
	e := mushaf.Madinah()
	for _, teks := range []string{"QS. Al-Baqarah [2]: 1-5", "juz 30", "An-Nas 5-9"} {
		r, err := e.Baca(teks)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r, "=", r.Jumlah(), "ayat, halaman", e.Nomor(mushaf.Halaman, r.Dari), "mushaf", e.Nama())
	}
	// Output:
	// Al-Baqarah 1-5 = 5 ayat, halaman 2 mushaf Madinah
	// An-Naba' 1 - An-Nas 6 = 564 ayat, halaman 582 mushaf Madinah
	// [AKD-MUSHAF-01] An-Nas ayat 9 tidak ada; surah 114 berisi 6 ayat
}

func ExampleEdisi_Bagian() {
	e := mushaf.Madinah()
	juz4, _ := e.Bagian(mushaf.Juz, 4)
	halaman, _ := e.Bagian(mushaf.Halaman, e.Nomor(mushaf.Halaman, juz4.Dari))
	fmt.Println("juz 4:", juz4.Dari, "; halamannya mulai:", halaman.Dari)
	// Output: juz 4: 3:93 ; halamannya mulai: 3:92
}

func ExampleCariSurah() {
	s, err := mushaf.CariSurah("al kahfi")
	fmt.Println(s.Nomor, s.Nama, s.Arab, s.Ayat, err)
	_, err = mushaf.CariSurah("Al-Bakaroh")
	fmt.Println(err)
	// Output:
	// 18 Al-Kahf الكهف 110 <nil>
	// [AKD-MUSHAF-05] surah "Al-Bakaroh" tidak dikenal; mungkin Al-Baqarah (QS 2)
}
