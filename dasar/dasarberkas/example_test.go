package dasarberkas_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

// A file of an office is read by a domain that knows its own titles, and a list
// goes out again.
func Example() {
	berkas := "Daftar Guru, Pondok Contoh\r\n\r\nNomor;Nama;Gaji\r\n007;Ali;2500000\r\n"
	l, err := dasarberkas.Baca(strings.NewReader(berkas), "guru.csv", dasarberkas.Opsi{Kenal: func(atas []dasarberkas.Baris) (n int) {
		for _, b := range atas {
			dikenal := 0
			for i := range b.Sel {
				if slices.Contains([]string{"nomor", "nama", "gaji"}, strings.ToLower(b.Teks(i))) {
					dikenal++
				}
			}
			n = max(n, dikenal)
		}
		return n
	}})
	if err != nil {
		fmt.Println(err) // says what to do, under an id of this package
		return
	}
	for _, b := range l.Baris[1:] {
		fmt.Println(b.Nomor, b.Teks(0), b.Teks(1), b.Teks(2))
	}

	var keluar strings.Builder
	err = dasarberkas.Tulis(&keluar, dasarberkas.CSVPolos, dasarberkas.Tabel{
		Nama: "Gaji", Judul: []string{"Nomor", "Gaji", "Dibayar"},
		Baris: func(yield func([]dasarberkas.Sel, error) bool) {
			yield([]dasarberkas.Sel{dasarberkas.Teks("007"), dasarberkas.Uang(2_500_000), dasarberkas.Hari(dasar.Tgl(2026, 10, 25))}, nil)
		},
	})
	fmt.Print(strings.ReplaceAll(keluar.String(), "\r\n", "\n"), err)
	// Output:
	// 3 Nomor Nama Gaji
	// 4 007 Ali 2500000
	// Nomor,Gaji,Dibayar
	// 007,2500000,2026-10-25
	// <nil>
}

func ExampleSebagai() {
	const milikDomain = dasar.Aturan("SAN-CONTOH-01")
	_, err := dasarberkas.Baca(strings.NewReader("%PDF-1.7"), "santri.xlsx", dasarberkas.Opsi{})
	fmt.Println(dasarberkas.Sebagai(err, map[dasar.Aturan]dasar.Aturan{dasarberkas.ErrBentuk: milikDomain}))
	// Output:
	// [SAN-CONTOH-01] berkas PDF tidak dapat dibaca sebagai tabel; simpan atau unduh ulang sebagai .xlsx atau .csv
}
