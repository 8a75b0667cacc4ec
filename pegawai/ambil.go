package pegawai

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Profil is what is kept about one employee, dated records oldest first and void
// ones included. Documents are listed by [Service.DaftarDokumen], presence and hours
// by month.
type Profil struct {
	Pegawai     Pegawai
	Penugasan   []Penugasan
	Kontrak     []Kontrak
	Kepesertaan []Kepesertaan
	StatusPajak []StatusPajak
	SaldoPajak  []SaldoPajak
	Nilai       []Nilai
	Isian       []Isian
	Cuti        []Cuti
	Kasbon      []Kasbon
}

// Utama returns the main duty on a day: the one marked so, else the first that
// holds.
func (p Profil) Utama(hari dasar.Tanggal) (utama Penugasan, ada bool) {
	for _, t := range p.Penugasan {
		if t.Berlaku(hari) && (!ada || t.Utama) {
			utama, ada = t, true
		}
	}
	return utama, ada
}

// Ambil returns one employee with everything dated around the person. Nothing
// sealed is opened: pages ask Penjaga for the fields of "pegawai.Pegawai".
func (s *Service) Ambil(ctx context.Context, pel dasar.Pelaku, id ID) (Profil, error) {
	ada, err := s.orang(ctx, s.Stores, pel, false, id)
	if err != nil {
		return Profil{}, err
	}
	h, st, l := Profil{Pegawai: ada[0]}, s.Stores, pel.Lembaga
	for _, f := range []func() error{
		func() (err error) { h.Penugasan, err = st.Penugasan.Milik(ctx, l, id); return },
		func() (err error) { h.Kontrak, err = st.Kontrak.Milik(ctx, l, id); return },
		func() (err error) { h.Kepesertaan, err = st.Kepesertaan.Milik(ctx, l, id); return },
		func() (err error) { h.StatusPajak, err = st.StatusPajak.Milik(ctx, l, id); return },
		func() (err error) { h.SaldoPajak, err = st.SaldoPajak.Milik(ctx, l, id); return },
		func() (err error) { h.Nilai, err = st.Nilai.Milik(ctx, l, id); return },
		func() (err error) { h.Isian, err = st.Isian.Milik(ctx, l, id); return },
		func() (err error) { h.Cuti, err = st.Cuti.Milik(ctx, l, id); return },
		func() (err error) { h.Kasbon, err = st.Kasbon.Milik(ctx, l, id); return },
	} {
		if err := f(); err != nil {
			return Profil{}, err
		}
	}
	return h, nil
}

// Cari lists people within the actor's scope, as of today unless the filter names
// a day. A text of 16 digits that is a NIK finds its bearer.
func (s *Service) Cari(ctx context.Context, pel dasar.Pelaku, f Saringan, h dasar.Page) ([]Pegawai, string, error) {
	f, err := s.saringan(pel, f)
	if err != nil {
		return nil, "", err
	}
	if nik, _, err := santri.ParseNIK(f.Teks); err == nil && nik != "" {
		hasil, err := s.cariNIK(ctx, pel, nik)
		return hasil, "", err
	}
	return s.Stores.Pegawai.Cari(ctx, pel.Lembaga, f, h)
}

// Hitung counts what [Service.Cari] would list.
func (s *Service) Hitung(ctx context.Context, pel dasar.Pelaku, f Saringan) (int, error) {
	f, err := s.saringan(pel, f)
	if err != nil {
		return 0, err
	}
	if nik, _, err := santri.ParseNIK(f.Teks); err == nil && nik != "" {
		hasil, err := s.cariNIK(ctx, pel, nik)
		return len(hasil), err
	}
	return s.Stores.Pegawai.Hitung(ctx, pel.Lembaga, f)
}

// saringan adds day and scope to a filter.
func (s *Service) saringan(pel dasar.Pelaku, f Saringan) (Saringan, error) {
	if err := pel.Validate(); err != nil {
		return f, err
	}
	if f.Pada.IsZero() {
		f.Pada = s.HariIni(pel.Lembaga)
	}
	if f.Lingkup = nil; !pel.Lingkup.Semua {
		f.Lingkup = append([]string{}, pel.Lingkup.Unit...)
	}
	teks, err := dasar.Rapikan(f.Teks, santri.MaksNama)
	if err != nil {
		return f, ErrSaringan.Invalidf("kata pencarian terlalu panjang atau memuat karakter kendali").Pada("teks").Karena(err)
	}
	f.Teks = teks
	return f, nil
}

// cariNIK finds the bearer of a NIK by its blind index, within the actor's scope.
func (s *Service) cariNIK(ctx context.Context, pel dasar.Pelaku, nik santri.NIK) ([]Pegawai, error) {
	indeks, err := s.Brankas.IndeksButa(ctx, pel.Lembaga, privasi.KategoriNIK, string(nik))
	if err != nil {
		return nil, err
	}
	ada, err := s.Stores.Pegawai.Kenali(ctx, pel.Lembaga, nil, [][]byte{indeks})
	if err != nil || len(ada) == 0 {
		return nil, err
	}
	hasil, err := s.orang(ctx, s.Stores, pel, false, ada[0].ID)
	if dasar.KindOf(err) == dasar.NotFound {
		return nil, nil
	}
	return hasil, err
}
