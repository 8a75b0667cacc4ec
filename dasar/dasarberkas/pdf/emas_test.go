package pdf_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

func bagian(bs ...pdf.Bagian) iter.Seq2[pdf.Bagian, error] {
	return func(yield func(pdf.Bagian, error) bool) {
		for _, b := range bs {
			if !yield(b, nil) {
				return
			}
		}
	}
}

// dokumenUji are looked at as pictures whenever a golden file changes.
func dokumenUji() map[string]pdf.Dokumen {
	return map[string]pdf.Dokumen{
		"surat": {Judul: "Daftar Tunggakan", Dibuat: saat, Bagian: pdf.Satu(surat())},
		"slip":  {Judul: "Slip Gaji", Dibuat: saat, PerLembar: 3, Bagian: bagian(slip(1, "Ali"), slip(2, "Ustadz Muḥammad Nūr"), slip(3, "Fāṭimah"), slip(4, "ꦄꦭꦶ 😀"))},
		"a5":    {Judul: "Daftar Tunggakan", Dibuat: saat, Kertas: pdf.A5, PerLembar: 2, Bagian: pdf.Satu(surat())},
		"kuitansi": {Dibuat: saat, Kertas: pdf.A5, Mendatar: true, Bagian: pdf.Satu(pdf.Bagian{Isi: []pdf.Blok{
			kop,
			pdf.Judul{Teks: "Kuitansi KW/2026/000123"},
			pdf.Pasangan{Isi: [][2]string{{"Dari", "Bapak Abu Bakar"}, {"Untuk", "SPP Oktober 2026, Ali"}, {"Jumlah", "Rp150.000"}}},
			pdf.Alinea{Teks: "seratus lima puluh ribu rupiah", Rata: pdf.Tengah},
			pdf.TandaTangan{Tempat: "Kediri, 31 Oktober 2026", Pihak: []pdf.Pihak{{Sebagai: "Kasir", Nama: "Siti"}}},
		}})},
	}
}

func tulis(t testing.TB, d pdf.Dokumen) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, pdf.Tulis(&b, d))
	return b.Bytes()
}

// poppler runs a program of poppler-utils, which uji.sh installs.
func poppler(t testing.TB, isi []byte, program string, opsi ...string) []byte {
	t.Helper()
	c := exec.Command(program, opsi...)
	c.Stdin = bytes.NewReader(isi)
	out, err := c.Output()
	require.NoError(t, err, program)
	return out
}

// Every page of the documents, as text in the order of the page and as a
// picture.
func TestEmas(t *testing.T) {
	t.Parallel()
	for nama, d := range dokumenUji() {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			isi := tulis(t, d)
			dasartest.Emas(t, nama+".txt", poppler(t, isi, "pdftotext", "-raw", "-", "-"))
			dir := t.TempDir()
			poppler(t, isi, "pdftoppm", "-r", "60", "-png", "-", filepath.Join(dir, nama))
			gambar, err := filepath.Glob(filepath.Join(dir, "*.png"))
			require.NoError(t, err)
			require.NotEmpty(t, gambar)
			for _, g := range gambar {
				emasGambar(t, g)
			}
		})
	}
}

// emasGambar compares a picture with its golden one by the mean of blocks, for
// no two versions of poppler smooth letters alike.
func emasGambar(t *testing.T, lokasi string) {
	t.Helper()
	emas := filepath.Join("testdata", filepath.Base(lokasi))
	b := gambarAbu(t, lokasi)
	if flag.Lookup("update").Value.String() == "true" || os.Getenv("PERBARUI_EMAS") != "" {
		var isi bytes.Buffer
		require.NoError(t, png.Encode(&isi, b))
		require.NoError(t, os.WriteFile(emas, isi.Bytes(), 0o644))
		return
	}
	a := gambarAbu(t, emas)
	require.Equal(t, a.Bounds(), b.Bounds(), emas)
	const sisi = 6
	for y := 0; y+sisi <= a.Rect.Max.Y; y += sisi {
		for x := 0; x+sisi <= a.Rect.Max.X; x += sisi {
			beda := rerata(a, x, y, sisi) - rerata(b, x, y, sisi)
			require.LessOrEqual(t, max(beda, -beda), 40, "%s differs at %d,%d; look at both, and run with -update if the new one is right", emas, x, y)
		}
	}
}

func gambarAbu(t *testing.T, lokasi string) *image.Gray {
	t.Helper()
	isi, err := os.ReadFile(lokasi)
	require.NoError(t, err, "a golden file is missing: run this test with -update and look at the picture")
	g, err := png.Decode(bytes.NewReader(isi))
	require.NoError(t, err)
	abu := image.NewGray(g.Bounds())
	draw.Draw(abu, abu.Rect, g, image.Point{}, draw.Src)
	return abu
}

func rerata(g *image.Gray, x, y, sisi int) (n int) {
	for i := range sisi {
		for j := range sisi {
			n += int(g.GrayAt(x+i, y+j).Y)
		}
	}
	return n / (sisi * sisi)
}

// The same document gives the same bytes, also when many are written at once.
func TestTulis_sama_setiap_kali(t *testing.T) {
	t.Parallel()
	for nama := range dokumenUji() {
		mau := tulis(t, dokumenUji()[nama])
		for range 3 {
			t.Run(nama, func(t *testing.T) {
				t.Parallel()
				require.True(t, bytes.Equal(mau, tulis(t, dokumenUji()[nama])))
			})
		}
	}
	lain := dokumenUji()["slip"]
	lain.Dibuat = lain.Dibuat.Add(time.Second)
	require.False(t, bytes.Equal(tulis(t, dokumenUji()["slip"]), tulis(t, lain)))
}

