package thr_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/thr"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Idulfitri is the holiday of the cases: a Friday that ends no month.
var idulfitri = dasar.Tgl(2026, 3, 20)

func tabel(t require.TestingT) *thr.Tabel {
	b, err := thr.Baku()
	require.NoError(t, err)
	tab, err := b.Pada(idulfitri)
	require.NoError(t, err)
	return tab
}

func requireGalat(t require.TestingT, err error, a dasar.Aturan, field string) {
	require.ErrorIs(t, err, a)
	e, ok := errors.AsType[*dasar.Error](err)
	require.True(t, ok)
	require.Equal(t, field, e.Field)
}

func TestBulanKerja(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		mulai, pada dasar.Tanggal
		harap       int
	}{
		"hari yang sama":                     {dasar.Tgl(2026, 1, 15), dasar.Tgl(2026, 1, 15), 0},
		"sehari sebelum sebulan":             {dasar.Tgl(2026, 1, 15), dasar.Tgl(2026, 2, 14), 0},
		"tepat sebulan":                      {dasar.Tgl(2026, 1, 15), dasar.Tgl(2026, 2, 15), 1},
		"sehari sebelum setahun":             {dasar.Tgl(2025, 3, 21), idulfitri, 11},
		"tepat setahun":                      {dasar.Tgl(2025, 3, 20), idulfitri, 12},
		"lewat pergantian tahun":             {dasar.Tgl(2025, 12, 31), dasar.Tgl(2026, 1, 31), 1},
		"tanggal 31 ke Februari":             {dasar.Tgl(2026, 1, 31), dasar.Tgl(2026, 2, 28), 1},
		"tanggal 31 ke Februari kurang":      {dasar.Tgl(2026, 1, 31), dasar.Tgl(2026, 2, 27), 0},
		"29 Februari ke 28 Februari":         {dasar.Tgl(2024, 2, 29), dasar.Tgl(2025, 2, 28), 12},
		"29 Februari ke 29 Februari":         {dasar.Tgl(2024, 2, 29), dasar.Tgl(2028, 2, 29), 48},
		"29 Februari ke 28 Februari kabisat": {dasar.Tgl(2024, 2, 29), dasar.Tgl(2028, 2, 28), 47},
		"sebelum mulai":                      {dasar.Tgl(2026, 4, 1), idulfitri, 0},
		"sebelum mulai, bulan sama":          {dasar.Tgl(2026, 3, 25), idulfitri, 0},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.harap, thr.BulanKerja(c.mulai, c.pada))
		})
	}
}

// Months never fall as days pass, and rise by at most one a day.
func TestBulanKerja_naik_pelan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		mulai := dasar.Tgl(2020, 1, 1).TambahHari(rapid.IntRange(0, 3_000).Draw(r, "mulai"))
		pada := mulai.TambahHari(rapid.IntRange(0, 2_000).Draw(r, "hari"))
		n := thr.BulanKerja(mulai, pada.TambahHari(1)) - thr.BulanKerja(mulai, pada)
		require.True(r, n == 0 || n == 1)
		require.Equal(r, 12, thr.BulanKerja(mulai, mulai.Bulan().Tambah(12).TanggalKe(mulai.Hari())))
	})
}

func TestBesar(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	for nama, c := range map[string]struct {
		upah  dasar.Rupiah
		bulan int
		harap dasar.Rupiah
	}{
		"belum sebulan":           {3_500_000, 0, 0},
		"satu bulan":              {3_500_000, 1, 291_667}, // 291.666,67
		"tiga bulan":              {3_500_000, 3, 875_000},
		"sebelas bulan":           {3_500_000, 11, 3_208_333}, // 3.208.333,33
		"dua belas bulan":         {3_500_000, 12, 3_500_000},
		"dua puluh tahun":         {3_500_000, 240, 3_500_000},
		"setengah rupiah ke atas": {6, 1, 1},
		"kurang dari setengah":    {5, 1, 0},
		"upah nol":                {0, 12, 0},
		"upah terbesar":           {dasar.MaxRupiah, 11, 916_666_666_666_667},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			var u uraian.Uraian
			got, err := tab.Besar(c.upah, c.bulan, &u)
			require.NoError(t, err)
			require.Equal(t, c.harap, got)
			require.Equal(t, c.harap, u.Langkah[len(u.Langkah)-1].Nilai)
		})
	}
	for _, upah := range []dasar.Rupiah{-1, dasar.MaxRupiah + 1} {
		_, err := tab.Besar(upah, 12, nil)
		requireGalat(t, err, thr.ErrUpah, "upah")
	}
	_, err := tab.Besar(1, -1, nil)
	requireGalat(t, err, thr.ErrBulan, "bulan")
}

