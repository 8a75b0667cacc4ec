// Package santrimem keeps the records of kesiswaan in memory. It is the
// executable specification of the ports in package santri: the database
// stores are replayed against it. Nothing survives the process.
//
//	c := dasarmem.New()
//	toko := santrimem.Stores(c)
//	unit := dasarmem.Atomic(c, santrimem.Stores)
package santrimem

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Stores returns the stores kept in c; it is the bind function of
// dasarmem.Atomic.
func Stores(c *dasarmem.Conn) santri.Stores {
	return santri.Stores{
		Santri: toko{c}, Wali: tokoWali{c}, Keluarga: tokoKeluarga{c}, Keanggotaan: tokoAnggota{c}, Mukim: tokoMukim{c},
		Riwayat: tokoRiwayat{c}, Struktur: tokoStruktur{c}, Peserta: sumber{c}, Retensi: tokoRetensi{c},
		Ulang: dasarmem.Ulang(c),
	}
}

// kunci names a row: institution first, as in every table of the house.
type kunci[T ~string] struct {
	l  dasar.LembagaID
	id T
}

// milik returns copies of the rows of an institution that pass, in order.
func milik[K comparable, V any](c *dasarmem.Conn, tabel string, pilih func(V) bool, urut func(a, b V) int) (hasil []V) {
	_ = dasarmem.View(c, tabel, func(m map[K]V) error {
		for _, v := range m {
			if pilih(v) {
				hasil = append(hasil, v)
			}
		}
		return nil
	})
	slices.SortFunc(hasil, urut)
	return hasil
}

// sebutan returns the rows with the given ids, in their order, unknown ones
// left out.
func sebutan[T ~string, V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, id []T) (hasil []V) {
	_ = dasarmem.View(c, tabel, func(m map[kunci[T]]V) error {
		for _, i := range id {
			if v, ada := m[kunci[T]{l, i}]; ada {
				hasil = append(hasil, v)
			}
		}
		return nil
	})
	return hasil
}

// himpunan is a set of the given values.
func himpunan[T comparable](v []T) map[T]bool {
	m := make(map[T]bool, len(v))
	for _, x := range v {
		m[x] = true
	}
	return m
}

func indeks[T ~string](t privasi.Tertutup[T]) string {
	b, _ := t.Bungkus()
	return string(b.Indeks)
}

func teksIndeks(b [][]byte) []string {
	t := make([]string, 0, len(b))
	for _, x := range b {
		if len(x) > 0 {
			t = append(t, string(x))
		}
	}
	return t
}

func urutJalur(j santri.Jalur) int {
	return slices.Index([]santri.Jalur{santri.Formal, santri.Diniyah, santri.Tahfidz}, j)
}

func urutHubungan(h santri.Hubungan) int {
	return slices.Index([]santri.Hubungan{santri.Ayah, santri.Ibu, santri.Pengampu}, h)
}

func benarDahulu(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
