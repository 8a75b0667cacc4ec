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

// Gerakkan implements [privasi.GudangBanyak].
func (g Rekaman) Gerakkan(ctx context.Context, l dasar.LembagaID, gs []privasi.GerakRekaman) error {
	baru, lama, peristiwa, err := pisahGerak(l, gs)
	if err != nil {
		return err
	}
	return dasarbun.Translate(g.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		n, err := Rekaman{tx}.Sisipkan(ctx, l, baru)
		if err == nil && n != int64(len(baru)) {
			err = privasi.ErrRekamanGanda.Conflictf("rekaman yang sama sudah ada")
		}
		if err != nil {
			return err
		}
		ids, err := Rekaman{tx}.Ganti(ctx, l, lama)
		if err == nil && len(ids) != len(lama) {
			err = privasi.ErrRekamanVersi.Conflictf("salah satu rekaman sudah diubah orang lain; muat ulang, periksa, lalu ulangi")
		}
		if err != nil {
			return err
		}
		_, err = dasarbun.SisipBanyak(ctx, tx, peristiwa, "")
		return err
	}))
}

// pisahGerak tells new records from those that are there, and writes the moves of both.
func pisahGerak(l dasar.LembagaID, gs []privasi.GerakRekaman) (baru, lama []privasi.Rekaman, ps []barisPeristiwa, err error) {
	for _, g := range gs {
		b := barisRekaman{Lembaga: string(l), Jenis: g.Rekaman.Jenis, ID: g.Rekaman.ID, Versi: g.Rekaman.Versi + 1}
		p, err := barisGerak(&b, g.Peristiwa)
		if err != nil {
			return nil, nil, nil, err
		}
		ps = append(ps, p...)
		if g.Rekaman.Versi == 0 {
			baru = append(baru, g.Rekaman)
		} else {
			lama = append(lama, g.Rekaman)
		}
	}
	return baru, lama, ps, nil
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
