package kantor

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

var laciAkhir = laci[retensi.AkhirLayanan]{"akhir_layanan", func(a *retensi.AkhirLayanan) kepala {
	return kepala{lembaga: a.Lembaga, id: a.ID, status: string(a.Status), pada: a.Berakhir, versi: &a.Versi}
}}

// idAkhir: an institution leaves once.
const idAkhir = "akhir"

// AkhiriLayanan opens the leaving of the institution: under which agreement, when, and
// how many days its data waits after that.
func (s *Service) AkhiriLayanan(ctx context.Context, pel dasar.Pelaku, perjanjian string, berakhir time.Time, tungguHari int) (retensi.AkhirLayanan, error) {
	if err := petugas(pel); err != nil {
		return retensi.AkhirLayanan{}, err
	}
	a, ps, err := retensi.AkhiriLayanan(pel.Lembaga, idAkhir, perjanjian, berakhir, tungguHari, pel.ID, s.kini())
	if err != nil {
		return a, err
	}
	return catat(ctx, s, laciAkhir, pel, a, ps)
}

// AkhirLayanan returns the leaving, the zero one when the institution stays.
func (s *Service) AkhirLayanan(ctx context.Context, pel dasar.Pelaku) (retensi.AkhirLayanan, error) {
	if err := pimpinan(pel); err != nil {
		return retensi.AkhirLayanan{}, err
	}
	a, err := laciAkhir.ambil(ctx, s, pel.Lembaga, idAkhir)
	if dasar.KindOf(err) == dasar.NotFound {
		return retensi.AkhirLayanan{}, nil
	}
	return a, err
}

// SerahkanData hands the export over: its hash and the number of records in it.
func (s *Service) SerahkanData(ctx context.Context, pel dasar.Pelaku, sidik string, jumlah int) (retensi.AkhirLayanan, error) {
	if err := petugas(pel); err != nil {
		return retensi.AkhirLayanan{}, err
	}
	return gerak(ctx, s, laciAkhir, pel, idAkhir, func(a retensi.AkhirLayanan) (retensi.AkhirLayanan, []privasi.Peristiwa, error) {
		return a.Serahkan(sidik, jumlah, pel.ID, s.kini())
	})
}

// TerimaData is the head of the institution saying that he opened the export and found
// it whole: not who handed it over.
func (s *Service) TerimaData(ctx context.Context, pel dasar.Pelaku, sidik string, jumlah int) (retensi.AkhirLayanan, error) {
	if err := pimpinan(pel); err != nil {
		return retensi.AkhirLayanan{}, err
	}
	return gerak(ctx, s, laciAkhir, pel, idAkhir, func(a retensi.AkhirLayanan) (retensi.AkhirLayanan, []privasi.Peristiwa, error) {
		return a.Terima(sidik, jumlah, pel.ID, s.kini())
	})
}

// RencanakanMusnahAkhir plans the destruction of everything about everybody, once the
// institution has its data and the days of the agreement are over. What the law keeps
// is then kept by the institution, in its export.
func (s *Service) RencanakanMusnahAkhir(ctx context.Context, pel dasar.Pelaku, prosesor ...string) (retensi.Pemusnahan, error) {
	if err := petugas(pel); err != nil || s.Mulai == nil {
		return retensi.Pemusnahan{}, err
	}
	orang, err := s.mulaiSemua(ctx, pel.Lembaga)
	if err != nil {
		return retensi.Pemusnahan{}, err
	}
	m := RencanaMusnah{Sebab: retensi.SebabAkhirLayanan, Rujukan: idAkhir, Prosesor: prosesor}
	for x := range orang {
		for _, k := range privasi.SemuaRetensi() {
			m.Sasaran = append(m.Sasaran, retensi.Sasaran{Subjek: x, Kelas: k, Tindakan: retensi.Musnah})
		}
	}
	slices.SortFunc(m.Sasaran, func(a, b retensi.Sasaran) int {
		return cmp.Or(cmp.Compare(a.Subjek, b.Subjek), cmp.Compare(a.Kelas, b.Kelas))
	})
	return s.RencanakanMusnah(ctx, pel, m)
}

// TutupAkhirLayanan closes the leaving with its destruction, which is closed itself.
func (s *Service) TutupAkhirLayanan(ctx context.Context, pel dasar.Pelaku, pemusnahan string) (retensi.AkhirLayanan, error) {
	if err := petugas(pel); err != nil {
		return retensi.AkhirLayanan{}, err
	}
	p, err := laciPemusnahan.ambil(ctx, s, pel.Lembaga, pemusnahan)
	if err != nil {
		return retensi.AkhirLayanan{}, err
	}
	return gerak(ctx, s, laciAkhir, pel, idAkhir, func(a retensi.AkhirLayanan) (retensi.AkhirLayanan, []privasi.Peristiwa, error) {
		return a.Musnahkan(p, pel.ID, s.kini())
	})
}
