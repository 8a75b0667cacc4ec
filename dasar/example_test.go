package dasar_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

func ExampleRupiah() {
	spp := dasar.Rupiah(1_250_000)
	fmt.Println(spp, -spp, spp.Angka())
	// Output: Rp1.250.000 -Rp1.250.000 1.250.000
}

func ExampleParseRupiah() {
	r, err := dasar.ParseRupiah("Rp 1.250.000,00")
	fmt.Println(int64(r), err)
	_, err = dasar.ParseRupiah("1,250,000")
	fmt.Println(err)
	// Output:
	// 1250000 <nil>
	// [DSR-RUPIAH-01] "1,250,000" bukan jumlah rupiah; tulis misalnya 1.250.000 tanpa sen
}

func ExampleRupiah_Bagi() {
	fmt.Println(dasar.Rupiah(100_000).Bagi(3))
	// Output: [Rp33.334 Rp33.333 Rp33.333]
}

func ExampleTanggalDari() {
	wit := time.FixedZone("WIT", 9*3600)
	saat := time.Date(2026, 12, 31, 15, 30, 0, 0, time.UTC)
	fmt.Println(dasar.TanggalDari(saat.In(wit)).Panjang())
	// Output: 1 Januari 2027
}

func ExampleTanggal_Selisih() {
	fmt.Println(dasar.Tgl(2028, 3, 1).Selisih(dasar.Tgl(2028, 2, 28)), "hari")
	// Output: 2 hari
}

func ExampleBulan() {
	b := dasar.Bln(2028, 2)
	fmt.Println(b, b.Panjang(), b.Akhir(), b.Tambah(11), b.TanggalKe(31))
	// Output: 2028-02 Februari 2028 2028-02-29 2029-01 2028-02-29
}

func ExampleHijriah() {
	fmt.Println(dasar.Hijriah{Tahun: 1448, Bulan: 4, Hari: 12})
	// Output: 12 Rabiulakhir 1448 H
}

func ExampleAturan() {
	const errKosong = dasar.Aturan("UJI-NAMA-01")
	err := fmt.Errorf("baris 7: %w", errKosong.Invalidf("isi nama santri").Pada("nama"))

	var e *dasar.Error
	if errors.As(err, &e) {
		fmt.Println(e.Field, e.Rule, e.Message)
	}
	fmt.Println(errors.Is(err, errKosong), dasar.KindOf(err) == dasar.Invalid)
	// Output:
	// nama UJI-NAMA-01 isi nama santri
	// true true
}

func ExampleLingkup() {
	l := dasar.Lingkup{Unit: []string{"MTS"}}
	fmt.Println(l.Mencakup("MTS"), l.Mencakup("MA"), dasar.Lingkup{}.Mencakup("MTS"))
	// Output: true false false
}

func ExamplePelaku_Untuk() {
	p := dasar.Pelaku{ID: "akun-1", Lembaga: "nurul-contoh", Peran: "bendahara", Lingkup: dasar.LingkupSemua}
	fmt.Println(p.Untuk("keuangan.penagihan").Tujuan)
	// Output: keuangan.penagihan
}

func ExamplePage_Batas() {
	fmt.Println(dasar.Page{}.Batas(), dasar.Page{Limit: 10_000}.Batas())
	// Output: 50 500
}

func ExampleRapikan() {
	nama, err := dasar.Rapikan("  Ahmad \t Fulan ", 60)
	fmt.Printf("%q %v\n", nama, err)
	// Output: "Ahmad Fulan" <nil>
}

func ExampleJagaRumus() {
	fmt.Println(dasar.JagaRumus("=HYPERLINK(...)"), dasar.JagaRumus("Ali"))
	// Output: '=HYPERLINK(...) Ali
}
