package situs_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
)

// penyiap is the outside of set-up: it only makes the institution and account.
type penyiap struct{ g akun.Gudang }

func (p penyiap) DaftarPemrosesan(nama string) (privasi.Register, error) {
	return privasi.DaftarBaku("A", nama, p.g.Now()), nil
}

func (p penyiap) Siapkan(ctx context.Context, x situs.Persiapan) (akun.Akun, error) {
	if err := p.g.SimpanLembaga(ctx, akun.Lembaga{ID: "A", Nama: x.Nama, Zona: x.Zona}); err != nil {
		return akun.Akun{}, err
	}
	x.Admin.Lembaga = "A"
	return p.g.Buat(ctx, x.Admin, x.Sandi)
}

type peramban struct {
	t   *testing.T
	url string
	c   *http.Client
}

func buka(t *testing.T) (peramban, akun.Gudang) {
	t.Helper()
	jam := dasartest.JamPada(time.Date(2026, 10, 1, 1, 0, 0, 0, time.UTC))
	g := akun.Gudang{DB: dasartest.SQLite(t, akun.Migrasi), Now: jam.Now}
	sesi := scs.New()
	sesi.Store = akun.GudangSesi{DB: g.DB, Now: time.Now}
	s := &situs.Situs{Akun: g, Masuk: akun.BuatPenjaga(g), Sesi: sesi, Siap: penyiap{g}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: jam.Now}
	h, err := s.Handler()
	require.NoError(t, err)
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return tamu(t, srv.URL), g
}

func tamu(t *testing.T, u string) peramban {
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return peramban{t, u, &http.Client{Jar: jar}}
}

func (p peramban) ambil(path string) (int, string) { return p.kirim(http.MethodGet, path, nil) }

func (p peramban) kirim(metode, path string, isi url.Values) (int, string) {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.t.Context(), metode, p.url+path, strings.NewReader(isi.Encode()))
	require.NoError(p.t, err)
	if isi != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := p.c.Do(r)
	require.NoError(p.t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	require.NoError(p.t, err)
	return res.StatusCode, string(b)
}

func persiapan(token string) url.Values {
	return url.Values{"token": {token}, "nama": {"Pesantren Uji"}, "zona": {"Asia/Jakarta"}, "unit": {"Pondok, MTs"}, "nama_admin": {"Umar"},
		"nama_masuk": {"umar"}, "sandi": {"kuda hijau makan rumput"}, "jabatan": {"Pimpinan"}, "tanda_tangan": {"ya"}, "kontak": {"kantor@uji.example"}}
}

func siapkan(t *testing.T, p peramban, g akun.Gudang) {
	t.Helper()
	tok, err := g.Undang(t.Context(), "", "", time.Hour)
	require.NoError(t, err)
	status, isi := p.kirim(http.MethodPost, "/siapkan", persiapan(tok))
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Pesantren Uji")
}

func TestPenyiapan(t *testing.T) {
	p, g := buka(t)
	_, isi := p.ambil("/masuk")
	require.Contains(t, isi, "belum disiapkan")
	status, isi := p.ambil("/siapkan?token=ngawur")
	require.Equal(t, 404, status)
	require.Contains(t, isi, "SRV-AKUN-06")

	tok, err := g.Undang(t.Context(), "", "", time.Hour)
	require.NoError(t, err)
	status, isi = p.ambil("/siapkan?token=" + tok)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "keuangan.penagihan", "daftar pemrosesan ditampilkan sebelum ditandatangani")
	for _, c := range []struct{ kunci, nilai, aturan string }{
		{"nama", " ", "SRV-SIAP-01"}, {"tanda_tangan", "", "SRV-SIAP-02"}, {"unit", ",", "SRV-SIAP-03"}, {"zona", "Mars", "SRV-SIAP-04"},
		{"sandi", "pendek", "SRV-AKUN-02"}, {"nama_masuk", "?", "SRV-AKUN-01"},
	} {
		v := persiapan(tok)
		v.Set(c.kunci, c.nilai)
		status, isi := p.kirim(http.MethodPost, "/siapkan", v)
		require.Equal(t, 422, status, c.aturan)
		require.Contains(t, isi, c.aturan)
	}
	status, isi = p.kirim(http.MethodPost, "/siapkan", persiapan(tok))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Pesantren siap dipakai")
	status, _ = p.kirim(http.MethodPost, "/siapkan", persiapan(tok))
	require.Equal(t, 404, status, "tautan hanya sekali pakai")
}

