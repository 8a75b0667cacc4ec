package akademik_test

import (
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
)

// jenisPasaran are the kinds of pasaran_vectors.json.
func jenisPasaran() map[string]jenisVektor {
	return map[string]jenisVektor{
		"pasaran":       vektorPasaran,
		"pasaran_cycle": vektorDaurPasaran,
	}
}

func vektorPasaran(t require.TestingT, k kasusVektor) {
	masuk := masukanVektor[struct {
		Date dasar.Tanggal `json:"date"`
	}](t, k)
	harap := harapanVektor[struct {
		Hari    *string `json:"hari"`
		Pasaran *string `json:"pasaran"`
	}](t, k)
	require.False(t, masuk.Date.IsZero())
	samaBila(t, harap.Hari, kalender.NamaHari(masuk.Date.Pekan()), "hari")
	samaBila(t, harap.Pasaran, kalender.PasaranDari(masuk.Date).String(), "pasaran")
}

func vektorDaurPasaran(t require.TestingT, k kasusVektor) {
	masuk := masukanVektor[struct {
		Anchor dasar.Tanggal `json:"anchor"`
	}](t, k)
	harap := harapanVektor[struct {
		Cycle []string `json:"cycle"`
	}](t, k)
	for i, nama := range harap.Cycle {
		require.Equal(t, nama, kalender.PasaranDari(masuk.Anchor.TambahHari(i)).String())
		require.Equal(t, nama, kalender.PasaranDari(masuk.Anchor.TambahHari(i-len(harap.Cycle))).String())
	}
}
