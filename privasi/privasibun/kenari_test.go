package privasibun_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

const kenari = "KENARI-3599010101010001"

type orang struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	NIK    privasi.Tertutup[string] `privasi:"kategori=identitas.nik;kelas=umum;retensi=identitas;indeks"`
	Sakit  privasi.Tertutup[string] `privasi:"kategori=kesehatan;kelas=spesifik;retensi=kesehatan"`
}

type barisOrang struct {
	bun.BaseModel `bun:"table:uji_orang"`
	Subjek        string `bun:",pk"`
	NIK           []byte `bun:"nik"`
	NIKIndeks     []byte `bun:"nik_indeks"`
	Sakit         []byte
}

// jalani stores, reads back and shows a person whose fields hold the canary,
// all through db.
func jalani(t *testing.T, db *bun.DB) (*privasitest.RumahUji, orang) {
	t.Helper()
	ctx, g := context.Background(), gudang(db)
	r := privasitest.Rumah(t, func(d *privasi.Daftar) { privasi.MustDaftarkan[orang](d) })
	r.Brankas = privasi.BuatBrankas(g.Kunci, privasitest.Induk(t))
	r.Penjaga.Brankas, r.Penjaga.Jejak, r.Penjaga.Register = r.Brankas, g.Jejak, g.Register
	require.NoError(t, g.Register.Simpan(ctx, privasitest.Lembaga, privasitest.RegisterBaku(t, privasitest.Lembaga), 0))
	_, err := db.ExecContext(ctx, "CREATE TABLE uji_orang (subjek TEXT PRIMARY KEY, nik BYTEA, nik_indeks BYTEA, sakit BYTEA)")
	require.NoError(t, err)

	o := orang{privasi.NewSubjek(), privasi.Tutup(kenari), privasi.Tutup(kenari)}
	privasitest.Segel(t, r, &o)
	nik, err := o.NIK.Simpan()
	require.NoError(t, err)
	sakit, err := o.Sakit.Simpan()
	require.NoError(t, err)
	_, err = db.NewInsert().Model(&barisOrang{Subjek: string(o.Subjek), NIK: nik.Sandi, NIKIndeks: nik.Indeks, Sakit: sakit.Sandi}).Exec(ctx)
	require.NoError(t, err)

	var b barisOrang
	cari, err := r.Brankas.IndeksButa(ctx, privasitest.Lembaga, privasi.KategoriNIK, kenari)
	require.NoError(t, err)
	require.NoError(t, db.NewSelect().Model(&b).Where("nik_indeks = ?", cari).Scan(ctx), "dicari dengan indeks buta")
	dapat := orang{privasi.SubjekID(b.Subjek), privasi.DariSegel[string](privasi.Bungkus{Sandi: b.NIK, Indeks: b.NIKIndeks}), privasi.DariSegel[string](privasi.Bungkus{Sandi: b.Sakit})}
	v, err := r.Penjaga.Minta(ctx, privasitest.Pelaku(privasi.PeranPPDP, privasi.TujuanHakSubjek), "privasibun_test.orang", []string{"NIK", "Sakit"}, dapat.Subjek)
	require.NoError(t, err)
	require.Equal(t, map[string]string{"NIK": kenari, "Sakit": kenari}, v.Sajikan(&dapat))
	return r, dapat
}

func tanpaKenari(t *testing.T, dari string, isi []byte) {
	t.Helper()
	privasitest.TanpaKenari(t, dari, isi, kenari, "3599010101010001")
}

