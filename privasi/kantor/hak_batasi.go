package kantor

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// HentikanPemrosesan notes that processing for what is to be ended has stopped. For a
// restriction it puts it in force, in the same unit: from then on the door shows the data
// to nobody but for the person's rights.
func (s *Service) HentikanPemrosesan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Permohonan, error) {
	var batas *Pembatasan
	return s.gerakHak(ctx, pel, id, func(p hak.Permohonan, g langkah) (hak.Permohonan, privasi.Peristiwa, error) {
		terpasang := !p.Dibatasi.IsZero()
		q, ev, err := p.Hentikan(g.aktor, g.fakta, g.hukum, g.pada)
		if b, ada := q.Pembatasan(); err == nil && ada && !terpasang {
			batas = &Pembatasan{Lembaga: b.Lembaga, ID: idTetap("pembatasan", b.Permohonan), Subjek: b.Subjek, Permohonan: b.Permohonan, Mulai: b.Sejak}
		}
		return q, ev, err
	}, func(ctx context.Context, st Stores) error {
		if batas == nil {
			return nil
		}
		x := *batas
		return laciPembatasan.simpan(ctx, s, st, pel, &x, []privasi.Peristiwa{{Jenis: "PembatasanDipasang", Objek: x.ID, Subjek: x.Subjek, Oleh: pel.ID, Pada: x.Mulai}})
	})
}

// LepasPembatasan ends the restriction of a request; done twice it keeps the first end.
func (s *Service) LepasPembatasan(ctx context.Context, pel dasar.Pelaku, permohonan string) (Pembatasan, error) {
	if _, err := s.permohonanMeja(ctx, pel, permohonan); err != nil {
		return Pembatasan{}, err
	}
	return gerak(ctx, s, laciPembatasan, pel, idTetap("pembatasan", permohonan), func(x Pembatasan) (Pembatasan, []privasi.Peristiwa, error) {
		if !x.Selesai.IsZero() {
			return x, nil, nil
		}
		x.Selesai = s.kini()
		return x, []privasi.Peristiwa{{Jenis: "PembatasanDilepas", Objek: x.ID, Subjek: x.Subjek, Dari: "terbatas", Ke: "bebas", Oleh: pel.ID, Pada: x.Selesai}}, nil
	})
}

// Dibatasi tells which of some people had processing restricted now: pages mark them.
func (s *Service) Dibatasi(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]bool, error) {
	bs, err := laciPembatasan.milik(ctx, s, l, ss...)
	m := map[privasi.SubjekID]bool{}
	for _, b := range bs {
		if b.Berlaku(s.kini()) {
			m[b.Subjek] = true
		}
	}
	return m, err
}
