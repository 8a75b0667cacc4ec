package kantor

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// SaringAduan narrows the list of complaints.
type SaringAduan struct {
	Status []hak.StatusAduan // none: all
	Lewat  bool              // only what waits for an answer past its deadline
}

// DaftarAduan pages through complaints, the earliest deadline first: for the desk all of
// them, for the leadership those that came to it. Whoever is complained about does not
// see the complaint, so a page may be short.
func (s *Service) DaftarAduan(ctx context.Context, pel dasar.Pelaku, f SaringAduan, p dasar.Page) ([]hak.Pengaduan, string, error) {
	if err := pimpinan(pel); err != nil {
		return nil, "", err
	}
	if len(f.Status) == 0 {
		f.Status = hak.SemuaStatusAduan()
	}
	g := privasi.SaringRekaman{MenurutTenggat: true}
	for _, x := range f.Status {
		g.Status = append(g.Status, statusAduan(x, true))
		if petugas(pel) == nil {
			g.Status = append(g.Status, statusAduan(x, false))
		}
	}
	if f.Lewat {
		g.Sebelum = s.kini()
	}
	a, err := s.aktor(ctx, pel)
	if err != nil {
		return nil, "", err
	}
	xs, lanjut, err := laciAduan.cari(ctx, s, pel.Lembaga, g, p)
	return slices.DeleteFunc(xs, func(x hak.Pengaduan) bool { return x.Mengadukan(a) }), lanjut, err
}

// CariAduan finds a complaint by its number, under the rules of the list.
func (s *Service) CariAduan(ctx context.Context, pel dasar.Pelaku, nomor string) (x hak.Pengaduan, err error) {
	if err := pimpinan(pel); err != nil {
		return x, err
	}
	r, err := s.Stores.Rekaman.MenurutKunci(ctx, pel.Lembaga, laciAduan.jenis, nomor)
	if err != nil {
		return x, err
	}
	x, _, err = s.aduanMeja(ctx, pel, r.ID)
	return x, err
}

// aduanMeja reads a complaint for whoever may handle it: an officer of the desk, or the
// leadership when it came to it. For whoever is complained about it is not there.
func (s *Service) aduanMeja(ctx context.Context, pel dasar.Pelaku, id string) (hak.Pengaduan, hak.Aktor, error) {
	if err := pimpinan(pel); err != nil {
		return hak.Pengaduan{}, hak.Aktor{}, err
	}
	a, err := s.aktor(ctx, pel)
	if err != nil {
		return hak.Pengaduan{}, a, err
	}
	x, err := laciAduan.ambil(ctx, s, pel.Lembaga, id)
	if err == nil && (x.Mengadukan(a) || !x.Pimpinan && petugas(pel) != nil) || dasar.KindOf(err) == dasar.NotFound {
		return hak.Pengaduan{}, hak.Aktor{}, ErrBukanMilik.NotFoundf("data tidak ditemukan")
	}
	return x, a, err
}

// PenanganAduan lists who may handle a complaint: officers of the desk first, then the
// leadership; nobody that it is about, nor the one who complains.
func (s *Service) PenanganAduan(ctx context.Context, l dasar.LembagaID, x hak.Pengaduan) ([]hak.Aktor, error) {
	if s.Petugas == nil {
		return nil, nil
	}
	xs, err := s.Petugas.Petugas(ctx, l, privasi.PeranPPDP, privasi.PeranKepala, privasi.PeranPengasuh)
	slices.SortStableFunc(xs, func(a, b hak.Aktor) int { return urutPeran(a) - urutPeran(b) })
	return x.Bebas(xs), err
}

func urutPeran(a hak.Aktor) int {
	return slices.Index([]string{privasi.PeranPPDP, privasi.PeranPengasuh, privasi.PeranKepala}, a.Kapasitas)
}

// penanganAduan finds the account that a complaint is given to.
func (s *Service) penanganAduan(ctx context.Context, pel dasar.Pelaku, akun string) (hak.Aktor, error) {
	if s.Petugas == nil || akun == "" {
		return s.penangan(ctx, pel, akun)
	}
	xs, err := s.Petugas.Petugas(ctx, pel.Lembaga, privasi.PeranPPDP, privasi.PeranKepala, privasi.PeranPengasuh)
	return pilihPetugas(xs, akun, err)
}

// TanganiAduan gives a complaint to an account of the desk or of the leadership.
func (s *Service) TanganiAduan(ctx context.Context, pel dasar.Pelaku, id, akun string) (hak.Pengaduan, error) {
	return s.gerakAduan(ctx, pel, id, func(x hak.Pengaduan, a hak.Aktor) (hak.Pengaduan, privasi.Peristiwa, error) {
		penangan, err := s.penanganAduan(ctx, pel, akun)
		if err != nil {
			return x, privasi.Peristiwa{}, err
		}
		return x.Tangani(penangan, a, s.kini())
	})
}

// TambahTerlapor names more accounts that a complaint is about; a handler among them
// loses it.
func (s *Service) TambahTerlapor(ctx context.Context, pel dasar.Pelaku, id string, akun ...string) (hak.Pengaduan, error) {
	x, a, err := s.aduanMeja(ctx, pel, id)
	if err != nil {
		return x, err
	}
	akun, orang, err := s.akunTerlapor(ctx, pel.Lembaga, akun)
	if err != nil {
		return x, err
	}
	y, ev, err := x.Kenali(orang...).Tambahkan(akun, a, s.kini())
	if err != nil {
		return x, err
	}
	return s.catatAduan(ctx, pel, y, a, ev)
}

// JawabAduan answers a complaint; the answer names the regulator as the next step.
func (s *Service) JawabAduan(ctx context.Context, pel dasar.Pelaku, id, jawaban string) (hak.Pengaduan, error) {
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return hak.Pengaduan{}, err
	}
	if jawaban = rapikanUraian(jawaban); len(jawaban) > maksUraian {
		return hak.Pengaduan{}, hak.ErrPengaduan.Invalidf("jawaban paling panjang 5.000 huruf; ringkaskan").Pada("jawaban")
	}
	var isi privasi.Tertutup[string]
	if jawaban != "" {
		isi = privasi.Tutup(jawaban)
	}
	return s.gerakAduan(ctx, pel, id, func(x hak.Pengaduan, a hak.Aktor) (hak.Pengaduan, privasi.Peristiwa, error) {
		return x.Jawab(isi, a, set.Isi, s.kini())
	})
}

// TutupAduan ends an answered complaint.
func (s *Service) TutupAduan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Pengaduan, error) {
	return s.gerakAduan(ctx, pel, id, func(x hak.Pengaduan, a hak.Aktor) (hak.Pengaduan, privasi.Peristiwa, error) {
		return x.Tutup(a, s.kini())
	})
}

// gerakAduan lets a rule move a complaint for whoever may handle it.
func (s *Service) gerakAduan(ctx context.Context, pel dasar.Pelaku, id string, aturan func(hak.Pengaduan, hak.Aktor) (hak.Pengaduan, privasi.Peristiwa, error)) (hak.Pengaduan, error) {
	x, a, err := s.aduanMeja(ctx, pel, id)
	if err != nil {
		return x, err
	}
	y, ev, err := aturan(x, a)
	if err != nil {
		return x, err
	}
	return catat(ctx, s, laciAduan, pel, y, []privasi.Peristiwa{ev})
}
