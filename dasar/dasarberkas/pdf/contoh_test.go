package pdf_test

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
)

// saat is the moment of the documents of these tests.
var saat = time.Date(2026, 10, 31, 9, 30, 0, 0, time.FixedZone("WIB", 7*3600))

var kop = pdf.Kop{Nama: "Pondok Pesantren Al-Ḥikmah", Baris: []string{"Jalan Raya Contoh 12, Kediri 64100", "telepon 0354 000000"}}

// slip is one of several payslips on a sheet.
func slip(nomor int, nama string) pdf.Bagian {
	return pdf.Bagian{Kaki: "Slip gaji Oktober 2026, " + nama, Isi: []pdf.Blok{
		pdf.Kop{Nama: kop.Nama},
		pdf.Judul{Teks: "Slip Gaji", Bawah: []string{"Oktober 2026"}},
		pdf.Pasangan{Dua: true, Isi: [][2]string{{"Nomor", fmt.Sprintf("G-%03d", nomor)}, {"Nama", nama}, {"Jabatan", "Guru fikih, wali kelas 7A"}, {"Unit", "MTs"}}},
		pdf.Tabel{
			Kolom:  []pdf.Kolom{{Judul: "Uraian"}, {Judul: "Hitungan"}, {Judul: "Rp", Kanan: true}},
			Baris:  [][]string{{"Bisyaroh pokok", "", "1.500.000"}, {"Honor mengajar", "24 jam × 25.000", "600.000"}, {"BPJS Kesehatan", "1% × 2.100.000", "−21.000"}},
			Jumlah: [][]string{{"Diterima", "", "2.079.000"}},
		},
	}}
}

// surat is a letter whose table goes over several pages.
func surat() pdf.Bagian {
	var baris [][]string
	for i := range 45 {
		uraian := "SPP Oktober 2026"
		if i%9 == 4 {
			uraian = "SPP Oktober 2026, dengan keringanan setengah untuk saudara kandung kedua menurut putusan pengasuh"
		}
		baris = append(baris, []string{fmt.Sprint(i + 1), fmt.Sprintf("Santri Contoh %d", i+1), uraian, "2026-10-10", "150.000"})
	}
	return pdf.Bagian{Kaki: "Daftar tunggakan per 31 Oktober 2026", Isi: []pdf.Blok{
		kop,
		pdf.Judul{Teks: "Daftar Tunggakan", Bawah: []string{"per 31 Oktober 2026"}},
		pdf.Pasangan{Isi: [][2]string{{"Kepada", "Wali santri yang terhormat"}, {"Perihal", "Tagihan yang belum dibayar, dan cara membayarnya lewat bank atau kantor pondok pada hari kerja, pukul delapan sampai pukul dua belas"}}},
		pdf.Alinea{Teks: "Al-salām ʿalaykum. Rinciannya sebagai berikut (ḥifẓ al-Qurʾān, taḥsīn, ġayr, šahāda, ḍuḥā)."},
		pdf.Tabel{
			Kolom:  []pdf.Kolom{{Judul: "No", Kanan: true}, {Judul: "Nama"}, {Judul: "Uraian"}, {Judul: "Jatuh tempo"}, {Judul: "Jumlah (Rp)", Kanan: true}},
			Baris:  baris,
			Jumlah: [][]string{{"", "Jumlah", "", "", "6.750.000"}, {"", "Dibayar", "", "", "0"}},
		},
		pdf.Alinea{Teks: "Terbilang: enam juta tujuh ratus lima puluh ribu rupiah", Tebal: true},
		pdf.Alinea{Teks: "Catatan kecil di bawah surat.\nBaris kedua.", Kecil: true, Rata: pdf.Kanan},
		pdf.TandaTangan{Tempat: "Kediri, 31 Oktober 2026", Pihak: []pdf.Pihak{{Sebagai: "Mengetahui"}, {Sebagai: "Bendahara", Nama: "Siti Aisyah binti Abdurrahman"}}},
	}}
}
