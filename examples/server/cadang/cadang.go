// Package cadang writes a backup of a whole database into one file and brings it back.
//
// # Model
//
// A backup is a ZIP with the data and, last, a manifest: how many rows each table had, and
// a hash of each that does not depend on their order. SQLite is copied as a file (VACUUM
// INTO), Postgres table by table out of one snapshot; neither stops the work. Coming back
// the hashes are computed again out of the restored database and compared. One institution
// of a shared database is written the same way ([TulisLembaga]), its keys wrapped anew.
//
// # Traps
//
//   - No key is in it: sealed fields stay sealed in a backup, and without the file of the
//     master key, which is kept elsewhere, they stay so for ever.
//   - Plain fields (names, classes, bills) can be read in it: it is kept under lock.
//   - Postgres comes back into an empty database of the same version of the program only.
package cadang

import (
	"archive/zip"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrCadangan says that a file is no backup, or is damaged.
	ErrCadangan = dasar.Aturan("SRV-CADANGAN-01")
	// ErrTujuan says that a backup cannot come back here: something is there already, or a
	// key or a version is missing.
	ErrTujuan = dasar.Aturan("SRV-CADANGAN-02")
)

// Format is the first word of a manifest.
const Format = "pesantren/cadangan/1"

// The names inside the file.
const (
	namaManifes = "manifes.json"
	namaSQLite  = "pesantren.db"
	mesinSQLite = "sqlite"
	mesinPG     = "postgres"
)

// awalanMigrasi begins the names of the tables in which migrations keep their books.
const awalanMigrasi = "migrasi_"

// Tabel is one table as it was.
type Tabel struct {
	Nama  string `json:"nama"`
	Baris int64  `json:"baris"`
	Sidik string `json:"sidik"` // of all rows, whatever their order
}

// Jumlah is how many rows the tables of a backup have.
func (m Manifes) Jumlah() (n int64) {
	for _, t := range m.Tabel {
		n += t.Baris
	}
	return n
}

// Titik is the signed checkpoint of an institution's log.
type Titik struct {
	Lembaga dasar.LembagaID `json:"lembaga"`
	Teks    string          `json:"titik"`
}

// Manifes says what is in a backup.
type Manifes struct {
	Format string    `json:"format"`
	Mesin  string    `json:"mesin"`
	Dibuat time.Time `json:"dibuat"`
	Tabel  []Tabel   `json:"tabel"`
	Titik  []Titik   `json:"titik"`
}

// Tulis writes a backup of db to w and returns its manifest; m carries moment and
// checkpoints. tempat is a folder for the copy of SQLite while it is written.
func Tulis(ctx context.Context, db *bun.DB, tempat string, m Manifes, w io.Writer) (Manifes, error) {
	return tulis(m, w, func(z *zip.Writer) (mesin string, ts []Tabel, err error) {
		if db.Dialect().Name() == dialect.SQLite {
			ts, err = salinSQLite(ctx, db, tempat, z, nil)
			return mesinSQLite, ts, err
		}
		ts, err = tulisPG(ctx, db, z)
		return mesinPG, ts, err
	})
}

// tulis writes the data and, last, the manifest.
func tulis(m Manifes, w io.Writer, isi func(z *zip.Writer) (mesin string, ts []Tabel, err error)) (Manifes, error) {
	z := zip.NewWriter(w)
	m.Format = Format
	var err error
	if m.Mesin, m.Tabel, err = isi(z); err != nil {
		return m, err
	}
	f, err := z.Create(namaManifes)
	if err != nil {
		return m, err
	}
	e := json.NewEncoder(f)
	e.SetIndent("", " ")
	return m, errors.Join(e.Encode(m), z.Close())
}

// Buka reads the manifest of a backup.
func Buka(z *zip.Reader) (m Manifes, err error) {
	f, err := z.Open(namaManifes)
	if err != nil {
		return m, ErrCadangan.Invalidf("berkas ini bukan cadangan, atau terpotong saat disalin; ambil salinan yang lain").Karena(err)
	}
	defer f.Close()
	if err := json.NewDecoder(f).Decode(&m); err != nil || m.Format != Format {
		return m, ErrCadangan.Invalidf("daftar isi cadangan tidak terbaca; ambil salinan yang lain").Karena(err)
	}
	return m, nil
}

// sidikTabel hashes rows in any order: the sum of their hashes.
type sidikTabel struct {
	n   int64
	jum [32]byte
}

func (s *sidikTabel) tambah(h [32]byte) {
	s.n++
	sisa := 0
	for i := len(h) - 1; i >= 0; i-- {
		sisa += int(s.jum[i]) + int(h[i])
		s.jum[i] = byte(sisa)
		sisa >>= 8
	}
}

func (s *sidikTabel) tabel(nama string) Tabel { return Tabel{nama, s.n, hex.EncodeToString(s.jum[:])} }

// cocok compares the tables of a manifest with those that came back.
func cocok(mau, ada []Tabel) error {
	per := map[string]Tabel{}
	for _, t := range ada {
		per[t.Nama] = t
	}
	for _, t := range mau {
		if per[t.Nama] != t {
			return ErrCadangan.Conflictf("isi tabel %s tidak sama dengan saat dicadangkan (%d baris, semula %d); cadangan ini rusak", t.Nama, per[t.Nama].Baris, t.Baris)
		}
	}
	if len(mau) != len(ada) {
		return ErrCadangan.Conflictf("cadangan berisi %d tabel, padahal semula %d", len(ada), len(mau))
	}
	return nil
}

func salah(apa string, err error) error { return fmt.Errorf("backup: %s: %w", apa, err) }
