package rakit_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
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
			terbuka(t, lagi, a)
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

// An institution that shares a server takes its own alone, and it comes back with its own
// key: its fields open, nothing of the other is in a byte of the file, and the key of the
// server opens none of it.
func TestP31_P53_cadanganSatuLembaga(t *testing.T) {
	for nama, url := range map[string]func() string{"SQLite": func() string { return "" }, "Postgres": func() string { return dasartest.PostgresURL(t) }} {
		t.Run(nama, func(t *testing.T) {
			ctx, jam := t.Context(), dasartest.JamPada(time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC))
			o := opsiUji(t.TempDir(), jam)
			o.DatabaseURL = url()
			s := bukaLembaga(t, o)
			_, err := s.SiapkanLembaga(ctx, akun.Lembaga{ID: "B", Nama: "KENARI-LEMBAGA-LAIN", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "KENARI-LEMBAGA-LAIN", Zona: "Asia/Jakarta", Unit: []string{"MTs"},
				Admin: akun.Akun{NamaMasuk: "kenari.admin.b", Nama: "Bakar", Peran: "admin"}, Sandi: sandi, Jabatan: "Pimpinan", TandaTangan: true})
			require.NoError(t, err)
			a := alumnus(t, s)
			semula, err := cadang.IsiLembaga(ctx, s.DB, "A")
			require.NoError(t, err)
			letak := filepath.Join(t.TempDir(), "a.zip")
			require.NoError(t, s.CadangkanLembagaKe(ctx, letak, "uji", "A"))
			isi := isiZip(t, letak)
			require.Contains(t, isi, "umar")
			require.NotContains(t, isi, "KENARI-LEMBAGA-LAIN")
			require.NotContains(t, isi, "kenari.admin.b")

			baru := opsiUji(t.TempDir(), jam)
			baru.DatabaseURL = url()
			var out bytes.Buffer
			taruh := func(dari string) {
				b, err := os.ReadFile(filepath.Join(o.Data, dari))
				require.NoError(t, err)
				require.NoError(t, os.WriteFile(filepath.Join(baru.Data, "kunci-induk"), b, 0o600))
			}
			taruh("kunci-induk")
			require.ErrorIs(t, rakit.Pulihkan(ctx, baru, letak, &out), privasi.ErrKunciInduk, "kunci server tidak membuka cadangan lembaga")
			baru = opsiUji(t.TempDir(), jam)
			baru.DatabaseURL = url()
			taruh(filepath.Join("kunci-lembaga", "kunci-A"))
			require.NoError(t, rakit.Pulihkan(ctx, baru, letak, &out))
			lagi, err := rakit.Buka(ctx, baru)
			require.NoError(t, err)
			defer lagi.Close()
			sama, err := cadang.IsiLembaga(ctx, lagi.DB, "A")
			require.NoError(t, err)
			require.Equal(t, semula, sama, "yang dikerjakan lembaga sama semuanya")
			x := terbuka(t, lagi, a)
			x.Nama = "Berubah"
			require.NoError(t, lagi.Santri.Stores.Santri.Simpan(ctx, "A", x))
			beda, err := cadang.IsiLembaga(ctx, lagi.DB, "A")
			require.NoError(t, err)
			require.NotEqual(t, semula, beda)
			require.NoError(t, s.KunciTerbaca(ctx), "kunci server tetap yang semula")
		})
	}
}

// A backup of Postgres comes back with the version of the program that made it only, and
// the refusal names what the backup does not know.
func TestP31_cadanganVersiLain(t *testing.T) {
	ctx, jam := t.Context(), dasartest.JamPada(time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC))
	o := opsiUji(t.TempDir(), jam)
	o.DatabaseURL = dasartest.PostgresURL(t)
	s := bukaLembaga(t, o)
	letak := filepath.Join(t.TempDir(), "a.zip")
	require.NoError(t, s.CadangkanKe(ctx, letak, "uji"))
	kunci, err := os.ReadFile(filepath.Join(o.Data, "kunci-induk"))
	require.NoError(t, err)
	for nama, ubah := range map[string]struct {
		ubah func(string) string
		mau  string
	}{
		"cadangan lebih lama": {func(isi string) string { return isi[strings.Index(isi, "\n")+1:] }, "belum mengenal"},
		"cadangan lebih baru": {func(isi string) string { return isi + `{"nama":"9999_kelak","sidik":"","pada":0}` + "\n" }, "9999_kelak"},
	} {
		t.Run(nama, func(t *testing.T) {
			baru := opsiUji(t.TempDir(), jam)
			baru.DatabaseURL = dasartest.PostgresURL(t)
			require.NoError(t, os.WriteFile(filepath.Join(baru.Data, "kunci-induk"), kunci, 0o600))
			err := rakit.Pulihkan(ctx, baru, ubahEntri(t, letak, "tabel/migrasi_privasi.jsonl", ubah.ubah), &bytes.Buffer{})
			require.ErrorIs(t, err, cadang.ErrTujuan)
			require.ErrorContains(t, err, ubah.mau)
			require.ErrorContains(t, err, "privasi")
		})
	}
}

// ubahEntri copies a zip with one entry changed.
func ubahEntri(t *testing.T, letak, entri string, ubah func(string) string) string {
	t.Helper()
	z, err := zip.OpenReader(letak)
	require.NoError(t, err)
	defer z.Close()
	ke := filepath.Join(t.TempDir(), "ubah.zip")
	f, err := os.Create(ke)
	require.NoError(t, err)
	w, ada := zip.NewWriter(f), false
	for _, x := range z.File {
		r, err := x.Open()
		require.NoError(t, err)
		b, err := io.ReadAll(r)
		require.NoError(t, err)
		if x.Name == entri {
			b, ada = []byte(ubah(string(b))), true
		}
		g, err := w.Create(x.Name)
		require.NoError(t, err)
		_, err = g.Write(b)
		require.NoError(t, err)
	}
	require.True(t, ada)
	require.NoError(t, w.Close())
	require.NoError(t, f.Close())
	return ke
}

// terbuka opens the sealed canary of a santri in a server that came back, and returns his
// record.
func terbuka(t *testing.T, s *rakit.Server, a santri.Santri) santri.Santri {
	t.Helper()
	pel := petugasUji("petugas")
	pel.Tujuan = privasi.TujuanPemberitahuan
	v, err := s.Penjaga.Minta(t.Context(), pel, "santri.Santri", []string{"HP"}, a.Subjek)
	require.NoError(t, err)
	xs, err := s.Santri.Stores.Santri.Ambil(t.Context(), "A", a.ID)
	require.NoError(t, err)
	hp, _, err := privasi.Baca(v, a.Subjek, "HP", xs[0].HP)
	require.NoError(t, err)
	require.Equal(t, santri.NomorHP(kenariHP), hp)
	return xs[0]
}
