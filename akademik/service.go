package akademik

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Service runs the school life. All fields are required unless they say otherwise.
type Service struct {
	Atomic  dasar.Atomic[Stores]
	Stores  Stores // for reading outside a unit
	Santri  SumberSantri
	Guru    SumberGuru
	Penjaga *privasi.Penjaga
	Now     func() time.Time

	// Naik tells what proposals of promotion weigh besides marks; nil = marks only.
	Naik SumberNaik

	// Edisi is the mushaf that pages and juz are counted in; nil means Madinah.
	Edisi *mushaf.Edisi
	// Kebijakan says what a recitation does to the memory; nil means the usual one.
	Kebijakan *hafalan.Kebijakan

	// Katalog are the curricula beside the institution's own; nil means those that ship
	// (kurikulum.Bawaan).
	Katalog *kurikulum.Katalog

	// Libur tells the days without lessons; nil means that there are none.
	Libur SumberLibur
	// SumberPelajaran tells the lessons of days that registers are taken of; nil means
	// the timetable that Stores keep.
	SumberPelajaran SumberPelajaran
	// Izin tells approved leave; nil means the leave that Stores keep.
	Izin SumberIzin

	// Lemari keeps boards of timetables between two questions; nil means that each
	// question reads everything anew.
	Lemari *LemariPapan

	// Templat are the sentences of descriptions on a rapor; nil means nilai.TemplatBaku.
	Templat *nilai.TemplatDeskripsi
	// Hadir counts days of absence for a rapor; nil leaves them to the wali kelas.
	Hadir SumberKehadiran
	// Gerbang tells how the conditions before an exam stand; nil leaves them out.
	Gerbang SumberGerbang
	// Kop is the head of the paper of a unit; nil prints its code alone.
	Kop func(ctx context.Context, l dasar.LembagaID, u santri.KodeUnit) (KopRapor, error)

	// AturanUjian judges tahfidz exams; nil means 100 less 2.5 for each error, by juz.
	AturanUjian *hafalan.AturanUjian
	// Bayar measures payment gates of exams; nil leaves them to be recorded by hand.
	Bayar SumberBayar

	// Zona decides which civil day it is for an institution; nil means WIB.
	Zona func(dasar.LembagaID) *time.Location
}

// SumberSantri tells who is in which class; santri.Stores gives both halves.
type SumberSantri struct {
	Struktur interface {
		Struktur(ctx context.Context, l dasar.LembagaID) (santri.Struktur, error)
	}
	Peserta santri.SumberPeserta
	// Data gives the NISN that a rapor prints; nil leaves it out. santri.Store is one.
	Data interface {
		Ambil(ctx context.Context, l dasar.LembagaID, id ...santri.ID) ([]santri.Santri, error)
	}
}

// SumberGuru tells who works at the institution; pegawai.Store is one.
type SumberGuru interface {
	Ambil(ctx context.Context, l dasar.LembagaID, id ...pegawai.ID) ([]pegawai.Pegawai, error)
}

// kini is the moment now, in the precision that storages keep.
func (s *Service) kini() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

// HariIni is the civil day at the institution.
func (s *Service) HariIni(l dasar.LembagaID) dasar.Tanggal {
	return dasar.TanggalDari(s.kini().In(s.lokasi(l)))
}

func (s *Service) lokasi(l dasar.LembagaID) *time.Location {
	if s.Zona != nil {
		if z := s.Zona(l); z != nil {
			return z
		}
	}
	return time.FixedZone("WIB", 7*3600)
}

func idBaru() string { return uuid.Must(uuid.NewV7()).String() }

// sekali runs fn in a unit of work under the Idempotency-Key of the caller ("" =
// none). It returns the outcome that the first call chose, and whether this call is a
// repetition, for which fn is not run.
func (s *Service) sekali(ctx context.Context, pel dasar.Pelaku, operasi, kunci string, masukan any, hasil string, fn func(context.Context, Stores) error) (id string, ulang bool, err error) {
	sidik := dasar.Sidik(masukan)
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		id, ulang = hasil, false
		if kunci != "" {
			lama, sudah, err := st.Ulang.Klaim(ctx, pel.Lembaga, "akademik."+operasi+"/"+pel.ID, kunci, sidik, hasil, s.kini())
			if err != nil {
				return err
			}
			if sudah {
				id, ulang = lama, true
				return nil
			}
		}
		return fn(ctx, st)
	})
	return id, ulang, err
}

// seluruh refuses actors that do not cover the whole institution.
func seluruh(pel dasar.Pelaku) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	return pel.Lingkup.Periksa("")
}

// lingkup returns the units of an actor as filters name them: nil = all.
func lingkup(pel dasar.Pelaku) []string {
	if pel.Lingkup.Semua {
		return nil
	}
	return append([]string{}, pel.Lingkup.Unit...)
}
