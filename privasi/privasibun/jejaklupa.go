package privasibun

import (
	"context"
	"maps"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
)

// Lupakan implements [privasi.GudangJejak]. Each block is one unit under the lock of the
// log: what was cut is never entered again, and a run that was cut short goes on.
func (j Jejak) Lupakan(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) error {
	lupa := map[privasi.SubjekID]bool{}
	for _, s := range ss {
		if s != "" {
			lupa[s] = true
		}
	}
	blok, ada, err := j.blokAkhir(ctx, j.db, l)
	if err != nil || !ada || len(lupa) == 0 {
		return err
	}
	siapa := slices.Sorted(maps.Keys(lupa))
	bs, err := j.semuaBlok(ctx, l, siapa)
	if err != nil {
		return err
	}
	for _, b := range append(bs, blok) {
		if err := j.lupakanBlok(ctx, l, b, lupa, siapa); err != nil {
			return err
		}
	}
	return nil
}

// semuaBlok are the blocks in which one of the people was entered.
func (j Jejak) semuaBlok(ctx context.Context, l dasar.LembagaID, ss []privasi.SubjekID) (bs []int64, err error) {
	for bagian := range slices.Chunk(ss, sekali) {
		var b []int64
		err := j.db.NewSelect().Model((*barisBlok)(nil)).ColumnExpr("DISTINCT blok").Where("lembaga = ?", string(l)).Where("subjek IN (?)", bun.List(bagian)).Scan(ctx, &b)
		if err != nil {
			return nil, dasarbun.Translate(err)
		}
		bs = append(bs, b...)
	}
	slices.Sort(bs)
	return slices.Compact(bs), nil
}

func (j Jejak) lupakanBlok(ctx context.Context, l dasar.LembagaID, blok int64, lupa map[privasi.SubjekID]bool, siapa []privasi.SubjekID) error {
	return dasarbun.Translate(j.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := kunciBuku(ctx, tx, l); err != nil {
			return err
		}
		var cs []barisCatatan
		if err := bagian(tx.NewSelect().Model(&cs), l, blok).Scan(ctx); err != nil {
			return err
		}
		var ganti []barisCatatan
		for i := range cs {
			os, err := bacaOrang(cs[i].Orang)
			if err != nil {
				return err
			}
			kena := false
			for k := range os {
				if !os[k].putus && lupa[os[k].Subjek] {
					os[k].putuskan()
					kena = true
				}
			}
			if kena {
				cs[i].Orang = tulisOrang(os)
				ganti = append(ganti, cs[i])
			}
		}
		if _, err := dasarbun.SisipBanyak(ctx, tx, ganti, "CONFLICT (lembaga, indeks) DO UPDATE SET orang = EXCLUDED.orang"); err != nil {
			return err
		}
		for bagian := range slices.Chunk(siapa, sekali) {
			if _, err := tx.NewDelete().Model((*barisBlok)(nil)).Where("lembaga = ?", string(l)).Where("subjek IN (?)", bun.List(bagian)).Where("blok = ?", blok).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	}))
}
