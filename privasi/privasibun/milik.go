package privasibun

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
)

// Milik is a [privasi.GudangMilik].
type Milik struct{ db bun.IDB }

// NewMilik returns what db keeps of one person at a time.
func NewMilik(db bun.IDB) Milik { return Milik{db} }

// Peristiwa implements [privasi.GudangMilik].
func (g Milik) Peristiwa(ctx context.Context, l dasar.LembagaID, jenis []string, s privasi.SubjekID) ([]privasi.Peristiwa, error) {
	if s == "" || len(jenis) == 0 {
		return nil, nil
	}
	var bs []barisPeristiwa
	err := g.db.NewSelect().Model(&bs).Join("JOIN privasi_rekaman AS r ON r.lembaga = p.lembaga AND r.jenis = p.rekaman AND r.id = p.id").
		Where("r.lembaga = ?", string(l)).Where("r.subjek = ?", string(s)).Where("r.subjek <> ''").Where("r.jenis IN (?)", bun.List(jenis)).
		OrderExpr("p.rekaman, p.id, p.versi, p.urut").Scan(ctx)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	return bacaPeristiwa(bs)
}

// Tugas implements [privasi.GudangMilik].
func (g Milik) Tugas(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID) ([]privasi.TugasKabar, error) {
	var bs []barisKabar
	if err := g.db.NewSelect().Model(&bs).Where("lembaga = ?", string(l)).Where("subjek = ?", string(s)).Order("dibuat", "pernyataan").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	ts := make([]privasi.TugasKabar, len(bs))
	for i, b := range bs {
		ts[i] = b.tugas()
	}
	return ts, nil
}
