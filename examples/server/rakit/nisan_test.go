package rakit_test

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
	kantorprivasi "github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/santri"
)

const kenariNama, kenariHP = "KENARI-NAMA-77", "+6281377700077"

func bukaRumah(t *testing.T, dir string, jam *dasartest.Jam, putar bool) (*rakit.Server, error) {
	t.Helper()
	o := opsiUji(dir, jam)
	o.PutarNisan = putar
	return rakit.Buka(t.Context(), o)
}

func opsiUji(dir string, jam *dasartest.Jam) rakit.Opsi {
	return rakit.Opsi{Data: dir, Now: jam.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
}

// alumnus stores somebody who left on 20 June 2026.
func alumnus(t *testing.T, s *rakit.Server) santri.Santri {
	t.Helper()
	a := santri.Santri{Lembaga: "A", ID: "s1", Subjek: privasi.NewSubjek(), Alias: "SISWA-1", Keluarga: "k1", Nama: kenariNama, JenisKelamin: santri.LakiLaki,
		HP: privasi.Tutup(santri.NomorHP(kenariHP)), Angkatan: 2020, Status: santri.Alumni, Dicatat: time.Date(2026, 6, 20, 0, 0, 0, 0, time.UTC)}
	require.NoError(t, privasi.Segel(t.Context(), s.Brankas, s.Daftar, "A", &a))
	require.NoError(t, s.Santri.Stores.Santri.Simpan(t.Context(), "A", a))
	require.NoError(t, s.Santri.Stores.Riwayat.Catat(t.Context(), "A", santri.Peristiwa{ID: "e1", Santri: "s1", Urut: 1, Ke: santri.Alumni, Pada: dasar.Tgl(2026, 6, 20)}))
	return a
}

// musnahkan takes everything that is due through the nine steps up to its execution.
func musnahkan(t *testing.T, s *rakit.Server, jam *dasartest.Jam, a santri.Santri) {
	t.Helper()
	ctx := t.Context()
	satu := dasar.Pelaku{ID: "p1", Lembaga: "A", Peran: privasi.PeranPPDP, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}
	dua := satu
	dua.ID = "p2"
	p, err := s.Kantor.RencanakanMusnah(ctx, satu, kantorprivasi.RencanaMusnah{Sebab: retensi.SebabRetensi})
	require.NoError(t, err)
	require.Len(t, p.Sasaran, 3, "identitas, kedisiplinan dan akun; kesehatan baru sesudah lima tahun")
	for _, langkah := range []func() error{
		func() error { _, err := s.Kantor.SetujuiMusnah(ctx, dua, p.ID); return err },
		func() error { _, err := s.Kantor.KabariProsesorMusnah(ctx, satu, p.ID); return err },
		func() error {
			_, err := s.Kantor.KabariSubjekMusnah(ctx, satu, p.ID, retensi.Kabar{Kepada: string(a.Subjek), Bukti: "surat"})
			return err
		},
		func() error { _, err := s.Kantor.LaksanakanMusnah(ctx, satu, p.ID); return err },
	} {
		jam.Maju(time.Hour)
		require.NoError(t, langkah())
	}
}

// isiFolder are the bytes of the database, after SQLite has moved its log into it.
func isiFolder(t *testing.T, dir string) (isi []byte) {
	t.Helper()
	for _, n := range []string{"pesantren.db", "pesantren.db-wal"} {
		b, err := os.ReadFile(filepath.Join(dir, n))
		if err == nil {
			isi = append(isi, b...)
		}
	}
	return isi
}

// An old backup brings back keys, names and numbers: the server does not serve it
// before all of that is forgotten again.
func TestB32_I34_CadanganLamaTidakDilayani(t *testing.T) {
	dir, jam, ctx := t.TempDir(), dasartest.JamPada(time.Date(2026, 6, 20, 1, 0, 0, 0, time.UTC)), t.Context()
	s, err := bukaRumah(t, dir, jam, false)
	require.NoError(t, err)
	_, err = s.SiapkanLembaga(ctx, akun.Lembaga{ID: "A", Nama: "A", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "A", Zona: "Asia/Jakarta", Unit: []string{"Pondok"},
		Admin: akun.Akun{NamaMasuk: "umar", Nama: "Umar", Peran: "admin"}, Sandi: "kuda hijau makan rumput", Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
	require.NoError(t, err)
	a := alumnus(t, s)
	require.NoError(t, s.Close())
	require.Contains(t, string(isiFolder(t, dir)), kenariNama, "pencarian ini melihat isi berkas")
	privasitest.TanpaKenari(t, "berkas SQLite sebelum musnah", isiFolder(t, dir), kenariHP)
	cadangan := isiFolder(t, dir)

	jam.Maju(3 * 365 * 24 * time.Hour)
	s, err = bukaRumah(t, dir, jam, false)
	require.NoError(t, err)
	musnahkan(t, s, jam, a)
	nama(t, s, santri.NamaMusnah)
	require.NoError(t, s.Close())
	privasitest.TanpaKenari(t, "berkas SQLite sesudah musnah", isiFolder(t, dir), kenariNama, kenariHP)
	nisan, err := os.ReadFile(filepath.Join(dir, "nisan.jsonl"))
	require.NoError(t, err)
	require.NotContains(t, string(nisan), string(a.Subjek), "nisan tidak menyebut siapa pun")

	require.NoError(t, os.WriteFile(filepath.Join(dir, "pesantren.db"), cadangan, 0o600))
	_, err = bukaRumah(t, dir, jam, false)
	require.ErrorIs(t, err, privasi.ErrNisanBelumDiputar)
	_, err = bukaRumah(t, dir, jam, false)
	require.ErrorIs(t, err, privasi.ErrNisanBelumDiputar, "juga kali kedua")
	s, err = bukaRumah(t, dir, jam, true)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	s, err = bukaRumah(t, dir, jam, false)
	require.NoError(t, err)
	nama(t, s, santri.NamaMusnah)
	a.HP = privasi.Tutup(santri.NomorHP(kenariHP))
	require.ErrorIs(t, privasi.Segel(ctx, s.Brankas, s.Daftar, "A", &a), privasi.ErrKunciMusnah)
	require.NoError(t, s.Close())
	privasitest.TanpaKenari(t, "berkas SQLite sesudah dipulihkan", isiFolder(t, dir), kenariNama, kenariHP)

	require.NoError(t, os.WriteFile(filepath.Join(dir, "nisan.jsonl"), nisan[:len(nisan)-9], 0o600))
	_, err = bukaRumah(t, dir, jam, false)
	require.ErrorIs(t, err, privasi.ErrBerkasNisan)
}

func nama(t *testing.T, s *rakit.Server, mau string) {
	t.Helper()
	ada, err := s.Santri.Stores.Santri.Ambil(t.Context(), "A", "s1")
	require.NoError(t, err)
	require.Len(t, ada, 1)
	require.Equal(t, mau, ada[0].Nama)
	require.Equal(t, santri.Alias("SISWA-1"), ada[0].Alias, "jurnal tetap mengenal aliasnya")
}
