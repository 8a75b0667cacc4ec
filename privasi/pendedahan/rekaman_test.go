package pendedahan_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// What is kept as a record comes back as it was.
func TestRekamanUtuh(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	pendedahan.DaftarkanTipe(&d)
	p := disetujui(t, func(m *pendedahan.Permintaan) {
		m.Instrumen.LarangSampai, m.Instrumen.LarangPasal = kini.AddDate(0, 1, 0), "UU 8/2010 Pasal 83"
	})
	p = harus(t, p)(p.Lakukan([]string{nama}, tu, kini))
	isi, err := privasi.TulisIsi(&d, &p)
	require.NoError(t, err)
	var lagi pendedahan.Pendedahan
	require.NoError(t, privasi.BacaIsi(&d, isi, &lagi))
	require.Equal(t, p, lagi)
	require.Equal(t, p.PerluKabar(kini), lagi.PerluKabar(kini))
}
