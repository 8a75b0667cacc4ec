package cadang

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
)

// tabelKunci keeps the wrapped keys.
const tabelKunci = "privasi_kunci"

// Bungkus wraps a key anew, so that another master key opens it.
type Bungkus func(sidik [32]byte, terbungkus []byte) ([]byte, error)

// TulisLembaga is [Tulis] for one institution of the database: nothing of another is in
// it, nobody's sign-in, and its keys are wrapped by bungkus. It comes back as any backup
// does, as a database of that institution alone.
func TulisLembaga(ctx context.Context, db *bun.DB, tempat string, m Manifes, w io.Writer, l dasar.LembagaID, bungkus Bungkus) (Manifes, error) {
	return tulis(m, w, func(z *zip.Writer) (mesin string, ts []Tabel, err error) {
		if db.Dialect().Name() == dialect.SQLite {
			ts, err = salinSQLite(ctx, db, tempat, z, func(letak string) error { return sisakan(ctx, letak, l, bungkus) })
			return mesinSQLite, ts, err
		}
		ts, err = snapshotPG(ctx, db, func(tx bun.Tx, nama string) (Tabel, error) {
			f, err := z.Create(entriTabel(nama))
			if err != nil {
				return Tabel{}, err
			}
			return barisLembaga(ctx, tx, nama, l, f, bungkus)
		})
		return mesinPG, ts, err
	})
}

// sisakan takes every row of others out of a copy, to the last byte.
func sisakan(ctx context.Context, letak string, l dasar.LembagaID, bungkus Bungkus) (err error) {
	db, err := sqlitedb.Open(letak)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	nama, err := tabelSQLite(ctx, db)
	if err != nil {
		return err
	}
	err = db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.ExecContext(ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
			return err
		}
		for _, n := range nama {
			milik, err := berlembaga(ctx, tx, n)
			switch {
			case err != nil:
				return err
			case milik:
				_, err = tx.ExecContext(ctx, "DELETE FROM ? WHERE lembaga <> ?", bun.Ident(n), string(l))
			case !strings.HasPrefix(n, awalanMigrasi):
				_, err = tx.ExecContext(ctx, "DELETE FROM ?", bun.Ident(n))
			}
			if err != nil {
				return salah(n, err)
			}
		}
		_, err := privasibun.NewKunci(tx).Bungkus(ctx, l, bungkus)
		return err
	})
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM")
	return errors.Join(err, sqlitedb.Bersihkan(ctx, db))
}

// berlembaga reports that the rows of a table belong to institutions.
func berlembaga(ctx context.Context, db bun.IDB, nama string) (bool, error) {
	q := "SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ? AND column_name = 'lembaga'"
	if db.Dialect().Name() == dialect.SQLite {
		q = "SELECT count(*) FROM pragma_table_info(?) WHERE name = 'lembaga'"
	}
	var n int
	err := db.NewRaw(q, nama).Scan(ctx, &n)
	return n > 0, err
}

// barisLembaga writes the rows of one institution; those of nobody only where they are the
// bookkeeping of migrations.
func barisLembaga(ctx context.Context, tx bun.Tx, nama string, l dasar.LembagaID, w io.Writer, bungkus Bungkus) (Tabel, error) {
	milik, err := berlembaga(ctx, tx, nama)
	switch {
	case err != nil:
		return Tabel{}, err
	case !milik && strings.HasPrefix(nama, awalanMigrasi):
		return barisPG(ctx, tx, nama, w, semuaBaris, nil)
	case !milik:
		return barisPG(ctx, tx, nama, w, bun.Safe("false"), nil)
	case nama == tabelKunci && bungkus != nil:
		return barisPG(ctx, tx, nama, w, bun.SafeQuery("lembaga = ?", string(l)), func(teks string) (string, error) { return bungkusBaris(teks, bungkus) })
	}
	return barisPG(ctx, tx, nama, w, bun.SafeQuery("lembaga = ?", string(l)), nil)
}

