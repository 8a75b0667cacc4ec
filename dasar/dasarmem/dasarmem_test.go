package dasarmem_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

type kunciKas struct {
	l     dasar.LembagaID
	kunci string
}

type kas struct{ c *dasarmem.Conn }

func (k kas) lihat(fn func(map[kunciKas]int64) error) error { return dasarmem.View(k.c, "kas", fn) }

func (k kas) Isi(_ context.Context, l dasar.LembagaID, kunci string) (n int64, err error) {
	err = k.lihat(func(m map[kunciKas]int64) error {
		var ok bool
		if n, ok = m[kunciKas{l, kunci}]; !ok {
			return dasar.ErrTiada.NotFoundf("kas %s belum ada", kunci)
		}
		return nil
	})
	return n, err
}

func (k kas) IsiTerkunci(ctx context.Context, l dasar.LembagaID, kunci string) (int64, error) {
	return k.Isi(ctx, l, kunci)
}

func (k kas) Simpan(_ context.Context, l dasar.LembagaID, kunci string, jumlah int64) error {
	return k.lihat(func(m map[kunciKas]int64) error {
		m[kunciKas{l, kunci}] = jumlah
		return nil
	})
}

func (k kas) Tambah(ctx context.Context, l dasar.LembagaID, kunci string, n int64) (jumlah int64, err error) {
	err = k.lihat(func(m map[kunciKas]int64) error {
		if _, ok := m[kunciKas{l, kunci}]; !ok {
			return dasar.ErrTiada.NotFoundf("kas %s belum ada", kunci)
		}
		m[kunciKas{l, kunci}] += n
		jumlah = m[kunciKas{l, kunci}]
		return nil
	})
	return jumlah, err
}

func (k kas) Unit() dasar.Atomic[dasartest.BukuKas] {
	return dasarmem.Atomic(k.c, func(c *dasarmem.Conn) dasartest.BukuKas { return kas{c} })
}

func TestAtomic(t *testing.T) {
	dasartest.RunAtomic(t, func(*testing.T) dasartest.BukuKas { return kas{dasarmem.New()} })
}

func TestUlang(t *testing.T) {
	dasartest.RunUlang(t, func(*testing.T) dasar.Atomic[dasar.Ulang] { return dasarmem.Atomic(dasarmem.New(), dasarmem.Ulang) })
}

func TestKotak(t *testing.T) {
	dasartest.RunKotak(t, func(*testing.T) (dasar.Atomic[dasar.Kotak], func(dasar.LembagaID) []dasar.Pesan) {
		c := dasarmem.New()
		return dasarmem.Atomic(c, func(c *dasarmem.Conn) dasar.Kotak { return dasarmem.NewKotak(c) }), dasarmem.NewKotak(c).Isi
	})
}

func TestUnitTanpaContext(t *testing.T) {
	c := dasarmem.New()
	k := kas{c}
	require.NoError(t, k.Simpan(t.Context(), "A", "laci", 1))
	meledak := errors.New("meledak")
	dua := func(akhir error) error {
		return dasarmem.Unit(c, func(c *dasarmem.Conn) error {
			return dasarmem.View(c, "kas", func(m map[kunciKas]int64) error {
				// Inside a unit a second table may be seen within the first.
				return dasarmem.View(c, "jejak", func(j map[int]string) error {
					m[kunciKas{"A", "laci"}]++
					j[len(j)] = "tambah"
					return akhir
				})
			})
		})
	}
	require.True(t, dua(meledak) == meledak)
	require.NoError(t, dua(nil))
	n, err := k.Isi(t.Context(), "A", "laci")
	require.NoError(t, err)
	require.EqualValues(t, 2, n)
	require.NoError(t, dasarmem.View(c, "jejak", func(j map[int]string) error {
		require.Len(t, j, 1)
		return nil
	}))
}

func TestTabelBerjenisLainPanik(t *testing.T) {
	c := dasarmem.New()
	require.NoError(t, dasarmem.View(c, "kas", func(map[string]int) error { return nil }))
	require.PanicsWithValue(t, "dasarmem: table kas holds other types", func() {
		_ = dasarmem.View(c, "kas", func(map[string]string) error { return nil })
	})
	require.NoError(t, dasarmem.View(c, "kas", func(map[string]int) error { return nil }), "the panic let go of the database")
}

func TestTungguBerakhirBersamaContext(t *testing.T) {
	c := dasarmem.New()
	ctx, akhiri := context.WithCancel(t.Context())
	unit := dasarmem.Atomic(c, func(c *dasarmem.Conn) *dasarmem.Conn { return c })
	err := unit.Do(t.Context(), func(context.Context, *dasarmem.Conn) error {
		akhiri()
		// The outer storage is taken by this very unit: the wait ends with ctx.
		return unit.Do(ctx, func(context.Context, *dasarmem.Conn) error {
			t.Error("two units at once")
			return nil
		})
	})
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, err, dasar.ErrSibuk)
}

// A store keeps its rows in a named table and copies values in and out; a unit
// of work keeps all of its changes or none.
func Example() {
	db := dasarmem.New()
	simpan := func(c *dasarmem.Conn, nama string) error {
		return dasarmem.View(c, "santri", func(m map[string]bool) error {
			m[nama] = true
			return nil
		})
	}
	unit := dasarmem.Atomic(db, func(c *dasarmem.Conn) *dasarmem.Conn { return c })
	err := unit.Do(context.Background(), func(_ context.Context, c *dasarmem.Conn) error {
		if err := simpan(c, "Ahmad"); err != nil {
			return err
		}
		return errors.New("kamar penuh")
	})
	fmt.Println(err)
	_ = dasarmem.View(db, "santri", func(m map[string]bool) error {
		fmt.Println(len(m), "santri")
		return nil
	})
	// Output:
	// kamar penuh
	// 0 santri
}
