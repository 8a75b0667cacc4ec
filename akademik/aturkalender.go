package akademik

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/santri"
)

// gembokKalender is held by whatever changes the calendar.
const gembokKalender = "kalender"

// AcaraKalender returns the items of the calendar, void ones included.
func (s *Service) AcaraKalender(ctx context.Context, pel dasar.Pelaku) ([]AcaraKalender, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Kalender.Acara(ctx, pel.Lembaga)
}

// LiburPekan returns the settings of weekdays without lessons, newest first.
func (s *Service) LiburPekan(ctx context.Context, pel dasar.Pelaku) ([]LiburPekan, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Kalender.Pekan(ctx, pel.Lembaga)
}

// bolehUnit refuses items that concern more than the actor covers; none = all units.
func bolehUnit(pel dasar.Pelaku, unit []santri.KodeUnit) error {
	if len(unit) == 0 {
		return pel.Lingkup.Periksa("")
	}
	for _, u := range unit {
		if err := pel.Lingkup.Periksa(string(u)); err != nil {
			return err
		}
	}
	return nil
}

// AturAcara stores a new item (ID empty) or a new version of a known one, in units of
// the actor's scope. A void one stays void.
func (s *Service) AturAcara(ctx context.Context, pel dasar.Pelaku, kunci string, a AcaraKalender) (AcaraKalender, error) {
	if err := pel.Validate(); err != nil {
		return a, err
	}
	a = a.Salin()
	a.Lembaga, a.Oleh, a.Dicatat, a.Batal = pel.Lembaga, "", time.Time{}, ""
	if err := a.Validate(); err != nil {
		return a, err
	}
	if err := bolehUnit(pel, a.Unit); err != nil {
		return a, err
	}
	if err := s.kenalUnit(ctx, pel.Lembaga, a.Unit...); err != nil {
		return a, err
	}
	sidik := a
	if a.ID == "" {
		a.ID, a.Versi = idBaru(), 0
	}
	a.Oleh, a.Dicatat = pel.ID, s.kini()
	return s.simpanAcara(ctx, pel, "acara", kunci, sidik, a)
}

// BatalAcara makes an item void with a reason: it falls on no day any more.
func (s *Service) BatalAcara(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string, versi int) (AcaraKalender, error) {
	alasan, err := alasanBatal(ErrAcaraBatal, alasan)
	if err != nil {
		return AcaraKalender{}, err
	}
	semua, err := s.AcaraKalender(ctx, pel)
	if err != nil {
		return AcaraKalender{}, err
	}
	i := slices.IndexFunc(semua, func(a AcaraKalender) bool { return a.ID == id })
	if i < 0 {
		return AcaraKalender{}, ErrAcaraTiada.NotFoundf("acara tidak ditemukan")
	}
	a := semua[i]
	a.Batal, a.Oleh, a.Dicatat, a.Versi = alasan, pel.ID, s.kini(), versi
	return s.simpanAcara(ctx, pel, "acara.batal", kunci, []any{id, alasan, versi}, a)
}

func (s *Service) simpanAcara(ctx context.Context, pel dasar.Pelaku, operasi, kunci string, sidik any, a AcaraKalender) (AcaraKalender, error) {
	id, _, err := s.sekali(ctx, pel, operasi, kunci, sidik, a.ID, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokKalender); err != nil {
			return err
		}
		semua, err := st.Kalender.Acara(ctx, pel.Lembaga)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(semua, func(x AcaraKalender) bool { return x.ID == a.ID }); i >= 0 {
			if err := bolehUnit(pel, semua[i].Unit); err != nil {
				return err
			}
			if semua[i].Batal != "" {
				return ErrAcaraBatal.Conflictf("acara ini sudah dibatalkan; buat yang baru")
			}
		}
		return st.Kalender.SimpanAcara(ctx, pel.Lembaga, a)
	})
	if err != nil {
		return a, err
	}
	semua, err := s.Stores.Kalender.Acara(ctx, pel.Lembaga)
	if i := slices.IndexFunc(semua, func(x AcaraKalender) bool { return x.ID == id }); i >= 0 {
		return semua[i], err
	}
	return a, err
}

