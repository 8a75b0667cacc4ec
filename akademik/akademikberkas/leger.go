package akademikberkas

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/santri"
)

// CetakLeger is a leger on its way out.
type CetakLeger struct {
	Lembaga string
	Leger   akademik.Leger
	Nama    map[santri.ID]string // as whoever asks may see them; one that is missing prints empty
	NIS     map[santri.ID]string // the same
	Tanda   string               // across every page of the PDF: "SEMENTARA"; "" = none
	Dibuat  time.Time            // moment in the properties of the PDF, needed there
}

// TulisLeger writes a class as a list: a row for each santri, a column for each subject, or
// each aspect of it, with its rapor mark as a number, and how many marks are missing. A mark that is not
// there is an empty cell; one that is excused, or of a group that the santri is not in, a dash.
func TulisLeger(w io.Writer, b dasarberkas.Bentuk, c CetakLeger) error {
	l := c.Leger
	judul, lebar := []string{"No", "NIS", "Nama"}, []int{5, 12, 32}
	for _, k := range l.Kolom() {
		judul, lebar = append(judul, k.Sebutan()), append(lebar, 12)
	}
	return dasarberkas.Tulis(w, b, dasarberkas.Tabel{
		Nama: "Leger " + l.Rombel.Nama, Judul: append(judul, "Belum ada"), Lebar: append(lebar, 12),
		Kepala: [][]string{{c.Lembaga}, {c.judul()}},
		Baris: func(yield func([]dasarberkas.Sel, error) bool) {
			for i, p := range l.Santri {
				sel := []dasarberkas.Sel{dasarberkas.Bilangan(int64(i + 1)), dasarberkas.Teks(c.NIS[p.ID]), dasarberkas.Teks(c.Nama[p.ID])}
				kurang := int64(0)
				for _, k := range l.Kolom() {
					switch l.Keadaan(p.ID, k) {
					case nilai.Ada:
						sel = append(sel, dasarberkas.Desimal(l.Nilai(p.ID, k).Rapor.Bulat.Desimal()))
					case nilai.Dikecualikan:
						sel = append(sel, dasarberkas.Teks("–"))
					default:
						sel, kurang = append(sel, dasarberkas.Teks("")), kurang+1
					}
				}
				if !yield(append(sel, dasarberkas.Bilangan(kurang)), nil) {
					return
				}
			}
		},
	})
}

func (c CetakLeger) judul() string {
	l := c.Leger
	return fmt.Sprintf("Leger %s %s, %s %s", l.Rombel.Unit, l.Rombel.Nama, l.Periode.Nama, l.Tahun.Nama)
}

// mapelPerTabel is how many subjects stand beside each other on a page.
const mapelPerTabel = 15

// TulisLegerPDF writes a class on lying A4: codes above the marks, their names below,
// no more than 15 subjects beside each other; more of them begin a page with the names
// of the santri again.
func TulisLegerPDF(w io.Writer, c CetakLeger) error {
	l := c.Leger
	isi := []pdf.Blok{pdf.Kop{Nama: c.Lembaga}, pdf.Judul{Teks: c.judul()}}
	if len(l.Mapel) == 0 {
		isi = append(isi, pdf.Alinea{Teks: "Belum ada guru pengampu atau penilaian di periode ini."})
	}
	ke := 0
	for mapel := range slices.Chunk(l.Kolom(), mapelPerTabel) {
		if ke++; ke > 1 {
			isi = append(isi, pdf.HalamanBaru{})
		}
		isi = append(isi, c.tabel(mapel)...)
	}
	return pdf.Tulis(w, pdf.Dokumen{
		Judul: c.judul(), Dibuat: c.Dibuat, Mendatar: true, Huruf: 7,
		Bagian: pdf.Satu(pdf.Bagian{Kaki: c.judul(), Tanda: c.Tanda, Isi: isi}),
	})
}

func (c CetakLeger) tabel(mapel []akademik.KolomLeger) []pdf.Blok {
	l := c.Leger
	t := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "No", Bagi: 5, Kanan: true}, {Judul: "Nama", Bagi: 34}}}
	kunci := ""
	for _, m := range mapel {
		t.Kolom = append(t.Kolom, pdf.Kolom{Judul: m.Sandi(), Bagi: 9, Kanan: true})
		if kunci != "" {
			kunci += "; "
		}
		kunci += m.Sandi() + " " + m.Sebutan()
		if m.NamaArab != "" {
			kunci += " " + m.NamaArab
		}
	}
	for i, p := range l.Santri {
		baris := []string{strconv.Itoa(i + 1), c.Nama[p.ID]}
		for _, m := range mapel {
			switch l.Keadaan(p.ID, m) {
			case nilai.Ada:
				baris = append(baris, l.Nilai(p.ID, m).Rapor.Bulat.String())
			case nilai.Dikecualikan:
				baris = append(baris, "–")
			default:
				baris = append(baris, "....")
			}
		}
		t.Baris = append(t.Baris, baris)
	}
	return []pdf.Blok{t, pdf.Alinea{Teks: kunci, Kecil: true}}
}
