package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/resi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// beku is a guardian whose authority over a child is frozen. What he answers meanwhile is
// kept in drawers of his own, which no decision reads: he finds his answers and receipts
// as he always did, and nothing of it counts.
type beku struct {
	siapa privasi.SubjekID
	sejak time.Time // zero: not frozen
}

func (b beku) ya() bool { return !b.sejak.IsZero() }

func (b beku) persetujuan() laci[persetujuan.Persetujuan] {
	if !b.ya() {
		return laciPersetujuan
	}
	return laci[persetujuan.Persetujuan]{laciPersetujuan.jenis + "_beku/" + string(b.siapa), laciPersetujuan.kepala}
}

func (b beku) resi() laci[resi.Catatan] {
	if !b.ya() {
		return laciResi
	}
	return laci[resi.Catatan]{laciResi.jenis + "_beku/" + string(b.siapa), laciResi.kepala}
}

// bekuPada tells whether whoever reads and answers is a frozen guardian.
func (d *dataSaya) bekuPada(t time.Time) beku {
	if d.pemberi.Diri {
		return beku{}
	}
	z := wali.Cari(d.fakta.Kewenangan, wali.Orang{Subjek: d.siapa}, d.fakta.Orang, d.aturan.usia, t).Izin(d.fakta.Orang, d.aturan.usia, wali.HakPersetujuan, t)
	if z.Jawab != nil || z.Efek == nil {
		return beku{}
	}
	return beku{d.siapa, z.DataSampai}
}

// samarkan lets a frozen guardian see and answer as if he were not.
func (s *Service) samarkan(ctx context.Context, l dasar.LembagaID, d *dataSaya) (err error) {
	if d.beku = d.bekuPada(s.kini()); !d.beku.ya() {
		return nil
	}
	d.fakta.Kewenangan = slices.Clone(d.fakta.Kewenangan)
	for i := range d.fakta.Kewenangan {
		if k := &d.fakta.Kewenangan[i]; k.Wali == d.siapa {
			k.Beku = nil
		}
	}
	xs, err := d.beku.persetujuan().milik(ctx, s, l, d.subjek)
	d.versiBeku = map[string]uint64{}
	for _, x := range xs {
		d.versiBeku[x.ID] = x.Versi
	}
	d.berkas.persetujuan[d.subjek] = d.beku.timpaPersetujuan(d.berkas.persetujuan[d.subjek], xs)
	return err
}

// bekuSaya is whether the caller is a frozen guardian of a person.
func (s *Service) bekuSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) (beku, error) {
	if petugas(pel) == nil || s.Pengenal == nil {
		return beku{}, nil
	}
	siapa, err := s.diri(ctx, pel)
	switch {
	case dasar.KindOf(err) == dasar.NotFound, err == nil && siapa == x:
		return beku{}, nil // an account of nobody, or the person himself
	case err != nil:
		return beku{}, err
	}
	d, err := s.dataUntuk(ctx, pel.Lembaga, x, siapa)
	return d.bekuPada(s.kini()), err
}

// resiMilik are the receipts of a person as b sees them.
func (s *Service) resiMilik(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID, b beku) ([]resi.Catatan, error) {
	cs, err := laciResi.milik(ctx, s, l, x)
	if err != nil || !b.ya() {
		return cs, err
	}
	lagi, err := b.resi().milik(ctx, s, l, x)
	return timpa(cs, lagi, func(c resi.Catatan) string { return c.ID }, func(c resi.Catatan) bool { return !c.Pada.Before(b.sejak) }), err
}

// persetujuanMilik are the consents about a person as b sees them.
func (s *Service) persetujuanMilik(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID, b beku) ([]persetujuan.Persetujuan, error) {
	ps, err := laciPersetujuan.milik(ctx, s, l, x)
	if err != nil || !b.ya() {
		return ps, err
	}
	lagi, err := b.persetujuan().milik(ctx, s, l, x)
	return b.timpaPersetujuan(ps, lagi), err
}

// timpaPersetujuan numbers what lies apart as it would be numbered otherwise: the first
// two steps are one change.
func (b beku) timpaPersetujuan(asli, apart []persetujuan.Persetujuan) []persetujuan.Persetujuan {
	for i := range apart {
		apart[i].Versi = uint64(len(apart[i].Langkah) - 1)
	}
	return timpa(asli, apart, func(p persetujuan.Persetujuan) string { return p.ID },
		func(p persetujuan.Persetujuan) bool { return !p.Langkah[len(p.Langkah)-1].Pada.Before(b.sejak) })
}

// timpa puts what is kept apart, as far as it is of this freeze, in the place of what has
// the same id, or at the end.
func timpa[T any](asli, apart []T, id func(T) string, kini func(T) bool) []T {
	for _, x := range apart {
		if kini(x) {
			asli = ganti(asli, x, func(y T) bool { return id(y) == id(x) })
		}
	}
	return asli
}
