package privasibun

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
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
}

type barisOrang struct {
	bun.BaseModel `bun:"table:privasi_orang,alias:o"`
	Lembaga       string `bun:",pk"`
	Indeks        int64  `bun:",pk"`
	Urut          int64  `bun:",pk"`
	Subjek        string
	Golongan      int64
	Garam         []byte
	Komitmen      []byte
}

// Tambah implements [privasi.GudangJejak].
func (j Jejak) Tambah(ctx context.Context, c privasi.Catatan) (indeks int64, err error) {
	golongan, err := json.Marshal(c.Golongan)
	if err != nil {
		return 0, fmt.Errorf("menulis golongan: %w", err)
	}
	daun := buku.DaunJejak(&c)
	orang := make([]barisOrang, len(c.Orang))
	for i := range c.Orang {
		o := &c.Orang[i]
		orang[i] = barisOrang{Lembaga: string(c.Lembaga), Urut: int64(i), Subjek: string(o.Subjek), Golongan: int64(o.Golongan), Garam: o.Garam[:]}
	}
	err = j.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		tepi, err := kunciBuku(ctx, tx, c.Lembaga)
		if err != nil {
			return err
		}
		indeks = tepi.Ukuran
		x := barisCatatan{Lembaga: string(c.Lembaga), Indeks: indeks, ID: c.ID, Pada: dasarbun.Mikro(c.Pada), Pelaku: c.Pelaku, Peran: c.Peran,
			Tujuan: c.Tujuan, Tipe: c.Tipe, Rujukan: c.Rujukan, Register: int64(c.Register), Garam: c.Garam[:], Golongan: string(golongan)}
		if _, err := tx.NewInsert().Model(&x).Exec(ctx); err != nil {
			return err
		}
		for i := range orang {
			orang[i].Indeks = indeks
		}
		if _, err := dasarbun.SisipBanyak(ctx, tx, orang, ""); err != nil {
			return err
		}
		return tulisDaun(ctx, tx, c.Lembaga, tepi, daun)
	})
	return indeks, dasarbun.Translate(err)
}

// barisJejak is a person's row with its decision beside it.
type barisJejak struct {
	barisCatatan
	Subjek string
	Urut   int64
	Letak  int64
}

func (j Jejak) cari() *bun.SelectQuery {
	return j.db.NewSelect().TableExpr("privasi_orang AS o").Join("JOIN privasi_catatan AS c ON c.lembaga = o.lembaga AND c.indeks = o.indeks").
		ColumnExpr("c.lembaga, c.indeks, c.id, c.pada, c.pelaku, c.peran, c.tujuan, c.tipe, c.rujukan, c.golongan, o.subjek, o.urut, o.golongan AS letak")
}

func bacaJejak(baris []barisJejak) ([]privasi.Jejak, error) {
	js := make([]privasi.Jejak, len(baris))
	for i, b := range baris {
		var golongan []string
		if err := json.Unmarshal([]byte(b.Golongan), &golongan); err != nil || b.Letak < 0 || b.Letak >= int64(len(golongan)) {
			return nil, fmt.Errorf("membaca golongan jejak: %w", err)
		}
		js[i] = privasi.Jejak{Lembaga: dasar.LembagaID(b.Lembaga), Indeks: b.Indeks, ID: b.ID, Pada: dasarbun.DariMikro(b.Pada), Pelaku: b.Pelaku,
			Peran: b.Peran, Tujuan: b.Tujuan, Tipe: b.Tipe, Rujukan: b.Rujukan, Bidang: golongan[b.Letak], Subjek: privasi.SubjekID(b.Subjek)}
	}
	return js, nil
}

// Subjek implements [privasi.GudangJejak].
func (j Jejak) Subjek(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID, p dasar.Page) ([]privasi.Jejak, string, error) {
	sebelum, err := kursor.BacaNomor(p.After)
	if err != nil {
		return nil, "", err
	}
	var baris []barisJejak
	q := j.cari().Where("o.lembaga = ?", string(l)).Where("o.subjek = ?", string(s)).Where("o.subjek <> ''")
	if p.After != "" {
		q = q.Where("o.indeks < ?", sebelum)
	}
	if err := q.OrderExpr("o.indeks DESC").Limit(int64(p.Batas())+1).Scan(ctx, &baris); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if len(baris) > p.Batas() {
		baris = baris[:p.Batas()]
		lanjut = strconv.FormatInt(baris[len(baris)-1].Indeks, 10)
	}
	js, err := bacaJejak(baris)
	return js, lanjut, err
}

