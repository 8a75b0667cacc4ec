package kebijakan_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// A history that was stored comes back with the same hashes, and goes on.
func TestRekamanUtuh(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	kebijakan.DaftarkanTipe(&d)
	reg := privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", saat)
	n, err := kebijakan.Baku(profil(), reg, kebijakan.Wali, nil)
	require.NoError(t, err)
	r, _ := terbit(t, kosong(), n, saat, saat.Add(hari))
	isi, err := privasi.TulisIsi(&d, &r)
	require.NoError(t, err)
	var lagi kebijakan.Riwayat
	require.NoError(t, privasi.BacaIsi(&d, isi, &lagi))
	require.Equal(t, r, lagi)
	require.Equal(t, lagi.Terbitan[0].ID, lagi.Terbitan[0].Sidik())
	_, _, _, err = lagi.Terbitkan(n, perintah(saat, saat.Add(hari)), setelan)
	require.NoError(t, err, "the same once more is still no change")
}
