package pegawai

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrPengaturanBerlaku says that settings are in force already, so that they
	// cannot be taken back; new ones from a later day replace them.
	ErrPengaturanBerlaku = dasar.Aturan("PEG-ATUR-02")
	// ErrPengaturanTiada says that there are no settings from that day on.
	ErrPengaturanTiada = dasar.Aturan("PEG-ATUR-03")
	// ErrHariRaya says that a holiday has no known religion or no sensible date.
	ErrHariRaya = dasar.Aturan("PEG-ATUR-04")
)

// Pengaturan returns the payroll settings that hold on a day, today when unset; false
// when there are none yet.
func (s *Service) Pengaturan(ctx context.Context, pel dasar.Pelaku, hari dasar.Tanggal) (Pengaturan, bool, error) {
	semua, err := s.RiwayatPengaturan(ctx, pel)
	if hari.IsZero() && err == nil {
		hari = s.HariIni(pel.Lembaga)
	}
	p, ada := PengaturanBerlaku(semua, hari)
	return p, ada, err
}

// RiwayatPengaturan returns all settings, newest Sejak first, void ones included.
func (s *Service) RiwayatPengaturan(ctx context.Context, pel dasar.Pelaku) ([]Pengaturan, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Master.Pengaturan(ctx, pel.Lembaga)
}

// AturPengaturan stores the payroll settings that hold from a day on, for whoever
// covers the whole institution; those of the same day are replaced. Beside
// [Pengaturan.Validate] the accounts must exist and be of the kind that their part
// needs ([ErrAkun]), and units with a minimum wage of their own must exist
// ([ErrUnitTiada]). A locked run that the day reaches back into is warned about.
//
// Holidays are facts of the calendar, not of an agreement: [Service.AturHariRaya]
// keeps them the same in all settings.
func (s *Service) AturPengaturan(ctx context.Context, pel dasar.Pelaku, kunci string, p Pengaturan) ([]Peringatan, error) {
	if err := seluruh(pel); err != nil {
		return nil, err
	}
	p.Lembaga, p.Oleh, p.Dicatat, p.Batal = pel.Lembaga, "", time.Time{}, ""
	if err := p.Validate(); err != nil {
		return nil, err
	}
	unit, err := s.unit(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	k := keadaan{unit: unit}
	for _, u := range p.UMKUnit {
		if err := k.kenalUnit(string(u.Unit)); err != nil {
			return nil, diBidang(err, "umk_unit")
		}
	}
	sidik := dasar.Sidik(p)
	p.Oleh, p.Dicatat = pel.ID, s.kini()
	return s.ubahPengaturan(ctx, pel, "pengaturan", kunci, sidik[:], func(ctx context.Context, st Stores) (dasar.Tanggal, error) {
		if err := periksaAkun(ctx, st, pel.Lembaga, p.Akun.peran()); err != nil {
			return p.Sejak, err
		}
		return p.Sejak, st.Master.SimpanPengaturan(ctx, pel.Lembaga, p)
	})
}

// BatalPengaturan makes settings void that are not in force yet, with a reason; they
// stay in the history. What holds instead is what held before them. Settings whose day
// has come are [ErrPengaturanBerlaku] (Conflict), unknown or void ones
// [ErrPengaturanTiada] (NotFound).
func (s *Service) BatalPengaturan(ctx context.Context, pel dasar.Pelaku, kunci string, sejak dasar.Tanggal, alasan string) ([]Peringatan, error) {
	if err := seluruh(pel); err != nil {
		return nil, err
	}
	alasan, err := dasar.Rapikan(alasan, 200)
	if err != nil || alasan == "" {
		return nil, ErrAlasan.Invalidf("sebutkan alasannya").Pada("alasan")
	}
	if !sejak.After(s.HariIni(pel.Lembaga)) {
		return nil, ErrPengaturanBerlaku.Conflictf("pengaturan ini sudah berlaku dan tidak dapat dibatalkan; simpan pengaturan baru mulai tanggal lain").Pada("sejak")
	}
	return s.ubahPengaturan(ctx, pel, "pengaturan.batal", kunci, []any{sejak, alasan}, func(ctx context.Context, st Stores) (dasar.Tanggal, error) {
		semua, err := st.Master.Pengaturan(ctx, pel.Lembaga)
		if err != nil {
			return sejak, err
		}
		i := slices.IndexFunc(semua, func(p Pengaturan) bool { return p.Sejak == sejak && p.Batal == "" })
		if i < 0 {
			return sejak, ErrPengaturanTiada.NotFoundf("tidak ada pengaturan yang akan berlaku mulai hari itu").Pada("sejak")
		}
		p := semua[i]
		p.Batal, p.Oleh, p.Dicatat = alasan, pel.ID, s.kini()
		return sejak, st.Master.SimpanPengaturan(ctx, pel.Lembaga, p)
	})
}

// AturHariRaya states the dates of the religious holidays that THR is due for, of all
// years at once: what is not in the list is no longer a holiday. The list is the same
// in all settings, past and future, so that a run of any month finds its holiday.
// Dates come back sorted; the same date twice counts once. It refuses a religion
// outside [DaftarAgama] or a date outside 2000 and ten years from now ([ErrHariRaya]),
// and an institution without settings ([ErrPengaturan]).
func (s *Service) AturHariRaya(ctx context.Context, pel dasar.Pelaku, kunci string, raya []HariRaya) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	raya = SusunHariRaya(raya)
	akhir := s.HariIni(pel.Lembaga).Tahun() + 10
	for _, h := range raya {
		if !slices.Contains(DaftarAgama(), h.Agama) || h.Tanggal.Tahun() < 2000 || h.Tanggal.Tahun() > akhir {
			return ErrHariRaya.Invalidf("setiap hari raya menyebut salah satu dari enam agama dan tanggal antara tahun 2000 dan %d", akhir).Pada("hari_raya")
		}
	}
	_, err := s.ubahPengaturan(ctx, pel, "hariraya", kunci, raya, func(ctx context.Context, st Stores) (tiada dasar.Tanggal, err error) {
		semua, err := st.Master.Pengaturan(ctx, pel.Lembaga)
		if err != nil {
			return tiada, err
		}
		if len(semua) == 0 {
			return tiada, ErrPengaturan.Invalidf("isi pengaturan penggajian dahulu, sesudah itu hari rayanya").Pada("pengaturan")
		}
		for _, p := range semua {
			if slices.Equal(p.HariRaya, raya) {
				continue
			}
			p.HariRaya, p.Oleh, p.Dicatat = raya, pel.ID, s.kini()
			if err := st.Master.SimpanPengaturan(ctx, pel.Lembaga, p); err != nil {
				return tiada, err
			}
		}
		return tiada, nil
	})
	return err
}

