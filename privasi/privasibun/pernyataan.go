package privasibun

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

// Pernyataan is a [privasi.GudangPernyataan].
type Pernyataan struct{ db bun.IDB }

// NewPernyataan returns the statements of authority in db, a database or the
// transaction of a unit of work.
func NewPernyataan(db bun.IDB) Pernyataan { return Pernyataan{db} }

type barisPernyataan struct {
	bun.BaseModel `bun:"table:privasi_pernyataan,alias:p"`
	Lembaga       string `bun:",pk"`
	ID            string `bun:",pk"`
	Oleh          string
	Kapasitas     string
	Sidik         string
	Kategori      string // dot paths, a blank between them
	Tujuan        string
	Sumber        string
	Pada          int64
}

type barisKabar struct {
	bun.BaseModel `bun:"table:privasi_kabar,alias:t"`
	Lembaga       string `bun:",pk"`
	Pernyataan    string `bun:",pk"`
	Subjek        string `bun:",pk"`
	Dibuat        int64
	Selesai       int64 // 0: still to do
}

func (b barisKabar) tugas() privasi.TugasKabar {
	return privasi.TugasKabar{Lembaga: dasar.LembagaID(b.Lembaga), Pernyataan: b.Pernyataan, Subjek: privasi.SubjekID(b.Subjek),
		Dibuat: dasarbun.DariMikro(b.Dibuat), Selesai: dasarbun.DariMikro(b.Selesai)}
}

// Simpan implements [privasi.GudangPernyataan].
func (g Pernyataan) Simpan(ctx context.Context, p privasi.PernyataanWewenang) error {
	b := barisPernyataan{Lembaga: string(p.Lembaga), ID: p.ID, Oleh: p.Oleh, Kapasitas: p.Kapasitas, Sidik: p.Sidik,
		Kategori: strings.Join(p.Kategori, " "), Tujuan: p.Tujuan, Sumber: p.Sumber, Pada: dasarbun.Mikro(p.Pada)}
	return dasarbun.OneRow(g.db.NewInsert().Model(&b).On("CONFLICT DO NOTHING").Exec(ctx))
}

// Ambil implements [privasi.GudangPernyataan].
func (g Pernyataan) Ambil(ctx context.Context, l dasar.LembagaID, id string) (privasi.PernyataanWewenang, error) {
	var b barisPernyataan
	err := g.db.NewSelect().Model(&b).Where("lembaga = ?", string(l)).Where("id = ?", id).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return privasi.PernyataanWewenang{}, dasar.ErrTiada.NotFoundf("pernyataan wewenang tidak ditemukan")
	}
	if err != nil {
		return privasi.PernyataanWewenang{}, dasarbun.Translate(err)
	}
	return privasi.PernyataanWewenang{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Oleh: b.Oleh, Kapasitas: b.Kapasitas, Sidik: b.Sidik,
		Kategori: strings.Fields(b.Kategori), Tujuan: b.Tujuan, Sumber: b.Sumber, Pada: dasarbun.DariMikro(b.Pada)}, nil
}

// TambahTugas implements [privasi.GudangPernyataan].
func (g Pernyataan) TambahTugas(ctx context.Context, l dasar.LembagaID, ts []privasi.TugasKabar) error {
	baris := make([]barisKabar, len(ts))
	for i, t := range ts {
		baris[i] = barisKabar{Lembaga: string(l), Pernyataan: t.Pernyataan, Subjek: string(t.Subjek), Dibuat: dasarbun.Mikro(t.Dibuat), Selesai: dasarbun.Mikro(t.Selesai)}
	}
	slices.SortFunc(baris, func(a, b barisKabar) int {
		return cmp.Or(cmp.Compare(a.Pernyataan, b.Pernyataan), cmp.Compare(a.Subjek, b.Subjek))
	})
	_, err := dasarbun.SisipBanyak(ctx, g.db, baris, "CONFLICT DO NOTHING")
	return err
}

// Tugas implements [privasi.GudangPernyataan].
func (g Pernyataan) Tugas(ctx context.Context, l dasar.LembagaID, p dasar.Page) ([]privasi.TugasKabar, string, error) {
	pada, id, err := kursor.Baca(p.After)
	if err != nil {
		return nil, "", err
	}
	var baris []barisKabar
	q := g.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Where("selesai = 0")
	if p.After != "" {
		pernyataan, subjek, _ := strings.Cut(id, "/")
		q = q.Where("(dibuat, pernyataan, subjek) > (?, ?, ?)", dasarbun.Mikro(pada), pernyataan, subjek)
	}
	if err := q.Order("dibuat", "pernyataan", "subjek").Limit(int64(p.Batas()) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if len(baris) > p.Batas() {
		baris = baris[:p.Batas()]
		akhir := baris[len(baris)-1]
		lanjut = kursor.Tulis(dasarbun.DariMikro(akhir.Dibuat), akhir.Pernyataan+"/"+akhir.Subjek)
	}
	ts := make([]privasi.TugasKabar, len(baris))
	for i, b := range baris {
		ts[i] = b.tugas()
	}
	return ts, lanjut, nil
}

// Selesaikan implements [privasi.GudangPernyataan].
func (g Pernyataan) Selesaikan(ctx context.Context, l dasar.LembagaID, pernyataan string, s []privasi.SubjekID, pada time.Time) error {
	for bagian := range slices.Chunk(s, sekali) {
		id := make([]string, len(bagian))
		for i, x := range bagian {
			id[i] = string(x)
		}
		_, err := g.db.NewUpdate().Model((*barisKabar)(nil)).Set("selesai = ?", dasarbun.Mikro(pada)).
			Where("lembaga = ?", string(l)).Where("pernyataan = ?", pernyataan).Where("selesai = 0").Where("subjek IN (?)", bun.List(id)).Exec(ctx)
		if err != nil {
			return dasarbun.Translate(err)
		}
	}
	return nil
}
