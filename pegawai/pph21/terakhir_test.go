package pph21_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

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

// Death, resignation or December: one month alone has no TER month before it.
func TestMasaTerakhir_kasus(t *testing.T) {
	t.Parallel()
	baik := pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: 60_000_000}
	for nama, c := range map[string]struct {
		ubah func(*pph21.Setahun)
		pkp  dasar.Rupiah
		pph  dasar.Rupiah
	}{
		"PKP tepat di bawah seribu":         {func(s *pph21.Setahun) { s.Bruto = 62_736_841 }, 5_599_000, 279_950}, // neto 59.599.999
		"PKP tepat seribu":                  {func(s *pph21.Setahun) { s.Bruto = 62_736_842 }, 5_600_000, 280_000}, // neto 59.600.000
		"neto di bawah PTKP":                {func(s *pph21.Setahun) { s.Bruto = 56_000_000 }, 0, 0},
		"pengurang melebihi bruto":          {func(s *pph21.Setahun) { s.Bruto, s.Zakat = 1_000_000, 5_000_000 }, 0, 0},
		"Desember bulan satu-satunya":       {func(s *pph21.Setahun) { s.Bulan, s.Bruto = 1, 100_000_000 }, 45_500_000, 2_275_000},
		"masuk dan keluar dalam sebulan":    {func(s *pph21.Setahun) { s.Bulan, s.Masa, s.Bruto = 1, dasar.Bln(2026, 5), 8_000_000 }, 0, 0},
		"biaya jabatan dibatasi n bulan":    {func(s *pph21.Setahun) { s.Bulan, s.Bruto = 8, 140_000_000 }, 82_000_000, 6_300_000},
		"biaya jabatan setahun":             {func(s *pph21.Setahun) { s.Bruto = 240_000_000 }, 180_000_000, 21_000_000},
		"pensiunan":                         {func(s *pph21.Setahun) { s.Pensiunan, s.Bruto = true, 72_000_000 }, 15_600_000, 780_000},
		"pemberi kerja sebelumnya":          {func(s *pph21.Setahun) { s.PemberiLain = pph21.A1{Neto: 30_000_000, PPh: 100_000} }, 33_000_000, 1_550_000},
		"lebih potong dikembalikan":         {func(s *pph21.Setahun) { s.Dipotong = 500_000 }, 3_000_000, -350_000},
		"disetahunkan sebulan":              {func(s *pph21.Setahun) { s.Bulan, s.Setahunkan, s.Bruto = 1, 1, 8_000_000 }, 37_200_000, 155_000},
		"disetahunkan, dua belas per tujuh": {func(s *pph21.Setahun) { s.Bulan, s.Setahunkan, s.Bruto = 7, 7, 70_000_100 }, 60_000_000, 1_750_000},
	} {
		in := baik
		c.ubah(&in)
		a, err := kini(t).MasaTerakhir(in, nil)
		require.NoError(t, err, nama)
		require.Equal(t, c.pkp, a.PKP, nama)
		require.Equal(t, c.pph, a.PPh, nama)
		require.Equal(t, c.pph < 0, !a.BatasKembali.IsZero(), nama)
	}
}

// The last day of a refund is the end of the month after the last period, also
// over the turn of the year and in February.
func TestMasaTerakhir_batas_kembali(t *testing.T) {
	t.Parallel()
	for masa, harap := range map[dasar.Bulan]dasar.Tanggal{
		dasar.Bln(2026, 12): dasar.Tgl(2027, 1, 31), dasar.Bln(2026, 8): dasar.Tgl(2026, 9, 30), dasar.Bln(2027, 1): dasar.Tgl(2027, 2, 28),
	} {
		a, err := kini(t).MasaTerakhir(pph21.Setahun{Status: pph21.K1, Masa: masa, Bulan: 1, Dipotong: 1}, nil)
		require.NoError(t, err)
		require.Equal(t, dasar.Rupiah(-1), a.PPh)
		require.Equal(t, harap, a.BatasKembali)
	}
}

