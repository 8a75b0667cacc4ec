package dasarbun_test

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

func berkas(isi map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for nama, teks := range isi {
		out[nama] = &fstest.MapFile{Data: []byte(teks)}
	}
	return out
}

const (
	migrasiSatu = "-- dua pernyataan, dan tanda tanya? dalam teks\nCREATE TABLE satu (a TEXT NOT NULL, PRIMARY KEY (a));\nINSERT INTO satu VALUES ('apa?');\n"
	migrasiDua  = "CREATE TABLE dua (b BIGINT);\nINSERT INTO satu VALUES ('dua');\n"
)

func hitung(t *testing.T, db *bun.DB, tabel string) int64 {
	t.Helper()
	n, err := db.NewSelect().Table(tabel).Count(t.Context())
	require.NoError(t, err)
	return int64(n)
}

func diDuaKosong(t *testing.T, uji func(*testing.T, *bun.DB)) {
	t.Run("SQLite", func(t *testing.T) { t.Parallel(); uji(t, dasartest.SQLite(t)) })
	t.Run("Postgres", func(t *testing.T) { t.Parallel(); uji(t, dasartest.Postgres(t)) })
}

func TestMigrasi(t *testing.T) {
	awal := map[string]string{"0001_satu.sql": migrasiSatu}
	penuh := map[string]string{"0001_satu.sql": migrasiSatu, "0002_dua.sql": migrasiDua, "BACA.md": "bukan migrasi"}
	jalan := func(t *testing.T, db *bun.DB, isi map[string]string) error {
		return dasarbun.Migrasi(t.Context(), db, "uji", berkas(isi))
	}

	for nama, uji := range map[string]func(*testing.T, *bun.DB){
		"dari kosong dan berulang": func(t *testing.T, db *bun.DB) {
			for range 3 {
				require.NoError(t, jalan(t, db, penuh))
				require.EqualValues(t, 2, hitung(t, db, "satu"))
				require.EqualValues(t, 2, hitung(t, db, "migrasi_uji"))
			}
		},
		"dari versi sebelumnya": func(t *testing.T, db *bun.DB) {
			require.NoError(t, jalan(t, db, awal))
			require.NoError(t, jalan(t, db, penuh))
			require.EqualValues(t, 2, hitung(t, db, "satu"))
		},
		"paket lain terpisah": func(t *testing.T, db *bun.DB) {
			require.NoError(t, jalan(t, db, awal))
			require.NoError(t, dasarbun.Migrasi(t.Context(), db, "lain", berkas(map[string]string{"0001_lain.sql": "CREATE TABLE lain (a TEXT)"})))
			require.EqualValues(t, 1, hitung(t, db, "migrasi_lain"))
		},
		"akhir baris Windows sama saja": func(t *testing.T, db *bun.DB) {
			require.NoError(t, jalan(t, db, awal))
			require.NoError(t, jalan(t, db, map[string]string{"0001_satu.sql": strings.ReplaceAll(migrasiSatu, "\n", "\r\n")}))
		},
		"berkas berubah ditolak": func(t *testing.T, db *bun.DB) {
			require.NoError(t, jalan(t, db, awal))
			err := jalan(t, db, map[string]string{"0001_satu.sql": migrasiSatu + " ", "0002_dua.sql": migrasiDua})
			require.ErrorIs(t, err, dasarbun.ErrMigrasiBerubah)
			require.EqualValues(t, 1, hitung(t, db, "migrasi_uji"), "nothing ran")
		},
		"basis data lebih baru ditolak": func(t *testing.T, db *bun.DB) {
			require.NoError(t, jalan(t, db, penuh))
			err := jalan(t, db, awal)
			require.ErrorIs(t, err, dasarbun.ErrMigrasiBaru)
			require.Equal(t, dasar.Conflict, dasar.KindOf(err))
		},
		"berkas disisipkan di belakang ditolak": func(t *testing.T, db *bun.DB) {
			require.NoError(t, jalan(t, db, penuh))
			err := jalan(t, db, map[string]string{"0001_satu.sql": migrasiSatu, "0002_antara.sql": "SELECT 1", "0003_dua.sql": migrasiDua})
			require.ErrorIs(t, err, dasarbun.ErrMigrasiBaru)
		},
		"berkas yang gagal tidak meninggalkan apa pun": func(t *testing.T, db *bun.DB) {
			rusak := map[string]string{"0001_satu.sql": migrasiSatu, "0002_dua.sql": migrasiDua + "INSERT INTO tidak_ada VALUES (1);"}
			require.Error(t, jalan(t, db, rusak))
			require.EqualValues(t, 1, hitung(t, db, "satu"), "the first file stays, the second is undone whole")
			require.EqualValues(t, 1, hitung(t, db, "migrasi_uji"))
			require.NoError(t, jalan(t, db, penuh), "a mended second file may follow")
			require.EqualValues(t, 2, hitung(t, db, "satu"))
		},
		"serentak dalam satu proses": func(t *testing.T, db *bun.DB) {
			var wg sync.WaitGroup
			for range 8 {
				wg.Go(func() { assert.NoError(t, jalan(t, db, penuh)) })
			}
			wg.Wait()
			require.EqualValues(t, 2, hitung(t, db, "satu"))
			require.EqualValues(t, 2, hitung(t, db, "migrasi_uji"))
		},
		"sepasang berkas menurut basis data": func(t *testing.T, db *bun.DB) {
			pasang := map[string]string{"0001_satu.pg.sql": "CREATE TABLE pg_punya (a BIGINT)", "0001_satu.sqlite.sql": "CREATE TABLE sqlite_punya (a BIGINT)"}
			if db.Dialect().Name().String() == "pg" {
				// A name that starts with sqlite_ is refused by SQLite itself, so each knows its own file only.
				require.NoError(t, jalan(t, db, pasang))
				require.Zero(t, hitung(t, db, "pg_punya"))
				return
			}
			pasang["0001_satu.sqlite.sql"] = "CREATE TABLE lite_punya (a BIGINT)"
			require.NoError(t, jalan(t, db, pasang))
			require.Zero(t, hitung(t, db, "lite_punya"))
		},
	} {
		t.Run(nama, func(t *testing.T) { t.Parallel(); diDuaKosong(t, uji) })
	}
}

