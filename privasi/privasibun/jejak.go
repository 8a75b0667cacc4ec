package privasibun

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// Jejak is a [privasi.GudangJejak].
type Jejak struct{ db bun.IDB }

// NewJejak returns the trail in db, which is not a transaction: a line stays
// whatever happens after it.
func NewJejak(db bun.IDB) Jejak { return Jejak{db} }

type barisCatatan struct {
	bun.BaseModel `bun:"table:privasi_catatan,alias:c"`
	Lembaga       string `bun:",pk"`
	Indeks        int64  `bun:",pk"`
	ID            string
	Pada          int64
	Pelaku        string
	Peran         string
	Tujuan        string
	Tipe          string
	Rujukan       string
	Register      int64
	Garam         []byte
	Golongan      string // JSON
	Orang         []byte // as [tulisOrang] writes them
}

// Tambah implements [privasi.GudangJejak].
func (j Jejak) Tambah(ctx context.Context, c privasi.Catatan) (indeks int64, err error) {
	golongan, err := json.Marshal(c.Golongan)
	if err != nil {
		return 0, fmt.Errorf("menulis golongan: %w", err)
	}
	daun := buku.DaunJejak(&c)
	os := make([]orang, len(c.Orang))
	for i := range c.Orang {
		os[i].OrangTercatat = c.Orang[i]
	}
	x := barisCatatan{Lembaga: string(c.Lembaga), ID: c.ID, Pada: dasarbun.Mikro(c.Pada), Pelaku: c.Pelaku, Peran: c.Peran, Tujuan: c.Tujuan,
		Tipe: c.Tipe, Rujukan: c.Rujukan, Register: int64(c.Register), Garam: c.Garam[:], Golongan: string(golongan), Orang: tulisOrang(os)}
	err = j.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		tepi, err := kunciBuku(ctx, tx, c.Lembaga)
		if err != nil {
			return err
		}
		indeks = tepi.Ukuran
		if err := j.tutupBlok(ctx, tx, c.Lembaga, indeks); err != nil {
			return err
		}
		x.Indeks = indeks
		if _, err := tx.NewInsert().Model(&x).Exec(ctx); err != nil {
			return err
		}
		return tulisDaun(ctx, tx, c.Lembaga, tepi, daun)
	})
	return indeks, dasarbun.Translate(err)
}

// baca is a decision without its people.
func (x *barisCatatan) baca() (c privasi.Catatan, err error) {
	c = privasi.Catatan{Lembaga: dasar.LembagaID(x.Lembaga), ID: x.ID, Pada: dasarbun.DariMikro(x.Pada), Pelaku: x.Pelaku, Peran: x.Peran, Tujuan: x.Tujuan,
		Tipe: x.Tipe, Rujukan: x.Rujukan, Register: int(x.Register)}
	copy(c.Garam[:], x.Garam)
	if err := json.Unmarshal([]byte(x.Golongan), &c.Golongan); err != nil {
		return c, fmt.Errorf("membaca golongan jejak: %w", err)
	}
	return c, nil
}

// Bahan implements [privasi.GudangJejak].
func (j Jejak) Bahan(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID, indeks int64) (privasi.BahanBukti, error) {
	bs, err := j.BahanBanyak(ctx, l, s, indeks)
	if err != nil {
		return privasi.BahanBukti{}, err
	}
	return bs[0], nil
}

// BahanBanyak implements [privasi.GudangJejak].
func (j Jejak) BahanBanyak(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID, indeks ...int64) ([]privasi.BahanBukti, error) {
	catatan := make(map[int64]barisCatatan, len(indeks))
	for bagian := range slices.Chunk(indeks, sekali) {
		var cs []barisCatatan
		if err := j.db.NewSelect().Model(&cs).Where("lembaga = ?", string(l)).Where("indeks IN (?)", bun.List(bagian)).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, c := range cs {
			catatan[c.Indeks] = c
		}
	}
	bs := make([]privasi.BahanBukti, len(indeks))
	for i, n := range indeks {
		c, ada := catatan[n]
		if !ada || n < 0 {
			return nil, dasar.ErrTiada.NotFoundf("baris jejak tidak ditemukan")
		}
		var err error
		if bs[i], err = c.bahan(s); err != nil {
			return nil, err
		}
	}
	return bs, nil
}

func (x *barisCatatan) bahan(s privasi.SubjekID) (b privasi.BahanBukti, err error) {
	b.Urut = -1
	if b.Catatan, err = x.baca(); err != nil {
		return b, err
	}
	os, err := bacaOrang(x.Orang)
	if err != nil {
		return b, err
	}
	b.Komitmen = make([][32]byte, len(os))
	for i := range os {
		if b.Komitmen[i] = os[i].tanda(); os[i].terikat(s) {
			b.Urut, b.Catatan.Orang = i, []privasi.OrangTercatat{os[i].OrangTercatat}
		}
	}
	if b.Urut < 0 {
		return b, dasar.ErrTiada.NotFoundf("baris jejak tidak ditemukan")
	}
	return b, nil
}
