package akademik

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// MaksSetoranSekali bounds one batch: a halaqah, not a school.
const MaksSetoranSekali = 500

// CatatSetoran records recitations, all of them or none: usually those of a halaqah on
// one day. The day must not lie ahead, every santri must be aktif on it and within the
// actor's scope, and a named halaqah must exist. What was recited twice counts once in
// the memorised set, so that nothing is refused for being known already.
func (s *Service) CatatSetoran(ctx context.Context, pel dasar.Pelaku, kunci string, ms ...Setoran) ([]Setoran, error) {
	if err := pel.Validate(); err != nil || len(ms) == 0 {
		return nil, err
	}
	if len(ms) > MaksSetoranSekali {
		return nil, ErrSetoran.Invalidf("paling banyak %d setoran sekali kirim", MaksSetoranSekali)
	}
	baru := make([]Setoran, len(ms))
	hari := s.HariIni(pel.Lembaga)
	for i, m := range ms {
		m = m.Salin()
		m.Lembaga, m.ID, m.Batal, m.Oleh, m.Dicatat, m.Versi = pel.Lembaga, "", "", "", time.Time{}, 0
		if err := m.Validate(); err != nil {
			return nil, ke(err, i, len(ms))
		}
		if m.Tanggal.After(hari) {
			return nil, ke(ErrSetoranDepan.Invalidf("setoran dicatat paling lambat hari ini").Pada("tanggal"), i, len(ms))
		}
		baru[i] = m
	}
	if err := s.periksaSetoran(ctx, pel, baru); err != nil {
		return nil, err
	}
	sidik := slices.Clone(baru)
	id := make([]string, len(baru))
	for i := range baru {
		id[i] = idBaru()
		baru[i].ID, baru[i].Oleh, baru[i].Dicatat = id[i], pel.ID, s.kini()
	}
	semua, _, err := s.sekali(ctx, pel, "setoran", kunci, sidik, gabungID(id), func(ctx context.Context, st Stores) error {
		return st.Setoran.Simpan(ctx, pel.Lembaga, baru...)
	})
	if err != nil {
		return nil, err
	}
	return s.Stores.Setoran.Ambil(ctx, pel.Lembaga, pisahID[string](semua)...)
}

// periksaSetoran checks the people and the halaqah of recitations.
func (s *Service) periksaSetoran(ctx context.Context, pel dasar.Pelaku, baru []Setoran) error {
	perHari, rombel := map[dasar.Tanggal][]santri.ID{}, map[RombelID]bool{}
	for _, m := range baru {
		perHari[m.Tanggal] = append(perHari[m.Tanggal], m.Santri)
		if m.Rombel != "" {
			rombel[m.Rombel] = true
		}
	}
	for id := range rombel {
		if _, err := s.satuRombel(ctx, s.Stores, pel, id); err != nil {
			return err
		}
	}
	for hari, id := range perHari {
		ps, err := s.peserta(ctx, pel, hari, id...)
		if err != nil {
			return err
		}
		for _, p := range ps {
			if p.Status != santri.Aktif && p.Status != santri.Pengabdian {
				return ErrSantriTakAktif.Invalidf("santri itu tidak aktif pada %s; periksa statusnya", hari.Panjang()).Pada("santri")
			}
		}
	}
	return nil
}

// peserta reads santri as of a day, each once, and keeps to the actor's scope: one who
// is unknown or outside it is [ErrSantriTiada] (NotFound).
func (s *Service) peserta(ctx context.Context, pel dasar.Pelaku, hari dasar.Tanggal, id ...santri.ID) ([]santri.Peserta, error) {
	id = slices.Clone(id)
	slices.Sort(id)
	id = slices.Compact(id)
	ps, err := s.Santri.Peserta.PesertaID(ctx, pel.Lembaga, hari, id...)
	if err != nil {
		return nil, err
	}
	if len(ps) != len(id) {
		return nil, santriTiada()
	}
	for _, p := range ps {
		if !dalamUnit(pel, p) {
			return nil, santriTiada()
		}
	}
	return ps, nil
}

// dalamUnit reports whether a santri belongs to a unit of the actor's scope.
func dalamUnit(pel dasar.Pelaku, p santri.Peserta) bool {
	return pel.Lingkup.Semua || slices.ContainsFunc(p.Anggota, func(a santri.Anggota) bool { return pel.Lingkup.Mencakup(string(a.Unit)) })
}

