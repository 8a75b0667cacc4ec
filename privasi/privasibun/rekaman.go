package privasibun

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

// Rekaman is a [privasi.GudangRekaman].
type Rekaman struct{ db bun.IDB }

// NewRekaman returns the records in db, a database or the transaction of a unit of
// work.
func NewRekaman(db bun.IDB) Rekaman { return Rekaman{db} }

type barisRekaman struct {
	bun.BaseModel `bun:"table:privasi_rekaman,alias:r"`
	Lembaga       string `bun:",pk"`
	Jenis         string `bun:",pk"`
	ID            string `bun:",pk"`
	Versi         int64
	Subjek        string
	Kunci         *string
	Status        string
	Tenggat       int64 // of records without one: behind all others
	Pada          int64
	Isi           string
}

type barisPeristiwa struct {
	bun.BaseModel `bun:"table:privasi_peristiwa,alias:p"`
	Lembaga       string `bun:",pk"`
	Rekaman       string `bun:",pk"`
	ID            string `bun:",pk"`
	Versi         int64  `bun:",pk"`
	Urut          int64  `bun:",pk"`
	Isi           string
}

func tulisRekaman(r privasi.Rekaman) barisRekaman {
	b := barisRekaman{Lembaga: string(r.Lembaga), Jenis: r.Jenis, ID: r.ID, Versi: r.Versi, Subjek: string(r.Subjek), Status: r.Status,
		Tenggat: mikroTenggat(r.Tenggat), Pada: dasarbun.Mikro(r.Pada), Isi: string(r.Isi)}
	if r.Kunci != "" {
		b.Kunci = &r.Kunci
	}
	return b
}

func mikroTenggat(t time.Time) int64 {
	if t.IsZero() {
		return dasarbun.Mikro(kursor.TanpaTenggat)
	}
	return dasarbun.Mikro(t)
}

func (b *barisRekaman) rekaman() privasi.Rekaman {
	r := privasi.Rekaman{Lembaga: dasar.LembagaID(b.Lembaga), Jenis: b.Jenis, ID: b.ID, Versi: b.Versi, Subjek: privasi.SubjekID(b.Subjek), Status: b.Status,
		Pada: dasarbun.DariMikro(b.Pada), Isi: []byte(b.Isi)}
	if b.Kunci != nil {
		r.Kunci = *b.Kunci
	}
	if t := dasarbun.DariMikro(b.Tenggat); !t.Equal(kursor.TanpaTenggat) {
		r.Tenggat = t
	}
	return r
}

func semuaRekaman(bs []barisRekaman) []privasi.Rekaman {
	rs := make([]privasi.Rekaman, len(bs))
	for i := range bs {
		rs[i] = bs[i].rekaman()
	}
	return rs
}

func (g Rekaman) satu(ctx context.Context, l dasar.LembagaID, jenis, kolom, nilai string) (privasi.Rekaman, error) {
	var b barisRekaman
	err := g.db.NewSelect().Model(&b).Where("lembaga = ?", string(l)).Where("jenis = ?", jenis).Where("? = ?", bun.Ident(kolom), nilai).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return privasi.Rekaman{}, dasar.ErrTiada.NotFoundf("rekaman tidak ditemukan")
	}
	if err != nil {
		return privasi.Rekaman{}, dasarbun.Translate(err)
	}
	return b.rekaman(), nil
}

// Ambil implements [privasi.GudangRekaman].
func (g Rekaman) Ambil(ctx context.Context, l dasar.LembagaID, jenis, id string) (privasi.Rekaman, error) {
	return g.satu(ctx, l, jenis, "id", id)
}

// MenurutKunci implements [privasi.GudangRekaman].
func (g Rekaman) MenurutKunci(ctx context.Context, l dasar.LembagaID, jenis, kunci string) (privasi.Rekaman, error) {
	return g.satu(ctx, l, jenis, "kunci", kunci)
}

