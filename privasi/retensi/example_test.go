package retensi_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

func ExampleJadwal_Nilai() {
	zona := time.FixedZone("WIB", 7*3600)
	j := retensi.JadwalBaku()
	i := retensi.Isi{Lembaga: "l", Subjek: "s1", Mulai: []retensi.Mulai{{Kelas: privasi.RetensiPembukuan, Pada: retensi.AkhirTahunBuku(dasar.Tgl(2026, 5, 3), time.December)}}}
	h := j.Nilai(i, privasi.RetensiPembukuan, nil, zona, time.Date(2030, 1, 1, 0, 0, 0, 0, zona))
	fmt.Println(h.Keadaan, dasar.TanggalDari(h.Jatuh.In(zona)).Panjang(), h.Tindakan)
	fmt.Println(j.BolehMusnah(i, privasi.RetensiPembukuan, nil, zona, time.Date(2030, 1, 1, 0, 0, 0, 0, zona)))
	// Output:
	// menunggu 1 Januari 2037 musnah
	// [PRI-RETENSI-04] data kelas pembukuan wajib disimpan 10 tahun (UU KUP Pasal 28 ayat (11))
}

func ExampleSembilanLangkah() {
	for i, l := range retensi.SembilanLangkah()[3:5] {
		fmt.Println(i+4, l.Teks)
	}
	// Output:
	// 4 mengabari prosesor dan penerima data
	// 5 mengabari subjek data
}
