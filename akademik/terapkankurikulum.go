package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// KurikulumKelas returns the classes of a year within the actor's scope, each with the
// curriculum that it follows today, or on the nearest day of the year.
func (s *Service) KurikulumKelas(ctx context.Context, pel dasar.Pelaku, tahun TahunID) ([]KurikulumKelas, error) {
	b, err := s.bahanKurikulum(ctx, s.Stores, pel, tahun)
	return b.kelas, err
}

// PeriksaKurikulum compares the classes of a year within the actor's scope with their
// curricula, and proposes what is missing. Nothing is stored.
func (s *Service) PeriksaKurikulum(ctx context.Context, pel dasar.Pelaku, tahun TahunID) (UsulKurikulum, error) {
	b, err := s.bahanKurikulum(ctx, s.Stores, pel, tahun)
	if err != nil {
		return UsulKurikulum{}, err
	}
	return b.susun()
}

// bahanKurikulum reads what a proposal is made from: a fixed number of reads for all classes.
func (s *Service) bahanKurikulum(ctx context.Context, st Stores, pel dasar.Pelaku, tahun TahunID) (b bahanKurikulum, err error) {
	if err := pel.Validate(); err != nil {
		return b, err
	}
	l := pel.Lembaga
	if b.tahun, err = s.tahun(ctx, st, l, tahun); err != nil {
		return b, err
	}
	if b.hari = s.HariIni(l); b.hari.Before(b.tahun.Mulai) {
		b.hari = b.tahun.Mulai
	} else if b.hari.After(b.tahun.Selesai) {
		b.hari = b.tahun.Selesai
	}
	katalog, err := s.katalog(ctx, st, l)
	if err != nil {
		return b, err
	}
	ikut, err := st.Kurikulum.Ikut(ctx, l, tahun)
	if err != nil {
		return b, err
	}
	rs, err := st.Struktur.Rombel(ctx, l, SaringRombel{Tahun: []TahunID{tahun}, Unit: lingkup(pel)})
	if err != nil {
		return b, err
	}
	var id []RombelID
	for _, r := range rs {
		if r.Jenis == Kelas {
			b.kelas, id = append(b.kelas, KurikulumPada(katalog, ikut, r, b.hari)), append(id, r.ID)
		}
	}
	if b.mapel, err = st.Struktur.Mapel(ctx, l); err != nil {
		return b, err
	}
	if len(id) > 0 {
		if b.pengampu, err = st.Struktur.Pengampu(ctx, l, SaringPengampu{Rombel: id}); err != nil {
			return b, err
		}
	}
	b.aturan, err = st.Nilai.Aturan(ctx, l)
	return b, err
}

// TerapkanKurikulum stores what [Service.PeriksaKurikulum] proposed for some classes:
// subjects, vacancies, and with penilaian the rules of marks of their units. sidik is the
// fingerprint of the whole proposal as it was shown; when it is another by now, nothing is
// stored ([ErrUsulBerubah]). New subjects and rules are for whoever covers the whole
// institution. It returns what was stored; applied again there is nothing left.
func (s *Service) TerapkanKurikulum(ctx context.Context, pel dasar.Pelaku, kunci string, tahun TahunID, sidik string, penilaian bool, rombel ...RombelID) (hasil UsulKurikulum, err error) {
	if err := pel.Validate(); err != nil {
		return hasil, err
	}
	rombel = slices.Clone(rombel)
	slices.Sort(rombel)
	_, _, err = s.sekali(ctx, pel, "kurikulum.terapkan", kunci, []any{tahun, sidik, penilaian, rombel}, string(tahun), func(ctx context.Context, st Stores) error {
		hasil = UsulKurikulum{}
		for _, g := range []string{gembokStruktur, gembokAturan} {
			if err := st.Gembok.Kunci(ctx, pel.Lembaga, g); err != nil {
				return err
			}
		}
		b, err := s.bahanKurikulum(ctx, st, pel, tahun)
		if err != nil {
			return err
		}
		if b.tahun.Ditutup {
			return ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", b.tahun.Nama).Pada("tahun")
		}
		u, err := b.susun()
		if err != nil {
			return err
		}
		if u.Sidik() != sidik {
			return ErrUsulBerubah.Conflictf("selisihnya sudah berubah sejak ditampilkan; periksa lagi lalu terapkan")
		}
		if u = u.Untuk(rombel...); !penilaian {
			u.Penilaian = nil
		}
		hasil = u
		return s.simpanUsul(ctx, st, pel, u)
	})
	return hasil, err
}

func (s *Service) simpanUsul(ctx context.Context, st Stores, pel dasar.Pelaku, u UsulKurikulum) error {
	if len(u.Mapel)+len(u.Penilaian) > 0 {
		if err := pel.Lingkup.Periksa(""); err != nil {
			return err
		}
	}
	if err := st.Struktur.SimpanMapel(ctx, pel.Lembaga, u.Mapel...); err != nil {
		return err
	}
	ps := slices.Clone(u.Pengampu)
	for i := range ps {
		ps[i].ID, ps[i].Oleh, ps[i].Dicatat = idBaru(), pel.ID, s.kini()
	}
	if err := st.Struktur.SimpanPengampu(ctx, pel.Lembaga, ps...); err != nil {
		return err
	}
	for _, a := range u.Penilaian {
		if err := s.aturanTerkunci(ctx, st, pel.Lembaga, a); err != nil {
			return err
		}
	}
	as := slices.Clone(u.Penilaian)
	for i := range as {
		as[i].Oleh, as[i].Dicatat = pel.ID, s.kini()
	}
	return st.Nilai.SimpanAturan(ctx, pel.Lembaga, as...)
}
