package pph21_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Tuan B of PMK 168/2023: joins in September, was over-withheld, gets it back.
func ExampleTabel_MasaTerakhir() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2024, 12, 1))
	var u uraian.Uraian
	a, _ := tabel.MasaTerakhir(pph21.Setahun{
		Status: pph21.TK0, Masa: dasar.Bln(2024, 12), Bulan: 4,
		Bruto: 62_000_000, Iuran: 400_000, Dipotong: 3_255_000,
	}, &u)
	fmt.Println(a.PPh, a.BatasKembali)
	for _, l := range u.Langkah {
		fmt.Println("-", l)
	}
	// Output:
	// -Rp2.975.000 2025-01-31
	// - bruto 4 bulan = Rp62.000.000 (PMK 168/2023 Ps. 15(1)b)
	// - biaya jabatan: 5% dari bruto, paling banyak 4 × Rp500.000 = Rp2.000.000 (PMK 168/2023 Ps. 10(2))
	// - iuran pensiun, JHT dan JP yang dibayar sendiri = Rp400.000 (PMK 168/2023 Ps. 10(1)b)
	// - neto dari pemberi kerja ini = Rp59.600.000
	// - PTKP TK/0 setahun penuh = Rp54.000.000 (PMK 101/PMK.010/2016 Ps. 1; kategori TER: PP 58/2023 Ps. 2(4))
	// - penghasilan kena pajak, ke bawah ke kelipatan Rp1.000 = Rp5.600.000 (UU PPh Ps. 17(4); PMK 168/2023 Ps. 8(4))
	// - 5% × Rp5.600.000 = Rp280.000 (UU PPh Ps. 17(1)a sebagaimana diubah UU 7/2021 (HPP))
	// - dikurangi PPh 21 yang sudah dipotong = Rp3.255.000
	// - lebih potong: dikembalikan bersama bukti potong paling lambat 31 Januari 2025 = -Rp2.975.000 (PMK 168/2023 Ps. 21(1))
}

func TestMasaTerakhir_menolak(t *testing.T) {
	t.Parallel()
	baik := pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: 60_000_000}
	for nama, c := range map[string]struct {
		ubah  func(*pph21.Setahun)
		harap error
	}{
		"bulan nol":                {func(s *pph21.Setahun) { s.Bulan = 0 }, pph21.ErrBulan},
		"bulan ke-13":              {func(s *pph21.Setahun) { s.Bulan = 13 }, pph21.ErrBulan},
		"disetahunkan 13":          {func(s *pph21.Setahun) { s.Setahunkan = 13 }, pph21.ErrBulan},
		"disetahunkan negatif":     {func(s *pph21.Setahun) { s.Setahunkan = -1 }, pph21.ErrBulan},
		"bruto negatif":            {func(s *pph21.Setahun) { s.Bruto = -1 }, pph21.ErrJumlah},
		"iuran negatif":            {func(s *pph21.Setahun) { s.Iuran = -1 }, pph21.ErrJumlah},
		"zakat negatif":            {func(s *pph21.Setahun) { s.Zakat = -1 }, pph21.ErrJumlah},
		"dipotong negatif":         {func(s *pph21.Setahun) { s.Dipotong = -1 }, pph21.ErrJumlah},
		"neto lain negatif":        {func(s *pph21.Setahun) { s.PemberiLain.Neto = -1 }, pph21.ErrJumlah},
		"pph lain negatif":         {func(s *pph21.Setahun) { s.PemberiLain.PPh = -1 }, pph21.ErrJumlah},
		"bruto terlalu besar":      {func(s *pph21.Setahun) { s.Bruto = dasar.MaxRupiah + 1 }, pph21.ErrJumlah},
		"neto bersama":             {func(s *pph21.Setahun) { s.Bruto, s.PemberiLain.Neto = dasar.MaxRupiah, dasar.MaxRupiah }, pph21.ErrJumlah},
		"neto disetahunkan":        {func(s *pph21.Setahun) { s.Bruto, s.Setahunkan = dasar.MaxRupiah/2, 1 }, pph21.ErrJumlah},
		"tanpa masa":               {func(s *pph21.Setahun) { s.Masa = dasar.Bulan{} }, pph21.ErrTanggal},
		"masa sebelum tabel":       {func(s *pph21.Setahun) { s.Masa = dasar.Bln(2024, 12) }, pph21.ErrTanggal},
		"bruto bulan ini":          {func(s *pph21.Setahun) { s.PerBulan, s.BrutoIni = true, s.Bruto+1 }, pph21.ErrJumlah},
		"bruto bulan ini negatif":  {func(s *pph21.Setahun) { s.PerBulan, s.BrutoIni = true, -1 }, pph21.ErrJumlah},
		"biaya lalu negatif":       {func(s *pph21.Setahun) { s.PerBulan, s.BiayaLalu = true, decimal.NewFromInt(-1) }, pph21.ErrJumlah},
		"biaya lalu terlalu besar": {func(s *pph21.Setahun) { s.PerBulan, s.BiayaLalu = true, decimal.NewFromInt(6_000_001) }, pph21.ErrJumlah},
		"biaya lalu lima desimal":  {func(s *pph21.Setahun) { s.PerBulan, s.BiayaLalu = true, decimal.New(1, -5) }, pph21.ErrJumlah},
		"biaya lalu tak terhingga": {func(s *pph21.Setahun) { s.PerBulan, s.BiayaLalu = true, decimal.New(1, 1<<30) }, pph21.ErrJumlah},
	} {
		in := baik
		c.ubah(&in)
		_, err := kini(t).MasaTerakhir(in, nil)
		require.ErrorIs(t, err, c.harap, nama)
		_, err = kini(t).GrossUpTerakhir(in, nil)
		require.ErrorIs(t, err, c.harap, nama)
	}
	dulu, err := pph21.Baku().Pada(dasar.Tgl(2024, 12, 1))
	require.NoError(t, err)
	_, err = dulu.MasaTerakhir(baik, nil)
	require.ErrorIs(t, err, pph21.ErrTanggal, "tabel 2024 tidak dipakai untuk 2026")
}
