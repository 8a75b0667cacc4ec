package pegawai

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestTiada_dan_seluruh(t *testing.T) {
	t.Parallel()
	require.ErrorIs(t, tiada(), ErrPegawai)
	require.ErrorIs(t, seluruh(dasar.Pelaku{}), dasar.ErrPelaku)
	require.ErrorIs(t, seluruh(dasar.Pelaku{ID: "a", Lembaga: "l", Lingkup: dasar.Lingkup{Unit: []string{"MTs"}}}), dasar.ErrLingkup)
	require.NoError(t, seluruh(dasar.Pelaku{ID: "a", Lembaga: "l", Lingkup: dasar.LingkupSemua}))
}
