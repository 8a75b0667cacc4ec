package situs_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What no database keeps, and forms that cannot be read, are refused with a
// rule before a page sees them.
func TestKiriman_yang_tidak_dapat_dibaca_ditolak_dengan_kode_aturan(t *testing.T) {
	r := bangun(t)
	admin := r.masuk("umar")
	for nama, path := range map[string]string{
		"NUL di query": "/bank?rekening=%00", "NUL di alamat": "/santri/%00", "bukan UTF-8": "/santri?q=%ff", "persen rusak": "/santri?q=%zz", "NUL di nama bidang": "/santri?%00=a",
	} {
		status, isi := admin.kirim(http.MethodGet, path, nil)
		require.Equal(t, 422, status, nama)
		require.Regexp(t, `DSR-HTTP-05|SRV-HALAMAN-02`, isi, nama)
	}
	for _, path := range []string{"/bank/putuskan", "/santri/baru", "/akun", "/impor", "/masuk"} {
		status, isi := admin.kirim(http.MethodPost, path, url.Values{"nama": {"a\x00b"}, "kunci": {"\xff"}})
		require.Equal(t, 422, status, path)
		require.Contains(t, isi, "DSR-HTTP-05", path)
	}
}

func TestUnggahan_yang_rusak_ditolak_dengan_kode_aturan(t *testing.T) {
	r := bangun(t)
	admin := r.masuk("umar")
	const pisah = "multipart/form-data; boundary=x"
	for nama, c := range map[string]struct{ jenis, badan string }{
		"bukan multipart":      {"application/x-www-form-urlencoded", "berkas=a"},
		"tanpa batas":          {"multipart/form-data", "abc"},
		"terpotong":            {pisah, "--x\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"a.csv\"\r\n\r\nNIS"},
		"kepala rusak":         {pisah, "--x\r\nContent-Disposition form-data\r\n\r\nNIS\r\n--x--\r\n"},
		"tanpa berkas":         {pisah, "--x\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\nMTs\r\n--x--\r\n"},
		"jenis tidak disebut":  {"", "abc"},
		"jenis lain dari form": {"application/json", "{}"},
	} {
		for _, path := range []string{"/impor", "/bank/unggah"} {
			q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.url+path, strings.NewReader(c.badan))
			require.NoError(t, err)
			if c.jenis != "" {
				q.Header.Set("Content-Type", c.jenis)
			}
			res, err := admin.c.Do(q)
			require.NoError(t, err)
			isi, err := io.ReadAll(res.Body)
			require.NoError(t, err)
			require.NoError(t, res.Body.Close())
			require.Equal(t, 422, res.StatusCode, "%s %s", path, nama)
			require.Regexp(t, `(SRV|KEU|SAN|IMP|PRI)-[A-Z]+-\d\d`, string(isi), "%s %s", path, nama)
		}
	}
}

func TestKe_hanya_ke_halaman_sendiri(t *testing.T) {
	r := bangun(t)
	admin := r.masuk("umar")
	admin.c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for ke, mau := range map[string]string{
		"/santri?q=a%20b": "/santri?q=a%20b", "/kasir": "/kasir",
		"//jahat.com": "/", "https://jahat.com": "/", `/\jahat.com`: "/", `\jahat.com`: "/", "": "/",
		"/\t/jahat.com": "/", "/\n/jahat.com": "/", "/./\t/jahat.com": "/", "/ /jahat.com": "/", "\t//jahat.com": "/", "/\x7f/jahat.com": "/",
	} {
		res, err := admin.c.Get(r.url + "/masuk?ke=" + url.QueryEscape(ke))
		require.NoError(t, err)
		require.NoError(t, res.Body.Close())
		require.Equal(t, mau, res.Header.Get("Location"), "%q", ke)
	}
}

func TestKiriman_dari_situs_lain_ditolak_dalam_bahasa_kita(t *testing.T) {
	r := bangun(t)
	admin := r.masuk("umar")
	for _, path := range []string{"/akun", "/api/unit", "/masuk"} {
		for kepala, nilai := range map[string]string{"Origin": "http://jahat.com", "Sec-Fetch-Site": "cross-site"} {
			q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.url+path, strings.NewReader("nama=a"))
			require.NoError(t, err)
			q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			q.Header.Set(kepala, nilai)
			res, err := admin.c.Do(q)
			require.NoError(t, err)
			isi, err := io.ReadAll(res.Body)
			require.NoError(t, err)
			require.NoError(t, res.Body.Close())
			require.Equal(t, 403, res.StatusCode, path)
			require.Contains(t, string(isi), "SRV-HALAMAN-04", path)
			require.Equal(t, strings.HasPrefix(path, "/api/"), res.Header.Get("Content-Type") == "application/problem+json", path)
		}
	}
}

func TestAPI_alamat_yang_tidak_ada_dijawab_seperti_galat_lain(t *testing.T) {
	r := bangun(t)
	status, isi := r.masuk("umar").kirim(http.MethodGet, "/api/tak-ada", nil)
	require.Equal(t, 404, status)
	require.Contains(t, isi, `"aturan":"DSR-HTTP-06"`)
}
