package hijriah_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

func putusan(tahun, bulan int, awal dasar.Tanggal) hijriah.Putusan {
	return hijriah.Putusan{Tahun: tahun, Bulan: bulan, Awal: awal, Sumber: "KMA contoh"}
}

// Computed: Rajab 1448 begins on 10 December 2026 (borderline), Syakban on 9 January
// 2027 (30 days later), Ramadan on 8 February.
func TestDengan(t *testing.T) {
	t.Parallel()
	k, err := hijriah.Baku().Dengan(putusan(1448, 7, dasar.Tgl(2026, 12, 11)))
	require.NoError(t, err)

	l, err := hijriah.Baku().Uraikan(dasar.Tgl(2026, 12, 10))
	require.NoError(t, err)
	require.Equal(t, "1 Rajab 1448 H (sementara)", l.String())
	l, err = k.Uraikan(dasar.Tgl(2026, 12, 10))
	require.NoError(t, err)
	require.Equal(t, "30 Jumadilakhir 1448 H", l.String())
	l, err = k.Uraikan(dasar.Tgl(2026, 12, 11))
	require.NoError(t, err)
	require.Equal(t, hijriah.Label{Hijriah: dasar.Hijriah{Tahun: 1448, Bulan: 7, Hari: 1}, Asal: hijriah.AsalPutusan, Sumber: "KMA contoh"}, l)

	n, err := k.PanjangBulan(1448, 7)
	require.NoError(t, err)
	require.Equal(t, 29, n)
	n, err = hijriah.Baku().PanjangBulan(1448, 7)
	require.NoError(t, err)
	require.Equal(t, 30, n, "kalender asal tidak berubah")
}

func TestDenganMenggantiPutusanResmi(t *testing.T) {
	t.Parallel()
	// Muhammadiyah began Ramadan 1443 a day before the government.
	k, err := hijriah.Baku().Dengan(putusan(1443, 9, dasar.Tgl(2022, 4, 2)))
	require.NoError(t, err)
	h, err := k.Dari(dasar.Tgl(2022, 4, 2))
	require.NoError(t, err)
	require.Equal(t, "1 Ramadan 1443 H", h.String())
	n, err := k.PanjangBulan(1443, 9)
	require.NoError(t, err)
	require.Equal(t, 30, n)
}

func TestDuaPutusanDinilaiBersama(t *testing.T) {
	t.Parallel()
	// Zulhijah 1447 is computed for 18 May 2026 and has 29 days: moving it alone leaves 28.
	zulhijah := putusan(1447, 12, dasar.Tgl(2026, 5, 19))
	_, err := hijriah.Baku().Dengan(zulhijah)
	require.ErrorIs(t, err, hijriah.ErrPutusanPanjang)
	require.ErrorContains(t, err, "Zulhijah 1447 H menjadi 28 hari")
	require.ErrorContains(t, err, "masukkan juga putusan awal Muharam 1448 H", "pesan menyebut putusan yang kurang")
	k, err := hijriah.Baku().Dengan(zulhijah, putusan(1448, 1, dasar.Tgl(2026, 6, 17)))
	require.NoError(t, err)
	h, err := k.Dari(dasar.Tgl(2026, 5, 28))
	require.NoError(t, err)
	require.Equal(t, "10 Zulhijah 1447 H", h.String())
}

func TestPutusanDitolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		putusan []hijriah.Putusan
		aturan  dasar.Aturan
		kolom   string
	}{
		"bulan 13":           {[]hijriah.Putusan{putusan(1448, 13, dasar.Tgl(2026, 12, 11))}, hijriah.ErrPutusan, "bulan"},
		"tanpa tanggal":      {[]hijriah.Putusan{putusan(1448, 7, dasar.Tanggal{})}, hijriah.ErrPutusan, "awal"},
		"tanpa sumber":       {[]hijriah.Putusan{{Tahun: 1448, Bulan: 7, Awal: dasar.Tgl(2026, 12, 11), Sumber: " "}}, hijriah.ErrPutusan, "sumber"},
		"dua tanggal":        {[]hijriah.Putusan{putusan(1448, 7, dasar.Tgl(2026, 12, 11)), putusan(1448, 7, dasar.Tgl(2026, 12, 10))}, hijriah.ErrPutusanGanda, "awal"},
		"sebelumnya 31 hari": {[]hijriah.Putusan{putusan(1448, 7, dasar.Tgl(2026, 12, 12))}, hijriah.ErrPutusanPanjang, "awal"},
		"sebelumnya 28 hari": {[]hijriah.Putusan{putusan(1448, 7, dasar.Tgl(2026, 12, 9))}, hijriah.ErrPutusanPanjang, "awal"},
		"salah tahun":        {[]hijriah.Putusan{putusan(1448, 9, dasar.Tgl(2026, 2, 8))}, hijriah.ErrPutusanPanjang, "awal"},
		"bertentangan dengan putusan jauh": {[]hijriah.Putusan{putusan(1437, 1, dasar.Tgl(2015, 10, 15)), putusan(1437, 9, dasar.Tgl(2016, 6, 5))},
			hijriah.ErrPutusanPanjang, "awal"},
		"tetangga berjarak":    {[]hijriah.Putusan{putusan(1438, 7, dasar.Tgl(2017, 1, 29))}, hijriah.ErrPutusanTetangga, "awal"},
		"tiga hari terlambat":  {[]hijriah.Putusan{putusan(1441, 6, dasar.Tgl(2020, 1, 29))}, hijriah.ErrPutusanJauh, "awal"},
		"tiga hari mendahului": {[]hijriah.Putusan{putusan(1441, 6, dasar.Tgl(2020, 1, 23))}, hijriah.ErrPutusanJauh, "awal"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			k, err := hijriah.Baku().Dengan(c.putusan...)
			require.ErrorIs(t, err, c.aturan)
			require.Nil(t, k)
			var e *dasar.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.kolom, e.Field)
		})
	}
}

