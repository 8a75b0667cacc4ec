package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// jendela collects what the server prints, for a test that waits for a line.
type jendela struct {
	mu  sync.Mutex
	isi bytes.Buffer
	ada chan struct{}
}

func (j *jendela) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	n, err := j.isi.Write(p)
	select {
	case j.ada <- struct{}{}:
	default:
	}
	return n, err
}

func (j *jendela) tunggu(t *testing.T, pola string) string {
	t.Helper()
	re := regexp.MustCompile(pola)
	habis := time.After(time.Minute)
	for {
		j.mu.Lock()
		m := re.FindStringSubmatch(j.isi.String())
		j.mu.Unlock()
		if m != nil {
			return m[1]
		}
		select {
		case <-j.ada:
		case <-habis:
			t.Fatalf("tidak tercetak: %s", pola)
		}
	}
}

// TestServer_mesin_baru starts the server on an empty folder, follows the
// printed link, stops it and starts it again.
func TestServer_mesin_baru(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	ctx, henti := context.WithCancel(t.Context())
	j := &jendela{ada: make(chan struct{}, 1)}
	selesai := make(chan error, 1)
	go func() { selesai <- jalankan(ctx, []string{"-data", data, "-alamat", "127.0.0.1:0"}, j) }()
	tautan := j.tunggu(t, `(http://127\.0\.0\.1:\d+/siapkan\?token=\S+)`)
	res, err := http.Get(tautan)
	require.NoError(t, err)
	b, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	res.Body.Close()
	require.Equal(t, 200, res.StatusCode)
	require.Contains(t, string(b), "Menyiapkan pesantren")
	henti()
	require.NoError(t, <-selesai)
	_, err = os.Stat(filepath.Join(data, "pesantren.db"))
	require.NoError(t, err)
}

func TestContoh_ringkasan_dan_selesai(t *testing.T) {
	dir := t.TempDir()
	var out bytes.Buffer
	ringkasan := filepath.Join(dir, "ringkasan.json")
	require.NoError(t, jalankan(t.Context(), []string{"contoh", "-selesai", "-data", filepath.Join(dir, "d"), "-ringkasan", ringkasan}, &out))
	require.Contains(t, out.String(), "neraca saldo")
	b, err := os.ReadFile(ringkasan)
	require.NoError(t, err)
	var m map[string]any
	require.NoError(t, json.Unmarshal(b, &m))
	for _, k := range []string{"import_santri_pondok", "tagihan_okt", "bank", "dapodik", "neraca_saldo", "keluarga", "tunggakan", "pegawai", "gaji"} {
		require.Contains(t, m, k)
	}
}

func TestPilihan_yang_salah(t *testing.T) {
	for _, c := range []struct {
		nama string
		args []string
		kata string
	}{
		{"perintah asing", []string{"jalan"}, "tidak dikenal"},
		{"alamat terbuka tanpa sertifikat", []string{"-data", t.TempDir(), "-alamat", "0.0.0.0:0"}, "-sertifikat"},
		{"alamat tak terbaca", []string{"-data", t.TempDir(), "-alamat", "8080"}, "tidak terbaca"},
		{"folder tidak ada", []string{"contoh", "-data", t.TempDir(), "-berkas", filepath.Join(t.TempDir(), "x")}, "-berkas"},
	} {
		t.Run(c.nama, func(t *testing.T) {
			err := jalankan(t.Context(), c.args, io.Discard)
			require.Error(t, err)
			require.True(t, strings.Contains(pesan(err), c.kata), pesan(err))
		})
	}
}
