package dasarhttp_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

func TestPeriksaTeks(t *testing.T) {
	for _, s := range []string{"", "Mas'ud", "مدرسة", "baris\nlain", "\ufffd"} {
		require.NoError(t, dasarhttp.PeriksaTeks("nama", s), "%q", s)
	}
	for _, s := range []string{"\x00", "a\x00b", "\xff", "caf\xe9"} {
		require.Equal(t, string(dasarhttp.ErrTeks), dasar.RuleOf(dasarhttp.PeriksaTeks("nama", s)), "%q", s)
	}
}

// Texts are found wherever an input holds them; files are left to their readers.
func TestTeks_di_dalam_masukan(t *testing.T) {
	type dalam struct {
		Nama string `json:"nama"`
	}
	type isi struct {
		ID   string `path:"id"`
		Body struct {
			Daftar []dalam           `json:"daftar,omitempty"`
			Peta   map[string]string `json:"peta,omitempty"`
			Satu   *dalam            `json:"satu,omitempty"`
		}
	}
	type berkas struct {
		RawBody []byte `contentType:"application/octet-stream"`
	}
	a := dasarhttp.Baru(dasarhttp.Opsi{Siapa: siapa})
	dasarhttp.Daftar(a, dasarhttp.Operasi{ID: "isi", Metode: http.MethodPost, Jalur: "/isi/{id}", Tujuan: "uji"}, func(context.Context, dasar.Pelaku, *isi) (*keluar, error) { return &keluar{}, nil })
	dasarhttp.Daftar(a, dasarhttp.Operasi{ID: "berkas", Metode: http.MethodPost, Jalur: "/berkas", Tujuan: "uji"}, func(context.Context, dasar.Pelaku, *berkas) (*keluar, error) { return &keluar{}, nil })
	kirim := func(path, jenis, body string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
		r.Header.Set("Content-Type", jenis)
		r.Header.Set("X-Akun", "a")
		w := httptest.NewRecorder()
		a.ServeHTTP(w, r)
		return w
	}
	for body, bidang := range map[string]string{
		`{"daftar":[{"nama":"a"},{"nama":"\u0000"}]}`: "daftar.nama",
		`{"peta":{"a":"\u0000"}}`:                     "peta",
		`{"peta":{"\u0000":"a"}}`:                     "peta",
		`{"satu":{"nama":"\u0000"}}`:                  "satu.nama",
	} {
		w := kirim("/isi/1", "application/json", body)
		require.Equal(t, 422, w.Code, w.Body.String())
		require.Contains(t, w.Body.String(), `"bidang":"`+bidang+`"`)
	}
	require.Equal(t, 422, kirim("/isi/%00", "application/json", `{}`).Code)
	require.Equal(t, 200, kirim("/isi/1", "application/json", `{"satu":{"nama":"a"}}`).Code)
	require.Equal(t, 200, kirim("/berkas", "application/octet-stream", "\x00\xff").Code)
}

func TestAlamat_yang_tidak_ada(t *testing.T) {
	a := dasarhttp.Baru(dasarhttp.Opsi{Siapa: siapa})
	for _, m := range []string{http.MethodGet, http.MethodPost} {
		dasarhttp.Daftar(a, dasarhttp.Operasi{ID: "isi-" + m, Metode: m, Jalur: "/isi", Tujuan: "uji"}, func(context.Context, dasar.Pelaku, *struct{}) (*keluar, error) { return &keluar{}, nil })
	}
	for _, c := range []struct {
		metode, path string
		status       int
		boleh        string
	}{
		{http.MethodGet, "/lain", 404, ""}, {http.MethodGet, "/", 404, ""}, {http.MethodDelete, "/isi", 405, "GET, POST"},
	} {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, httptest.NewRequest(c.metode, c.path, nil))
		require.Equal(t, c.status, w.Code)
		require.Equal(t, c.boleh, w.Header().Get("Allow"))
		require.Equal(t, "application/problem+json", w.Header().Get("Content-Type"))
		require.Contains(t, w.Body.String(), `"aturan":"DSR-HTTP-06"`)
	}
}
