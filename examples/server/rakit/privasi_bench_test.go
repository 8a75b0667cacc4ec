package rakit_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// seribu is a server with a thousand santri, sealed fields filled.
func seribu(b *testing.B, url string) (*rakit.Server, []santri.ID) {
	b.Helper()
	ctx := context.Background()
	s, err := rakit.Buka(ctx, rakit.Opsi{Data: b.TempDir(), DatabaseURL: url, Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	require.NoError(b, err)
	b.Cleanup(func() { _ = s.Close() })
	_, err = s.SiapkanLembaga(ctx, akun.Lembaga{ID: "A", Nama: "A", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "A", Zona: "Asia/Jakarta", Unit: []string{"MTs"},
		Admin: akun.Akun{NamaMasuk: "umar", Nama: "Umar", Peran: "admin"}, Sandi: "kuda hijau makan rumput", Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
	require.NoError(b, err)
	recs, ids := make([]*santri.Santri, 1000), make([]santri.ID, 1000)
	for i := range recs {
		n, _, err := santri.Isian{NIS: fmt.Sprint(210000 + i), Nama: fmt.Sprint("Santri ", i), JenisKelamin: "L", NIK: fmt.Sprintf("359901290212%04d", i+1), NoKK: fmt.Sprintf("359901010101%04d", i+1),
			Alamat: "Jalan Melati 1, Kediri", HP: "0812-3456-7890"}.Baca()
		require.NoError(b, err)
		n.Lembaga, n.ID, n.Subjek, n.Status, n.Catatan = "A", santri.ID(fmt.Sprintf("s%04d", i)), privasi.NewSubjek(), santri.Aktif, privasi.Tutup("catatan")
		n.Alias, n.Keluarga = santri.Alias(fmt.Sprint("a", i)), santri.KeluargaID(fmt.Sprint("k", i))
		recs[i], ids[i] = &n, n.ID
	}
	require.NoError(b, privasi.Segel(ctx, s.Brankas, s.Daftar, "A", recs...))
	semua := make([]santri.Santri, len(recs))
	for i, r := range recs {
		semua[i] = *r
	}
	require.NoError(b, s.Santri.Stores.Santri.Simpan(ctx, "A", semua...))
	return s, ids
}

// A list of a thousand santri: read as it is, shown through the door without sealed
// columns, and with five of them opened. The door decides, asks the privacy office
// about every person, and commits the trail before anything is shown.
func BenchmarkDaftarSeribu(b *testing.B) {
	for nama, url := range map[string]func() string{"SQLite": func() string { return "" }, "Postgres": func() string { return dasartest.PostgresURL(b) }} {
		s, ids := seribu(b, url())
		ctx := context.Background()
		pel := dasar.Pelaku{ID: "tu", Lembaga: "A", Peran: privasi.PeranTataUsaha, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKesiswaan}
		baca := func(b *testing.B) []santri.Santri {
			xs, err := s.Santri.Stores.Santri.Ambil(ctx, "A", ids...)
			if err != nil || len(xs) != 1000 {
				b.Fatal(len(xs), err)
			}
			return xs
		}
		tampil := func(b *testing.B, bidang ...string) {
			xs := baca(b)
			subjek := make([]privasi.SubjekID, len(xs))
			for i := range xs {
				subjek[i] = xs[i].Subjek
			}
			v, err := s.Penjaga.Minta(ctx, pel, "santri.Santri", bidang, subjek...)
			if err != nil {
				b.Fatal(err)
			}
			for i := range xs {
				if v.Sajikan(&xs[i])["Nama"] == "" {
					b.Fatal("tanpa nama")
				}
			}
		}
		b.Run(nama+"/tanpa_pintu", func(b *testing.B) {
			for b.Loop() {
				baca(b)
			}
		})
		b.Run(nama+"/tanpa_bidang_tersegel", func(b *testing.B) {
			for b.Loop() {
				tampil(b, "Nama", "NIS", "JenisKelamin", "TanggalLahir", "Status")
			}
		})
		b.Run(nama+"/lima_tersegel_dibuka", func(b *testing.B) {
			for b.Loop() {
				tampil(b, "Nama", "NIS", "NIK", "NoKK", "Alamat", "HP", "Catatan")
			}
		})
	}
}