func TestP35_I43_BerkasSQLiteTanpaKenari(t *testing.T) {
	dir := t.TempDir()
	db, err := sqlitedb.Open(filepath.Join(dir, "uji.db"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	require.NoError(t, privasibun.Migrasi(t.Context(), db))
	jalani(t, db)
	_, err = db.Exec("CREATE TABLE uji_terang (x TEXT)")
	require.NoError(t, err)
	_, err = db.Exec("INSERT INTO uji_terang VALUES ('terang-benderang')")
	require.NoError(t, err)
	isi := semuaBerkas(t, dir)
	require.Contains(t, string(isi), "terang-benderang", "pencarian ini melihat isi berkas")
	tanpaKenari(t, "berkas SQLite", isi)
}

func semuaBerkas(t *testing.T, dir string) (semua []byte) {
	t.Helper()
	berkas, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, b := range berkas {
		isi, err := os.ReadFile(filepath.Join(dir, b.Name()))
		require.NoError(t, err)
		semua = append(semua, isi...)
	}
	return semua
}

func TestP35_IsiPostgresTanpaKenari(t *testing.T) {
	db := dasartest.Postgres(t, privasibun.Migrasi)
	jalani(t, db)
	var tabel []string
	require.NoError(t, db.NewRaw("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").Scan(t.Context(), &tabel))
	require.Contains(t, tabel, "uji_orang")
	for _, n := range tabel {
		var baris []string
		require.NoError(t, db.NewRaw("SELECT t::text FROM ? AS t", bun.Ident(n)).Scan(t.Context(), &baris))
		tanpaKenari(t, n, []byte(strings.Join(baris, "\n")))
	}
}

// A destroyed key leaves no bytes behind in the file: SQLite would keep a
// deleted row in its free space.
func TestI41_KunciMusnahHilangDariBerkasSQLite(t *testing.T) {
	dir := t.TempDir()
	db, err := sqlitedb.Open(filepath.Join(dir, "uji.db"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	require.NoError(t, privasibun.Migrasi(t.Context(), db))
	g, ctx := privasibun.NewKunci(db), t.Context()
	hilang, tetap := privasi.KunciID{Subjek: "a", Kelas: privasi.RetensiIdentitas}, privasi.KunciID{Subjek: "b", Kelas: privasi.RetensiIdentitas}
	_, err = g.Buat(ctx, "uji", map[privasi.KunciID][]byte{hilang: []byte("kunci-terbungkus-yang-hilang"), tetap: []byte("kunci-terbungkus-yang-tetap")}, privasitest.RegisterBaku(t, "uji").TandaTangan.Pada)
	require.NoError(t, err)
	require.NoError(t, g.Musnahkan(ctx, "uji", []privasi.KunciID{hilang}, privasitest.RegisterBaku(t, "uji").TandaTangan.Pada))
	_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	require.NoError(t, err)
	isi := string(semuaBerkas(t, dir))
	require.Contains(t, isi, "kunci-terbungkus-yang-tetap")
	require.NotContains(t, isi, "kunci-terbungkus-yang-hilang")
}

func TestRegisterDiubahDiBasisDataDitolak(t *testing.T) {
	for nama, db := range map[string]*bun.DB{"SQLite": dasartest.SQLite(t, privasibun.Migrasi), "Postgres": dasartest.Postgres(t, privasibun.Migrasi)} {
		g, ctx := privasibun.NewRegister(db), t.Context()
		require.NoError(t, g.Simpan(ctx, "uji", privasitest.RegisterBaku(t, "uji"), 0))
		for _, ubah := range []string{"isi = replace(isi, '\"kasir\":2', '\"kasir\":3')", "oleh = ''", "isi = 'rusak'", "isi = replace(isi, '\"uji\"', '\"lain\"')"} {
			var asli barisIsi
			require.NoError(t, db.NewSelect().Model(&asli).Scan(ctx))
			_, err := db.Exec("UPDATE privasi_register SET " + ubah)
			require.NoError(t, err)
			_, err = g.Ambil(ctx, "uji")
			require.Error(t, err, fmt.Sprint(nama, ubah))
			_, err = db.NewUpdate().Model(&asli).Where("versi = 1").Exec(ctx)
			require.NoError(t, err)
			_, err = g.Ambil(ctx, "uji")
			require.NoError(t, err, nama)
		}
	}
}

type barisIsi struct {
	bun.BaseModel `bun:"table:privasi_register"`
	Isi, Oleh     string
}
