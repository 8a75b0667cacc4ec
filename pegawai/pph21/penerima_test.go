package pph21_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func ExampleTabel_Harian() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	h, _ := tabel.Harian(10_000_000, 20, nil)
	fmt.Println(h.BrutoSehari, h.PPhSehari, h.PPh)
	// Output: Rp500.000 Rp2.500 Rp50.000
}

func ExampleTabel_BukanPegawai() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	var u uraian.Uraian
	_, _ = tabel.BukanPegawai(10_000_000, 5_500_000, &u)
	for _, l := range u.Langkah {
		fmt.Println(l)
	}
	// Output:
	// dikurangi upah dan material yang terbukti dengan kontrak dan faktur = Rp5.500.000 (PMK 168/2023 Ps. 12(4)b)
	// dasar pengenaan: 50% × Rp4.500.000 = Rp2.250.000 (PMK 168/2023 Ps. 12 dan 16)
	// 5% × Rp2.250.000 = Rp112.500 (UU PPh Ps. 17(1)a sebagaimana diubah UU 7/2021 (HPP))
	// PPh 21 pembayaran ini = Rp112.500 (PER-11/PJ/2025 Ps. 129)
}

func ExampleTabel_SekaliBayar() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	b, _ := tabel.SekaliBayar(200_000_000, nil) // a prize
	fmt.Println(b.PPh)
	// Output: Rp24.000.000
}

func ExampleTabel_TanpaNPWP() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	b, _ := tabel.TanpaNPWP().SekaliBayar(1_000_000, nil)
	fmt.Println(b.PPh)
	// Output: Rp60.000
}

func TestHarian(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		total                dasar.Rupiah
		hari                 int
		sehari, pphHari, pph dasar.Rupiah
		pasal17              bool
	}{
		"tepat 450 ribu":                   {450_000 * 6, 6, 450_000, 0, 0, false},
		"seribu di atasnya":                {451_000 * 6, 6, 451_000, 2_255, 13_530, false},
		"satu rupiah di atasnya":           {450_001, 1, 450_001, 2_250, 2_250, false},
		"rata-rata dibulatkan ke bawah":    {450_000*3 + 1, 3, 450_000, 0, 0, false},
		"rata-rata dibulatkan ke atas":     {450_000*3 + 2, 3, 450_001, 2_250, 6_750, false},
		"pajak dibulatkan sekali":          {1_400_000, 3, 466_667, 2_333, 7_000, false},
		"tepat 2,5 juta":                   {2_500_000 * 2, 2, 2_500_000, 12_500, 25_000, false},
		"satu rupiah di atas 2,5 juta":     {2_500_001, 1, 2_500_001, 62_500, 62_500, true},
		"lapis kedua Pasal 17":             {200_000_000, 1, 200_000_000, 9_000_000, 9_000_000, true},
		"lapis Pasal 17 tiap hari":         {200_000_000 * 3, 3, 200_000_000, 9_000_000, 27_000_000, true},
		"tepat di batas lapis Pasal 17":    {120_000_000, 1, 120_000_000, 3_000_000, 3_000_000, true},
		"pecahan di atas batas Pasal 17":   {120_000_001, 1, 120_000_001, 3_000_000, 3_000_000, true},        // 60.000.000,50: 0,075
		"pecahan di lapis yang benar":      {120_000_001 * 20, 20, 120_000_001, 3_000_000, 60_000_002, true}, // 20 × 3.000.000,075
		"tujuh hari, tidak terbagi rata":   {20_000_000, 7, 2_857_143, 71_429, 500_000, true},
		"nol":                              {0, 1, 0, 0, 0, false},
		"sebesar yang diterima perbatasan": {dasar.MaxRupiah, 1, dasar.MaxRupiah, 174_999_694_000_000, 174_999_694_000_000, true},
	} {
		h, err := kini(t).Harian(c.total, c.hari, nil)
		require.NoError(t, err, nama)
		require.Equal(t, []any{c.sehari, c.pphHari, c.pph, c.pasal17}, []any{h.BrutoSehari, h.PPhSehari, h.PPh, h.Pasal17}, nama)
		require.Equal(t, c.total, h.Bruto)
	}
	h, err := kini(t).Harian(5_000_001, 1, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(2_500_001), h.DPP, "50%, setengah ke atas")
	h, err = kini(t).TanpaNPWP().Harian(10_000_000, 20, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(60_000), h.PPh)

	var u uraian.Uraian
	for _, total := range []dasar.Rupiah{1_000_000, 6_000_000} {
		_, err = kini(t).Harian(total, 2, &u)
		require.NoError(t, err)
	}
	require.Len(t, u.Langkah, 6)
	require.Equal(t, "di atas Rp2.500.000 sehari: tarif Pasal 17 atas 50% dari bruto sehari", u.Langkah[4].Teks)
}

