package dasarhttp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
)

var errUji = dasar.Aturan("UJI-HTTP-01")

type masuk struct {
	dasarhttp.Halaman
	dasarhttp.KunciUlang
	Body struct {
		NIK     string        `json:"nik" maxLength:"16"`
		Tanggal dasar.Tanggal `json:"tanggal"`
		Jumlah  dasar.Rupiah  `json:"jumlah" minimum:"1"`
	}
}

type keluar struct {
	Body struct {
		Tujuan  string        `json:"tujuan"`
		Tanggal dasar.Tanggal `json:"tanggal"`
		Kunci   string        `json:"kunci"`
	}
}

func siapa(r *http.Request) (dasar.Pelaku, error) {
	if r.Header.Get("X-Akun") == "" {
		return dasar.Pelaku{}, nil
	}
	return dasar.Pelaku{ID: r.Header.Get("X-Akun"), Lembaga: "A"}, nil
}

func buka(t *testing.T, log *bytes.Buffer, fn func(context.Context, dasar.Pelaku, *masuk) (*keluar, error)) http.Handler {
	t.Helper()
	a := dasarhttp.Baru(dasarhttp.Opsi{
		Judul: "uji", Siapa: siapa, Log: slog.New(slog.NewTextHandler(log, nil)),
		Izin: func(_ context.Context, p dasar.Pelaku, o dasarhttp.Operasi) error {
			if p.ID == "tamu" {
				return errUji.Forbiddenf("tamu tidak boleh %s", o.Ringkas)
			}
			return nil
		},
	})
	dasarhttp.Daftar(a, dasarhttp.Operasi{ID: "uji", Metode: http.MethodPost, Jalur: "/uji", Ringkas: "menguji", Tag: "uji", Tujuan: "uji.tujuan", Badan: 2000}, fn)
	return http.StripPrefix("/api", a)
}

