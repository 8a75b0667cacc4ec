package kenaikan_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/akademik/kenaikan"
)

func ExampleBandingkan() {
	r := rencana(baris("s0", kenaikan.Naik, "8a"), baris("s1", kenaikan.Naik, "7b2"))
	for _, s := range kenaikan.Bandingkan(r, fakta(2)) {
		if s.Masalah != nil {
			fmt.Println(s.Baris.Santri, s.Masalah.Rule, s.Masalah.Message)
			continue
		}
		fmt.Println(s.Baris.Santri, s.Berakhir[0].Kelas, "->", s.Mulai.Kelas, "pada", s.Mulai.Mulai)
	}
	// Output:
	// s0 7A -> 8A pada 2027-07-12
	// s1 AKD-KENAIKAN-05 kelas 7B tidak lebih tinggi dari 7A
}
