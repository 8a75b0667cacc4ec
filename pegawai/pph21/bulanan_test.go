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

// Tuan R of PP 58/2023, with the steps.
func ExampleTabel_Bulanan() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	var u uraian.Uraian
	m, _ := tabel.Bulanan(pph21.K0, 10_000_000, &u)
	fmt.Println(m.Kategori, m.Tarif, m.PPh)
	for _, l := range u.Langkah {
		fmt.Println("-", l)
	}
	// Output:
	// A 2% Rp200.000
	// - status PTKP K/0: TER kategori A = Rp0 (PP 58/2023 Ps. 2(4))
	// - bruto sebulan di atas Rp9.650.000 sampai Rp10.050.000: tarif 2% = Rp10.000.000 (PP 58/2023 Lampiran A)
	// - 2% × Rp10.000.000, dibulatkan ke rupiah terdekat = Rp200.000 (PMK 168/2023 Ps. 15(1)a; PER-11/PJ/2025 Ps. 129)
}

// THR paid ten days after the salary: the month is one tax base.
func ExampleTabel_Susulan() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 3, 1))
	gaji, _ := tabel.Bulanan(pph21.TK0, 6_000_000, nil)
	thr, _ := tabel.Susulan(pph21.TK0, pph21.Dipotong{Bruto: gaji.Bruto, PPh: gaji.Potong}, 6_000_000, nil)
	sekaligus, _ := tabel.Bulanan(pph21.TK0, 12_000_000, nil)
	fmt.Println(gaji.Potong, thr.Potong, sekaligus.Potong)
	// Output: Rp45.000 Rp435.000 Rp480.000
}

func ExampleBruto() {
	r, _ := pph21.Bruto(decimal.RequireFromString("5400000.50"))
	_, err := pph21.Bruto(decimal.RequireFromString("-1"))
	fmt.Println(r, err)
	// Output: Rp5.400.001 [PEG-PPH-05] bruto tidak boleh negatif
}

func ExampleBulatkan() {
	for _, s := range []string{"10500100.49", "10500100.50"} {
		r, _ := pph21.Bulatkan(decimal.RequireFromString(s))
		fmt.Println(r)
	}
	// Output:
	// Rp10.500.100
	// Rp10.500.101
}

var kategoriContoh = map[pph21.Kategori]pph21.Status{'A': pph21.TK0, 'B': pph21.K1, 'C': pph21.K3}

// Every bound b and b+1 of the three tables: the row is (a, b], and the rate is of
// the whole gross. The expected rates are read from the rows of the file again, in
// order, not searched.
func TestBulanan_setiap_batas(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	for k, status := range kategoriContoh {
		lapis := tabel.LapisTER(k)
		for i, l := range lapis[:len(lapis)-1] {
			for bruto, tarif := range map[dasar.Rupiah]pph21.Tarif{l.Sampai: l.Tarif, l.Sampai + 1: lapis[i+1].Tarif} {
				m, err := tabel.Bulanan(status, bruto, nil)
				require.NoError(t, err)
				require.Equal(t, terDesimal(tarif, bruto), m.PPh, "%s %s", k, bruto)
				require.Equal(t, tarif, m.Tarif, "%s %s", k, bruto)
				require.Equal(t, k, m.Kategori)
				dapat, err := tabel.Tarif(k, bruto)
				require.NoError(t, err)
				require.Equal(t, tarif, dapat)
			}
		}
		m, err := tabel.Bulanan(status, 0, nil)
		require.NoError(t, err)
		require.Zero(t, m.PPh)
		m, err = tabel.Bulanan(status, dasar.MaxRupiah, nil)
		require.NoError(t, err)
		require.Equal(t, dasar.Rupiah(340_000_000_000_000), m.PPh)
	}
}

// terDesimal is rate × gross in decimals.
func terDesimal(tarif pph21.Tarif, bruto dasar.Rupiah) dasar.Rupiah {
	r, err := pph21.Bulatkan(decimal.NewFromInt(int64(bruto)).Mul(tarif.Persen()).Shift(-2))
	if err != nil {
		panic(err)
	}
	return r
}

