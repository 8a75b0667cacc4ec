package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
)

// AturUjian stores a new exam (ID empty) or changes a known one. Its classes must lie
// in the actor's scope and in one open year that has the term. What Gerbang holds is
// kept as it is: see [Service.AturGerbang].
func (s *Service) AturUjian(ctx context.Context, pel dasar.Pelaku, kunci string, u Ujian) (Ujian, error) {
	if err := pel.Validate(); err != nil {
		return u, err
	}
	u = u.Salin()
	lama := Ujian{}
	if u.ID != "" {
		var err error
		if lama, err = s.ujianUtuh(ctx, pel, u.ID); err != nil {
			return u, err
		}
	}
	u.Gerbang, u.Lembaga, u.Oleh = lama.Gerbang, pel.Lembaga, ""
	if err := u.Validate(); err != nil {
		return u, err
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{ID: u.Rombel})
	if err != nil {
		return u, err
	}
	if len(rs) != len(u.Rombel) {
		return u, ErrRombelTiada.NotFoundf("kelas itu tidak ditemukan; pilih lagi kelasnya").Pada("rombel")
	}
	for _, r := range rs {
		if r.Tahun != rs[0].Tahun {
			return u, ErrUjian.Invalidf("kelas dari dua tahun ajaran tidak mengikuti satu ujian; buat ujian untuk tiap tahun").Pada("rombel")
		}
	}
	t, err := s.tahun(ctx, s.Stores, pel.Lembaga, rs[0].Tahun)
	if err != nil {
		return u, err
	}
	if t.Ditutup {
		return u, ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", t.Nama)
	}
	if _, ada := t.CariPeriode(u.Periode); !ada {
		return u, ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", t.Nama).Pada("periode")
	}
	u.Tahun = t.ID
	return s.simpanUjian(ctx, pel, kunci, "ujian", u)
}

func (s *Service) simpanUjian(ctx context.Context, pel dasar.Pelaku, kunci, operasi string, u Ujian) (Ujian, error) {
	sidik := u.Salin()
	if u.ID == "" {
		u.ID, u.Versi = idBaru(), 0
	}
	u.Oleh, u.Dicatat = pel.ID, s.kini()
	id, _, err := s.sekali(ctx, pel, operasi, kunci, sidik, u.ID, func(ctx context.Context, st Stores) error {
		return st.Ujian.SimpanUjian(ctx, pel.Lembaga, u)
	})
	if err != nil {
		return u, err
	}
	return s.Ujian(ctx, pel, id)
}

// AturGerbang sets the gates of an exam from a day on; those of the same day are
// replaced, earlier ones stay readable. Every gate must say where its measure comes
// from, and name a kitab or an exam that exists.
func (s *Service) AturGerbang(ctx context.Context, pel dasar.Pelaku, kunci, ujian string, sejak dasar.Tanggal, syarat []SyaratUjian) (Ujian, error) {
	u, err := s.ujianUtuh(ctx, pel, ujian)
	if err != nil {
		return u, err
	}
	if u.Batal != "" {
		return u, ErrUjianTiada.Conflictf("ujian ini sudah dibatalkan")
	}
	if sejak.IsZero() {
		return u, ErrUjian.Invalidf("isi sejak kapan syarat ini berlaku").Pada("sejak")
	}
	u.Gerbang = slices.DeleteFunc(u.Gerbang, func(g GerbangBerlaku) bool { return g.Sejak == sejak })
	u.Gerbang = append(u.Gerbang, GerbangBerlaku{Sejak: sejak, Syarat: slices.Clone(syarat), Oleh: pel.ID})
	slices.SortFunc(u.Gerbang, func(a, b GerbangBerlaku) int { return a.Sejak.Compare(b.Sejak) })
	if err := u.Validate(); err != nil {
		return u, err
	}
	if err := s.periksaDari(ctx, pel, u, syarat); err != nil {
		return u, err
	}
	return s.simpanUjian(ctx, pel, kunci, "ujian.gerbang", u)
}

// periksaDari refuses gates that name a kitab or an exam that does not exist.
func (s *Service) periksaDari(ctx context.Context, pel dasar.Pelaku, u Ujian, syarat []SyaratUjian) error {
	kitab, err := s.Kitab(ctx, pel)
	if err != nil {
		return err
	}
	ujian, err := s.DaftarUjian(ctx, pel)
	if err != nil {
		return err
	}
	for _, x := range syarat {
		ada := true
		switch x.Gerbang.Jenis {
		case nilai.GerbangHafalan, nilai.GerbangKitab:
			ada = x.Dari == ""
			for _, k := range kitab {
				ada = ada || k.Kode == x.Dari
			}
		case nilai.GerbangUjian:
			ada = slices.ContainsFunc(ujian, func(y Ujian) bool { return y.ID == x.Dari && y.ID != u.ID && y.Batal == "" })
		}
		if !ada {
			return ErrSyaratUjian.Invalidf("syarat %s menyebut kitab atau ujian yang tidak ada", x.Gerbang.Nama).Pada("dari")
		}
	}
	return nil
}

// Ujian reads one exam, of which the actor may see at least one class.
func (s *Service) Ujian(ctx context.Context, pel dasar.Pelaku, id string) (Ujian, error) {
	if err := pel.Validate(); err != nil {
		return Ujian{}, err
	}
	us, err := s.Stores.Ujian.Ujian(ctx, pel.Lembaga, id)
	if err == nil {
		us, err = s.ujianTampak(ctx, pel, us)
	}
	if err != nil {
		return Ujian{}, err
	}
	if len(us) == 0 {
		return Ujian{}, ErrUjianTiada.NotFoundf("ujian tidak ditemukan")
	}
	return us[0], nil
}

// ujianUtuh reads an exam that the actor may change: every class that sits it lies in
// the actor's scope.
func (s *Service) ujianUtuh(ctx context.Context, pel dasar.Pelaku, id string) (Ujian, error) {
	u, err := s.Ujian(ctx, pel, id)
	if err != nil || pel.Lingkup.Semua {
		return u, err
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{ID: u.Rombel})
	if err == nil && len(rs) != len(u.Rombel) {
		err = dasar.ErrLingkup.Forbiddenf("ujian ini juga diikuti kelas di luar unit Anda; minta petugas yang membawahi semuanya")
	}
	return u, err
}

// DaftarUjian lists exams of classes within the actor's scope, void ones included, the
// newest first.
func (s *Service) DaftarUjian(ctx context.Context, pel dasar.Pelaku) ([]Ujian, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	us, err := s.Stores.Ujian.Ujian(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	return s.ujianTampak(ctx, pel, us)
}

func (s *Service) ujianTampak(ctx context.Context, pel dasar.Pelaku, us []Ujian) ([]Ujian, error) {
	if pel.Lingkup.Semua || len(us) == 0 {
		return us, nil
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{})
	return slices.DeleteFunc(us, func(u Ujian) bool {
		return !slices.ContainsFunc(rs, func(r Rombel) bool { return slices.Contains(u.Rombel, r.ID) })
	}), err
}