// SusunHariRaya sorts holidays by date and religion, each once.
func SusunHariRaya(raya []HariRaya) []HariRaya {
	raya = slices.Clone(raya)
	slices.SortFunc(raya, func(a, b HariRaya) int {
		if c := a.Tanggal.Compare(b.Tanggal); c != 0 {
			return c
		}
		return slices.Index(DaftarAgama(), a.Agama) - slices.Index(DaftarAgama(), b.Agama)
	})
	return slices.Compact(raya)
}

// ubahPengaturan changes settings in a unit of work that no other change of them
// shares; fn returns the first day that is touched, if any, and a locked run from there
// on is warned about.
func (s *Service) ubahPengaturan(ctx context.Context, pel dasar.Pelaku, operasi, kunci string, masukan any, fn func(context.Context, Stores) (dasar.Tanggal, error)) (w []Peringatan, err error) {
	_, _, err = s.sekali(ctx, pel, operasi, kunci, masukan, "ada", func(ctx context.Context, st Stores) error {
		if err := st.Putaran.KunciMasa(ctx, pel.Lembaga); err != nil {
			return err
		}
		sejak, err := fn(ctx, st)
		if err != nil || sejak.IsZero() {
			return err
		}
		w, err = peringatanTerkunci(ctx, st, pel.Lembaga, sejak, dasar.Tanggal{})
		return err
	})
	return w, err
}