// The month-by-month variant adds exactly and rounds once; 5% of 10.000.010 has
// half a rupiah.
func TestMasaTerakhir_biaya_per_bulan(t *testing.T) {
	t.Parallel()
	in := pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 3), Bulan: 3, PerBulan: true}
	for i, bruto := range []dasar.Rupiah{9_000_010, 14_000_000, 9_000_010} {
		if in.Bruto += bruto; i == 2 {
			in.BrutoIni = bruto
			continue
		}
		biaya, err := kini(t).BiayaSebulan(bruto, false)
		require.NoError(t, err)
		in.BiayaLalu = in.BiayaLalu.Add(biaya)
	}
	a, err := kini(t).MasaTerakhir(in, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(450_000+500_000+450_000+1), a.Biaya, "0,5 + 0,5")
	in.BiayaLalu = decimal.NewFromInt(5_900_000)
	a, err = kini(t).MasaTerakhir(in, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(6_000_000), a.Biaya, "batas setahun tetap berlaku")
	in.PerBulan = false
	a, err = kini(t).MasaTerakhir(in, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(1_500_000), a.Biaya)
	biaya, err := kini(t).BiayaSebulan(5_000_000, true)
	require.NoError(t, err)
	require.Equal(t, "200000", biaya.String())
}

func setahunAcak(t *rapid.T) pph21.Setahun {
	in := pph21.Setahun{
		Status: statusTER(t), Masa: dasar.Bln(2026, rapid.IntRange(1, 12).Draw(t, "masa")), Pensiunan: rapid.Bool().Draw(t, "pensiunan"),
		Bruto: brutoAcak(t, "bruto") / 100, Iuran: dasar.Rupiah(rapid.Int64Range(0, 5_000_000).Draw(t, "iuran")),
		Zakat: dasar.Rupiah(rapid.Int64Range(0, 5_000_000).Draw(t, "zakat")), Dipotong: dasar.Rupiah(rapid.Int64Range(0, 20_000_000).Draw(t, "dipotong")),
		Setahunkan: rapid.SampledFrom([]int{0, 0, 1, 4, 7, 11}).Draw(t, "setahunkan"),
	}
	in.Bulan = rapid.IntRange(1, in.Masa.Ke()).Draw(t, "bulan")
	if rapid.Bool().Draw(t, "lain") {
		in.PemberiLain = pph21.A1{Neto: dasar.Rupiah(rapid.Int64Range(0, 300_000_000).Draw(t, "neto_lain")), PPh: dasar.Rupiah(rapid.Int64Range(0, 30_000_000).Draw(t, "pph_lain"))}
	}
	if in.PerBulan = rapid.Bool().Draw(t, "per_bulan"); in.PerBulan {
		in.BrutoIni = in.Bruto / dasar.Rupiah(rapid.IntRange(1, 12).Draw(t, "bagian"))
		in.BiayaLalu = decimal.New(rapid.Int64Range(0, 24_000_000_000).Draw(t, "biaya_lalu"), -4)
	}
	return in
}

// akhirPecahan is the last period written down again with exact fractions, as the
// regulation reads.
func akhirPecahan(in pph21.Setahun, lapis []pph21.Lapis) (biaya, pkp, pajak dasar.Rupiah) {
	rat := func(r dasar.Rupiah) *big.Rat { return new(big.Rat).SetInt64(int64(r)) }
	bulat := func(r *big.Rat) dasar.Rupiah {
		x := new(big.Rat).Add(r, big.NewRat(1, 2))
		return dasar.Rupiah(new(big.Int).Div(x.Num(), x.Denom()).Int64())
	}
	sebulan := dasar.Rupiah(500_000)
	if in.Pensiunan {
		sebulan = 200_000
	}
	batas := func(bruto dasar.Rupiah, n int) *big.Rat {
		a, b := new(big.Rat).Mul(rat(bruto), big.NewRat(5, 100)), rat(sebulan*dasar.Rupiah(n))
		if a.Cmp(b) > 0 {
			return b
		}
		return a
	}
	b := batas(in.Bruto, in.Bulan)
	if in.PerBulan {
		b = new(big.Rat).Add(in.BiayaLalu.Rat(), batas(in.BrutoIni, 1))
	}
	if b.Cmp(rat(sebulan*12)) > 0 {
		b = rat(sebulan * 12)
	}
	biaya = bulat(b)
	neto := rat(in.Bruto - biaya - in.Iuran - in.Zakat + in.PemberiLain.Neto)
	n := big.NewRat(1, 1)
	if in.Setahunkan > 0 {
		n = big.NewRat(int64(in.Setahunkan), 12)
	}
	ptkp, err := mustTabel().PTKP(in.Status)
	if err != nil {
		panic(err)
	}
	if kena := new(big.Rat).Sub(new(big.Rat).Quo(neto, n), rat(ptkp)); kena.Sign() > 0 {
		pkp = dasar.Rupiah(new(big.Int).Div(kena.Num(), new(big.Int).Mul(kena.Denom(), big.NewInt(1000))).Int64()) * 1000
	}
	return biaya, pkp, bulat(new(big.Rat).Mul(rat(pasal17Desimal(lapis, pkp)), n))
}

