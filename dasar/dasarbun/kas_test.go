package dasarbun_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

// diDua runs a test on both databases.
func diDua(t *testing.T, uji func(*testing.T, *bun.DB)) {
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		uji(t, dasartest.SQLite(t, dasarbun.Schema, tabelUji))
	})
	t.Run("Postgres", func(t *testing.T) {
		t.Parallel()
		uji(t, dasartest.Postgres(t, dasarbun.Schema, tabelUji))
	})
}

func tabelUji(ctx context.Context, db *bun.DB) error {
	for _, q := range []string{
		`CREATE TABLE kas (lembaga TEXT NOT NULL, kunci TEXT NOT NULL, jumlah BIGINT NOT NULL, PRIMARY KEY (lembaga, kunci))`,
		`CREATE TABLE induk (id BIGINT NOT NULL, kode TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (kode))`,
		`CREATE TABLE anak (id BIGINT NOT NULL, induk BIGINT NOT NULL REFERENCES induk (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (id))`,
	} {
		if _, err := db.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// kas is the store that dasartest.RunAtomic judges units with.
type kas struct{ db bun.IDB }

func (k kas) pilih(l dasar.LembagaID, kunci string) *bun.SelectQuery {
	return k.db.NewSelect().Table("kas").Column("jumlah").Where("lembaga = ? AND kunci = ?", l, kunci)
}

func (k kas) Isi(ctx context.Context, l dasar.LembagaID, kunci string) (n int64, err error) {
	err = k.pilih(l, kunci).Scan(ctx, &n)
	return n, dasarbun.Translate(err)
}

func (k kas) IsiTerkunci(ctx context.Context, l dasar.LembagaID, kunci string) (n int64, err error) {
	err = dasarbun.ForUpdate(k.pilih(l, kunci)).Scan(ctx, &n)
	return n, dasarbun.Translate(err)
}

func (k kas) Simpan(ctx context.Context, l dasar.LembagaID, kunci string, jumlah int64) error {
	return dasarbun.OneRow(k.db.ExecContext(ctx,
		"INSERT INTO kas (lembaga, kunci, jumlah) VALUES (?, ?, ?) ON CONFLICT (lembaga, kunci) DO UPDATE SET jumlah = EXCLUDED.jumlah", l, kunci, jumlah))
}

func (k kas) Tambah(ctx context.Context, l dasar.LembagaID, kunci string, n int64) (jumlah int64, err error) {
	err = k.db.NewRaw("UPDATE kas SET jumlah = jumlah + ? WHERE lembaga = ? AND kunci = ? RETURNING jumlah", n, l, kunci).Scan(ctx, &jumlah)
	return jumlah, dasarbun.Translate(err)
}

func (k kas) Unit() dasar.Atomic[dasartest.BukuKas] {
	return dasarbun.Atomic(k.db, func(db bun.IDB) dasartest.BukuKas { return kas{db} })
}

func TestAtomicSQLite(t *testing.T) {
	dasartest.RunAtomic(t, func(t *testing.T) dasartest.BukuKas { return kas{dasartest.SQLite(t, tabelUji)} })
}

func TestAtomicPostgres(t *testing.T) {
	dasartest.RunAtomic(t, func(t *testing.T) dasartest.BukuKas { return kas{dasartest.Postgres(t, tabelUji)} })
}

func TestUlang(t *testing.T) {
	buka := func(db *bun.DB) dasar.Atomic[dasar.Ulang] { return dasarbun.Atomic(db, dasarbun.Ulang) }
	t.Run("SQLite", func(t *testing.T) {
		dasartest.RunUlang(t, func(t *testing.T) dasar.Atomic[dasar.Ulang] { return buka(dasartest.SQLite(t, dasarbun.Schema)) })
	})
	t.Run("Postgres", func(t *testing.T) {
		dasartest.RunUlang(t, func(t *testing.T) dasar.Atomic[dasar.Ulang] { return buka(dasartest.Postgres(t, dasarbun.Schema)) })
	})
}

func TestKotak(t *testing.T) {
	buka := func(t *testing.T, db *bun.DB) (dasar.Atomic[dasar.Kotak], func(dasar.LembagaID) []dasar.Pesan) {
		return dasarbun.Atomic(db, func(db bun.IDB) dasar.Kotak { return dasarbun.Kotak{DB: db} }),
			func(l dasar.LembagaID) []dasar.Pesan { return menunggu(t, db, l) }
	}
	t.Run("SQLite", func(t *testing.T) {
		dasartest.RunKotak(t, func(t *testing.T) (dasar.Atomic[dasar.Kotak], func(dasar.LembagaID) []dasar.Pesan) {
			return buka(t, dasartest.SQLite(t, dasarbun.Schema))
		})
	})
	t.Run("Postgres", func(t *testing.T) {
		dasartest.RunKotak(t, func(t *testing.T) (dasar.Atomic[dasar.Kotak], func(dasar.LembagaID) []dasar.Pesan) {
			return buka(t, dasartest.Postgres(t, dasarbun.Schema))
		})
	})
}

// menunggu reads what waits in the outbox, oldest first.
func menunggu(t *testing.T, db bun.IDB, l dasar.LembagaID) (out []dasar.Pesan) {
	t.Helper()
	var rows []struct {
		ID, Topik string
		Isi       []byte
		Dibuat    int64
	}
	err := db.NewSelect().Table("kotak_keluar").Column("id", "topik", "isi", "dibuat").Where("lembaga = ? AND NOT mati", l).Order("dibuat", "id").Scan(t.Context(), &rows)
	require.NoError(t, err)
	for _, r := range rows {
		out = append(out, dasar.Pesan{Lembaga: l, ID: r.ID, Topik: r.Topik, Isi: r.Isi, Dibuat: dasarbun.DariMikro(r.Dibuat)})
	}
	return out
}
