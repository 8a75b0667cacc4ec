package dasar_test

import (
	"encoding/json"
	"testing"
	"time"
	_ "time/tzdata" // the zones of Indonesia on machines without a zone database
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

func tanggalMana(r *rapid.T) dasar.Tanggal {
	return dasar.Tgl(1, 1, 1).TambahHari(rapid.IntRange(0, 3652058).Draw(r, "hari"))
}

func TestBuatTanggal(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		y, m, d int
		ada     bool
	}{
		"29 Februari kabisat":       {2028, 2, 29, true},
		"29 Februari biasa":         {2026, 2, 29, false},
		"29 Februari abad":          {2100, 2, 29, false},
		"29 Februari empat abad":    {2000, 2, 29, true},
		"31 April":                  {2026, 4, 31, false},
		"hari 0":                    {2026, 4, 0, false},
		"hari 32":                   {2026, 1, 32, false},
		"bulan 13":                  {2026, 13, 1, false},
		"bulan 0":                   {2026, 0, 1, false},
		"tahun 0":                   {0, 1, 1, false},
		"tahun 10000":               {10000, 1, 1, false},
		"hari pertama yang ada":     {1, 1, 1, true},
		"hari terakhir yang ada":    {9999, 12, 31, true},
		"bilangan yang membungkus":  {2026, 1 << 32, 1, false},
		"hari negatif":              {2026, 1, -1, false},
		"31 Desember":               {2026, 12, 31, true},
		"1 Muharam 1448 (hitungan)": {2026, 6, 16, true},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, err := dasar.BuatTanggal(c.y, c.m, c.d)
			if !c.ada {
				require.ErrorIs(t, err, dasar.ErrTanggal)
				require.True(t, got.IsZero())
				require.Panics(t, func() { dasar.Tgl(c.y, c.m, c.d) })
				return
			}
			require.NoError(t, err)
			require.False(t, got.IsZero())
			require.Equal(t, [3]int{c.y, c.m, c.d}, [3]int{got.Tahun(), got.Bulan().Ke(), got.Hari()})
		})
	}
}

func TestParseTanggal(t *testing.T) {
	t.Parallel()
	got, err := dasar.ParseTanggal("2026-07-13")
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2026, 7, 13), got)
	require.Equal(t, time.Monday, got.Pekan())
	require.Equal(t, "13 Juli 2026", got.Panjang())
	for _, salah := range []string{"", "2026-2-1", "2026-02-30", "13-07-2026", "0000-01-01", "2026-07-13T00:00:00Z", "besok", "2026-07-13 ", "٢٠٢٦-٠٧-١٣", "1000000000000000000000000"} {
		_, err := dasar.ParseTanggal(salah)
		require.ErrorIs(t, err, dasar.ErrTanggal, salah)
		require.Equal(t, dasar.Invalid, dasar.KindOf(err))
	}
}

// The institution's zone decides the day: 15:30 UTC is tomorrow in Jayapura.
func TestTanggalDariZona(t *testing.T) {
	t.Parallel()
	saat := time.Date(2026, 12, 31, 15, 30, 0, 0, time.UTC)
	for zona, hari := range map[string]dasar.Tanggal{
		"Asia/Jakarta":  dasar.Tgl(2026, 12, 31), // 22:30 WIB
		"Asia/Makassar": dasar.Tgl(2026, 12, 31), // 23:30 WITA
		"Asia/Jayapura": dasar.Tgl(2027, 1, 1),   // 00:30 WIT
	} {
		loc, err := time.LoadLocation(zona)
		require.NoError(t, err)
		require.Equal(t, hari, dasar.TanggalDari(saat.In(loc)), zona)
	}
}

func TestWaktuJatuhPadaHariItu(t *testing.T) {
	t.Parallel()
	// São Paulo jumped over midnight on 4 November 2018, Jakarta never does.
	for _, zona := range []string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Pontianak", "America/Sao_Paulo"} {
		loc, err := time.LoadLocation(zona)
		require.NoError(t, err)
		for d := dasar.Tgl(1930, 1, 1); d.Before(dasar.Tgl(2030, 1, 1)); d = d.TambahHari(1) {
			w := d.Waktu(loc)
			if got := dasar.TanggalDari(w); got != d {
				t.Fatalf("%s: %s menjadi %s", zona, d, got)
			}
			if got := dasar.TanggalDari(w.Add(-time.Nanosecond)); got == d {
				t.Fatalf("%s: %s bukan saat pertama %s", zona, w, d)
			}
		}
	}
	require.Equal(t, time.Date(2026, 7, 13, 0, 0, 0, 0, time.UTC), dasar.Tgl(2026, 7, 13).Waktu(nil))
	require.True(t, dasar.Tanggal{}.Waktu(nil).IsZero())
}