func TestPutusanDuaHariMasihMungkin(t *testing.T) {
	t.Parallel()
	for _, awal := range []dasar.Tanggal{dasar.Tgl(2020, 1, 24), dasar.Tgl(2020, 1, 28)} {
		k, err := hijriah.Baku().Dengan(putusan(1441, 6, awal))
		require.NoError(t, err)
		h, err := k.Dari(awal)
		require.NoError(t, err)
		require.Equal(t, "1 Jumadilakhir 1441 H", h.String())
	}
}

func TestPesanMenyebutBulanYangBelumDiputus(t *testing.T) {
	t.Parallel()
	// Jumadilakhir 1448 (computed for 11 November 2026) would have 31 days.
	_, err := hijriah.Baku().Dengan(putusan(1448, 7, dasar.Tgl(2026, 12, 12)))
	require.ErrorContains(t, err, "masukkan juga putusan awal Jumadilakhir 1448 H")
}

// Every day of the approximate table has a label that follows the one before,
// across the seams between approximation, decisions and computation.
func TestUraikanTanpaSela(t *testing.T) {
	t.Parallel()
	lalu := dasar.Hijriah{}
	for d := dasar.Tgl(1999, 4, 17); d.Before(dasar.Tgl(2059, 12, 1)); d = d.TambahHari(1) {
		l, err := hijriah.Baku().Uraikan(d)
		require.NoError(t, err, d)
		if !lalu.IsZero() {
			requireBerikutnya(t, lalu, l.Hijriah)
		}
		lalu = l.Hijriah
	}
}

// Umm al-Qura: Jumadilakhir 1441 from 26 January 2020 (30 days), Rajab from 25
// February (29 days), Syakban from 25 March. A decision a day later moves its
// approximate neighbours along.
func TestTetanggaKiraKiraIkutBergeser(t *testing.T) {
	t.Parallel()
	k, err := hijriah.Baku().Dengan(putusan(1441, 7, dasar.Tgl(2020, 2, 26)))
	require.NoError(t, err)
	for hari, teks := range map[dasar.Tanggal]string{
		dasar.Tgl(2020, 1, 26): "30 Jumadilawal 1441 H (kira-kira)",
		dasar.Tgl(2020, 1, 27): "1 Jumadilakhir 1441 H (kira-kira)",
		dasar.Tgl(2020, 2, 25): "30 Jumadilakhir 1441 H (kira-kira)",
		dasar.Tgl(2020, 2, 26): "1 Rajab 1441 H",
		dasar.Tgl(2020, 3, 25): "29 Rajab 1441 H",
		dasar.Tgl(2020, 3, 26): "1 Syakban 1441 H (kira-kira)",
	} {
		l, err := k.Uraikan(hari)
		require.NoError(t, err)
		require.Equal(t, teks, l.String(), hari)
	}
}

