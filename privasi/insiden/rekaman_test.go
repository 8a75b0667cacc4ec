package insiden_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/insiden"
)

// What is kept as a record comes back as it was.
func TestRekamanUtuh(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	insiden.DaftarkanTipe(&d)
	i := dipastikan(t)
	isi, err := privasi.TulisIsi(&d, &i)
	require.NoError(t, err)
	var lagi insiden.Insiden
	require.NoError(t, privasi.BacaIsi(&d, isi, &lagi))
	require.Equal(t, i, lagi)
	x := terdampak("s1")[0]
	isi, err = privasi.TulisIsi(&d, &x)
	require.NoError(t, err)
	var y insiden.Terdampak
	require.NoError(t, privasi.BacaIsi(&d, isi, &y))
	require.Equal(t, x, y)
}
