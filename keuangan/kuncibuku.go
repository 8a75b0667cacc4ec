package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// KunciPeriode locks a month of the books with a reason: nothing is posted
// into it any more, by any path, until it is reopened. It waits for postings
// under way. The monthly totals are brought up to date with it.
func (s *Service) KunciPeriode(ctx context.Context, pel dasar.Pelaku, b dasar.Bulan, alasan string) error {
	return s.ubahPeriode(ctx, pel, b, PeriodeDikunci, alasan)
}

// BukaPeriode reopens a locked month with a reason. The role of the actor is
// among [Pengaturan].PembukaPeriode; every later posting into the month is
// listed by [Service.Susulan].
func (s *Service) BukaPeriode(ctx context.Context, pel dasar.Pelaku, b dasar.Bulan, alasan string) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	p, err := s.Stores.Setelan(ctx, pel.Lembaga, s.hariIni(pel.Lembaga))
	if err != nil {
		return err
	}
	if !slices.Contains(p.PembukaPeriode, pel.Peran) {
		return ErrPembuka.Forbiddenf("buku yang dikunci hanya dibuka oleh yang berwenang; mintalah kepada yayasan")
	}
	return s.ubahPeriode(ctx, pel, b, PeriodeBuka, alasan)
}

func (s *Service) ubahPeriode(ctx context.Context, pel dasar.Pelaku, b dasar.Bulan, ke StatusPeriode, alasan string) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	if b.IsZero() {
		return ErrStatusPeriode.Invalidf("bulan belum diisi").Pada("bulan")
	}
	alasan, err := dasar.Rapikan(alasan, maksKeterangan)
	if err != nil {
		return ErrAlasanPeriode.Invalidf("tulis alasannya, paling banyak %d karakter", maksKeterangan).Pada("alasan").Karena(err)
	}
	p := Periode{Lembaga: pel.Lembaga, Bulan: b, Status: ke, Alasan: alasan, Oleh: pel.ID, Dicatat: s.kini()}
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		status, err := st.Buku.Periode.Kunci(ctx, pel.Lembaga, b)
		if err != nil {
			return err
		}
		if err := UbahPeriode(status[b], p, s.hariIni(pel.Lembaga)); err != nil {
			return err
		}
		return st.Buku.Periode.Ubah(ctx, pel.Lembaga, p)
	})
	if err != nil || ke == PeriodeBuka {
		return err
	}
	// The totals are derived: summed up after the lock, so that it stands even
	// if this fails. Reports are right either way.
	return s.Stores.Buku.Jurnal.Rangkum(ctx, pel.Lembaga, b)
}

// RiwayatPeriode returns every lock and reopening, newest first.
func (s *Service) RiwayatPeriode(ctx context.Context, pel dasar.Pelaku) ([]Periode, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Buku.Periode.Riwayat(ctx, pel.Lembaga)
}

// StatusBuku returns the newest change of each month that was ever locked,
// newest month first. Months that are absent are open.
func (s *Service) StatusBuku(ctx context.Context, pel dasar.Pelaku) ([]Periode, error) {
	semua, err := s.RiwayatPeriode(ctx, pel)
	sudah := map[dasar.Bulan]bool{}
	semua = slices.DeleteFunc(semua, func(p Periode) bool {
		lama := sudah[p.Bulan]
		sudah[p.Bulan] = true
		return lama
	})
	slices.SortFunc(semua, func(a, b Periode) int { return b.Bulan.Compare(a.Bulan) })
	return semua, err
}

// Susulan pages the journals that were posted into a month after it was first
// locked: what a reader of the earlier figures did not see.
func (s *Service) Susulan(ctx context.Context, pel dasar.Pelaku, b dasar.Bulan, p dasar.Page) ([]Jurnal, string, error) {
	semua, err := s.RiwayatPeriode(ctx, pel)
	if err != nil {
		return nil, "", err
	}
	for _, r := range slices.Backward(semua) {
		if r.Bulan == b && r.Status == PeriodeDikunci {
			return s.CariJurnal(ctx, pel, SaringJurnal{Dari: b.Awal(), Sampai: b.Akhir(), Sesudah: r.Dicatat}, p)
		}
	}
	return nil, "", nil
}
