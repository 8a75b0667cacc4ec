package kurikulum_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
)

func Example() {
	katalog, err := kurikulum.Bawaan()
	k, _ := katalog.Pada("merdeka-mts", dasar.Tgl(2025, 7, 14))
	tingkat, _ := k.Cocok("VII")
	susunan := k.Susunan(tingkat)
	for _, b := range susunan[:6] {
		fmt.Println(b.Nama, b.JamTingkat.JP, "JP setahun,", b.Pekan.Usul, "sepekan")
	}
	for _, t := range kurikulum.Periksa(susunan[:2], []kurikulum.Diajarkan{{Kode: "quran_hadis", JP: 2, Guru: true}, {Kode: "nahwu", JP: 4, Guru: true}}) {
		fmt.Println(t.Kode, t.Jenis)
	}
	fmt.Println(k.Sumber, k.Yakin, err)
	// Output:
	// Al-Qur'an Hadis 72 JP setahun, 2 sepekan
	// Akidah Akhlak 72 JP setahun, 2 sepekan
	// Fikih 72 JP setahun, 2 sepekan
	// Sejarah Kebudayaan Islam 72 JP setahun, 2 sepekan
	// Bahasa Arab 108 JP setahun, 3 sepekan
	// Pendidikan Pancasila 72 JP setahun, 2 sepekan
	// quran_hadis sesuai
	// akidah_akhlak kurang
	// nahwu tambahan
	// KMA 450/2024 (tahun ajaran 2024/2025) satu_sumber <nil>
}
