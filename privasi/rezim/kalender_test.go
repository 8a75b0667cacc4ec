package rezim_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

func TestKalenderBaku(t *testing.T) {
	t.Parallel()
	for tahun, mau := range map[int][2]int{2026: {17, 8}, 2027: {18, 8}} {
		var n [2]int
		for _, l := range rezim.KalenderBaku().Libur(tahun) {
			if l.CutiBersama {
				n[1]++
			} else {
				n[0]++
			}
		}
		require.Equal(t, mau, n, tahun)
	}
}

// The Hijri days of the decrees agree with the calendar of this house.
func TestKalenderBakuCocokHijriah(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tahun, bulan, hari int
		mau                dasar.Tanggal
	}{
		{1447, 10, 1, dasar.Tgl(2026, 3, 21)}, {1447, 12, 10, dasar.Tgl(2026, 5, 27)}, {1448, 1, 1, dasar.Tgl(2026, 6, 16)},
		{1448, 10, 1, dasar.Tgl(2027, 3, 10)}, {1448, 12, 10, dasar.Tgl(2027, 5, 17)}, {1449, 1, 1, dasar.Tgl(2027, 6, 6)},
	} {
		got, err := hijriah.Baku().Tanggal(dasar.Hijriah{Tahun: c.tahun, Bulan: c.bulan, Hari: c.hari})
		require.NoError(t, err)
		require.Equal(t, c.mau, got)
		kerja, err := rezim.KalenderBaku().HariKerja(got)
		require.NoError(t, err)
		require.False(t, kerja)
	}
}

func TestHariKerjaMelompatiCutiBersama(t *testing.T) {
	t.Parallel()
	k := rezim.KalenderBaku()
	for n, mau := range map[int]dasar.Tanggal{0: dasar.Tgl(2026, 3, 16), 1: dasar.Tgl(2026, 3, 17), 2: dasar.Tgl(2026, 3, 25), 4: dasar.Tgl(2026, 3, 27), 5: dasar.Tgl(2026, 3, 30)} {
		got, err := k.TambahHariKerja(dasar.Tgl(2026, 3, 16), n)
		require.NoError(t, err)
		require.Equal(t, mau, got, n)
	}
}

// Data taken in on 16 January 2027: thirty working days, with the cuti bersama of Imlek in
// between, end with 1 March.
func TestP20_KabarTigaPuluhHariKerja(t *testing.T) {
	t.Parallel()
	j := jam(t, rezim.TenggatInfoLain, rezim.Fakta{rezim.Pengumpulan: wib(t, "2027-01-16 10:00")})
	// 18-22 Jan 5, 25-29 Jan 10, 1-4 Feb 14 (5 Feb cuti), 8-12 19, 15-19 24, 22-26 29, 1 March 30
	require.Equal(t, wib(t, "2027-03-02 00:00").Add(-time.Microsecond).UTC(), j.Tenggat)
	require.False(t, j.Lewat(wib(t, "2027-03-01 23:59"), wib(t, "2027-03-05 00:00")))
	require.True(t, j.Lewat(wib(t, "2027-03-02 00:00"), wib(t, "2027-03-05 00:00")))

	s := rezim.SetelanBaku()
	s.HariPertamaDihitung = true
	f := rezim.Fakta{rezim.Pengumpulan: wib(t, "2027-01-18 10:00")}
	a, err := rezim.Baku().Jam(rezim.TenggatInfoLain, f, s, rezim.KalenderBaku())
	require.NoError(t, err)
	require.Equal(t, j.Tenggat, a.Tenggat, "Monday itself counted")
}

func TestP20_AntaraAdaTepatNHariKerja(t *testing.T) {
	t.Parallel()
	k := rezim.KalenderBaku()
	rapid.Check(t, func(r *rapid.T) {
		dari := dasar.Tgl(2026, 1, 1).TambahHari(rapid.IntRange(0, 600).Draw(r, "dari"))
		n := rapid.IntRange(1, 60).Draw(r, "n")
		akhir, err := k.TambahHariKerja(dari, n)
		if err != nil {
			require.ErrorIs(t, err, rezim.ErrKalenderTakAda)
			return
		}
		hitung := 0
		for h := dari.TambahHari(1); !h.After(akhir); h = h.TambahHari(1) {
			kerja, err := k.HariKerja(h)
			require.NoError(t, err)
			if kerja {
				hitung++
			}
		}
		require.Equal(t, n, hitung)
		kerja, err := k.HariKerja(akhir)
		require.NoError(t, err)
		require.True(t, kerja)
	})
}

func TestB33_TahunTanpaKalender(t *testing.T) {
	t.Parallel()
	_, err := rezim.KalenderBaku().TambahHariKerja(dasar.Tgl(2027, 12, 30), 10)
	require.ErrorIs(t, err, rezim.ErrKalenderTakAda)
	require.ErrorContains(t, err, "2028")
	_, err = rezim.Baku().Jam(rezim.TenggatInfoLain, rezim.Fakta{rezim.Pengumpulan: wib(t, "2027-12-20 10:00")}, rezim.SetelanBaku(), rezim.KalenderBaku())
	require.ErrorIs(t, err, rezim.ErrKalenderTakAda)
}

func TestKalenderDengan(t *testing.T) {
	t.Parallel()
	baru := rezim.HariLibur{Tanggal: dasar.Tgl(2028, 1, 3), Nama: "contoh", Sumber: "uji", Keyakinan: rezim.SatuSumber}
	k, err := rezim.KalenderBaku().Dengan(baru)
	require.NoError(t, err)
	got, err := k.TambahHariKerja(dasar.Tgl(2027, 12, 31), 1)
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2028, 1, 4), got)
	require.Len(t, k.Libur(2027), 26, "other years stay")
	_, err = rezim.KalenderBaku().HariKerja(dasar.Tgl(2028, 1, 4))
	require.ErrorIs(t, err, rezim.ErrKalenderTakAda, "the shipped calendar is not changed")

	_, err = rezim.BuatKalender([]rezim.HariLibur{baru, baru})
	require.ErrorIs(t, err, rezim.ErrData)
	_, err = rezim.BuatKalender(nil, time.Monday, time.Tuesday, time.Wednesday, time.Thursday)
	require.ErrorIs(t, err, rezim.ErrData)
	jumat, err := rezim.BuatKalender(rezim.KalenderBaku().Libur(2026), time.Friday)
	require.NoError(t, err)
	kerja, err := jumat.HariKerja(dasar.Tgl(2026, 11, 28))
	require.NoError(t, err)
	require.True(t, kerja, "a Saturday where Friday is off")
}