// Simpan implements [privasi.GudangRekaman].
func (g Rekaman) Simpan(ctx context.Context, r privasi.Rekaman, lama int64, ps ...privasi.Peristiwa) (int64, error) {
	r.Versi = lama + 1
	b := tulisRekaman(r)
	err := g.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := tulisVersi(ctx, tx, &b, lama); err != nil {
			return err
		}
		return tulisPeristiwa(ctx, tx, &b, ps)
	})
	return r.Versi, dasarbun.Translate(err)
}

func tulisVersi(ctx context.Context, tx bun.Tx, b *barisRekaman, lama int64) error {
	if lama == 0 {
		res, err := tx.NewInsert().Model(b).On("CONFLICT DO NOTHING").Exec(ctx)
		return satuBaris(res, err, privasi.ErrRekamanGanda.Conflictf("rekaman yang sama sudah ada"))
	}
	if b.Kunci != nil {
		n, err := tx.NewSelect().Model((*barisRekaman)(nil)).Where("lembaga = ?", b.Lembaga).Where("jenis = ?", b.Jenis).Where("kunci = ?", *b.Kunci).Where("id <> ?", b.ID).Count(ctx)
		if err != nil {
			return err
		}
		if n > 0 {
			return privasi.ErrRekamanGanda.Conflictf("rekaman yang sama sudah ada")
		}
	}
	res, err := tx.NewUpdate().Model(b).Column("versi", "kunci", "status", "tenggat", "isi").WherePK().Where("versi = ?", lama).Exec(ctx)
	return satuBaris(res, err, privasi.ErrRekamanVersi.Conflictf("rekaman ini sudah diubah orang lain; muat ulang, periksa, lalu ulangi"))
}

// satuBaris answers with tiada when a statement touched nothing.
func satuBaris(res sql.Result, err, tiada error) error {
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		return tiada
	}
	return err
}

func tulisPeristiwa(ctx context.Context, tx bun.IDB, b *barisRekaman, ps []privasi.Peristiwa) error {
	baris, err := barisGerak(b, ps)
	if err == nil {
		_, err = dasarbun.SisipBanyak(ctx, tx, baris, "")
	}
	return err
}

// barisGerak writes the moves of a record as rows.
func barisGerak(b *barisRekaman, ps []privasi.Peristiwa) ([]barisPeristiwa, error) {
	baris := make([]barisPeristiwa, len(ps))
	for i, p := range ps {
		isi, err := json.Marshal(p)
		if err != nil {
			return nil, fmt.Errorf("menulis peristiwa: %w", err)
		}
		baris[i] = barisPeristiwa{Lembaga: b.Lembaga, Rekaman: b.Jenis, ID: b.ID, Versi: b.Versi, Urut: int64(i), Isi: string(isi)}
	}
	return baris, nil
}

// Sisipkan implements [privasi.GudangRekaman].
func (g Rekaman) Sisipkan(ctx context.Context, l dasar.LembagaID, rs []privasi.Rekaman) (int64, error) {
	baris := make([]barisRekaman, len(rs))
	for i, r := range rs {
		r.Lembaga, r.Versi = l, 1
		baris[i] = tulisRekaman(r)
	}
	slices.SortFunc(baris, func(a, b barisRekaman) int { return cmp.Or(cmp.Compare(a.Jenis, b.Jenis), cmp.Compare(a.ID, b.ID)) })
	return dasarbun.SisipBanyak(ctx, g.db, baris, "CONFLICT DO NOTHING")
}

