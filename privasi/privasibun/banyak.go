package privasibun

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
)

// sekaliGanti is how many records one statement changes.
const sekaliGanti = 500

// Ganti implements [privasi.GudangBanyak].
func (g Rekaman) Ganti(ctx context.Context, l dasar.LembagaID, rs []privasi.Rekaman) (ids []string, err error) {
	rs = slices.Clone(rs)
	slices.SortFunc(rs, func(a, b privasi.Rekaman) int { return cmp.Or(cmp.Compare(a.Jenis, b.Jenis), cmp.Compare(a.ID, b.ID)) })
	err = g.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		ids = nil
		for bagian := range slices.Chunk(rs, sekaliGanti) {
			var kena []string
			err := tx.NewRaw(`UPDATE privasi_rekaman SET versi = versi + 1, status = v.column4, tenggat = v.column5, isi = v.column6 FROM (VALUES ?) AS v
				WHERE lembaga = ? AND jenis = v.column1 AND id = v.column2 AND versi = v.column3 RETURNING id`, bun.Safe(nilaiGanti(tx, bagian)), string(l)).Scan(ctx, &kena)
			if err != nil {
				return err
			}
			ids = append(ids, kena...)
		}
		return nil
	})
	slices.Sort(ids)
	return ids, dasarbun.Translate(err)
}

// nilaiGanti writes what changes of records as rows of VALUES.
func nilaiGanti(db bun.IDB, rs []privasi.Rekaman) (b []byte) {
	teks := func(s string) { b = db.Dialect().AppendString(b, s) }
	angka := func(n int64) {
		b = append(b, "CAST("...)
		b = strconv.AppendInt(b, n, 10)
		b = append(b, " AS BIGINT)"...)
	}
	for i, r := range rs {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(b, '(')
		teks(r.Jenis)
		b = append(b, ", "...)
		teks(r.ID)
		b = append(b, ", "...)
		angka(r.Versi)
		b = append(b, ", "...)
		teks(r.Status)
		b = append(b, ", "...)
		angka(mikroTenggat(r.Tenggat))
		b = append(b, ", "...)
		teks(string(r.Isi))
		b = append(b, ')')
	}
	return b
}
