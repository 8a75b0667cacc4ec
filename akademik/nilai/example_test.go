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
