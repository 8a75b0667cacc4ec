package kantor

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// ErrPenangan says that somebody is named who has no account that could be.
var ErrPenangan = dasar.Aturan("PRI-KANTOR-31")

// mejaHak are the officers of the desk.
func (s *Service) mejaHak(ctx context.Context, l dasar.LembagaID) ([]hak.Aktor, error) {
	return s.Petugas.Petugas(ctx, l, privasi.PeranPPDP)
}

// penangan is another account of the desk as an actor.
func (s *Service) penangan(ctx context.Context, pel dasar.Pelaku, akun string) (hak.Aktor, error) {
	if akun == "" {
		return hak.Aktor{}, hak.ErrPermohonan.Invalidf("pilih petugas yang menangani").Pada("penangan")
	}
	if s.Petugas == nil {
		lain := pel
		lain.ID = akun
		return s.aktor(ctx, lain)
	}
	xs, err := s.mejaHak(ctx, pel.Lembaga)
	return pilihPetugas(xs, akun, err)
}

// pilihPetugas finds an account among those who may be given work.
func pilihPetugas(xs []hak.Aktor, akun string, err error) (hak.Aktor, error) {
	if err != nil {
		return hak.Aktor{}, err
	}
	i := slices.IndexFunc(xs, func(a hak.Aktor) bool { return a.Akun == akun })
	if i < 0 {
		return hak.Aktor{}, ErrPenangan.Invalidf("petugas ini tidak bertugas lagi; pilih dari daftar").Pada("penangan")
	}
	return xs[i], nil
}

// akunTerlapor are the accounts of the people complained about: those named, which must
// be accounts of the institution, with every other account of the same people, and who
// those people are: an account that one of them gets later is found by it.
func (s *Service) akunTerlapor(ctx context.Context, l dasar.LembagaID, akun []string) (semua []string, siapa []privasi.SubjekID, err error) {
	if s.Petugas == nil || len(akun) == 0 {
		return akun, nil, nil
	}
	xs, err := s.Petugas.Petugas(ctx, l)
	if err != nil {
		return nil, nil, err
	}
	orang := map[privasi.SubjekID]bool{}
	for _, a := range akun {
		i := slices.IndexFunc(xs, func(x hak.Aktor) bool { return x.Akun == a })
		if i < 0 {
			return nil, nil, ErrPenangan.Invalidf("orang yang diadukan tidak ada dalam daftar; muat ulang halaman, lalu pilih kembali").Pada("terlapor")
		}
		orang[xs[i].Subjek] = xs[i].Subjek != ""
		siapa = append(siapa, xs[i].Subjek)
	}
	semua = slices.Clone(akun)
	for _, x := range xs {
		if orang[x.Subjek] && !slices.Contains(semua, x.Akun) {
			semua = append(semua, x.Akun)
		}
	}
	return semua, siapa, nil
}
