package hijriah_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

// bacaBerkas gives the rows of a shipped table by column name.
func bacaBerkas(t *testing.T, nama string) []map[string]string {
	t.Helper()
	f, err := os.Open("data/" + nama)
	require.NoError(t, err)
	defer f.Close()
	isi, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var hasil []map[string]string
	for _, b := range isi[1:] {
		m := map[string]string{}
		for i, n := range isi[0] {
			m[n] = b[i]
		}
		hasil = append(hasil, m)
	}
	return hasil
}

func angka(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	require.NoError(t, err)
	return n
}

func TestPutusanResmi(t *testing.T) {
	t.Parallel()
	cocokHitungan, dihitung := 0, 0
	baris := bacaBerkas(t, "putusan.csv")
	require.Len(t, baris, 22)
	for _, b := range baris {
		tahun, bulan := angka(t, b["hijri_year"]), angka(t, b["hijri_month"])
		resmi := b["official_first_day_of_month"]

		awal, err := hijriah.Baku().AwalBulan(tahun, bulan)
		require.NoError(t, err, "%d-%d", tahun, bulan)
		require.Equal(t, resmi, awal.String(), "%d-%d", tahun, bulan)

		// The day of the event (1 Ramadan, 1 Syawal, 10 Zulhijah) carries its label.
		hari, err := dasar.ParseTanggal(b["official_event_date"])
		require.NoError(t, err)
		h, err := hijriah.Baku().Dari(hari)
		require.NoError(t, err)
		require.Equal(t, b["event"], strconv.Itoa(h.Hari)+" "+h.NamaBulan())
		require.Equal(t, tahun, h.Tahun)

		l, err := hijriah.Baku().Uraikan(hari)
		require.NoError(t, err)
		require.Equal(t, hijriah.Label{Hijriah: h, Asal: hijriah.AsalPutusan, Sumber: b["evidence"]}, l)

		awal, err = hijriah.Hitungan().AwalBulan(tahun, bulan)
		if b["mabims_computed_first_day"] == "" {
			require.ErrorIs(t, err, hijriah.ErrDiLuar)
			continue
		}
		dihitung++
		require.NoError(t, err)
		if awal.String() == resmi {
			cocokHitungan++
		}
	}
	require.Equal(t, 14, dihitung)
	require.Equal(t, 14, cocokHitungan, "hitungan saja, 1443 sampai 1447")
}

// The table agrees with the criterion that it says it follows.
func TestTabelHitunganMenurutKriteria(t *testing.T) {
	t.Parallel()
	des := decimal.RequireFromString
	ragu := 0
	baris := bacaBerkas(t, "hitungan.csv")
	require.Len(t, baris, 328)
	for _, b := range baris {
		nama := b["hijri_year"] + "-" + b["hijri_month"]
		malam, err := dasar.ParseTanggal(b["decision_evening"])
		require.NoError(t, err)
		require.Equal(t, malam.TambahHari(1).String(), b["mabims_computed_first_day"], nama)

		tinggi, elongasi := des(b["max_alt_deg_that_evening"]), des(b["max_geocentric_elong_deg_that_evening"])
		require.True(t, tinggi.GreaterThanOrEqual(des("3")) && elongasi.GreaterThanOrEqual(des("6.4")), nama)
		tinggi, elongasi = des(b["prev_evening_max_alt"]), des(b["prev_evening_max_elong"])
		require.False(t, tinggi.GreaterThanOrEqual(des("3")) && elongasi.GreaterThanOrEqual(des("6.4")), nama)
		if b["borderline"] == "true" {
			ragu++
		}
	}
	require.Equal(t, 26, ragu)
}

