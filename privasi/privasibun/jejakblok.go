package privasibun

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
)

// geserBlok makes blocks of 128 numbers: people who are on the same lists day after day
// are entered once a block and not once a list. The migration has the same number.
const geserBlok = 7

type barisBlok struct {
	bun.BaseModel `bun:"table:privasi_blok,alias:k"`
	Lembaga       string `bun:",pk"`
	Subjek        string `bun:",pk"`
	Blok          int64  `bun:",pk"`
}

// bagian is a block's rows.
func bagian(q *bun.SelectQuery, l dasar.LembagaID, blok int64) *bun.SelectQuery {
	return q.Where("lembaga = ?", string(l)).Where("indeks >= ?", blok<<geserBlok).Where("indeks < ?", (blok+1)<<geserBlok)
}

// blokAkhir is the block of the last decision, the only one that may not be entered yet.
func (j Jejak) blokAkhir(ctx context.Context, db bun.IDB, l dasar.LembagaID) (blok int64, ada bool, err error) {
	var n []int64
	err = db.NewSelect().Model((*barisCatatan)(nil)).Column("indeks").Where("lembaga = ?", string(l)).OrderExpr("indeks DESC").Limit(1).Scan(ctx, &n)
	if err != nil || len(n) == 0 {
		return 0, false, dasarbun.Translate(err)
	}
	return n[0] >> geserBlok, true, nil
}

// tutupBlok enters the people of the block that the next decision leaves behind.
func (j Jejak) tutupBlok(ctx context.Context, tx bun.Tx, l dasar.LembagaID, berikut int64) error {
	blok, ada, err := j.blokAkhir(ctx, tx, l)
	if err != nil || !ada || blok == berikut>>geserBlok {
		return err
	}
	var isi [][]byte
	if err := bagian(tx.NewSelect().Model((*barisCatatan)(nil)).Column("orang"), l, blok).Scan(ctx, &isi); err != nil {
		return dasarbun.Translate(err)
	}
	siapa := himpunanOrang{map[uuid.UUID]bool{}, map[privasi.SubjekID]bool{}}
	for _, b := range isi {
		if err := siapa.tambah(b); err != nil {
			return err
		}
	}
	var baris []barisBlok
	for _, s := range siapa.subjek() {
		baris = append(baris, barisBlok{Lembaga: string(l), Subjek: string(s), Blok: blok})
	}
	_, err = dasarbun.SisipBanyak(ctx, tx, baris, "CONFLICT DO NOTHING")
	return err
}

// blokOrang returns up to n blocks in which one of the people may stand, the newest
// first, up to a block.
func (j Jejak) blokOrang(ctx context.Context, l dasar.LembagaID, sampai int64, n int, ss ...privasi.SubjekID) ([]int64, error) {
	var bs []int64
	err := j.db.NewSelect().Model((*barisBlok)(nil)).ColumnExpr("DISTINCT blok").Where("lembaga = ?", string(l)).Where("subjek IN (?)", bun.List(ss)).
		Where("blok <= ?", sampai).OrderExpr("blok DESC").Limit(int64(n)).Scan(ctx, &bs)
	return bs, dasarbun.Translate(err)
}
