package rakit

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// berkasTitik lies beside the master key and takes every checkpoint of the logs: whoever
// cuts a log in the database does not reach it there.
const berkasTitik = "titik-buku.jsonl"

// titikLuar is one line of the file.
type titikLuar struct {
	Lembaga dasar.LembagaID `json:"lembaga"`
	Pada    time.Time       `json:"pada"`
	Teks    string          `json:"titik"`
}

func (s *Server) letakTitik() string { return filepath.Join(s.opsi.Data, berkasTitik) }

// saksikan adds a checkpoint to the file and waits until it is on the disk.
func (s *Server) saksikan(_ context.Context, l dasar.LembagaID, t buku.TitikTersimpan) error {
	b, err := json.Marshal(titikLuar{l, t.Pada, t.Teks})
	if err != nil {
		return err
	}
	s.kunciTitik.Lock()
	defer s.kunciTitik.Unlock()
	f, err := os.OpenFile(s.letakTitik(), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("titik buku: %w", err)
	}
	_, err = f.Write(append(b, '\n'))
	return errors.Join(err, f.Sync(), f.Close())
}

func (s *Server) bacaTitik() (ts []titikLuar, err error) {
	f, err := os.Open(s.letakTitik())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := bufio.NewScanner(f)
	for r.Scan() {
		var t titikLuar
		if json.Unmarshal(r.Bytes(), &t) == nil { // a line that a crash cut proves nothing
			ts = append(ts, t)
		}
	}
	return ts, r.Err()
}

// PeriksaBuku checks the log of every institution against its checkpoints, those in the
// database and those in the file beside it, and says to out what it found. The error
// names the first log that does not hold.
func (s *Server) PeriksaBuku(ctx context.Context, out io.Writer) error {
	ls, err := s.Akun.SemuaLembaga(ctx)
	if err != nil {
		return err
	}
	luar, err := s.bacaTitik()
	if err != nil {
		return err
	}
	per := map[dasar.LembagaID][]titikLuar{}
	for _, t := range luar {
		per[t.Lembaga] = append(per[t.Lembaga], t)
	}
	for _, l := range ls {
		n, err := s.Kantor.PeriksaBuku(ctx, l.ID)
		if err != nil {
			return err
		}
		for _, t := range per[l.ID] {
			if err := s.Kantor.PeriksaTitik(ctx, l.ID, t.Teks); err != nil {
				return err
			}
		}
		k, err := s.Kantor.KeadaanBuku(ctx, l.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s: utuh; %d baris, %d titik periksa di basis data dan %d di %s, %d baris sesudah titik terakhir\n", l.Nama, k.Ukuran, n, len(per[l.ID]), berkasTitik, k.Sesudah())
	}
	return nil
}
