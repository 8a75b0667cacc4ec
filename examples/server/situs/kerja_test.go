package situs

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// rumahKerja serves one form whose work the test holds in its hands.
type rumahKerja struct {
	t     *testing.T
	url   string
	c     *http.Client
	mulai chan struct{}            // the work has begun
	lepas chan error               // how it ends
	maju  func(selesai, total int) // of the work under way
	kali  int                      // how often it was begun
}

func bukaKerja(t *testing.T) *rumahKerja {
	t.Helper()
	r := &rumahKerja{t: t, mulai: make(chan struct{}, 1), lepas: make(chan error, 1)}
	s := &Situs{Sesi: scs.New(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: time.Now, Sabar: time.Millisecond}
	var err error
	s.templ, err = templates()
	require.NoError(t, err)
	kunjungan := func(w http.ResponseWriter, q *http.Request) *kunjungan {
		return &kunjungan{s: s, w: w, r: q, Akun: akun.Akun{Lembaga: "A", ID: q.Header.Get("Akun")}}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /mulai", s.umum(func(w http.ResponseWriter, q *http.Request) error {
		return kunjungan(w, q).kerjakan(q.FormValue("kunci"), "Menghitung", func(ctx context.Context, maju func(int, int)) (hasilKerja, error) {
			r.kali++
			r.maju = maju
			r.mulai <- struct{}{}
			err := <-r.lepas
			if ctx.Err() != nil {
				return hasilKerja{}, ctx.Err()
			}
			return hasilKerja{"/jadi", "selesai"}, err
		})
	}))
	mux.HandleFunc("GET /kerja/{kunci}", s.umum(func(w http.ResponseWriter, q *http.Request) error { return kunjungan(w, q).lihatKerja() }))
	mux.HandleFunc("GET /jadi", func(w http.ResponseWriter, q *http.Request) {
		_, _ = io.WriteString(w, "jadi: "+s.Sesi.PopString(q.Context(), "kabar"))
	})
	srv := httptest.NewServer(s.Sesi.LoadAndSave(mux))
	t.Cleanup(srv.Close)
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	r.url, r.c = srv.URL, &http.Client{Jar: jar}
	return r
}

func (r *rumahKerja) kirim(metode, path, akun string, v url.Values) (int, string) {
	r.t.Helper()
	q, err := http.NewRequestWithContext(r.t.Context(), metode, r.url+path+"?"+v.Encode(), nil)
	require.NoError(r.t, err)
	q.Header.Set("Akun", akun)
	res, err := r.c.Do(q)
	require.NoError(r.t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	require.NoError(r.t, err)
	return res.StatusCode, string(b)
}

func TestKerja_lama_ditunjukkan_kemajuannya(t *testing.T) {
	r := bukaKerja(t)
	v := url.Values{"kunci": {"k1"}}
	status, isi := r.kirim(http.MethodPost, "/mulai", "umar", v)
	<-r.mulai
	require.Equal(t, 202, status)
	require.Contains(t, isi, "Menyiapkan", "belum tahu berapa banyak")
	r.maju(40, 100)
	_, isi = r.kirim(http.MethodGet, "/kerja/k1", "umar", nil)
	require.Contains(t, isi, "40 dari 100")
	_, isi = r.kirim(http.MethodPost, "/mulai", "umar", v)
	require.Contains(t, isi, "40 dari 100", "kiriman kedua mengikuti pekerjaan yang sama")
	status, isi = r.kirim(http.MethodGet, "/kerja/k1", "zaid", nil)
	require.Equal(t, 404, status)
	require.Contains(t, isi, "SRV-KERJA-01")

	r.lepas <- nil // the request that began it is long over
	require.Eventually(t, func() bool { _, isi = r.kirim(http.MethodGet, "/kerja/k1", "umar", nil); return isi == "jadi: selesai" }, 5*time.Second, 5*time.Millisecond)
	_, isi = r.kirim(http.MethodPost, "/mulai", "umar", v)
	require.Equal(t, "jadi: selesai", isi)
	require.Equal(t, 1, r.kali)
}

func TestKerja_yang_ditolak_boleh_dikirim_lagi(t *testing.T) {
	r := bukaKerja(t)
	v := url.Values{"kunci": {"k2"}}
	r.kirim(http.MethodPost, "/mulai", "umar", v)
	<-r.mulai
	r.lepas <- dasar.Aturan("UJI-01").Invalidf("belum boleh")
	var isi string
	require.Eventually(t, func() bool {
		var status int
		status, isi = r.kirim(http.MethodGet, "/kerja/k2", "umar", nil)
		return status == 422
	}, 5*time.Second, 5*time.Millisecond)
	require.Contains(t, isi, "UJI-01")
	r.lepas <- nil
	_, isi = r.kirim(http.MethodPost, "/mulai", "umar", v)
	<-r.mulai
	require.Eventually(t, func() bool { _, isi = r.kirim(http.MethodGet, "/kerja/k2", "umar", nil); return isi == "jadi: selesai" }, 5*time.Second, 5*time.Millisecond)
	require.Equal(t, 2, r.kali)
	status, isi := r.kirim(http.MethodPost, "/mulai", "umar", nil)
	require.Equal(t, 422, status, "tanpa kunci tidak ada yang dimulai")
	require.Contains(t, isi, "SRV-HALAMAN-02")
}

func TestKerja_panik_dan_dilupakan(t *testing.T) {
	var s kerja
	kini := time.Date(2025, 10, 1, 0, 0, 0, 0, time.UTC)
	x := s.mulai(t.Context(), "a", "rusak", kini, func(context.Context, func(int, int)) (hasilKerja, error) { panic("aduh") })
	<-x.tamat
	require.ErrorContains(t, x.err, "aduh")
	tahan := make(chan struct{})
	y := s.mulai(t.Context(), "b", "lama", kini, func(context.Context, func(int, int)) (hasilKerja, error) {
		<-tahan
		return hasilKerja{}, errors.New("x")
	})
	s.mulai(t.Context(), "c", "baru", kini.Add(2*time.Hour), func(context.Context, func(int, int)) (hasilKerja, error) { return hasilKerja{}, nil })
	require.Nil(t, s.ambil("a"), "yang sudah selesai dan lama dilupakan")
	require.Same(t, y, s.ambil("b"), "yang masih berjalan tidak pernah dilupakan")
	close(tahan)
	<-y.tamat
}
