package dasarbun_test

import (
	"context"
	"errors"
	"fmt"
	"testing/fstest"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
)

// A package brings its tables along as migration files.
func ExampleMigrasi() {
	db, err := sqlitedb.Open(":memory:")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	files := fstest.MapFS{"0001_awal.sql": {Data: []byte("CREATE TABLE kamar (lembaga TEXT NOT NULL, kode TEXT NOT NULL, PRIMARY KEY (lembaga, kode));")}} // embed.FS in earnest
	for range 2 {
		fmt.Println(dasarbun.Migrasi(context.Background(), db, "asrama", files))
	}
	// Output:
	// <nil>
	// <nil>
}

// Stores are bound to the transaction of a unit; an error undoes all of it.
func ExampleAtomic() {
	ctx := context.Background()
	db, err := sqlitedb.Open(":memory:")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	if err := tabelUji(ctx, db); err != nil {
		fmt.Println(err)
		return
	}
	unit := dasarbun.Atomic(db, func(tx bun.IDB) kas { return kas{tx} })
	err = unit.Do(ctx, func(ctx context.Context, k kas) error {
		if err := k.Simpan(ctx, "darulilmi", "laci", 450_000); err != nil {
			return err
		}
		return errors.New("kuitansi gagal dibuat")
	})
	fmt.Println(err)
	_, err = kas{db}.Isi(ctx, "darulilmi", "laci")
	fmt.Println(dasar.KindOf(err) == dasar.NotFound)
	// Output:
	// kuitansi gagal dibuat
	// true
}

func ExampleSisipBanyak() {
	ctx := context.Background()
	db, err := sqlitedb.Open(":memory:")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	if err := tabelSisip(ctx, db); err != nil {
		fmt.Println(err)
		return
	}
	for range 2 { // the second run finds everything there
		n, err := dasarbun.SisipBanyak(ctx, db, barisBiasa("darulilmi", 0, 1000), "CONFLICT DO NOTHING")
		fmt.Println(n, err)
	}
	// Output:
	// 1000 <nil>
	// 0 <nil>
}

// A receipt is promised to the outside in the unit that makes it, and sent
// afterwards.
func ExampleKotak() {
	ctx := context.Background()
	db, err := sqlitedb.Open(":memory:")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	if err := dasarbun.Schema(ctx, db); err != nil {
		fmt.Println(err)
		return
	}
	unit := dasarbun.Atomic(db, func(tx bun.IDB) dasar.Kotak { return dasarbun.Kotak{DB: tx} })
	err = unit.Do(ctx, func(ctx context.Context, k dasar.Kotak) error {
		return k.Masukkan(ctx, dasar.Pesan{Lembaga: "darulilmi", ID: "kuitansi-1", Topik: "kuitansi.kirim", Dibuat: satuOktober})
	})
	fmt.Println(err)
	n, err := dasarbun.Kotak{DB: db}.Proses(ctx, 100, func(_ context.Context, p dasar.Pesan) error {
		fmt.Println("mengirim", p.ID)
		return nil
	})
	fmt.Println(n, err)
	// Output:
	// <nil>
	// mengirim kuitansi-1
	// 1 <nil>
}
