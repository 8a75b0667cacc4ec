package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/pegawai"
)

func TestParseKuantitas(t *testing.T) {
	t.Parallel()
	for teks, n := range map[string]pegawai.Kuantitas{"0": 0, "12": 1200, "12,5": 1250, "12.25": 1225, " 7,10 ": 710, "10000": pegawai.MaksKuantitas} {
		k, err := pegawai.ParseKuantitas(teks)
		require.NoError(t, err, teks)
		require.Equal(t, n, k, teks)
	}
	for _, teks := range []string{"", "-1", "1,234", "abc", "1e3", "10000,01", "1.2.3", "99999999999999999999"} {
		_, err := pegawai.ParseKuantitas(teks)
		require.ErrorIs(t, err, pegawai.ErrKuantitas, teks)
	}
}

func TestParsePersen(t *testing.T) {
	t.Parallel()
	for teks, n := range map[string]pegawai.Persen{"2,5": 250, "2.5%": 250, "100": 10000, "0,01 %": 1} {
		p, err := pegawai.ParsePersen(teks)
		require.NoError(t, err, teks)
		require.Equal(t, n, p, teks)
	}
	for _, teks := range []string{"", "100,01", "-2", "2,505"} {
		_, err := pegawai.ParsePersen(teks)
		require.ErrorIs(t, err, pegawai.ErrPersen, teks)
	}
}

// What is written is read back.
func TestKuantitas_pulang_pergi(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		k := pegawai.Kuantitas(rapid.Int64Range(0, int64(pegawai.MaksKuantitas)).Draw(t, "k"))
		l, err := pegawai.ParseKuantitas(k.String())
		require.NoError(t, err)
		require.Equal(t, k, l)
		require.True(t, k.Desimal().Shift(2).IsInteger())
	})
}
