package rakit

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/cadang"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// Cadangkan signs every log, writes a backup of everything to w, and keeps that it was
// made; oleh is the account or the command. No key is in it.
func (s *Server) Cadangkan(ctx context.Context, w io.Writer, oleh string) (cadang.Manifes, error) {
	ls, err := s.Akun.SemuaLembaga(ctx)
	if err != nil {
		return cadang.Manifes{}, err
	}
	m := cadang.Manifes{Dibuat: s.Now().UTC().Truncate(time.Second)}
	for _, l := range ls {
		t, err := s.Kantor.TandatanganiBuku(ctx, l.ID)
		if err != nil {
			return m, err
		}
		m.Titik = append(m.Titik, cadang.Titik{Lembaga: l.ID, Teks: t.Teks})
	}
	h := &hitung{w: w, h: sha256.New()}
	if m, err = cadang.Tulis(ctx, s.DB, s.opsi.Data, m, h); err != nil {
		return m, err
	}
	for _, l := range ls {
		if err := s.Kantor.CatatCadangan(ctx, l.ID, kantor.Cadangan{Sidik: hex.EncodeToString(h.h.Sum(nil)), Ukuran: h.n, Oleh: oleh}); err != nil {
			return m, err
		}
	}
	return m, nil
}

// hitung hashes and counts what passes.
type hitung struct {
	w io.Writer
	h interface {
		io.Writer
		Sum([]byte) []byte
	}
	n int64
}

func (h *hitung) Write(p []byte) (int, error) {
	n, err := h.w.Write(p)
	h.n += int64(n)
	_, _ = h.h.Write(p[:n])
	return n, err
}

// CadangkanKe writes a backup to a file that must not be there yet, whole or not at all.
func (s *Server) CadangkanKe(ctx context.Context, letak, oleh string) error {
	return tulisBerkas(letak, func(w io.Writer) error {
		_, err := s.Cadangkan(ctx, w, oleh)
		return err
	})
}

// tulisBerkas writes a file that must not be there yet, whole or not at all.
func tulisBerkas(letak string, tulis func(io.Writer) error) error {
	f, err := os.OpenFile(letak, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err = errors.Join(tulis(f), f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(letak))
	}
	return nil
}

// Pulihkan brings a backup back into the empty data folder or database of o, compares
// every table, forgets again what was destroyed since, and proves that the keys fit, that
// the logs are whole and that they are those of the backup. It says to out what it found.
// The master key must lie in the folder: a backup has none.
func Pulihkan(ctx context.Context, o Opsi, berkas string, out io.Writer) (err error) {
	if _, err := os.Stat(filepath.Join(o.Data, "kunci-induk")); err != nil {
		return cadang.ErrTujuan.Invalidf("letakkan dahulu berkas kunci-induk (dan nisan.jsonl bila ada) dari tempat simpannya ke folder %s; tanpa kunci itu data tersegel tidak terbaca", o.Data)
	}
	z, err := zip.OpenReader(berkas)
	if err != nil {
		return cadang.ErrCadangan.Invalidf("berkas ini bukan cadangan, atau terpotong saat disalin; ambil salinan yang lain").Karena(err)
	}
	defer func() { err = errors.Join(err, z.Close()) }()
	m, err := cadang.Buka(&z.Reader)
	if err != nil {
		return err
	}
	o.PutarNisan = true
	s, err := pulihkanData(ctx, o, &z.Reader, m)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := s.gantiSaksi(); err != nil {
		return err
	}
	return s.ujiPulih(ctx, m, out)
}

func pulihkanData(ctx context.Context, o Opsi, z *zip.Reader, m cadang.Manifes) (*Server, error) {
	if o.DatabaseURL == "" {
		if err := cadang.PulihkanSQLite(ctx, z, m, filepath.Join(o.Data, "pesantren.db")); err != nil {
			return nil, err
		}
		return Buka(ctx, o)
	}
	kosong, err := Buka(ctx, o) // makes the tables
	if err != nil {
		return nil, err
	}
	if err := errors.Join(cadang.PulihkanPG(ctx, z, m, kosong.DB), kosong.Close()); err != nil {
		return nil, err
	}
	return Buka(ctx, o)
}

// gantiSaksi puts the file of checkpoints aside: what it knows of the time after the backup
// is gone, and would be called a cut log for ever.
func (s *Server) gantiSaksi() error {
	err := os.Rename(s.letakTitik(), s.letakTitik()+"."+s.Now().UTC().Format("20060102-150405"))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// ujiPulih proves what came back: [Buka] has tried the keys and replayed the tombstones.
func (s *Server) ujiPulih(ctx context.Context, m cadang.Manifes, out io.Writer) error {
	fmt.Fprintf(out, "Cadangan tanggal %s: %d tabel dengan %d baris, semuanya sama dengan saat dicadangkan; kunci cocok.\n", m.Dibuat.Format("2006-01-02 15:04 MST"), len(m.Tabel), m.Jumlah())
	for _, t := range m.Titik {
		if err := s.Kantor.PeriksaTitik(ctx, t.Lembaga, t.Teks); err != nil {
			return err
		}
	}
	if err := s.PeriksaBuku(ctx, out); err != nil {
		return err
	}
	for _, t := range m.Titik {
		if err := s.Kantor.CatatCadangan(ctx, t.Lembaga, kantor.Cadangan{Oleh: "pulihkan", Pemulihan: true}); err != nil {
			return err
		}
	}
	return nil
}

// CadanganTerakhir is when every institution was last backed up: the oldest of them, zero
// when one never was.
func (s *Server) CadanganTerakhir(ctx context.Context) (t time.Time, err error) {
	ls, err := s.Akun.SemuaLembaga(ctx)
	for i, l := range ls {
		c, err := s.Kantor.CadanganTerakhir(ctx, l.ID)
		if err != nil {
			return t, err
		}
		if i == 0 || c.Pada.Before(t) {
			t = c.Pada
		}
	}
	return t, err
}

// KunciTerbaca proves that the master key opens the keys of every institution.
func (s *Server) KunciTerbaca(ctx context.Context) error {
	ls, err := s.Akun.SemuaLembaga(ctx)
	if err != nil {
		return err
	}
	for _, l := range ls {
		if err := s.Brankas.Periksa(ctx, l.ID); err != nil {
			return fmt.Errorf("keys of %s: %w", dasar.LembagaID(l.ID), err)
		}
	}
	return nil
}
