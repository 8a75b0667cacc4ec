package ropa_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

func ExampleSusun() {
	r, err := susun(lampiran())
	for _, b := range r.Baris {
		if b.Kegiatan == "kesehatan-catatan" {
			fmt.Println(b.Butir["dasar"][0])
			fmt.Println(b.Butir["jenis_data"][0])
			fmt.Println(b.Butir["retensi"][0])
		}
	}
	fmt.Println(err)
	// Output:
	// kepentingan vital: UU 27/2022 Pasal 20 ayat (2) huruf d: keselamatan dan kesehatan santri
	// kesehatan (spesifik): santri.Santri.Sakit
	// kesehatan: 5 tahun sejak keluar, lalu musnah
	// <nil>
}

func ExampleDaftarTitik_Terima() {
	titik := ropa.DaftarTitik{{Kode: "daftar", Jenis: ropa.TitikLangganan, Tujuan: privasi.TujuanKesiswaan, Tipe: "santri.Santri", Bidang: []string{"Nama", "HP"}, Pemberitahuan: "kesiswaan"}}
	_, err := titik.Terima("daftar", "Nama", "peran")
	fmt.Println(err)
	// Output: [PRI-ROPA-15] formulir ini tidak meminta semua bidang yang dikirim; muat ulang halamannya dan isi kembali
}

func ExamplePemicuKegiatan() {
	fmt.Println(ropa.PemicuKegiatan(privasi.Kegiatan{Kategori: []string{"kesehatan"}}, daftar(), ropa.Rincian{Ciri: []ropa.Pemicu{ropa.SkalaBesar}}))
	// Output: [data_spesifik skala_besar]
}
