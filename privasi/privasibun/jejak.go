package privasibun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

// Jejak is a [privasi.GudangJejak].
type Jejak struct{ db bun.IDB }

// NewJejak returns the trail in db, which is not a transaction: a line stays
// whatever happens after it.
func NewJejak(db bun.IDB) Jejak { return Jejak{db} }

type barisJejak struct {
	bun.BaseModel `bun:"table:privasi_jejak,alias:j"`
	Lembaga       string `bun:",pk"`
	Subjek        string `bun:",pk"`
	Pada          int64  `bun:",pk"`
	ID            string `bun:",pk"`
	Permintaan    string
	Pelaku        string
	Peran         string
	Tujuan        string
	Tipe          string
	Bidang        string
}

// Tambah implements [privasi.GudangJejak].
func (j Jejak) Tambah(ctx context.Context, js []privasi.Jejak) error {
	baris := make([]barisJejak, len(js))
	for i, b := range js {
		baris[i] = barisJejak{Lembaga: string(b.Lembaga), Subjek: string(b.Subjek), Pada: dasarbun.Mikro(b.Pada), ID: b.ID,
			Permintaan: b.Permintaan, Pelaku: b.Pelaku, Peran: b.Peran, Tujuan: b.Tujuan, Tipe: b.Tipe, Bidang: b.Bidang}
	}
	slices.SortFunc(baris, func(a, b barisJejak) int { return cmp.Or(cmp.Compare(a.Subjek, b.Subjek), cmp.Compare(a.ID, b.ID)) })
	_, err := dasarbun.SisipBanyak(ctx, j.db, baris, "")
	return err
}

// Subjek implements [privasi.GudangJejak].
func (j Jejak) Subjek(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID, p dasar.Page) ([]privasi.Jejak, string, error) {
	pada, id, err := kursor.Baca(p.After)
	if err != nil {
		return nil, "", err
	}
	var baris []barisJejak
	q := j.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Where("subjek = ?", string(s))
	if p.After != "" {
		q = q.Where("(pada, id) < (?, ?)", dasarbun.Mikro(pada), id)
	}
	if err := q.Order("pada DESC", "id DESC").Limit(int64(p.Batas()) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if len(baris) > p.Batas() {
		baris = baris[:p.Batas()]
		akhir := baris[len(baris)-1]
		lanjut = kursor.Tulis(dasarbun.DariMikro(akhir.Pada), akhir.ID)
	}
	js := make([]privasi.Jejak, len(baris))
	for i, b := range baris {
		js[i] = privasi.Jejak{Lembaga: dasar.LembagaID(b.Lembaga), Subjek: privasi.SubjekID(b.Subjek), Pada: dasarbun.DariMikro(b.Pada), ID: b.ID,
			Permintaan: b.Permintaan, Pelaku: b.Pelaku, Peran: b.Peran, Tujuan: b.Tujuan, Tipe: b.Tipe, Bidang: b.Bidang}
	}
	return js, lanjut, nil
}