func mustTabel() *pph21.Tabel {
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	if err != nil {
		panic(err)
	}
	return tabel
}

func TestMasaTerakhir_sama_dengan_pecahan(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	lapis := tabel.LapisPasal17()
	rapid.Check(t, func(t *rapid.T) {
		in := setahunAcak(t)
		a, err := tabel.MasaTerakhir(in, nil)
		require.NoError(t, err)
		biaya, pkp, pajak := akhirPecahan(in, lapis)
		require.Equal(t, []dasar.Rupiah{biaya, pkp, pajak}, []dasar.Rupiah{a.Biaya, a.PKP, a.Pajak})
		require.Equal(t, a.Bruto-a.Biaya-a.Iuran-a.Zakat+in.PemberiLain.Neto, a.Neto)
		require.Equal(t, a.Pajak, a.PPh+a.Dipotong+a.DipotongLain, "yang dipotong setahun adalah pajak setahun")
	})
}

// With everything else the same, the tax of the year never falls when the gross of
// the year rises, and never rises by more than the highest rate allows.
func TestMasaTerakhir_naik(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	rapid.Check(t, func(t *rapid.T) {
		in := setahunAcak(t)
		tambah := dasar.Rupiah(rapid.Int64Range(1, 100_000_000).Draw(t, "tambah"))
		a, err := tabel.MasaTerakhir(in, nil)
		require.NoError(t, err)
		in.Bruto, in.BrutoIni = in.Bruto+tambah, in.BrutoIni+tambah
		b, err := tabel.MasaTerakhir(in, nil)
		require.NoError(t, err)
		require.LessOrEqual(t, a.Pajak, b.Pajak)
		require.LessOrEqual(t, b.Pajak-a.Pajak, (tambah+1_000)*35/100+1)
	})
}

// Eleven months by TER and the last period withhold, together, Article 17 on the
// year: whatever the months paid.
func TestSetahun_jumlah_potongan(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	rapid.Check(t, func(t *rapid.T) {
		status := statusTER(t)
		in := pph21.Setahun{Status: status, Masa: dasar.Bln(2026, 12), Bulan: 12}
		for bulan := 1; bulan <= 12; bulan++ {
			bruto := dasar.Rupiah(rapid.Int64Range(0, 60_000_000).Draw(t, "bruto"))
			in.Bruto += bruto
			if bulan == 12 {
				break
			}
			m, err := tabel.Bulanan(status, bruto, nil)
			require.NoError(t, err)
			in.Dipotong += m.Potong
		}
		a, err := tabel.MasaTerakhir(in, nil)
		require.NoError(t, err)
		pajak, err := tabel.Pasal17(max(0, in.Bruto-min((in.Bruto+10)/20, 6_000_000)-a.PTKP) / 1000 * 1000)
		require.NoError(t, err)
		require.Equal(t, pajak, in.Dipotong+a.PPh)
	})
}

