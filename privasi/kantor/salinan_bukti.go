package kantor

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/resi"
)

// sekaliJejak is how many lines of the trail are proven at a time: each brings the
// commitments of everybody in its decision.
const sekaliJejak = 100

// memuat reports that a moment lies in the time that evidence was asked for; a record
// without a moment always counts.
func (p *PenulisSalinan) memuat(t time.Time) bool {
	return !p.m.Bukti || t.IsZero() || !t.Before(p.m.Dari) && t.Before(p.m.Sampai)
}

// barisJejak streams the trail, newest first, up to the checkpoint that the proofs
// speak of. What may not be told yet is not in it.
func (p *PenulisSalinan) barisJejak(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ekspor.Baris {
	return func(yield func(any, error) bool) {
		t, err := p.titikPeriksa(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for hal := (dasar.Page{Limit: sekaliJejak}); ; {
			js, lanjut, err := p.s.jejakTanpa(ctx, l, o.Subjek, p.rahasia, hal)
			var bs map[int64]buku.BuktiJejak
			if err == nil {
				js = p.saringJejak(js, t.Ukuran)
				bs, err = p.buktiJejak(ctx, l, o.Subjek, js, t.Ukuran)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for _, j := range js {
				if !yield(ekspor.Berbukti{Catatan: &j, Bukti: func(context.Context) (any, error) { return buktiAda(bs, j.Indeks), nil }}, nil) {
					return
				}
			}
			if hal.After = lanjut; lanjut == "" {
				return
			}
		}
	}
}

func buktiAda(bs map[int64]buku.BuktiJejak, indeks int64) any {
	if b, ada := bs[indeks]; ada {
		return b
	}
	return nil
}

func (p *PenulisSalinan) saringJejak(js []privasi.Jejak, ukuran int64) (hasil []privasi.Jejak) {
	for _, j := range js {
		if j.Indeks < ukuran && p.memuat(j.Pada) {
			hasil = append(hasil, j)
		}
	}
	return hasil
}

// buktiJejak proves lines; those from before the log have no proof.
func (p *PenulisSalinan) buktiJejak(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID, js []privasi.Jejak, ukuran int64) (map[int64]buku.BuktiJejak, error) {
	var indeks []int64
	for _, j := range js {
		if j.Indeks >= 0 {
			indeks = append(indeks, j.Indeks)
		}
	}
	if len(indeks) == 0 {
		return nil, nil
	}
	ms, err := p.s.Jejak.BahanBanyak(ctx, l, x, indeks...)
	if err != nil {
		return nil, err
	}
	bs, err := buku.BuatBuktiBanyak(ms, indeks, ukuran, p.s.pembaca(ctx, l))
	hasil := make(map[int64]buku.BuktiJejak, len(bs))
	for _, b := range bs {
		hasil[b.Indeks] = b
	}
	return hasil, err
}

// barisResi streams receipts, each with the proof that its leaf stands in the log.
func (p *PenulisSalinan) barisResi(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ekspor.Baris {
	return func(yield func(any, error) bool) {
		cs, err := p.s.resiMilik(ctx, l, o.Subjek, p.beku)
		if err != nil {
			yield(nil, err)
			return
		}
		var baca buku.Pembaca
		for _, c := range cs {
			if !p.memuat(c.Pada) {
				continue
			}
			bukti := func(ctx context.Context) (any, error) {
				t, err := p.titikPeriksa(ctx)
				if err == nil && baca == nil {
					baca, err = buku.Prabaca(t.Ukuran, indeksResi(cs), p.s.pembaca(ctx, l))
				}
				if err != nil {
					return nil, err
				}
				b, err := buku.BuktiMuat(t.Ukuran, c.Indeks, baca)
				return append([]buku.Sidik{}, b...), err
			}
			if !yield(ekspor.Berbukti{Catatan: &c, Bukti: bukti}, nil) {
				return
			}
		}
	}
}

func indeksResi(cs []resi.Catatan) []int64 {
	ids := make([]int64, len(cs))
	for i, c := range cs {
		ids[i] = c.Indeks
	}
	return ids
}
