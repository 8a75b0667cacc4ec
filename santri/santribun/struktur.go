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

type tokoStruktur struct{ db bun.IDB }

type barisUnit struct {
	bun.BaseModel `bun:"table:santri_unit,alias:u"`

	Lembaga string          `bun:"lembaga,pk"`
	Kode    santri.KodeUnit `bun:"kode,pk"`
	Nama    string          `bun:"nama"`
	Jalur   santri.Jalur    `bun:"jalur"`
	Urutan  int             `bun:"urutan"`
}

type barisTingkat struct {
	bun.BaseModel `bun:"table:santri_tingkat,alias:t"`

	Lembaga string          `bun:"lembaga,pk"`
	Unit    santri.KodeUnit `bun:"unit,pk"`
	Jalur   santri.Jalur    `bun:"jalur,pk"`
	Kode    string          `bun:"kode,pk"`
	Urutan  int             `bun:"urutan"`
}

// terakhir keeps the last of rows with the same key: an upsert may name a row
// only once.
func terakhir[R any, K comparable](baris []R, kunci func(R) K) []R {
	lihat := map[K]bool{}
	var hasil []R
	for _, b := range slices.Backward(baris) {
		if k := kunci(b); !lihat[k] {
			lihat[k] = true
			hasil = append(hasil, b)
		}
	}
	return hasil
}

// SimpanUnit implements [santri.StrukturStore].
func (t tokoStruktur) SimpanUnit(ctx context.Context, l dasar.LembagaID, us ...santri.Unit) error {
	baris := ubah(us, func(u santri.Unit) barisUnit {
		return barisUnit{Lembaga: string(l), Kode: u.Kode, Nama: u.Nama, Jalur: u.Jalur, Urutan: u.Urutan}
	})
	baris = terakhir(baris, func(b barisUnit) santri.KodeUnit { return b.Kode })
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, "CONFLICT (lembaga, kode) DO UPDATE SET nama = EXCLUDED.nama, jalur = EXCLUDED.jalur, urutan = EXCLUDED.urutan")
	return err
}

// SimpanTingkat implements [santri.StrukturStore].
func (t tokoStruktur) SimpanTingkat(ctx context.Context, l dasar.LembagaID, ts ...santri.Tingkat) error {
	baris := ubah(ts, func(x santri.Tingkat) barisTingkat {
		return barisTingkat{Lembaga: string(l), Unit: x.Unit, Jalur: x.Jalur, Kode: x.Kode, Urutan: x.Urutan}
	})
	baris = terakhir(baris, func(b barisTingkat) barisTingkat { b.Urutan = 0; return b })
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, "CONFLICT (lembaga, unit, jalur, kode) DO UPDATE SET urutan = EXCLUDED.urutan")
	return err
}

// Struktur implements [santri.StrukturStore].
func (t tokoStruktur) Struktur(ctx context.Context, l dasar.LembagaID) (santri.Struktur, error) {
	var unit []barisUnit
	var tingkat []barisTingkat
	if err := t.db.NewSelect().Model(&unit).Where("lembaga = ?", string(l)).Scan(ctx); err != nil {
		return santri.Struktur{}, dasarbun.Translate(err)
	}
	if err := t.db.NewSelect().Model(&tingkat).Where("lembaga = ?", string(l)).Scan(ctx); err != nil {
		return santri.Struktur{}, dasarbun.Translate(err)
	}
	slices.SortFunc(unit, func(a, b barisUnit) int { return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode)) })
	slices.SortFunc(tingkat, func(a, b barisTingkat) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(urutJalur(a.Jalur), urutJalur(b.Jalur)), cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode))
	})
	return santri.Struktur{
		Unit: ubah(unit, func(b barisUnit) santri.Unit {
			return santri.Unit{Lembaga: l, Kode: b.Kode, Nama: b.Nama, Jalur: b.Jalur, Urutan: b.Urutan}
		}),
		Tingkat: ubah(tingkat, func(b barisTingkat) santri.Tingkat {
			return santri.Tingkat{Lembaga: l, Unit: b.Unit, Jalur: b.Jalur, Kode: b.Kode, Urutan: b.Urutan}
		}),
	}, nil
}
