// Package santribun keeps the records of kesiswaan in SQL, on Postgres and
// SQLite, one text for both. It moves sealed bytes and needs no key.
//
//	err := dasarbun.Schema(ctx, db) // idempotency keys
//	err = santribun.Migrasi(ctx, db)
//	toko := santribun.Stores(db)                    // reading outside a unit
//	unit := dasarbun.Atomic(db, santribun.Stores)   // units of work
//
// # Traps
//
//   - A write of several rows outside a unit opens one of its own. Inside a unit
//     every store must come from that unit.
//   - Expected conflicts are found before the database refuses. Two units that
//     give the same NIS to existing santri at the same moment are stopped by the
//     unique index: the loser's unit ends with dasar.ErrBentrok.
package santribun

import (
	"context"
	"embed"
	"io/fs"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

//go:embed migrasi/*.sql
var berkas embed.FS

// Migrasi brings the tables of this package up to date.
func Migrasi(ctx context.Context, db *bun.DB) error {
	isi, err := fs.Sub(berkas, "migrasi")
	if err != nil {
		return err
	}
	return dasarbun.Migrasi(ctx, db, "santri", isi)
}

// Stores returns the stores on db, which may be a transaction; it is the bind
// function of dasarbun.Atomic.
func Stores(db bun.IDB) santri.Stores {
	return santri.Stores{
		Santri: toko{db}, Wali: tokoWali{db}, Keluarga: tokoKeluarga{db}, Keanggotaan: tokoAnggota{db}, Mukim: tokoMukim{db},
		Riwayat: tokoRiwayat{db}, Struktur: tokoStruktur{db}, Peserta: sumber{db}, Retensi: tokoRetensi{db},
		Ulang: dasarbun.Ulang(db),
	}
}

// sekali bounds how many values one IN list names.
const sekali = 4096

// unit runs fn in the transaction at hand, or in one of its own.
func unit(ctx context.Context, db bun.IDB, fn func(ctx context.Context, db bun.IDB) error) error {
	switch db.(type) {
	case bun.Tx, *bun.Tx:
		return fn(ctx, db)
	}
	return dasarbun.Atomic(db, func(tx bun.IDB) bun.IDB { return tx }).Do(ctx, fn)
}

// petik reads the rows whose column is one of the values, whatever their number.
func petik[R, V any](ctx context.Context, db bun.IDB, l dasar.LembagaID, kolom string, nilai []V, ubah ...func(*bun.SelectQuery) *bun.SelectQuery) (hasil []R, err error) {
	for bagian := range slices.Chunk(nilai, sekali) {
		var baris []R
		q := db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Where("? IN (?)", bun.Ident(kolom), bun.List(bagian))
		for _, u := range ubah {
			q = u(q)
		}
		if err := q.Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		hasil = append(hasil, baris...)
	}
	return hasil, nil
}

// susun puts records into the order asked for.
func susun[T comparable, V any](id []T, ada []V, sebut func(V) T) []V {
	peta := make(map[T]V, len(ada))
	for _, v := range ada {
		peta[sebut(v)] = v
	}
	var hasil []V
	for _, i := range id {
		if v, ok := peta[i]; ok {
			hasil = append(hasil, v)
		}
	}
	return hasil
}

func ubah[R, V any](baris []R, f func(R) V) []V {
	hasil := make([]V, len(baris))
	for i, b := range baris {
		hasil[i] = f(b)
	}
	return hasil
}

// unik drops repeated values, keeping the first of each.
func unik[T comparable](v []T) []T {
	lihat := make(map[T]bool, len(v))
	return slices.DeleteFunc(slices.Clone(v), func(x T) bool {
		ganda := lihat[x]
		lihat[x] = true
		return ganda
	})
}

func sandi[T any](t privasi.Tertutup[T], galat *error) []byte {
	b, err := t.Simpan()
	if err != nil && *galat == nil {
		*galat = err
	}
	return b.Sandi
}

func indeks[T any](t privasi.Tertutup[T]) []byte {
	b, _ := t.Bungkus()
	return b.Indeks
}

func segel[T any](sandi, indeks []byte) privasi.Tertutup[T] {
	return privasi.DariSegel[T](privasi.Bungkus{Sandi: sandi, Indeks: indeks})
}
