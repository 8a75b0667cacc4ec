package dasarbun

import (
	"bytes"
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
)

// Ulang returns the memory of idempotency keys kept in db, as [dasar.Ulang]
// promises it; db is the transaction of the unit. Its table comes with
// [Schema].
func Ulang(db bun.IDB) dasar.Ulang { return ulang{db} }

type ulang struct{ db bun.IDB }

// Klaim inserts first and reads only what stood in the way: the insert waits
// for a unit that holds the same key.
func (u ulang) Klaim(ctx context.Context, l dasar.LembagaID, operasi, kunci string, sidik [32]byte, hasil string, pada time.Time) (string, bool, error) {
	if err := dasar.PeriksaKunci(kunci); err != nil {
		return "", false, err
	}
	res, err := u.db.ExecContext(ctx,
		"INSERT INTO ulang (lembaga, operasi, kunci, sidik, hasil, pada) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		l, operasi, kunci, sidik[:], hasil, Mikro(pada))
	n, err := terubah(res, err)
	if err != nil {
		return "", false, Translate(err)
	}
	if n == 1 {
		return hasil, false, nil
	}
	var lama struct {
		Sidik []byte
		Hasil string
	}
	err = u.db.NewSelect().Table("ulang").Column("sidik", "hasil").
		Where("lembaga = ? AND operasi = ? AND kunci = ?", l, operasi, kunci).Scan(ctx, &lama)
	if err != nil {
		return "", false, Translate(err)
	}
	if !bytes.Equal(lama.Sidik, sidik[:]) {
		return "", false, dasar.ErrUlang.Conflictf("kunci Idempotency-Key sudah dipakai untuk isi lain; pakai kunci baru").Pada("Idempotency-Key")
	}
	return lama.Hasil, true, nil
}

// HapusUlang forgets the keys of an institution that are older than sebelum,
// and says how many. A caller that repeats itself later is done again: keep at
// least as long as callers retry (a payment gateway retries for days).
func HapusUlang(ctx context.Context, db bun.IDB, l dasar.LembagaID, sebelum time.Time) (int64, error) {
	n, err := terubah(db.ExecContext(ctx, "DELETE FROM ulang WHERE lembaga = ? AND pada < ?", l, Mikro(sebelum)))
	return n, Translate(err)
}
