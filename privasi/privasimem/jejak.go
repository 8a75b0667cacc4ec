package privasimem

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

// Jejak is a [privasi.GudangJejak].
type Jejak struct{ c *dasarmem.Conn }

// NewJejak returns the trail kept in c, in the logs of [NewBuku].
func NewJejak(c *dasarmem.Conn) Jejak { return Jejak{c} }

// Tambah implements [privasi.GudangJejak].
func (j Jejak) Tambah(_ context.Context, c privasi.Catatan) (indeks int64, err error) {
	return indeks, lihatBuku(j.c, func(m map[dasar.LembagaID]jilid) error {
		b := m[c.Lembaga]
		indeks = b.tepi.Ukuran
		b = b.tambah([]buku.Daun{buku.DaunJejak(&c)})
		c.Golongan, c.Orang = slices.Clone(c.Golongan), slices.Clone(c.Orang)
		b.catatan = b.catatan.tambah(tercatat{Catatan: c, indeks: indeks})
		m[c.Lembaga] = b
		return nil
	})
}

// Subjek implements [privasi.GudangJejak].
func (j Jejak) Subjek(_ context.Context, l dasar.LembagaID, s privasi.SubjekID, p dasar.Page) (js []privasi.Jejak, lanjut string, err error) {
	sebelum, err := kursor.BacaNomor(p.After)
	if err != nil {
		return nil, "", err
	}
	err = j.mundur(l, func(c *tercatat) bool {
		for i, o := range c.Orang {
			if o.Subjek == s && s != "" && (p.After == "" || c.indeks < sebelum) {
				js = append(js, c.Baris(i, c.indeks))
			}
		}
		return len(js) <= p.Batas()
	})
	if len(js) > p.Batas() {
		js = js[:p.Batas()]
		lanjut = strconv.FormatInt(js[len(js)-1].Indeks, 10)
	}
	return js, lanjut, err
}

// Pelaku implements [privasi.GudangJejak].
func (j Jejak) Pelaku(_ context.Context, l dasar.LembagaID, f privasi.SaringJejak, p dasar.Page) (js []privasi.Jejak, lanjut string, err error) {
	sebelum, urut, err := kursor.BacaNomorUrut(p.After)
	if err != nil {
		return nil, "", err
	}
	var letak []string
	err = j.mundur(l, func(c *tercatat) bool {
		if c.Pelaku != f.Pelaku || c.Pada.Before(f.Dari) || !f.Sampai.IsZero() && !c.Pada.Before(f.Sampai) {
			return true
		}
		for i, o := range c.Orang {
			if o.Subjek != "" && (p.After == "" || c.indeks < sebelum || c.indeks == sebelum && int64(i) > urut) {
				js = append(js, c.Baris(i, c.indeks))
				letak = append(letak, kursor.TulisNomorUrut(c.indeks, int64(i)))
			}
		}
		return len(js) <= p.Batas()
	})
	if len(js) > p.Batas() {
		js, lanjut = js[:p.Batas()], letak[p.Batas()-1]
	}
	return js, lanjut, err
}

// mundur walks the trail from its end until fn has enough.
func (j Jejak) mundur(l dasar.LembagaID, fn func(*tercatat) bool) error {
	return lihatBuku(j.c, func(m map[dasar.LembagaID]jilid) error {
		for i := m[l].catatan.n - 1; i >= 0; i-- {
			if !fn(m[l].catatan.ke(i)) {
				break
			}
		}
		return nil
	})
}

// Bahan implements [privasi.GudangJejak].
func (j Jejak) Bahan(_ context.Context, l dasar.LembagaID, s privasi.SubjekID, indeks int64) (b privasi.BahanBukti, err error) {
	ada := false
	err = j.mundur(l, func(c *tercatat) bool {
		i := slices.IndexFunc(c.Orang, func(o privasi.OrangTercatat) bool { return o.Subjek == s && s != "" })
		if c.indeks != indeks || i < 0 {
			return true
		}
		ada = true
		b = privasi.BahanBukti{Catatan: c.Catatan, Urut: i, Komitmen: buku.KomitmenSemua(&c.Catatan)}
		for letak, k := range c.komitmen {
			b.Komitmen[letak] = k
		}
		b.Catatan.Golongan, b.Catatan.Orang = slices.Clone(c.Golongan), []privasi.OrangTercatat{c.Orang[i]}
		return false
	})
	if err == nil && !ada {
		err = dasar.ErrTiada.NotFoundf("baris jejak tidak ditemukan")
	}
	return b, err
}

// BahanBanyak implements [privasi.GudangJejak].
func (j Jejak) BahanBanyak(ctx context.Context, l dasar.LembagaID, s privasi.SubjekID, indeks ...int64) ([]privasi.BahanBukti, error) {
	bs := make([]privasi.BahanBukti, len(indeks))
	for i, n := range indeks {
		var err error
		if bs[i], err = j.Bahan(ctx, l, s, n); err != nil {
			return nil, err
		}
	}
	return bs, nil
}

// Lupakan implements [privasi.GudangJejak].
func (j Jejak) Lupakan(_ context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) error {
	return lihatBuku(j.c, func(m map[dasar.LembagaID]jilid) error {
		b := m[l]
		var sisa tumpuk[tercatat]
		for i := range b.catatan.n {
			sisa = sisa.tambah(b.catatan.ke(i).lupakan(ss))
		}
		b.catatan = sisa
		m[l] = b
		return nil
	})
}

func (c tercatat) lupakan(ss []privasi.SubjekID) tercatat {
	for i, o := range c.Orang {
		if o.Subjek == "" || !slices.Contains(ss, o.Subjek) {
			continue
		}
		c.Orang, c.komitmen = slices.Clone(c.Orang), maps.Clone(c.komitmen)
		if c.komitmen == nil {
			c.komitmen = map[int][32]byte{}
		}
		c.komitmen[i] = buku.Komitmen(o)
		c.Orang[i] = privasi.OrangTercatat{Golongan: o.Golongan}
	}
	return c
}
