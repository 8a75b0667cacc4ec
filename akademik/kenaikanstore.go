package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// KenaikanStore keeps runs of promotion and of moves between classes, with a row per
// santri, the steps taken, and the rules that proposals follow.
type KenaikanStore interface {
	// Simpan works like [StrukturStore].SimpanTahun. Numbers are the service's concern,
	// under [Gembok].
	Simpan(ctx context.Context, l dasar.LembagaID, k ...Kenaikan) error
	// Putaran returns the named runs (nil = all, an empty list none), the highest Nomor
	// first.
	Putaran(ctx context.Context, l dasar.LembagaID, id []string) ([]Kenaikan, error)
	// SimpanBaris inserts rows of Versi 0 and replaces those whose Versi equals the
	// stored one ([ErrVersi]); a row is known by its run and santri.
	SimpanBaris(ctx context.Context, l dasar.LembagaID, b ...BarisKenaikan) error
	// Baris returns the rows of runs by class, then santri, then run.
	Baris(ctx context.Context, l dasar.LembagaID, putaran ...string) ([]BarisKenaikan, error)
	// Catat adds steps; one of the same run and Urut is [ErrVersi] (Conflict).
	Catat(ctx context.Context, l dasar.LembagaID, p ...LangkahKenaikan) error
	// Langkah returns the steps of a run, oldest first.
	Langkah(ctx context.Context, l dasar.LembagaID, putaran string) ([]LangkahKenaikan, error)
	// SimpanAturan stores rules of promotion; those of the same unit and day are replaced.
	SimpanAturan(ctx context.Context, l dasar.LembagaID, a ...AturanNaik) error
	// Aturan returns all rules, the newest Sejak first, then by unit.
	Aturan(ctx context.Context, l dasar.LembagaID) ([]AturanNaik, error)
}
