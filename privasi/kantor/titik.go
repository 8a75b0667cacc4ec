package kantor

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// NamaBuku is the origin of an institution's log, as its checkpoints say it.
func NamaBuku(l dasar.LembagaID) string { return "pesantren/" + string(l) }

// KunciPublik returns the key with which anybody checks checkpoints and receipts of
// the institution; it is printed on the public page.
func (s *Service) KunciPublik(ctx context.Context, l dasar.LembagaID) (string, error) {
	k, err := s.Brankas.Penanda(ctx, l)
	if err != nil {
		return "", err
	}
	return buku.KunciPublik(NamaBuku(l), k)
}

// TandatanganiBuku signs the log as it stands and keeps the checkpoint; a log that
// has not grown keeps the one it has. It is called on a schedule and before every
// backup. Everybody may call it: it shows nothing but a hash.
func (s *Service) TandatanganiBuku(ctx context.Context, l dasar.LembagaID) (buku.TitikTersimpan, error) {
	tepi, err := s.Stores.Buku.Tepi(ctx, l)
	if err != nil {
		return buku.TitikTersimpan{}, err
	}
	ada, _, err := s.Stores.Buku.Titik(ctx, l, dasar.Page{Limit: 1})
	if err != nil {
		return buku.TitikTersimpan{}, err
	}
	if len(ada) == 1 && ada[0].Ukuran == tepi.Ukuran {
		return ada[0], nil
	}
	k, err := s.Brankas.Penanda(ctx, l)
	if err != nil {
		return buku.TitikTersimpan{}, err
	}
	teks, err := buku.TitikPeriksa{Asal: NamaBuku(l), Ukuran: tepi.Ukuran, Akar: tepi.Akar()}.Tandatangani(k)
	if err != nil {
		return buku.TitikTersimpan{}, err
	}
	t := buku.TitikTersimpan{Ukuran: tepi.Ukuran, Pada: s.kini(), Teks: teks}
	return t, s.Stores.Buku.SimpanTitik(ctx, l, t)
}

// PeriksaBuku checks the log against every checkpoint that was kept: that each was
// signed by the institution and that the log only grew from one to the next. It
// returns how many it checked, or fails with [buku.ErrBuku].
func (s *Service) PeriksaBuku(ctx context.Context, l dasar.LembagaID) (n int, err error) {
	publik, err := s.KunciPublik(ctx, l)
	if err != nil {
		return 0, err
	}
	tepi, err := s.Stores.Buku.Tepi(ctx, l)
	if err != nil {
		return 0, err
	}
	atas := buku.TitikPeriksa{Asal: NamaBuku(l), Ukuran: tepi.Ukuran, Akar: tepi.Akar()}
	p := dasar.Page{Limit: dasar.MaxPage}
	for {
		ts, lanjut, err := s.Stores.Buku.Titik(ctx, l, p)
		if err != nil {
			return n, err
		}
		for _, t := range ts {
			bawah, err := buku.BukaTitik(t.Teks, publik)
			if err != nil {
				return n, err
			}
			bukti, err := buku.BuktiSambung(bawah.Ukuran, atas.Ukuran, s.pembaca(ctx, l))
			if err != nil {
				return n, err
			}
			if err := buku.PeriksaSambung(bukti, bawah, atas); err != nil {
				return n, err
			}
			atas = bawah
			n++
		}
		if p.After = lanjut; lanjut == "" {
			return n, nil
		}
	}
}

func (s *Service) pembaca(ctx context.Context, l dasar.LembagaID) buku.Pembaca {
	return func(nomor []int64) ([]buku.Sidik, error) { return s.Stores.Buku.Simpul(ctx, l, nomor) }
}
