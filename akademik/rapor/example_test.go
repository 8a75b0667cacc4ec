package rapor_test

import (
	"fmt"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
)

// A rapor prints at any time; published, it carries number, version and hash.
func Example() {
	r := rapor.Rapor{
		Santri: rapor.Santri{Nama: "Ahmad Contoh", NIS: "240017"}, Kelas: "7A", Tahun: "2026/2027", Periode: "Semester ganjil",
		Formal: &rapor.Formal{Kelompok: []rapor.Kelompok{{Mapel: []rapor.Mapel{{Kode: "mtk", Nama: "Matematika", Keadaan: nilai.Ada, Nilai: "84"}}}}},
		Kurang: []rapor.Kurang{{Bagian: "Kehadiran", Sebab: "belum diisi wali kelas"}},
	}
	fmt.Println(rapor.Dokumen{Rapor: r}.Tanda())

	r.Kurang, r.Hadir = nil, rapor.Kehadiran{Ada: true, Sakit: 1}
	d := rapor.Dokumen{Rapor: r, Terbit: rapor.Terbitan{Nomor: 17, Versi: 1, Sidik: r.Sidik()}}
	fmt.Printf("%s %q %v\n", d.Terbit.Sebutan(), d.Tanda(), d.Periksa())
	// Output:
	// DRAF BELUM LENGKAP
	// 000017/1 "" <nil>
}

func ExampleKeadaan_Sesudah() {
	k, _ := rapor.Terbuka.Sesudah(rapor.Kirim, rapor.Guru, "")
	fmt.Println(k.Sebutan(), k.TerimaNilai())
	_, err := k.Sesudah(rapor.Periksa, rapor.Guru, "")
	fmt.Println(err)
	// Output:
	// dikirim [AKD-RAPOR-06] nilai ini sudah dikirim ke wali kelas; tarik kembali dengan alasan sebelum mengubahnya
	// [AKD-RAPOR-03] periksa rapor hanya oleh wali kelas atau bagian kurikulum
}