func TestDari(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		hari dasar.Tanggal
		teks string
	}{
		"1 Muharam 1448":                    {dasar.Tgl(2026, 6, 16), "1 Muharam 1448 H"},
		"hari biasa":                        {dasar.Tgl(2026, 9, 24), "12 Rabiulakhir 1448 H"},
		"Ramadan 1448 hitungan":             {dasar.Tgl(2027, 2, 8), "1 Ramadan 1448 H"},
		"Syawal 1448 hitungan":              {dasar.Tgl(2027, 3, 10), "1 Syawal 1448 H"},
		"Iduladha 1443, sehari setelah UAQ": {dasar.Tgl(2022, 7, 10), "10 Zulhijah 1443 H"},
		"Iduladha 1447 hitungan":            {dasar.Tgl(2026, 5, 27), "10 Zulhijah 1447 H"},
		"29 Februari":                       {dasar.Tgl(2024, 2, 29), "19 Syakban 1445 H"},
		"hari pertama tabel":                {dasar.Tgl(2022, 4, 3), "1 Ramadan 1443 H"},
		"hari terakhir yang pasti":          {dasar.Tgl(2048, 10, 8), "29 Zulhijah 1470 H"},
		"putusan berdiri sendiri":           {dasar.Tgl(2015, 9, 24), "10 Zulhijah 1436 H"},
		"hari 29 putusan berdiri sendiri":   {dasar.Tgl(2015, 10, 13), "29 Zulhijah 1436 H"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			h, err := hijriah.Baku().Dari(c.hari)
			require.NoError(t, err)
			require.Equal(t, c.teks, h.String())
			balik, err := hijriah.Baku().Tanggal(h)
			require.NoError(t, err)
			require.Equal(t, c.hari, balik)
		})
	}
}

func TestDiLuarRentang(t *testing.T) {
	t.Parallel()
	for nama, hari := range map[string]dasar.Tanggal{
		"sebelum segalanya":               dasar.Tgl(1945, 8, 17),
		"hari 30 putusan berdiri sendiri": dasar.Tgl(2015, 10, 14),
		"di antara dua putusan":           dasar.Tgl(2020, 1, 1),
		"sehari sebelum tabel":            dasar.Tgl(2022, 4, 2),
		"hari 30 bulan terakhir":          dasar.Tgl(2048, 10, 9),
		"jauh sesudahnya":                 dasar.Tgl(9999, 12, 31),
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			h, err := hijriah.Baku().Dari(hari)
			require.ErrorIs(t, err, hijriah.ErrDiLuar)
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
			require.True(t, h.IsZero())
		})
	}
	_, err := hijriah.Baku().AwalBulan(1448, 13)
	require.ErrorIs(t, err, hijriah.ErrTanggal)
	_, err = hijriah.Baku().PanjangBulan(1470, 12)
	require.ErrorIs(t, err, hijriah.ErrDiLuar, "awal 1471 tidak diketahui")
	_, err = hijriah.Baku().PanjangBulan(1471, 1)
	require.ErrorIs(t, err, hijriah.ErrDiLuar)
	_, err = new(hijriah.Kalender).Dari(dasar.Tgl(2026, 1, 1))
	require.ErrorIs(t, err, hijriah.ErrDiLuar)
}

func TestTanggalYangTidakAda(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		h      dasar.Hijriah
		aturan dasar.Aturan
	}{
		"bulan 13":                 {dasar.Hijriah{Tahun: 1448, Bulan: 13, Hari: 1}, hijriah.ErrTanggal},
		"bulan 0":                  {dasar.Hijriah{Tahun: 1448, Hari: 1}, hijriah.ErrTanggal},
		"hari 31":                  {dasar.Hijriah{Tahun: 1448, Bulan: 9, Hari: 31}, hijriah.ErrTanggal},
		"hari 0":                   {dasar.Hijriah{Tahun: 1448, Bulan: 9}, hijriah.ErrTanggal},
		"hari negatif":             {dasar.Hijriah{Tahun: 1448, Bulan: 9, Hari: -1}, hijriah.ErrTanggal},
		"tahun raksasa":            {dasar.Hijriah{Tahun: 1 << 62, Bulan: 9, Hari: 1}, hijriah.ErrTanggal},
		"30 Syawal 1446 (29 hari)": {dasar.Hijriah{Tahun: 1446, Bulan: 10, Hari: 30}, hijriah.ErrTanggal},
		"di luar tabel":            {dasar.Hijriah{Tahun: 1300, Bulan: 1, Hari: 1}, hijriah.ErrDiLuar},
		"hari 30 tanpa lanjutan":   {dasar.Hijriah{Tahun: 1436, Bulan: 12, Hari: 30}, hijriah.ErrDiLuar},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			hari, err := hijriah.Baku().Tanggal(c.h)
			require.ErrorIs(t, err, c.aturan)
			require.True(t, hari.IsZero())
		})
	}
}

