package santri_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func TestBacaTanggal(t *testing.T) {
	t.Parallel()
	lahir := dasar.Tgl(2010, 11, 24)
	for _, s := range []string{"24-11-2010", "24/11/2010", "24.11.2010", "24 11 2010", "2010-11-24", "2010/11/24", "24 November 2010", "24 NOVEMBER 2010",
		"24 Nopember 2010", "24-Nov-2010", "24 nov. 2010", " 24  November  2010 ", "Rabu, 24 November 2010", "'24-11-2010", "2010-11-24 00:00:00", "40506"} {
		got, err := santri.BacaTanggal(santri.Sel{Teks: s})
		require.NoError(t, err, s)
		require.Equal(t, lahir, got, s)
	}
	for s, mau := range map[string]dasar.Tanggal{
		"1-2-2012": dasar.Tgl(2012, 2, 1), "29/02/2008": dasar.Tgl(2008, 2, 29), "5 Agt 2011": dasar.Tgl(2011, 8, 5),
		"5 Mei 2011": dasar.Tgl(2011, 5, 5), "31 Desember 2009": dasar.Tgl(2009, 12, 31), "61": {}, "1900": dasar.Tgl(1905, 3, 14),
	} {
		got, err := santri.BacaTanggal(santri.Sel{Teks: s})
		if mau.IsZero() {
			require.Error(t, err, s)
			continue
		}
		require.NoError(t, err, s)
		require.Equal(t, mau, got, s)
	}
	for s, a := range map[string]dasar.Aturan{
		"31 Februari 2012": santri.ErrImporTanggal, "29-02-2009": santri.ErrImporTanggal, "11/24/2010": santri.ErrImporTanggal,
		"2010-24-11": santri.ErrImporTanggal, "24-11-10": santri.ErrImporTahun, "10/11/24": santri.ErrImporTahun, "24 Nob 2010": santri.ErrImporTanggal,
		"November 2010": santri.ErrImporTanggal, "24-11-2010-1": santri.ErrImporTanggal, "999999": santri.ErrImporTanggal, "-": santri.ErrImporTanggal,
		"": santri.ErrImporTanggal, "0000-00-00": santri.ErrImporTanggal, "100-11-2010": santri.ErrImporTanggal,
	} {
		_, err := santri.BacaTanggal(santri.Sel{Teks: s})
		require.ErrorIs(t, err, a, s)
	}
}

func FuzzBacaTanggal(f *testing.F) {
	for _, s := range []string{"24-11-2010", "24 November 2010", "40506", "Rabu, 1 Mei 2011"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := santri.BacaTanggal(santri.Sel{Teks: s})
		if err != nil {
			require.True(t, got.IsZero())
			return
		}
		lagi, err := santri.BacaTanggal(santri.Sel{Teks: got.String()})
		require.NoError(t, err)
		require.Equal(t, got, lagi)
	})
}
