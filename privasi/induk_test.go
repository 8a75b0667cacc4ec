package privasi_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
)

func TestKunciInduk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "kunci-induk")
	ctx := t.Context()
	p, err := privasi.KunciInduk(path)
	require.NoError(t, err)
	st, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), st.Mode().Perm())
	bungkus, err := p.Bungkus(ctx, []byte("kunci"), []byte("tempat"))
	require.NoError(t, err)
	require.NotContains(t, string(bungkus), "kunci")
	lagi, err := privasi.KunciInduk(path)
	require.NoError(t, err)
	k, err := lagi.BukaBungkus(ctx, bungkus, []byte("tempat"))
	require.NoError(t, err)
	require.Equal(t, "kunci", string(k))
	_, err = lagi.BukaBungkus(ctx, bungkus, []byte("lain"))
	require.ErrorIs(t, err, privasi.ErrKunciInduk)
	lain, err := privasi.KunciInduk(filepath.Join(t.TempDir(), "lain"))
	require.NoError(t, err)
	_, err = lain.BukaBungkus(ctx, bungkus, []byte("tempat"))
	require.ErrorIs(t, err, privasi.ErrKunciInduk)
	require.ErrorContains(t, err, "bukan yang dipakai data ini")
	berkas, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, berkas, 1, "tidak ada berkas sementara yang tertinggal")
}

func TestKunciIndukRusak(t *testing.T) {
	asli := filepath.Join(t.TempDir(), "k")
	_, err := privasi.KunciInduk(asli)
	require.NoError(t, err)
	isi, err := os.ReadFile(asli)
	require.NoError(t, err)
	bagian := strings.Fields(string(isi))
	for nama, rusak := range map[string]string{
		"kosong": "", "biner": "\x00\x01\x02", "terpotong": string(isi[:40]), "tanpa_periksa": bagian[0] + " " + bagian[1],
		"periksa_salah": bagian[0] + " " + bagian[1] + " 00000000", "kepala_salah": "x " + bagian[1] + " " + bagian[2], "bukan_base64": bagian[0] + " *** " + bagian[2],
	} {
		path := filepath.Join(t.TempDir(), "k")
		require.NoError(t, os.WriteFile(path, []byte(rusak), 0o600))
		_, err := privasi.KunciInduk(path)
		require.ErrorIs(t, err, privasi.ErrKunciInduk, nama)
		tetap, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, rusak, string(tetap), "berkas rusak tidak ditimpa")
	}
	require.NoError(t, os.Chmod(asli, 0o644))
	_, err = privasi.KunciInduk(asli)
	require.ErrorIs(t, err, privasi.ErrKunciInduk)
	require.ErrorContains(t, err, "chmod 600")
	_, err = privasi.KunciInduk(t.TempDir())
	require.Error(t, err, "folder")
}

func TestKunciIndukDuaProsesSatuKunci(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k")
	ps, galat := make([]privasi.Pembungkus, 8), make([]error, 8)
	var wg sync.WaitGroup
	for i := range ps {
		wg.Go(func() { ps[i], galat[i] = privasi.KunciInduk(path) })
	}
	wg.Wait()
	require.NoError(t, errors.Join(galat...))
	b, err := ps[0].Bungkus(t.Context(), []byte("x"), nil)
	require.NoError(t, err)
	for _, p := range ps {
		_, err := p.BukaBungkus(t.Context(), b, nil)
		require.NoError(t, err)
	}
}
