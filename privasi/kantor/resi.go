package kantor

import (
	"context"
	"encoding/base64"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/resi"
)

// tipeResi is the registered name of what the door is asked about for a receipt.
const tipeResi = "resi.Catatan"

// ResiSaya lists the receipts of a person, newest last.
func (s *Service) ResiSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) ([]resi.Catatan, error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return nil, err
	}
	b, err := s.bekuSaya(ctx, pel, x)
	if err != nil {
		return nil, err
	}
	return s.resiMilik(ctx, pel.Lembaga, x, b)
}

// Pegangan gives a receipt into the holder's hands: with the proof that it stands in
// the log, the signed checkpoint, and the salt that ties it to him. The salt is opened
// through the door p, so that this too stands in his trail.
func (s *Service) Pegangan(ctx context.Context, p *privasi.Penjaga, pel dasar.Pelaku, x privasi.SubjekID, id string) (resi.Pegangan, error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return resi.Pegangan{}, err
	}
	cs, err := s.ResiSaya(ctx, pel, x)
	if err != nil {
		return resi.Pegangan{}, err
	}
	i := slices.IndexFunc(cs, func(c resi.Catatan) bool { return c.ID == id })
	if i < 0 {
		return resi.Pegangan{}, ErrBukanMilik.NotFoundf("data tidak ditemukan")
	}
	c := cs[i]
	v, err := p.Minta(ctx, pel, tipeResi, []string{"Garam"}, x)
	if err != nil {
		return resi.Pegangan{}, err
	}
	teks, _, err := privasi.Baca(v, x, "Garam", c.Garam)
	if err != nil {
		return resi.Pegangan{}, err
	}
	garam, err := base64.StdEncoding.DecodeString(teks)
	if err != nil {
		return resi.Pegangan{}, err
	}
	b, err := c.Bertanda()
	if err != nil {
		return resi.Pegangan{}, err
	}
	t, err := s.TandatanganiBuku(ctx, pel.Lembaga)
	if err != nil {
		return resi.Pegangan{}, err
	}
	bukti, err := buku.BuktiMuat(t.Ukuran, c.Indeks, s.pembaca(ctx, pel.Lembaga))
	if err != nil {
		return resi.Pegangan{}, err
	}
	return resi.Pegangan{Resi: b.Lengkapi(c.Indeks, bukti, t.Teks).Tulis(), Garam: garam}, nil
}
