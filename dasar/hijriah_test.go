package dasar_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestHijriahTertulis(t *testing.T) {
	t.Parallel()
	for h, teks := range map[dasar.Hijriah]string{
		{}:                                 "",
		{Tahun: 1448, Bulan: 1, Hari: 1}:   "1 Muharam 1448 H",
		{Tahun: 1448, Bulan: 4, Hari: 12}:  "12 Rabiulakhir 1448 H",
		{Tahun: 1448, Bulan: 12, Hari: 30}: "30 Zulhijah 1448 H",
	} {
		require.Equal(t, teks, h.String())
		require.Equal(t, teks == "", h.IsZero())
	}
	require.Empty(t, dasar.Hijriah{Bulan: 13}.NamaBulan())
	require.Empty(t, dasar.Hijriah{}.NamaBulan())
}
