package nilai_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
)

func ExampleSkala_BacaSel() {
	s, _ := nilai.AmbilSkala("100")
	for _, sel := range []string{"64,5", "٨٥", "S", "", "1.000", "105"} {
		skor, err := s.BacaSel(sel)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%q %q %s %q\n", sel, skor.Keadaan, skor.Angka, skor.Sebab)
	}
	// Output:
	// "64,5" "ada" 64,5 ""
	// "٨٥" "ada" 85 ""
	// "S" "dikecualikan" 0 "sakit"
	// "" "" 0 ""
	// [AKD-SEL-02] angka dengan tiga desimal dapat berarti ribuan; tulis paling banyak dua desimal
	// [AKD-SKALA-03] nilai di luar skala; isi 0 sampai 100
}

func ExampleKKTP_Nilai() {
	k := nilai.KKTP{TP: "TP1", Cara: nilai.KKTPKriteria, Kriteria: []string{"judul menarik", "isi runtut", "alasan kuat", "penutup"}, Cukup: 3}
	c, err := k.Nilai(nilai.Bukti{Kriteria: []nilai.Memadai{nilai.SudahMadai, nilai.SudahMadai, nilai.BelumMadai, nilai.SudahMadai}})
	fmt.Println(c.Keadaan, c.Tercapai, err)
	// Output: ada true <nil>
}

func ExampleTemplatDeskripsi_Susun() {
	tp := func(kode, teks string, n int64, tercapai bool) nilai.TPDeskripsi {
		return nilai.TPDeskripsi{Kode: kode, Teks: teks, Nilai: nilai.Nilai{Ada: true, Tepat: nilai.Utuh(n)}, Tercapai: tercapai}
	}
	d, err := nilai.TemplatBaku().Susun([]nilai.TPDeskripsi{tp("1", "tata cara wudu", 90, true), tp("2", "tata cara tayamum", 60, false)})
	fmt.Println(d.Teks(), err)
	// Output: Menunjukkan penguasaan yang baik dalam tata cara wudu. Perlu pendampingan dalam tata cara tayamum. <nil>
}

func ExamplePeriksaGerbang() {
	putusan, err := nilai.PeriksaGerbang(
		[]nilai.Gerbang{
			{Kode: "alfiyah", Nama: "Muhafadhah Alfiyah", Jenis: nilai.GerbangHafalan, Ambang: nilai.A(350), Satuan: "bait"},
			{Kode: "syahriyah", Nama: "Syahriyah", Jenis: nilai.GerbangBayar, Ambang: nilai.A(50), Satuan: "persen"},
		},
		[]nilai.Ukuran{{Gerbang: "alfiyah", Nilai: nilai.Utuh(300)}, nilai.UkuranBayar("syahriyah", 100_000, 400_000)},
		[]nilai.Dispensasi{{Gerbang: "syahriyah", Oleh: "KH Contoh", Alasan: "menunggu kiriman", Pada: dasar.Tgl(2026, 11, 20)}},
	)
	for _, p := range putusan {
		fmt.Println(p.Terbuka(), p)
	}
	fmt.Println(nilai.GerbangTertutup(putusan), err)
	// Output:
	// false Muhafadhah Alfiyah: belum, kurang 50 bait
	// true Syahriyah: belum, dispensasi oleh KH Contoh
	// 1 <nil>
}

func ExampleRencana_PerTP() {
	skala, _ := nilai.AmbilSkala("100")
	r, err := nilai.Susun(
		nilai.Aturan{Kode: "merdeka", Versi: 1, Skala: skala, Komponen: []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(100)}, {Kode: "KUIS", Formatif: true}}},
		[]nilai.Butir{{Kode: "slm1", Komponen: "SLM", TP: []string{"TP1"}}, {Kode: "kuis1", Komponen: "KUIS", Maks: nilai.A(10), TP: []string{"TP1", "TP2"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	tp, err := r.PerTP([]nilai.Isian{{Butir: "slm1", Percobaan: []nilai.Skor{nilai.Dapat(nilai.A(80))}}, {Butir: "kuis1", Percobaan: []nilai.Skor{nilai.Dapat(nilai.A(7))}}})
	for _, x := range tp {
		fmt.Println(x.TP, x.Nilai.Tepat)
	}
	fmt.Println(err)
	// Output:
	// TP1 75
	// TP2 70
	// <nil>
}

func ExampleSimpangan() {
	skala, _ := nilai.AmbilSkala("100")
	sekolah := nilai.Aturan{Kode: "merdeka", Versi: 1, Skala: skala, Komponen: []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(60)}, {Kode: "SAS", Bobot: nilai.A(40)}}}
	guru := sekolah
	guru.Komponen = []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(100)}}
	for _, b := range nilai.Simpangan(sekolah, guru) {
		fmt.Printf("%s: sekolah %s, guru %s\n", b.Bidang, b.Acuan, b.Di)
	}
	fmt.Println(sekolah.Sidik() == guru.Sidik())
	// Output:
	// komponen SAS: sekolah bobot 40, guru tidak ada
	// komponen SLM: sekolah bobot 60, guru bobot 100
	// false
}

func ExampleNilaiKesalahan_Hitung() {
	n, lulus, err := nilai.NilaiKesalahan{Awal: nilai.A(100), PerKesalahan: 25_000, MinLulus: nilai.A(80)}.Hitung(9)
	fmt.Println(n, lulus, err)
	// Output: 77,5 false <nil>
}

func ExampleKokurikuler_Periksa() {
	dimensi, _ := nilai.DimensiProfil()
	fmt.Println(nilai.Kokurikuler{Tema: "Hidup berkelanjutan", Judul: "Bank sampah pondok", Dimensi: []string{"kolaborasi"}}.Periksa(dimensi))
	fmt.Println(nilai.Kokurikuler{Tema: "Hidup berkelanjutan", Judul: "Bank sampah pondok", Dimensi: []string{"gotong royong"}}.Periksa(dimensi))
	// Output:
	// <nil>
	// [AKD-KEGIATAN-02] dimensi profil lulusan tidak dikenal atau dipilih dua kali; pilih dari daftar
}