// bungkusBaris wraps the key in a row that Postgres wrote as JSON.
func bungkusBaris(teks string, bungkus Bungkus) (string, error) {
	var baris map[string]json.RawMessage
	if err := json.Unmarshal([]byte(teks), &baris); err != nil {
		return "", err
	}
	bita := func(kolom string) (b []byte, err error) {
		var s string
		if err = json.Unmarshal(baris[kolom], &s); err == nil {
			b, err = hex.DecodeString(strings.TrimPrefix(s, `\x`))
		}
		return b, err
	}
	sidik, err := bita("sidik")
	if err != nil || len(sidik) != 32 {
		return "", fmt.Errorf("fingerprint of a key: %w", err)
	}
	lama, err := bita("terbungkus")
	if err != nil {
		return "", err
	}
	baru, err := bungkus([32]byte(sidik), lama)
	if err != nil {
		return "", err
	}
	return strings.Replace(teks, hex.EncodeToString(lama), hex.EncodeToString(baru), 1), nil // the rest as Postgres wrote it
}

// kantorSendiri are the tables that the work of the office itself changes, when nobody
// touches the records of people: keys, trail, log, its own records, accounts and what
// waits to be sent.
var kantorSendiri = []string{"privasi_", awalanMigrasi, "kotak", "ulang", "server_"}

// IsiLembaga is a hash of everything that an institution keeps of its work, whatever the
// order of the rows; it changes when any of it does.
func IsiLembaga(ctx context.Context, db *bun.DB, l dasar.LembagaID) (string, error) {
	var ts []Tabel
	satu := func(idb bun.IDB, nama string) error {
		if slices.ContainsFunc(kantorSendiri, func(a string) bool { return strings.HasPrefix(nama, a) }) {
			return nil
		}
		var t Tabel
		milik, err := berlembaga(ctx, idb, nama)
		if err != nil || !milik {
			return err
		}
		if tx, pg := idb.(bun.Tx); pg {
			t, err = barisLembaga(ctx, tx, nama, l, io.Discard, nil)
		} else {
			t, err = sidikBaris(ctx, idb, nama, bun.SafeQuery("lembaga = ?", string(l)))
		}
		ts = append(ts, t)
		return err
	}
	if db.Dialect().Name() != dialect.SQLite {
		if _, err := snapshotPG(ctx, db, func(tx bun.Tx, nama string) (Tabel, error) { return Tabel{}, satu(tx, nama) }); err != nil {
			return "", err
		}
	} else {
		nama, err := tabelSQLite(ctx, db)
		if err != nil {
			return "", err
		}
		for _, n := range nama {
			if err := satu(db, n); err != nil {
				return "", err
			}
		}
	}
	slices.SortFunc(ts, func(a, b Tabel) int { return strings.Compare(a.Nama, b.Nama) })
	b, err := json.Marshal(ts)
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:]), err
}

// snapshotPG reads every table out of one snapshot.
func snapshotPG(ctx context.Context, db *bun.DB, satu func(tx bun.Tx, nama string) (Tabel, error)) (ts []Tabel, err error) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return nil, salah("snapshot", err)
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }()
	nama, err := tabelPG(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, n := range nama {
		t, err := satu(tx, n)
		if err != nil {
			return nil, err
		}
		ts = append(ts, t)
	}
	return ts, nil
}

// salinSQLite copies the file as it stands at one moment, lets ubah change the copy, and
// hashes it.
func salinSQLite(ctx context.Context, db *bun.DB, tempat string, z *zip.Writer, ubah func(letak string) error) (ts []Tabel, err error) {
	dir, err := os.MkdirTemp(tempat, "cadangan-")
	if err != nil {
		return nil, salah("temporary folder", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	salinan := filepath.Join(dir, namaSQLite)
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", salinan); err != nil {
		return nil, salah("copy", err)
	}
	if ubah != nil {
		if err := ubah(salinan); err != nil {
			return nil, err
		}
	}
	if ts, err = sidikSQLite(ctx, salinan); err != nil {
		return nil, err
	}
	f, err := os.Open(salinan)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w, err := z.Create(namaSQLite)
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(w, f)
	return ts, err
}
