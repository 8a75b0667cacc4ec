package situs_test

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every page keeps out of search engines and caches, and over TLS says so for a year.
func TestP34_U66_kepalaSetiapJawaban(t *testing.T) {
	r := bangun(t)
	for _, u := range []string{"/masuk", "/lapor", "/sehat", "/tidak-ada", "/santri", "/aset/pesantren.css", "/api/openapi.json"} {
		for _, aman := range []bool{false, true} {
			q := httptest.NewRequest(http.MethodGet, u, nil)
			if aman {
				q.TLS = &tls.ConnectionState{}
			}
			w := httptest.NewRecorder()
			r.s.Handler.ServeHTTP(w, q)
			require.Equal(t, "noindex, nofollow", w.Header().Get("X-Robots-Tag"), u)
			require.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"), u)
			require.Equal(t, aman, w.Header().Get("Strict-Transport-Security") != "", u)
		}
	}
}

// The way out of the school is on every page, without signing in, and asks nothing.
func TestU63_jalanKeLuarSelaluAda(t *testing.T) {
	r := bangun(t)
	umar := r.masuk("umar")
	for _, ambil := range []func(string) (int, string){umar.ambil, tamu(t, r.url).ambil} {
		for _, u := range []string{"/masuk", "/lapor", "/", "/santri", "/tidak-ada", "/data-saya"} {
			_, isi := ambil(u)
			require.Contains(t, isi, `href="/lapor"`, u)
		}
	}
	q := httptest.NewRequest(http.MethodGet, "/lapor", nil)
	w := httptest.NewRecorder()
	r.s.Handler.ServeHTTP(w, q)
	require.Equal(t, 200, w.Code)
	require.Contains(t, w.Body.String(), "0822 2666 1854")
	require.NotContains(t, w.Body.String(), "<form", "tidak menanyakan apa pun")
	require.Empty(t, w.Result().Cookies(), "tidak meninggalkan tanda")
}

// What is no id of ours is answered as nothing, never as a failure.
func TestB52_idAneh(t *testing.T) {
	r := bangun(t)
	p := r.masuk("umar")
	for _, id := range []string{"..%2f..%2fetc%2fpasswd", "'%20OR%201=1--", "a%0d%0aSet-Cookie:x", "%00", "%ff%fe", "x"} {
		for _, u := range []string{"/santri/" + id, "/data-saya/" + id, "/data-saya/" + id + "/izin/" + id, "/akun/" + id} {
			status, isi := p.ambil(u)
			require.Contains(t, []int{400, 404, 405, 422}, status, u)
			require.NotContains(t, isi, "SQL", u)
		}
	}
}
