package kantor

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// SaringPermohonan narrows the list of the desk.
type SaringPermohonan struct {
	Status []hak.Status // none: everything that has not ended
	Jenis  []hak.Jenis  // none: every right
	Lewat  bool         // only what is past its deadline
}

func (f SaringPermohonan) rekaman(kini time.Time) privasi.SaringRekaman {
	if len(f.Status) == 0 {
		f.Status = slices.DeleteFunc(hak.SemuaStatus(), hak.Status.Akhir)
	}
	if len(f.Jenis) == 0 {
		for _, u := range hak.SemuaJenis() {
			f.Jenis = append(f.Jenis, u.Jenis)
		}
	}
	g := privasi.SaringRekaman{MenurutTenggat: true}
	for _, x := range f.Status {
		for _, j := range f.Jenis {
			g.Status = append(g.Status, statusHak(x, j))
		}
	}
	if f.Lewat {
		g.Sebelum = kini
	}
	return g
}

// DaftarPermohonan pages through requests, the earliest deadline first: what is overdue
// stands on top. The leadership gets those that concern every officer of the desk, so that
// a page of its may be short.
func (s *Service) DaftarPermohonan(ctx context.Context, pel dasar.Pelaku, f SaringPermohonan, p dasar.Page) ([]hak.Permohonan, string, error) {
	if pimpinan(pel) != nil {
		return nil, "", petugas(pel)
	}
	ps, lanjut, err := laciPermohonan.cari(ctx, s, pel.Lembaga, f.rekaman(s.kini()), p)
	if err != nil {
		return nil, "", err
	}
	ps, err = s.saringPimpinan(ctx, pel, ps)
	return ps, lanjut, err
}

// CariPermohonan finds a request by its number, as people read it to each other.
func (s *Service) CariPermohonan(ctx context.Context, pel dasar.Pelaku, nomor string) (p hak.Permohonan, err error) {
	if pimpinan(pel) != nil {
		return p, petugas(pel)
	}
	r, err := s.Stores.Rekaman.MenurutKunci(ctx, pel.Lembaga, laciPermohonan.jenis, strings.ToUpper(strings.TrimSpace(nomor)))
	if err != nil {
		return p, err
	}
	return s.permohonanMeja(ctx, pel, r.ID)
}

// JumlahPermohonan counts requests by state.
func (s *Service) JumlahPermohonan(ctx context.Context, pel dasar.Pelaku) (map[hak.Status]int, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	n, err := s.Stores.Rekaman.Jumlah(ctx, pel.Lembaga, laciPermohonan.jenis)
	m := map[hak.Status]int{}
	for k, x := range n {
		status, _, _ := strings.Cut(k, " ")
		m[hak.Status(status)] += x
	}
	return m, err
}

// PermohonanSaya lists the requests about a person, newest first: for himself, for his
// guardian, and for the officer.
func (s *Service) PermohonanSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) ([]hak.Permohonan, error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return nil, err
	}
	ps, err := laciPermohonan.milik(ctx, s, pel.Lembaga, x)
	slices.Reverse(ps)
	return ps, err
}

// BerkasPermohonan is a request with its words opened and its moves.
type BerkasPermohonan struct {
	hak.Permohonan
	Isi     string // what was asked
	Usulan  string // what the field should say
	Jawaban string // why it was refused
	Nilai   string // why a child can or cannot ask himself
	Riwayat []privasi.Peristiwa
	Koreksi []Koreksi
	Gabung  []hak.Permohonan // its duplicates
}

// Koreksi is a field that was corrected, with what it said before.
type Koreksi struct {
	hak.CatatanKoreksi
	Semula, Menjadi string
}

// BacaPermohonan opens a request for the person, his guardian or who may handle it. The
// reading stands in the person's trail.
func (s *Service) BacaPermohonan(ctx context.Context, d *privasi.Penjaga, pel dasar.Pelaku, id string) (b BerkasPermohonan, err error) {
	if err := pel.Validate(); err != nil {
		return b, err
	}
	if b.Permohonan, err = laciPermohonan.ambil(ctx, s, pel.Lembaga, id); err != nil {
		return b, err
	}
	if err := s.milikAtauPetugas(ctx, pel, b.Subjek); err != nil && (pimpinan(pel) != nil || s.mejaPermohonan(ctx, pel, b.Permohonan) != nil) {
		return BerkasPermohonan{}, err
	}
	v, err := d.Minta(ctx, pel, tipePermohonan, []string{"Uraian", "Usul", "TeksTolak", "AlasanNilai"}, b.Subjek)
	if err != nil {
		return b, err
	}
	for _, x := range []struct {
		ke     *string
		bidang string
		isi    privasi.Tertutup[string]
	}{{&b.Isi, "Uraian", b.Uraian}, {&b.Usulan, "Usul", b.Usul}, {&b.Jawaban, "TeksTolak", b.TeksTolak}, {&b.Nilai, "AlasanNilai", b.AlasanNilai}} {
		if *x.ke, _, err = privasi.Baca(v, b.Subjek, x.bidang, x.isi); err != nil {
			return b, err
		}
	}
	if b.Riwayat, err = s.Stores.Rekaman.Riwayat(ctx, pel.Lembaga, laciPermohonan.jenis, id); err != nil {
		return b, err
	}
	ps, err := laciPermohonan.milik(ctx, s, pel.Lembaga, b.Subjek)
	if err != nil {
		return b, err
	}
	b.Gabung = slices.DeleteFunc(ps, func(p hak.Permohonan) bool { return p.DuplikatDari != id })
	b.Koreksi, err = s.koreksi(ctx, d, pel, b.Permohonan)
	return b, err
}
