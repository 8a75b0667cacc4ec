package dasarbun

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrMigrasiBerkas says that migration files are wrongly named or numbered.
	ErrMigrasiBerkas = dasar.Aturan("DSR-MIGRASI-01")
	// ErrMigrasiBerubah says that a migration which ran already has changed.
	ErrMigrasiBerubah = dasar.Aturan("DSR-MIGRASI-02")
	// ErrMigrasiBaru says that the database is newer than the program.
	ErrMigrasiBaru = dasar.Aturan("DSR-MIGRASI-03")
)

var (
	polaPaket  = regexp.MustCompile(`^[a-z][a-z0-9_]{0,40}$`)
	polaBerkas = regexp.MustCompile(`^(\d{4}_[a-z0-9_]+)(\.pg|\.sqlite)?\.sql$`)
)

// Migrasi brings the tables of one package up to date. files holds, at its
// root, append-only files 0001_nama.sql, 0002_nama.sql and so on without a
// gap, of any number of statements; where the two databases must differ,
// 0001_nama.pg.sql and 0001_nama.sqlite.sql stand in for the one. Other files
// are ignored.
//
// Each file runs once, whole or not at all, in number order; the table
// migrasi_<paket> remembers its name, checksum and moment. Several processes
// may call Migrasi at once: one works, the others wait and find it done. A
// file that changed after it ran ([ErrMigrasiBerubah]) and a database that
// knows files which the program does not ([ErrMigrasiBaru]) are refused before
// anything is touched. Line ends CR LF count as LF.
func Migrasi(ctx context.Context, db *bun.DB, paket string, files fs.FS) error {
	if !polaPaket.MatchString(paket) {
		return ErrMigrasiBerkas.Invalidf("nama paket migrasi %q tidak sah", paket)
	}
	langkah, err := bacaMigrasi(files, db.Dialect().Name())
	if err != nil {
		return err
	}
	m := migrasi{db: db, tabel: "migrasi_" + paket, langkah: langkah}
	if ada, err := m.sudah(ctx, db); err == nil { // a missing table is found again below, under the lock
		if n, err := m.cocok(ada); err != nil || n == len(langkah) {
			return err
		}
	}
	for {
		habis, err := m.maju(ctx)
		if habis || err != nil {
			return Translate(err)
		}
	}
}

type migrasi struct {
	db      *bun.DB
	tabel   string
	langkah []berkasMigrasi
}

type berkasMigrasi struct{ nama, teks, sidik string }

// maju runs the next file in a transaction of its own, or says that none is left.
func (m migrasi) maju(ctx context.Context) (habis bool, err error) {
	err = m.db.RunInTx(ctx, opsi(m.db), func(ctx context.Context, tx bun.Tx) error {
		if err := m.kunci(ctx, tx); err != nil {
			return err
		}
		ada, err := m.sudah(ctx, tx)
		if err != nil {
			return err
		}
		n, err := m.cocok(ada)
		if err != nil {
			return err
		}
		if habis = n == len(m.langkah); habis {
			return nil
		}
		l := m.langkah[n]
		// The driver's own Exec: bun would look for its placeholders in the text.
		if _, err := tx.Tx.ExecContext(ctx, l.teks); err != nil {
			return fmt.Errorf("migrasi %s %s: %w", m.tabel, l.nama, err)
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO ? (nama, sidik, pada) VALUES (?, ?, ?)", bun.Ident(m.tabel), l.nama, l.sidik, Mikro(time.Now()))
		return err
	})
	return habis, err
}

// kunci keeps other processes out until the transaction ends, and makes sure
// that the bookkeeping table exists. A SQLite transaction is alone already.
func (m migrasi) kunci(ctx context.Context, tx bun.Tx) error {
	if m.db.Dialect().Name() == dialect.PG {
		h := fnv.New64a()
		h.Write([]byte("pesantren/" + m.tabel))
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(?)", int64(h.Sum64())); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS ? (nama TEXT PRIMARY KEY, sidik TEXT NOT NULL, pada BIGINT NOT NULL)", bun.Ident(m.tabel))
	return err
}

func (m migrasi) sudah(ctx context.Context, db bun.IDB) (out []berkasMigrasi, err error) {
	rows, err := db.QueryContext(ctx, "SELECT nama, sidik FROM ? ORDER BY nama", bun.Ident(m.tabel))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var b berkasMigrasi
		if err := rows.Scan(&b.nama, &b.sidik); err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, rows.Err()
}

// cocok compares what ran with what there is, and says how many ran.
func (m migrasi) cocok(ada []berkasMigrasi) (int, error) {
	for i, a := range ada {
		switch {
		case i >= len(m.langkah) || m.langkah[i].nama != a.nama:
			return 0, ErrMigrasiBaru.Conflictf("basis data lebih baru daripada program ini (%s: %s); pakai program yang lebih baru", m.tabel, a.nama)
		case m.langkah[i].sidik != a.sidik:
			return 0, ErrMigrasiBerubah.Conflictf("migrasi %s (%s) berubah sesudah dijalankan; pakai program yang asli", a.nama, m.tabel)
		}
	}
	return len(ada), nil
}

// bacaMigrasi reads the files meant for a dialect, in number order.
func bacaMigrasi(files fs.FS, d dialect.Name) ([]berkasMigrasi, error) {
	entri, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("migrasi: %w", err)
	}
	akhiran := map[dialect.Name]string{dialect.PG: ".pg", dialect.SQLite: ".sqlite"}[d]
	ragam := map[string][]string{} // name to the suffixes that there are
	for _, e := range entri {
		if e.IsDir() || path.Ext(e.Name()) != ".sql" {
			continue
		}
		p := polaBerkas.FindStringSubmatch(e.Name())
		if p == nil {
			return nil, ErrMigrasiBerkas.Invalidf("nama berkas migrasi %q tidak sah; tulis misalnya 0001_awal.sql", e.Name())
		}
		ragam[p[1]] = append(ragam[p[1]], p[2])
	}
	out := make([]berkasMigrasi, 0, len(ragam))
	for nama, r := range ragam {
		pakai := akhiran
		if slices.Equal(r, []string{""}) {
			pakai = ""
		} else if !slices.Equal(r, []string{".pg", ".sqlite"}) {
			return nil, ErrMigrasiBerkas.Invalidf("migrasi %s harus satu berkas .sql, atau sepasang .pg.sql dan .sqlite.sql", nama)
		}
		isi, err := fs.ReadFile(files, nama+pakai+".sql")
		if err != nil {
			return nil, fmt.Errorf("migrasi: %w", err)
		}
		teks := strings.ReplaceAll(string(isi), "\r\n", "\n")
		h := sha256.Sum256([]byte(teks))
		out = append(out, berkasMigrasi{nama, teks, hex.EncodeToString(h[:])})
	}
	slices.SortFunc(out, func(a, b berkasMigrasi) int { return strings.Compare(a.nama, b.nama) })
	for i, b := range out {
		if b.nama[:4] != fmt.Sprintf("%04d", i+1) {
			return nil, ErrMigrasiBerkas.Invalidf("migrasi %s tidak berurutan; nomor %04d belum ada atau dipakai dua kali", b.nama, i+1)
		}
	}
	return out, nil
}
