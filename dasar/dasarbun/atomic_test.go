package dasarbun_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

func unitKas(db bun.IDB) dasar.Atomic[kas] {
	return dasarbun.Atomic(db, func(db bun.IDB) kas { return kas{db} })
}

func TestUnitDiulang(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		kalah := dasarbun.Translate(galatPg("40001"))
		t.Run("sampai berhasil", func(t *testing.T) {
			kali := 0
			err := unitKas(db).Do(t.Context(), func(ctx context.Context, k kas) error {
				kali++
				if err := k.Simpan(ctx, "A", fmt.Sprint("percobaan-", kali), 1); err != nil {
					return err
				}
				if kali < 3 {
					return kalah
				}
				return nil
			})
			require.NoError(t, err)
			require.Equal(t, 3, kali)
			for _, kunci := range []string{"percobaan-1", "percobaan-2"} {
				_, err = kas{db}.Isi(t.Context(), "A", kunci)
				require.ErrorIs(t, err, dasar.ErrTiada, "a lost attempt leaves nothing")
			}
		})
		t.Run("terbatas, lalu galat fn kembali utuh", func(t *testing.T) {
			kali := 0
			err := unitKas(db).Do(t.Context(), func(context.Context, kas) error { kali++; return kalah })
			require.True(t, err == kalah)
			require.Equal(t, 10, kali)
		})
		t.Run("berhenti bersama context", func(t *testing.T) {
			ctx, akhiri := context.WithCancel(t.Context())
			kali := 0
			err := unitKas(db).Do(ctx, func(context.Context, kas) error { kali++; akhiri(); return kalah })
			require.Error(t, err)
			require.Equal(t, 1, kali)
		})
		t.Run("galat lain tidak diulang", func(t *testing.T) {
			kali, lain := 0, errors.New("lain")
			err := unitKas(db).Do(t.Context(), func(context.Context, kas) error { kali++; return lain })
			require.True(t, err == lain)
			require.Equal(t, 1, kali)
		})
	})
}

// Two units that lock the same rows in opposite order: Postgres ends one of
// them, and it goes through when it is run again.
func TestSalingMenungguDiulang(t *testing.T) {
	db := dasartest.Postgres(t, tabelUji)
	_, err := db.Exec(`DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET deadlock_timeout = ''50ms'''; END $$`)
	require.NoError(t, err)
	db.SetMaxIdleConns(0) // the setting is for new connections
	k := kas{db}
	require.NoError(t, k.Simpan(t.Context(), "A", "laci", 100))
	require.NoError(t, k.Simpan(t.Context(), "A", "bank", 100))

	var bertemu sync.WaitGroup // both hold their first lock
	bertemu.Add(2)
	var mu sync.Mutex
	kali := 0
	pindah := func(dari, ke string) error {
		pertama := true
		return unitKas(db).Do(t.Context(), func(ctx context.Context, k kas) error {
			mu.Lock()
			kali++
			mu.Unlock()
			if _, err := k.Tambah(ctx, "A", dari, -10); err != nil {
				return err
			}
			if pertama {
				pertama = false
				bertemu.Done()
				bertemu.Wait()
			}
			_, err := k.Tambah(ctx, "A", ke, 10)
			return err
		})
	}
	var wg sync.WaitGroup
	wg.Go(func() { assert.NoError(t, pindah("laci", "bank")) })
	wg.Go(func() { assert.NoError(t, pindah("bank", "laci")) })
	wg.Wait()
	require.GreaterOrEqual(t, kali, 3, "no unit was ended: the test proves nothing")
	for _, kunci := range []string{"laci", "bank"} {
		n, err := k.Isi(t.Context(), "A", kunci)
		require.NoError(t, err)
		require.EqualValues(t, 100, n)
	}
}

// A violated deferred constraint shows only at COMMIT: that is not success.
func TestGalatCommitBukanBerhasil(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		err := unitKas(db).Do(t.Context(), func(ctx context.Context, k kas) error {
			if err := k.Simpan(ctx, "A", "laci", 1); err != nil {
				return err
			}
			_, err := k.db.ExecContext(ctx, "INSERT INTO anak (id, induk) VALUES (1, 99)")
			return err
		})
		require.Error(t, err)
		require.Equal(t, dasar.Internal, dasar.KindOf(err), "%v", err)
		_, err = kas{db}.Isi(t.Context(), "A", "laci")
		require.ErrorIs(t, err, dasar.ErrTiada)
		require.NoError(t, kas{db}.Simpan(t.Context(), "A", "laci", 1), "the connection stays usable")
	})
}

