package kantor

import (
	"context"
	"time"

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
	if s.Saksi != nil {
		if err := s.Saksi(ctx, l, t); err != nil {
			return t, err
		}
	}
	return t, s.Stores.Buku.SimpanTitik(ctx, l, t)
}

// A log that grew is signed once a day, and earlier when so many rows are new.
const (
	JedaTitik  = 24 * time.Hour
	BarisTitik = 1000
)

// KeadaanBuku says how far the log is signed. Titik is zero before the first time.
type KeadaanBuku struct {
	Titik  buku.TitikTersimpan
	Ukuran int64 // rows of the log now
}

// Sesudah is how many rows came after the last checkpoint.
func (k KeadaanBuku) Sesudah() int64 { return k.Ukuran - k.Titik.Ukuran }

// Perlu reports that the log is due to be signed.
func (k KeadaanBuku) Perlu(t time.Time) bool {
	return k.Sesudah() > 0 && (k.Sesudah() >= BarisTitik || t.Sub(k.Titik.Pada) >= JedaTitik)
}

// KeadaanBuku tells how far the log is signed, and signs nothing.
func (s *Service) KeadaanBuku(ctx context.Context, l dasar.LembagaID) (k KeadaanBuku, err error) {
	tepi, err := s.Stores.Buku.Tepi(ctx, l)
	if err != nil {
		return k, err
	}
	k.Ukuran = tepi.Ukuran
	ada, _, err := s.Stores.Buku.Titik(ctx, l, dasar.Page{Limit: 1})
	if len(ada) == 1 {
		k.Titik = ada[0]
	}
	return k, err
}

// RutinBuku signs the log when it is due, and reports whether it did.
func (s *Service) RutinBuku(ctx context.Context, l dasar.LembagaID) (bool, error) {
	k, err := s.KeadaanBuku(ctx, l)
	if err != nil || !k.Perlu(s.kini()) {
		return false, err
	}
	_, err = s.TandatanganiBuku(ctx, l)
	return err == nil, err
}

// PeriksaTitik checks the log against a checkpoint that was kept elsewhere: that the
// institution signed it, and that the log still begins with all of it. A log that was cut
// or rewritten, also together with its own checkpoints, fails with [buku.ErrBuku].
func (s *Service) PeriksaTitik(ctx context.Context, l dasar.LembagaID, teks string) error {
	publik, err := s.KunciPublik(ctx, l)
	if err != nil {
		return err
	}
	tepi, err := s.Stores.Buku.Tepi(ctx, l)
	if err != nil {
		return err
	}
	bawah, err := buku.BukaTitik(teks, publik)
	if err != nil {
		return err
	}
	if bawah.Ukuran > tepi.Ukuran {
		return buku.ErrBuku.Conflictf("buku catatan %s berisi %d baris, padahal sudah ditandatangani sampai %d: ada yang hilang", l, tepi.Ukuran, bawah.Ukuran)
	}
	return s.sambung(ctx, l, bawah, buku.TitikPeriksa{Asal: NamaBuku(l), Ukuran: tepi.Ukuran, Akar: tepi.Akar()})
}

func (s *Service) sambung(ctx context.Context, l dasar.LembagaID, bawah, atas buku.TitikPeriksa) error {
	bukti, err := buku.BuktiSambung(bawah.Ukuran, atas.Ukuran, s.pembaca(ctx, l))
	if err != nil {
		return err
	}
	return buku.PeriksaSambung(bukti, bawah, atas)
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
			if err := s.sambung(ctx, l, bawah, atas); err != nil {
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