func TestBelumDiisi(t *testing.T) {
	t.Parallel()
	h, err := hijriah.Baku().Dari(dasar.Tanggal{})
	require.NoError(t, err)
	require.True(t, h.IsZero())
	hari, err := hijriah.Baku().Tanggal(dasar.Hijriah{})
	require.NoError(t, err)
	require.True(t, hari.IsZero())
	l, err := hijriah.Baku().Uraikan(dasar.Tanggal{})
	require.NoError(t, err)
	require.Equal(t, hijriah.Label{}, l)
}

// Every day of the computed range, not a sample: the label and back is the same day,
// labels follow each other, months have 29 or 30 days.
func TestSetiapHariBolakBalik(t *testing.T) {
	t.Parallel()
	for nama, k := range map[string]*hijriah.Kalender{"baku": hijriah.Baku(), "hitungan": hijriah.Hitungan()} {
		lalu := dasar.Hijriah{}
		for d := dasar.Tgl(2022, 4, 3); !d.After(dasar.Tgl(2048, 10, 8)); d = d.TambahHari(1) {
			h, err := k.Dari(d)
			require.NoError(t, err, "%s %s", nama, d)
			balik, err := k.Tanggal(h)
			require.NoError(t, err)
			require.Equal(t, d, balik, nama)
			if !lalu.IsZero() {
				requireBerikutnya(t, lalu, h)
			}
			lalu = h
		}
		require.Equal(t, "29 Zulhijah 1470 H", lalu.String())
	}
}

func requireBerikutnya(t require.TestingT, lalu, h dasar.Hijriah) {
	if h.Hari > 1 {
		lalu.Hari++
		require.Equal(t, lalu, h)
		return
	}
	require.Contains(t, []int{29, 30}, lalu.Hari)
	if h.Bulan == 1 {
		require.Equal(t, 12, lalu.Bulan)
		require.Equal(t, lalu.Tahun+1, h.Tahun)
		return
	}
	require.Equal(t, lalu.Bulan+1, h.Bulan)
	require.Equal(t, lalu.Tahun, h.Tahun)
}

// Whatever consistent decisions an institution adds, its labels stay one line.
func TestPutusanSembarangTetapRuntut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		k := hijriah.Baku()
		diterima := 0
		for range rapid.IntRange(1, 6).Draw(r, "putusan") {
			tahun, bulan := rapid.IntRange(1437, 1472).Draw(r, "tahun"), rapid.IntRange(1, 12).Draw(r, "bulan")
			dugaan := dasar.Tgl(2022, 4, 3).TambahHari(((tahun-1443)*12 + bulan - 9) * 10631 / 360)
			if awal, err := k.AwalBulan(tahun, bulan); err == nil {
				dugaan = awal
			}
			p := hijriah.Putusan{Tahun: tahun, Bulan: bulan, Awal: dugaan.TambahHari(rapid.IntRange(-2, 2).Draw(r, "geser")), Sumber: "rapat"}
			lain, err := k.Dengan(p)
			if err != nil {
				require.Equal(r, dasar.Invalid, dasar.KindOf(err))
				require.Contains(r, []string{string(hijriah.ErrPutusanPanjang), string(hijriah.ErrPutusanTetangga), string(hijriah.ErrPutusanJauh)}, dasar.RuleOf(err))
				continue
			}
			diterima++
			k = lain
			awal, err := k.AwalBulan(tahun, bulan)
			require.NoError(r, err)
			require.Equal(r, p.Awal, awal)
		}
		mulai := dasar.Tgl(2015, 1, 1).TambahHari(rapid.IntRange(0, 12500).Draw(r, "mulai"))
		lalu := dasar.Hijriah{}
		for d := mulai; d.Selisih(mulai) < 100; d = d.TambahHari(1) {
			l, err := k.Uraikan(d)
			require.NoError(r, err)
			if !lalu.IsZero() {
				requireBerikutnya(r, lalu, l.Hijriah)
			}
			lalu = l.Hijriah
			if h, err := k.Dari(d); err == nil {
				require.Equal(r, h, l.Hijriah)
				require.NotEqual(r, hijriah.AsalKira, l.Asal)
			} else {
				require.Equal(r, hijriah.AsalKira, l.Asal)
			}
		}
	})
}
