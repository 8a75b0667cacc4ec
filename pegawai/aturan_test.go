package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Ids that stores give are permanent.
func TestAturan_toko_tetap(t *testing.T) {
	t.Parallel()
	for id, a := range map[string]dasar.Aturan{
		"PEG-VERSI-01": pegawai.ErrVersi, "PEG-CARI-01": pegawai.ErrKursor, "PEG-CARI-02": pegawai.ErrSaringan, "PEG-NOMOR-01": pegawai.ErrNomorDipakai,
		"PEG-NIK-01": pegawai.ErrNIKDipakai, "PEG-PUTARAN-01": pegawai.ErrPutaranGanda, "PEG-PUTARAN-02": pegawai.ErrPutaranTiada,
	} {
		require.Equal(t, dasar.Aturan(id), a)
	}
}
