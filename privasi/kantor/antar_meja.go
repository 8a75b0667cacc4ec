package kantor

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
)

// SaringAntaran narrows the list of the desk; the zero value is everything.
type SaringAntaran struct {
	Jenis  antar.Jenis
	Status antar.Status
}

// DaftarAntaran pages through deliveries for the desk, the newest first.
func (s *Service) DaftarAntaran(ctx context.Context, pel dasar.Pelaku, f SaringAntaran, p dasar.Page) ([]antar.Antaran, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	ss := antar.SemuaStatus()
	if f.Status != "" {
		ss = []antar.Status{f.Status}
	}
	return laciAntaran.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{Status: statusPer(f.Jenis, ss...)}, p)
}

// JumlahAntaran counts deliveries by kind and state, in one statement.
func (s *Service) JumlahAntaran(ctx context.Context, pel dasar.Pelaku) (map[antar.Jenis]map[antar.Status]int, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	n, err := s.Stores.Rekaman.Jumlah(ctx, pel.Lembaga, laciAntaran.jenis)
	m := map[antar.Jenis]map[antar.Status]int{}
	for k, x := range n {
		status, jenis, _ := strings.Cut(k, "/")
		j := antar.Jenis(jenis)
		if m[j] == nil {
			m[j] = map[antar.Status]int{}
		}
		m[j][antar.Status(status)] = x
	}
	return m, err
}

// UlangiAntaran puts failed deliveries back in the queue, by their ids; none is all that
// failed, some hundreds at a time. It returns how many.
func (s *Service) UlangiAntaran(ctx context.Context, pel dasar.Pelaku, ids ...string) (int, error) {
	return s.gerakAntaran(ctx, pel, ids, func(a antar.Antaran) (antar.Antaran, error) { return a.Ulangi(s.kini()) })
}

// SerahkanAntaran notes that the letters of failed deliveries were handed over, by their
// ids, with the number of the letter or receipt; none is all that failed.
func (s *Service) SerahkanAntaran(ctx context.Context, pel dasar.Pelaku, bukti string, ids ...string) (int, error) {
	bukti, err := dasar.Rapikan(bukti, 100)
	if err != nil {
		return 0, err
	}
	if bukti == "" {
		return 0, antar.ErrBukti.Invalidf("tulis nomor surat atau tanda terimanya").Pada("bukti")
	}
	return s.gerakAntaran(ctx, pel, ids, func(a antar.Antaran) (antar.Antaran, error) {
		return a.Sampai(antar.KanalSurat, bukti, s.kini())
	})
}

// gerakAntaran moves failed deliveries; one that has moved meanwhile is left.
func (s *Service) gerakAntaran(ctx context.Context, pel dasar.Pelaku, ids []string, aturan func(antar.Antaran) (antar.Antaran, error)) (int, error) {
	if err := petugas(pel); err != nil {
		return 0, err
	}
	as, _, err := s.gagalAntaran(ctx, pel.Lembaga, "", dasar.Page{Limit: dasar.MaxPage})
	if err != nil {
		return 0, err
	}
	if len(ids) > 0 {
		as = slices.DeleteFunc(as, func(a antar.Antaran) bool { return !slices.Contains(ids, a.ID) })
	}
	if len(as) == 0 && len(ids) > 0 {
		return 0, antar.ErrPindah.Conflictf("kabar yang dipilih tidak lagi gagal; muat ulang halaman")
	}
	for i := range as {
		if as[i], err = aturan(as[i]); err != nil {
			return 0, err
		}
	}
	jadi, err := s.simpanAntaran(ctx, pel.Lembaga, as)
	return len(jadi), err
}

func (s *Service) gagalAntaran(ctx context.Context, l dasar.LembagaID, j antar.Jenis, p dasar.Page) ([]antar.Antaran, string, error) {
	return laciAntaran.cari(ctx, s, l, privasi.SaringRekaman{Status: statusPer(j, antar.Gagal)}, p)
}

// SuratAntaran writes the letters of deliveries that failed, oldest last, for the desk to
// print and hand over; kind "" is all.
func (s *Service) SuratAntaran(ctx context.Context, pel dasar.Pelaku, j antar.Jenis, p dasar.Page) (as []antar.Antaran, isi map[string]Surat, lanjut string, err error) {
	if err := petugas(pel); err != nil {
		return nil, nil, "", err
	}
	if as, lanjut, err = s.gagalAntaran(ctx, pel.Lembaga, j, p); err != nil {
		return nil, nil, "", err
	}
	isi, err = s.tulisSurat(ctx, pel.Lembaga, as)
	return as, isi, lanjut, err
}

// BuktiMusnah are the proofs that the people of a destruction were told, for its step, and
// how many were not.
func (s *Service) BuktiMusnah(ctx context.Context, pel dasar.Pelaku, id string) (bukti map[privasi.SubjekID]string, belum int, err error) {
	if err := pimpinan(pel); err != nil {
		return nil, 0, err
	}
	m, err := laciPemusnahan.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return nil, 0, err
	}
	orang := m.Orang()
	ss := make([]privasi.SubjekID, len(orang))
	for i, x := range orang {
		ss[i] = privasi.SubjekID(x)
	}
	as, err := laciAntaran.milik(ctx, s, pel.Lembaga, ss...)
	bukti = map[privasi.SubjekID]string{}
	for _, a := range as {
		if a.Jenis == antar.Pemusnahan && a.Rujukan == id && a.Status == antar.Terkirim {
			bukti[a.Subjek] = a.Kanal + ": " + a.Bukti
		}
	}
	return bukti, len(ss) - len(bukti), err
}
