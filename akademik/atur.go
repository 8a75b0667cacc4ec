package akademik

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// gembokStruktur is held by whatever changes years, classes and who teaches them.
const gembokStruktur = "struktur"

// Tahun returns all academic years, newest first.
func (s *Service) Tahun(ctx context.Context, pel dasar.Pelaku) ([]TahunAjaran, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Struktur.Tahun(ctx, pel.Lembaga)
}

// AturTahun stores a new year (ID empty) or changes a known one, for whoever covers
// the whole institution. A unit and track never has two years on one day
// ([ErrTahunTumpang]); a closed year is refused with [ErrTahunDitutup], except to open
// it again.
func (s *Service) AturTahun(ctx context.Context, pel dasar.Pelaku, kunci string, t TahunAjaran) (TahunAjaran, error) {
	if err := seluruh(pel); err != nil {
		return t, err
	}
	t = t.Salin()
	t.Lembaga, t.Oleh, t.Dicatat = pel.Lembaga, "", time.Time{}
	if err := t.Validate(); err != nil {
		return t, err
	}
	if err := s.kenalUnit(ctx, pel.Lembaga, t.Unit...); err != nil {
		return t, err
	}
	sidik := dasar.Sidik(t)
	if t.ID == "" {
		t.ID, t.Versi = TahunID(idBaru()), 0
	}
	t.Oleh, t.Dicatat = pel.ID, s.kini()
	id, _, err := s.sekali(ctx, pel, "tahun", kunci, sidik[:], string(t.ID), func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokStruktur); err != nil {
			return err
		}
		semua, err := st.Struktur.Tahun(ctx, pel.Lembaga)
		if err != nil {
			return err
		}
		if err := periksaTahun(semua, t); err != nil {
			return err
		}
		return st.Struktur.SimpanTahun(ctx, pel.Lembaga, t)
	})
	if err != nil {
		return t, err
	}
	return s.tahun(ctx, s.Stores, pel.Lembaga, TahunID(id))
}

func periksaTahun(semua []TahunAjaran, t TahunAjaran) error {
	for _, x := range semua {
		if x.ID == t.ID && x.Ditutup && t.Ditutup {
			return ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup; buka dahulu bila harus diubah", x.Nama)
		}
		if t.tumpang(x) {
			return ErrTahunTumpang.Conflictf("tahun ajaran %s memuat sebagian hari yang sama untuk unit dan jalur yang sama", x.Nama).Pada("mulai")
		}
	}
	return t.periksaPadanan(semua)
}

// tahun reads one year.
func (s *Service) tahun(ctx context.Context, st Stores, l dasar.LembagaID, id TahunID) (TahunAjaran, error) {
	semua, err := st.Struktur.Tahun(ctx, l)
	if err != nil {
		return TahunAjaran{}, err
	}
	i := slices.IndexFunc(semua, func(t TahunAjaran) bool { return t.ID == id })
	if i < 0 {
		return TahunAjaran{}, ErrTahunTiada.NotFoundf("tahun ajaran tidak ditemukan").Pada("tahun")
	}
	return semua[i], nil
}

func (s *Service) kenalUnit(ctx context.Context, l dasar.LembagaID, unit ...santri.KodeUnit) error {
	st, err := s.Santri.Struktur.Struktur(ctx, l)
	if err != nil {
		return err
	}
	for _, u := range unit {
		if !slices.ContainsFunc(st.Unit, func(x santri.Unit) bool { return x.Kode == u }) {
			return santri.ErrUnitAsing.Invalidf("unit itu tidak ada di lembaga ini; daftarkan unitnya dahulu").Pada("unit")
		}
	}
	return nil
}

// Mapel returns all subjects by Urutan, then Kode.
func (s *Service) Mapel(ctx context.Context, pel dasar.Pelaku) ([]Mapel, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Struktur.Mapel(ctx, pel.Lembaga)
}

// AturMapel stores subjects, for whoever covers the whole institution; one with the
// same Kode is replaced, none is removed.
func (s *Service) AturMapel(ctx context.Context, pel dasar.Pelaku, kunci string, ms ...Mapel) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	ms = slices.Clone(ms)
	for i := range ms {
		ms[i].Lembaga = pel.Lembaga
		if err := ms[i].Validate(); err != nil {
			return ke(err, i, len(ms))
		}
	}
	_, _, err := s.sekali(ctx, pel, "mapel", kunci, ms, "ada", func(ctx context.Context, st Stores) error {
		return st.Struktur.SimpanMapel(ctx, pel.Lembaga, ms...)
	})
	return err
}

// ke names the place of a refused record in a batch.
func ke(err error, i, n int) error {
	if n == 1 {
		return err
	}
	return fmt.Errorf("catatan ke-%d: %w", i+1, err)
}

// guru refuses, with [ErrGuruTiada], people who do not work at the institution.
func (s *Service) guru(ctx context.Context, l dasar.LembagaID, id ...pegawai.ID) error {
	id = slices.DeleteFunc(slices.Clone(id), func(i pegawai.ID) bool { return i == "" })
	slices.Sort(id)
	id = slices.Compact(id)
	ada, err := s.Guru.Ambil(ctx, l, id...)
	if err == nil && len(ada) != len(id) {
		err = ErrGuruTiada.Invalidf("guru tidak ada di daftar pegawai").Pada("guru")
	}
	return err
}
