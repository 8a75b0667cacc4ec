package privasiberkas_test

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/privasi/privasiberkas"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

func cetak(t *testing.T) privasiberkas.CetakRopa {
	pp, err := rezim.Baku().Cari(rezim.PP33)
	require.NoError(t, err)
	r := ropa.Ropa{Pada: time.Date(2026, 11, 28, 1, 0, 0, 0, time.UTC), Register: 3, Baris: []ropa.Baris{{Kegiatan: "santri-pokok", Butir: map[string][]string{"tujuan": {"=mengurus santri", "asrama"}, "peta_aliran": {"formulir → santri-pokok"}}}}}
	return privasiberkas.CetakRopa{Ropa: r, Kop: pdf.Kop{Nama: "Pondok Uji"}, Butir: pp.Butir[rezim.ButirRopa], Nama: map[string]string{"santri-pokok": "Data pokok santri"},
		Zona: time.FixedZone("WIB", 7*3600), Tanda: "BELUM LENGKAP", Pihak: []pdf.Pihak{{Sebagai: "PPDP"}}}
}

// Every content is a column, whatever it holds, and nothing in a cell is computed.
func TestU39_LembarRopa(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, privasiberkas.TulisRopa(&b, dasarberkas.CSV, cetak(t)))
	for _, x := range []string{"Pondok Uji", "28 November 2026 08.00", "Register versi 3 BELUM LENGKAP", "Data pokok santri", `"'=mengurus santri; asrama"`, "Masa retensi", "Rincian transfer ke luar wilayah Indonesia"} {
		require.Contains(t, b.String(), x)
	}
	require.Error(t, privasiberkas.TulisRopa(&b, "docx", cetak(t)))
}

func TestU39_KertasRopa(t *testing.T) {
	t.Parallel()
	var a, b bytes.Buffer
	require.NoError(t, privasiberkas.TulisRopaPDF(&a, cetak(t)))
	require.NoError(t, privasiberkas.TulisRopaPDF(&b, cetak(t)))
	require.Equal(t, a.Bytes(), b.Bytes(), "isi yang sama memberi berkas yang sama")
	kosong := cetak(t)
	kosong.Ropa.Baris = nil
	b.Reset()
	require.NoError(t, privasiberkas.TulisRopaPDF(&b, kosong))
	require.NotEqual(t, a.Len(), b.Len())
}

// What all activities have in common is printed once, and nothing is lost by it.
func TestU39_KertasRopa_yang_sama_sekali(t *testing.T) {
	t.Parallel()
	c := cetak(t)
	for _, k := range []string{"kedua", "ketiga"} {
		c.Ropa.Baris = append(c.Ropa.Baris, ropa.Baris{Kegiatan: k, Butir: map[string][]string{"tujuan": {"urusan " + k}, "peta_aliran": {"formulir → santri-pokok"}}})
	}
	var b bytes.Buffer
	require.NoError(t, privasiberkas.TulisRopaPDF(&b, c))
	cmd := exec.CommandContext(t.Context(), "pdftotext", "-raw", "-", "-")
	cmd.Stdin = &b
	keluar, err := cmd.Output()
	require.NoError(t, err)
	teks := strings.Join(strings.Fields(string(keluar)), " ")
	require.Equal(t, 1, strings.Count(teks, "formulir ke santri-pokok"), teks)
	for _, x := range []string{"Sama untuk setiap kegiatan", "urusan kedua", "urusan ketiga", "mengurus santri"} {
		require.Equal(t, 1, strings.Count(teks, x), x)
	}
}
