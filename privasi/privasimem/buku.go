package privasimem

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/internal/kursor"
)

// jilid is the log of one institution with its trail. Its slices only grow, so
// that a unit of work that fails leaves the old one as it was.
type jilid struct {
	tepi    buku.Tepi
	daun    tumpuk[buku.Daun]
	simpul  tumpuk[buku.Sidik]
	catatan tumpuk[tercatat] // in the order of their leaves
	titik   []buku.TitikTersimpan
}

type tercatat struct {
	privasi.Catatan
	indeks   int64
	komitmen map[int][32]byte // of people whose ties were cut
}

func (j jilid) tambah(ds []buku.Daun) jilid {
	isi := make([][]byte, len(ds))
	for i, d := range ds {
		d.Indeks, d.Isi = j.tepi.Ukuran+int64(i), slices.Clone(d.Isi)
		isi[i] = d.Isi
		j.daun = j.daun.tambah(d)
	}
	var baru []buku.Simpul
	j.tepi, baru = j.tepi.Tambah(isi...)
	for _, s := range baru {
		j.simpul = j.simpul.tambah(s.Sidik)
	}
	return j
}

func lihatBuku(c *dasarmem.Conn, fn func(map[dasar.LembagaID]jilid) error) error {
	return dasarmem.View(c, "privasi_buku", fn)
}

// Buku is a [buku.Gudang].
type Buku struct{ c *dasarmem.Conn }

// NewBuku returns the logs kept in c.
func NewBuku(c *dasarmem.Conn) Buku { return Buku{c} }

// Tambah implements [buku.Gudang].
func (b Buku) Tambah(_ context.Context, l dasar.LembagaID, ds ...buku.Daun) (indeks int64, err error) {
	return indeks, lihatBuku(b.c, func(m map[dasar.LembagaID]jilid) error {
		indeks = m[l].tepi.Ukuran
		m[l] = m[l].tambah(ds)
		return nil
	})
}

// Tepi implements [buku.Gudang].
func (b Buku) Tepi(_ context.Context, l dasar.LembagaID) (t buku.Tepi, err error) {
	return t, lihatBuku(b.c, func(m map[dasar.LembagaID]jilid) error {
		t = m[l].tepi
		t.Anak = slices.Clone(t.Anak)
		return nil
	})
}

// Daun implements [buku.Gudang].
func (b Buku) Daun(_ context.Context, l dasar.LembagaID, dari int64, n int) (ds []buku.Daun, err error) {
	return ds, lihatBuku(b.c, func(m map[dasar.LembagaID]jilid) error {
		semua := m[l].daun
		dari = min(max(dari, 0), int64(semua.n))
		for i := dari; i < min(dari+int64(max(n, 0)), int64(semua.n)); i++ {
			d := *semua.ke(int(i))
			d.Isi = slices.Clone(d.Isi)
			ds = append(ds, d)
		}
		return nil
	})
}

// Simpul implements [buku.Gudang].
func (b Buku) Simpul(_ context.Context, l dasar.LembagaID, nomor []int64) (ss []buku.Sidik, err error) {
	return ss, lihatBuku(b.c, func(m map[dasar.LembagaID]jilid) error {
		for _, n := range nomor {
			if n < 0 || n >= int64(m[l].simpul.n) {
				return dasar.ErrTiada.NotFoundf("simpul buku tidak ditemukan")
			}
			ss = append(ss, *m[l].simpul.ke(int(n)))
		}
		return nil
	})
}

// SimpanTitik implements [buku.Gudang].
func (b Buku) SimpanTitik(_ context.Context, l dasar.LembagaID, t buku.TitikTersimpan) error {
	return lihatBuku(b.c, func(m map[dasar.LembagaID]jilid) error {
		j := m[l]
		if slices.ContainsFunc(j.titik, func(x buku.TitikTersimpan) bool { return x.Ukuran == t.Ukuran }) {
			return nil
		}
		j.titik = append(slices.Clone(j.titik), t)
		slices.SortFunc(j.titik, func(a, b buku.TitikTersimpan) int { return cmp.Compare(b.Ukuran, a.Ukuran) })
		m[l] = j
		return nil
	})
}

// Titik implements [buku.Gudang].
func (b Buku) Titik(_ context.Context, l dasar.LembagaID, p dasar.Page) (ts []buku.TitikTersimpan, lanjut string, err error) {
	sebelum, err := kursor.BacaNomor(p.After)
	if err != nil {
		return nil, "", err
	}
	err = lihatBuku(b.c, func(m map[dasar.LembagaID]jilid) error {
		for _, t := range m[l].titik {
			if p.After == "" || t.Ukuran < sebelum {
				ts = append(ts, t)
			}
		}
		return nil
	})
	if len(ts) > p.Batas() {
		ts = ts[:p.Batas()]
		lanjut = strconv.FormatInt(ts[len(ts)-1].Ukuran, 10)
	}
	return ts, lanjut, err
}
