package rakit

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/privasi"
)

// berkasNisan lies beside the master key and is never older than the database: a
// database that does not know what it says was restored from an older backup.
const berkasNisan = "nisan.jsonl"

func (s *Server) letakNisan() string { return filepath.Join(s.opsi.Data, berkasNisan) }

func (s *Server) bacaNisan() (map[dasar.LembagaID][]privasi.Nisan, error) {
	f, err := os.Open(s.letakNisan())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return privasi.BacaNisan(f)
}

// jagaNisan replays the tombstones of the file when it was asked to, and refuses to
// start when the database does not know them.
func (s *Server) jagaNisan(ctx context.Context) error {
	semua, err := s.bacaNisan()
	if err != nil {
		return err
	}
	for l, ns := range semua {
		if s.opsi.PutarNisan {
			if _, err := s.Kantor.PutarNisan(ctx, l, ns); err != nil {
				return err
			}
		}
		if err := s.Brankas.PeriksaNisan(ctx, l, ns); err != nil {
			return err
		}
	}
	return s.simpanNisan(ctx)
}

// sesudahMusnah keeps the tombstones of a destruction and empties the log of SQLite,
// where names stood that are gone.
func (s *Server) sesudahMusnah(ctx context.Context) error {
	if err := s.simpanNisan(ctx); err != nil {
		return err
	}
	return sqlitedb.Bersihkan(ctx, s.DB)
}

// simpanNisan writes the tombstones of every institution in the place of the file.
func (s *Server) simpanNisan(ctx context.Context) error {
	ls, err := s.Akun.SemuaLembaga(ctx)
	if err != nil {
		return err
	}
	semula, err := s.bacaNisan()
	if err != nil {
		return err
	}
	ids := slices.Collect(maps.Keys(semula)) // also of an institution that the backup did not know yet
	for _, l := range ls {
		ids = append(ids, l.ID)
	}
	slices.Sort(ids)
	var isi bytes.Buffer
	for _, l := range slices.Compact(ids) {
		x := privasi.NisanLembaga{Lembaga: l}
		for n, err := range s.Brankas.Nisan(ctx, l) {
			if err != nil {
				return err
			}
			x.Nisan = append(x.Nisan, n)
		}
		if err := privasi.TulisNisan(&isi, x); err != nil {
			return err
		}
	}
	if isi.Len() == 0 {
		return nil
	}
	return tulisUtuh(s.letakNisan(), isi.Bytes())
}

// tulisUtuh puts a file in its place whole, also when the power fails.
func tulisUtuh(letak string, isi []byte) error {
	f, err := os.OpenFile(letak+".baru", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(isi)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(letak+".baru", letak)
}
