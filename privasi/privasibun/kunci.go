package privasibun

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
)

// sekali bounds how many keys one statement names.
const sekali = 4096

// Kunci is a [privasi.GudangKunci].
type Kunci struct{ db bun.IDB }

// NewKunci returns the key store in db.
func NewKunci(db bun.IDB) Kunci { return Kunci{db} }

type barisKunci struct {
	bun.BaseModel `bun:"table:privasi_kunci,alias:k"`
	Lembaga       string `bun:",pk"`
	Sidik         []byte `bun:",pk"`
	Terbungkus    []byte
	Dibuat        int64
}

type barisNisan struct {
	bun.BaseModel `bun:"table:privasi_nisan,alias:n"`
	Lembaga       string `bun:",pk"`
	Sidik         []byte `bun:",pk"`
	Pada          int64
}

// Ambil implements [privasi.GudangKunci].
func (k Kunci) Ambil(ctx context.Context, l dasar.LembagaID, ids []privasi.KunciID) (map[privasi.KunciID]privasi.Kunci, error) {
	hasil := make(map[privasi.KunciID]privasi.Kunci, len(ids))
	for bagian := range slices.Chunk(ids, sekali) {
		nama := make(map[[32]byte]privasi.KunciID, len(bagian))
		sidik := make([][]byte, 0, len(bagian))
		for _, id := range bagian {
			s := id.Sidik(l)
			nama[s] = id
			sidik = append(sidik, s[:])
		}
		var baris []struct {
			Sidik, Terbungkus []byte
			Musnah            int64
		}
		err := k.db.NewRaw("SELECT sidik, terbungkus, 0 AS musnah FROM privasi_kunci WHERE lembaga = ? AND sidik IN (?)"+
			" UNION ALL SELECT sidik, NULL, pada FROM privasi_nisan WHERE lembaga = ? AND sidik IN (?)",
			string(l), bun.List(sidik), string(l), bun.List(sidik)).Scan(ctx, &baris)
		if err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, b := range baris {
			id := nama[[32]byte(b.Sidik)]
			if b.Musnah != 0 {
				hasil[id] = privasi.Kunci{Musnah: dasarbun.DariMikro(b.Musnah)}
			} else if _, musnah := hasil[id]; !musnah {
				hasil[id] = privasi.Kunci{Terbungkus: b.Terbungkus}
			}
		}
	}
	return hasil, nil
}

// Buat implements [privasi.GudangKunci].
func (k Kunci) Buat(ctx context.Context, l dasar.LembagaID, terbungkus map[privasi.KunciID][]byte, pada time.Time) (int, error) {
	baris := make([]barisKunci, 0, len(terbungkus))
	for id, t := range terbungkus {
		s := id.Sidik(l)
		baris = append(baris, barisKunci{Lembaga: string(l), Sidik: s[:], Terbungkus: t, Dibuat: dasarbun.Mikro(pada)})
	}
	slices.SortFunc(baris, func(a, b barisKunci) int { return bytes.Compare(a.Sidik, b.Sidik) })
	n, err := dasarbun.SisipBanyak(ctx, k.db, baris, "CONFLICT DO NOTHING")
	return int(n), err
}

// Musnahkan implements [privasi.GudangKunci].
func (k Kunci) Musnahkan(ctx context.Context, l dasar.LembagaID, ids []privasi.KunciID, pada time.Time) error {
	ns := make([]privasi.Nisan, len(ids))
	for i, id := range ids {
		ns[i] = privasi.Nisan{Sidik: id.Sidik(l), Pada: pada}
	}
	return k.PutarNisan(ctx, l, ns)
}

// PutarNisan implements [privasi.GudangKunci].
func (k Kunci) PutarNisan(ctx context.Context, l dasar.LembagaID, ns []privasi.Nisan) error {
	if len(ns) == 0 {
		return nil
	}
	urut := slices.SortedFunc(slices.Values(ns), func(a, b privasi.Nisan) int { return bytes.Compare(a.Sidik[:], b.Sidik[:]) })
	unit := dasarbun.Atomic(k.db, func(db bun.IDB) bun.IDB { return db })
	return unit.Do(ctx, func(ctx context.Context, db bun.IDB) error {
		for bagian := range slices.Chunk(urut, sekali) {
			if err := kubur(ctx, db, l, bagian); err != nil {
				return err
			}
		}
		return nil
	})
}

func kubur(ctx context.Context, db bun.IDB, l dasar.LembagaID, ns []privasi.Nisan) error {
	baris := make([]barisNisan, len(ns))
	sidik := make([][]byte, len(ns))
	for i, n := range ns {
		sidik[i] = bytes.Clone(n.Sidik[:])
		baris[i] = barisNisan{Lembaga: string(l), Sidik: sidik[i], Pada: dasarbun.Mikro(n.Pada)}
	}
	if _, err := dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT DO NOTHING"); err != nil {
		return err
	}
	if db.Dialect().Name() == dialect.SQLite {
		// SQLite leaves deleted bytes in the file: overwrite them where they lie.
		_, err := db.NewUpdate().Model((*barisKunci)(nil)).Set("terbungkus = zeroblob(length(terbungkus))").
			Where("lembaga = ?", string(l)).Where("sidik IN (?)", bun.List(sidik)).Exec(ctx)
		if err != nil {
			return dasarbun.Translate(err)
		}
	}
	_, err := db.NewDelete().Model((*barisKunci)(nil)).Where("lembaga = ?", string(l)).Where("sidik IN (?)", bun.List(sidik)).Exec(ctx)
	return dasarbun.Translate(err)
}

// Nisan implements [privasi.GudangKunci].
func (k Kunci) Nisan(ctx context.Context, l dasar.LembagaID) iter.Seq2[privasi.Nisan, error] {
	return func(yield func(privasi.Nisan, error) bool) {
		for sesudah := []byte(nil); ; {
			var baris []barisNisan
			q := k.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Order("sidik").Limit(sekali)
			if sesudah != nil {
				q = q.Where("sidik > ?", sesudah)
			}
			if err := q.Scan(ctx); err != nil {
				yield(privasi.Nisan{}, dasarbun.Translate(err))
				return
			}
			for _, b := range baris {
				if !yield(privasi.Nisan{Sidik: [32]byte(b.Sidik), Pada: dasarbun.DariMikro(b.Pada)}, nil) {
					return
				}
			}
			if len(baris) < sekali {
				return
			}
			sesudah = baris[len(baris)-1].Sidik
		}
	}
}