func kirim(h http.Handler, akun, path, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/api"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Idempotency-Key", "k1")
	if akun != "" {
		r.Header.Set("X-Akun", akun)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestDaftar(t *testing.T) {
	const baik = `{"nik":"3506991203100001","tanggal":"2026-10-01","jumlah":1}`
	gagal := func(err error) func(context.Context, dasar.Pelaku, *masuk) (*keluar, error) {
		return func(context.Context, dasar.Pelaku, *masuk) (*keluar, error) { return nil, err }
	}
	for _, c := range []struct {
		nama, akun, path, body string
		err                    error
		status                 int
		aturan, bidang         string
	}{
		{"tanpa akun ditolak 401", "", "/uji", baik, nil, 401, "DSR-HTTP-01", ""},
		{"izin peran ditolak 403", "tamu", "/uji", baik, nil, 403, "UJI-HTTP-01", ""},
		{"bidang tak dikenal", "a", "/uji", `{"nik":"1","tanggal":"2026-10-01","jumlah":1,"aneh":2}`, nil, 422, "DSR-HTTP-02", "aneh"},
		{"parameter tak dikenal", "a", "/uji?aneh=1", baik, nil, 422, "DSR-HTTP-02", "query.aneh"},
		{"salah jenis", "a", "/uji", `{"nik":35069912031000019,"tanggal":"2026-10-01","jumlah":1}`, nil, 422, "DSR-HTTP-02", "nik"},
		{"terlalu panjang", "a", "/uji", `{"nik":"35069912031000019","tanggal":"2026-10-01","jumlah":1}`, nil, 422, "DSR-HTTP-02", "nik"},
		{"uang nol", "a", "/uji", `{"nik":"1","tanggal":"2026-10-01","jumlah":0}`, nil, 422, "DSR-HTTP-02", "jumlah"},
		{"karakter NUL", "a", "/uji", `{"nik":"1\u0000","tanggal":"2026-10-01","jumlah":1}`, nil, 422, "DSR-HTTP-05", "nik"},
		{"karakter NUL di alamat", "a", "/uji?setelah=a%00b", baik, nil, 422, "DSR-HTTP-05", "setelah"},
		{"bukan UTF-8 di alamat", "a", "/uji?setelah=%ff", baik, nil, 422, "DSR-HTTP-05", "setelah"},
		{"bukan JSON", "a", "/uji", `{"nik":`, nil, 400, "DSR-HTTP-04", "body"},
		{"terlalu besar", "a", "/uji", `{"nik":"` + strings.Repeat("9", 3000) + `"}`, nil, 413, "DSR-HTTP-03", ""},
		{"aturan domain", "a", "/uji", baik, errUji.Conflictf("sudah ada").Pada("nik"), 409, "UJI-HTTP-01", "nik"},
		{"dibungkus tetap dikenal", "a", "/uji", baik, fmt.Errorf("saat menyimpan: %w", errUji.NotFoundf("tidak ada")), 404, "UJI-HTTP-01", ""},
		{"sibuk", "a", "/uji", baik, errUji.Unavailablef("sibuk"), 503, "UJI-HTTP-01", ""},
		{"galat dalam disembunyikan", "a", "/uji", baik, errors.New("rahasia 3506991203100001"), 500, "", ""},
	} {
		t.Run(c.nama, func(t *testing.T) {
			var log bytes.Buffer
			w := kirim(buka(t, &log, gagal(c.err)), c.akun, c.path, c.body)
			require.Equal(t, c.status, w.Code, w.Body.String())
			require.Equal(t, "application/problem+json", w.Header().Get("Content-Type"))
			require.NotContains(t, w.Body.String(), "35069912031", "nilai yang ditolak tidak boleh dikembalikan")
			var m dasarhttp.Masalah
			require.NoError(t, json.Unmarshal(w.Body.Bytes(), &m))
			require.Equal(t, c.aturan, m.Aturan)
			require.Equal(t, c.bidang, m.Bidang)
			require.NotEmpty(t, m.Detail)
			require.NotContains(t, w.Body.String(), "expected", "pesan harus berbahasa Indonesia")
			require.Equal(t, c.status == 500, log.Len() > 0, "hanya galat dalam yang masuk log")
		})
	}
}

func TestDaftar_berhasil_membawa_tujuan(t *testing.T) {
	var log bytes.Buffer
	h := buka(t, &log, func(_ context.Context, p dasar.Pelaku, in *masuk) (*keluar, error) {
		out := &keluar{}
		out.Body.Tujuan, out.Body.Tanggal, out.Body.Kunci = p.Tujuan, in.Body.Tanggal, in.Kunci
		return out, nil
	})
	w := kirim(h, "a", "/uji?batas=10", `{"nik":"1","tanggal":"2026-10-01","jumlah":5}`)
	require.Equal(t, 200, w.Code, w.Body.String())
	require.JSONEq(t, `{"tujuan":"uji.tujuan","tanggal":"2026-10-01","kunci":"k1"}`, w.Body.String())
}

func TestOpenAPI_memuat_tujuan_dan_masalah(t *testing.T) {
	var log bytes.Buffer
	h := buka(t, &log, func(context.Context, dasar.Pelaku, *masuk) (*keluar, error) { return &keluar{}, nil })
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/openapi.json", nil))
	require.Equal(t, 200, w.Code)
	var doc map[string]any
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &doc))
	require.Equal(t, "3.1.0", doc["openapi"])
	require.Contains(t, w.Body.String(), `"x-tujuan":"uji.tujuan"`)
	require.Contains(t, w.Body.String(), `#/components/schemas/Masalah`)
	require.NotContains(t, w.Body.String(), `ErrorModel`)
}

func TestBaru_menolak_tanpa_siapa(t *testing.T) {
	require.Panics(t, func() { dasarhttp.Baru(dasarhttp.Opsi{}) })
	a := dasarhttp.Baru(dasarhttp.Opsi{Siapa: siapa})
	require.Panics(t, func() {
		dasarhttp.Daftar(a, dasarhttp.Operasi{ID: "x", Metode: "GET", Jalur: "/x"}, func(context.Context, dasar.Pelaku, *struct{}) (*keluar, error) { return nil, nil })
	})
}

func ExampleDaftar() {
	type sapaMasuk struct {
		Nama string `path:"nama"`
	}
	type sapaKeluar struct{ Body string }
	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal", Siapa: func(*http.Request) (dasar.Pelaku, error) {
		return dasar.Pelaku{ID: "tu-1", Lembaga: "al-hikmah"}, nil // from your own session
	}})
	dasarhttp.Daftar(api, dasarhttp.Operasi{ID: "sapa", Metode: http.MethodGet, Jalur: "/sapa/{nama}", Ringkas: "Menyapa", Tag: "contoh", Tujuan: "sistem.administrasi"},
		func(_ context.Context, p dasar.Pelaku, in *sapaMasuk) (*sapaKeluar, error) {
			return &sapaKeluar{Body: in.Nama + " disapa " + p.ID + " untuk " + p.Tujuan}, nil
		})
	w := httptest.NewRecorder()
	http.StripPrefix("/portal/api", api).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/portal/api/sapa/Aisyah", nil))
	fmt.Println(w.Code, strings.TrimSpace(w.Body.String()))
	// Output: 200 "Aisyah disapa tu-1 untuk sistem.administrasi"
}
