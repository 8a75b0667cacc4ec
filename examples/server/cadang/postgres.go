package cadang

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/uptrace/bun"
)

// sekaliSisip is how many rows one statement brings back.
const sekaliSisip = 500

func entriTabel(nama string) string { return "tabel/" + nama + ".jsonl" }

// tulisPG writes every table out of one snapshot, a row a line.
func tulisPG(ctx context.Context, db *bun.DB, z *zip.Writer) ([]Tabel, error) {
	return snapshotPG(ctx, db, func(tx bun.Tx, nama string) (Tabel, error) {
		w, err := z.Create(entriTabel(nama))
		if err != nil {
			return Tabel{}, err
		}
		return barisPG(ctx, tx, nama, w, semuaBaris, nil)
	})
}

// tabelPG lists the tables, those that others refer to first.
func tabelPG(ctx context.Context, tx bun.Tx) (nama []string, err error) {
	if err := tx.NewRaw("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename").Scan(ctx, &nama); err != nil {
		return nil, salah("tables", err)
	}
	var dirujuk []string
	err = tx.NewRaw("SELECT DISTINCT p.relname FROM pg_constraint c JOIN pg_class p ON p.oid = c.confrelid WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace").Scan(ctx, &dirujuk)
	if err != nil {
		return nil, salah("references", err)
	}
	slices.SortStableFunc(nama, func(a, b string) int {
		urut := func(s string) int {
			if slices.Contains(dirujuk, s) {
				return 0
			}
			return 1
		}
		return urut(a) - urut(b)
	})
	return nama, nil
}

// semuaBaris is the condition of a whole table.
const semuaBaris = bun.Safe("true")

// barisPG hashes the rows of a table that a condition names and writes them to w, changed
// by ubah where there is one.
func barisPG(ctx context.Context, tx bun.Tx, nama string, w io.Writer, syarat any, ubah func(string) (string, error)) (Tabel, error) {
	rows, err := tx.QueryContext(ctx, "SELECT row_to_json(t)::text FROM ? AS t WHERE ?", bun.Ident(nama), syarat)
	if err != nil {
		return Tabel{}, salah(nama, err)
	}
	defer rows.Close()
	var s sidikTabel
	b := bufio.NewWriter(w)
	for rows.Next() {
		var teks string
		if err := rows.Scan(&teks); err != nil {
			return Tabel{}, salah(nama, err)
		}
		if ubah != nil {
			if teks, err = ubah(teks); err != nil {
				return Tabel{}, salah(nama, err)
			}
		}
		teks = strings.ReplaceAll(teks, "\n", " ") // one row, one line
		s.tambah(sha256.Sum256([]byte(teks)))
		if _, err := b.WriteString(teks + "\n"); err != nil {
			return Tabel{}, err
		}
	}
	return s.tabel(nama), errors.Join(rows.Err(), b.Flush())
}

// PulihkanPG fills an empty database, whose tables the same version of the program made,
// in one transaction, and compares it before it commits.
func PulihkanPG(ctx context.Context, z *zip.Reader, m Manifes, db *bun.DB) error {
	if m.Mesin != mesinPG {
		return ErrTujuan.Invalidf("cadangan ini dari SQLite; kosongkan DATABASE_URL")
	}
	return db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		nama, err := tabelPG(ctx, tx)
		if err != nil {
			return err
		}
		for _, n := range nama {
			if err := isiTabel(ctx, tx, z, n); err != nil {
				return err
			}
		}
		var ada []Tabel
		for _, n := range nama {
			t, err := barisPG(ctx, tx, n, io.Discard, semuaBaris, nil)
			if err != nil {
				return err
			}
			ada = append(ada, t)
		}
		tanpaMigrasi := func(ts []Tabel) []Tabel { // compared by name already; their moments differ
			return slices.DeleteFunc(slices.Clone(ts), func(t Tabel) bool { return strings.HasPrefix(t.Nama, awalanMigrasi) })
		}
		return cocok(tanpaMigrasi(m.Tabel), tanpaMigrasi(ada))
	})
}

