package persetujuan_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// An adult of the staff is asked, says yes, and withdraws a month later.
func Example() {
	senin := time.Date(2026, 7, 13, 2, 0, 0, 0, time.UTC)
	saya := persetujuan.Pemberi{Diri: true}
	form := persetujuan.FormulirBaku("foto-guru", 30, [2]string{"kesiswaan.publikasi", "v1"})
	f := persetujuan.Fakta{
		Orang: wali.Orang{Lembaga: "l", Subjek: "guru", Lahir: dasar.Tgl(1990, 1, 1), Zona: "Asia/Jakarta"},
		Usia:  wali.AturanUsiaBaku(), Setelan: wali.SetelanBaku(),
		Penyajian: []persetujuan.Penyajian{{Lembaga: "l", Subjek: "guru", Kepada: "guru", Versi: "v1", Tujuan: []string{"kesiswaan.publikasi"}, Bentuk: []wali.BentukKomunikasi{wali.BentukTulisan}, Pada: senin}},
	}
	p, _, err := persetujuan.Minta(persetujuan.Permintaan{ID: "p1", Tujuan: "kesiswaan.publikasi", Dasar: privasi.Persetujuan, Pemberitahuan: "v1", Kepada: saya}, f, nil, wali.Waktu{Oleh: "tu", Pada: senin})
	fmt.Println(err)
	p, _, err = p.Beri(persetujuan.Pemberian{Oleh: saya, Tujuan: []string{"kesiswaan.publikasi"}, Formulir: &form, Cara: persetujuan.Elektronik, Versi: "v1"}, f, wali.Waktu{Oleh: "guru", Pada: senin})
	fmt.Println(err)
	agustus := senin.AddDate(0, 1, 0)
	p, _, err = p.Tarik(saya, privasi.Persetujuan, f, wali.Waktu{Oleh: "guru", Pada: agustus})
	fmt.Println(err)
	semua := []persetujuan.Persetujuan{p}
	fmt.Println(persetujuan.BerlakuPada(semua, f, "kesiswaan.publikasi", senin).Ya, persetujuan.BerlakuPada(semua, f, "kesiswaan.publikasi", agustus).Ya)
	// Output:
	// <nil>
	// <nil>
	// <nil>
	// true false
}

func ExampleFormulir_Baca() {
	f := persetujuan.FormulirBaku("daftar", 30, [2]string{"kesiswaan.publikasi", "v1"}, [2]string{"pemasaran", "v2"})
	js, err := f.Baca(map[string]string{"syarat": "ya", "pemasaran": "tolak"})
	fmt.Println(js, err)
	// Output: [{pemasaran v2 false}] <nil>
}

func ExampleStatus_ISO() {
	keadaan, catatan := persetujuan.Ditangguhkan.ISO()
	fmt.Printf("%s: %s\n", keadaan, catatan)
	// Output: ConsentTerminated: ditangguhkan sampai santri menjawab
}
