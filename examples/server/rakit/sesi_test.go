package rakit_test

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

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
)

// Over TLS the session cookie never travels in the clear; on the loopback
// without TLS a browser must still send it.
func TestKue_sesi_hanya_lewat_TLS_bila_ada(t *testing.T) {
	const sandi = "kuda hijau makan rumput"
	for _, tls := range []bool{true, false} {
		s, err := rakit.Buka(t.Context(), rakit.Opsi{Data: t.TempDir(), Now: time.Now, TLS: tls, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
		require.NoError(t, err)
		t.Cleanup(func() { s.Close() })
		_, err = s.SiapkanLembaga(t.Context(), akun.Lembaga{ID: "A", Nama: "A", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "A", Zona: "Asia/Jakarta", Unit: []string{"Pondok"},
			Admin: akun.Akun{NamaMasuk: "umar", Nama: "Umar", Peran: "admin"}, Sandi: sandi, Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
		require.NoError(t, err)
		r := httptest.NewRequest(http.MethodPost, "/masuk", strings.NewReader(url.Values{"nama_masuk": {"umar"}, "sandi": {sandi}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		s.Handler.ServeHTTP(w, r)
		require.Equal(t, http.StatusSeeOther, w.Code)
		kue := w.Result().Cookies()
		require.Len(t, kue, 1)
		require.Equal(t, tls, kue[0].Secure)
		require.True(t, kue[0].HttpOnly)
	}
}
