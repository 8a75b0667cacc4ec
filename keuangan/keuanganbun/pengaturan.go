package keuanganbun

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Pengaturan are the dated settings in SQL.
type Pengaturan struct{ db bun.IDB }

type pengaturanRow struct {
	bun.BaseModel `bun:"table:keuangan_pengaturan,alias:p"`

	Lembaga string        `bun:"lembaga,pk"`
	Sejak   dasar.Tanggal `bun:"sejak,pk"`
	Isi     string        `bun:"isi"`
	Oleh    string        `bun:"oleh"`
	Dicatat int64         `bun:"dicatat"`
}

// Simpan implements [keuangan.PengaturanStore].
func (st Pengaturan) Simpan(ctx context.Context, l dasar.LembagaID, p keuangan.Pengaturan) error {
	isi, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("writing settings: %w", err)
	}
	row := pengaturanRow{Lembaga: string(l), Sejak: p.Sejak, Isi: string(isi), Oleh: p.Oleh, Dicatat: dasarbun.Mikro(p.Dicatat)}
	_, err = st.db.NewInsert().Model(&row).
		On("CONFLICT (lembaga, sejak) DO UPDATE").Set("isi = EXCLUDED.isi, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat").Exec(ctx)
	return dasarbun.Translate(err)
}

// Riwayat implements [keuangan.PengaturanStore].
func (st Pengaturan) Riwayat(ctx context.Context, l dasar.LembagaID) ([]keuangan.Pengaturan, error) {
	var rows []pengaturanRow
	if err := st.db.NewSelect().Model(&rows).Where("lembaga = ?", l).Order("sejak DESC").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	out := make([]keuangan.Pengaturan, len(rows))
	for i, r := range rows {
		if err := json.Unmarshal([]byte(r.Isi), &out[i]); err != nil {
			return nil, fmt.Errorf("reading settings of %s: %w", r.Sejak, err)
		}
		out[i].Lembaga, out[i].Sejak, out[i].Oleh, out[i].Dicatat = l, r.Sejak, r.Oleh, dasarbun.DariMikro(r.Dicatat)
	}
	return out, nil
}