func TestBesarHarian(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	for nama, c := range map[string]struct {
		bulanan   []dasar.Rupiah
		bulan     int
		rata, thr dasar.Rupiah
	}{
		"dua belas bulan":                {[]dasar.Rupiah{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 12, 7, 7}, // 6,5
		"hanya dua belas terakhir":       {[]dasar.Rupiah{9_000_000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 13, 7, 7},
		"empat bulan":                    {[]dasar.Rupiah{2_000_000, 2_200_000, 1_800_000, 2_400_000}, 4, 2_100_000, 700_000},
		"bulan tanpa upah ikut":          {[]dasar.Rupiah{3_000_000, 0, 3_000_000}, 3, 2_000_000, 500_000},
		"dari rata-rata yang tepat":      {[]dasar.Rupiah{3, 4, 4, 4}, 2, 4, 1}, // 3,75 × 2/12 = 0,625
		"bukan dari rata-rata bulat":     {[]dasar.Rupiah{2, 3}, 2, 3, 0},       // 2,5 × 2/12 = 0,42; 3 × 2/12 would be 0,5
		"belum sebulan, ada upah":        {[]dasar.Rupiah{500_000}, 0, 500_000, 0},
		"belum sebulan, belum ada upah":  {nil, 0, 0, 0},
		"dua belas bulan, upah tiga bln": {[]dasar.Rupiah{1_000_000, 2_000_000, 3_000_000}, 12, 2_000_000, 2_000_000},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			rata, besar, err := tab.BesarHarian(c.bulanan, c.bulan, nil)
			require.NoError(t, err)
			require.Equal(t, [2]dasar.Rupiah{c.rata, c.thr}, [2]dasar.Rupiah{rata, besar})
		})
	}
	_, _, err := tab.BesarHarian(nil, 1, nil)
	requireGalat(t, err, thr.ErrUpah, "upah")
	_, _, err = tab.BesarHarian([]dasar.Rupiah{1, -1}, 2, nil)
	requireGalat(t, err, thr.ErrUpah, "upah")
	_, _, err = tab.BesarHarian([]dasar.Rupiah{1}, -1, nil)
	requireGalat(t, err, thr.ErrBulan, "bulan")
}

func TestBesar_sama_dengan_pecahan(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	rapid.Check(t, func(r *rapid.T) {
		upah := rapid.SliceOfN(rapid.Int64Range(0, int64(dasar.MaxRupiah)), 1, 14).Draw(r, "upah")
		bulan := rapid.IntRange(0, 30).Draw(r, "bulan")
		bulanan, terakhir := make([]dasar.Rupiah, len(upah)), upah[max(0, len(upah)-12):]
		for i, x := range upah {
			bulanan[i] = dasar.Rupiah(x)
		}
		jumlah := new(big.Rat)
		for _, x := range terakhir {
			jumlah.Add(jumlah, big.NewRat(x, int64(len(terakhir))))
		}
		harap := new(big.Rat).Mul(jumlah, big.NewRat(int64(min(bulan, 12)), 12))
		harap.Add(harap, big.NewRat(1, 2))
		_, got, err := tab.BesarHarian(bulanan, bulan, nil)
		require.NoError(r, err)
		require.Equal(r, new(big.Int).Quo(harap.Num(), harap.Denom()).Int64(), int64(got))
		if len(upah) == 1 {
			satu, err := tab.Besar(bulanan[0], bulan, nil)
			require.NoError(r, err)
			require.Equal(r, got, satu)
		}
	})
}