func TestTanggalBelumDiisi(t *testing.T) {
	t.Parallel()
	var kosong dasar.Tanggal
	require.True(t, kosong.IsZero())
	require.Empty(t, kosong.String())
	require.Empty(t, kosong.Panjang())
	require.True(t, kosong.Bulan().IsZero())
	require.True(t, kosong.TambahHari(3).IsZero())
	require.True(t, kosong.Before(dasar.Tgl(1, 1, 1)))
	require.Equal(t, -1, kosong.Compare(dasar.Tgl(1, 1, 1)))
	v, err := kosong.Value()
	require.NoError(t, err)
	require.Nil(t, v)
}

func TestHitunganHari(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		d := tanggalMana(r)
		n := rapid.IntRange(-3000, 3000).Draw(r, "n")
		e := d.TambahHari(n)
		if e.Before(dasar.Tgl(1, 1, 1)) || e.After(dasar.Tgl(9999, 12, 31)) {
			return
		}
		require.Equal(r, n, e.Selisih(d))
		require.Equal(r, d, e.TambahHari(-n))
		require.Equal(r, n < 0, e.Before(d))
		require.Equal(r, n > 0, e.After(d))
		require.Equal(r, e.Compare(d), -d.Compare(e))
		// time.Time knows the calendar as well.
		w := d.Waktu(nil).AddDate(0, 0, n)
		require.Equal(r, dasar.TanggalDari(w), e)
		require.Equal(r, w.Weekday(), e.Pekan())
	})
}

func TestTanggalBolakBalik(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		d := tanggalMana(r)
		got, err := dasar.ParseTanggal(d.String())
		require.NoError(r, err)
		require.Equal(r, d, got)

		teks, err := json.Marshal(d)
		require.NoError(r, err)
		var balik dasar.Tanggal
		require.NoError(r, json.Unmarshal(teks, &balik))
		require.Equal(r, d, balik)

		v, err := d.Value()
		require.NoError(r, err)
		for _, src := range []any{v, []byte(d.String()), d.Waktu(nil), d.String() + "T00:00:00Z", d.String() + " 00:00:00+00:00"} {
			balik = dasar.Tanggal{}
			require.NoError(r, balik.Scan(src), "%T", src)
			require.Equal(r, d, balik, "%v", src)
		}
	})
}

func TestTanggalDariKolom(t *testing.T) {
	t.Parallel()
	d := dasar.Tgl(2026, 7, 13)
	require.NoError(t, d.Scan(nil))
	require.True(t, d.IsZero())

	d = dasar.Tgl(2026, 7, 13)
	require.NoError(t, d.UnmarshalText(nil))
	require.True(t, d.IsZero())

	d = dasar.Tgl(2026, 7, 13)
	require.ErrorContains(t, d.Scan(int64(3)), "int64")
	require.ErrorIs(t, d.Scan("2026-02-30"), dasar.ErrTanggal)
	require.ErrorIs(t, d.UnmarshalText([]byte("kemarin")), dasar.ErrTanggal)
	require.Equal(t, dasar.Tgl(2026, 7, 13), d, "kegagalan tidak mengubah nilai lama")
}

func FuzzParseTanggal(f *testing.F) {
	for _, s := range []string{"2026-07-13", "2028-02-29", "2026-02-29", "0000-00-00", "-001-01-01", "\xff\xfe", "2026-07-13 00:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := dasar.ParseTanggal(s)
		if err != nil {
			require.ErrorIs(t, err, dasar.ErrTanggal)
			require.True(t, utf8.ValidString(err.Error()))
			require.Less(t, len(err.Error()), 300)
			return
		}
		require.Equal(t, s, d.String(), "hanya bentuk yang kita tulis sendiri yang dibaca")
	})
}
