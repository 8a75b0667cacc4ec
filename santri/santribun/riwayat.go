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

type tokoRiwayat struct{ db bun.IDB }

type barisRiwayat struct {
	bun.BaseModel `bun:"table:santri_riwayat,alias:r"`

	Lembaga string        `bun:"lembaga,pk"`
	Santri  santri.ID     `bun:"santri,pk"`
	Urut    int           `bun:"urut,pk"`
	ID      string        `bun:"id"`
	Dari    santri.Status `bun:"dari"`
	Ke      santri.Status `bun:"ke"`
	Pada    dasar.Tanggal `bun:"pada"`
	Alasan  string        `bun:"alasan"`
	Syarat  string        `bun:"syarat"`
	Oleh    string        `bun:"oleh"`
	Peran   string        `bun:"peran"`
	Dicatat int64         `bun:"dicatat"`
}

func urutRiwayat(a, b barisRiwayat) int {
	return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Urut, b.Urut))
}

// Catat implements [santri.RiwayatStore].
func (t tokoRiwayat) Catat(ctx context.Context, l dasar.LembagaID, es ...santri.Peristiwa) error {
	if len(es) == 0 {
		return nil
	}
	baris := ubah(es, func(e santri.Peristiwa) barisRiwayat {
		return barisRiwayat{Lembaga: string(l), Santri: e.Santri, Urut: e.Urut, ID: e.ID, Dari: e.Dari, Ke: e.Ke, Pada: e.Pada, Alasan: e.Alasan,
			Syarat: e.Syarat, Oleh: e.Oleh, Peran: e.Peran, Dicatat: dasarbun.Mikro(e.Dicatat)}
	})
	slices.SortFunc(baris, urutRiwayat)
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baris) {
			return santri.ErrStatusVersi.Conflictf("status sudah diubah orang lain; muat ulang lalu ulangi")
		}
		return err
	})
}

// Milik implements [santri.RiwayatStore].
func (t tokoRiwayat) Milik(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]santri.Peristiwa, error) {
	baris, err := petik[barisRiwayat](ctx, t.db, l, "santri", unik(s))
	slices.SortFunc(baris, urutRiwayat)
	return ubah(baris, func(b barisRiwayat) santri.Peristiwa {
		return santri.Peristiwa{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Santri: b.Santri, Urut: b.Urut, Dari: b.Dari, Ke: b.Ke, Pada: b.Pada,
			Alasan: b.Alasan, Syarat: b.Syarat, Oleh: b.Oleh, Peran: b.Peran, Dicatat: dasarbun.DariMikro(b.Dicatat)}
	}), err
}
