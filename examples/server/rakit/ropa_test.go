package rakit_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/santri"
)

// Whoever adds a personal field anywhere adds the activity that needs it: the record of
// processing is generated out of both, and a field that nobody may use is not collected.
func TestU39_SetiapBidangPunyaKegiatan(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	privasi.DaftarkanTipe(d)
	santri.DaftarkanTipe(d)
	require.NoError(t, keuangan.Daftar(d))
	pegawai.DaftarkanTipe(d)
	akademik.DaftarkanTipe(d)
	sejak := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	reg := privasi.DaftarBaku("l", "Pondok", sejak)
	require.Empty(t, ropa.TanpaKegiatan(reg, d, sejak))
	reg.Kegiatan = reg.Kegiatan[:1]
	require.NotEmpty(t, ropa.TanpaKegiatan(reg, d, sejak), "uji ini melihat dirinya merah")
}
