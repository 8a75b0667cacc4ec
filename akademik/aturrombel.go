package akademik

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Rombel lists classes and halaqah within the actor's scope.
func (s *Service) Rombel(ctx context.Context, pel dasar.Pelaku, f SaringRombel) ([]Rombel, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if f.Unit = lingkup(pel); f.ID != nil && len(f.ID) == 0 {
		return nil, nil
	}
	return s.Stores.Struktur.Rombel(ctx, pel.Lembaga, f)
}

// satuRombel reads one class within the actor's scope.
func (s *Service) satuRombel(ctx context.Context, st Stores, pel dasar.Pelaku, id RombelID) (Rombel, error) {
	if err := pel.Validate(); err != nil {
		return Rombel{}, err
	}
	ada, err := st.Struktur.Rombel(ctx, pel.Lembaga, SaringRombel{ID: []RombelID{id}, Unit: lingkup(pel)})
	if err != nil {
		return Rombel{}, err
	}
	if len(ada) == 0 {
		return Rombel{}, ErrRombelTiada.NotFoundf("kelas atau halaqah tidak ditemukan")
	}
	return ada[0], nil
}

// AturRombel stores new classes (ID empty) or changes known ones, each in a unit of
// the actor's scope. The year must be open and rule the unit and track, the level must
// exist, and Wali must be an employee.
func (s *Service) AturRombel(ctx context.Context, pel dasar.Pelaku, kunci string, rs ...Rombel) ([]Rombel, error) {
	if err := pel.Validate(); err != nil || len(rs) == 0 {
		return nil, err
	}
	struktur, err := s.Santri.Struktur.Struktur(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	rs = slices.Clone(rs)
	id, wali := make([]RombelID, len(rs)), make([]pegawai.ID, len(rs))
	for i := range rs {
		if err := s.periksaRombel(pel, struktur, rs[i]); err != nil {
			return nil, ke(err, i, len(rs))
		}
		wali[i] = rs[i].Wali
	}
	if err := s.guru(ctx, pel.Lembaga, wali...); err != nil {
		return nil, err
	}
	sidik := slices.Clone(rs)
	for i := range rs {
		if rs[i].ID == "" {
			rs[i].ID, rs[i].Versi = RombelID(idBaru()), 0
		}
		id[i] = rs[i].ID
		rs[i].Lembaga, rs[i].Oleh, rs[i].Dicatat = pel.Lembaga, pel.ID, s.kini()
	}
	semua, _, err := s.sekali(ctx, pel, "rombel", kunci, sidik, gabungID(id), func(ctx context.Context, st Stores) error {
		return s.simpanRombel(ctx, st, pel, rs)
	})
	if err != nil {
		return nil, err
	}
	return s.Rombel(ctx, pel, SaringRombel{ID: pisahID[RombelID](semua)})
}

func (s *Service) periksaRombel(pel dasar.Pelaku, st santri.Struktur, r Rombel) error {
	if err := r.Validate(); err != nil {
		return err
	}
	if err := pel.Lingkup.Periksa(string(r.Unit)); err != nil {
		return err
	}
	return st.Periksa(santri.Keanggotaan{Unit: r.Unit, Jalur: r.Jalur, Tingkat: r.Tingkat, Kelas: r.Nama})
}

func (s *Service) simpanRombel(ctx context.Context, st Stores, pel dasar.Pelaku, rs []Rombel) error {
	if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokStruktur); err != nil {
		return err
	}
	tahun, err := st.Struktur.Tahun(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	for i, r := range rs {
		k := slices.IndexFunc(tahun, func(t TahunAjaran) bool { return t.ID == r.Tahun })
		switch {
		case k < 0:
			return ke(ErrTahunTiada.Invalidf("tahun ajaran tidak ditemukan").Pada("tahun"), i, len(rs))
		case tahun[k].Ditutup:
			return ke(ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", tahun[k].Nama).Pada("tahun"), i, len(rs))
		case !tahun[k].Mencakup(r.Unit, r.Jalur):
			return ke(ErrRombel.Invalidf("tahun ajaran %s bukan milik unit %s jalur %s", tahun[k].Nama, r.Unit, r.Jalur).Pada("tahun"), i, len(rs))
		}
		if r.Versi == 0 {
			continue
		}
		if lama, err := s.satuRombel(ctx, st, pel, r.ID); err != nil {
			return err
		} else if lama.Tahun != r.Tahun || lama.Jalur != r.Jalur || lama.Unit != r.Unit {
			return ke(ErrRombel.Invalidf("tahun, unit, dan jalur kelas tidak diubah; buat kelas baru").Pada("tahun"), i, len(rs))
		}
	}
	return st.Struktur.SimpanRombel(ctx, pel.Lembaga, rs...)
}

// Anggota lists the santri of a class on a day (today when unset), by name.
func (s *Service) Anggota(ctx context.Context, pel dasar.Pelaku, id RombelID, hari dasar.Tanggal) ([]santri.Peserta, error) {
	r, err := s.satuRombel(ctx, s.Stores, pel, id)
	if err != nil {
		return nil, err
	}
	if hari.IsZero() {
		hari = s.HariIni(pel.Lembaga)
	}
	semua, err := s.anggota(ctx, pel.Lembaga, hari, r)
	return semua[id], err
}

// anggota reads the members of classes on a day, each class by name, in one pass over
// the santri.
func (s *Service) anggota(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal, rs ...Rombel) (map[RombelID][]santri.Peserta, error) {
	type tempat struct {
		jalur santri.Jalur
		unit  santri.KodeUnit
		nama  string
	}
	ke := make(map[tempat]RombelID, len(rs))
	for _, r := range rs {
		ke[tempat{r.Jalur, r.Unit, r.Nama}] = r.ID
	}
	hasil, u := map[RombelID][]santri.Peserta{}, santri.BuatPengurut()
	kunci := map[santri.ID]string{}
	for p, err := range s.Santri.Peserta.Peserta(ctx, l, hari) {
		if err != nil {
			return nil, err
		}
		for _, a := range p.Anggota {
			if id, ada := ke[tempat{a.Jalur, a.Unit, a.Kelas}]; ada {
				hasil[id] = append(hasil[id], p)
				kunci[p.ID] = string(u.Kunci(p.Nama))
			}
		}
	}
	for _, ps := range hasil {
		slices.SortFunc(ps, func(a, b santri.Peserta) int {
			return cmp.Or(strings.Compare(kunci[a.ID], kunci[b.ID]), cmp.Compare(a.ID, b.ID))
		})
	}
	return hasil, nil
}
