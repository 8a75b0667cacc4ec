package pegawaiberkas

import (
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
)

// TulisA1PDF writes the same sums as a page for each person, to hand out beside
// the certificate of Coretax. dibuat is the moment in the file's properties.
func TulisA1PDF(w io.Writer, k Kop, c Coretax, rows []BarisCoretax, dibuat time.Time) error {
	judul := fmt.Sprintf("Rincian PPh 21 Tahun %d", c.Masa.Tahun())
	isi := make([]pdf.Bagian, 0, len(rows))
	for _, b := range rows {
		a, err := HitungA1(c, b)
		if err != nil {
			return err
		}
		t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "Uraian"}, {Judul: "Rp", Kanan: true}}}
		for _, x := range formulirA1(b, a) {
			t.Baris = append(t.Baris, []string{x.nama, x.jumlah.Angka()})
		}
		masa := dasar.Bln(c.Masa.Tahun(), max(b.MasaAwal, 1)).Panjang() + " sampai " + b.Masa.Panjang()
		isi = append(isi, pdf.Bagian{Kaki: judul + ", " + b.Nomor + " " + b.Nama, Isi: []pdf.Blok{
			pdf.Kop{Nama: k.Lembaga}, pdf.Judul{Teks: judul, Bawah: []string{masa}},
			pdf.Pasangan{Dua: true, Isi: [][2]string{{"Nomor", b.Nomor}, {"Nama", b.Nama}, {"Jabatan", b.Jabatan}, {"NPWP/NIK", b.NPWP}, {"Status PTKP", b.PTKP}, {"Banyak bulan", fmt.Sprint(b.BanyakBulan)}}},
			t, pdf.Alinea{Teks: "Rincian ini bukan bukti potong. Bukti potong BPA1 diterbitkan Coretax.", Kecil: true},
		}})
	}
	return pdf.Tulis(w, pdf.Dokumen{Judul: judul, Dibuat: dibuat, Bagian: semua(isi)})
}

func semua(bs []pdf.Bagian) iter.Seq2[pdf.Bagian, error] {
	return func(yield func(pdf.Bagian, error) bool) {
		for _, b := range bs {
			if !yield(b, nil) {
				return
			}
		}
	}
}
