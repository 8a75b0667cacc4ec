package privasiberkas

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// CetakRopa is the record of processing on its way to paper.
type CetakRopa struct {
	Ropa  ropa.Ropa
	Kop   pdf.Kop
	Butir []rezim.Butir     // the contents, in the order of the law, with their names
	Nama  map[string]string // of activities; one without a name is its code
	Zona  *time.Location
	Tanda string // such as BELUM LENGKAP; "" = none
	Pihak []pdf.Pihak
}

func (c CetakRopa) nama(kode string) string {
	if n := c.Nama[kode]; n != "" {
		return n
	}
	return kode
}

func (c CetakRopa) saat() string {
	t := c.Ropa.Pada.In(c.Zona)
	return dasar.TanggalDari(t).Panjang() + t.Format(" 15.04")
}

// TulisRopa writes one line per activity, a column per content.
func TulisRopa(w io.Writer, b dasarberkas.Bentuk, c CetakRopa) error {
	t := dasarberkas.Tabel{Nama: "Rekam kegiatan pemrosesan", Judul: []string{"Kode", "Kegiatan"}, Lebar: []int{20, 34},
		Kepala: [][]string{{c.Kop.Nama}, {"Rekam kegiatan pemrosesan data pribadi per " + c.saat()}, {strings.TrimSpace("Register versi " + strconv.Itoa(c.Ropa.Register) + " " + c.Tanda)}}}
	for _, x := range c.Butir {
		t.Judul, t.Lebar = append(t.Judul, huruf(x.Teks)), append(t.Lebar, 36)
	}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		for _, r := range c.Ropa.Baris {
			sel := []string{r.Kegiatan, c.nama(r.Kegiatan)}
			for _, x := range c.Butir {
				sel = append(sel, strings.Join(r.Butir[x.Kode], "; "))
			}
			if !yield(dasarberkas.BarisTeks(sel...), nil) {
				return
			}
		}
	}
	return dasarberkas.Tulis(w, b, t)
}

// TulisRopaPDF writes the record as a document: what all activities have in common, then
// an activity after the other with what is its own, and who signs at the end.
func TulisRopaPDF(w io.Writer, c CetakRopa) error {
	judul := "Rekam Kegiatan Pemrosesan Data Pribadi"
	isi := []pdf.Blok{c.Kop, pdf.Judul{Teks: judul, Bawah: []string{"per " + c.saat(), "register versi " + strconv.Itoa(c.Ropa.Register)}}}
	sama := c.sama()
	if len(sama) > 0 {
		isi = append(isi, pdf.Alinea{Teks: "Sama untuk setiap kegiatan", Tebal: true}, c.butir(c.Ropa.Baris[0], func(kode string) bool { return sama[kode] }))
	}
	for _, r := range c.Ropa.Baris {
		isi = append(isi, pdf.Alinea{Teks: c.nama(r.Kegiatan), Tebal: true}, c.butir(r, func(kode string) bool { return !sama[kode] }))
	}
	if len(c.Ropa.Baris) == 0 {
		isi = append(isi, pdf.Alinea{Teks: "Belum ada kegiatan yang aktif."})
	}
	if len(c.Pihak) > 0 {
		isi = append(isi, pdf.TandaTangan{Tempat: dasar.TanggalDari(c.Ropa.Pada.In(c.Zona)).Panjang(), Pihak: c.Pihak})
	}
	return pdf.Tulis(w, pdf.Dokumen{Judul: judul, Dibuat: c.Ropa.Pada.In(c.Zona), Huruf: 9, Bagian: pdf.Satu(pdf.Bagian{Kaki: c.Kop.Nama + ", " + judul, Tanda: c.Tanda, Isi: isi})})
}

// sama are the contents that read the same for every activity of several.
func (c CetakRopa) sama() map[string]bool {
	m := map[string]bool{}
	if len(c.Ropa.Baris) < 2 {
		return m
	}
	for _, x := range c.Butir {
		m[x.Kode] = true
		for _, r := range c.Ropa.Baris[1:] {
			if !slices.Equal(r.Butir[x.Kode], c.Ropa.Baris[0].Butir[x.Kode]) {
				delete(m, x.Kode)
				break
			}
		}
	}
	return m
}

// butir are the contents of one activity that are to stand beside each other.
func (c CetakRopa) butir(r ropa.Baris, pilih func(kode string) bool) pdf.Pasangan {
	var ps [][2]string
	for _, x := range c.Butir {
		if !pilih(x.Kode) {
			continue
		}
		teks := strings.ReplaceAll(strings.Join(r.Butir[x.Kode], "; "), " → ", " ke ")
		if teks == "" {
			teks = "(belum diisi)"
		}
		ps = append(ps, [2]string{huruf(x.Teks), teks})
	}
	return pdf.Pasangan{Isi: ps}
}

// huruf begins a label with a capital letter.
func huruf(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
