package dasar_test

import (
	"encoding/json"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestUjungBulan(t *testing.T) {
	t.Parallel()
	for bulan, akhir := range map[dasar.Bulan]int{
		dasar.Bln(2026, 1): 31, dasar.Bln(2026, 2): 28, dasar.Bln(2028, 2): 29, dasar.Bln(2100, 2): 28,
		dasar.Bln(2000, 2): 29, dasar.Bln(2026, 4): 30, dasar.Bln(2026, 12): 31, dasar.Bln(9999, 12): 31, dasar.Bln(1, 1): 31,
	} {
		require.Equal(t, dasar.Tgl(bulan.Tahun(), bulan.Ke(), 1), bulan.Awal(), bulan)
		require.Equal(t, dasar.Tgl(bulan.Tahun(), bulan.Ke(), akhir), bulan.Akhir(), bulan)
		require.Equal(t, bulan.Akhir(), bulan.TanggalKe(31), bulan)
		require.Equal(t, bulan.Akhir(), bulan.TanggalKe(99), bulan)
		require.Equal(t, bulan.Awal(), bulan.TanggalKe(0), bulan)
		require.Equal(t, 10, bulan.TanggalKe(10).Hari(), bulan)
	}
}

func TestBuatBulan(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]int{{2026, 0}, {2026, 13}, {0, 1}, {-1, 5}, {10000, 1}, {1 << 40, 1}} {
		b, err := dasar.BuatBulan(c[0], c[1])
		require.ErrorIs(t, err, dasar.ErrBulan, c)
		require.True(t, b.IsZero())
		require.Panics(t, func() { dasar.Bln(c[0], c[1]) })
	}
	for _, salah := range []string{"", "2026", "2026-1", "2026-13", "0000-01", "10-2026", "2026-10-01", "Oktober 2026", "111111111111111111111111111"} {
		_, err := dasar.ParseBulan(salah)
		require.ErrorIs(t, err, dasar.ErrBulan, salah)
	}
}

func TestBulanBelumDiisi(t *testing.T) {
	t.Parallel()
	var kosong dasar.Bulan
	require.True(t, kosong.IsZero())
	require.Empty(t, kosong.String())
	require.Empty(t, kosong.Panjang())
	require.True(t, kosong.Tambah(5).IsZero())
	require.True(t, kosong.Awal().IsZero())
	require.True(t, kosong.Akhir().IsZero())
	require.True(t, kosong.TanggalKe(3).IsZero())
	require.Equal(t, -1, kosong.Compare(dasar.Bln(1, 1)))
	v, err := kosong.Value()
	require.NoError(t, err)
	require.Nil(t, v)
}

func TestBulanBolakBalik(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		b := dasar.Bln(rapid.IntRange(1, 9999).Draw(r, "tahun"), rapid.IntRange(1, 12).Draw(r, "bulan"))
		got, err := dasar.ParseBulan(b.String())
		require.NoError(r, err)
		require.Equal(r, b, got)
		require.Equal(r, b, b.Awal().Bulan())
		require.Equal(r, b, b.Akhir().Bulan())

		teks, err := json.Marshal(map[dasar.Bulan]dasar.Bulan{b: b})
		require.NoError(r, err)
		var balik map[dasar.Bulan]dasar.Bulan
		require.NoError(r, json.Unmarshal(teks, &balik))
		require.Equal(r, map[dasar.Bulan]dasar.Bulan{b: b}, balik)

		v, err := b.Value()
		require.NoError(r, err)
		for _, src := range []any{v, []byte(b.String())} {
			var c dasar.Bulan
			require.NoError(r, c.Scan(src))
			require.Equal(r, b, c)
		}
	})
}

func TestHitunganBulan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		b := dasar.Bln(rapid.IntRange(100, 9900).Draw(r, "tahun"), rapid.IntRange(1, 12).Draw(r, "bulan"))
		n := rapid.IntRange(-1000, 1000).Draw(r, "n")
		c := b.Tambah(n)
		require.Equal(r, b, c.Tambah(-n))
		require.Equal(r, min(max(n, -1), 1), c.Compare(b))
		w := time.Date(b.Tahun(), time.Month(b.Ke()+n), 1, 0, 0, 0, 0, time.UTC)
		require.Equal(r, [2]int{w.Year(), int(w.Month())}, [2]int{c.Tahun(), c.Ke()})
		require.Equal(r, 1, c.Tambah(1).Awal().Selisih(c.Akhir()))
	})
}

func TestBulanDariKolom(t *testing.T) {
	t.Parallel()
	b := dasar.Bln(2026, 10)
	require.ErrorContains(t, b.Scan(int64(202610)), "int64")
	require.ErrorIs(t, b.Scan("2026-13"), dasar.ErrBulan)
	require.Equal(t, dasar.Bln(2026, 10), b, "kegagalan tidak mengubah nilai lama")
	require.NoError(t, b.Scan(nil))
	require.True(t, b.IsZero())
	b = dasar.Bln(2026, 10)
	require.NoError(t, b.UnmarshalText(nil))
	require.True(t, b.IsZero())
}

func FuzzParseBulan(f *testing.F) {
	for _, s := range []string{"2026-10", "2026-13", "0000-01", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := dasar.ParseBulan(s)
		if err != nil {
			require.ErrorIs(t, err, dasar.ErrBulan)
			require.True(t, utf8.ValidString(err.Error()))
			return
		}
		require.Equal(t, s, b.String())
	})
}
