// Package akademikmem keeps the records of akademik in memory. It is the executable
// specification of the ports in package akademik: the database stores are compared
// with it. Nothing survives the process.
//
//	c := dasarmem.New()
//	toko := akademikmem.Stores(c)
//	unit := dasarmem.Atomic(c, akademikmem.Stores)
package akademikmem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// Stores returns the stores kept in c; it is the bind function of dasarmem.Atomic.
func Stores(c *dasarmem.Conn) akademik.Stores {
	return akademik.Stores{Struktur: tokoStruktur{c}, Setoran: tokoSetoran{c}, Nilai: tokoNilai{c}, Rapor: tokoRapor{c}, Jadwal: tokoJadwal{c}, Kitab: tokoKitab{c}, Ujian: tokoUjian{c},
		Kalender: tokoKalender{c}, Kurikulum: tokoKurikulum{c}, Kenaikan: tokoKenaikan{c}, Santri: santrimem.Stores(c),
		Retensi: tokoRetensi{c}, Presensi: tokoPresensi{c}, Kegiatan: tokoKegiatan{c}, Kelompok: tokoKelompok{c}, Beku: tokoBeku{c}, Milik: tokoMilik{c}, Gembok: gembok{}, Ulang: dasarmem.Ulang(c)}
}

// gembok needs to do nothing: units in memory run one after another.
type gembok struct{}

// Kunci implements [akademik.Gembok].
func (gembok) Kunci(context.Context, dasar.LembagaID, string) error { return nil }

// kunci names a row: institution first, as in every table of the house.
type kunci struct {
	l  dasar.LembagaID
	id string
}

// baca returns copies of the rows of an institution that pass, in order.
func baca[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, salin func(V) V, pilih func(V) bool, urut func(a, b V) int) (hasil []V) {
	_ = dasarmem.View(c, tabel, func(m map[kunci]V) error {
		for k, v := range m {
			if k.l == l && pilih(v) {
				hasil = append(hasil, salin(v))
			}
		}
		return nil
	})
	slices.SortFunc(hasil, urut)
	return hasil
}

// ambil returns copies of the named rows in the order asked for.
func ambil[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, salin func(V) V, id []string) (hasil []V) {
	_ = dasarmem.View(c, tabel, func(m map[kunci]V) error {
		for _, i := range id {
			if v, ada := m[kunci{l, i}]; ada {
				hasil = append(hasil, salin(v))
			}
		}
		return nil
	})
	return hasil
}

// timpa stores rows that carry no version: one of the same natural key is replaced.
// siap gives a copy the institution and names it.
func timpa[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, vs []V, siap func(V) (string, V)) error {
	return dasarmem.View(c, tabel, func(m map[kunci]V) error {
		for _, v := range vs {
			id, v := siap(v)
			m[kunci{l, id}] = v
		}
		return nil
	})
}

func tetap[V any](v V) V { return v }

// berversi is what a table of versioned records needs to know about them.
type berversi[V any] struct {
	tabel  string
	id     func(V) (string, int)
	pasang func(*V, dasar.LembagaID, int)
	tabrak func(lama, baru V) error // a natural key that another row has, or nil
}

// simpan stores a batch as a whole or not at all: versions are looked at first, then
// records change by id, then new ones come in, each beside all that stands by then.
func (b berversi[V]) simpan(c *dasarmem.Conn, l dasar.LembagaID, vs []V) error {
	return dasarmem.Unit(c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, b.tabel, func(m map[kunci]V) error {
			for _, v := range vs {
				id, versi := b.id(v)
				lama, ada := m[kunci{l, id}]
				if _, kini := b.id(lama); kini != versi || ada != (versi > 0) {
					return akademik.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
				}
			}
			for _, v := range b.urut(vs) {
				if err := b.pasangkan(m, l, v); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// urut puts what changes before what is new, each by id.
func (b berversi[V]) urut(vs []V) []V {
	return slices.SortedFunc(slices.Values(vs), func(x, y V) int {
		i, v := b.id(x)
		j, w := b.id(y)
		return cmp.Or(cmp.Compare(min(w, 1), min(v, 1)), cmp.Compare(i, j))
	})
}

func (b berversi[V]) pasangkan(m map[kunci]V, l dasar.LembagaID, v V) error {
	id, versi := b.id(v)
	for k, x := range m {
		if b.tabrak != nil && k.l == l && k.id != id {
			if err := b.tabrak(x, v); err != nil {
				return err
			}
		}
	}
	b.pasang(&v, l, versi+1)
	m[kunci{l, id}] = v
	return nil
}
