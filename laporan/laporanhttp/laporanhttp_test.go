package laporanhttp_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/laporan/laporanhttp"
	"github.com/pesantren-go/pesantren/laporan/laporantest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// buka gives the API over memory, with one journal in the books.
func buka(t *testing.T) http.Handler {
	t.Helper()
	rumah := privasitest.Rumah(t, santri.DaftarkanTipe, func(d *privasi.Daftar) { require.NoError(t, keuangan.Daftar(d)) })
	jam := dasartest.JamPada(time.Date(2026, 10, 20, 2, 0, 0, 0, time.UTC))
	c := dasarmem.New()
	peserta := func(c *dasarmem.Conn) santri.SumberPeserta { return santrimem.Stores(c).Peserta }
	k := &keuangan.Service{Atomic: keuanganmem.Atomic(c, peserta), Stores: keuanganmem.New(c, peserta(c)), Brankas: rumah.Brankas, Penjaga: rumah.Penjaga, Daftar: rumah.Daftar, Now: jam.Now}
	s := &laporan.Service{Keuangan: k, Santri: &santri.Service{Atomic: dasarmem.Atomic(c, santrimem.Stores), Stores: santrimem.Stores(c), Brankas: rumah.Brankas, Daftar: rumah.Daftar, Now: jam.Now},
		Ringkasan: laporantest.Pembanding{Stores: k.Stores}, Penjaga: rumah.Penjaga, Now: jam.Now}
	pel := privasitest.Pelaku("bendahara", privasi.TujuanLaporan)
	pel.Lingkup = dasar.LingkupSemua
	require.NoError(t, k.Siapkan(context.Background(), pel))
	_, err := k.CatatJurnal(context.Background(), pel, "k", keuangan.MasukanJurnal{Tanggal: dasar.Tgl(2026, 10, 8), Keterangan: "Beli kertas",
		Baris: []keuangan.Baris{{Akun: "5.2.1.02", Debit: 75_000}, {Akun: keuangan.AkunKas, Kredit: 75_000, Laci: "Laci 1"}}})
	require.NoError(t, err)
	a := dasarhttp.Baru(dasarhttp.Opsi{Judul: "uji", Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Siapa: func(*http.Request) (dasar.Pelaku, error) { return pel, nil }})
	laporanhttp.Pasang(a, s)
	return a
}

func ambil(t *testing.T, h http.Handler, path string) (int, laporanhttp.Dokumen, dasarhttp.Masalah) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	var d laporanhttp.Dokumen
	var m dasarhttp.Masalah
	if w.Code == http.StatusOK {
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &d), w.Body.String())
	} else {
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &m), w.Body.String())
	}
	return w.Code, d, m
}

func TestLaporan(t *testing.T) {
	h := buka(t)
	status, d, _ := ambil(t, h, "/laporan/neraca-saldo?sampai=2026-10-31")
	require.Equal(t, 200, status)
	require.Equal(t, 2, d.Banyak)
	require.Equal(t, []any{nil, "Jumlah", nil, 75000.0, 75000.0, 75000.0, 75000.0}, d.Jumlah)
	require.Equal(t, "buku-besar?akun=1.1.1.01&sampai=2026-10-31", d.Baris[0].Rinci)
	status, d, _ = ambil(t, h, "/laporan/"+d.Baris[0].Rinci)
	require.Equal(t, 200, status)
	require.Equal(t, []any{"2026-10-08", "Beli kertas", "", "Laci 1", nil, 75000.0, -75000.0}, d.Baris[1].Sel)
	_, lama, _ := ambil(t, h, "/laporan/neraca-saldo?sampai=2026-10-31&tercatat=2026-10-01T00:00:00Z")
	require.Zero(t, lama.Banyak, "sebelum dicatat, belum ada data")
	require.Empty(t, lama.Jumlah)
	for _, path := range []string{"/laporan/tunggakan?menurut=kelas", "/laporan/kas?dari=2026-10-01", "/laporan/kas/rinci?oleh=x&cara=tunai"} {
		status, d, m := ambil(t, h, path)
		require.Equal(t, 200, status, "%s %+v", path, m)
		require.Zero(t, d.Banyak, path)
	}
}

func TestLaporan_ditolak(t *testing.T) {
	h := buka(t)
	for _, c := range []struct {
		path, aturan string
		status       int
	}{
		{"/laporan/neraca-saldo?sampai=2026-02-30", string(dasarhttp.ErrPermintaan), 422},
		{"/laporan/neraca-saldo?aneh=1", string(dasarhttp.ErrPermintaan), 422},
		{"/laporan/tunggakan?menurut=kamar", string(dasarhttp.ErrPermintaan), 422},
		{"/laporan/buku-besar?akun=9.9.9.99", string(laporan.ErrAkun), 404},
		{"/laporan/buku-besar?akun=1.1.1.01&dari=2026-11-01&sampai=2026-10-01", string(laporan.ErrRentang), 422},
		{"/laporan/santri/tidak-ada/rekening", string(laporan.ErrSantri), 404},
	} {
		status, _, m := ambil(t, h, c.path)
		require.Equal(t, c.status, status, c.path)
		require.Equal(t, c.aturan, m.Aturan, c.path)
	}
}