// milikLingkup leaves the records of santri within the actor's scope as of today.
func milikLingkup[T any](ctx context.Context, s *Service, pel dasar.Pelaku, xs []T, siapa func(T) santri.ID) ([]T, error) {
	if pel.Lingkup.Semua || len(xs) == 0 {
		return xs, nil
	}
	id := make([]santri.ID, len(xs))
	for i, x := range xs {
		id[i] = siapa(x)
	}
	slices.Sort(id)
	ps, err := s.Santri.Peserta.PesertaID(ctx, pel.Lembaga, s.HariIni(pel.Lembaga), slices.Compact(id)...)
	if err != nil {
		return nil, err
	}
	boleh := map[santri.ID]bool{}
	for _, p := range ps {
		boleh[p.ID] = dalamUnit(pel, p)
	}
	return slices.DeleteFunc(xs, func(x T) bool { return !boleh[siapa(x)] }), nil
}

func santriTiada() error { return ErrSantriTiada.NotFoundf("santri tidak ditemukan") }

// BatalSetoran makes a recitation void with a reason; the memorised set is at once what
// it would be without it.
func (s *Service) BatalSetoran(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (Setoran, error) {
	if err := pel.Validate(); err != nil {
		return Setoran{}, err
	}
	alasan, err := alasanBatal(ErrSetoranBatal, alasan)
	if err != nil {
		return Setoran{}, err
	}
	if _, err := s.satuSetoran(ctx, s.Stores, pel, id); err != nil {
		return Setoran{}, err
	}
	_, _, err = s.sekali(ctx, pel, "setoran.batal", kunci, []string{id, alasan}, id, func(ctx context.Context, st Stores) error {
		ada, err := st.Setoran.Ambil(ctx, pel.Lembaga, id)
		if err != nil || len(ada) == 0 {
			return err
		}
		if ada[0].Batal != "" {
			return ErrSetoranBatal.Conflictf("setoran ini sudah dibatalkan")
		}
		ada[0].Batal = alasan
		return st.Setoran.Simpan(ctx, pel.Lembaga, ada[0])
	})
	if err != nil {
		return Setoran{}, err
	}
	return s.satuSetoran(ctx, s.Stores, pel, id)
}

func (s *Service) satuSetoran(ctx context.Context, st Stores, pel dasar.Pelaku, id string) (Setoran, error) {
	ada, err := st.Setoran.Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return Setoran{}, err
	}
	if len(ada) == 1 {
		if _, err = s.peserta(ctx, pel, s.HariIni(pel.Lembaga), ada[0].Santri); err == nil {
			return ada[0], nil
		}
	}
	if err != nil && dasar.KindOf(err) != dasar.NotFound {
		return Setoran{}, err
	}
	return Setoran{}, ErrSetoranTiada.NotFoundf("setoran tidak ditemukan")
}

// maksRentangSetoran bounds a list of recitations, in days.
const maksRentangSetoran = 366

// DaftarSetoran lists the recitations of [dari, sampai], at most a year, of the members
// of a class or halaqah on the last day, by day, santri and moment of recording.
func (s *Service) DaftarSetoran(ctx context.Context, pel dasar.Pelaku, rombel RombelID, dari, sampai dasar.Tanggal) ([]Setoran, error) {
	if dari.IsZero() || sampai.Before(dari) || sampai.Selisih(dari) >= maksRentangSetoran {
		return nil, ErrSetoran.Invalidf("isi rentang tanggal, paling lama setahun").Pada("sampai")
	}
	ps, err := s.Anggota(ctx, pel, rombel, sampai)
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	id := make([]santri.ID, len(ps))
	for i, p := range ps {
		id[i] = p.ID
	}
	return s.Stores.Setoran.Selama(ctx, pel.Lembaga, dari, sampai, id...)
}

// SetoranMilik lists all recitations of one santri, oldest first, void ones included.
func (s *Service) SetoranMilik(ctx context.Context, pel dasar.Pelaku, id santri.ID) ([]Setoran, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if _, err := s.peserta(ctx, pel, s.HariIni(pel.Lembaga), id); err != nil {
		return nil, err
	}
	return s.Stores.Setoran.Milik(ctx, pel.Lembaga, id)
}
