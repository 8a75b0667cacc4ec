package pegawai_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

var saat = time.Date(2026, 10, 25, 3, 0, 0, 0, time.UTC)

// Every pair of states is either a step or refused; locked runs say why.
func TestPutaran_Ke_setiap_pasangan(t *testing.T) {
	t.Parallel()
	semua := []pegawai.StatusPutaran{pegawai.Draf, pegawai.Dihitung, pegawai.Diperiksa, pegawai.Disetujui, pegawai.Dikunci, pegawai.Dibayar, pegawai.Diposting, pegawai.Dibalik}
	boleh := 0
	for _, dari := range semua {
		for _, ke := range semua {
			p := putaran(dasar.Bln(2026, 10))
			p.Status, p.Oleh = dari, "penghitung"
			q, err := p.Ke(ke, "alasan", "penyetuju", true, saat)
			switch {
			case contains(dari.Boleh(), ke):
				boleh++
				require.NoError(t, err, "%s ke %s", dari, ke)
				require.Equal(t, ke, q.Status)
				require.Len(t, q.Peristiwa, 1)
				require.Empty(t, p.Peristiwa, "yang lama tidak berubah")
			case dari.Terkunci() && (ke == pegawai.Dihitung || ke == pegawai.Draf):
				require.ErrorIs(t, err, pegawai.ErrTerkunci)
			default:
				require.ErrorIs(t, err, pegawai.ErrLangkah, "%s ke %s", dari, ke)
			}
		}
	}
	require.Equal(t, 16, boleh)
}

func contains(ss []pegawai.StatusPutaran, s pegawai.StatusPutaran) bool {
	for _, x := range ss {
		if x == s {
			return true
		}
	}
	return false
}

func TestPutaran_Ke_penjagaan(t *testing.T) {
	t.Parallel()
	p := putaran(dasar.Bln(2026, 10))
	p.Status, p.Oleh = pegawai.Diperiksa, "hrd"
	_, err := p.Ke(pegawai.Disetujui, "", "hrd", true, saat)
	require.ErrorIs(t, err, pegawai.ErrPenyetuju)
	_, err = p.Ke(pegawai.Disetujui, "", "hrd", false, saat)
	require.NoError(t, err, "sekolah kecil boleh satu orang")
	_, err = p.Ke(pegawai.Dihitung, " ", "kepala", true, saat)
	require.ErrorIs(t, err, pegawai.ErrAlasan)
}
