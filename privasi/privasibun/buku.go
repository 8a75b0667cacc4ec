package privasibun

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

// Buku is a [buku.Gudang].
type Buku struct{ db bun.IDB }

// NewBuku returns the logs in db, a database or the transaction of a unit of work.
func NewBuku(db bun.IDB) Buku { return Buku{db} }

type barisBuku struct {
	bun.BaseModel `bun:"table:privasi_buku,alias:b"`
	Lembaga       string `bun:",pk"`
	Ukuran        int64
	Tepi          []byte
}

type barisDaun struct {
	bun.BaseModel `bun:"table:privasi_daun,alias:d"`
	Lembaga       string `bun:",pk"`
	Indeks        int64  `bun:",pk"`
	Jenis         string
	Isi           []byte
	Simpul        []byte // the nodes that the leaf completed, from its own hash up
}

type barisTitik struct {
	bun.BaseModel `bun:"table:privasi_titik,alias:t"`
	Lembaga       string `bun:",pk"`
	Ukuran        int64  `bun:",pk"`
	Pada          int64
	Teks          string
}

// Tambah implements [buku.Gudang].
func (b Buku) Tambah(ctx context.Context, l dasar.LembagaID, ds ...buku.Daun) (indeks int64, err error) {
	err = b.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		tepi, err := kunciBuku(ctx, tx, l)
		if err != nil {
			return err
		}
		indeks = tepi.Ukuran
		return tulisDaun(ctx, tx, l, tepi, ds...)
	})
	return indeks, dasarbun.Translate(err)
}

// kunciBuku locks the log of an institution until the transaction ends.
func kunciBuku(ctx context.Context, tx bun.IDB, l dasar.LembagaID) (buku.Tepi, error) {
	x := barisBuku{Lembaga: string(l)}
	_, err := tx.NewInsert().Model(&x).On("CONFLICT (lembaga) DO UPDATE").Set("ukuran = b.ukuran").Returning("ukuran, tepi").Exec(ctx)
	if err != nil {
		return buku.Tepi{}, dasarbun.Translate(err)
	}
	return buku.BacaTepi(x.Ukuran, x.Tepi)
}

// tulisDaun appends leaves to a log that [kunciBuku] holds.
func tulisDaun(ctx context.Context, tx bun.IDB, l dasar.LembagaID, tepi buku.Tepi, ds ...buku.Daun) error {
	if len(ds) == 0 {
		return nil
	}
	baris := make([]barisDaun, len(ds))
	for i, d := range ds {
		baris[i] = barisDaun{Lembaga: string(l), Indeks: tepi.Ukuran, Jenis: d.Jenis, Isi: d.Isi}
		var baru []buku.Simpul
		tepi, baru = tepi.Tambah(d.Isi)
		for _, s := range baru {
			baris[i].Simpul = append(baris[i].Simpul, s.Sidik[:]...)
		}
	}
	if _, err := dasarbun.SisipBanyak(ctx, tx, baris, ""); err != nil {
		return err
	}
	return dasarbun.OneRow(tx.NewUpdate().Model((*barisBuku)(nil)).Set("ukuran = ?", tepi.Ukuran).Set("tepi = ?", tepi.Bita()).
		Where("lembaga = ?", string(l)).Exec(ctx))
}

// Tepi implements [buku.Gudang].
func (b Buku) Tepi(ctx context.Context, l dasar.LembagaID) (buku.Tepi, error) {
	var x barisBuku
	err := b.db.NewSelect().Model(&x).Where("lembaga = ?", string(l)).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return buku.Tepi{}, nil
	}
	if err != nil {
		return buku.Tepi{}, dasarbun.Translate(err)
	}
	return buku.BacaTepi(x.Ukuran, x.Tepi)
}

// Daun implements [buku.Gudang].
func (b Buku) Daun(ctx context.Context, l dasar.LembagaID, dari int64, n int) ([]buku.Daun, error) {
	if n <= 0 {
		return nil, nil
	}
	var baris []barisDaun
	err := b.db.NewSelect().Model(&baris).ExcludeColumn("simpul").Where("lembaga = ?", string(l)).Where("indeks >= ?", dari).Order("indeks").Limit(int64(n)).Scan(ctx)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	ds := make([]buku.Daun, len(baris))
	for i, x := range baris {
		ds[i] = buku.Daun{Indeks: x.Indeks, Jenis: x.Jenis, Isi: x.Isi}
	}
	return ds, nil
}

// Simpul implements [buku.Gudang]. A node stands with the leaf that completed it.
func (b Buku) Simpul(ctx context.Context, l dasar.LembagaID, nomor []int64) ([]buku.Sidik, error) {
	if len(nomor) == 0 {
		return nil, nil
	}
	daun, tingkat := make([]int64, len(nomor)), make([]int, len(nomor))
	for i, n := range nomor {
		if n < 0 {
			return nil, dasar.ErrTiada.NotFoundf("simpul buku tidak ditemukan")
		}
		daun[i], tingkat[i] = buku.LetakSimpul(n)
	}
	var baris []barisDaun
	if err := b.db.NewSelect().Model(&baris).Column("indeks", "simpul").Where("lembaga = ?", string(l)).Where("indeks IN (?)", bun.List(daun)).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	ada := make(map[int64][]byte, len(baris))
	for _, x := range baris {
		ada[x.Indeks] = x.Simpul
	}
	ss := make([]buku.Sidik, len(nomor))
	for i := range nomor {
		awal := tingkat[i] * len(ss[i])
		if x := ada[daun[i]]; len(x) >= awal+len(ss[i]) {
			ss[i] = buku.Sidik(x[awal:])
			continue
		}
		return nil, dasar.ErrTiada.NotFoundf("simpul buku tidak ditemukan")
	}
	return ss, nil
}

// SimpanTitik implements [buku.Gudang].
func (b Buku) SimpanTitik(ctx context.Context, l dasar.LembagaID, t buku.TitikTersimpan) error {
	x := barisTitik{Lembaga: string(l), Ukuran: t.Ukuran, Pada: dasarbun.Mikro(t.Pada), Teks: t.Teks}
	_, err := b.db.NewInsert().Model(&x).On("CONFLICT DO NOTHING").Exec(ctx)
	return dasarbun.Translate(err)
}

// Titik implements [buku.Gudang].
func (b Buku) Titik(ctx context.Context, l dasar.LembagaID, p dasar.Page) ([]buku.TitikTersimpan, string, error) {
	sebelum, err := kursor.BacaNomor(p.After)
	if err != nil {
		return nil, "", err
	}
	var baris []barisTitik
	q := b.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l))
	if p.After != "" {
		q = q.Where("ukuran < ?", sebelum)
	}
	if err := q.Order("ukuran DESC").Limit(int64(p.Batas()) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if len(baris) > p.Batas() {
		baris = baris[:p.Batas()]
		lanjut = strconv.FormatInt(baris[len(baris)-1].Ukuran, 10)
	}
	ts := make([]buku.TitikTersimpan, len(baris))
	for i, x := range baris {
		ts[i] = buku.TitikTersimpan{Ukuran: x.Ukuran, Pada: dasarbun.DariMikro(x.Pada), Teks: x.Teks}
	}
	return ts, lanjut, nil
}
