package kantor

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// ErrBagian says that a part of the attachments has no name by which it is found again.
var ErrBagian = dasar.Aturan("PRI-KANTOR-33")

// ubahLampiran reads the attachments, changes them, and keeps them in the place of the
// version that the change was made from.
func (s *Service) ubahLampiran(ctx context.Context, pel dasar.Pelaku, versi uint64, ubah func(*ropa.Lampiran) error) (ropa.Lampiran, error) {
	if err := petugas(pel); err != nil {
		return ropa.Lampiran{}, err
	}
	l, err := s.Lampiran(ctx, pel)
	if err != nil {
		return l, err
	}
	if err := ubah(&l); err != nil {
		return l, err
	}
	l.Versi = versi
	return s.AturLampiran(ctx, pel, l)
}

// AturPihak changes who is controller, who runs the system and how rights are fulfilled: of
// x nothing else is looked at. Versi is that of the attachments that were read.
func (s *Service) AturPihak(ctx context.Context, pel dasar.Pelaku, x ropa.Lampiran) (ropa.Lampiran, error) {
	return s.ubahLampiran(ctx, pel, x.Versi, func(l *ropa.Lampiran) error {
		x.Pengendali.ID, x.Pengendali.Negara = cmp.Or(l.Pengendali.ID, "pengendali"), cmp.Or(x.Pengendali.Negara, ropa.Indonesia)
		l.Pengendali, l.Penyelenggara, l.PPDP, l.PemenuhanHak = x.Pengendali, x.Penyelenggara, x.PPDP, x.PemenuhanHak
		return nil
	})
}

// AturTempat puts a place of storage in the place of the one with its id, or at the end.
func (s *Service) AturTempat(ctx context.Context, pel dasar.Pelaku, x ropa.Lokasi, versi uint64) (ropa.Lampiran, error) {
	return s.ubahLampiran(ctx, pel, versi, func(l *ropa.Lampiran) error {
		l.Lokasi = ganti(l.Lokasi, x, func(y ropa.Lokasi) bool { return y.ID == x.ID })
		return x.Periksa(*l)
	})
}

// AturProsesor keeps a processor with its agreement: the eleven contents and a number, or
// nothing at all. Sub-processors that it has stay; those of x are added.
func (s *Service) AturProsesor(ctx context.Context, pel dasar.Pelaku, x ropa.Prosesor, versi uint64) (ropa.Lampiran, error) {
	return s.ubahLampiran(ctx, pel, versi, func(l *ropa.Lampiran) error {
		if x.Pihak.ID == "" {
			return tanpaKunci()
		}
		sama := func(y ropa.Prosesor) bool { return y.Pihak.ID == x.Pihak.ID }
		if i := slices.IndexFunc(l.Prosesor, sama); i >= 0 {
			x.Sub = slices.Concat(l.Prosesor[i].Sub, x.Sub)
		}
		l.Prosesor = ganti(l.Prosesor, x, sama)
		return x.Periksa(ropa.ButirPerjanjian(), masaPerjanjian(x.Perjanjian, s.kini()))
	})
}

// masaPerjanjian is the moment that an agreement is tried at: now, or its first day when
// that is still to come. One that ended stays on record.
func masaPerjanjian(p ropa.Perjanjian, kini time.Time) time.Time {
	if kini.Before(p.Mulai) || !p.Selesai.IsZero() && !kini.Before(p.Selesai) {
		return p.Mulai
	}
	return kini
}

// AturTransfer keeps a transfer abroad, with the mechanism that x names: the stricter ones
// are judged before it, by whoever keeps them. The country is that of its place.
func (s *Service) AturTransfer(ctx context.Context, pel dasar.Pelaku, x ropa.Transfer, versi uint64) (ropa.Lampiran, error) {
	for _, n := range []*ropa.Nilai{&x.Setara, &x.Mengikat} {
		if n.Oleh = pel.ID; n.Pada.IsZero() {
			*n = ropa.Nilai{}
		}
	}
	return s.ubahLampiran(ctx, pel, versi, func(l *ropa.Lampiran) (err error) {
		if x.ID == "" {
			return tanpaKunci()
		}
		if i := slices.IndexFunc(l.Lokasi, func(y ropa.Lokasi) bool { return y.ID == x.Lokasi }); i >= 0 {
			x.Negara = l.Lokasi[i].Negara
		}
		if x, err = x.Pilih(x.Mekanisme); err != nil {
			return err
		}
		l.Transfer = ganti(l.Transfer, x, func(y ropa.Transfer) bool { return y.ID == x.ID })
		return x.Periksa(s.kini())
	})
}

// AturRincian keeps what no program knows of an activity of the register.
func (s *Service) AturRincian(ctx context.Context, pel dasar.Pelaku, x ropa.Rincian, versi uint64) (ropa.Lampiran, error) {
	reg, err := s.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return ropa.Lampiran{}, err
	}
	return s.ubahLampiran(ctx, pel, versi, func(l *ropa.Lampiran) error {
		if !slices.ContainsFunc(reg.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == x.Kegiatan }) {
			return ErrKegiatanAsing.NotFoundf("kegiatan ini tidak ada; kembali ke rekam kegiatan").Pada("kegiatan")
		}
		if err := x.Periksa(*l); err != nil {
			return err
		}
		l.Rincian = append(slices.DeleteFunc(slices.Clone(l.Rincian), func(y ropa.Rincian) bool { return y.Kegiatan == x.Kegiatan }), x)
		return nil
	})
}

// LengkapiRincian takes over what is usual for every activity without details, and names
// those activities.
func (s *Service) LengkapiRincian(ctx context.Context, pel dasar.Pelaku) (kode []string, err error) {
	reg, err := s.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	l, err := s.Lampiran(ctx, pel)
	if err != nil {
		return nil, err
	}
	l, kode = l.Lengkapi(reg)
	_, err = s.AturLampiran(ctx, pel, l)
	return kode, err
}

func tanpaKunci() error {
	return ErrBagian.Invalidf("beri bagian ini kunci yang tetap, misalnya nama pendeknya").Pada("id")
}

// ganti puts x in its place in a copy of a list, or at the end.
func ganti[T any](ts []T, x T, sama func(T) bool) []T {
	ts = slices.Clone(ts)
	if i := slices.IndexFunc(ts, sama); i >= 0 {
		ts[i] = x
		return ts
	}
	return append(ts, x)
}
