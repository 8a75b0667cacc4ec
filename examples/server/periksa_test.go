package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/periksa"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
)

// What somebody at a window sees of a file that holds, and of one that does not.
func TestPeriksa_luring(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	tulis := func(nama string, isi []byte) string {
		p := filepath.Join(folder, nama)
		require.NoError(t, os.WriteFile(p, isi, 0o600))
		return p
	}
	_, k, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	publik, err := buku.KunciPublik("pesantren/A", k)
	require.NoError(t, err)
	titik, err := buku.TitikPeriksa{Asal: "pesantren/A", Ukuran: 7}.Tandatangani(k)
	require.NoError(t, err)
	var b bytes.Buffer
	p, err := ekspor.Mulai(&b, ekspor.Manifes{Jenis: ekspor.JenisLengkap, Lembaga: "A", Subjek: "s", ID: "e1", Pada: time.Now().UTC()}, k)
	require.NoError(t, err)
	_, err = p.Tutup(titik)
	require.NoError(t, err)

	jalan := func(args ...string) (string, error) {
		var out bytes.Buffer
		err := jalankan(t.Context(), append([]string{"periksa"}, args...), &out)
		return out.String(), err
	}
	berkas, kunci := tulis("data.zip", b.Bytes()), tulis("kunci.txt", []byte(publik+"\n"))
	teks, err := jalan(berkas, "-kunci-publik", publik)
	require.NoError(t, err)
	require.Contains(t, teks, "UTUH: salinan data e1 dari lembaga A")
	teks, err = jalan("titik", "-kunci-publik", kunci, tulis("titik.txt", []byte(titik)))
	require.NoError(t, err)
	require.Contains(t, teks, "SAH: buku pesantren/A berisi 7 catatan")

	_, err = jalan(berkas)
	require.ErrorIs(t, err, periksa.ErrKunci)
	_, err = jalan("-kunci-publik", publik, tulis("foto.jpg", []byte("JFIF")))
	require.ErrorIs(t, err, periksa.ErrBentuk)
	_, err = jalan("ekspor", "-kunci-publik", publik, tulis("titik2.txt", []byte(titik)))
	require.ErrorIs(t, err, ekspor.ErrWadah)
	_, err = jalan("-kunci-publik", publik, tulis("potong.zip", b.Bytes()[:b.Len()-1]))
	require.ErrorIs(t, err, ekspor.ErrWadah)
	_, err = jalan("-kunci-publik", publik, tulis("titik3.txt", bytes.Replace([]byte(titik), []byte("\n7\n"), []byte("\n8\n"), 1)))
	require.ErrorIs(t, err, buku.ErrBuku)
	_, err = jalan("-kunci-publik", publik)
	require.ErrorContains(t, err, "sebutkan berkasnya")
	_, err = jalan("-kunci-publik", publik, berkas, berkas)
	require.ErrorContains(t, err, "satu berkas")
}
