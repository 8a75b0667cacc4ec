package lembur_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func tabel(t require.TestingT) *lembur.Tabel {
	b, err := lembur.Baku()
	require.NoError(t, err)
	tab, err := b.Pada(dasar.Tgl(2026, 10, 1))
	require.NoError(t, err)
	return tab
}

func des(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func bulanan(t require.TestingT, tab *lembur.Tabel, r dasar.Rupiah) lembur.Upah {
	u, err := tab.Dasar(r, 0, 0, nil)
	require.NoError(t, err)
	return u
}

func requireGalat(t require.TestingT, err error, a dasar.Aturan, field string) {
	require.ErrorIs(t, err, a)
	e, ok := errors.AsType[*dasar.Error](err)
	require.True(t, ok)
	require.Equal(t, field, e.Field)
}

func TestHitung_pengali(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	for nama, c := range map[string]struct {
		hari   lembur.Hari
		pekan  int
		jam    string
		satuan string
		jumlah dasar.Rupiah
	}{
		"nol jam":                         {lembur.HariKerja, 6, "0", "0", 0},
		"hari kerja setengah jam":         {lembur.HariKerja, 6, "0.5", "0.75", 15_000},
		"hari kerja satu jam":             {lembur.HariKerja, 5, "1", "1.5", 30_000},
		"hari kerja satu jam seperempat":  {lembur.HariKerja, 5, "1.25", "2", 40_000},
		"hari kerja empat jam":            {lembur.HariKerja, 5, "4", "7.5", 150_000},
		"libur pekan 6, 7 jam":            {lembur.HariLibur, 6, "7", "14", 280_000},
		"libur pekan 6, 7,5 jam":          {lembur.HariLibur, 6, "7.5", "15.5", 310_000},
		"libur pekan 6, 8 jam":            {lembur.HariLibur, 6, "8", "17", 340_000},
		"libur pekan 6, 11 jam":           {lembur.HariLibur, 6, "11", "29", 580_000},
		"libur pekan 5, 8 jam":            {lembur.HariLibur, 5, "8", "16", 320_000},
		"libur pekan 5, 9 jam":            {lembur.HariLibur, 5, "9", "19", 380_000},
		"libur pekan 5, 12 jam":           {lembur.HariLibur, 5, "12", "31", 620_000},
		"libur hari pendek, 5 jam":        {lembur.LiburPendek, 6, "5", "10", 200_000},
		"libur hari pendek, 6 jam":        {lembur.LiburPendek, 6, "6", "13", 260_000},
		"libur hari pendek, 9 jam":        {lembur.LiburPendek, 6, "9", "25", 500_000},
		"empat desimal, dua puluh menit":  {lembur.HariKerja, 6, "0.3333", "0.49995", 9_999},
		"nol di belakang tidak mengganti": {lembur.HariKerja, 6, "1.50000", "2.5", 50_000},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			h, err := tab.Hitung(lembur.Masukan{Upah: bulanan(t, tab, 3_460_000), Hari: c.hari, Pekan: c.pekan, Jam: des(c.jam)}, nil)
			require.NoError(t, err)
			require.True(t, des(c.satuan).Equal(h.Satuan), "%s", h.Satuan)
			require.Equal(t, c.jumlah, h.Jumlah)
			require.Equal(t, dasar.Rupiah(20_000), h.Sejam)
			require.Empty(t, h.Peringatan)
		})
	}
}

// 1.000.000 / 173 is 5.780,35: rounding the hour first would give 40.460 for 7
// units of 5.780, and the product rounded once is 40.462.
func TestHitung_sejam_tidak_dibulatkan_dahulu(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	h, err := tab.Hitung(lembur.Masukan{Upah: bulanan(t, tab, 1_000_000), Hari: lembur.HariLibur, Pekan: 6, Jam: des("3.5")}, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(5_780), h.Sejam)
	require.Equal(t, dasar.Rupiah(40_462), h.Jumlah)
}

func TestHitung_memperingatkan(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	for nama, c := range map[string]struct {
		hari         lembur.Hari
		jam, sepekan string
		kata         string
	}{
		"empat jam tepat":          {lembur.HariKerja, "4", "18", ""},
		"lebih dari empat jam":     {lembur.HariKerja, "4.25", "0", "4,25 jam melebihi batas 4 jam sehari"},
		"lebih dari delapan belas": {lembur.HariKerja, "2", "18.5", "18,5 jam melebihi batas 18 jam sepekan"},
		"libur tidak dihitung":     {lembur.HariLibur, "8", "30", ""},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			var u uraian.Uraian
			h, err := tab.Hitung(lembur.Masukan{Upah: bulanan(t, tab, 3_460_000), Hari: c.hari, Pekan: 6, Jam: des(c.jam), Sepekan: des(c.sepekan)}, &u)
			require.NoError(t, err)
			require.Positive(t, h.Jumlah, "jam yang dikerjakan tetap dibayar")
			batas := tab.PeriksaBatas(c.hari, des(c.jam), des(c.sepekan))
			if c.kata == "" {
				require.Empty(t, h.Peringatan)
				require.NoError(t, batas)
				return
			}
			require.Len(t, h.Peringatan, 1)
			require.Contains(t, h.Peringatan[0], c.kata)
			require.ErrorIs(t, batas, lembur.ErrBatas)
			require.Contains(t, u.Langkah[len(u.Langkah)-1].Teks, "perhatian: ")
		})
	}
}

