package privasibun_test

import (
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func gudang(db *bun.DB) privasitest.Gudang {
	return privasitest.Gudang{Kunci: privasibun.NewKunci(db), Register: privasibun.NewRegister(db), Jejak: privasibun.NewJejak(db), Pernyataan: privasibun.NewPernyataan(db), Buku: privasibun.NewBuku(db), Rekaman: privasibun.NewRekaman(db), Banyak: privasibun.NewRekaman(db), Milik: privasibun.NewMilik(db)}
}

func TestSQLite(t *testing.T) {
	privasitest.Jalankan(t, func(t *testing.T) privasitest.Gudang { return gudang(dasartest.SQLite(t, privasibun.Migrasi)) })
}

func TestPostgres(t *testing.T) {
	privasitest.Jalankan(t, func(t *testing.T) privasitest.Gudang { return gudang(dasartest.Postgres(t, privasibun.Migrasi)) })
}
