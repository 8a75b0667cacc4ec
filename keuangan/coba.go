package keuangan

import (
	"context"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// CobaTagihan shows what a month would ask of one santri, with the explanation
// of every bill in Contoh, as if none had been issued yet. It is computed by the
// function behind preview and issue ([Wujud]), from the prices and discounts as
// they are now, and writes nothing: for the office to try a tariff, and for a
// wali who asks why.
func (s *Service) CobaTagihan(ctx context.Context, pel dasar.Pelaku, id santri.ID, b dasar.Bulan) (Rencana, error) {
	if err := pel.Validate(); err != nil {
		return Rencana{}, err
	}
	if _, err := s.pesertaTarif(ctx, pel, id); err != nil {
		return Rencana{}, err
	}
	if err := s.lihatSatu(ctx, pel, id); err != nil {
		return Rencana{}, err
	}
	if b.IsZero() {
		return Rencana{}, ErrMintaTagihan.Invalidf("bulan tagihan belum dipilih").Pada("bulan")
	}
	bahan := BahanTagihan{Minta: MintaTagihan{Bulan: b, Terbit: b.Awal()}, Contoh: dasar.MaxPage}
	var err error
	if bahan.Komponen, err = komponenTagihan(ctx, s.Stores, pel.Lembaga, nil); err != nil {
		return Rencana{}, err
	}
	tarif, err := s.Stores.Tarif.Tarif(ctx, pel.Lembaga, dasar.Tanggal{})
	if err != nil {
		return Rencana{}, err
	}
	ringan, err := s.Stores.Tarif.Keringanan(ctx, pel.Lembaga, dasar.Tanggal{})
	if err != nil {
		return Rencana{}, err
	}
	bahan.Harga, bahan.Keringanan = SusunHarga(tarif), SusunKeringanan(ringan)
	masa, err := bacaMasa(ctx, sumberSatu{s.Stores.Santri, id}, pel.Lembaga, b, nil)
	if err != nil {
		return Rencana{}, err
	}
	r, err := Wujud(bahan, urutan(masa), nil)
	if err != nil {
		return Rencana{}, err
	}
	err = s.lihatContoh(ctx, pel, &r)
	return r, err
}

// sumberSatu is a source of santri that knows one.
type sumberSatu struct {
	santri.SumberPeserta
	id santri.ID
}

// Peserta implements santri.SumberPeserta.
func (s sumberSatu) Peserta(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal, status ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(yield func(santri.Peserta, error) bool) {
		ps, err := s.PesertaID(ctx, l, pada, s.id)
		if err != nil {
			yield(santri.Peserta{}, err)
			return
		}
		for _, p := range ps {
			if slices.Contains(status, p.Status) && !yield(p, nil) {
				return
			}
		}
	}
}