// Every deduction, another payer, months by themselves and an annualised year: all
// of it can be asked for.
func TestMasaTerakhir_menjelaskan(t *testing.T) {
	t.Parallel()
	var u uraian.Uraian
	_, err := kini(t).MasaTerakhir(pph21.Setahun{
		Status: pph21.K1, Masa: dasar.Bln(2026, 12), Bulan: 4, Bruto: 60_000_000, Iuran: 400_000, Zakat: 1_000_000, Dipotong: 1_000_000,
		PemberiLain: pph21.A1{Neto: 20_000_000, PPh: 100_000}, Setahunkan: 6, Pensiunan: true,
		PerBulan: true, BiayaLalu: decimal.NewFromInt(600_000), BrutoIni: 15_000_000,
	}, &u)
	require.NoError(t, err)
	var ringkas []string
	for _, l := range u.Langkah {
		ringkas = append(ringkas, l.String())
	}
	require.Equal(t, []string{
		"bruto 4 bulan = Rp60.000.000 (PMK 168/2023 Ps. 15(1)b)",
		"biaya pensiun bulan demi bulan, 5% dan paling banyak Rp200.000 sebulan = Rp800.000 (PMK 10/2025 Lampiran B no. 3)",
		"iuran pensiun, JHT dan JP yang dibayar sendiri = Rp400.000 (PMK 168/2023 Ps. 10(1)b)",
		"zakat atau sumbangan wajib melalui pemberi kerja = Rp1.000.000 (PMK 168/2023 Ps. 10(1)c)",
		"neto dari pemberi kerja ini = Rp57.800.000",
		"neto menurut bukti potong pemberi kerja lain = Rp20.000.000 (PMK 168/2023 Lampiran huruf C I.3)",
		"neto disetahunkan: × 12/6 = Rp155.600.000 (PMK 168/2023 Ps. 15(3))",
		"PTKP K/1 setahun penuh = Rp63.000.000 (PMK 101/PMK.010/2016 Ps. 1; kategori TER: PP 58/2023 Ps. 2(4))",
		"penghasilan kena pajak, ke bawah ke kelipatan Rp1.000 = Rp92.600.000 (UU PPh Ps. 17(4); PMK 168/2023 Ps. 8(4))",
		"5% × Rp60.000.000 = Rp3.000.000 (UU PPh Ps. 17(1)a sebagaimana diubah UU 7/2021 (HPP))",
		"15% × Rp32.600.000 = Rp4.890.000 (UU PPh Ps. 17(1)a sebagaimana diubah UU 7/2021 (HPP))",
		"pajak setahun = Rp7.890.000 (PMK 168/2023 Ps. 15(1)b)",
		"pajak bagian tahun: × 6/12, dibulatkan ke rupiah terdekat = Rp3.945.000 (PMK 168/2023 Ps. 15(3))",
		"dikurangi PPh 21 yang sudah dipotong = Rp1.100.000",
		"PPh 21 masa pajak terakhir = Rp2.845.000 (PMK 168/2023 Ps. 15(2))",
	}, ringkas)
}

func TestMasaTerakhir_tanpa_npwp(t *testing.T) {
	t.Parallel()
	in := pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 7, Setahunkan: 7, Bruto: 70_000_100}
	var u uraian.Uraian
	a, err := kini(t).TanpaNPWP().MasaTerakhir(in, &u)
	require.NoError(t, err)
	require.Equal(t, []dasar.Rupiah{3_600_000, 2_100_000}, []dasar.Rupiah{a.PajakSetahun, a.Pajak}, "120% dari 3.000.000, lalu 7/12")
	require.Contains(t, fmt.Sprint(u.Langkah), "× 120% (UU PPh Ps. 21(5a), tanpa NPWP)")
}

// ExampleTabel_GrossUpTerakhir bears the tax of a December as well.
func ExampleTabel_GrossUpTerakhir() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 12, 1))
	g, _ := tabel.GrossUpTerakhir(pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: 96_000_000, Dipotong: 1_320_000}, nil)
	fmt.Println(g.Tunjangan, g.Bruto, g.PPh)
	// Output: Rp566.900 Rp96.566.900 Rp566.900
}