func TestHarian_menolak(t *testing.T) {
	t.Parallel()
	for _, hari := range []int{0, -1, 367} {
		_, err := kini(t).Harian(1, hari, nil)
		require.ErrorIs(t, err, pph21.ErrHari)
	}
	for _, total := range []dasar.Rupiah{-1, dasar.MaxRupiah + 1} {
		_, err := kini(t).Harian(total, 1, nil)
		require.ErrorIs(t, err, pph21.ErrJumlah)
	}
}

func TestBukanPegawai(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct{ bruto, kecuali, dpp, pph dasar.Rupiah }{
		"penceramah":                        {1_000_000, 0, 500_000, 25_000},
		"ganjil: DPP setengah ke atas":      {1_000_001, 0, 500_001, 25_000},
		"tepat di batas lapis":              {120_000_000, 0, 60_000_000, 3_000_000},
		"DPP tidak dibulatkan ke ribuan":    {120_001_998, 0, 60_000_999, 3_000_150},
		"semua dikecualikan":                {1_000_000, 1_000_000, 0, 0},
		"di lapis teratas":                  {12_000_000_000, 0, 6_000_000_000, 1_794_000_000},
		"dikecualikan sebagian, per faktur": {10_000_000, 5_500_000, 2_250_000, 112_500},
	} {
		b, err := kini(t).BukanPegawai(c.bruto, c.kecuali, nil)
		require.NoError(t, err, nama)
		require.Equal(t, pph21.Bayaran{Bruto: c.bruto, DPP: c.dpp, PPh: c.pph, Versi: kini(t).Versi()}, b, nama)
	}
	for _, kecuali := range []dasar.Rupiah{-1, 1_001} {
		_, err := kini(t).BukanPegawai(1_000, kecuali, nil)
		require.ErrorIs(t, err, pph21.ErrDikecualikan)
	}
	for _, bruto := range []dasar.Rupiah{-1, dasar.MaxRupiah + 1} {
		_, err := kini(t).BukanPegawai(bruto, 0, nil)
		require.ErrorIs(t, err, pph21.ErrJumlah)
		_, err = kini(t).SekaliBayar(bruto, nil)
		require.ErrorIs(t, err, pph21.ErrJumlah)
		_, err = kini(t).Pasal17(bruto)
		require.ErrorIs(t, err, pph21.ErrJumlah)
	}
	var u uraian.Uraian
	_, err := kini(t).TanpaNPWP().SekaliBayar(70_000_000, &u)
	require.NoError(t, err)
	require.Equal(t, []dasar.Rupiah{70_000_000, 3_000_000, 1_500_000, 5_400_000}, nilai(u), "dua lapis, lalu 120%")
	require.Contains(t, u.Langkah[3].Teks, "120%")
}

func nilai(u uraian.Uraian) (semua []dasar.Rupiah) {
	for _, l := range u.Langkah {
		semua = append(semua, l.Nilai)
	}
	return semua
}

// Article 17 around each bound, against the sum of its parts in decimals.
func TestPasal17_batas(t *testing.T) {
	t.Parallel()
	lapis := kini(t).LapisPasal17()
	periksa := func(t require.TestingT, pkp dasar.Rupiah) {
		dapat, err := kini(t.(testing.TB)).Pasal17(pkp)
		require.NoError(t, err)
		require.Equal(t, pasal17Desimal(lapis, pkp), dapat, "PKP %s", pkp)
	}
	for _, l := range lapis[:4] {
		for _, geser := range []dasar.Rupiah{-1000, -1, 0, 1, 1000} {
			periksa(t, l.Sampai+geser)
		}
	}
	periksa(t, 0)
	periksa(t, dasar.MaxRupiah)
	rapid.Check(t, func(t *rapid.T) {
		pkp := dasar.Rupiah(rapid.Int64Range(0, int64(dasar.MaxRupiah)).Draw(t, "pkp"))
		dapat, err := kiniRapid(t).Pasal17(pkp)
		require.NoError(t, err)
		require.Equal(t, pasal17Desimal(lapis, pkp), dapat)
	})
}

func kiniRapid(t require.TestingT) *pph21.Tabel {
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	require.NoError(t, err)
	return tabel
}

// pasal17Desimal is the definition, without any cleverness.
func pasal17Desimal(lapis []pph21.Lapis, pkp dasar.Rupiah) dasar.Rupiah {
	var pajak decimal.Decimal
	for _, l := range lapis {
		atas := l.Sampai
		if atas == 0 {
			atas = dasar.MaxRupiah
		}
		if bagian := min(pkp, atas) - l.DiAtas; bagian > 0 {
			pajak = pajak.Add(decimal.NewFromInt(int64(bagian)).Mul(l.Tarif.Persen()).Shift(-2))
		}
	}
	r, err := pph21.Bulatkan(pajak)
	if err != nil {
		panic(err)
	}
	return r
}
