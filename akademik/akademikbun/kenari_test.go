package akademikbun_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikbun"
	"github.com/pesantren-go/pesantren/akademik/akademiktest"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
)

// kenari are the values planted in sealed fields: why somebody is away, and what the wali
// kelas wrote.
var kenari = []string{"DEMAM KENARI TINGGI", "CATATAN KENARI WALI", "SANTUN KENARI SEKALI", "DESKRIPSI KENARI PELAJARAN"}

// jalaniKenari lives through a term of one class: leave with its reason, the words of the
// wali kelas written and written again, a published rapor that holds them, each with an
// idempotency key.
func jalaniKenari(t *testing.T, k akademiktest.Toko) {
	t.Helper()
	ctx, h := t.Context(), akademiktest.BuatSekolah(t, k)
	s := h.Santri[0].ID
	izin, err := h.CatatIzin(ctx, h.Pelaku, "izin", akademik.MasukanIzin{Santri: s, Jenis: akademik.IzinSakit, Mulai: akademiktest.HariIni, Selesai: akademiktest.HariIni, Alasan: kenari[0], Setujui: true})
	require.NoError(t, err)
	_, err = h.BatalIzin(ctx, h.Pelaku, "batal", izin.ID, "salah orang")
	require.NoError(t, err)
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "mtk", Nama: "Matematika Yang Terbuka", Aktif: true}))
	_, err = h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "mtk", Guru: "g2", JP: 4, Mulai: h.Tahun.Mulai})
	require.NoError(t, err)
	tulis := func(mapel akademik.KodeMapel, versi int, isi akademik.IsiRapor) {
		n, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Kurikulum, h.Kelas.ID, "1", mapel, akademik.IsianRaporBaru{Santri: s, Isi: isi, Versi: versi})
		require.NoError(t, err)
		require.Empty(t, gagal)
		require.Equal(t, 1, n)
	}
	tulis("", 0, akademik.IsiRapor{Catatan: kenari[1]})
	tulis("", 1, akademik.IsiRapor{Catatan: kenari[1], Sikap: []rapor.Sikap{{Aspek: "Akhlak", Predikat: "B", Uraian: kenari[2]}}})
	tulis("mtk", 0, akademik.IsiRapor{Deskripsi: kenari[3]})
	require.NoError(t, h.LangkahRapor(ctx, h.Pelaku, "kunci", rapor.Kurikulum, akademik.LangkahRaporBaru{Rombel: h.Kelas.ID, Periode: "1", Langkah: rapor.Kunci, Alasan: "rapat sudah setuju"}))
	_, err = h.TerbitkanRapor(ctx, h.Pelaku, "terbit", rapor.Kurikulum, h.Kelas.ID, "1")
	require.NoError(t, err)

	ada, err := h.Stores.Presensi.Izin(ctx, h.Pelaku.Lembaga, akademik.SaringIzin{})
	require.NoError(t, err)
	require.False(t, ada[0].Alasan.Kosong(), "alasannya tersimpan")
	d, err := h.BukaRapor(ctx, h.Pelaku, akademik.SaringTerbitan{Santri: []santri.ID{s}})
	require.NoError(t, err)
	buka, err := json.Marshal(d[0].Rapor)
	require.NoError(t, err)
	for _, x := range kenari[1:3] {
		require.Contains(t, string(buka), x, "yang tersegel memang tersimpan")
	}
}

func tabelKenari(ctx context.Context, db *bun.DB) error {
	for _, m := range []func(context.Context, *bun.DB) error{dasarbun.Schema, santribun.Migrasi, akademikbun.Migrasi} {
		if err := m(ctx, db); err != nil {
			return err
		}
	}
	return nil
}

// What is sealed stands nowhere in the files of SQLite: not in a column, an index, an
// idempotency record or the log of the database.
func TestKenari_SQLite(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	db, err := sqlitedb.Open(filepath.Join(folder, "uji.db"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	require.NoError(t, tabelKenari(t.Context(), db))
	jalaniKenari(t, toko(db))
	berkas, err := os.ReadDir(folder)
	require.NoError(t, err)
	var isi []byte
	for _, b := range berkas {
		satu, err := os.ReadFile(filepath.Join(folder, b.Name()))
		require.NoError(t, err)
		isi = append(isi, satu...)
	}
	require.Contains(t, string(isi), "Matematika Yang Terbuka", "pencarian ini melihat isi berkas")
	privasitest.TanpaKenari(t, "berkas SQLite", isi, kenari...)
}

// Nor in any row of any table of Postgres.
func TestKenari_Postgres(t *testing.T) {
	t.Parallel()
	db := dasartest.Postgres(t, tabelKenari)
	jalaniKenari(t, toko(db))
	var tabel []string
	require.NoError(t, db.NewRaw("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").Scan(t.Context(), &tabel))
	var semua strings.Builder
	for _, n := range tabel {
		var baris []string
		require.NoError(t, db.NewRaw("SELECT t::text FROM ? AS t", bun.Ident(n)).Scan(t.Context(), &baris))
		semua.WriteString(strings.Join(baris, "\n"))
	}
	require.Contains(t, semua.String(), "Matematika Yang Terbuka")
	privasitest.TanpaKenari(t, "tabel Postgres", []byte(semua.String()), kenari...)
}
