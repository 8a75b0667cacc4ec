package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// AksiMutasi is what a person decides about rows without naming a santri.
type AksiMutasi string

// AksiBiaya and AksiHasil book a debit as bank charge and a credit as profit
// share; AksiTitip books a credit to titipan tak dikenal; AksiAbaikan leaves a
// row out of the books, because they know it from elsewhere, with a reason.
const (
	AksiBiaya      AksiMutasi = "biaya_bank"
	AksiHasil      AksiMutasi = "bagi_hasil"
	AksiTitip      AksiMutasi = "titipan_tak_dikenal"
	AksiAbaikan    AksiMutasi = "abaikan"
	AksiKonfirmasi AksiMutasi = "konfirmasi" // refused here: see [Service.Konfirmasi]
)

// PutuskanMutasi decides rows without naming a santri, all of them or none.
// AksiAbaikan needs a reason. Rows that wait, and nothing else, are decided.
func (s *Service) PutuskanMutasi(ctx context.Context, pel dasar.Pelaku, kunci string, aksi AksiMutasi, alasan string, bs ...BarisMutasi) ([]MutasiBank, error) {
	if err := seluruh(pel); err != nil {
		return nil, err
	}
	alasan, err := aksi.periksa(alasan, len(bs))
	if err != nil {
		return nil, err
	}
	hari := map[BarisMutasi]AturanBayar{}
	k, err := s.pembuku(ctx, pel, nil)
	if err != nil {
		return nil, err
	}
	for _, b := range bs {
		m, err := s.barisMutasi(ctx, pel, b)
		if err != nil {
			return nil, err
		}
		if hari[b], err = k.untuk(ctx, k.hariBuku(m.Tanggal)); err != nil {
			return nil, err
		}
	}
	bs = slices.Clone(bs)
	slices.SortFunc(bs, func(x, y BarisMutasi) int {
		return slices.Compare([]string{x.Rekening, x.Kunci}, []string{y.Rekening, y.Kunci})
	})
	if len(hari) != len(bs) {
		return nil, ErrAksiPutusan.Invalidf("satu baris mutasi disebut dua kali").Pada("kunci")
	}
	_, _, err = s.sekali(ctx, pel.Lembaga, "mutasi.putuskan", kunci, []any{aksi, alasan, bs}, "", func(ctx context.Context, st Stores) error {
		for _, b := range bs {
			if err := k.aksi(ctx, st, hari[b], b, aksi, alasan); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]MutasiBank, len(bs))
	for i, b := range bs {
		if out[i], err = s.satuMutasi(ctx, pel.Lembaga, b); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (a AksiMutasi) periksa(alasan string, n int) (string, error) {
	switch {
	case n == 0 || n > dasar.MaxPage:
		return "", ErrAksiPutusan.Invalidf("pilih 1 sampai %d baris mutasi", dasar.MaxPage).Pada("kunci")
	case a == AksiKonfirmasi:
		return "", ErrMassal.Invalidf("usulan dikonfirmasi satu per satu, dengan menyebut santrinya").Pada("aksi")
	case a == AksiAbaikan:
		return alasanKoreksi(alasan)
	case a != AksiBiaya && a != AksiHasil && a != AksiTitip:
		return "", ErrAksiKelas.Invalidf("pilih biaya_bank, bagi_hasil, titipan_tak_dikenal, atau abaikan").Pada("aksi")
	case alasan != "":
		return alasanKoreksi(alasan)
	}
	return "", nil
}

func (k *pembuku) aksi(ctx context.Context, st Stores, at AturanBayar, b BarisMutasi, aksi AksiMutasi, alasan string) error {
	m, err := kunciMutasi(ctx, st, k.pel.Lembaga, b)
	if err != nil {
		return err
	}
	if m.Putusan != Menunggu {
		return ErrAksiPutusan.Conflictf("baris mutasi ini sudah %s; muat ulang antrean", m.Putusan).Pada("kunci")
	}
	if aksi == AksiBiaya && m.Masuk || (aksi == AksiHasil || aksi == AksiTitip) && !m.Masuk {
		return ErrAksiKelas.Invalidf("aksi %s tidak cocok dengan arah uang baris ini", aksi).Pada("aksi")
	}
	switch aksi {
	case AksiBiaya:
		return k.bukukan(ctx, st, at, m, idBaru(), BiayaBank, alasan)
	case AksiHasil:
		return k.bukukan(ctx, st, at, m, idBaru(), BagiHasil, alasan)
	case AksiTitip:
		return k.titipkan(ctx, st, at, m, idBaru(), alasan)
	}
	m.Putusan, m.Alasan = Diabaikan, alasan
	return k.putuskan(ctx, st, m)
}