// AturLiburPekan stores the weekdays without lessons of a unit from a day on.
func (s *Service) AturLiburPekan(ctx context.Context, pel dasar.Pelaku, kunci string, p LiburPekan) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	if err := pel.Lingkup.Periksa(string(p.Unit)); err != nil {
		return err
	}
	p = p.Salin()
	p.Lembaga, p.Oleh, p.Dicatat = pel.Lembaga, "", time.Time{}
	if err := p.Validate(); err != nil {
		return err
	}
	if p.Unit != "" {
		if err := s.kenalUnit(ctx, pel.Lembaga, p.Unit); err != nil {
			return err
		}
	}
	sidik := p
	p.Oleh, p.Dicatat = pel.ID, s.kini()
	_, _, err := s.sekali(ctx, pel, "libur-pekan", kunci, sidik, "ada", func(ctx context.Context, st Stores) error {
		return st.Kalender.SimpanPekan(ctx, pel.Lembaga, p)
	})
	return err
}

// LabelDokumen is the Hijri date that a document prints beside a day; "" where the
// calendar only guesses. A label that a decision may still move says so.
func LabelDokumen(k *hijriah.Kalender, hari dasar.Tanggal) string {
	label, err := k.Uraikan(hari)
	if err != nil || label.Asal == hijriah.AsalKira {
		return ""
	}
	return label.String()
}

// KalenderHijriah returns the Hijri calendar of an institution: computed, with the decisions
// that the program ships and above them those that the institution entered.
func (s *Service) KalenderHijriah(ctx context.Context, l dasar.LembagaID) (*hijriah.Kalender, error) {
	ps, err := s.Stores.Kalender.Putusan(ctx, l)
	if err != nil {
		return nil, err
	}
	return kalenderDengan(ps)
}

func kalenderDengan(ps []PutusanHijriah, lagi ...hijriah.Putusan) (*hijriah.Kalender, error) {
	var berlaku []hijriah.Putusan
	for _, p := range ps {
		if p.Batal == "" && !slices.ContainsFunc(lagi, func(x hijriah.Putusan) bool { return x.Tahun == p.Tahun && x.Bulan == p.Bulan }) {
			berlaku = append(berlaku, p.putusan())
		}
	}
	k, err := hijriah.Baku().Dengan(append(berlaku, lagi...)...)
	if err != nil {
		return nil, fmt.Errorf("hijri calendar of the institution: %w", err)
	}
	return k, nil
}

// PutusanHijriah returns the decisions that the institution entered, void ones included,
// by Hijri month.
func (s *Service) PutusanHijriah(ctx context.Context, pel dasar.Pelaku) ([]PutusanHijriah, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Kalender.Putusan(ctx, pel.Lembaga)
}

// CobaPutusan tells what decisions would change, and keeps nothing: the labels of
// months, and where plans of the next two years fall. They are refused as by
// [Service.AturPutusan].
func (s *Service) CobaPutusan(ctx context.Context, pel dasar.Pelaku, ps ...hijriah.Putusan) (EfekPutusan, error) {
	if err := seluruh(pel); err != nil {
		return EfekPutusan{}, err
	}
	ada, err := s.Stores.Kalender.Putusan(ctx, pel.Lembaga)
	if err != nil {
		return EfekPutusan{}, err
	}
	lama, err := kalenderDengan(ada)
	if err != nil {
		return EfekPutusan{}, err
	}
	baru, err := kalenderDengan(ada, ps...)
	if err != nil {
		return EfekPutusan{}, err
	}
	return s.efek(ctx, pel.Lembaga, lama, baru, ps)
}