// Cari implements [privasi.GudangRekaman].
func (g Rekaman) Cari(ctx context.Context, l dasar.LembagaID, f privasi.SaringRekaman, p dasar.Page) ([]privasi.Rekaman, string, error) {
	pada, id, err := kursor.Baca(p.After)
	if err != nil {
		return nil, "", err
	}
	var bs []barisRekaman
	q := g.db.NewSelect().Model(&bs).Where("lembaga = ?", string(l)).Where("jenis = ?", f.Jenis)
	if len(f.Status) > 0 {
		q = q.Where("status IN (?)", bun.List(f.Status))
	}
	if f.Subjek != "" {
		q = q.Where("subjek = ?", string(f.Subjek))
	}
	if !f.Sebelum.IsZero() {
		q = q.Where("tenggat < ?", dasarbun.Mikro(f.Sebelum))
	}
	if f.MenurutTenggat {
		if q = q.Order("tenggat", "id"); p.After != "" {
			q = q.Where("(tenggat, id) > (?, ?)", dasarbun.Mikro(pada), id)
		}
	} else if q = q.Order("pada DESC", "id DESC"); p.After != "" {
		q = q.Where("(pada, id) < (?, ?)", dasarbun.Mikro(pada), id)
	}
	if err := q.Limit(int64(p.Batas()) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if len(bs) > p.Batas() {
		bs = bs[:p.Batas()]
		akhir := bs[len(bs)-1]
		saat := akhir.Pada
		if f.MenurutTenggat {
			saat = akhir.Tenggat
		}
		lanjut = kursor.Tulis(dasarbun.DariMikro(saat), akhir.ID)
	}
	return semuaRekaman(bs), lanjut, nil
}

// MilikSubjek implements [privasi.GudangRekaman].
func (g Rekaman) MilikSubjek(ctx context.Context, l dasar.LembagaID, jenis []string, ss []privasi.SubjekID) ([]privasi.Rekaman, error) {
	ids := make([]string, 0, len(ss))
	for _, s := range ss {
		if s != "" {
			ids = append(ids, string(s))
		}
	}
	var semua []barisRekaman
	for bagian := range slices.Chunk(ids, sekali) {
		if len(jenis) == 0 {
			break
		}
		var bs []barisRekaman
		err := g.db.NewSelect().Model(&bs).Where("lembaga = ?", string(l)).Where("subjek IN (?)", bun.List(bagian)).Where("subjek <> ''").
			Where("jenis IN (?)", bun.List(jenis)).Scan(ctx)
		if err != nil {
			return nil, dasarbun.Translate(err)
		}
		semua = append(semua, bs...)
	}
	slices.SortFunc(semua, func(a, b barisRekaman) int {
		return cmp.Or(cmp.Compare(a.Pada, b.Pada), cmp.Compare(a.Jenis, b.Jenis), cmp.Compare(a.ID, b.ID))
	})
	return semuaRekaman(semua), nil
}

// Riwayat implements [privasi.GudangRekaman].
func (g Rekaman) Riwayat(ctx context.Context, l dasar.LembagaID, jenis, id string) ([]privasi.Peristiwa, error) {
	var bs []barisPeristiwa
	if err := g.db.NewSelect().Model(&bs).Where("lembaga = ?", string(l)).Where("rekaman = ?", jenis).Where("id = ?", id).Order("versi", "urut").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	return bacaPeristiwa(bs)
}

func bacaPeristiwa(bs []barisPeristiwa) (ps []privasi.Peristiwa, err error) {
	for _, b := range bs {
		var p privasi.Peristiwa
		if err := json.Unmarshal([]byte(b.Isi), &p); err != nil {
			return nil, fmt.Errorf("membaca peristiwa: %w", err)
		}
		ps = append(ps, p)
	}
	return ps, nil
}

// Jumlah implements [privasi.GudangRekaman].
func (g Rekaman) Jumlah(ctx context.Context, l dasar.LembagaID, jenis string) (map[string]int, error) {
	var bs []struct {
		Status string
		N      int
	}
	err := g.db.NewSelect().Model((*barisRekaman)(nil)).ColumnExpr("status, COUNT(*) AS n").Where("lembaga = ?", string(l)).Where("jenis = ?", jenis).Group("status").Scan(ctx, &bs)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	n := make(map[string]int, len(bs))
	for _, b := range bs {
		n[b.Status] = b.N
	}
	return n, nil
}