func TestTulis_keterangan_berkas(t *testing.T) {
	t.Parallel()
	info := string(poppler(t, tulis(t, dokumenUji()["a5"]), "pdfinfo", "-rawdates", "-"))
	for _, mau := range []string{"Daftar Tunggakan", "D:20261031093000", "419.53 x 595.28"} {
		require.Contains(t, info, mau)
	}
	require.NotContains(t, info, "FPDF")
	info = string(poppler(t, tulis(t, dokumenUji()["kuitansi"]), "pdfinfo", "-"))
	require.Contains(t, info, "595.28 x 419.53")
	require.Regexp(t, `Pages: +1\n`, info)
}

// Three slips share a sheet, the fourth begins the next.
func TestTulis_berbagi_lembar(t *testing.T) {
	t.Parallel()
	isi := tulis(t, dokumenUji()["slip"])
	for halaman, nama := range map[string][]string{"1": {"Ali", "Nūr", "Fāṭimah"}, "2": {"��� �"}} {
		teks := string(poppler(t, isi, "pdftotext", "-raw", "-f", halaman, "-l", halaman, "-", "-"))
		require.Equal(t, len(nama), strings.Count(teks, "halaman 1 dari 1"))
		for _, n := range nama {
			require.Contains(t, teks, n)
		}
	}
}

func TestTulis_ditolak(t *testing.T) {
	t.Parallel()
	putus := errors.New("putus")
	satu := pdf.Satu(slip(1, "Ali"))
	blok := func(b pdf.Blok) pdf.Dokumen {
		return pdf.Dokumen{Dibuat: saat, Bagian: pdf.Satu(pdf.Bagian{Isi: []pdf.Blok{b}})}
	}
	for nama, c := range map[string]struct {
		d     pdf.Dokumen
		pesan string
	}{
		"tanpa bagian":       {pdf.Dokumen{Dibuat: saat, Bagian: bagian()}, "[DSR-PDF-01]"},
		"tanpa saat":         {pdf.Dokumen{Bagian: satu}, "no moment"},
		"huruf kecil":        {pdf.Dokumen{Dibuat: saat, Huruf: 5, Bagian: satu}, "not possible"},
		"huruf besar":        {pdf.Dokumen{Dibuat: saat, Huruf: 17, Bagian: satu}, "not possible"},
		"terlalu banyak":     {pdf.Dokumen{Dibuat: saat, PerLembar: 5, Bagian: satu}, "not possible"},
		"kertas asing":       {pdf.Dokumen{Dibuat: saat, Kertas: 9, Bagian: satu}, "not possible"},
		"baris lebih":        {blok(pdf.Tabel{Kolom: make([]pdf.Kolom, 1), Baris: [][]string{{"RAHASIA", "b"}}}), "2 cells in a table of 1"},
		"jumlah lebih":       {blok(pdf.Tabel{Kolom: make([]pdf.Kolom, 1), Jumlah: [][]string{{"RAHASIA", "b"}}}), "2 cells in a table of 1"},
		"tak ada yang teken": {blok(pdf.TandaTangan{}), "0 parties"},
		"lima yang teken":    {blok(pdf.TandaTangan{Pihak: make([]pdf.Pihak, 5)}), "5 parties"},
		"bagian putus": {pdf.Dokumen{Dibuat: saat, Bagian: func(yield func(pdf.Bagian, error) bool) {
			if yield(slip(1, "Ali"), nil) {
				yield(pdf.Bagian{}, putus)
			}
		}}, "putus"},
	} {
		err := pdf.Tulis(io.Discard, c.d)
		require.ErrorContains(t, err, c.pesan, nama)
		require.NotContains(t, err.Error(), "RAHASIA", nama)
	}
	require.ErrorIs(t, pdf.Tulis(io.Discard, pdf.Dokumen{Dibuat: saat, Bagian: bagian()}), pdf.ErrKosong)
	require.ErrorIs(t, pdf.Tulis(penuh{putus}, pdf.Dokumen{Dibuat: saat, Bagian: satu}), putus)
}

type penuh struct{ error }

func (p penuh) Write([]byte) (int, error) { return 0, p.error }

// A month of slips in one file.
func BenchmarkTulis_seribu_slip(b *testing.B) {
	for b.Loop() {
		err := pdf.Tulis(io.Discard, pdf.Dokumen{Dibuat: saat, PerLembar: 3, Bagian: func(yield func(pdf.Bagian, error) bool) {
			for i := range 1000 {
				if !yield(slip(i, "Santri Contoh"), nil) {
					return
				}
			}
		}})
		require.NoError(b, err)
	}
}

func Example() {
	var b strings.Builder
	err := pdf.Tulis(&b, pdf.Dokumen{
		Judul: "Slip Gaji", Dibuat: time.Date(2026, 10, 31, 9, 30, 0, 0, time.UTC), PerLembar: 3,
		Bagian: pdf.Satu(pdf.Bagian{Kaki: "Slip gaji Oktober 2026", Isi: []pdf.Blok{
			pdf.Kop{Nama: "Pondok Contoh", Baris: []string{"Kediri"}},
			pdf.Pasangan{Isi: [][2]string{{"Nama", "Ali"}}},
			pdf.Tabel{
				Kolom:  []pdf.Kolom{{Judul: "Uraian"}, {Judul: "Rp", Kanan: true}},
				Baris:  [][]string{{"Bisyaroh", "1.500.000"}},
				Jumlah: [][]string{{"Diterima", "1.500.000"}},
			},
			pdf.TandaTangan{Tempat: "Kediri, 31 Oktober 2026", Pihak: []pdf.Pihak{{Sebagai: "Bendahara", Nama: "Siti"}}},
		}}),
	})
	fmt.Println(b.String()[:5], err)
	// Output: %PDF- <nil>
}
