package akademik

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Kurikulum returns the catalogue of an institution: what the program ships, or what the
// embedder put in its place, and above it the institution's own.
func (s *Service) Kurikulum(ctx context.Context, pel dasar.Pelaku) (kurikulum.Katalog, error) {
	if err := pel.Validate(); err != nil {
		return kurikulum.Katalog{}, err
	}
	return s.katalog(ctx, s.Stores, pel.Lembaga)
}

func (s *Service) katalogBawaan() (kurikulum.Katalog, error) {
	if s.Katalog != nil {
		return *s.Katalog, nil
	}
	return kurikulum.Bawaan()
}

func (s *Service) katalog(ctx context.Context, st Stores, l dasar.LembagaID) (kurikulum.Katalog, error) {
	bawaan, err := s.katalogBawaan()
	if err != nil {
		return bawaan, err
	}
	milik, err := st.Kurikulum.Kurikulum(ctx, l)
	if err != nil {
		return bawaan, err
	}
	return gabungKatalog(bawaan, milik)
}

func gabungKatalog(bawaan kurikulum.Katalog, milik []KurikulumSendiri) (kurikulum.Katalog, error) {
	var berlaku []kurikulum.Kurikulum
	for _, m := range milik {
		if m.Batal == "" {
			berlaku = append(berlaku, m.Isi)
		}
	}
	return bawaan.Dengan(berlaku...)
}

// KurikulumSendiri returns the institution's own versions, void ones included.
func (s *Service) KurikulumSendiri(ctx context.Context, pel dasar.Pelaku) ([]KurikulumSendiri, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Kurikulum.Kurikulum(ctx, pel.Lembaga)
}

// AturKurikulum stores a new version of a curriculum of one's own (ID empty) or changes a
// known one, for whoever covers the whole institution. Its code is none that ships
// ([ErrKurikulumBawaan]) and stays what it is; two versions of one code never begin on the
// same day (kurikulum.ErrKatalog).
func (s *Service) AturKurikulum(ctx context.Context, pel dasar.Pelaku, kunci string, k KurikulumSendiri) (KurikulumSendiri, error) {
	if err := seluruh(pel); err != nil {
		return k, err
	}
	k = k.Salin()
	k.Lembaga, k.Oleh, k.Dicatat, k.Batal, k.Isi.Keluarga = pel.Lembaga, "", time.Time{}, "", kurikulum.Sendiri
	if err := k.Isi.Validate(); err != nil {
		return k, err
	}
	bawaan, err := s.katalogBawaan()
	if err != nil {
		return k, err
	}
	if bawaan.Punya(k.Isi.Kode) {
		return k, ErrKurikulumBawaan.Conflictf("kode %s milik kurikulum bawaan; salin dengan kode lain, lalu ubah salinannya", k.Isi.Kode).Pada("kode")
	}
	sidik := k
	if k.ID == "" {
		k.ID, k.Versi = idBaru(), 0
	}
	k.Oleh, k.Dicatat = pel.ID, s.kini()
	id, _, err := s.sekali(ctx, pel, "kurikulum", kunci, sidik, k.ID, func(ctx context.Context, st Stores) error {
		milik, err := kurikulumTerkunci(ctx, st, pel.Lembaga)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(milik, func(x KurikulumSendiri) bool { return x.ID == k.ID })
		switch {
		case i < 0 && k.Versi > 0:
			return kurikulumTiada()
		case i >= 0 && milik[i].Batal != "":
			return ErrKurikulumTiada.Conflictf("versi kurikulum ini sudah dibatalkan; buat yang baru")
		case i >= 0 && milik[i].Isi.Kode != k.Isi.Kode:
			return ErrKurikulumTiada.Invalidf("kode kurikulum tidak diubah; salin menjadi kurikulum lain").Pada("kode")
		case i >= 0:
			milik = slices.Delete(milik, i, i+1)
		}
		if _, err := gabungKatalog(bawaan, append(milik, k)); err != nil {
			return err
		}
		return st.Kurikulum.SimpanKurikulum(ctx, pel.Lembaga, k)
	})
	if err != nil {
		return k, err
	}
	return s.satuKurikulum(ctx, pel.Lembaga, id)
}

func kurikulumTiada() error {
	return ErrKurikulumTiada.NotFoundf("kurikulum tidak ditemukan")
}

func kurikulumTerkunci(ctx context.Context, st Stores, l dasar.LembagaID) ([]KurikulumSendiri, error) {
	if err := st.Gembok.Kunci(ctx, l, gembokStruktur); err != nil {
		return nil, err
	}
	return st.Kurikulum.Kurikulum(ctx, l)
}

