package santriberkas_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

func TestTabelHasil_memuat_setiap_baris(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	p := r.pratinjau(t, lembaga, santri.PermintaanImpor{Lembar: baca(t, "santri-pondok.csv")})
	baris, hasil := map[string]bool{}, map[string]int{}
	var tolak []dasarberkas.Sel
	for b, err := range santriberkas.TabelHasil(p).Baris {
		require.NoError(t, err)
		baris[b[0].Teks] = true
		hasil[b[3].Teks]++
		if b[0].Teks == "64" {
			tolak = b
		}
	}
	require.Len(t, baris, 480)
	require.Equal(t, 466, hasil["ok"])
	require.Equal(t, dasarberkas.BarisTeks("64", "D64", "260063", "tolak", "nik", "350699030113821", "", "NIK harus 16 angka, ini 15; periksa di kartu keluarga", "SAN-NIK-01"), tolak)
	for b := range santriberkas.TabelHasil(p).Baris {
		require.NotEmpty(t, b)
		break
	}
}
