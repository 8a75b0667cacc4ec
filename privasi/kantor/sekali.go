package kantor

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// sekali is the key of one call that its sender may repeat.
type sekali struct {
	kunci string
	sidik [32]byte
}

// Sekali returns the office for one call that makes a record and that its sender may
// repeat: with the same key and the same sidik (a keyed hash of what was sent) the record is
// made once, and a repetition gives it as it stands now. The same key with another sidik is
// [dasar.ErrUlang] (Conflict). Keys of different kinds of records and of different accounts
// never meet. An empty key gives s itself.
func (s *Service) Sekali(kunci string, sidik [32]byte) *Service {
	if kunci == "" {
		return s
	}
	t := *s
	t.sekali = sekali{kunci, sidik}
	return &t
}

// klaim claims the key of the call for a record that is new, and returns the id of the one
// that an earlier call with the key made.
func (s *Service) klaim(ctx context.Context, st Stores, pel dasar.Pelaku, jenis string, k kepala) (string, error) {
	if s.sekali.kunci == "" || *k.versi != 0 {
		return "", nil
	}
	lama, sudah, err := st.Ulang.Klaim(ctx, k.lembaga, "kantor."+jenis+"/"+pel.ID, s.sekali.kunci, s.sekali.sidik, k.id, s.kini())
	if err != nil || !sudah {
		return "", err
	}
	return lama, nil
}
