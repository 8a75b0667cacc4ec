package pph21_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/santri"
)

var satu = decimal.NewFromInt(1)

func decimalDari(r dasar.Rupiah) decimal.Decimal { return decimal.NewFromInt(int64(r)) }

func Example() {
	t, err := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	if err != nil {
		panic(err)
	}
	var u uraian.Uraian
	m, err := t.Bulanan(pph21.K1, 9_200_001, &u)
	if err != nil {
		panic(err)
	}
	fmt.Println(m.Kategori, m.Tarif, m.PPh)
	fmt.Println(len(u.Langkah) > 0)
	// Output:
	// B 1,5% Rp138.000
	// true
}

// Each rule refuses what it should.
func TestTabel_menolak(t *testing.T) {
	t.Parallel()
	tb := tabel(t)
	akhir := pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: 60_000_000}
	ubah := func(f func(*pph21.Setahun)) error {
		in := akhir
		f(&in)
		_, err := tb.MasaTerakhir(in, nil)
		return err
	}
	_, negatif := tb.Bulanan(pph21.TK0, -1, nil)
	_, lampau := tb.Bulanan(pph21.TK0, dasar.MaxRupiah+1, nil)
	_, kosong := tb.Bulanan(0, 5_000_000, nil)
	_, gabung := tb.Bulanan(pph21.KI1, 5_000_000, nil)
	_, sudah := tb.Susulan(pph21.TK0, pph21.Dipotong{Bruto: 100, PPh: 101}, 5_000_000, nil)
	_, hari := tb.Harian(1_000_000, 0, nil)
	_, kecuali := tb.BukanPegawai(100, 101, nil)
	_, objek := tb.Objek("99-999-99")
	_, tanggungan := pph21.StatusDari(pph21.Keluarga{JenisKelamin: santri.LakiLaki, Tanggungan: -1}, nil)
	_, status := pph21.ParseStatus("K/9")
	for nama, c := range map[string]struct{ dapat, harap error }{
		"bruto negatif":           {negatif, pph21.ErrJumlah},
		"bruto melampaui batas":   {lampau, pph21.ErrJumlah},
		"status kosong":           {kosong, pph21.ErrStatusKosong},
		"K/I tanpa TER":           {gabung, pph21.ErrTanpaTER},
		"dipotong melebihi":       {sudah, pph21.ErrSudah},
		"nol hari":                {hari, pph21.ErrHari},
		"dikecualikan lebih":      {kecuali, pph21.ErrDikecualikan},
		"objek asing":             {objek, pph21.ErrObjek},
		"tanggungan negatif":      {tanggungan, pph21.ErrTanggungan},
		"status salah":            {status, pph21.ErrStatus},
		"tiga belas bulan":        {ubah(func(s *pph21.Setahun) { s.Bulan = 13 }), pph21.ErrBulan},
		"disetahunkan -1":         {ubah(func(s *pph21.Setahun) { s.Setahunkan = -1 }), pph21.ErrBulan},
		"masa di luar tabel":      {ubah(func(s *pph21.Setahun) { s.Masa = dasar.Bln(2023, 12) }), pph21.ErrTanggal},
		"iuran negatif":           {ubah(func(s *pph21.Setahun) { s.Iuran = -1 }), pph21.ErrJumlah},
		"status tahunan kosong":   {ubah(func(s *pph21.Setahun) { s.Status = 0 }), pph21.ErrStatusKosong},
		"setahun K/I tak dikenal": {ubah(func(s *pph21.Setahun) { s.Status = pph21.KI0 }), pph21.ErrTanpaTER},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.ErrorIs(t, c.dapat, c.harap)
		})
	}
}

// A married woman has her own PTKP only, unless the letter says otherwise.
func TestStatusDari(t *testing.T) {
	t.Parallel()
	for harap, k := range map[pph21.Status]pph21.Keluarga{
		pph21.K2:  {JenisKelamin: santri.LakiLaki, Kawin: true, Tanggungan: 2},
		pph21.K3:  {JenisKelamin: santri.LakiLaki, Kawin: true, Tanggungan: 5},
		pph21.TK0: {JenisKelamin: santri.Perempuan, Kawin: true, Tanggungan: 2},
		pph21.K1:  {JenisKelamin: santri.Perempuan, Kawin: true, Tanggungan: 1, SuratSuami: true},
		pph21.TK1: {JenisKelamin: santri.Perempuan, Tanggungan: 1},
	} {
		s, err := pph21.StatusDari(k, nil)
		require.NoError(t, err)
		require.Equal(t, harap, s)
	}
}

// Payments of one month, one after the other, come to the tax of their sum.
func TestSusulan_menyambung(t *testing.T) {
	t.Parallel()
	tb := tabel(t)
	var sudah pph21.Dipotong
	for _, bruto := range []dasar.Rupiah{5_000_000, 5_000_000, 700_000} {
		m, err := tb.Susulan(pph21.TK0, sudah, bruto, nil)
		require.NoError(t, err)
		sudah = pph21.Dipotong{Bruto: sudah.Bruto + bruto, PPh: sudah.PPh + m.Potong}
	}
	m, err := tb.Bulanan(pph21.TK0, 10_700_000, nil)
	require.NoError(t, err)
	require.Equal(t, m.PPh, sudah.PPh)
}

// The 120% is off unless somebody takes the table for it.
func TestTanpaNPWP(t *testing.T) {
	t.Parallel()
	m, err := tabel(t).TanpaNPWP().Bulanan(pph21.TK0, 10_000_000, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(240_000), m.PPh)
}

func TestBulanan_tanpa_alokasi(t *testing.T) { // not parallel: it counts allocations
	tb := tabel(t)
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = tb.Bulanan(pph21.K1, 12_345_678, nil) }))
}
