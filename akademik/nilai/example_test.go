package nilai_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/akademik/nilai"
)

func ExamplePredikatK13() {
	s, err := nilai.PredikatK13(75)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, p := range s.Pita {
		dari, sampai := s.Rentang(i)
		fmt.Printf("%s %s-%s\n", p.Kode, dari, sampai)
	}
	n, _ := nilai.ParseAngka("83,6")
	p, _ := s.Predikat(n.Pecahan()) // rounded first: 84
	fmt.Println(p.Kode, p.Nama)
	// Output:
	// A 93-100
	// B 84-92
	// C 75-83
	// D 0-74
	// B Baik
}

func ExamplePeringkat() {
	a := func(n int64) []nilai.Pecahan { return []nilai.Pecahan{nilai.Utuh(n)} }
	r, err := nilai.Peringkat(nilai.SeriLompat, [][]nilai.Pecahan{a(90), a(88), nil, a(88), a(80)})
	fmt.Println(r, err) // the third has no mark yet
	// Output: [1 2 0 2 4] <nil>
}

// A mark of Kurikulum Merdeka out of two sumatif lingkup materi, one of them with a
// remedial, and the sumatif akhir semester.
func Example() {
	skala, _ := nilai.AmbilSkala("100")
	aturan := nilai.Aturan{Kode: "merdeka", Versi: 2, Skala: skala, KKM: nilai.A(75), Komponen: []nilai.Komponen{
		{Kode: "SLM", Bobot: nilai.A(60), Remedial: nilai.BatasKKM},
		{Kode: "SAS", Bobot: nilai.A(40)},
	}}
	r, err := nilai.Susun(aturan, []nilai.Butir{{Kode: "slm1", Komponen: "SLM"}, {Kode: "slm2", Komponen: "SLM"}, {Kode: "sas", Komponen: "SAS"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	isian := []nilai.Isian{
		{Butir: "slm1", Percobaan: []nilai.Skor{nilai.Dapat(nilai.A(60)), nilai.Dapat(nilai.A(90))}},
		{Butir: "slm2", Percobaan: []nilai.Skor{nilai.Dapat(nilai.A(82))}},
	}
	h, _ := r.Hitung(isian, nil)
	fmt.Println("rapor:", h.Rapor.Ada, "menunggu:", h.Belum, "sementara:", h.Berjalan.Bulat)

	isian = append(isian, nilai.Isian{Butir: "sas", Percobaan: []nilai.Skor{nilai.Dapat(nilai.A(77))}})
	var u nilai.Uraian
	h, err = r.Hitung(isian, &u)
	fmt.Println("rapor:", h.Rapor.Bulat, "tuntas:", h.Rapor.Tuntas, err)
	for _, l := range u.Langkah {
		fmt.Println("-", l.Kaidah, l.Teks, "=", l.Hasil)
	}
	fmt.Println(u.Periksa())
	// Output:
	// rapor: false menunggu: [sas] sementara: 79
	// rapor: 78 tuntas: true <nil>
	// - AKD-HITUNG-02 slm1: remedial dihitung paling tinggi KKM, tidak di bawah nilai pertama, dari 2 percobaan = 75
	// - AKD-HITUNG-05 SAS: rata-rata = 77
	// - AKD-HITUNG-05 SLM: rata-rata = 78,5
	// - AKD-HITUNG-08 nilai rapor dari komponen menurut bobot = 77,9
	// - AKD-HITUNG-09 dibulatkan setengah ke atas ke bilangan bulat = 78
	// - AKD-HITUNG-10 pada skala 0 sampai 100, mencapai KKM 75 = 77,9
	// <nil>
}

func ExampleCaraRemedial_Efektif() {
	percobaan := []nilai.Skor{nilai.Dapat(nilai.A(65)), nilai.Dapat(nilai.A(85))}
	for _, c := range []nilai.CaraRemedial{nilai.BatasKKM, nilai.AmbilAkhir, nilai.RataMinimalKKM} {
		n, _ := c.Efektif(percobaan, nilai.Utuh(70))
		fmt.Println(c, n)
	}
	// Output:
	// batas_kkm 70
	// ambil_akhir 85
	// rata_minimal_kkm 75
}

func ExampleBuang_Pilih() {
	p := func(n, maks int64) nilai.Poin { return nilai.Poin{Nilai: nilai.Utuh(n), Maks: nilai.Utuh(maks)} }
	// 31/40, 17/24 and 6/10: without 6/10 the ratio of what is left is the best.
	fmt.Println(nilai.Buang{Terendah: 1}.Pilih([]nilai.Poin{p(31, 40), p(17, 24), p(6, 10)}))
	// Output: [true true false]
}

func ExampleAturanKenaikan_Usulkan() {
	term := func(n ...int64) (s []nilai.Nilai) {
		for _, x := range n {
			s = append(s, nilai.Nilai{Ada: true, Tepat: nilai.Utuh(x)})
		}
		return s
	}
	u := nilai.AturanKenaikan{MaksGagal: 0}.Usulkan(nilai.BahanKenaikan{Mapel: []nilai.MapelSetahun{
		{Kode: "FIK", KKM: nilai.A(70), Term: term(65, 75)}, // the mean reaches the KKM
		{Kode: "NHW", KKM: nilai.A(70), Term: term(60, 70)},
	}})
	fmt.Println(u.Naik, u.Gagal, u.Alasan[0].Aturan, u.Alasan[0].Teks)
	// Output: false [NHW] aturan AKD-NAIK-01 1 mata pelajaran di bawah KKM, paling banyak 0
}
