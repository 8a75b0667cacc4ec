package cadang

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
)

// sidikSQLite hashes every table of a file.
func sidikSQLite(ctx context.Context, letak string) (ts []Tabel, err error) {
	db, err := sqlitedb.Open(letak)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	nama, err := tabelSQLite(ctx, db)
	if err != nil {
		return nil, err
	}
	for _, n := range nama {
		t, err := sidikBaris(ctx, db, n, semuaBaris)
		if err != nil {
			return nil, err
		}
		ts = append(ts, t)
	}
	return ts, sqlitedb.Bersihkan(ctx, db)
}

func tabelSQLite(ctx context.Context, db bun.IDB) (nama []string, err error) {
	if err := db.NewRaw("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name").Scan(ctx, &nama); err != nil {
		return nil, salah("tables", err)
	}
	return nama, nil
}

// sidikBaris hashes the rows of a table that a condition names.
func sidikBaris(ctx context.Context, db bun.IDB, nama string, syarat any) (Tabel, error) {
	rows, err := db.QueryContext(ctx, "SELECT * FROM ? WHERE ?", bun.Ident(nama), syarat)
	if err != nil {
		return Tabel{}, salah(nama, err)
	}
	defer rows.Close()
	kolom, err := rows.Columns()
	if err != nil {
		return Tabel{}, salah(nama, err)
	}
	nilai, letak := make([]any, len(kolom)), make([]any, len(kolom))
	for i := range nilai {
		letak[i] = &nilai[i]
	}
	var s sidikTabel
	for rows.Next() {
		if err := rows.Scan(letak...); err != nil {
			return Tabel{}, salah(nama, err)
		}
		h := sha256.New()
		for _, v := range nilai {
			teks := fmt.Sprintf("%T:%v", v, v)
			var p [8]byte
			binary.BigEndian.PutUint64(p[:], uint64(len(teks)))
			h.Write(p[:])
			io.WriteString(h, teks)
		}
		s.tambah([32]byte(h.Sum(nil)))
	}
	return s.tabel(nama), rows.Err()
}

// PulihkanSQLite puts the file of a backup at letak, where nothing may be, and compares it.
// What does not compare is taken away again.
func PulihkanSQLite(ctx context.Context, z *zip.Reader, m Manifes, letak string) (err error) {
	if m.Mesin != mesinSQLite {
		return ErrTujuan.Invalidf("cadangan ini dari Postgres; isilah DATABASE_URL dengan basis data Postgres yang kosong")
	}
	if _, err := os.Stat(letak); !errors.Is(err, os.ErrNotExist) {
		return ErrTujuan.Conflictf("di folder ini sudah ada basis data; pindahkan dahulu, atau pulihkan ke folder lain dengan -data")
	}
	f, err := z.Open(namaSQLite)
	if err != nil {
		return ErrCadangan.Invalidf("cadangan tidak memuat basis data").Karena(err)
	}
	defer f.Close()
	g, err := os.OpenFile(letak, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			for _, x := range []string{"", "-wal", "-shm"} {
				_ = os.Remove(letak + x)
			}
		}
	}()
	_, err = io.Copy(g, f)
	if err = errors.Join(err, g.Sync(), g.Close()); err != nil {
		return ErrCadangan.Invalidf("cadangan rusak; ambil salinan yang lain").Karena(err)
	}
	ada, err := sidikSQLite(ctx, letak)
	if err != nil {
		return ErrCadangan.Invalidf("basis data di dalam cadangan rusak; ambil salinan yang lain").Karena(err)
	}
	return cocok(m.Tabel, ada)
}