func TestMigrasiNamaBerkas(t *testing.T) {
	db := dasartest.SQLite(t)
	for nama, isi := range map[string][]string{
		"tanpa nomor":        {"awal.sql"},
		"huruf besar":        {"0001_Awal.sql"},
		"tidak mulai dari 1": {"0002_awal.sql"},
		"berlubang":          {"0001_awal.sql", "0003_akhir.sql"},
		"nomor dua kali":     {"0001_awal.sql", "0001_lain.sql"},
		"tanpa pasangan":     {"0001_awal.pg.sql"},
		"pasangan dan satu":  {"0001_awal.sql", "0001_awal.pg.sql", "0001_awal.sqlite.sql"},
	} {
		m := map[string]string{}
		for _, n := range isi {
			m[n] = "SELECT 1"
		}
		require.ErrorIs(t, dasarbun.Migrasi(t.Context(), db, "uji", berkas(m)), dasarbun.ErrMigrasiBerkas, nama)
	}
	require.ErrorIs(t, dasarbun.Migrasi(t.Context(), db, `x"; DROP`, berkas(nil)), dasarbun.ErrMigrasiBerkas)
}

// Two processes migrate at once: the child is this test binary.
func TestMigrasiDuaProses(t *testing.T) {
	penuh := berkas(map[string]string{"0001_satu.sql": migrasiSatu, "0002_dua.sql": migrasiDua})
	if alamat := os.Getenv("UJI_MIGRASI"); alamat != "" {
		db := bukaAlamat(t, alamat)
		require.NoError(t, dasarbun.Migrasi(t.Context(), db, "uji", penuh))
		return
	}
	for nama, alamat := range map[string]string{"SQLite": t.TempDir() + "/uji.db", "Postgres": dasartest.PostgresURL(t)} {
		t.Run(nama, func(t *testing.T) {
			var wg sync.WaitGroup
			for range 3 {
				wg.Go(func() {
					c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestMigrasiDuaProses$")
					c.Env = append(os.Environ(), "UJI_MIGRASI="+alamat)
					out, err := c.CombinedOutput()
					assert.NoError(t, err, "%s", out)
				})
			}
			wg.Wait()
			db := bukaAlamat(t, alamat)
			require.EqualValues(t, 2, hitung(t, db, "satu"))
			require.EqualValues(t, 2, hitung(t, db, "migrasi_uji"))
		})
	}
}

func bukaAlamat(t *testing.T, alamat string) *bun.DB {
	buka := sqlitedb.Open
	if strings.HasPrefix(alamat, "postgres://") {
		buka = pgdb.Open
	}
	db, err := buka(alamat)
	require.NoError(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

func TestSchemaBerulang(t *testing.T) {
	diDuaKosong(t, func(t *testing.T, db *bun.DB) {
		for range 2 {
			require.NoError(t, dasarbun.Schema(context.Background(), db))
		}
		require.Zero(t, hitung(t, db, "kotak_keluar"))
	})
}