func TestHitung_menolak(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	upah := bulanan(t, tab, 3_460_000)
	m := func(h lembur.Hari, pekan int, jam string) lembur.Masukan {
		return lembur.Masukan{Upah: upah, Hari: h, Pekan: pekan, Jam: des(jam)}
	}
	for nama, c := range map[string]struct {
		m      lembur.Masukan
		aturan dasar.Aturan
		field  string
	}{
		"jam negatif":            {m(lembur.HariKerja, 6, "-1"), lembur.ErrJam, "jam"},
		"lebih dari sehari":      {m(lembur.HariKerja, 6, "24.0001"), lembur.ErrJam, "jam"},
		"lima desimal":           {m(lembur.HariKerja, 6, "1.00001"), lembur.ErrJam, "jam"},
		"pangkat raksasa":        {m(lembur.HariKerja, 6, "1e9999"), lembur.ErrJam, "jam"},
		"pangkat kerdil":         {m(lembur.HariKerja, 6, "1e-9999"), lembur.ErrJam, "jam"},
		"jam sepekan negatif":    {lembur.Masukan{Upah: upah, Hari: lembur.HariKerja, Pekan: 6, Sepekan: des("-1")}, lembur.ErrJam, "sepekan"},
		"pekan 7":                {m(lembur.HariKerja, 7, "1"), lembur.ErrPekan, "pekan"},
		"pekan kosong":           {m(lembur.HariKerja, 0, "1"), lembur.ErrPekan, "pekan"},
		"hari kosong":            {m("", 6, "1"), lembur.ErrHari, "hari"},
		"hari pendek pekan 5":    {m(lembur.LiburPendek, 5, "1"), lembur.ErrHari, "hari"},
		"libur pekan 6 lewat 11": {m(lembur.HariLibur, 6, "11.25"), lembur.ErrLewatTabel, "jam"},
		"libur pekan 5 lewat 12": {m(lembur.HariLibur, 5, "12.0001"), lembur.ErrLewatTabel, "jam"},
		"libur pendek lewat 9":   {m(lembur.LiburPendek, 6, "10"), lembur.ErrLewatTabel, "jam"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			h, err := tab.Hitung(c.m, nil)
			requireGalat(t, err, c.aturan, c.field)
			require.Equal(t, lembur.Hasil{}, h)
		})
	}
	harian, err := tab.DasarHarian(dasar.MaxRupiah, 6, nil)
	require.NoError(t, err)
	_, err = tab.Hitung(lembur.Masukan{Upah: harian, Hari: lembur.HariKerja, Pekan: 6, Jam: des("24")}, nil)
	require.ErrorIs(t, err, dasar.ErrRupiahBatas)
	require.ErrorIs(t, tab.PeriksaBatas(lembur.HariKerja, des("25"), des("0")), lembur.ErrJam)
	require.ErrorIs(t, tab.PeriksaBatas(lembur.HariKerja, des("1"), des("169")), lembur.ErrJam)
}

func TestDasar(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	const penuh, bagian = "dasar lembur 100%", "upah tetap kurang dari 75%"
	for nama, c := range map[string]struct {
		pokok, tetap, tidakTetap, harap, sejam dasar.Rupiah
		teks                                   string
	}{
		"tanpa tunjangan":              {3_460_000, 0, 0, 3_460_000, 20_000, penuh},
		"tetap lebih dari 75%":         {3_000_000, 1_000_000, 500_000, 4_000_000, 23_121, penuh},
		"tepat 75%":                    {3_000_000, 0, 1_000_000, 3_000_000, 17_341, penuh},
		"kurang dari satu rupiah":      {2_999_997, 0, 1_000_000, 2_999_998, 17_341, bagian}, // 75% is 2.999.997,75
		"tunjangan tidak tetap besar":  {2_000_000, 500_000, 2_500_000, 3_750_000, 21_676, bagian},
		"tanpa upah tetap sama sekali": {0, 0, 1_000_001, 750_001, 4_335, bagian}, // 750.000,75
		"nol":                          {0, 0, 0, 0, 0, penuh},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			var u uraian.Uraian
			got, err := tab.Dasar(c.pokok, c.tetap, c.tidakTetap, &u)
			require.NoError(t, err)
			require.Equal(t, c.harap, got.Rupiah())
			require.Equal(t, c.sejam, tab.Sejam(got))
			require.Len(t, u.Langkah, 1)
			require.Contains(t, u.Langkah[0].Teks, c.teks)
		})
	}
	_, err := tab.Dasar(-1, 0, 0, nil)
	requireGalat(t, err, lembur.ErrUpah, "upah")
	_, err = tab.Dasar(0, dasar.MaxRupiah+1, 0, nil)
	requireGalat(t, err, lembur.ErrUpah, "upah")
	_, err = tab.Dasar(0, 0, -1, nil)
	requireGalat(t, err, lembur.ErrUpah, "upah")
}

