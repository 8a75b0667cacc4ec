package pegawaibun_test

import (
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/pegawai/pegawaibun"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/pegawai/pegawaitest"
)

func toko(db *bun.DB) pegawaitest.Toko {
	return pegawaitest.Toko{Stores: pegawaibun.Stores(db), Atomic: dasarbun.Atomic(db, pegawaibun.Stores)}
}

func sqlite(t *testing.T) pegawaitest.Toko {
	return toko(dasartest.SQLite(t, dasarbun.Schema, keuanganbun.Migrasi, pegawaibun.Migrasi))
}

func postgres(t *testing.T) pegawaitest.Toko {
	return toko(dasartest.Postgres(t, dasarbun.Schema, keuanganbun.Migrasi, pegawaibun.Migrasi))
}

func TestSQLite(t *testing.T) { pegawaitest.Run(t, sqlite) }

func TestPostgres(t *testing.T) { pegawaitest.Run(t, postgres) }

func TestSQLiteLayanan(t *testing.T) { pegawaitest.RunLayanan(t, sqlite) }

func TestPostgresLayanan(t *testing.T) { pegawaitest.RunLayanan(t, postgres) }

func acuan() pegawaitest.Toko {
	c := dasarmem.New()
	return pegawaitest.Toko{Stores: pegawaimem.Stores(c), Atomic: dasarmem.Atomic(c, pegawaimem.Stores)}
}

func TestSQLiteModel(t *testing.T) { t.Parallel(); pegawaitest.RunModel(t, acuan(), sqlite(t)) }

func TestPostgresModel(t *testing.T) { t.Parallel(); pegawaitest.RunModel(t, acuan(), postgres(t)) }
