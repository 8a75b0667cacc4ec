package situs_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// A school that knows no command line makes its backup with a button; health and the desk
// say how old it is; where several institutions share a server each takes its own alone.
func TestP31_tombolCadangan(t *testing.T) {
	r := bangun(t)
	_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "petugas.data", Nama: "Hafsah", Peran: "ppdp"}, sandiUji)
	require.NoError(t, err)
	admin, meja := r.masuk("umar"), r.masuk("petugas.data")
	require.Contains(t, admin.isi("/sehat"), "PERINGATAN cadangan: belum pernah dibuat")
	require.Contains(t, meja.isi("/privasi"), "Belum pernah ada cadangan")
	require.Contains(t, admin.isi("/pengaturan/cadangan"), "Belum pernah ada cadangan")
	status, isi := admin.kirim(http.MethodPost, "/pengaturan/cadangan", nil)
	require.Equal(t, 200, status)
	z, err := zip.NewReader(bytes.NewReader([]byte(isi)), int64(len(isi)))
	require.NoError(t, err)
	require.Len(t, z.File, 2)
	require.Contains(t, admin.isi("/sehat"), "cadangan: kurang dari satu jam lalu")
	require.Contains(t, admin.isi("/sehat"), "kunci: terbaca")
	require.NotContains(t, meja.isi("/privasi"), "ada cadangan")
	r.jam.Maju(8 * 24 * time.Hour)
	require.Contains(t, admin.isi("/sehat"), "PERINGATAN cadangan: 8 hari lalu")
	require.Contains(t, r.masuk("petugas.data").isi("/privasi"), "berumur 8 hari")
	r.lembaga("B", "bakar")
	admin = r.masuk("umar")
	require.Contains(t, admin.isi("/pengaturan/cadangan"), "Server ini juga melayani lembaga lain")
	status, isi = admin.kirim(http.MethodPost, "/pengaturan/cadangan", nil)
	require.Equal(t, 200, status)
	z, err = zip.NewReader(bytes.NewReader([]byte(isi)), int64(len(isi)))
	require.NoError(t, err)
	f, err := z.Open("pesantren.db")
	require.NoError(t, err)
	b, err := io.ReadAll(f)
	require.NoError(t, err)
	require.Contains(t, string(b), "Ahmad Fauzi")
	require.NotContains(t, string(b), "Pesantren B", "tidak satu bita pun dari lembaga lain")
	require.NotContains(t, string(b), "bakar")
	require.NotContains(t, r.masuk("petugas.data").isi("/privasi"), "ada cadangan")
	status, _ = r.masuk("kasir.a").ambil("/pengaturan/cadangan")
	require.Equal(t, 403, status)
}