func TestHitung(t *testing.T) {
	t.Parallel()
	lama := dasar.Tgl(2020, 7, 1)
	h := func(n int) dasar.Tanggal { return idulfitri.TambahHari(n) }
	const upah = dasar.Rupiah(3_600_000)
	for nama, c := range map[string]struct {
		m      thr.Masukan
		bulan  int
		jumlah dasar.Rupiah
		alasan string
	}{
		"lama bekerja":                         {thr.Masukan{Mulai: lama}, 68, upah, ""},
		"mulai tepat sebulan":                  {thr.Masukan{Mulai: dasar.Tgl(2026, 2, 20)}, 1, 300_000, ""},
		"kurang sehari dari sebulan":           {thr.Masukan{Mulai: dasar.Tgl(2026, 2, 21)}, 0, 0, "belum 1 bulan"},
		"mulai sesudah hari raya":              {thr.Masukan{Mulai: dasar.Tgl(2026, 5, 1)}, 0, 0, "belum 1 bulan"},
		"pindahan, masa kerja disambung":       {thr.Masukan{Mulai: dasar.Tgl(2026, 3, 1), Sambung: lama}, 68, upah, ""},
		"berhenti tepat 30 hari sebelumnya":    {thr.Masukan{Mulai: lama, Berhenti: h(-30)}, 67, upah, ""},
		"berhenti 31 hari sebelumnya":          {thr.Masukan{Mulai: lama, Berhenti: h(-31)}, 67, 0, "lebih dari 30 hari"},
		"berhenti, bulan sampai hari terakhir": {thr.Masukan{Mulai: dasar.Tgl(2026, 2, 1), Berhenti: dasar.Tgl(2026, 2, 28)}, 1, 300_000, ""},
		"berhenti sehari sebelum genap":        {thr.Masukan{Mulai: dasar.Tgl(2026, 2, 1), Berhenti: dasar.Tgl(2026, 2, 27)}, 0, 0, "belum 1 bulan"},
		"berhenti pada hari raya":              {thr.Masukan{Mulai: lama, Berhenti: idulfitri, Waktu: true}, 68, upah, ""},
		"berhenti sesudah hari raya":           {thr.Masukan{Mulai: dasar.Tgl(2026, 2, 20), Berhenti: h(100)}, 1, 300_000, ""},
		"waktu tertentu, masih bekerja":        {thr.Masukan{Mulai: lama, Waktu: true}, 68, upah, ""},
		"waktu tertentu berakhir sehari dulu":  {thr.Masukan{Mulai: lama, Berhenti: h(-1), Waktu: true}, 68, 0, "waktu tertentu"},
		"harian":                               {thr.Masukan{Mulai: dasar.Tgl(2025, 11, 20), Harian: true, Bulanan: []dasar.Rupiah{1_800_000, 2_000_000, 2_200_000, 2_400_000}}, 4, 700_000, ""},
		"harian baru tanpa upah":               {thr.Masukan{Mulai: idulfitri, Harian: true}, 0, 0, "belum 1 bulan"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			c.m.HariRaya = idulfitri
			if !c.m.Harian {
				c.m.Upah = upah
			}
			var u uraian.Uraian
			got, err := tabel(t).Hitung(c.m, &u)
			require.NoError(t, err)
			require.Equal(t, c.bulan, got.Bulan)
			require.Equal(t, c.jumlah, got.Jumlah)
			require.Equal(t, dasar.Tgl(2026, 3, 13), got.JatuhTempo)
			require.NotEmpty(t, u.Langkah)
			if c.alasan == "" {
				require.Empty(t, got.Alasan)
				return
			}
			require.Contains(t, got.Alasan, c.alasan)
		})
	}
}

func TestHitung_menolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		m      thr.Masukan
		aturan dasar.Aturan
		field  string
	}{
		"tanpa hari raya":           {thr.Masukan{Mulai: idulfitri}, thr.ErrTanggal, "hari_raya"},
		"tanpa mulai":               {thr.Masukan{HariRaya: idulfitri}, thr.ErrTanggal, "mulai"},
		"sambung sesudah mulai":     {thr.Masukan{HariRaya: idulfitri, Mulai: dasar.Tgl(2025, 1, 1), Sambung: dasar.Tgl(2025, 1, 2)}, thr.ErrTanggal, "sambung"},
		"berhenti sebelum mulai":    {thr.Masukan{HariRaya: idulfitri, Mulai: dasar.Tgl(2025, 1, 2), Berhenti: dasar.Tgl(2025, 1, 1)}, thr.ErrTanggal, "berhenti"},
		"upah negatif":              {thr.Masukan{HariRaya: idulfitri, Mulai: dasar.Tgl(2025, 1, 1), Upah: -1}, thr.ErrUpah, "upah"},
		"harian tanpa upah bulanan": {thr.Masukan{HariRaya: idulfitri, Mulai: dasar.Tgl(2025, 1, 1), Harian: true}, thr.ErrUpah, "upah"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := tabel(t).Hitung(c.m, nil)
			requireGalat(t, err, c.aturan, c.field)
			require.Equal(t, thr.Hasil{}, got)
		})
	}
}

func TestDenda(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	batas := tab.JatuhTempo(idulfitri)
	for hari, harap := range map[int]dasar.Rupiah{-1: 0, 0: 0, 1: 175_001, 30: 175_001} {
		var u uraian.Uraian
		require.Equal(t, harap, tab.Denda(3_500_010, batas, batas.TambahHari(hari), &u), hari) // 175.000,50
		require.Equal(t, harap > 0, len(u.Langkah) == 1)
	}
}

func TestHariRaya(t *testing.T) {
	t.Parallel()
	tab := tabel(t)
	for agama, harap := range map[string]string{
		"Islam": "Idulfitri", "Kristen": "Natal", "Katolik": "Natal", "Hindu": "Nyepi", "Buddha": "Waisak", "Konghucu": "Imlek",
	} {
		got, err := tab.HariRaya(agama)
		require.NoError(t, err)
		require.Equal(t, harap, got)
	}
	for _, agama := range []string{"", "islam"} {
		_, err := tab.HariRaya(agama)
		requireGalat(t, err, thr.ErrAgama, "agama")
	}
}
