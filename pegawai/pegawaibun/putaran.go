package pegawaibun

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
)

type tokoPutaran struct{ db bun.IDB }

type barisPutaran struct {
	bun.BaseModel `bun:"table:pegawai_putaran,alias:r"`

	Lembaga string                `bun:"lembaga,pk"`
	ID      string                `bun:"id,pk"`
	Jenis   pegawai.JenisPutaran  `bun:"jenis"`
	Nomor   int                   `bun:"nomor"`
	Masa    string                `bun:"masa"`
	Urut    string                `bun:"urut"`
	Status  pegawai.StatusPutaran `bun:"status"`
	Isi     string                `bun:"isi"`
	Versi   int                   `bun:"versi"`
}

func (b barisPutaran) putaran() (p pegawai.Putaran, err error) {
	err = baca(b.Isi, &p)
	p.Lembaga, p.Status, p.Versi = dasar.LembagaID(b.Lembaga), b.Status, b.Versi
	return p, err
}

func semuaPutaran(baris []barisPutaran) (hasil []pegawai.Putaran, err error) {
	for _, b := range baris {
		p, err := b.putaran()
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, p)
	}
	return hasil, nil
}

// Simpan implements [pegawai.PutaranStore].
func (t tokoPutaran) Simpan(ctx context.Context, l dasar.LembagaID, p pegawai.Putaran) error {
	isi, err := tulis(p)
	if err != nil {
		return err
	}
	b := barisPutaran{
		Lembaga: string(l), ID: p.ID, Jenis: p.Jenis, Nomor: p.Nomor, Masa: p.Masa.String(), Urut: p.Urut(), Status: p.Status, Isi: isi, Versi: p.Versi + 1,
	}
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		if err := periksaPutaran(ctx, db, b, p); err != nil {
			return err
		}
		if p.Versi == 0 {
			n, err := dasarbun.SisipBanyak(ctx, db, []barisPutaran{b}, "CONFLICT DO NOTHING")
			if err != nil || n == 1 {
				return err
			}
			ada, err := db.NewSelect().Model((*barisPutaran)(nil)).Where("lembaga = ? AND id = ?", b.Lembaga, b.ID).Exists(ctx)
			if err != nil {
				return dasarbun.Translate(err)
			}
			if !ada { // the natural key: somebody was faster
				return ganda(p)
			}
			return basi()
		}
		r, err := db.NewUpdate().Model(&b).ExcludeColumn("lembaga", "id").Where("lembaga = ? AND id = ? AND versi = ?", b.Lembaga, b.ID, p.Versi).Exec(ctx)
		if err != nil {
			return dasarbun.Translate(err)
		}
		if n, err := r.RowsAffected(); err != nil || n != 1 {
			return basi()
		}
		return nil
	})
}

// periksaPutaran compares the version, then looks for another run of the month.
func periksaPutaran(ctx context.Context, db bun.IDB, b barisPutaran, p pegawai.Putaran) error {
	var ada []barisPutaran
	err := db.NewSelect().Model(&ada).Column("id", "versi").Where("lembaga = ?", b.Lembaga).
		Where("(id = ? OR masa = ? AND jenis = ? AND nomor = ? AND status <> 'dibalik')", b.ID, b.Masa, string(b.Jenis), b.Nomor).Scan(ctx)
	if err != nil {
		return dasarbun.Translate(err)
	}
	versi, lain := 0, false
	for _, a := range ada {
		if a.ID == b.ID {
			versi = a.Versi
		} else {
			lain = true
		}
	}
	switch {
	case versi != p.Versi:
		return basi()
	case lain && p.Status != pegawai.Dibalik:
		return ganda(p)
	}
	return nil
}

func ganda(p pegawai.Putaran) error {
	return pegawai.ErrPutaranGanda.Conflictf("putaran %s %s nomor %d sudah ada", p.Jenis, p.Masa, p.Nomor).Pada("masa")
}

// Ambil implements [pegawai.PutaranStore].
func (t tokoPutaran) Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]pegawai.Putaran, error) {
	baris, err := ambilBanyak[barisPutaran](ctx, t.db, l, "id", id)
	if err != nil {
		return nil, err
	}
	return semuaPutaran(susun(id, baris, func(b barisPutaran) string { return b.ID }))
}

// Kunci implements [pegawai.PutaranStore].
func (t tokoPutaran) Kunci(ctx context.Context, l dasar.LembagaID, id string) (pegawai.Putaran, error) {
	baris, err := ambilBanyak[barisPutaran](ctx, t.db, l, "id", []string{id}, dasarbun.ForUpdate)
	if err != nil {
		return pegawai.Putaran{}, err
	}
	if len(baris) == 0 {
		return pegawai.Putaran{}, pegawai.ErrPutaranTiada.NotFoundf("putaran gaji tidak ditemukan")
	}
	return baris[0].putaran()
}

// Cari implements [pegawai.PutaranStore].
func (t tokoPutaran) Cari(ctx context.Context, l dasar.LembagaID, h dasar.Page) ([]pegawai.Putaran, string, error) {
	sesudah, err := pegawai.BacaKursor(h.After)
	if err != nil {
		return nil, "", err
	}
	var baris []barisPutaran
	q := t.db.NewSelect().Model(&baris).Where("lembaga = ? AND urut > ?", string(l), sesudah).OrderExpr("urut").Limit(int64(h.Batas()) + 1)
	if err := q.Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if n := h.Batas(); len(baris) > n {
		baris = baris[:n]
		lanjut = pegawai.Kursor(baris[n-1].Urut)
	}
	ps, err := semuaPutaran(baris)
	return ps, lanjut, err
}

type barisGiliran struct {
	bun.BaseModel `bun:"table:pegawai_giliran,alias:g"`

	Lembaga string `bun:"lembaga,pk"`
	Nomor   int64  `bun:"nomor"`
}

// KunciMasa implements [pegawai.PutaranStore]: the row of the institution is
// counted up, which holds it until the unit ends.
func (t tokoPutaran) KunciMasa(ctx context.Context, l dasar.LembagaID) error {
	_, err := t.db.NewInsert().Model(&barisGiliran{Lembaga: string(l), Nomor: 1}).On("CONFLICT (lembaga) DO UPDATE SET nomor = g.nomor + 1").Exec(ctx)
	return dasarbun.Translate(err)
}
