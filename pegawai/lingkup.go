package pegawai

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// SumberUnit tells which units the institution has; santri.StrukturStore is one.
// Units are never removed, so that it may be asked before a unit of work opens.
type SumberUnit interface {
	Struktur(ctx context.Context, l dasar.LembagaID) (santri.Struktur, error)
}

// unit returns the codes of the institution's units.
func (s *Service) unit(ctx context.Context, l dasar.LembagaID) (map[santri.KodeUnit]bool, error) {
	st, err := s.Unit.Struktur(ctx, l)
	ada := make(map[santri.KodeUnit]bool, len(st.Unit))
	for _, u := range st.Unit {
		ada[u.Kode] = true
	}
	return ada, err
}

// orang reads people in the order asked for and keeps to the actor's scope; kunci
// locks them for the rest of the unit. One who is unknown or outside the scope is
// [ErrPegawai] (NotFound).
func (s *Service) orang(ctx context.Context, st Stores, pel dasar.Pelaku, kunci bool, id ...ID) ([]Pegawai, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ambil := st.Pegawai.Ambil
	if kunci {
		ambil = st.Pegawai.Kunci
	}
	ada, err := ambil(ctx, pel.Lembaga, id...)
	if err != nil {
		return nil, err
	}
	if len(ada) != len(id) {
		return nil, tiada()
	}
	if pel.Lingkup.Semua {
		return ada, nil
	}
	tugas, err := st.Penugasan.Milik(ctx, pel.Lembaga, id...)
	if err != nil {
		return nil, err
	}
	milik := perOrang(tugas)
	for _, p := range ada {
		if !tercakup(pel.Lingkup, milik[p.ID], s.HariIni(pel.Lembaga)) {
			return nil, tiada()
		}
	}
	return ada, nil
}

// tercakup reports whether a scope covers somebody with these duties: one that
// holds on the day lies in it, or, when none holds, one of the past or to come.
func tercakup(l dasar.Lingkup, tugas []Penugasan, hari dasar.Tanggal) bool {
	if l.Semua {
		return true
	}
	berlaku, lain := false, false
	for _, t := range tugas {
		if t.Batal != "" {
			continue
		}
		cakup := l.Mencakup(string(t.Unit))
		if t.Berlaku(hari) {
			if cakup {
				return true
			}
			berlaku = true
		}
		lain = lain || cakup
	}
	return !berlaku && lain
}

// perOrang groups dated records by their person.
func perOrang[T Berkala](ts []T) map[ID][]T {
	m := map[ID][]T{}
	for _, t := range ts {
		p := t.Kop().Pegawai
		m[p] = append(m[p], t)
	}
	return m
}

// orangDari lists the people of records in the order in which they are locked.
func orangDari[T Berkala](ts []T) []ID {
	id := make([]ID, len(ts))
	for i, t := range ts {
		id[i] = t.Kop().Pegawai
	}
	slices.Sort(id)
	return slices.Compact(id)
}

// MaksRentang is the longest time that one list covers, in days: a year.
const MaksRentang = 366

func rentang(dari, sampai dasar.Tanggal) error {
	if dari.IsZero() || sampai.Before(dari) || sampai.Selisih(dari) >= MaksRentang {
		return ErrMasa.Invalidf("isi rentang tanggal, paling lama setahun").Pada("sampai")
	}
	return nil
}

// selama gathers the records of people within the actor's scope that share a day
// with [dari, sampai] and are not void.
func selama[T Berkala](ctx context.Context, s *Service, pel dasar.Pelaku, st BerkalaStore[T], dari, sampai dasar.Tanggal) (hasil []T, err error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	for t, err := range st.Selama(ctx, pel.Lembaga, dari, sampai) {
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, t)
	}
	if pel.Lingkup.Semua || len(hasil) == 0 {
		return hasil, nil
	}
	tugas, err := s.Stores.Penugasan.Milik(ctx, pel.Lembaga, orangDari(hasil)...)
	milik, hari := perOrang(tugas), s.HariIni(pel.Lembaga)
	return slices.DeleteFunc(hasil, func(t T) bool { return !tercakup(pel.Lingkup, milik[t.Kop().Pegawai], hari) }), err
}
