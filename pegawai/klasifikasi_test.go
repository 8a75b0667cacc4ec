package pegawai_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// Somebody who becomes pegawai tetap in October: the months before stand by
// themselves, and the last period settles October to December alone (PMK 168/2023
// Ps. 12 and 16; Ps. 15).
func TestPutaran_menjadi_pegawai_tetap(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	k.Now = func() time.Time { return time.Date(2027, 1, 5, 3, 0, 0, 0, time.UTC) }
	lama, err := k.Stores.Kontrak.Ambil(k.ctx, "uji", "kP002")
	require.NoError(t, err)
	tetap := lama[0]
	lama[0].Klasifikasi, lama[0].Selesai = pegawai.TidakTetapBulan, dasar.Tgl(2026, 9, 30)
	tetap.ID, tetap.Versi, tetap.Mulai = "tetap", 0, dasar.Tgl(2026, 10, 1)
	require.NoError(t, k.Stores.Kontrak.Simpan(k.ctx, "uji", lama[0], tetap))
	var bruto, iuran, pph dasar.Rupiah
	for bulan := 8; bulan <= 12; bulan++ {
		p := k.putaran(pegawai.Gaji, dasar.Bln(2026, bulan))
		k.sampai(p.ID, pegawai.Dikunci)
		s, err := k.AmbilSlip(k.ctx, hrd, p.ID, "p2")
		require.NoError(t, err)
		require.Equal(t, bulan == 12, s.Terakhir)
		if bulan < 10 {
			require.Equal(t, pegawai.TidakTetapBulan, s.Klasifikasi)
			require.Positive(t, s.PPh)
			continue
		}
		require.Equal(t, 10, s.MasaAwal)
		bruto, iuran, pph = bruto+s.Bruto, iuran+s.Ember.Iuran, pph+s.PPh
	}
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 12, 1))
	require.NoError(t, err)
	a, err := tabel.MasaTerakhir(pph21.Setahun{Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 3, Bruto: bruto, Iuran: iuran}, nil)
	require.NoError(t, err)
	require.Equal(t, a.Pajak, pph)
}