// The base keeps its parts of a rupiah: 75% of 11 is 8,25, and 173 hours × 2 of it
// is 16,5, half up 17; of the rounded base 8 it would be 16.
func TestDasar_tepat_sampai_akhir(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	upah, err := tab.Dasar(0, 0, 11*173, nil)
	require.NoError(t, err)
	h, err := tab.Hitung(lembur.Masukan{Upah: upah, Hari: lembur.HariLibur, Pekan: 6, Jam: des("1")}, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(17), h.Jumlah)
}

func TestDasarHarian(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	for pekan, harap := range map[int]dasar.Rupiah{6: 2_500_000, 5: 2_100_000} {
		got, err := tab.DasarHarian(100_000, pekan, nil)
		require.NoError(t, err)
		require.Equal(t, harap, got.Rupiah())
	}
	_, err := tab.DasarHarian(100_000, 4, nil)
	requireGalat(t, err, lembur.ErrPekan, "pekan")
	_, err = tab.DasarHarian(-1, 6, nil)
	requireGalat(t, err, lembur.ErrUpah, "upah")
}

func TestDasarHasil(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	empatBelas := []dasar.Rupiah{9_000_000, 9_000_000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}
	for nama, c := range map[string]struct {
		bulanan []dasar.Rupiah
		umk     dasar.Rupiah
		harap   dasar.Rupiah
		langkah int
	}{
		"dua belas terakhir":       {empatBelas, 0, 7, 1}, // 6,5
		"kurang dari dua belas":    {[]dasar.Rupiah{3_000_000, 0, 1_500_000}, 0, 1_500_000, 1},
		"di bawah upah minimum":    {[]dasar.Rupiah{1_000_000}, 2_500_000, 2_500_000, 2},
		"sama dengan upah minimum": {[]dasar.Rupiah{2_500_000}, 2_500_000, 2_500_000, 1},
		"di atas upah minimum":     {[]dasar.Rupiah{2_500_001}, 2_500_000, 2_500_001, 1},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			var u uraian.Uraian
			got, err := tab.DasarHasil(c.bulanan, c.umk, &u)
			require.NoError(t, err)
			require.Equal(t, c.harap, got.Rupiah())
			require.Len(t, u.Langkah, c.langkah)
		})
	}
	for _, salah := range [][]dasar.Rupiah{nil, {-1}, {dasar.MaxRupiah + 1}} {
		_, err := tab.DasarHasil(salah, 0, nil)
		requireGalat(t, err, lembur.ErrUpah, "upah")
	}
	_, err := tab.DasarHasil([]dasar.Rupiah{1}, -1, nil)
	requireGalat(t, err, lembur.ErrUpah, "upah")
	require.Equal(t, dasar.Rupiah(9_000_000), empatBelas[0], "masukan tidak diubah")
}

// A second evaluator: the hours in pieces of 1/10.000, each with the multiplier of
// the hour it lies in, and fractions of math/big.
func TestHitung_sama_dengan_pecahan(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	kali := func(h lembur.Hari, pekan int, jamKe int64) int64 { // twice the multiplier
		akhir2 := map[lembur.Hari]int64{lembur.HariLibur: 7, lembur.LiburPendek: 5}[h]
		if pekan == 5 {
			akhir2 = 8
		}
		switch {
		case h == lembur.HariKerja && jamKe == 1:
			return 3
		case h == lembur.HariKerja || jamKe <= akhir2:
			return 4
		case jamKe == akhir2+1:
			return 6
		}
		return 8
	}
	rapid.Check(t, func(r *rapid.T) {
		h := rapid.SampledFrom(lembur.DaftarHari()).Draw(r, "hari")
		pekan := rapid.IntRange(5, 6).Draw(r, "pekan")
		if h == lembur.LiburPendek {
			pekan = 6
		}
		n := rapid.Int64Range(0, 90_000).Draw(r, "jam")
		pokok := rapid.Int64Range(0, 20_000_000).Draw(r, "pokok")
		lain := rapid.Int64Range(0, 20_000_000).Draw(r, "tidak tetap")
		upah, err := tab.Dasar(dasar.Rupiah(pokok), 0, dasar.Rupiah(lain), nil)
		require.NoError(r, err)
		got, err := tab.Hitung(lembur.Masukan{Upah: upah, Hari: h, Pekan: pekan, Jam: decimal.New(n, -4)}, nil)
		require.NoError(r, err)

		var satuan int64 // of 1/20.000
		for jam := int64(0); jam*10_000 < n; jam++ {
			satuan += min(n-jam*10_000, 10_000) * kali(h, pekan, jam+1)
		}
		dasarUpah := max(4*pokok, 3*(pokok+lain)) // of 1/4
		jumlah := new(big.Rat).Mul(big.NewRat(satuan, 20_000), big.NewRat(dasarUpah, 4*173))
		jumlah.Add(jumlah, big.NewRat(1, 2))
		require.Equal(r, new(big.Int).Quo(jumlah.Num(), jumlah.Denom()).Int64(), int64(got.Jumlah))
	})
}