func TestBulanan_sama_dengan_desimal(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	rapid.Check(t, func(t *rapid.T) {
		status := statusTER(t)
		bruto := brutoAcak(t, "bruto")
		m, err := tabel.Bulanan(status, bruto, nil)
		require.NoError(t, err)
		require.Equal(t, terDesimal(m.Tarif, bruto), m.PPh)
		denda, err := tabel.TanpaNPWP().Bulanan(status, bruto, nil)
		require.NoError(t, err)
		harap, err := pph21.Bulatkan(decimal.NewFromInt(int64(bruto)).Mul(m.Tarif.Persen()).Mul(decimal.New(12, -1)).Shift(-2))
		require.NoError(t, err)
		require.Equal(t, harap, denda.PPh)
		require.NotEqual(t, m.Versi, denda.Versi)
	})
}

func statusTER(t *rapid.T) pph21.Status {
	return rapid.SampledFrom([]pph21.Status{
		pph21.TK0, pph21.TK1, pph21.TK2, pph21.TK3, pph21.K0, pph21.K1, pph21.K2, pph21.K3, pph21.HB0, pph21.HB1, pph21.HB2, pph21.HB3,
	}).Draw(t, "status")
}

// brutoAcak draws wages that people have, and everything else now and then.
func brutoAcak(t *rapid.T, nama string) dasar.Rupiah {
	batas := rapid.SampledFrom([]int64{8_000_000, 40_000_000, 2_000_000_000, int64(dasar.MaxRupiah)}).Draw(t, nama+"_batas")
	return dasar.Rupiah(rapid.Int64Range(0, batas).Draw(t, nama))
}

// Monthly tax never falls when gross rises, whatever rows lie between. What is left
// of the gross does fall at every bound: that is the law.
func TestBulanan_naik(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	rapid.Check(t, func(t *rapid.T) {
		status := statusTER(t)
		a, b := brutoAcak(t, "a"), brutoAcak(t, "b")
		ma, err := tabel.Bulanan(status, min(a, b), nil)
		require.NoError(t, err)
		mb, err := tabel.Bulanan(status, max(a, b), nil)
		require.NoError(t, err)
		require.LessOrEqual(t, ma.PPh, mb.PPh)
		require.LessOrEqual(t, ma.Tarif, mb.Tarif)
	})
}

// Any number of payments in a month withholds what one payment would.
func TestSusulan_sama_dengan_sekaligus(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	rapid.Check(t, func(t *rapid.T) {
		status := statusTER(t)
		var sudah pph21.Dipotong
		for range rapid.IntRange(1, 5).Draw(t, "banyak") {
			bruto := dasar.Rupiah(rapid.Int64Range(0, 40_000_000).Draw(t, "bruto"))
			m, err := tabel.Susulan(status, sudah, bruto, nil)
			require.NoError(t, err)
			require.GreaterOrEqual(t, m.Potong, dasar.Rupiah(0))
			sudah = pph21.Dipotong{Bruto: sudah.Bruto + bruto, PPh: sudah.PPh + m.Potong}
			require.Equal(t, sudah.Bruto, m.Bruto)
		}
		sekaligus, err := tabel.Bulanan(status, sudah.Bruto, nil)
		require.NoError(t, err)
		require.Equal(t, sekaligus.PPh, sudah.PPh)
	})
}

func TestBulanan_menolak(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	for _, bruto := range []dasar.Rupiah{-1, dasar.MaxRupiah + 1, 1 << 62} {
		_, err := tabel.Bulanan(pph21.TK0, bruto, nil)
		require.ErrorIs(t, err, pph21.ErrJumlah)
		_, err = tabel.Tarif('A', bruto)
		require.ErrorIs(t, err, pph21.ErrJumlah)
		_, err = tabel.BiayaSebulan(bruto, false)
		require.ErrorIs(t, err, pph21.ErrJumlah)
		_, err = tabel.GrossUp(pph21.TK0, pph21.Dipotong{}, bruto, nil)
		require.ErrorIs(t, err, pph21.ErrJumlah)
		_, err = tabel.Susulan(pph21.TK0, pph21.Dipotong{Bruto: bruto}, 0, nil)
		require.ErrorIs(t, err, pph21.ErrJumlah)
	}
	_, err := tabel.Susulan(pph21.TK0, pph21.Dipotong{Bruto: dasar.MaxRupiah}, 1, nil)
	require.ErrorIs(t, err, pph21.ErrJumlah, "dua pembayaran bersama melewati batas")
	_, err = tabel.Tarif(0, 1)
	require.ErrorIs(t, err, pph21.ErrTanpaTER)
	for _, sudah := range []pph21.Dipotong{{Bruto: 10, PPh: -1}, {Bruto: 10, PPh: 11}, {PPh: 1}} {
		_, err := tabel.Susulan(pph21.TK0, sudah, 1, nil)
		require.ErrorIs(t, err, pph21.ErrSudah)
		_, err = tabel.GrossUp(pph21.TK0, sudah, 1, nil)
		require.ErrorIs(t, err, pph21.ErrSudah)
	}
}

