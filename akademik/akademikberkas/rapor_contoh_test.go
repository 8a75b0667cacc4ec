package akademikberkas_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
)

// The rapor of a class in one file; a draft says that it is one on every page.
func ExampleTulisRapor() {
	r := rapor.Rapor{
		Sekolah: rapor.Sekolah{Nama: "Pondok Contoh"}, Santri: rapor.Santri{Nama: "Ahmad", NamaArab: "أحمد"}, Kelas: "Ula 2",
		Diniyah: &rapor.Diniyah{Kelompok: []rapor.Kelompok{{Mapel: []rapor.Mapel{
			{Nama: "Nahwu", NamaArab: "النحو", Keadaan: nilai.Ada, Nilai: "7,5", Predikat: rapor.Predikat{Nama: "Jayyid", Arab: "جيد"}},
		}}}},
	}
	var b strings.Builder
	err := akademikberkas.TulisRapor(&b, akademikberkas.CetakRapor{Dibuat: time.Date(2027, 6, 19, 10, 0, 0, 0, time.UTC)}, func(yield func(rapor.Dokumen, error) bool) {
		yield(rapor.Dokumen{Rapor: r}, nil)
	})
	fmt.Println(b.String()[:5], err)
	// Output: %PDF- <nil>
}
