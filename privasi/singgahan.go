package privasi

import (
	"context"
	"sync"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// MasaSinggah is how long [Singgahan] trusts what it read. A register signed on
// another machine takes effect within it.
const MasaSinggah = time.Second

// Singgahan is a GudangRegister that keeps the newest register of each
// institution in memory for [MasaSinggah]. Signing through it takes effect at
// once.
type Singgahan struct {
	asal GudangRegister
	now  func() time.Time
	mu   sync.RWMutex
	isi  map[dasar.LembagaID]singgah
}

type singgah struct {
	reg  Register
	pada time.Time
}

// Singgahkan returns a Singgahan over a store; now may be nil.
func Singgahkan(asal GudangRegister, now func() time.Time) *Singgahan {
	if now == nil {
		now = time.Now
	}
	return &Singgahan{asal: asal, now: now, isi: map[dasar.LembagaID]singgah{}}
}

// Ambil implements [GudangRegister].
func (s *Singgahan) Ambil(ctx context.Context, l dasar.LembagaID) (Register, error) {
	kini := s.now()
	s.mu.RLock()
	a, ada := s.isi[l]
	s.mu.RUnlock()
	if umur := kini.Sub(a.pada); ada && umur >= 0 && umur < MasaSinggah {
		return a.reg, nil
	}
	reg, err := s.asal.Ambil(ctx, l)
	if err != nil {
		return Register{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if b, ada := s.isi[l]; !ada || b.reg.Versi <= reg.Versi {
		s.isi[l] = singgah{reg, kini}
	}
	return reg, nil
}

// Simpan implements [GudangRegister].
func (s *Singgahan) Simpan(ctx context.Context, l dasar.LembagaID, r Register, lama int) error {
	err := s.asal.Simpan(ctx, l, r, lama)
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.isi, l)
	return err
}
