package rakit

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// Denyut is how often the server looks whether the daily round is due. It is shorter
// than the silence after which another server takes a round over, so that one that was
// cut short goes on soon.
const Denyut = 5 * time.Minute

// Jadwalkan runs the daily work until ctx ends: once now, then at each beat. What fails
// is logged and tried again at the next beat.
func (s *Server) Jadwalkan(ctx context.Context, denyut <-chan time.Time) {
	nama := uuid.NewString() // of this process: a round belongs to one
	for {
		if err := s.Rutin(ctx, nama); err != nil && ctx.Err() == nil {
			s.opsi.Log.ErrorContext(ctx, "daily round failed", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-denyut:
		}
	}
}

// Rutin removes what login sessions left behind and, in every institution, does the round
// of retention when there is none of today yet, sends the notices that are due and signs the log. One institution that fails does not keep the others.
func (s *Server) Rutin(ctx context.Context, nama string) error {
	ls, err := s.Akun.SemuaLembaga(ctx)
	if err != nil {
		return err
	}
	err = akun.GudangSesi{DB: s.DB, Now: s.opsi.Now}.Sapu(ctx)
	for _, l := range ls {
		_, retensi := s.Kantor.RutinRetensi(ctx, l.ID, nama)
		_, kabar := s.Kantor.RutinKabar(ctx, l.ID, nama)
		_, titik := s.Kantor.RutinBuku(ctx, l.ID)
		if galat := errors.Join(retensi, kabar, titik); galat != nil {
			err = errors.Join(err, fmt.Errorf("institution %s: %w", l.ID, galat))
		}
	}
	return err
}
