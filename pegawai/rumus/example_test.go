package rumus_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/pegawai/rumus"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func Example() {
	r, err := rumus.Urai("jika(masa_kerja >= 5, pokok * 0.05, 0) + min(jam, 24) * 12500")
	fmt.Println(r.Nama(), err)

	nilai := map[string]rumus.Bilangan{"masa_kerja": rumus.Utuh(7), "pokok": rumus.Utuh(2_000_000), "jam": rumus.Perseratus(1850)}
	var u uraian.Uraian
	hasil, err := r.Hitung(func(nama string) (rumus.Bilangan, bool) { b, ada := nilai[nama]; return b, ada }, &u)
	fmt.Println(hasil.Rupiah(), err)
	fmt.Println(u.Langkah[0].Teks)
	// Output:
	// [masa_kerja pokok jam] <nil>
	// Rp331.250 <nil>
	// rumus jika(masa_kerja >= 5, pokok * 0.05, 0) + min(jam, 24) * 12500, dengan masa_kerja = 7; pokok = 2000000; jam = 18,5
}

func ExampleUrai_salah() {
	_, err := rumus.Urai("pokok * 0,05")
	fmt.Println(err)
	_, err = rumus.Urai("pokok + 1.500")
	fmt.Println(err)
	// Output:
	// [PEG-RUMUS-01] rumus, huruf ke-10: koma di sini tidak terduga; desimal memakai titik (0.05), dan diperlukan operator atau akhir rumus
	// [PEG-RUMUS-04] rumus, huruf ke-9: 1.500 dapat berarti ribuan; tulis 1500 untuk ribuan, atau 1.5000 untuk pecahan
}

func ExampleUrutan() {
	urut, err := rumus.Urutan(map[string][]string{"thr": {"pokok", "tunjangan"}, "tunjangan": {"pokok"}, "pokok": nil})
	fmt.Println(urut, err)
	_, err = rumus.Urutan(map[string][]string{"transport": {"pokok"}, "pokok": {"honor"}, "honor": {"transport"}})
	fmt.Println(err)
	// Output:
	// [pokok tunjangan thr] <nil>
	// [PEG-RUMUS-09] komponen saling membutuhkan: honor -> transport -> pokok -> honor; putuskan salah satunya
}