func TestSusulan_menjelaskan(t *testing.T) {
	t.Parallel()
	var u uraian.Uraian
	for _, bruto := range []dasar.Rupiah{0, 1_400_000_000} { // the first and the last row
		_, err := kini(t).Susulan(pph21.K3, pph21.Dipotong{Bruto: 20_000_000, PPh: 1_400_000}, bruto, &u)
		require.NoError(t, err)
	}
	require.Len(t, u.Langkah, 10)
	require.Equal(t, "bruto sebulan di atas Rp1.419.000.000: tarif 34%", u.Langkah[6].Teks)
	require.Equal(t, dasar.Rupiah(1_400_000), u.Langkah[8].Nilai)
}

func TestBulatkan(t *testing.T) {
	t.Parallel()
	for teks, harap := range map[string]dasar.Rupiah{
		"0": 0, "0.4999999999": 0, "0.5": 1, "-0.5": -1, "-0.49": 0, "2.5": 3, "3.5": 4, "1e3": 1000, "0e9999": 0,
		"1000000000000000.49": dasar.MaxRupiah, "-1000000000000000": -dasar.MaxRupiah,
	} {
		r, err := pph21.Bulatkan(decimal.RequireFromString(teks))
		require.NoError(t, err, teks)
		require.Equal(t, harap, r, teks)
	}
	for _, teks := range []string{"1000000000000000.5", "-1000000000000001", "1e16", "1e9999", "9e-9999", "123456789012345678901234567890"} {
		_, err := pph21.Bulatkan(decimal.RequireFromString(teks))
		require.ErrorIs(t, err, pph21.ErrJumlah, teks)
		_, err = pph21.Bruto(decimal.RequireFromString(teks))
		require.ErrorIs(t, err, pph21.ErrJumlah, teks)
	}
}

// Without an explanation a month costs no memory.
func TestBulanan_tanpa_alokasi(t *testing.T) { // not parallel: it counts allocations
	tabel := kini(t)
	var jumlah dasar.Rupiah
	require.Zero(t, testing.AllocsPerRun(100, func() {
		m, _ := tabel.Bulanan(pph21.K1, 7_350_000, nil)
		g, _ := tabel.GrossUp(pph21.K1, pph21.Dipotong{}, 7_350_000, nil)
		a, _ := tabel.MasaTerakhir(pph21.Setahun{Status: pph21.K1, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: 90_000_000}, nil)
		jumlah += m.PPh + g.PPh + a.PPh
	}))
	require.NotZero(t, jumlah)
}

// BenchmarkBulanan computes the same month beside integers written by hand: a
// linear search over constants of the program, as an office programmer would.
func BenchmarkBulanan(b *testing.B) {
	tabel := kini(b)
	bruto := make([]dasar.Rupiah, 1024)
	for i := range bruto {
		bruto[i] = 3_000_000 + dasar.Rupiah(i*i*7919%27_000_000)
	}
	b.Run("tabel", func(b *testing.B) {
		b.ReportAllocs()
		var jumlah dasar.Rupiah
		for i := 0; b.Loop(); i++ {
			m, err := tabel.Bulanan(pph21.TK0, bruto[i%1024], nil)
			if err != nil {
				b.Fatal(err)
			}
			jumlah += m.PPh
		}
		b.ReportMetric(float64(jumlah%2), "x")
	})
	var atas, tarif []int64
	for _, l := range tabel.LapisTER('A') {
		atas, tarif = append(atas, int64(l.Sampai)), append(tarif, int64(l.Tarif))
	}
	b.Run("tangan", func(b *testing.B) {
		b.ReportAllocs()
		var jumlah int64
		for i := 0; b.Loop(); i++ {
			x, k := int64(bruto[i%1024]), 0
			for k < len(atas)-1 && x > atas[k] {
				k++
			}
			jumlah += (x*tarif[k] + 5000) / 10000
		}
		b.ReportMetric(float64(jumlah%2), "x")
	})
	b.Run("gross_up", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			if _, err := tabel.GrossUp(pph21.TK0, pph21.Dipotong{}, bruto[i%1024], nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}
