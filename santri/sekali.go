package santri

import (
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// sekali is the idempotency key of one call.
type sekali struct {
	kunci string
	sidik [32]byte
}

// Sekali returns a service for one call that the sender may repeat: with the
// same key and the same sidik (a hash of what was sent) the call has its effect
// once, and a repetition gives what is stored now. The same key with another
// sidik is dasar.ErrUlang (Conflict). Keys of different operations and actors
// never meet. An empty key returns s itself.
//
// What was sent is mostly personal: hash it with the keyed index of the vault
// (privasi.Brankas.IndeksButa), not bare.
func (s *Service) Sekali(kunci string, sidik [32]byte) *Service {
	if kunci == "" {
		return s
	}
	t := *s
	t.sekali = sekali{kunci, sidik}
	return &t
}

// kerjakan opens a unit of work and claims the key of the call in it. fn gets
// the result noted by an earlier call with the key, or "" when this is the
// first: then it does the work, and hasil (never empty) is noted.
func (s *Service) kerjakan(ctx context.Context, p dasar.Pelaku, operasi, hasil string, fn func(ctx context.Context, st Stores, lama string) error) error {
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if s.sekali.kunci == "" {
			return fn(ctx, st, "")
		}
		lama, sudah, err := st.Ulang.Klaim(ctx, p.Lembaga, "santri."+operasi+"/"+p.ID, s.sekali.kunci, s.sekali.sidik, hasil, s.kini())
		if err != nil {
			return err
		}
		if !sudah {
			lama = ""
		}
		return fn(ctx, st, lama)
	})
}

func gabungID(id []ID) string {
	t := make([]string, len(id))
	for i := range id {
		t[i] = string(id[i])
	}
	return strings.Join(t, ",")
}

func pisahID(s string) (id []ID) {
	for t := range strings.SplitSeq(s, ",") {
		id = append(id, ID(t))
	}
	return id
}
