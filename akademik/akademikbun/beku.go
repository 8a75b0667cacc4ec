package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoBeku struct{ db bun.IDB }

type barisBeku struct {
	bun.BaseModel `bun:"table:akademik_bekuan,alias:b"`

	Lembaga string `bun:"lembaga,pk"`
	Santri  string `bun:"santri,pk"`
	Asesmen string `bun:"asesmen,pk"`
	Versi   int    `bun:"versi,pk"`
	Isi     string `bun:"isi"`
	Skor    string `bun:"skor"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

func (b barisBeku) bekuan() (akademik.Bekuan, error) {
	x := akademik.Bekuan{Lembaga: dasar.LembagaID(b.Lembaga), Asesmen: b.Asesmen, Santri: santri.ID(b.Santri), Versi: b.Versi, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)}
	return x, cmp.Or(baca(b.Isi, &x.Isi), baca(b.Skor, &x.Skor))
}

// SimpanBeku implements [akademik.BekuStore].
func (t tokoBeku) SimpanBeku(ctx context.Context, l dasar.LembagaID, bs ...akademik.Bekuan) error {
	baris := make([]barisBeku, len(bs))
	for i, b := range bs {
		baris[i] = barisBeku{Lembaga: string(l), Santri: string(b.Santri), Asesmen: b.Asesmen, Versi: b.Versi, Oleh: b.Oleh, Dicatat: dasarbun.Mikro(b.Dicatat)}
		if err := teksJSON([]*string{&baris[i].Isi, &baris[i].Skor}, b.Isi, b.Skor); err != nil {
			return err
		}
	}
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT DO NOTHING")
		if err == nil && int(n) < len(baris) {
			err = basi()
		}
		return err
	})
}

// Beku implements [akademik.BekuStore].
func (t tokoBeku) Beku(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.Bekuan, error) {
	baris, err := ambilIn[barisBeku](ctx, t.db, l, "santri", s, nil)
	if err != nil {
		return nil, err
	}
	hasil, err := terjemah(baris, barisBeku.bekuan)
	slices.SortFunc(hasil, func(a, b akademik.Bekuan) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Asesmen, b.Asesmen), cmp.Compare(a.Versi, b.Versi))
	})
	return hasil, err
}
