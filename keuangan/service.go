package keuangan

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Service does the work of the treasurer's office: it checks the actor, opens
// the unit of work and runs the operations of this package in it. Its methods
// stand in the files of their subjects. All fields but Brankas and Daftar are
// required; those two are needed where sealed texts are stored. Without Penjaga money is
// received and booked, and nothing about people is shown ([ErrPenjaga]). It may be used by
// many goroutines.
type Service struct {
	Atomic  dasar.Atomic[Stores]
	Stores  Stores // for reading outside units
	Brankas *privasi.Brankas
	Penjaga *privasi.Penjaga
	Daftar  *privasi.Daftar
	Now     func() time.Time
	Zona    func(dasar.LembagaID) *time.Location // nil means WIB for everyone
}

var wib = time.FixedZone("WIB", 7*60*60)

// kini returns the moment of recording, in the precision that storages keep.
func (s *Service) kini() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

// HariIni returns the civil day that it is in the institution now.
func (s *Service) HariIni(l dasar.LembagaID) dasar.Tanggal { return s.hariIni(l) }

// hariIni returns the civil day of the institution.
func (s *Service) hariIni(l dasar.LembagaID) dasar.Tanggal {
	zona := wib
	if s.Zona != nil {
		if z := s.Zona(l); z != nil {
			zona = z
		}
	}
	return dasar.TanggalDari(s.Now().In(zona))
}

// idBaru makes a rising random id.
func idBaru() string { return uuid.Must(uuid.NewV7()).String() }

// sekali runs fn in a unit of work at most once per Idempotency-Key: masukan
// are the typed inputs and hasil the id that the call will have made. The
// second result says that an earlier call did the work, and the first is then
// the id of that call. An empty key is a call of its own.
func (s *Service) sekali(ctx context.Context, l dasar.LembagaID, operasi, kunci string, masukan any, hasil string, fn func(context.Context, Stores) error) (id string, ulang bool, err error) {
	sidik := dasar.Sidik(masukan)
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		id, ulang = hasil, false
		if kunci != "" {
			lama, sudah, err := st.Ulang.Klaim(ctx, l, "keuangan."+operasi, kunci, sidik, hasil, s.kini())
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
