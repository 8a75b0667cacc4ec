package kantor

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// tipePengaduan is the registered name of a complaint.
const tipePengaduan = "hak.Pengaduan"

var laciAduan = laci[hak.Pengaduan]{"pengaduan", func(p *hak.Pengaduan) kepala {
	k := kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, status: string(p.Status), pada: p.Diterima, versi: &p.Versi}
	if p.Dijawab.IsZero() {
		k.tenggat = p.Tenggat
	}
	return k
}}

// Adukan takes a complaint of whoever is signed in about how data is handled. terlapor
// are the accounts he complains about: none of them sees it.
func (s *Service) Adukan(ctx context.Context, pel dasar.Pelaku, rincian string, terlapor ...string) (hak.Pengaduan, error) {
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return hak.Pengaduan{}, err
	}
	return s.adukan(ctx, pel, siapa, hak.Aplikasi, rincian, terlapor)
}

// CatatAduan records a complaint that came by letter, by telephone or by message.
func (s *Service) CatatAduan(ctx context.Context, pel dasar.Pelaku, siapa privasi.SubjekID, kanal hak.Kanal, rincian string, terlapor ...string) (hak.Pengaduan, error) {
	if err := petugas(pel); err != nil {
		return hak.Pengaduan{}, err
	}
	return s.adukan(ctx, pel, siapa, kanal, rincian, terlapor)
}

func (s *Service) adukan(ctx context.Context, pel dasar.Pelaku, siapa privasi.SubjekID, kanal hak.Kanal, rincian string, terlapor []string) (hak.Pengaduan, error) {
	var isi privasi.Tertutup[string]
	if rincian = strings.TrimSpace(rincian); rincian != "" {
		isi = privasi.Tutup(rincian)
	}
	if len(rincian) > maksUraian {
		return hak.Pengaduan{}, hak.ErrPengaduan.Invalidf("rincian paling panjang 5.000 huruf; ringkaskan").Pada("rincian")
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return hak.Pengaduan{}, err
	}
	a, err := s.aktor(ctx, pel)
	if err != nil {
		return hak.Pengaduan{}, err
	}
	p, ev, err := hak.Adukan(pel.Lembaga, idBaru(), siapa, kanal, isi, terlapor, a, set.Isi, s.kini())
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciAduan, pel, p, []privasi.Peristiwa{ev})
}

// AduanSaya lists the complaints of whoever is signed in, newest first.
func (s *Service) AduanSaya(ctx context.Context, pel dasar.Pelaku) ([]hak.Pengaduan, error) {
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return nil, err
	}
	ps, err := laciAduan.milik(ctx, s, pel.Lembaga, siapa)
	slices.Reverse(ps)
	return ps, err
}

// DaftarAduan pages through complaints for the desk, the earliest deadline first. Whoever
// is complained about does not see the complaint, so a page may be short.
func (s *Service) DaftarAduan(ctx context.Context, pel dasar.Pelaku, p dasar.Page) ([]hak.Pengaduan, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	xs, lanjut, err := laciAduan.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{MenurutTenggat: true}, p)
	return slices.DeleteFunc(xs, func(x hak.Pengaduan) bool { return slices.Contains(x.Terlapor, pel.ID) }), lanjut, err
}

// aduanMeja reads a complaint for the desk: for whoever is complained about it is not
// there.
func (s *Service) aduanMeja(ctx context.Context, pel dasar.Pelaku, id string) (hak.Pengaduan, hak.Aktor, error) {
	if err := petugas(pel); err != nil {
		return hak.Pengaduan{}, hak.Aktor{}, err
	}
	x, err := laciAduan.ambil(ctx, s, pel.Lembaga, id)
	if err == nil && slices.Contains(x.Terlapor, pel.ID) || dasar.KindOf(err) == dasar.NotFound {
		return hak.Pengaduan{}, hak.Aktor{}, ErrBukanMilik.NotFoundf("data tidak ditemukan")
	}
	if err != nil {
		return x, hak.Aktor{}, err
	}
	a, err := s.aktor(ctx, pel)
	return x, a, err
}

