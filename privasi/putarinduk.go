package privasi

import (
	"context"
	"errors"

	"github.com/pesantren-go/pesantren/dasar"
)

// PutarInduk wraps every data key of an institution with another master key, as when
// a copy of the old one may have been seen. No ciphertext changes, and nothing that
// was destroyed comes back. It may be called again after it was cut off: keys that
// the new master key wraps already stay. It returns how many it changed.
//
// While it runs only this process may use the keys; afterwards the program starts
// with the new master key alone.
func (b *Brankas) PutarInduk(ctx context.Context, l dasar.LembagaID, baru Pembungkus) (int, error) {
	return b.gudang.Bungkus(ctx, l, func(sidik [32]byte, lama []byte) ([]byte, error) {
		k, err := b.induk.BukaBungkus(ctx, lama, sidik[:])
		if errors.Is(err, ErrKunciInduk) {
			if _, galat := baru.BukaBungkus(ctx, lama, sidik[:]); galat == nil {
				return nil, nil
			}
		}
		if err != nil {
			return nil, err
		}
		return baru.Bungkus(ctx, k, sidik[:])
	})
}
