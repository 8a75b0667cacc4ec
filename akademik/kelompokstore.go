package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// KelompokStore keeps who is in which group of a class.
type KelompokStore interface {
	// SimpanPembagian works like [StrukturStore].SimpanTahun.
	SimpanPembagian(ctx context.Context, l dasar.LembagaID, p ...Pembagian) error
	// Pembagian returns the divisions of classes, void ones included, by class, name,
	// Sejak, moment of recording, ID.
	Pembagian(ctx context.Context, l dasar.LembagaID, r ...RombelID) ([]Pembagian, error)
}
