package hak_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// A request that was stored comes back as it was, and goes on.
func TestRekamanUtuh(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	hak.DaftarkanTipe(&d)
	p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Lingkup = hak.Batasi, []string{"kesehatan"} }), dewasa)
	p = harus(t, p)(p.Hentikan(petugas, hak.Fakta{}, hukum, kini.Add(time.Hour)))
	isi, err := privasi.TulisIsi(&d, &p)
	require.NoError(t, err)
	var lagi hak.Permohonan
	require.NoError(t, privasi.BacaIsi(&d, isi, &lagi))
	require.Equal(t, p, lagi)
	harus(t, lagi)(lagi.Penuhi(false, "pembatasan-1", petugas, dewasa, kini.Add(2*time.Hour)))
	terbuka := p
	terbuka.Uraian = privasi.Tutup("belum disegel")
	_, err = privasi.TulisIsi(&d, &terbuka)
	require.ErrorIs(t, err, privasi.ErrBelumSegel)
}

// The same request around midnight of 16 January 2027, in WIB and, two hours ahead of it,
// in WIT: it keeps the law under which it came in, and no clock is longer for it.
func TestSkenarioEnamBelasJanuari(t *testing.T) {
	t.Parallel()
	tengah := time.Date(2027, 1, 15, 17, 0, 0, 0, time.UTC)
	for nama, c := range map[string]struct {
		saat  time.Time
		rezim string
		batas time.Time
	}{
		"23.59 WIB": {tengah.Add(-time.Minute), rezim.UU27, tengah.Add(72*time.Hour - time.Minute)},
		"00.00 WIB": {tengah, rezim.PP33, tengah.Add(72 * time.Hour)},
		"00.01 WIB": {tengah.Add(time.Minute), rezim.PP33, tengah.Add(72*time.Hour + time.Minute)},
		"00.01 WIT": {tengah.Add(time.Minute - 2*time.Hour), rezim.UU27, tengah.Add(70*time.Hour + time.Minute)},
	} {
		for _, j := range []hak.Jenis{hak.Akses, hak.Koreksi, hak.Salinan, hak.Batasi, hak.Tarik} {
			p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Dicatat = j, c.saat }), dewasa)
			require.Equal(t, c.rezim, p.Rezim, "%s %s", nama, j)
			require.Equal(t, c.batas, p.Batas(), "%s %s", nama, j)
		}
	}
}
