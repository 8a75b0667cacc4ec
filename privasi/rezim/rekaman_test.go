package rezim_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// What is kept as a record comes back as it was.
func TestRekamanUtuh(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	rezim.DaftarkanTipe(&d)
	s := rezim.SetelanBaku()
	s.BeralihAwal = map[string]dasar.Tanggal{rezim.PP33: dasar.Tgl(2026, 12, 1)}
	isi, err := privasi.TulisIsi(&d, &s)
	require.NoError(t, err)
	var lagi rezim.Setelan
	require.NoError(t, privasi.BacaIsi(&d, isi, &lagi))
	require.Equal(t, s, lagi)
}
