package santribun_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
	"github.com/pesantren-go/pesantren/santri/santritest"
)

// What is sealed stands nowhere in the files of the database: not in a column,
// not in an index, not in a family key, not in the log of the database.
func TestBerkasTanpaDataTersegel(t *testing.T) {
	folder := t.TempDir()
	db, err := sqlitedb.Open(filepath.Join(folder, "uji.db"))
	require.NoError(t, err)
	require.NoError(t, dasarbun.Schema(t.Context(), db))
	require.NoError(t, santribun.Migrasi(t.Context(), db))
	s := santritest.BuatPabrik(t).Layanan(toko(db))
	n, _, err := santri.Isian{NIS: "260001", Nama: "Nama Yang Terbuka", JenisKelamin: "L", NIK: "3506991203107777", NoKK: "3506990101208888", HP: "081377778888",
		Alamat: "Gang Kenari Nomor Satu", Catatan: "catatan kenari rahasia"}.Baca()
	require.NoError(t, err)
	n.Status = santri.Aktif
	wali, kunci, _, err := santri.BacaWali(santri.IsianWali{Nama: "Ayah Terbuka", NIK: "3506991203109999", HP: "081399991111", Hubungan: santri.Ayah, Utama: true})
	require.NoError(t, err)
	p := privasitest.Pelaku("tata_usaha", "kesiswaan.administrasi")
	_, err = s.Terima(t.Context(), p, santri.Penerimaan{Santri: n, Wali: wali, KunciKeluarga: kunci, Pada: dasar.Tgl(2026, 7, 13)})
	require.NoError(t, err)

	var isi []byte
	for _, akhiran := range []string{"", "-wal"} {
		b, err := os.ReadFile(filepath.Join(folder, "uji.db"+akhiran))
		if akhiran == "" || err == nil {
			require.NoError(t, err)
			isi = append(isi, b...)
		}
	}
	require.NoError(t, db.Close())
	require.True(t, bytes.Contains(isi, []byte("Nama Yang Terbuka")), "yang terbuka memang tersimpan")
	privasitest.TanpaKenari(t, "berkas basis data", isi, "3506991203107777", "3506990101208888", "81377778888", "Gang Kenari", "catatan kenari", "3506991203109999", "81399991111")
}
