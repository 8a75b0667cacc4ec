package lint_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/privasi/lint"
)

func ExamplePeriksa() {
	teks := "Pengendali data: Pesantren Al-Hikmah; prosesor: PT Aplikasi.\n\n" +
		"Dengan memakai aplikasi ini, wali telah menyetujui semua\npemrosesan data, dan menanggung segala resikonya."
	for _, t := range lint.Periksa(teks) {
		y := t.Tempat[0]
		fmt.Printf("baris %d: %q: %s (%s)\n", y.Baris, y.Kutipan, t.Judul, t.Pasal)
	}
	// Output:
	// baris 3: "Dengan memakai aplikasi ini, wali telah menyetujui": persetujuan karena mengakses atau memakai layanan (UU 27/2022 Pasal 20 ayat (2) huruf a, 22, 23)
	// baris 4: "menanggung segala resikonya": melepas tanggung jawab atau memindahkan risiko kepada pengguna (PP 33/2026 Pasal 44, 65)
}
