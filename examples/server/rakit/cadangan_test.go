package rakit_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/cadang"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// The drill: a backup of a school comes back on another machine on both engines, every
// table as it was, the log whole, the sealed field open; without the key, into a folder
// that has data, or with one byte changed it does not.
func TestP31_latihanPemulihan(t *testing.T) {
	for nama, url := range map[string]func() string{"SQLite": func() string { return "" }, "Postgres": func() string { return dasartest.PostgresURL(t) }} {
		t.Run(nama, func(t *testing.T) {
			ctx, jam, dir := t.Context(), dasartest.JamPada(time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)), t.TempDir()
			o := opsiUji(dir, jam)
			o.DatabaseURL = url()
			s, err := rakit.Buka(ctx, o)
			require.NoError(t, err)
			defer s.Close()
			_, err = s.SiapkanLembaga(ctx, akun.Lembaga{ID: "A", Nama: "Pesantren A", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "Pesantren A", Zona: "Asia/Jakarta", Unit: []string{"MTs"},
				Admin: akun.Akun{NamaMasuk: "admin", Nama: "Umar", Peran: "admin"}, Sandi: sandi, Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
			require.NoError(t, err)
			a := alumnus(t, s)
			_, err = s.Penjaga.Minta(ctx, petugasUji("petugas"), "santri.Santri", []string{"Nama"}, a.Subjek)
			require.NoError(t, err)
			pada, err := s.CadanganTerakhir(ctx)
			require.NoError(t, err)
			require.True(t, pada.IsZero())
			berkas := filepath.Join(t.TempDir(), "cadangan.zip")
			require.NoError(t, s.CadangkanKe(ctx, berkas, "uji"))
			pada, err = s.CadanganTerakhir(ctx)
			require.NoError(t, err)
			require.Equal(t, jam.Now().UTC(), pada.UTC())
			isi := isiZip(t, berkas)
			kunci, err := os.ReadFile(filepath.Join(dir, "kunci-induk"))
			require.NoError(t, err)
			require.NotContains(t, isi, string(bytes.TrimSpace(kunci)), "kunci tidak ikut")
			privasitest.TanpaKenari(t, "cadangan", []byte(isi), kenariHP)

			baru := opsiUji(t.TempDir(), jam)
			baru.DatabaseURL = url()
			var out bytes.Buffer
			require.ErrorIs(t, rakit.Pulihkan(ctx, baru, berkas, &out), cadang.ErrTujuan, "kunci belum di tempatnya")
			require.NoError(t, os.WriteFile(filepath.Join(baru.Data, "kunci-induk"), kunci, 0o600))
			require.ErrorIs(t, rakit.Pulihkan(ctx, baru, rusak(t, berkas), &out), cadang.ErrCadangan)
			require.NoError(t, rakit.Pulihkan(ctx, baru, berkas, &out))
			require.Contains(t, out.String(), "semuanya sama dengan saat dicadangkan")
			require.Contains(t, out.String(), "Pesantren A: utuh")
			require.ErrorIs(t, rakit.Pulihkan(ctx, baru, berkas, &out), cadang.ErrTujuan, "sudah ada isinya")
			lagi, err := rakit.Buka(ctx, baru)
			require.NoError(t, err)
			defer lagi.Close()
			pel := petugasUji("petugas")
			pel.Tujuan = privasi.TujuanPemberitahuan
			v, err := lagi.Penjaga.Minta(ctx, pel, "santri.Santri", []string{"HP"}, a.Subjek)
			require.NoError(t, err)
			xs, err := lagi.Santri.Stores.Santri.Ambil(ctx, "A", a.ID)
			require.NoError(t, err)
			hp, _, err := privasi.Baca(v, a.Subjek, "HP", xs[0].HP)
			require.NoError(t, err)
			require.Equal(t, santri.NomorHP(kenariHP), hp)
		})
	}
}

func isiZip(t *testing.T, berkas string) string {
	t.Helper()
	z, err := zip.OpenReader(berkas)
	require.NoError(t, err)
	defer z.Close()
	var b bytes.Buffer
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		_, err = b.ReadFrom(r)
		require.NoError(t, err)
		require.NoError(t, r.Close())
	}
	return b.String()
}

// rusak is the backup with another word in the data and everything around it intact.
func rusak(t *testing.T, berkas string) string {
	t.Helper()
	z, err := zip.OpenReader(berkas)
	require.NoError(t, err)
	defer z.Close()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		var isi bytes.Buffer
		_, err = isi.ReadFrom(r)
		require.NoError(t, err)
		g, err := w.Create(f.Name)
		require.NoError(t, err)
		_, err = g.Write(bytes.ReplaceAll(isi.Bytes(), []byte(kenariNama), []byte("KENARI-LAIN-77")))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	letak := filepath.Join(t.TempDir(), "rusak.zip")
	require.NoError(t, os.WriteFile(letak, b.Bytes(), 0o600))
	return letak
}
