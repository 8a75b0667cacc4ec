package dasarmem

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Ulang returns the memory of idempotency keys kept in c, as [dasar.Ulang]
// promises it.
func Ulang(c *Conn) dasar.Ulang { return ulang{c} }

type ulang struct{ c *Conn }

type (
	kunciUlang struct {
		lembaga        dasar.LembagaID
		operasi, kunci string
	}
	isiUlang struct {
		sidik [32]byte
		hasil string
		pada  time.Time
	}
)

func (u ulang) Klaim(_ context.Context, l dasar.LembagaID, operasi, kunci string, sidik [32]byte, hasil string, pada time.Time) (lama string, sudah bool, err error) {
	if err := dasar.PeriksaKunci(kunci); err != nil {
		return "", false, err
	}
	err = View(u.c, "ulang", func(m map[kunciUlang]isiUlang) error {
		k := kunciUlang{l, operasi, kunci}
		ada, ok := m[k]
		if !ok {
			m[k], lama = isiUlang{sidik, hasil, pada}, hasil
			return nil
		}
		if ada.sidik != sidik {
			return dasar.ErrUlang.Conflictf("kunci Idempotency-Key sudah dipakai untuk isi lain; pakai kunci baru").Pada("Idempotency-Key")
		}
		lama, sudah = ada.hasil, true
		return nil
	})
	return lama, sudah, err
}