// On Postgres a unit that swallows the error of a statement cannot be kept,
// and says so.
func TestGalatDitelanTetapGagal(t *testing.T) {
	db := dasartest.Postgres(t, tabelUji)
	err := unitKas(db).Do(t.Context(), func(ctx context.Context, k kas) error {
		assert.NoError(t, k.Simpan(ctx, "A", "laci", 1))
		_, err := k.db.ExecContext(ctx, "INSERT INTO induk (id, kode) VALUES (1, NULL)")
		assert.Error(t, err)
		return nil
	})
	require.Error(t, err)
	_, err = kas{db}.Isi(t.Context(), "A", "laci")
	require.ErrorIs(t, err, dasar.ErrTiada)
}

// An embedder's own transaction is the outer unit: ours is a savepoint in it.
func TestTransaksiPemakai(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		for nama, kemas := range map[string]func(*bun.Tx) bun.IDB{
			"nilai":    func(tx *bun.Tx) bun.IDB { return *tx },
			"penunjuk": func(tx *bun.Tx) bun.IDB { return tx },
		} {
			tx, err := db.BeginTx(t.Context(), nil)
			require.NoError(t, err)
			milik := kemas(&tx)
			require.NoError(t, unitKas(milik).Do(t.Context(), func(ctx context.Context, k kas) error { return k.Simpan(ctx, "A", nama, 1) }))

			kali, kalah := 0, galatPg("40001")
			err = unitKas(milik).Do(t.Context(), func(ctx context.Context, k kas) error {
				kali++
				if err := k.Simpan(ctx, "A", nama+"-gagal", 1); err != nil {
					return err
				}
				return kalah
			})
			require.True(t, err == kalah)
			require.Equal(t, 1, kali, "a savepoint is not retried")
			require.NoError(t, tx.Commit())

			_, err = kas{db}.Isi(t.Context(), "A", nama)
			require.NoError(t, err)
			_, err = kas{db}.Isi(t.Context(), "A", nama+"-gagal")
			require.ErrorIs(t, err, dasar.ErrTiada)
		}
	})
}

func TestUnitDiAtasSambungan(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		c, err := db.Conn(t.Context())
		require.NoError(t, err)
		defer c.Close()
		require.NoError(t, unitKas(c).Do(t.Context(), func(ctx context.Context, k kas) error { return k.Simpan(ctx, "A", "laci", 1) }))
		require.ErrorIs(t, unitKas(c).Do(t.Context(), func(ctx context.Context, k kas) error {
			if err := k.Simpan(ctx, "A", "laci", 2); err != nil {
				return err
			}
			return errGagal
		}), errGagal)
		n, err := kas{c}.Isi(t.Context(), "A", "laci")
		require.NoError(t, err)
		require.EqualValues(t, 1, n)
	})
}

// The transaction was rolled back behind our back: COMMIT finds none, and the
// context is named as the cause.
func TestContextBerakhirSebelumCommit(t *testing.T) {
	diDua(t, func(t *testing.T, db *bun.DB) {
		ctx, akhiri := context.WithCancel(t.Context())
		err := unitKas(db).Do(ctx, func(ctx context.Context, k kas) error {
			assert.NoError(t, k.Simpan(ctx, "A", "laci", 1))
			akhiri()
			for {
				if _, err := k.db.ExecContext(context.Background(), "SELECT 1"); err != nil {
					return nil
				}
			}
		})
		require.ErrorIs(t, err, context.Canceled)
		require.ErrorIs(t, err, dasar.ErrSibuk)
		_, err = kas{db}.Isi(t.Context(), "A", "laci")
		require.ErrorIs(t, err, dasar.ErrTiada)
	})
}

var errGagal = errors.New("gagal")

// Whatever the server's default is, a unit on Postgres is READ COMMITTED.
func TestTingkatIsolasi(t *testing.T) {
	db := dasartest.Postgres(t, tabelUji)
	_, err := db.Exec(`DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET default_transaction_isolation = ''serializable'''; END $$`)
	require.NoError(t, err)
	db.SetMaxIdleConns(0)
	var luar, dalam string
	require.NoError(t, db.NewRaw("SHOW transaction_isolation").Scan(t.Context(), &luar))
	require.Equal(t, "serializable", luar)
	require.NoError(t, unitKas(db).Do(t.Context(), func(ctx context.Context, k kas) error {
		return k.db.NewRaw("SHOW transaction_isolation").Scan(ctx, &dalam)
	}))
	require.Equal(t, "read committed", dalam)
}
