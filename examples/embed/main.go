// Command embed is the smallest useful program: santri and keuangan inside a
// mux and a *sql.DB that the program already has. Sign-in is its own too: here a
// header stands for it.
package main

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"time"

	_ "github.com/ncruces/go-sqlite3/driver" // any driver: pgx and pgdialect for Postgres
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/sqlitedialect"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/keuangan/keuanganhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
	"github.com/pesantren-go/pesantren/santri/santrihttp"
)

// Pasang mounts the JSON APIs of santri and keuangan under /pesantren/ of mux.
func Pasang(ctx context.Context, mux *http.ServeMux, sqldb *sql.DB, induk privasi.Pembungkus, siapa dasarhttp.Siapa) error {
	db := bun.NewDB(sqldb, sqlitedialect.New())
	for _, migrasi := range []func(context.Context, *bun.DB) error{dasarbun.Schema, privasibun.Migrasi, santribun.Migrasi, keuanganbun.Migrasi} {
		if err := migrasi(ctx, db); err != nil {
			return err
		}
	}
	daftar := &privasi.Daftar{}
	santri.DaftarkanTipe(daftar)
	if err := keuangan.Daftar(daftar); err != nil {
		return err
	}
	brankas := privasi.BuatBrankas(privasibun.NewKunci(db), induk)
	penjaga := &privasi.Penjaga{Register: privasibun.NewRegister(db), Jejak: privasibun.NewJejak(db), Brankas: brankas, Daftar: daftar, Now: time.Now}
	peserta := func(db bun.IDB) santri.SumberPeserta { return santribun.Stores(db).Peserta }

	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: siapa})
	santrihttp.Pasang(api, &santri.Service{Atomic: dasarbun.Atomic(db, santribun.Stores), Stores: santribun.Stores(db), Brankas: brankas, Daftar: daftar, Now: time.Now}, penjaga)
	keuanganhttp.Pasang(api, &keuangan.Service{Atomic: keuanganbun.Atomic(db, peserta), Stores: keuanganbun.New(db, peserta(db)), Brankas: brankas, Penjaga: penjaga, Daftar: daftar, Now: time.Now})
	mux.Handle("/pesantren/", http.StripPrefix("/pesantren", api))
	return nil
}

func main() {
	db, err := sql.Open("sqlite3", "file:portal.db?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=foreign_keys(1)")
	if err != nil {
		log.Fatal(err)
	}
	induk, err := privasi.KunciInduk("kunci-induk") // keep it apart from the database
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux() // the portal's own pages live here too
	err = Pasang(context.Background(), mux, db, induk, func(r *http.Request) (dasar.Pelaku, error) {
		return dasar.Pelaku{ID: r.Header.Get("X-Akun"), Lembaga: "al-hikmah", Peran: "bendahara", Lingkup: dasar.LingkupSemua}, nil
	})
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:8081", mux))
}
