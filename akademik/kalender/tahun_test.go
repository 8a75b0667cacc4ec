package kalender_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

func TestUsulTahun(t *testing.T) {
	t.Parallel()
	formal, err := kalender.UsulTahun(hijriah.Baku(), kalender.Masehi, 2026, 7, 2)
	require.NoError(t, err)
	require.Equal(t, kalender.Tahun{
		Nama: "2026/2027", Kalender: kalender.Masehi, Mulai: dasar.Tgl(2026, 7, 1), Selesai: dasar.Tgl(2027, 6, 30),
		Masa: []kalender.Masa{
			{Kode: "1", Nama: "Semester 1", Mulai: dasar.Tgl(2026, 7, 1), Selesai: dasar.Tgl(2026, 12, 31)},
			{Kode: "2", Nama: "Semester 2", Mulai: dasar.Tgl(2027, 1, 1), Selesai: dasar.Tgl(2027, 6, 30)},
		},
	}, formal)

	diniyah, err := kalender.UsulTahun(hijriah.Baku(), kalender.Hijriah, 1447, 10, 3)
	require.NoError(t, err)
	require.Equal(t, "1447-1448 H", diniyah.Nama)
	require.Equal(t, dasar.Tgl(2026, 3, 21), diniyah.Mulai)
	require.Equal(t, dasar.Tgl(2027, 3, 9), diniyah.Selesai, "sehari sebelum 1 Syawal 1448")
	require.Len(t, diniyah.Masa, 3)
	require.Equal(t, "Catur wulan 1", diniyah.Masa[0].Nama)

	for masa, nama := range map[int]string{1: "Masa 1", 4: "Triwulan 1", 5: "Masa 1", 12: "Masa 1"} {
		x, err := kalender.UsulTahun(hijriah.Baku(), kalender.Hijriah, 1448, 1, masa)
		require.NoError(t, err)
		require.Equal(t, "1448 H", x.Nama)
		require.Len(t, x.Masa, masa)
		require.Equal(t, nama, x.Masa[0].Nama)
	}
	lima, err := kalender.UsulTahun(hijriah.Baku(), kalender.Masehi, 2027, 1, 5)
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2027, 3, 31), lima.Masa[0].Selesai, "masa yang panjang di depan")
	require.Equal(t, dasar.Tgl(2027, 11, 1), lima.Masa[4].Mulai)

	rajab, err := kalender.UsulTahun(hijriah.Baku(), kalender.Hijriah, 1448, 7, 1)
	require.NoError(t, err)
	require.True(t, rajab.Sementara, "1 Rajab 1448 dekat batas hilal")
	require.False(t, diniyah.Sementara)
	tengah, err := kalender.UsulTahun(hijriah.Baku(), kalender.Hijriah, 1448, 1, 2)
	require.NoError(t, err)
	require.True(t, tengah.Sementara, "semester kedua mulai 1 Rajab")
	empat, err := kalender.UsulTahun(hijriah.Baku(), kalender.Hijriah, 1448, 1, 3)
	require.NoError(t, err)
	require.False(t, empat.Sementara, "tidak ada masa yang mulai di Rajab")
}

// A proposal is a year that the records accept: terms in order, none missing, none
// beyond it, whatever the calendar, month and number of terms.
func TestUsulTahun_diterima(t *testing.T) {
	t.Parallel()
	for kal, tahun := range map[kalender.Kalender]int{kalender.Masehi: 2026, kalender.Hijriah: 1447} {
		for bulan := 1; bulan <= 12; bulan++ {
			for masa := 1; masa <= 12; masa++ {
				u, err := kalender.UsulTahun(hijriah.Baku(), kal, tahun, bulan, masa)
				require.NoError(t, err)
				ta := akademik.TahunAjaran{Nama: u.Nama, Kalender: akademik.Kalender(u.Kalender), Mulai: u.Mulai, Selesai: u.Selesai}
				hari := 0
				for _, m := range u.Masa {
					ta.Periode = append(ta.Periode, akademik.Periode{Kode: m.Kode, Nama: m.Nama, Mulai: m.Mulai, Selesai: m.Selesai})
					hari += m.Selesai.Selisih(m.Mulai) + 1
				}
				require.NoError(t, ta.Validate())
				require.Equal(t, u.Selesai.Selisih(u.Mulai)+1, hari)
			}
		}
	}
}

func TestUsulTahun_ditolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		kal                kalender.Kalender
		tahun, bulan, masa int
		aturan             dasar.Aturan
	}{
		"kalender asing":  {"jawa", 2026, 7, 2, kalender.ErrTahun},
		"bulan 13":        {kalender.Masehi, 2026, 13, 2, kalender.ErrTahun},
		"bulan 0":         {kalender.Hijriah, 1448, 0, 2, kalender.ErrTahun},
		"tahun 0":         {kalender.Masehi, 0, 7, 2, kalender.ErrTahun},
		"masa 0":          {kalender.Masehi, 2026, 7, 0, kalender.ErrTahun},
		"masa 13":         {kalender.Masehi, 2026, 7, 13, kalender.ErrTahun},
		"di luar Hijriah": {kalender.Hijriah, 1300, 10, 2, hijriah.ErrDiLuar},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := kalender.UsulTahun(hijriah.Baku(), c.kal, c.tahun, c.bulan, c.masa)
			require.ErrorIs(t, err, c.aturan)
		})
	}
}

// Two Hijri years may begin inside one school year: never key on a year number.
func TestDuaTahunHijriahDalamSatuTahunAjaran(t *testing.T) {
	t.Parallel()
	berapa := map[int]int{}
	for tahun := 2022; tahun < 2047; tahun++ {
		formal, err := kalender.UsulTahun(hijriah.Baku(), kalender.Masehi, tahun, 7, 2)
		require.NoError(t, err)
		muharam, err := kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, Bulan: 1, HariKe: 1}.Jabarkan(hijriah.Baku(), formal.Mulai, formal.Selesai)
		require.NoError(t, err)
		berapa[len(muharam)]++
	}
	require.Positive(t, berapa[2])
	require.Zero(t, berapa[0])
}