func (s *Service) satuKurikulum(ctx context.Context, l dasar.LembagaID, id string) (KurikulumSendiri, error) {
	semua, err := s.Stores.Kurikulum.Kurikulum(ctx, l)
	if err != nil {
		return KurikulumSendiri{}, err
	}
	i := slices.IndexFunc(semua, func(x KurikulumSendiri) bool { return x.ID == id })
	if i < 0 {
		return KurikulumSendiri{}, kurikulumTiada()
	}
	return semua[i], nil
}

// BatalKurikulum makes a version of one's own void with a reason. It is refused with
// [ErrKurikulumDipakai] while an open year follows the code and nothing of it would hold
// any more on the year's last day.
func (s *Service) BatalKurikulum(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string, versi int) (KurikulumSendiri, error) {
	if err := seluruh(pel); err != nil {
		return KurikulumSendiri{}, err
	}
	alasan, err := alasanBatal(ErrAcaraBatal, alasan)
	if err != nil {
		return KurikulumSendiri{}, err
	}
	_, _, err = s.sekali(ctx, pel, "kurikulum.batal", kunci, []any{id, alasan, versi}, id, func(ctx context.Context, st Stores) error {
		milik, err := kurikulumTerkunci(ctx, st, pel.Lembaga)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(milik, func(x KurikulumSendiri) bool { return x.ID == id })
		switch {
		case i < 0:
			return kurikulumTiada()
		case milik[i].Batal != "":
			return ErrKurikulumTiada.Conflictf("versi kurikulum ini sudah dibatalkan")
		}
		milik[i].Batal, milik[i].Oleh, milik[i].Dicatat, milik[i].Versi = alasan, pel.ID, s.kini(), versi
		if err := s.takDipakai(ctx, st, pel.Lembaga, milik, milik[i].Isi.Kode); err != nil {
			return err
		}
		return st.Kurikulum.SimpanKurikulum(ctx, pel.Lembaga, milik[i])
	})
	if err != nil {
		return KurikulumSendiri{}, err
	}
	return s.satuKurikulum(ctx, pel.Lembaga, id)
}

// takDipakai refuses to leave the followers of a code in open years without a version.
func (s *Service) takDipakai(ctx context.Context, st Stores, l dasar.LembagaID, milik []KurikulumSendiri, kode string) error {
	bawaan, err := s.katalogBawaan()
	if err != nil {
		return err
	}
	katalog, err := gabungKatalog(bawaan, milik)
	if err != nil {
		return err
	}
	ikut, err := st.Kurikulum.Ikut(ctx, l)
	if err != nil {
		return err
	}
	tahun, err := st.Struktur.Tahun(ctx, l)
	if err != nil {
		return err
	}
	for _, t := range tahun {
		if _, ada := katalog.Pada(kode, t.Selesai); ada || t.Ditutup {
			continue
		}
		if slices.ContainsFunc(ikut, func(i IkutKurikulum) bool { return i.Tahun == t.ID && i.Kurikulum == kode }) {
			return ErrKurikulumDipakai.Conflictf("kurikulum ini diikuti pada tahun ajaran %s; pilih kurikulum lain di sana dahulu", t.Nama)
		}
	}
	return nil
}

// IkutKurikulum returns the choices of years within the actor's scope.
func (s *Service) IkutKurikulum(ctx context.Context, pel dasar.Pelaku, tahun ...TahunID) ([]IkutKurikulum, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	semua, err := s.Stores.Kurikulum.Ikut(ctx, pel.Lembaga, tahun...)
	return slices.DeleteFunc(semua, func(i IkutKurikulum) bool { return pel.Lingkup.Periksa(string(i.Unit)) != nil }), err
}

// AturIkutKurikulum chooses curricula for places in units of the actor's scope; a choice
// without Kurikulum takes one back. The year must be open and rule unit and track, level
// or class must exist, the curriculum must have begun by the end of the year, and Setara
// and Pilihan must be its own ([ErrIkutKurikulum]).
func (s *Service) AturIkutKurikulum(ctx context.Context, pel dasar.Pelaku, kunci string, is ...IkutKurikulum) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	struktur, err := s.Santri.Struktur.Struktur(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	is = slices.Clone(is)
	for k := range is {
		is[k] = is[k].Salin()
		is[k].Lembaga, is[k].Oleh, is[k].Dicatat = pel.Lembaga, "", time.Time{}
		if err := periksaTempatIkut(pel, struktur, is[k]); err != nil {
			return ke(err, k, len(is))
		}
	}
	sidik := dasar.Sidik(is)
	_, _, err = s.sekali(ctx, pel, "kurikulum.ikut", kunci, sidik[:], "ada", func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokStruktur); err != nil {
			return err
		}
		katalog, err := s.katalog(ctx, st, pel.Lembaga)
		if err != nil {
			return err
		}
		if err := s.periksaIkut(ctx, st, pel, katalog, is); err != nil {
			return err
		}
		for k := range is {
			is[k].Oleh, is[k].Dicatat = pel.ID, s.kini()
		}
		return st.Kurikulum.SimpanIkut(ctx, pel.Lembaga, is...)
	})
	return err
}

