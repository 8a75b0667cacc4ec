package contoh_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/contoh"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
)

// BenchmarkHalaman is the time on the server's side to answer a page, on SQLite
// with the sample school, for a signed-in bendahara. "mulai" opens the data
// folder and wires everything: a cold start without the time of the process.
func BenchmarkHalaman(b *testing.B) {
	opsi := rakit.Opsi{Data: b.TempDir(), Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	s, err := rakit.Buka(b.Context(), opsi)
	require.NoError(b, err)
	h, err := (&contoh.Pelari{Server: s, Folder: contoh.Bawaan()}).Jalankan(b.Context())
	require.NoError(b, err)
	tok, err := s.Akun.Undang(b.Context(), h.Bendahara.Lembaga, h.Bendahara.ID, time.Hour)
	require.NoError(b, err)
	r := httptest.NewRequest(http.MethodPost, "/undangan", strings.NewReader(url.Values{"token": {tok}, "sandi": {"kuda hijau makan rumput"}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	s.Handler.ServeHTTP(w, r)
	require.Equal(b, http.StatusSeeOther, w.Code, w.Body.String())
	kue := w.Result().Cookies()
	for _, path := range []string{"/masuk-polos", "/", "/santri", "/kasir?q=ahmad", "/neraca-saldo?sampai=2026-10-31", "/tunggakan?pada=2026-10-31", "/tagihan", "/bank"} {
		b.Run(strings.NewReplacer("/", "_", "?", "_", "=", "_").Replace(path), func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequest(http.MethodGet, path, nil)
				for _, c := range kue {
					r.AddCookie(c)
				}
				w := httptest.NewRecorder()
				if path == "/masuk-polos" { // the bare page: nobody is signed in
					r = httptest.NewRequest(http.MethodGet, "/masuk", nil)
				}
				s.Handler.ServeHTTP(w, r)
				require.Equal(b, http.StatusOK, w.Code)
			}
		})
	}
	require.NoError(b, s.Close())
	b.Run("mulai", func(b *testing.B) {
		for b.Loop() {
			s, err := rakit.Buka(b.Context(), opsi)
			require.NoError(b, err)
			require.NoError(b, s.Close())
		}
	})
}
