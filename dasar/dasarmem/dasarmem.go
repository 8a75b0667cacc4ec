// Package dasarmem keeps records in memory: it is the executable specification
// that the database stores are compared with, and enough for trying things
// out. Nothing survives the process.
//
// A [Conn] is a database, or a unit of work open on one. A store holds a Conn
// and reaches its rows with [View]; [Atomic] makes the unit. Units run one
// after another, so memory is always serializable.
//
// # Traps
//
//   - Values in a table must not share memory with anybody: a store copies the
//     slices and maps of a record on its way in and on its way out, and
//     replaces a value as a whole. A unit copies the map of a table, not what
//     its values point to.
//   - View holds the database until it returns, and a unit holds it until it
//     ends. A View inside a View, and an outer store inside a unit, wait for
//     themselves; after [Sabar] they panic rather than hang. A store method
//     that needs two tables opens a [Unit].
//   - Outside a unit, View changes the rows in place: check first, then write.
package dasarmem

import (
	"context"
	"maps"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Sabar is how long a View or a unit without deadline waits for the database
// before it takes the wait for a programming error and panics.
const Sabar = 60 * time.Second

// Conn is a database, or a unit of work open on one. The zero Conn is not
// usable; see [New].
type Conn struct {
	kunci chan struct{} // holds one token while somebody uses it; nil in a unit
	induk *Conn         // what a unit was opened on
	tabel map[string]tabel
}

type tabel interface{ salin() tabel }

type baris[K comparable, V any] struct{ m map[K]V }

func (b *baris[K, V]) salin() tabel { return &baris[K, V]{maps.Clone(b.m)} }

// New returns an empty database.
func New() *Conn { return &Conn{kunci: make(chan struct{}, 1), tabel: map[string]tabel{}} }

// View gives fn the rows of the named table, to read and to change; the map
// must not be kept. A table exists from its first View, and one name always
// has the same types of key and value: another type panics. The error of fn
// comes back untouched.
func View[K comparable, V any](c *Conn, table string, fn func(map[K]V) error) error {
	if c.kunci != nil {
		c.ambil(context.Background())
		defer c.lepas()
	}
	return fn(ambilTabel[K, V](c, table).m)
}

func ambilTabel[K comparable, V any](c *Conn, nama string) *baris[K, V] {
	t := c.cari(nama)
	if t == nil {
		t = &baris[K, V]{map[K]V{}}
		c.tabel[nama] = t
	}
	b, ok := t.(*baris[K, V])
	if !ok {
		panic("dasarmem: table " + nama + " holds other types")
	}
	return b
}

// cari finds a table in c; a unit gets a copy of its own at first sight.
func (c *Conn) cari(nama string) tabel {
	if t, ok := c.tabel[nama]; ok {
		return t
	}
	if c.induk == nil {
		return nil
	}
	for p := c.induk; p != nil; p = p.induk {
		if t, ok := p.tabel[nama]; ok {
			c.tabel[nama] = t.salin()
			return c.tabel[nama]
		}
	}
	return nil
}

// Atomic returns units of work over c; bind makes the stores of one unit. When
// c is a unit itself, the new one is nested: it is kept or dropped on its own,
// and dropped with the outer one.
func Atomic[S any](c *Conn, bind func(*Conn) S) dasar.Atomic[S] { return atomic[S]{c, bind} }

type atomic[S any] struct {
	c    *Conn
	bind func(*Conn) S
}

// Do implements [dasar.Atomic]. A context that ends while fn runs drops the
// unit, as it does in a database.
func (u atomic[S]) Do(ctx context.Context, fn func(context.Context, S) error) error {
	return unit(ctx, u.c, func(c *Conn) error {
		if err := fn(dasar.TandaiUnit(ctx), u.bind(c)); err != nil {
			return err
		}
		return berakhir(ctx)
	})
}

// Unit runs fn on a unit of its own: all that fn does with the Conn it is
// given is kept, or nothing when it fails or panics. It is for the store
// method that touches two tables.
func Unit(c *Conn, fn func(*Conn) error) error { return unit(context.Background(), c, fn) }

func unit(ctx context.Context, c *Conn, fn func(*Conn) error) error {
	if c.kunci != nil {
		if err := c.ambil(ctx); err != nil {
			return err
		}
		defer c.lepas()
	}
	if err := berakhir(ctx); err != nil {
		return err
	}
	kerja := &Conn{induk: c, tabel: map[string]tabel{}}
	if err := fn(kerja); err != nil {
		return err
	}
	maps.Copy(c.tabel, kerja.tabel)
	return nil
}

// ambil takes the database, or gives up when ctx ends.
func (c *Conn) ambil(ctx context.Context) error {
	select {
	case c.kunci <- struct{}{}:
		return nil
	default:
	}
	t := time.NewTimer(Sabar)
	defer t.Stop()
	select {
	case c.kunci <- struct{}{}:
		return nil
	case <-ctx.Done():
		return berakhir(ctx)
	case <-t.C:
		panic("dasarmem: the database stays taken: a View inside a View, or an outer store inside a unit?")
	}
}

func (c *Conn) lepas() { <-c.kunci }

func berakhir(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return dasar.ErrSibuk.Unavailablef("permintaan berhenti sebelum selesai; ulangi").Karena(err)
	}
	return nil
}
