package santribun_test

import (
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/santri/santribun"
	"github.com/pesantren-go/pesantren/santri/santrimem"
	"github.com/pesantren-go/pesantren/santri/santritest"
)

func toko(db *bun.DB) santritest.Toko {
	return santritest.Toko{Stores: santribun.Stores(db), Atomic: dasarbun.Atomic(db, santribun.Stores)}
}

func sqlite(t *testing.T) santritest.Toko {
	return toko(dasartest.SQLite(t, dasarbun.Schema, santribun.Migrasi))
}

func postgres(t *testing.T) santritest.Toko {
	return toko(dasartest.Postgres(t, dasarbun.Schema, santribun.Migrasi))
}

func TestSQLite(t *testing.T) { santritest.Run(t, sqlite) }

func TestPostgres(t *testing.T) { santritest.Run(t, postgres) }

func TestSQLiteLayanan(t *testing.T) { santritest.RunLayanan(t, sqlite) }

func TestPostgresLayanan(t *testing.T) { santritest.RunLayanan(t, postgres) }

func acuan() santritest.Toko {
	c := dasarmem.New()
	return santritest.Toko{Stores: santrimem.Stores(c), Atomic: dasarmem.Atomic(c, santrimem.Stores)}
}

func TestSQLiteModel(t *testing.T) { santritest.RunModel(t, acuan(), sqlite(t)) }

func TestPostgresModel(t *testing.T) { santritest.RunModel(t, acuan(), postgres(t)) }
