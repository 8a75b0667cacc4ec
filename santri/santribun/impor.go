package santribun

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoImpor struct{ db bun.IDB }

// Impor returns the store of previews and marks of imports on db, which may be
// a transaction.
func Impor(db bun.IDB) santri.ImporStore { return tokoImpor{db} }

type barisImpor struct {
	bun.BaseModel `bun:"table:santri_impor,alias:i"`

	Lembaga     string `bun:"lembaga,pk"`
	Token       string `bun:"token,pk"`
	Subjek      string `bun:"subjek"`
	Oleh        string `bun:"oleh"`
	TataLetak   string `bun:"tata_letak"`
	Dibuat      int64  `bun:"dibuat"`
	Kedaluwarsa int64  `bun:"kedaluwarsa"`
	Isi         []byte `bun:"isi"`
	Pernyataan  string `bun:"pernyataan"`
	Diterapkan  int64  `bun:"diterapkan"`
	Baru        int    `bun:"baru"`
	Berubah     int    `bun:"berubah"`
	Sama        int    `bun:"sama"`
	Ditolak     int    `bun:"ditolak"`
	Ditahan     int    `bun:"ditahan"`
	Dikabari    int    `bun:"dikabari"`
}

// Simpan implements [santri.ImporStore].
func (t tokoImpor) Simpan(ctx context.Context, l dasar.LembagaID, c santri.CatatanImpor) error {
	var galat error
	b := barisImpor{Lembaga: string(l), Token: c.Token, Subjek: string(c.Subjek), Oleh: c.Oleh, TataLetak: string(c.TataLetak),
		Dibuat: dasarbun.Mikro(c.Dibuat), Kedaluwarsa: dasarbun.Mikro(c.Kedaluwarsa), Isi: sandi(c.Isi, &galat),
		Pernyataan: c.Hasil.Pernyataan, Diterapkan: dasarbun.Mikro(c.Hasil.Pada), Baru: c.Hasil.Baru, Berubah: c.Hasil.Berubah,
		Sama: c.Hasil.Sama, Ditolak: c.Hasil.Ditolak, Ditahan: c.Hasil.Ditahan, Dikabari: c.Hasil.Dikabari}
	if galat != nil {
		return galat
	}
	hasil, err := t.db.NewInsert().Model(&b).On("CONFLICT DO NOTHING").Exec(ctx)
	if err != nil {
		return dasarbun.Translate(err)
	}
	if n, err := hasil.RowsAffected(); err != nil || n == 0 {
		return dasar.ErrBentrok.Conflictf("token pratinjau sudah dipakai; unggah berkasnya lagi").Karena(err)
	}
	return nil
}

// Ambil implements [santri.ImporStore].
func (t tokoImpor) Ambil(ctx context.Context, l dasar.LembagaID, token string) (santri.CatatanImpor, error) {
	var bs []barisImpor
	if err := t.db.NewSelect().Model(&bs).Where("lembaga = ?", string(l)).Where("token = ?", token).Scan(ctx); err != nil {
		return santri.CatatanImpor{}, dasarbun.Translate(err)
	}
	if len(bs) == 0 {
		return santri.CatatanImpor{}, santri.ErrImporToken.NotFoundf("pratinjau impor tidak ada atau sudah kedaluwarsa; unggah berkasnya lagi")
	}
	b := bs[0]
	return santri.CatatanImpor{Lembaga: l, Token: b.Token, Subjek: privasi.SubjekID(b.Subjek), Oleh: b.Oleh, TataLetak: santri.TataLetak(b.TataLetak),
		Dibuat: dasarbun.DariMikro(b.Dibuat), Kedaluwarsa: dasarbun.DariMikro(b.Kedaluwarsa), Isi: segel[santri.IsiImpor](b.Isi, nil),
		Hasil: santri.HasilImpor{Pernyataan: b.Pernyataan, Pada: dasarbun.DariMikro(b.Diterapkan), Baru: b.Baru, Berubah: b.Berubah,
			Sama: b.Sama, Ditolak: b.Ditolak, Ditahan: b.Ditahan, Dikabari: b.Dikabari}}, nil
}

// Selesaikan implements [santri.ImporStore]. The row lock of the update makes a
// second caller wait, and then find nothing to mark.
func (t tokoImpor) Selesaikan(ctx context.Context, l dasar.LembagaID, token string, h santri.HasilImpor) (bool, error) {
	hasil, err := t.db.NewUpdate().Model((*barisImpor)(nil)).
		Set("isi = NULL").Set("pernyataan = ?", h.Pernyataan).Set("diterapkan = ?", dasarbun.Mikro(h.Pada)).
		Set("baru = ?", h.Baru).Set("berubah = ?", h.Berubah).Set("sama = ?", h.Sama).
		Set("ditolak = ?", h.Ditolak).Set("ditahan = ?", h.Ditahan).Set("dikabari = ?", h.Dikabari).
		Where("lembaga = ?", string(l)).Where("token = ?", token).Where("diterapkan = 0").Exec(ctx)
	if err != nil {
		return false, dasarbun.Translate(err)
	}
	n, err := hasil.RowsAffected()
	return n > 0, err
}

// Buang implements [santri.ImporStore].
func (t tokoImpor) Buang(ctx context.Context, l dasar.LembagaID, sebelum time.Time) (int, error) {
	hasil, err := t.db.NewDelete().Model((*barisImpor)(nil)).Where("lembaga = ?", string(l)).
		Where("diterapkan = 0").Where("kedaluwarsa < ?", dasarbun.Mikro(sebelum)).Exec(ctx)
	if err != nil {
		return 0, dasarbun.Translate(err)
	}
	n, err := hasil.RowsAffected()
	return int(n), err
}

type barisSidik struct {
	bun.BaseModel `bun:"table:santri_impor_sidik,alias:d"`

	Lembaga   string    `bun:"lembaga,pk"`
	TataLetak string    `bun:"tata_letak,pk"`
	Santri    santri.ID `bun:"santri,pk"`
	Sidik     []byte    `bun:"sidik"`
}

// Sidik implements [santri.ImporStore].
func (t tokoImpor) Sidik(ctx context.Context, l dasar.LembagaID, tl santri.TataLetak, s ...santri.ID) ([]santri.SidikImpor, error) {
	bs, err := petik[barisSidik](ctx, t.db, l, "santri", unik(s), func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("tata_letak = ?", string(tl))
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(bs, func(a, b barisSidik) int { return cmp.Compare(a.Santri, b.Santri) })
	return ubah(bs, func(b barisSidik) santri.SidikImpor {
		return santri.SidikImpor{Lembaga: l, Santri: b.Santri, TataLetak: santri.TataLetak(b.TataLetak), Sidik: b.Sidik}
	}), nil
}

// SimpanSidik implements [santri.ImporStore].
func (t tokoImpor) SimpanSidik(ctx context.Context, l dasar.LembagaID, s ...santri.SidikImpor) error {
	bs := ubah(s, func(n santri.SidikImpor) barisSidik {
		return barisSidik{Lembaga: string(l), TataLetak: string(n.TataLetak), Santri: n.Santri, Sidik: n.Sidik}
	})
	if len(bs) == 0 {
		return nil
	}
	slices.SortFunc(bs, func(a, b barisSidik) int {
		return cmp.Or(cmp.Compare(a.TataLetak, b.TataLetak), cmp.Compare(a.Santri, b.Santri))
	})
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		_, err := dasarbun.SisipBanyak(ctx, db, bs, "CONFLICT (lembaga, tata_letak, santri) DO UPDATE SET sidik = EXCLUDED.sidik")
		return err
	})
}
