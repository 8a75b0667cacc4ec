package rakit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"path/filepath"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/cadang"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// letakKunciLembaga is the master key of one institution's own backups. It is made at the
// first, and handed over apart from them: with the key of the server those of all others
// could be read.
func (s *Server) letakKunciLembaga(l dasar.LembagaID) string {
	return filepath.Join(s.opsi.Data, "kunci-lembaga", "kunci-"+url.PathEscape(string(l)))
}

// tulisLembaga writes a backup of one institution alone, with its log signed.
func (s *Server) tulisLembaga(ctx context.Context, l dasar.LembagaID, w io.Writer) (m cadang.Manifes, err error) {
	baru, err := privasi.KunciInduk(s.letakKunciLembaga(l))
	if err != nil {
		return m, err
	}
	t, err := s.Kantor.TandatanganiBuku(ctx, l)
	if err != nil {
		return m, err
	}
	m = cadang.Manifes{Dibuat: s.Now().UTC().Truncate(time.Second), Titik: []cadang.Titik{{Lembaga: l, Teks: t.Teks}}}
	return cadang.TulisLembaga(ctx, s.DB, s.opsi.Data, m, w, l, func(sidik [32]byte, lama []byte) ([]byte, error) {
		k, err := s.induk.BukaBungkus(ctx, lama, sidik[:])
		if err != nil {
			return nil, err
		}
		return baru.Bungkus(ctx, k, sidik[:])
	})
}

// CadangkanLembagaKe is [Server.CadangkanKe] for one institution: nothing of another is in
// the file.
func (s *Server) CadangkanLembagaKe(ctx context.Context, letak, oleh string, l dasar.LembagaID) error {
	return tulisBerkas(letak, func(w io.Writer) error {
		h := &hitung{w: w, h: sha256.New()}
		if _, err := s.tulisLembaga(ctx, l, h); err != nil {
			return err
		}
		return s.Kantor.CatatCadangan(ctx, l, kantor.Cadangan{Sidik: hex.EncodeToString(h.h.Sum(nil)), Ukuran: h.n, Oleh: oleh})
	})
}

// penyerah hands an institution back as a backup of its own.
type penyerah struct{ s *Server }

// Serahkan implements [kantor.Penyerah].
func (p penyerah) Serahkan(ctx context.Context, l dasar.LembagaID, w io.Writer) (int, error) {
	m, err := p.s.tulisLembaga(ctx, l, w)
	return int(m.Jumlah()), err
}

// Isi implements [kantor.Penyerah].
func (p penyerah) Isi(ctx context.Context, l dasar.LembagaID) (string, error) {
	return cadang.IsiLembaga(ctx, p.s.DB, l)
}
