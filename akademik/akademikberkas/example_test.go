package akademikberkas_test

import (
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

// A teacher's sheet becomes a verdict per row, and marks of the rows that stand.
func Example() {
	berkas := "nis,mapel,slm1,sas\n260001,Fikih,\"64,5\",80\n260002,Fikih,S,\n260009,Fikih,90,90\n260003,Fikih,105,70\n"
	l, err := akademikberkas.BacaNilai(strings.NewReader(berkas), "nilai.csv", dasarberkas.Batas{})
	if err != nil {
		fmt.Println(err)
		return
	}
	skala, _ := nilai.AmbilSkala("100")
	fikih, _ := nilai.Susun(
		nilai.Aturan{Kode: "merdeka", Versi: 1, Skala: skala, Komponen: []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(50)}, {Kode: "SAS", Bobot: nilai.A(50)}}},
		[]nilai.Butir{{Kode: "slm1", Komponen: "SLM"}, {Kode: "sas", Komponen: "SAS"}})
	h, err := nilai.PeriksaLembar(l, nilai.BahanLembar{
		Santri: map[string]santri.ID{"260001": "a", "260002": "b", "260003": "c"},
		Mapel:  map[string]*nilai.Rencana{"Fikih": fikih},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range h.Baris {
		if u, ada := b.Utama(); ada {
			fmt.Println(b.Nomor, b.Hasil, u.Alasan)
			continue
		}
		m, _ := b.Rencana.Hitung(b.Isian, nil)
		fmt.Println(b.Nomor, b.Hasil, m.Rapor.Ada, m.Rapor.Bulat, m.Belum)
	}
	// Output:
	// 2 ok true 72 []
	// 3 ok false 0 [sas]
	// 4 tolak NIS tidak dikenal di sini; periksa NIS atau terima dahulu santrinya
	// 5 tolak nilai di luar skala; isi 0 sampai 100
}