func TestUraikan(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		hari dasar.Tanggal
		teks string
	}{
		"tanggal lahir lama":             {dasar.Tgl(2010, 8, 11), "1 Ramadan 1431 H (kira-kira)"},
		"awal tabel kira-kira":           {dasar.Tgl(1999, 4, 17), "1 Muharam 1420 H (kira-kira)"},
		"sehari sebelum putusan":         {dasar.Tgl(2018, 5, 16), "30 Syakban 1439 H (kira-kira)"},
		"putusan":                        {dasar.Tgl(2018, 5, 17), "1 Ramadan 1439 H"},
		"hitungan":                       {dasar.Tgl(2026, 6, 16), "1 Muharam 1448 H"},
		"sementara":                      {dasar.Tgl(2027, 4, 8), "1 Zulkaidah 1448 H (sementara)"},
		"hari 29 sebelum awal sementara": {dasar.Tgl(2026, 12, 9), "29 Jumadilakhir 1448 H"},
		"hari 30 sebelum awal sementara": {dasar.Tgl(2032, 6, 9), "30 Safar 1454 H (sementara)"},
		"sesudah hitungan":               {dasar.Tgl(2059, 1, 1), "16 Rajab 1481 H (kira-kira)"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			l, err := hijriah.Baku().Uraikan(c.hari)
			require.NoError(t, err)
			require.Equal(t, c.teks, l.String())
		})
	}
	_, err := hijriah.Baku().Uraikan(dasar.Tgl(1999, 4, 16))
	require.ErrorIs(t, err, hijriah.ErrDiLuar)
	_, err = hijriah.Hitungan().Uraikan(dasar.Tgl(2010, 8, 11))
	require.ErrorIs(t, err, hijriah.ErrDiLuar, "hitungan saja tidak punya kira-kira")
	require.Equal(t, "tidak diketahui", hijriah.Asal(0).String())
	require.Equal(t, "kira-kira hitungan putusan", strings.Join([]string{hijriah.AsalKira.String(), hijriah.AsalHitungan.String(), hijriah.AsalPutusan.String()}, " "))
}

func TestBacaTabel(t *testing.T) {
	t.Parallel()
	bulan, err := hijriah.BacaTabel(strings.NewReader("hijri_year,hijri_month,first_day,borderline\n1448,1,2026-06-16,true\n1448,2,2026-07-16,false\n"))
	require.NoError(t, err)
	require.Equal(t, []hijriah.AwalBulan{{1448, 1, dasar.Tgl(2026, 6, 16), true}, {1448, 2, dasar.Tgl(2026, 7, 16), false}}, bulan)
	k, err := hijriah.Baru(bulan, nil)
	require.NoError(t, err)
	dari, sampai := k.Rentang()
	require.Equal(t, [2]dasar.Tanggal{dasar.Tgl(2026, 6, 16), dasar.Tgl(2026, 8, 13)}, [2]dasar.Tanggal{dari, sampai})
	dari, sampai = new(hijriah.Kalender).Rentang()
	require.True(t, dari.IsZero() && sampai.IsZero())
}

func TestTabelRusak(t *testing.T) {
	t.Parallel()
	for nama, isi := range map[string]string{
		"kosong":        "",
		"kolom kurang":  "hijri_year,first_day\n1448,2026-06-16\n",
		"tanggal salah": "hijri_year,hijri_month,first_day\n1448,1,2026-02-30\n",
		"bulan salah":   "hijri_year,hijri_month,first_day\n1448,satu,2026-06-16\n",
		"kutip terbuka": "hijri_year,hijri_month,first_day\n\"1448,1,2026-06-16\n",
		"sel kurang":    "hijri_year,hijri_month,first_day\n1448,1\n",
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := hijriah.BacaTabel(strings.NewReader(isi))
			require.ErrorIs(t, err, hijriah.ErrData)
		})
	}
	_, err := hijriah.BacaPutusan(strings.NewReader("hijri_year,hijri_month,first_day\n1448,1,2026-06-16\n"))
	require.ErrorIs(t, err, hijriah.ErrData)

	baik := hijriah.AwalBulan{Tahun: 1448, Bulan: 1, Awal: dasar.Tgl(2026, 6, 16)}
	for nama, kedua := range map[string]hijriah.AwalBulan{
		"bulan terlewat": {Tahun: 1448, Bulan: 3, Awal: dasar.Tgl(2026, 8, 15)},
		"nomor terlewat": {Tahun: 1448, Bulan: 3, Awal: dasar.Tgl(2026, 7, 16)},
		"28 hari":        {Tahun: 1448, Bulan: 2, Awal: dasar.Tgl(2026, 7, 14)},
		"31 hari":        {Tahun: 1448, Bulan: 2, Awal: dasar.Tgl(2026, 7, 17)},
		"tanpa tanggal":  {Tahun: 1448, Bulan: 2},
	} {
		_, err := hijriah.Baru([]hijriah.AwalBulan{baik, kedua}, nil)
		require.ErrorIs(t, err, hijriah.ErrData, nama)
		_, err = hijriah.Baru(nil, []hijriah.AwalBulan{baik, kedua})
		require.ErrorIs(t, err, hijriah.ErrData, nama)
	}
	_, err = hijriah.Baru([]hijriah.AwalBulan{baik}, []hijriah.AwalBulan{{Tahun: 1448, Bulan: 1, Awal: dasar.Tgl(2026, 6, 10)}})
	require.ErrorIs(t, err, hijriah.ErrData, "hitungan dan kira-kira terpaut enam hari")
}
