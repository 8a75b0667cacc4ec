package privasibun

import (
	"context"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

// baris calls fn with the place and the line of each person of a decision who is still
// known, in order, until it returns false.
func (x *barisCatatan) baris(fn func(urut int64, j privasi.Jejak) bool) error {
	c, err := x.baca()
	if err != nil {
		return err
	}
	os, err := bacaOrang(x.Orang)
	if err != nil {
		return err
	}
	for i := range os {
		if os[i].putus || os[i].Subjek == "" {
			continue
		}
		if os[i].Golongan < 0 || os[i].Golongan >= len(c.Golongan) {
			return errOrangRusak
		}
		c.Orang = []privasi.OrangTercatat{os[i].OrangTercatat}
		if !fn(int64(i), c.Baris(0, x.Indeks)) {
			return nil
		}
	}
	return nil
}

// Subjek implements [privasi.GudangJejak]: block by block, the newest first.
func (j Jejak) Subjek(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID, p dasar.Page) (js []privasi.Jejak, lanjut string, err error) {
	sebelum, err := kursor.BacaNomor(p.After)
	if err != nil || s == "" {
		return nil, "", err
	}
	blok, ada, err := j.blokAkhir(ctx, j.db, l)
	if err != nil || !ada {
		return nil, "", err
	}
	if p.After == "" {
		sebelum = (blok + 1) << geserBlok
	}
	bs := []int64{min(blok, (sebelum-1)>>geserBlok)}
	for len(bs) > 0 && len(js) <= p.Batas() {
		for _, b := range bs {
			if js, err = j.dalamBlok(ctx, js, l, s, b, sebelum); err != nil {
				return nil, "", err
			}
			if len(js) > p.Batas() {
				break
			}
		}
		if bs, err = j.blokOrang(ctx, l, bs[len(bs)-1]-1, 8, s); err != nil {
			return nil, "", err
		}
	}
	if len(js) > p.Batas() {
		js = js[:p.Batas()]
		lanjut = strconv.FormatInt(js[len(js)-1].Indeks, 10)
	}
	return js, lanjut, nil
}

// dalamBlok adds the lines of a person in one block.
func (j Jejak) dalamBlok(ctx context.Context, js []privasi.Jejak, l dasar.LembagaID, s privasi.SubjekID, blok, sebelum int64) ([]privasi.Jejak, error) {
	var cs []barisCatatan
	if err := bagian(j.db.NewSelect().Model(&cs), l, blok).Where("indeks < ?", sebelum).OrderExpr("indeks DESC").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for i := range cs {
		if !mungkinMemuat(cs[i].Orang, s) {
			continue
		}
		err := cs[i].baris(func(_ int64, x privasi.Jejak) bool {
			if x.Subjek == s {
				js = append(js, x)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return js, nil
}

// sekaliPelaku bounds how many decisions of an account are read at once: each may be
// about thousands of people.
const sekaliPelaku = 16

// Pelaku implements [privasi.GudangJejak].
func (j Jejak) Pelaku(ctx context.Context, l dasar.LembagaID, f privasi.SaringJejak, p dasar.Page) (js []privasi.Jejak, lanjut string, err error) {
	mulai, urut, err := kursor.BacaNomorUrut(p.After)
	if err != nil {
		return nil, "", err
	}
	sebelum, adaSebelum := mulai, p.After != ""
	var letak int64
	for {
		var cs []barisCatatan
		q := j.db.NewSelect().Model(&cs).Where("lembaga = ?", string(l)).Where("pelaku = ?", f.Pelaku).Where("pada >= ?", dasarbun.Mikro(f.Dari))
		if !f.Sampai.IsZero() {
			q = q.Where("pada < ?", dasarbun.Mikro(f.Sampai))
		}
		if adaSebelum {
			q = q.Where("indeks <= ?", sebelum)
		}
		if err := q.OrderExpr("indeks DESC").Limit(sekaliPelaku).Scan(ctx, &cs); err != nil {
			return nil, "", dasarbun.Translate(err)
		}
		for i := range cs {
			err := cs[i].baris(func(n int64, x privasi.Jejak) bool {
				if p.After != "" && x.Indeks == mulai && n <= urut {
					return true
				}
				if len(js) == p.Batas() {
					akhir := js[len(js)-1]
					lanjut = kursor.TulisNomorUrut(akhir.Indeks, letak)
					return false
				}
				js, letak = append(js, x), n
				return true
			})
			if err != nil || lanjut != "" {
				return js, lanjut, err
			}
		}
		if len(cs) < sekaliPelaku {
			return js, "", nil
		}
		sebelum, adaSebelum = cs[len(cs)-1].Indeks-1, true
	}
}
