package main

import (
	"bytes"
	"database/sql"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// TestPasang uses the API the way another portal does: under its own prefix,
// with its own database handle and its own idea of who is calling.
func TestPasang(t *testing.T) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(t.TempDir(), "portal.db")+"?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	induk, err := privasi.IndukDari(bytes.Repeat([]byte{7}, 32))
	require.NoError(t, err)
	mux := http.NewServeMux()
	require.NoError(t, Pasang(t.Context(), mux, db, induk, func(r *http.Request) (dasar.Pelaku, error) {
		return dasar.Pelaku{ID: r.Header.Get("X-Akun"), Lembaga: "al-hikmah", Peran: "bendahara", Lingkup: dasar.LingkupSemua}, nil
	}))
	minta := func(metode, path, akun string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(metode, path, nil)
		r.Header.Set("X-Akun", akun)
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, r)
		return w
	}
	require.Equal(t, 401, minta(http.MethodGet, "/pesantren/santri", "").Code)
	require.Equal(t, 200, minta(http.MethodGet, "/pesantren/santri", "bu-siti").Code)
	require.Equal(t, 200, minta(http.MethodGet, "/pesantren/neraca-saldo", "bu-siti").Code)
	require.Contains(t, minta(http.MethodGet, "/pesantren/openapi.json", "").Body.String(), `"/jurnal"`)
}

func TestProgram_tetap_kecil(t *testing.T) {
	b, err := os.ReadFile("main.go")
	require.NoError(t, err)
	require.Less(t, bytes.Count(b, []byte("\n")), 80)
}
