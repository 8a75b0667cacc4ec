package laporanberkas_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/laporan/laporanberkas"
)

func contoh() laporan.Dokumen {
	return laporan.Dokumen{
		Judul: "Tunggakan per kelas", Lembaga: "A", Kueri: []laporan.Butir{{Nama: "pada", Nilai: "29 Februari 2028"}},
		Pada:   keuangan.PadaSaat{Tanggal: dasar.Tgl(2028, 2, 29), Tercatat: time.Date(2028, 3, 1, 0, 0, 0, 0, time.UTC)},
		Dibuat: time.Date(2028, 3, 1, 1, 2, 3, 0, time.UTC),
		Kolom:  []laporan.Kolom{{Judul: "Kelas"}, {Judul: "Tagihan", Jenis: laporan.Bilangan}, {Judul: "Jumlah", Jenis: laporan.Uang}, {Judul: "Tertua", Jenis: laporan.Hari}},
		Baris: []laporan.Baris{
			{Sel: []laporan.Sel{{Teks: "=1+1", Isi: true}, {N: 3, Isi: true}, {Uang: 1_250_000, Isi: true}, {Hari: dasar.Tgl(2028, 2, 10), Isi: true}}},
			{Sel: []laporan.Sel{{Teks: "007", Isi: true}, {N: 1, Isi: true}, {Uang: -500, Isi: true}, {}}},
		},
		Jumlah: []laporan.Sel{{Teks: "Jumlah", Isi: true}, {N: 4, Isi: true}, {Uang: 1_249_500, Isi: true}, {}},
		Sidik:  "abcd1234",
	}
}

var wib = time.FixedZone("WIB", 7*3600)

func TestTulisCSV(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, laporanberkas.TulisCSV(&b, contoh(), "Pondok Contoh", wib))
	require.Contains(t, b.String(), "\r\n", "baris berakhir CR LF")
	dasartest.Emas(t, "tunggakan.csv", bytes.ReplaceAll(b.Bytes(), []byte("\r\n"), []byte("\n")))
	require.Contains(t, b.String(), "'=1+1", "sel yang menyerupai rumus dijaga")
}

func TestTulisXLSX_angka_tetap_angka_dan_teks_tetap_teks(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, laporanberkas.TulisXLSX(&b, contoh(), "Pondok Contoh", wib))
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	defer f.Close()
	baris, err := f.GetRows("Tunggakan per kelas", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	n := len(baris)
	require.Equal(t, []string{"Jumlah", "4", "1249500"}, baris[n-1])
	require.Equal(t, []string{"007", "1", "-500"}, baris[n-2])
	require.Equal(t, "=1+1", baris[n-3][0])
	jenis, err := f.GetCellType("Tunggakan per kelas", "A10")
	require.NoError(t, err)
	require.NotEqual(t, excelize.CellTypeFormula, jenis)
	rumus, err := f.GetCellFormula("Tunggakan per kelas", "A10")
	require.NoError(t, err)
	require.Empty(t, rumus)
	require.Contains(t, baris[0], "Pondok Contoh")
}
