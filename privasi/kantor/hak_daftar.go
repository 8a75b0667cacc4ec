package kantor

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// SaringPermohonan narrows the list of the desk.
type SaringPermohonan struct {
	Status []hak.Status // none: everything that has not ended
	Lewat  bool         // only what is past its deadline
}

// terbukaHak are the states that are not final.
func terbukaHak() []hak.Status {
	return []hak.Status{hak.Diterima, hak.Verifikasi, hak.MenungguBuktiWali, hak.MenungguPenilaian, hak.MenungguWali, hak.Diproses, hak.Dipenuhi, hak.DipenuhiSebagian, hak.Ditolak, hak.Diberitahukan}
}

// DaftarPermohonan pages through requests, the earliest deadline first: what is overdue
// stands on top.
func (s *Service) DaftarPermohonan(ctx context.Context, pel dasar.Pelaku, f SaringPermohonan, p dasar.Page) ([]hak.Permohonan, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	if len(f.Status) == 0 {
		f.Status = terbukaHak()
	}
	g := privasi.SaringRekaman{MenurutTenggat: true}
	for _, x := range f.Status {
		g.Status = append(g.Status, string(x))
	}
	if f.Lewat {
		g.Sebelum = s.kini()
	}
	return laciPermohonan.cari(ctx, s, pel.Lembaga, g, p)
}

// JumlahPermohonan counts requests by state.
func (s *Service) JumlahPermohonan(ctx context.Context, pel dasar.Pelaku) (map[string]int, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	return s.Stores.Rekaman.Jumlah(ctx, pel.Lembaga, laciPermohonan.jenis)
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
	Jawaban string // why it was refused
	Riwayat []privasi.Peristiwa
	Koreksi []hak.CatatanKoreksi
}

// BacaPermohonan opens a request for the person, his guardian or the officer. The
// reading stands in the person's trail.
func (s *Service) BacaPermohonan(ctx context.Context, d *privasi.Penjaga, pel dasar.Pelaku, id string) (b BerkasPermohonan, err error) {
	if err := pel.Validate(); err != nil {
		return b, err
	}
	if b.Permohonan, err = laciPermohonan.ambil(ctx, s, pel.Lembaga, id); err != nil {
		return b, err
	}
	if err := s.milikAtauPetugas(ctx, pel, b.Subjek); err != nil {
		return BerkasPermohonan{}, err
	}
	v, err := d.Minta(ctx, pel, tipePermohonan, []string{"Uraian", "TeksTolak"}, b.Subjek)
	if err != nil {
		return b, err
	}
	if b.Isi, _, err = privasi.Baca(v, b.Subjek, "Uraian", b.Uraian); err != nil {
		return b, err
	}
	if b.Jawaban, _, err = privasi.Baca(v, b.Subjek, "TeksTolak", b.TeksTolak); err != nil {
		return b, err
	}
	if b.Riwayat, err = s.Stores.Rekaman.Riwayat(ctx, pel.Lembaga, laciPermohonan.jenis, id); err != nil {
		return b, err
	}
	ks, err := laciKoreksi.milik(ctx, s, pel.Lembaga, b.Subjek)
	b.Koreksi = slices.DeleteFunc(ks, func(k hak.CatatanKoreksi) bool { return k.Permohonan != id })
	return b, err
}