// The smallest and the largest solution, against trying every allowance.
func TestGrossUpTerakhir_coba_semua(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	rapid.Check(t, func(t *rapid.T) {
		in := setahunAcak(t)
		tanpa, err := tabel.MasaTerakhir(in, nil)
		require.NoError(t, err)
		// What is left to withhold is moved to where trying is possible.
		in.Dipotong, in.PemberiLain.PPh = max(0, tanpa.Pajak-dasar.Rupiah(rapid.Int64Range(-1_000, 4_000).Draw(t, "sisa"))), 0
		g, err := tabel.GrossUpTerakhir(in, nil)
		require.NoError(t, err)
		var semua []dasar.Rupiah
		for tunjangan := dasar.Rupiah(0); tunjangan < 10_000; tunjangan++ {
			dengan := in
			dengan.Bruto, dengan.BrutoIni = in.Bruto+tunjangan, in.BrutoIni+tunjangan
			a, err := tabel.MasaTerakhir(dengan, nil)
			require.NoError(t, err)
			if max(0, a.PPh) == tunjangan {
				semua = append(semua, tunjangan)
			}
		}
		require.NotEmpty(t, semua)
		require.Equal(t, semua[0], g.Tunjangan)
		require.Equal(t, in.Bruto+g.Tunjangan, g.Bruto)
		require.Equal(t, len(semua) > 1, g.Ganda)
		if g.Ganda {
			require.Equal(t, semua[len(semua)-1], g.Lain.PPh)
		}
	})
}

// A step of PKP makes a second solution 300 rupiah higher: both are tried, and the
// slip can say so.
func TestGrossUpTerakhir_dua_jawaban(t *testing.T) {
	t.Parallel()
	in := pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: 600_000_000, Dipotong: 100_000_050}
	var u uraian.Uraian
	g, err := kini(t).GrossUpTerakhir(in, &u)
	require.NoError(t, err)
	require.True(t, g.Ganda)
	require.Equal(t, []dasar.Rupiah{8_570_950, 8_571_250}, []dasar.Rupiah{g.Tunjangan, g.Lain.PPh})
	require.Equal(t, "ada jawaban kedua; dipakai yang terkecil", u.Langkah[len(u.Langkah)-1].Teks)
	var semua []dasar.Rupiah
	for tunjangan := dasar.Rupiah(8_500_000); tunjangan < 8_650_000; tunjangan++ {
		dengan := in
		dengan.Bruto += tunjangan
		a, err := kini(t).MasaTerakhir(dengan, nil)
		require.NoError(t, err)
		if a.PPh == tunjangan {
			semua = append(semua, tunjangan)
		}
	}
	require.Equal(t, []dasar.Rupiah{8_570_950, 8_571_250}, semua)
}

// More was withheld than the year owes: no allowance, and the refund of everybody.
func TestGrossUpTerakhir_lebih_potong(t *testing.T) {
	t.Parallel()
	in := pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: 60_000_000, Dipotong: 400_000}
	g, err := kini(t).GrossUpTerakhir(in, nil)
	require.NoError(t, err)
	biasa, err := kini(t).MasaTerakhir(in, nil)
	require.NoError(t, err)
	require.Equal(t, pph21.TanggunganAkhir{Akhir: biasa}, g)
	require.Equal(t, dasar.Rupiah(-250_000), g.PPh)
	in.Bruto = dasar.MaxRupiah * 9 / 10
	_, err = kini(t).GrossUpTerakhir(in, nil)
	require.ErrorIs(t, err, pph21.ErrJumlah, "tunjangan melewati batas")
}

func TestGrossUpTerakhir_pulang_pergi(t *testing.T) {
	t.Parallel()
	biasa := kini(t)
	rapid.Check(t, func(t *rapid.T) {
		in, tabel := setahunAcak(t), biasa
		if rapid.Bool().Draw(t, "tanpa_npwp") {
			tabel = biasa.TanpaNPWP()
		}
		g, err := tabel.GrossUpTerakhir(in, nil)
		require.NoError(t, err)
		in.Bruto, in.BrutoIni = in.Bruto+g.Tunjangan, in.BrutoIni+g.Tunjangan
		a, err := tabel.MasaTerakhir(in, nil)
		require.NoError(t, err)
		require.Equal(t, a, g.Akhir)
		require.Equal(t, max(0, a.PPh), g.Tunjangan)
	})
}