func TestMasuk(t *testing.T) {
	p, g := buka(t)
	siapkan(t, p, g)
	q := tamu(t, p.url)
	status, isi := q.ambil("/akun")
	require.Equal(t, 200, status)
	require.Contains(t, isi, `name="sandi"`, "tamu diantar ke halaman masuk")
	status, isi = q.kirim(http.MethodPost, "/masuk", url.Values{"nama_masuk": {"umar"}, "sandi": {"salah sama sekali"}, "ke": {"/akun"}})
	require.Equal(t, 401, status)
	require.Contains(t, isi, "SRV-AKUN-04")
	status, isi = q.kirim(http.MethodPost, "/masuk", url.Values{"nama_masuk": {"umar"}, "sandi": {"kuda hijau makan rumput"}, "ke": {"/akun"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Akun baru", "setelah masuk kembali ke halaman yang diminta")
	_, isi = q.kirim(http.MethodPost, "/keluar", nil)
	require.Contains(t, isi, `name="sandi"`)
	_, isi = q.kirim(http.MethodPost, "/masuk", url.Values{"nama_masuk": {"umar"}, "sandi": {"kuda hijau makan rumput"}, "ke": {"//jahat.example/"}})
	require.Contains(t, isi, "Pesantren Uji", "tautan ke luar diabaikan")
}

func TestAkun_undangan_dan_izin(t *testing.T) {
	p, g := buka(t)
	siapkan(t, p, g)
	status, isi := p.kirim(http.MethodPost, "/akun", url.Values{"nama": {"Siti"}, "nama_masuk": {"siti"}, "peran": {"kasir"}, "laci": {"Laci 1"}})
	require.Equal(t, 200, status)
	_, sisa, ada := strings.Cut(isi, p.url+"/undangan?token=")
	require.True(t, ada, "tautan undangan ditampilkan sekali")
	tok, _, _ := strings.Cut(sisa, `"`)

	q := tamu(t, p.url)
	_, isi = q.ambil("/undangan?token=" + tok)
	require.Contains(t, isi, "Siti")
	status, isi = q.kirim(http.MethodPost, "/undangan", url.Values{"token": {tok}, "sandi": {"pendek"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SRV-AKUN-02")
	status, isi = q.kirim(http.MethodPost, "/undangan", url.Values{"token": {tok}, "sandi": {"rumput tinggi sekali"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Kasir")
	require.NotContains(t, isi, `href="/jurnal"`, "menu hanya memuat yang boleh dibuka")
	status, isi = q.ambil("/akun")
	require.Equal(t, 403, status)
	require.Contains(t, isi, "SRV-AKUN-08")
	status, _ = q.kirim(http.MethodPost, "/undangan", url.Values{"token": {tok}, "sandi": {"rumput tinggi sekali"}})
	require.Equal(t, 404, status)
}

func TestKiriman_dari_situs_lain_ditolak(t *testing.T) {
	p, g := buka(t)
	siapkan(t, p, g)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.url+"/akun", strings.NewReader("nama=X&nama_masuk=xxx&peran=admin"))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	res, err := p.c.Do(r)
	require.NoError(t, err)
	res.Body.Close()
	require.Equal(t, 403, res.StatusCode)
	as, err := g.Daftar(t.Context(), "A")
	require.NoError(t, err)
	require.Len(t, as, 1)
}

func TestGalat_tak_ada_dan_terlalu_besar(t *testing.T) {
	p, g := buka(t)
	siapkan(t, p, g)
	status, isi := p.ambil("/tidak-ada")
	require.Equal(t, 404, status)
	require.Contains(t, isi, "SRV-HALAMAN-01")
	status, isi = p.kirim(http.MethodPost, "/akun", url.Values{"nama": {strings.Repeat("x", 2<<20)}})
	require.Equal(t, 413, status)
	require.Contains(t, isi, "SRV-HALAMAN-03")
}

func TestAset_padat_dan_bertanda(t *testing.T) {
	p, _ := buka(t)
	for _, path := range []string{"/aset/pico.min.css", "/aset/htmx.min.js", "/aset/rujukan/swagger-ui-bundle.js"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url+path, nil)
		require.NoError(t, err)
		r.Header.Set("Accept-Encoding", "gzip")
		res, err := p.c.Do(r)
		require.NoError(t, err)
		res.Body.Close()
		require.Equal(t, "gzip", res.Header.Get("Content-Encoding"))
		r.Header.Set("If-None-Match", res.Header.Get("ETag"))
		res, err = p.c.Do(r)
		require.NoError(t, err)
		res.Body.Close()
		require.Equal(t, 304, res.StatusCode)
	}
	status, _ := p.ambil("/aset/../situs.go")
	require.Equal(t, 404, status)
}
