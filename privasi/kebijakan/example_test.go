package kebijakan_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// A new school gets a policy out of its register, announces it, and tells everybody.
func Example() {
	umum := time.Date(2026, 11, 1, 1, 0, 0, 0, time.UTC)
	register := privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", umum)
	naskah, err := kebijakan.Baku(kebijakan.Profil{Nama: "Pesantren Al-Hikmah", Surel: "kantor@alhikmah.example"}, register, kebijakan.Wali, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	riwayat := kebijakan.Riwayat{Lembaga: "al-hikmah", Bahasa: "id", Audiens: kebijakan.Wali}
	riwayat, versi, _, err := riwayat.Terbitkan(naskah, kebijakan.Perintah{Oleh: "akun-1", DiumumkanPada: umum, BerlakuSejak: umum.Add(24 * time.Hour)}, rezim.SetelanBaku())
	if err != nil {
		fmt.Println(err)
		return
	}
	_, ada := riwayat.Pada(umum)
	fmt.Println("berlaku saat diumumkan:", ada)
	fmt.Println("tugas kabar:", len(versi.TugasUntuk("s1", "s2", "s1")))

	naskah.Tujuan[0].Penerima = append(naskah.Tujuan[0].Penerima, "Dinas Pendidikan")
	_, _, _, err = riwayat.Terbitkan(naskah, kebijakan.Perintah{Oleh: "akun-1", DiumumkanPada: umum.Add(48 * time.Hour), BerlakuSejak: umum.Add(72 * time.Hour)}, rezim.SetelanBaku())
	fmt.Println(err)
	// Output:
	// berlaku saat diumumkan: false
	// tugas kabar: 2
	// [PRI-KEBIJAKAN-04] perubahan ini menyentuh tujuan, jenis data, penerima atau masa simpan; umumkan paling lambat 336 jam sebelum berlaku
}
