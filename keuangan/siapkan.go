package keuangan

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrAkunTerpakai says that an account with lines may not change its nature,
	// nor be retired while it has a balance.
	ErrAkunTerpakai = dasar.Aturan("KEU-BAGAN-03")
)

// Siapkan gives a new institution its books: the default chart of accounts.
// Accounts that exist are left as they are, so that repeating it changes
// nothing. The actor covers the whole institution.
func (s *Service) Siapkan(ctx context.Context, pel dasar.Pelaku) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	baku, err := BaganBaku(pel.Lembaga)
	if err != nil {
		return err
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		ada, err := st.Buku.Akun.Semua(ctx, pel.Lembaga)
		if err != nil {
			return err
		}
		peta, baru := Peta(ada), []Akun{}
		for _, a := range baku {
			if _, sudah := peta[a.Kode]; !sudah {
				baru = append(baru, a)
			}
		}
		if len(baru) == 0 {
			return nil
		}
		if err := PeriksaBagan(append(ada, baru...)); err != nil {
			return err
		}
		return st.Buku.Akun.Simpan(ctx, pel.Lembaga, baru...)
	})
}

// BaganAkun returns the chart of accounts ordered by code.
func (s *Service) BaganAkun(ctx context.Context, pel dasar.Pelaku) ([]Akun, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Buku.Akun.Semua(ctx, pel.Lembaga)
}

// AturAkun adds accounts or changes them by code. The chart must stay whole
// ([PeriksaBagan]); an account with lines keeps its kind, side, restriction and
// its being a posting account, and is retired (Aktif false) only when its
// balance is zero ([ErrAkunTerpakai]).
func (s *Service) AturAkun(ctx context.Context, pel dasar.Pelaku, as ...Akun) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		ada, err := st.Buku.Akun.Semua(ctx, pel.Lembaga)
		if err != nil {
			return err
		}
		saldo, err := st.Buku.Jurnal.Saldo(ctx, pel.Lembaga, PadaSaat{}, false)
		if err != nil {
			return err
		}
		bagan, err := gantiAkun(ada, saldo, as)
		if err != nil {
			return err
		}
		if err := PeriksaBagan(bagan); err != nil {
			return err
		}
		return st.Buku.Akun.Simpan(ctx, pel.Lembaga, as...)
	})
}

// gantiAkun returns the chart after a change, or says what lines forbid.
func gantiAkun(ada []Akun, saldo []SaldoAkun, ubah []Akun) ([]Akun, error) {
	peta, terpakai := Peta(ada), map[KodeAkun]SaldoAkun{}
	for _, s := range saldo {
		terpakai[s.Akun] = s
	}
	sudah := map[KodeAkun]bool{}
	for _, a := range ubah {
		if sudah[a.Kode] {
			return nil, ErrBagan.Invalidf("akun %s ada dua kali", potong(string(a.Kode))).Pada("akun")
		}
		sudah[a.Kode] = true
		lama, dikenal := peta[a.Kode]
		s, punyaBaris := terpakai[a.Kode]
		if dikenal && punyaBaris {
			if a.Jenis != lama.Jenis || a.Kontra != lama.Kontra || a.Pembatasan != lama.Pembatasan || a.Posting != lama.Posting {
				return nil, ErrAkunTerpakai.Conflictf("akun %s sudah berjurnal; jenis, kontra, pembatasan dan sifat induknya tidak dapat diubah", a.Kode).Pada("akun")
			}
			if !a.Aktif && lama.Aktif && s.Netto() != 0 {
				return nil, ErrAkunTerpakai.Conflictf("akun %s masih bersaldo; nolkan dahulu sebelum dinonaktifkan", a.Kode).Pada("akun")
			}
		}
		peta[a.Kode] = a
	}
	bagan := make([]Akun, 0, len(peta))
	for _, a := range peta {
		bagan = append(bagan, a)
	}
	return bagan, nil
}

// Setelan returns the settings that hold today.
func (s *Service) Setelan(ctx context.Context, pel dasar.Pelaku) (Pengaturan, error) {
	if err := pel.Validate(); err != nil {
		return Pengaturan{}, err
	}
	return s.Stores.Setelan(ctx, pel.Lembaga, s.hariIni(pel.Lembaga))
}

// AturSetelan stores settings that hold from p.Sejak on. Their accounts must be
// in the chart.
func (s *Service) AturSetelan(ctx context.Context, pel dasar.Pelaku, p Pengaturan) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	p.Lembaga, p.Oleh, p.Dicatat = pel.Lembaga, pel.ID, s.kini()
	if err := p.Validate(); err != nil {
		return err
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		bagan, err := st.Buku.Akun.Semua(ctx, pel.Lembaga)
		if err != nil {
			return err
		}
		if err := p.Cocok(Peta(bagan)); err != nil {
			return err
		}
		return st.Pengaturan.Simpan(ctx, pel.Lembaga, p)
	})
}
