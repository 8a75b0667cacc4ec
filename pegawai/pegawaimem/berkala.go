package pegawaimem

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// versi is what the store does to a record of its type: sets institution and
// version, refuses fresh sealed fields, copies what it shares.
type versi[T any] struct {
	pasang  func(*T, dasar.LembagaID, int)
	periksa func(T) error
	salin   func(T) T
}

type tokoBerkala[T pegawai.Berkala] struct {
	c     *dasarmem.Conn
	tabel string
	v     versi[T]
}

func (t tokoBerkala[T]) salin(r T) T {
	if t.v.salin != nil {
		return t.v.salin(r)
	}
	return r
}

// Simpan implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Simpan(_ context.Context, l dasar.LembagaID, rs ...T) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, t.tabel, func(m map[kunci]T) error {
			for _, r := range rs {
				if t.v.periksa != nil {
					if err := t.v.periksa(r); err != nil {
						return err
					}
				}
				kop := r.Kop()
				lama, ada := m[kunci{l, kop.ID}]
				if lama.Kop().Versi != kop.Versi || ada && lama.Kop().Pegawai != kop.Pegawai {
					return basi()
				}
				r = t.salin(r)
				t.v.pasang(&r, l, kop.Versi+1)
				m[kunci{l, kop.ID}] = r
			}
			return nil
		})
	})
}

// Ambil implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Ambil(_ context.Context, l dasar.LembagaID, id ...string) ([]T, error) {
	return t.semua(ambil[T](t.c, t.tabel, l, id)), nil
}

func (t tokoBerkala[T]) semua(rs []T) []T {
	for i := range rs {
		rs[i] = t.salin(rs[i])
	}
	return rs
}

func urutBerkala[T pegawai.Berkala](a, b T) int {
	x, y := a.Kop(), b.Kop()
	return cmp.Or(cmp.Compare(x.Pegawai, y.Pegawai), x.Mulai.Compare(y.Mulai), cmp.Compare(x.ID, y.ID))
}

// Milik implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Milik(_ context.Context, l dasar.LembagaID, p ...pegawai.ID) ([]T, error) {
	return t.semua(baca(t.c, t.tabel, l, func(r T) bool { return slices.Contains(p, r.Kop().Pegawai) }, urutBerkala[T])), nil
}

// Alirkan implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Alirkan(ctx context.Context, l dasar.LembagaID, p ...pegawai.ID) iter.Seq2[T, error] {
	return dasarmem.Alirkan(t.Milik(ctx, l, p...))
}

// Selama implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Selama(_ context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) iter.Seq2[T, error] {
	return dasarmem.Alirkan(t.semua(baca(t.c, t.tabel, l, func(r T) bool {
		k := r.Kop()
		return k.Batal == "" && !k.Mulai.After(sampai) && (k.Selesai.IsZero() || !k.Selesai.Before(dari))
	}, urutBerkala[T])), nil)
}

// tokoDokumen lists documents without their files.
type tokoDokumen struct{ tokoBerkala[pegawai.Dokumen] }

// Daftar implements [pegawai.DokumenStore].
func (t tokoDokumen) Daftar(ctx context.Context, l dasar.LembagaID, p pegawai.ID) ([]pegawai.Dokumen, error) {
	ds, err := t.Milik(ctx, l, p)
	for i := range ds {
		ds[i].Isi = privasi.Tertutup[[]byte]{}
	}
	return ds, err
}