// Pelaku implements [privasi.GudangJejak].
func (j Jejak) Pelaku(ctx context.Context, l dasar.LembagaID, f privasi.SaringJejak, p dasar.Page) ([]privasi.Jejak, string, error) {
	sebelum, urut, err := kursor.BacaNomorUrut(p.After)
	if err != nil {
		return nil, "", err
	}
	var baris []barisJejak
	q := j.cari().Where("c.lembaga = ?", string(l)).Where("c.pelaku = ?", f.Pelaku).Where("o.subjek <> ''").Where("c.pada >= ?", dasarbun.Mikro(f.Dari))
	if !f.Sampai.IsZero() {
		q = q.Where("c.pada < ?", dasarbun.Mikro(f.Sampai))
	}
	if p.After != "" {
		q = q.Where("c.indeks <= ?", sebelum).Where("(c.indeks < ? OR o.urut > ?)", sebelum, urut)
	}
	if err := q.OrderExpr("c.indeks DESC, o.urut").Limit(int64(p.Batas())+1).Scan(ctx, &baris); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if len(baris) > p.Batas() {
		baris = baris[:p.Batas()]
		akhir := baris[len(baris)-1]
		lanjut = kursor.TulisNomorUrut(akhir.Indeks, akhir.Urut)
	}
	js, err := bacaJejak(baris)
	return js, lanjut, err
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
	orang, catatan := map[int64][]barisOrang{}, map[int64]barisCatatan{}
	for bagian := range slices.Chunk(indeks, sekali) {
		var os []barisOrang
		if err := j.db.NewSelect().Model(&os).Where("lembaga = ?", string(l)).Where("indeks IN (?)", bun.List(bagian)).Order("indeks", "urut").Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, o := range os {
			orang[o.Indeks] = append(orang[o.Indeks], o)
		}
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
		if bs[i], err = susunBahan(l, s, c, orang[n]); err != nil {
			return nil, err
		}
	}
	return bs, nil
}

func susunBahan(l dasar.LembagaID, s privasi.SubjekID, c barisCatatan, orang []barisOrang) (b privasi.BahanBukti, err error) {
	b = privasi.BahanBukti{Urut: -1, Catatan: privasi.Catatan{Lembaga: l, ID: c.ID, Pada: dasarbun.DariMikro(c.Pada), Pelaku: c.Pelaku, Peran: c.Peran, Tujuan: c.Tujuan, Tipe: c.Tipe,
		Rujukan: c.Rujukan, Register: int(c.Register)}}
	copy(b.Catatan.Garam[:], c.Garam)
	if err := json.Unmarshal([]byte(c.Golongan), &b.Catatan.Golongan); err != nil {
		return b, fmt.Errorf("membaca golongan jejak: %w", err)
	}
	for i := range orang {
		o := &orang[i]
		if s != "" && o.Subjek == string(s) {
			b.Urut, b.Catatan.Orang = i, []privasi.OrangTercatat{o.tercatat()}
		}
		b.Komitmen = append(b.Komitmen, o.komitmen())
	}
	if b.Urut < 0 {
		return b, dasar.ErrTiada.NotFoundf("baris jejak tidak ditemukan")
	}
	return b, nil
}

func (o *barisOrang) tercatat() privasi.OrangTercatat {
	x := privasi.OrangTercatat{Subjek: privasi.SubjekID(o.Subjek), Golongan: int(o.Golongan)}
	copy(x.Garam[:], o.Garam)
	return x
}

// komitmen is kept where the ties were cut, and computed elsewhere.
func (o *barisOrang) komitmen() (k [32]byte) {
	if copy(k[:], o.Komitmen) == len(k) {
		return k
	}
	return buku.Komitmen(o.tercatat())
}

// Lupakan implements [privasi.GudangJejak]. The commitments of one batch are
// computed and written before the next is read.
func (j Jejak) Lupakan(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) error {
	for _, s := range ss {
		for s != "" {
			n, err := j.lupakan(ctx, l, s)
			if err != nil {
				return err
			}
			if n < sekali {
				break
			}
		}
	}
	return nil
}

func (j Jejak) lupakan(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID) (int, error) {
	var baris []barisOrang
	err := j.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Where("subjek = ?", string(s)).Where("subjek <> ''").Order("indeks").Limit(sekali).Scan(ctx)
	if err != nil {
		return 0, dasarbun.Translate(err)
	}
	putus := make([]barisOrang, len(baris))
	for i := range baris {
		b := &baris[i]
		k := b.komitmen()
		putus[i] = barisOrang{Lembaga: b.Lembaga, Indeks: b.Indeks, Urut: b.Urut, Golongan: b.Golongan, Komitmen: k[:]}
	}
	_, err = dasarbun.SisipBanyak(ctx, j.db, putus, "CONFLICT (lembaga, indeks, urut) DO UPDATE SET subjek = EXCLUDED.subjek, garam = EXCLUDED.garam, komitmen = EXCLUDED.komitmen")
	return len(baris), err
}
