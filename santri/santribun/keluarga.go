package santribun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoKeluarga struct{ db bun.IDB }

type barisKeluarga struct {
	bun.BaseModel `bun:"table:santri_keluarga,alias:k"`

	Lembaga string            `bun:"lembaga,pk"`
	ID      santri.KeluargaID `bun:"id,pk"`
	Kunci   []byte            `bun:"kunci"`
	Dicatat int64             `bun:"dicatat"`
}

func (b barisKeluarga) keluarga() santri.Keluarga {
	return santri.Keluarga{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Kunci: b.Kunci, Dicatat: dasarbun.DariMikro(b.Dicatat)}
}

// Pastikan implements [santri.KeluargaStore]. The insert waits for a unit that
// is storing the same key, then finds that family.
func (t tokoKeluarga) Pastikan(ctx context.Context, l dasar.LembagaID, ks ...santri.Keluarga) (hasil []santri.Keluarga, err error) {
	if len(ks) == 0 {
		return nil, nil
	}
	err = unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		toko := tokoKeluarga{db}
		var kunci [][]byte
		for _, k := range ks {
			if len(k.Kunci) > 0 {
				kunci = append(kunci, k.Kunci)
			}
		}
		ada, err := toko.Kenali(ctx, l, kunci...)
		if err != nil {
			return err
		}
		baru := belumAda(l, ks, ada)
		n, err := toko.sisip(ctx, l, baru)
		if err != nil {
			return err
		}
		if n != len(baru) {
			if ada, err = toko.Kenali(ctx, l, kunci...); err != nil {
				return err
			}
		}
		hasil, err = pasangkan(ks, append(ubah(baru, barisKeluarga.keluarga), ada...))
		return err
	})
	return hasil, err
}

// belumAda returns rows for the families that are not stored, each key once.
func belumAda(l dasar.LembagaID, ks, ada []santri.Keluarga) (baris []barisKeluarga) {
	dikenal := map[string]bool{}
	for _, k := range ada {
		dikenal[string(k.Kunci)] = true
	}
	for _, k := range ks {
		if len(k.Kunci) > 0 {
			if dikenal[string(k.Kunci)] {
				continue
			}
			dikenal[string(k.Kunci)] = true
		}
		baris = append(baris, barisKeluarga{Lembaga: string(l), ID: k.ID, Kunci: k.Kunci, Dicatat: dasarbun.Mikro(k.Dicatat)})
	}
	slices.SortFunc(baris, func(a, b barisKeluarga) int { return cmp.Or(slices.Compare(a.Kunci, b.Kunci), cmp.Compare(a.ID, b.ID)) })
	return baris
}

// sisip stores families and refuses ids that are taken; fewer rows than given
// mean that somebody else stored one of the keys meanwhile.
func (t tokoKeluarga) sisip(ctx context.Context, l dasar.LembagaID, baris []barisKeluarga) (int, error) {
	id := ubah(baris, func(b barisKeluarga) santri.KeluargaID { return b.ID })
	lama, err := t.Ambil(ctx, l, id...)
	if err != nil {
		return 0, err
	}
	if len(lama) > 0 || len(unik(id)) != len(id) {
		return 0, dasar.ErrBentrok.Conflictf("keluarga sudah ada")
	}
	n, err := dasarbun.SisipBanyak(ctx, t.db, baris, "CONFLICT DO NOTHING")
	return int(n), err
}

// pasangkan gives each family its stored one; of two with one key the later in
// ada counts.
func pasangkan(ks, ada []santri.Keluarga) ([]santri.Keluarga, error) {
	lewatKunci, lewatID := map[string]santri.Keluarga{}, map[santri.KeluargaID]santri.Keluarga{}
	for _, k := range ada {
		lewatKunci[string(k.Kunci)], lewatID[k.ID] = k, k
	}
	hasil := make([]santri.Keluarga, len(ks))
	for i, k := range ks {
		if hasil[i] = lewatID[k.ID]; len(k.Kunci) > 0 {
			hasil[i] = lewatKunci[string(k.Kunci)]
		}
		if hasil[i].ID == "" {
			return nil, dasar.ErrBentrok.Conflictf("keluarga sudah ada")
		}
	}
	return hasil, nil
}

// Ambil implements [santri.KeluargaStore].
func (t tokoKeluarga) Ambil(ctx context.Context, l dasar.LembagaID, id ...santri.KeluargaID) ([]santri.Keluarga, error) {
	baris, err := petik[barisKeluarga](ctx, t.db, l, "id", id)
	return susun(id, ubah(baris, barisKeluarga.keluarga), func(k santri.Keluarga) santri.KeluargaID { return k.ID }), err
}

// Kenali implements [santri.KeluargaStore].
func (t tokoKeluarga) Kenali(ctx context.Context, l dasar.LembagaID, kunci ...[]byte) ([]santri.Keluarga, error) {
	baris, err := petik[barisKeluarga](ctx, t.db, l, "kunci", kunci)
	slices.SortFunc(baris, func(a, b barisKeluarga) int { return cmp.Compare(a.ID, b.ID) })
	baris = slices.CompactFunc(baris, func(a, b barisKeluarga) bool { return a.ID == b.ID })
	return ubah(baris, barisKeluarga.keluarga), err
}