// isiTabel brings the rows of a table back. The bookkeeping of migrations stays: it must be
// the same, which the comparison shows.
func isiTabel(ctx context.Context, tx bun.Tx, z *zip.Reader, nama string) error {
	if strings.HasPrefix(nama, awalanMigrasi) {
		return samaMigrasi(ctx, tx, z, nama)
	}
	var n int
	if err := tx.NewRaw("SELECT count(*) FROM ?", bun.Ident(nama)).Scan(ctx, &n); err != nil {
		return salah(nama, err)
	}
	if n > 0 {
		return ErrTujuan.Conflictf("basis data tujuan sudah berisi data; buat basis data yang kosong")
	}
	f, err := z.Open(entriTabel(nama))
	if err != nil {
		return ErrTujuan.Conflictf("cadangan tidak memuat tabel %s; pakai versi program yang membuat cadangan ini", nama).Karena(err)
	}
	defer f.Close()
	var kolom []string
	if err := tx.NewRaw("SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ? AND is_generated = 'NEVER' ORDER BY ordinal_position", nama).Scan(ctx, &kolom); err != nil {
		return salah(nama, err)
	}
	r := bufio.NewReader(f)
	for {
		larik, err := bacaLarik(r)
		if err != nil {
			return ErrCadangan.Invalidf("tabel %s di dalam cadangan rusak", nama).Karena(err)
		}
		if len(larik) == 0 {
			return nil
		}
		daftar := bun.Safe(strings.Join(kolom, ", "))
		if _, err := tx.ExecContext(ctx, "INSERT INTO ? (?) SELECT ? FROM json_populate_recordset(NULL::?, ?::json)", bun.Ident(nama), daftar, daftar, bun.Ident(nama), string(larik)); err != nil {
			return salah(nama, err)
		}
	}
}

// bacaLarik reads some rows as one array; none at the end.
func bacaLarik(r *bufio.Reader) ([]byte, error) {
	var rs []json.RawMessage
	for len(rs) < sekaliSisip {
		b, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(b) == 0 {
			break
		}
		if err != nil {
			return nil, err
		}
		rs = append(rs, b)
	}
	if len(rs) == 0 {
		return nil, nil
	}
	return json.Marshal(rs)
}

// samaMigrasi refuses a backup of another version of the program.
func samaMigrasi(ctx context.Context, tx bun.Tx, z *zip.Reader, nama string) error {
	var ada []string
	if err := tx.NewRaw("SELECT nama FROM ? ORDER BY nama", bun.Ident(nama)).Scan(ctx, &ada); err != nil {
		return salah(nama, err)
	}
	f, err := z.Open(entriTabel(nama))
	if err != nil {
		return ErrTujuan.Conflictf("cadangan ini dari versi program yang lain").Karena(err)
	}
	defer f.Close()
	var semula []string
	for d := json.NewDecoder(f); d.More(); {
		var x struct{ Nama string }
		if err := d.Decode(&x); err != nil {
			return ErrCadangan.Invalidf("tabel %s di dalam cadangan rusak", nama).Karena(err)
		}
		semula = append(semula, x.Nama)
	}
	paket := strings.TrimPrefix(nama, awalanMigrasi)
	for _, x := range ada {
		if !slices.Contains(semula, x) {
			return ErrTujuan.Conflictf("cadangan ini dari versi program yang lebih lama: ia belum mengenal perubahan %s/%s; pulihkan dengan versi yang membuatnya, lalu naikkan versinya", paket, x)
		}
	}
	for _, x := range semula {
		if !slices.Contains(ada, x) {
			return ErrTujuan.Conflictf("cadangan ini dari versi program yang lebih baru: program ini belum mengenal perubahan %s/%s; pulihkan dengan versi yang membuatnya", paket, x)
		}
	}
	return nil
}
