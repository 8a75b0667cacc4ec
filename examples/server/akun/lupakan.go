package akun

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

// Lupakan erases who accounts were of: name, login name, password and invitations. They
// stay under their id, closed, so that what they did keeps its author. An active admin is
// passed over: take the office from him first. It returns the ids of those that it
// changed; it is idempotent.
func (g Gudang) Lupakan(ctx context.Context, l dasar.LembagaID, id ...string) (kena []string, err error) {
	unit := dasarbun.Atomic(g.DB, func(db bun.IDB) bun.IDB { return db })
	err = unit.Do(ctx, func(ctx context.Context, db bun.IDB) error {
		kena = nil // the unit may run twice
		for bagian := range slices.Chunk(id, 1000) {
			var ini []string
			err := db.NewRaw(`UPDATE server_akun SET nama = ?0, nama_masuk = 'terhapus-' || id, sandi = '', aktif = FALSE
				WHERE lembaga = ?1 AND id IN (?2) AND nama <> ?0 AND NOT (peran = 'admin' AND aktif) RETURNING id`, santri.NamaMusnah, string(l), bun.List(bagian)).Scan(ctx, &ini)
			if err != nil {
				return dasarbun.Translate(err)
			}
			if kena = append(kena, ini...); len(ini) == 0 {
				continue
			}
			if _, err := db.NewRaw(`DELETE FROM server_undangan WHERE lembaga = ? AND akun IN (?)`, string(l), bun.List(ini)).Exec(ctx); err != nil {
				return dasarbun.Translate(err)
			}
		}
		return nil
	})
	return kena, err
}
