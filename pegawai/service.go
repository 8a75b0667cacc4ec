package pegawai

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Service is the door to kepegawaian for people: it knows who asks, keeps to the
// actor's scope, seals before it stores, and opens the units of work. Its methods
// stand in the files of their subjects. All fields but Zona and
// Hukum are required.
//
// An employee outside the scope does not exist for the actor: [ErrPegawai]
// (NotFound). Nothing sealed is opened here but by the methods that say so, which
// go through Penjaga.
type Service struct {
	Atomic  dasar.Atomic[Stores]
	Stores  Stores // for reading outside a unit
	Unit    SumberUnit
	Brankas *privasi.Brankas
	Penjaga *privasi.Penjaga
	Daftar  *privasi.Daftar
	Now     func() time.Time

	// Zona decides which civil day it is for an institution; nil means WIB.
	Zona func(dasar.LembagaID) *time.Location

	// Tulis is told which fields a change wrote, once it is stored; nil: nobody asks.
	Tulis privasi.PencatatTulis

	// Kebijakan refuses to take people's data in, or to write it anew, before a privacy
	// policy is in force; nil: not asked.
	Kebijakan privasi.PemeriksaKebijakan

	// Hukum are the tables of the law; the zero value means the embedded ones.
	Hukum Hukum
}

// ErrPegawai says that the institution has no such employee, or none that the
// actor may know of.
var ErrPegawai = dasar.Aturan("PEG-PEGAWAI-01")

func tiada() error { return ErrPegawai.NotFoundf("pegawai tidak ditemukan") }

// kini returns the moment of recording, in the precision that storages keep.
func (s *Service) kini() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

// HariIni returns the civil day that it is in the institution now.
func (s *Service) HariIni(l dasar.LembagaID) dasar.Tanggal {
	return dasar.TanggalDari(s.kini().In(s.zona(l)))
}

// zona returns the zone of an institution, WIB when nobody says otherwise.
func (s *Service) zona(l dasar.LembagaID) *time.Location {
	if s.Zona != nil {
		if z := s.Zona(l); z != nil {
			return z
		}
	}
	return time.FixedZone("WIB", 7*3600)
}

func idBaru() string { return uuid.Must(uuid.NewV7()).String() }

// sekali runs fn in a unit of work at most once per Idempotency-Key: masukan are
// the typed inputs and hasil the id that the call will have made. The second
// result says that an earlier call did the work, and the first is then the id of
// that call. An empty key is a call of its own.
func (s *Service) sekali(ctx context.Context, pel dasar.Pelaku, operasi, kunci string, masukan any, hasil string, fn func(context.Context, Stores) error) (id string, ulang bool, err error) {
	sidik := dasar.Sidik(masukan)
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		id, ulang = hasil, false
		if kunci != "" {
			lama, sudah, err := st.Ulang.Klaim(ctx, pel.Lembaga, "pegawai."+operasi+"/"+pel.ID, kunci, sidik, hasil, s.kini())
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

// seluruh refuses an actor who does not cover the whole institution.
func seluruh(pel dasar.Pelaku) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	return pel.Lingkup.Periksa("")
}