func periksaTempatIkut(pel dasar.Pelaku, st santri.Struktur, i IkutKurikulum) error {
	if i.Tahun == "" || i.Unit == "" || i.Rombel != "" && i.Tingkat != "" {
		return ErrIkutKurikulum.Invalidf("pilih tahun ajaran dan unitnya, lalu satu tingkat atau satu kelas").Pada("tingkat")
	}
	if err := i.Jalur.Validate(); err != nil {
		return err
	}
	if err := pel.Lingkup.Periksa(string(i.Unit)); err != nil {
		return err
	}
	if i.Tingkat == "" {
		if !slices.ContainsFunc(st.Unit, func(u santri.Unit) bool { return u.Kode == i.Unit }) {
			return santri.ErrUnitAsing.Invalidf("unit itu tidak ada di lembaga ini").Pada("unit")
		}
		return nil
	}
	return st.Periksa(santri.Keanggotaan{Unit: i.Unit, Jalur: i.Jalur, Tingkat: i.Tingkat})
}

func (s *Service) periksaIkut(ctx context.Context, st Stores, pel dasar.Pelaku, katalog kurikulum.Katalog, is []IkutKurikulum) error {
	tahun, err := st.Struktur.Tahun(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	var id []RombelID
	for _, i := range is {
		if i.Rombel != "" {
			id = append(id, i.Rombel)
		}
	}
	var kelas []Rombel
	if len(id) > 0 {
		if kelas, err = st.Struktur.Rombel(ctx, pel.Lembaga, SaringRombel{ID: id, Unit: lingkup(pel)}); err != nil {
			return err
		}
	}
	for n, i := range is {
		k := slices.IndexFunc(tahun, func(t TahunAjaran) bool { return t.ID == i.Tahun })
		if k < 0 {
			return ke(ErrTahunTiada.NotFoundf("tahun ajaran tidak ditemukan").Pada("tahun"), n, len(is))
		}
		if err := i.periksa(tahun[k], kelas, katalog); err != nil {
			return ke(err, n, len(is))
		}
	}
	return nil
}

func (i IkutKurikulum) periksa(t TahunAjaran, kelas []Rombel, katalog kurikulum.Katalog) error {
	switch {
	case t.Ditutup:
		return ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", t.Nama).Pada("tahun")
	case !t.Mencakup(i.Unit, i.Jalur):
		return ErrIkutKurikulum.Invalidf("tahun ajaran %s bukan milik unit %s jalur %s", t.Nama, i.Unit, i.Jalur).Pada("tahun")
	case i.Rombel != "" && !slices.ContainsFunc(kelas, func(r Rombel) bool {
		return r.ID == i.Rombel && r.Tahun == i.Tahun && r.Unit == i.Unit && r.Jalur == i.Jalur && r.Jenis == Kelas
	}):
		return ErrRombelTiada.NotFoundf("kelas itu tidak ditemukan di tahun, unit, dan jalur ini").Pada("rombel")
	case i.Kurikulum == "":
		if i.Setara != "" || len(i.Pilihan) > 0 {
			return ErrIkutKurikulum.Invalidf("pilih kurikulumnya dahulu").Pada("kurikulum")
		}
		return nil
	}
	k, ada := katalog.Pada(i.Kurikulum, t.Selesai)
	if !ada {
		return ErrKurikulumTiada.Invalidf("kurikulum itu tidak ada, atau belum berlaku pada tahun ajaran %s", t.Nama).Pada("kurikulum")
	}
	if _, ada := k.CariTingkat(i.Setara); i.Setara != "" && !ada {
		return ErrIkutKurikulum.Invalidf("%s tidak punya tingkat %s", k.Nama, i.Setara).Pada("setara")
	}
	for _, p := range i.Pilihan {
		if !slices.Contains(k.Pilihan(""), p) {
			return ErrIkutKurikulum.Invalidf("%s tidak punya pilihan itu; muat ulang halaman", k.Nama).Pada("pilihan")
		}
	}
	return nil
}
