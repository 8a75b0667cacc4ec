package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// KurikulumStore keeps the curricula of an institution's own, and which curriculum is
// followed where.
type KurikulumStore interface {
	// SimpanKurikulum works like [StrukturStore].SimpanTahun.
	SimpanKurikulum(ctx context.Context, l dasar.LembagaID, k ...KurikulumSendiri) error
	// Kurikulum returns all versions, void ones included, by code, day of effect, ID.
	Kurikulum(ctx context.Context, l dasar.LembagaID) ([]KurikulumSendiri, error)
	// SimpanIkut stores choices; those of the same year, unit, track, level and class are
	// replaced.
	SimpanIkut(ctx context.Context, l dasar.LembagaID, i ...IkutKurikulum) error
	// Ikut returns the choices of years (none = all), by year, unit, track, level, class.
	Ikut(ctx context.Context, l dasar.LembagaID, tahun ...TahunID) ([]IkutKurikulum, error)
}