// BerkasAduan is a complaint with its words opened.
type BerkasAduan struct {
	hak.Pengaduan
	Isi, Balasan string
}

// BacaAduan opens a complaint for who complained and for the desk, never for whoever is
// complained about. The reading stands in the complainant's trail.
func (s *Service) BacaAduan(ctx context.Context, d *privasi.Penjaga, pel dasar.Pelaku, id string) (b BerkasAduan, err error) {
	if petugas(pel) == nil {
		b.Pengaduan, _, err = s.aduanMeja(ctx, pel, id)
	} else {
		b.Pengaduan, err = s.aduanSatu(ctx, pel, id)
	}
	if err != nil {
		return BerkasAduan{}, err
	}
	v, err := d.Minta(ctx, pel, tipePengaduan, []string{"Rincian", "Jawaban"}, b.Subjek)
	if err != nil {
		return b, err
	}
	if b.Isi, _, err = privasi.Baca(v, b.Subjek, "Rincian", b.Rincian); err != nil {
		return b, err
	}
	b.Balasan, _, err = privasi.Baca(v, b.Subjek, "Jawaban", b.Jawaban)
	return b, err
}

func (s *Service) aduanSatu(ctx context.Context, pel dasar.Pelaku, id string) (hak.Pengaduan, error) {
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return hak.Pengaduan{}, err
	}
	x, err := laciAduan.ambil(ctx, s, pel.Lembaga, id)
	if err == nil && x.Subjek != siapa || dasar.KindOf(err) == dasar.NotFound {
		return hak.Pengaduan{}, ErrBukanMilik.NotFoundf("data tidak ditemukan")
	}
	return x, err
}

// TanganiAduan gives a complaint to an account of the desk.
func (s *Service) TanganiAduan(ctx context.Context, pel dasar.Pelaku, id, akun string) (hak.Pengaduan, error) {
	x, a, err := s.aduanMeja(ctx, pel, id)
	if err != nil {
		return x, err
	}
	penangan, err := s.penangan(ctx, pel, akun)
	if err != nil {
		return x, err
	}
	y, ev, err := x.Tangani(penangan, a, s.kini())
	if err != nil {
		return x, err
	}
	return catat(ctx, s, laciAduan, pel, y, []privasi.Peristiwa{ev})
}

// TambahTerlapor names more accounts that a complaint is about; a handler among them
// loses it.
func (s *Service) TambahTerlapor(ctx context.Context, pel dasar.Pelaku, id string, akun ...string) (hak.Pengaduan, error) {
	x, a, err := s.aduanMeja(ctx, pel, id)
	if err != nil {
		return x, err
	}
	y, ev, err := x.Tambahkan(akun, a, s.kini())
	if err != nil {
		return x, err
	}
	return catat(ctx, s, laciAduan, pel, y, []privasi.Peristiwa{ev})
}

// JawabAduan answers a complaint; the answer names the regulator as the next step.
func (s *Service) JawabAduan(ctx context.Context, pel dasar.Pelaku, id, jawaban string) (hak.Pengaduan, error) {
	x, a, err := s.aduanMeja(ctx, pel, id)
	if err != nil {
		return x, err
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return x, err
	}
	var isi privasi.Tertutup[string]
	if jawaban = strings.TrimSpace(jawaban); jawaban != "" {
		isi = privasi.Tutup(jawaban)
	}
	y, ev, err := x.Jawab(isi, a, set.Isi, s.kini())
	if err != nil {
		return x, err
	}
	return catat(ctx, s, laciAduan, pel, y, []privasi.Peristiwa{ev})
}

// TutupAduan ends an answered complaint.
func (s *Service) TutupAduan(ctx context.Context, pel dasar.Pelaku, id string) (hak.Pengaduan, error) {
	x, a, err := s.aduanMeja(ctx, pel, id)
	if err != nil {
		return x, err
	}
	y, ev, err := x.Tutup(a, s.kini())
	if err != nil {
		return x, err
	}
	return catat(ctx, s, laciAduan, pel, y, []privasi.Peristiwa{ev})
}
