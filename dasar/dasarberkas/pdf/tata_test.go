package pdf_test

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
)

// Parts of one, two and one page, each on the front of a sheet: the backs of the
// first and the last but one stay empty or are filled.
func TestTulis_duplex(t *testing.T) {
	t.Parallel()
	satu := func(s string) pdf.Bagian { return pdf.Bagian{Isi: []pdf.Blok{pdf.Alinea{Teks: s}}} }
	dua := pdf.Bagian{Isi: []pdf.Blok{pdf.HalamanBaru{}, pdf.Alinea{Teks: "dua"}, pdf.HalamanBaru{}, pdf.HalamanBaru{}, pdf.Alinea{Teks: "dua"}}}
	isi := tulis(t, pdf.Dokumen{Dibuat: saat, Duplex: true, Bagian: bagian(satu("satu"), dua, satu("tiga"), satu("empat"))})
	halaman := strings.Split(string(poppler(t, isi, "pdftotext", "-raw", "-", "-")), "\f")
	var mulai []string
	for _, h := range halaman {
		kata, _, _ := strings.Cut(h, "\n")
		mulai = append(mulai, kata)
	}
	require.Equal(t, []string{"satu", "", "dua", "dua", "tiga", "", "empat", ""}, mulai)
	require.Contains(t, halaman[3], "halaman 2 dari 2")
	require.ErrorContains(t, pdf.Tulis(io.Discard, pdf.Dokumen{Dibuat: saat, Duplex: true, PerLembar: 2, Bagian: bagian(dua)}), "share a sheet")
}

// The mark is on each page of its part and on no other.
func TestTulis_tanda(t *testing.T) {
	t.Parallel()
	b := surat()
	b.Tanda = "DRAF BELUM LENGKAP"
	isi := tulis(t, pdf.Dokumen{Dibuat: saat, Bagian: bagian(b, surat())})
	halaman := strings.Split(string(poppler(t, isi, "pdftotext", "-raw", "-", "-")), "\f")
	require.Len(t, halaman, 5)
	for i, h := range halaman[:4] {
		require.Equal(t, i < 2, strings.Contains(h, b.Tanda), "page %d", i+1)
	}
}

// Columns with shares keep their width whatever they hold; a line over all columns
// stands with the row below it.
func TestTabel_bagi_dan_sela(t *testing.T) {
	t.Parallel()
	tabel := func(isi string) pdf.Tabel {
		return pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "A", Bagi: 1}, {Judul: "B", Bagi: 3, Kanan: true}}, Baris: [][]string{{isi, "1"}, {"x", "2"}}, Sela: map[int]string{0: "Kelompok A", 1: "Kelompok B"}}
	}
	isi := tulis(t, pdf.Dokumen{Dibuat: saat, Bagian: pdf.Satu(pdf.Bagian{Isi: []pdf.Blok{tabel("pendek"), tabel(strings.Repeat("panjang ", 40))}})})
	teks := string(poppler(t, isi, "pdftotext", "-layout", "-", "-"))
	var kolom []int
	for l := range strings.SplitSeq(teks, "\n") {
		if strings.HasPrefix(strings.TrimSpace(l), "A ") {
			kolom = append(kolom, strings.Index(l, "B"))
		}
	}
	require.Len(t, kolom, 2)
	require.Equal(t, kolom[0], kolom[1])
	require.Less(t, strings.Index(teks, "Kelompok A"), strings.Index(teks, "pendek"))
	require.Equal(t, 2, strings.Count(teks, "Kelompok B"))
}