func (s *Service) efek(ctx context.Context, l dasar.LembagaID, lama, baru *hijriah.Kalender, ps []hijriah.Putusan) (e EfekPutusan, err error) {
	dari, sampai := s.HariIni(l), s.HariIni(l).TambahHari(2*366)
	for _, p := range ps {
		dulu, _ := lama.AwalBulan(p.Tahun, p.Bulan) // unknown before
		if dulu != p.Awal {
			e.Bulan = append(e.Bulan, GeserBulan{p.Tahun, p.Bulan, dulu, p.Awal})
		}
		if p.Awal.TambahHari(-3).Before(dari) {
			dari = p.Awal.TambahHari(-3)
		}
	}
	if sampai.Selisih(dari) >= kalender.MaksJendela {
		dari = sampai.TambahHari(1 - kalender.MaksJendela)
	}
	acara, err := s.Stores.Kalender.Acara(ctx, l)
	if err != nil {
		return e, err
	}
	e.Acara, err = agenda(acara, nil).Geseran(lama, baru, dari, sampai)
	return e, err
}

// agenda is what stands of items, for package kalender.
func agenda(acara []AcaraKalender, pekan []time.Weekday) kalender.Agenda {
	a := kalender.Agenda{LiburPekanan: pekan}
	for _, x := range acara {
		if x.Batal == "" {
			a.Acara = append(a.Acara, x.acara())
		}
	}
	return a
}

// AturPutusan enters decisions of the institution, for whoever covers all of it. A
// month that has one gets the new one in its place; the old one becomes void. All are
// judged together: a month of other than 29 or 30 days refuses them all
// (hijriah.ErrPutusanPanjang and its like). Labels change, records do not move.
func (s *Service) AturPutusan(ctx context.Context, pel dasar.Pelaku, kunci string, ps ...hijriah.Putusan) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	_, _, err := s.sekali(ctx, pel, "putusan-hijriah", kunci, ps, "ada", func(ctx context.Context, st Stores) error {
		ada, err := s.putusanTerkunci(ctx, st, pel.Lembaga)
		if err != nil {
			return err
		}
		if _, err := kalenderDengan(ada, ps...); err != nil {
			return err
		}
		var simpan []PutusanHijriah
		for _, p := range ps {
			for _, x := range ada {
				if x.Batal == "" && x.Tahun == p.Tahun && x.Bulan == p.Bulan {
					x.Batal, x.Oleh, x.Dicatat = "diganti putusan lain", pel.ID, s.kini()
					simpan = append(simpan, x)
				}
			}
			simpan = append(simpan, PutusanHijriah{Lembaga: pel.Lembaga, ID: idBaru(), Tahun: p.Tahun, Bulan: p.Bulan, Awal: p.Awal, Sumber: p.Sumber, Oleh: pel.ID, Dicatat: s.kini()})
		}
		return st.Kalender.SimpanPutusan(ctx, pel.Lembaga, simpan...)
	})
	return err
}

func (s *Service) putusanTerkunci(ctx context.Context, st Stores, l dasar.LembagaID) ([]PutusanHijriah, error) {
	if err := st.Gembok.Kunci(ctx, l, gembokKalender); err != nil {
		return nil, err
	}
	return st.Kalender.Putusan(ctx, l)
}

// BatalPutusan makes a decision void with a reason: the month is again what the program
// ships or computes, which must leave every month 29 or 30 days.
func (s *Service) BatalPutusan(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	alasan, err := alasanBatal(ErrAcaraBatal, alasan)
	if err != nil {
		return err
	}
	_, _, err = s.sekali(ctx, pel, "putusan-hijriah.batal", kunci, []string{id, alasan}, id, func(ctx context.Context, st Stores) error {
		ada, err := s.putusanTerkunci(ctx, st, pel.Lembaga)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(ada, func(p PutusanHijriah) bool { return p.ID == id })
		switch {
		case i < 0:
			return ErrAcaraTiada.NotFoundf("putusan tidak ditemukan")
		case ada[i].Batal != "":
			return ErrAcaraBatal.Conflictf("putusan ini sudah dibatalkan")
		}
		ada[i].Batal, ada[i].Oleh, ada[i].Dicatat = alasan, pel.ID, s.kini()
		if _, err := kalenderDengan(ada); err != nil {
			return err
		}
		return st.Kalender.SimpanPutusan(ctx, pel.Lembaga, ada[i])
	})
	return err
}
