package privasibun

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
)

// Bungkus implements [privasi.GudangKunci]. The keys of a batch are locked while it
// is rewrapped, so that a destruction waits and then finds them.
func (k Kunci) Bungkus(ctx context.Context, l dasar.LembagaID, fn func([32]byte, []byte) ([]byte, error)) (n int, err error) {
	unit := dasarbun.Atomic(k.db, func(db bun.IDB) bun.IDB { return db })
	var sesudah []byte
	for {
		var baca, ubah int
		var akhir []byte
		err := unit.Do(ctx, func(ctx context.Context, db bun.IDB) error {
			var baris []barisKunci
			q := db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Order("sidik").Limit(sekali)
			if sesudah != nil {
				q = q.Where("sidik > ?", sesudah)
			}
			if err := dasarbun.ForUpdate(q).Scan(ctx); err != nil {
				return err
			}
			baru := baris[:0:0]
			for _, b := range baris {
				t, err := fn([32]byte(b.Sidik), b.Terbungkus)
				if err != nil {
					return err
				}
				if t != nil {
					b.Terbungkus = t
					baru = append(baru, b)
				}
			}
			if baca, ubah = len(baris), len(baru); baca > 0 {
				akhir = baris[baca-1].Sidik
			}
			_, err := dasarbun.SisipBanyak(ctx, db, baru, "CONFLICT (lembaga, sidik) DO UPDATE SET terbungkus = EXCLUDED.terbungkus")
			return err
		})
		if err != nil {
			return n, dasarbun.Translate(err)
		}
		n, sesudah = n+ubah, akhir
		if baca < sekali {
			return n, nil
		}
	}
}
