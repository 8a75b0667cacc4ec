package pegawaiberkas_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// The year that the rows add up to asks for exactly the tax that the slips took,
// month by month and in the last period.
func TestHitungA1_samaDenganSlip(t *testing.T) {
	t.Parallel()
	orang, tahun := setahun(t)
	banyak := 0
	for _, masa := range []dasar.Bulan{dasar.Bln(2026, 6), dasar.Bln(2026, 12)} {
		c := coretax(t, masa)
		rows, err := pegawaiberkas.BarisBPA1(c, orang, tahun)
		require.NoError(t, err)
		for _, b := range rows {
			a, err := pegawaiberkas.HitungA1(c, b)
			require.NoError(t, err)
			require.Zero(t, a.PPh, b.Nomor)
			require.Equal(t, b.Ember.Bruto(), a.Bruto)
			banyak++
			b.PPh -= 7
			a, err = pegawaiberkas.HitungA1(c, b)
			require.NoError(t, err)
			require.Equal(t, dasar.Rupiah(7), a.PPh, "a slip that took too little is seen")
		}
	}
	require.Equal(t, 3, banyak)
}

func TestHitungA1_perBulanDanDisetahunkan(t *testing.T) {
	t.Parallel()
	c := coretax(t, dasar.Bln(2026, 6))
	b := pegawaiberkas.BarisCoretax{PTKP: "TK/0", Masa: c.Masa, MasaAwal: 4, BanyakBulan: 3, Bruto: 60_000_000, BiayaLalu: 1_000_000, BrutoIni: 4_000_000}
	utuh, err := pegawaiberkas.HitungA1(c, b)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(1_500_000), utuh.Biaya, "three months of the cap")
	c.PerBulan = true
	bulanan, err := pegawaiberkas.HitungA1(c, b)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(1_200_000), bulanan.Biaya)
	c.PerBulan, b.Status = false, pegawaiberkas.PotongDisetahunkan
	setahun, err := pegawaiberkas.HitungA1(c, b)
	require.NoError(t, err)
	require.Greater(t, setahun.Pajak, utuh.Pajak, "annualised")
	b.PTKP = "?"
	_, err = pegawaiberkas.HitungA1(c, b)
	require.ErrorIs(t, err, pph21.ErrStatus)
	var w bytes.Buffer
	require.ErrorIs(t, pegawaiberkas.TulisA1(&w, pegawaiberkas.CSV, kop, c, []pegawaiberkas.BarisCoretax{b}), pph21.ErrStatus)
	c.NPWP = ""
	_, err = pegawaiberkas.HitungA1(c, b)
	require.ErrorIs(t, err, pegawaiberkas.ErrPemotong)
	require.Zero(t, w.Len())
}

// Month by month: what the slips noted of each month comes back in the row.
func TestBarisBPA1_perBulan(t *testing.T) {
	t.Parallel()
	c := coretax(t, dasar.Bln(2026, 12))
	s := func(masa int, biaya dasar.Rupiah) pegawaiberkas.SlipMasa {
		return pegawaiberkas.SlipMasa{Masa: dasar.Bln(2026, masa), Slips: []pegawai.Slip{{
			Pegawai: "a", Nomor: "P", Putaran: c.Masa.String() + string(rune('a'+masa)), Klasifikasi: pegawai.Pensiunan, KodeObjek: "21-100-02", PTKP: "TK/0", MasaAwal: 10,
			Bruto: 5_000_000, Ember: pegawai.Embers{Gaji: 5_000_000}, BiayaJabatan: biaya, Terakhir: masa == 12,
		}}}
	}
	orang := []pegawaiberkas.Orang{{ID: "a", NIK: "3506990105908109", Saldo: []pegawai.SaldoPajak{
		{Bulan: 1, BiayaJabatan: 9, Ember: pegawai.Embers{Gaji: 1}, Mulai: dasar.Tgl(2026, 1, 1)}, {Bulan: 5, BiayaJabatan: 90, Mulai: dasar.Tgl(2025, 1, 1)},
	}}}
	rows, err := pegawaiberkas.BarisBPA1(c, orang, []pegawaiberkas.SlipMasa{s(10, 100), s(11, 100), s(12, 300)})
	require.NoError(t, err)
	require.Equal(t, []any{dasar.Rupiah(209), dasar.Rupiah(5_000_000), true, 4}, []any{rows[0].BiayaLalu, rows[0].BrutoIni, rows[0].Pensiunan, rows[0].BanyakBulan}, "a balance of another year is not of this one")
	minus := s(12, 0)
	minus.Slips[0].PPh = -1
	_, err = pegawaiberkas.BarisBPA1(c, orang, []pegawaiberkas.SlipMasa{minus})
	require.ErrorIs(t, err, pegawaiberkas.ErrBarisPajak)
	_, err = pegawaiberkas.BarisBPA1(c, orang, []pegawaiberkas.SlipMasa{minus, minus})
	require.ErrorIs(t, err, pegawaiberkas.ErrSlipGanda)
	_, err = pegawaiberkas.BarisBPA1(c, nil, []pegawaiberkas.SlipMasa{s(12, 0)})
	require.ErrorIs(t, err, pegawaiberkas.ErrOrang)
}

func TestTulisA1_emas(t *testing.T) {
	t.Parallel()
	orang, tahun := setahun(t)
	c := coretax(t, dasar.Bln(2026, 12))
	rows, err := pegawaiberkas.BarisBPA1(c, orang, tahun)
	require.NoError(t, err)
	k := pegawaiberkas.Kop{Lembaga: "Pondok Contoh", Masa: c.Masa}
	var csv, xlsx bytes.Buffer
	require.NoError(t, pegawaiberkas.TulisA1(&csv, pegawaiberkas.CSV, k, c, rows))
	emas(t, "a1.csv", csv.Bytes())
	require.NoError(t, pegawaiberkas.TulisA1(&xlsx, pegawaiberkas.XLSX, k, c, rows))
	require.Equal(t, "PK", xlsx.String()[:2])
}
