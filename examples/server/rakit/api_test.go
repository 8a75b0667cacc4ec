package rakit_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
)

const sandi = "kuda hijau makan rumput"

// kantor is a served, empty institution.
type kantor struct {
	t   *testing.T
	srv *rakit.Server
	url string
	l   akun.Lembaga
}

func buka(t *testing.T) kantor {
	t.Helper()
	s, err := rakit.Buka(t.Context(), rakit.Opsi{Data: t.TempDir(), Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	require.NoError(t, err)
	l := akun.Lembaga{ID: "uji", Nama: "Pondok Uji", Zona: "Asia/Jakarta"}
	_, err = s.SiapkanLembaga(t.Context(), l, situs.Persiapan{Nama: l.Nama, Zona: l.Zona, Unit: []string{"Pondok", "MTs"}, Admin: akun.Akun{NamaMasuk: "admin", Nama: "Umar", Peran: "admin", Laci: "Laci 1"},
		Sandi: sandi, Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
	require.NoError(t, err)
	h := httptest.NewServer(s.Handler)
	t.Cleanup(func() { h.Close(); require.NoError(t, s.Close()) })
	return kantor{t, s, h.URL, l}
}

// masuk signs an account in and returns its browser.
func (k kantor) masuk(nama string) *http.Client {
	k.t.Helper()
	jar, err := cookiejar.New(nil)
	require.NoError(k.t, err)
	c := &http.Client{Jar: jar}
	res, err := c.PostForm(k.url+"/masuk", url.Values{"nama_masuk": {nama}, "sandi": {sandi}})
	require.NoError(k.t, err)
	res.Body.Close()
	require.Equal(k.t, 200, res.StatusCode)
	return c
}

func (k kantor) ambil(c *http.Client, path string) (int, string) {
	k.t.Helper()
	res, err := c.Get(k.url + path)
	require.NoError(k.t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	require.NoError(k.t, err)
	return res.StatusCode, string(b)
}

func TestAPI_dokumen_memuat_semua_paket(t *testing.T) {
	k := buka(t)
	status, isi := k.ambil(http.DefaultClient, "/api/openapi.json")
	require.Equal(t, 200, status)
	var d struct {
		OpenAPI string                    `json:"openapi"`
		Paths   map[string]map[string]any `json:"paths"`
	}
	require.NoError(t, json.Unmarshal([]byte(isi), &d))
	require.Equal(t, "3.1.0", d.OpenAPI)
	for _, p := range []string{"/santri", "/jurnal", "/pegawai", "/gaji/putaran/{id}/slip/{pegawai}", "/laporan/neraca-saldo", "/rombel/{id}/nilai/{mapel}/{periode}"} {
		require.Contains(t, d.Paths, p)
	}
	nama := map[string]bool{}
	for path, ops := range d.Paths {
		for metode, op := range ops {
			require.Contains(t, op, "x-tujuan", "%s %s menyatakan tujuannya", metode, path)
			id := op.(map[string]any)["operationId"].(string)
			require.False(t, nama[id], "operasi %s ada dua", id)
			nama[id] = true
		}
	}
}

func TestAPI_sesi_dan_izin(t *testing.T) {
	k := buka(t)
	status, isi := k.ambil(http.DefaultClient, "/api/santri")
	require.Equal(t, 401, status)
	require.Contains(t, isi, "DSR-HTTP-01")
	admin := k.masuk("admin")
	status, isi = k.ambil(admin, "/api/santri")
	require.Equal(t, 200, status, isi)
	status, isi = k.ambil(admin, "/api/laporan/neraca-saldo")
	require.Equal(t, 200, status, isi)

	tu, err := k.srv.Akun.Buat(t.Context(), akun.Akun{Lembaga: k.l.ID, NamaMasuk: "siti", Nama: "Siti", Peran: "tata_usaha"}, sandi)
	require.NoError(t, err)
	c := k.masuk(tu.NamaMasuk)
	status, _ = k.ambil(c, "/api/santri")
	require.Equal(t, 200, status)
	status, isi = k.ambil(c, "/api/laporan/neraca-saldo")
	require.Equal(t, 403, status)
	require.Contains(t, isi, "SRV-AKUN-08")
	res, err := c.Post(k.url+"/api/jurnal", "application/json", strings.NewReader("{}"))
	require.NoError(t, err)
	res.Body.Close()
	require.Equal(t, 403, res.StatusCode, "izin diperiksa sebelum isi dibaca")
}

func TestServer_kunci_induk_yang_salah_ditolak(t *testing.T) {
	dir := t.TempDir()
	opsi := rakit.Opsi{Data: dir, Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	s, err := rakit.Buka(t.Context(), opsi)
	require.NoError(t, err)
	_, err = s.SiapkanLembaga(t.Context(), akun.Lembaga{ID: "uji", Nama: "Uji", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "Uji", Zona: "Asia/Jakarta", Unit: []string{"MTs"},
		Admin: akun.Akun{NamaMasuk: "admin", Nama: "Umar", Peran: "admin"}, Sandi: sandi, Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
	require.NoError(t, err)
	_, err = s.Brankas.IndeksButa(t.Context(), "uji", privasi.KategoriNIK, "3506991203100001") // the first data of the institution
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.NoError(t, os.Remove(filepath.Join(dir, "kunci-induk")))
	_, err = rakit.Buka(t.Context(), opsi)
	require.Error(t, err, "kunci induk baru tidak boleh diam-diam menggantikan yang lama")
	require.Contains(t, err.Error(), "kunci")
}
