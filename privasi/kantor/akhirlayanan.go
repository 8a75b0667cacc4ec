package kantor

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
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

// Penyerah hands a whole institution back. The embedding application implements it over
// its storage.
type Penyerah interface {
	// Serahkan writes everything of an institution, and nothing of another, into one file
	// that it can use without this server, and returns how many records are in it.
	Serahkan(ctx context.Context, l dasar.LembagaID, w io.Writer) (int, error)
	// Isi is a hash of the records that the institution works with; it changes when any of
	// them does. What the office does about the leaving itself is not in it.
	Isi(ctx context.Context, l dasar.LembagaID) (string, error)
}

// ErrTakDapatSerah says that nothing here writes the file of a whole institution.
var ErrTakDapatSerah = dasar.Aturan("PRI-KANTOR-32")

// SerahkanData writes the export of the institution to w, and keeps the hash of what was
// written and how many records are in it. Cut short, it may be called again.
func (s *Service) SerahkanData(ctx context.Context, pel dasar.Pelaku, w io.Writer) (retensi.AkhirLayanan, error) {
	if err := petugas(pel); err != nil {
		return retensi.AkhirLayanan{}, err
	}
	a, err := laciAkhir.ambil(ctx, s, pel.Lembaga, idAkhir)
	if err != nil {
		return a, err
	}
	if _, _, err := a.Serahkan("-", "-", 1, pel.ID, s.kini()); err != nil {
		return a, err // before anything is written
	}
	isi, err := s.isiLembaga(ctx, pel.Lembaga)
	if err != nil {
		return a, err
	}
	h := sha256.New()
	n, err := s.Serah.Serahkan(ctx, pel.Lembaga, io.MultiWriter(w, h))
	if err != nil {
		return a, err
	}
	a, ps, err := a.Serahkan(hex.EncodeToString(h.Sum(nil)), isi, n, pel.ID, s.kini())
	if err != nil {
		return a, err
	}
	return catat(ctx, s, laciAkhir, pel, a, ps)
}

func (s *Service) isiLembaga(ctx context.Context, l dasar.LembagaID) (string, error) {
	if s.Serah == nil {
		return "", ErrTakDapatSerah.Conflictf("server ini tidak dapat menulis berkas seluruh data lembaga; mintalah pengelola server menyediakannya")
	}
	return s.Serah.Isi(ctx, l)
}

// periksaIsi compares what is here with what was handed over, as long as nothing of a run
// is gone: what the run itself takes away changes it.
func (s *Service) periksaIsi(ctx context.Context, p retensi.Pemusnahan) error {
	if p.Sebab != retensi.SebabAkhirLayanan || len(p.Sasaran) == 0 {
		return nil
	}
	_, err := laciMusnah.ambil(ctx, s, p.Lembaga, idTetap(p.ID, string(p.Sasaran[0].Subjek)))
	if dasar.KindOf(err) != dasar.NotFound {
		return err
	}
	a, err := laciAkhir.ambil(ctx, s, p.Lembaga, p.Rujukan)
	if err != nil {
		return err
	}
	isi, err := s.isiLembaga(ctx, p.Lembaga)
	if err != nil {
		return err
	}
	return a.PeriksaIsi(isi)
}

// TerimaData is the head of the institution saying that he opened the export and found
// it whole, with the hash and the number that he found himself.
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
	if err := s.periksaIsi(ctx, retensi.Pemusnahan{Lembaga: pel.Lembaga, ID: idBaru(), Sebab: m.Sebab, Rujukan: m.Rujukan, Sasaran: m.Sasaran}); err != nil {
		return retensi.Pemusnahan{}, err
	}
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
