package akademikbun_test

import (
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik/akademikbun"
	"github.com/pesantren-go/pesantren/akademik/akademikmem"
	"github.com/pesantren-go/pesantren/akademik/akademiktest"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/santri/santribun"
)

func toko(db *bun.DB) akademiktest.Toko {
	return akademiktest.Toko{Stores: akademikbun.Stores(db), Atomic: dasarbun.Atomic(db, akademikbun.Stores)}
}

func sqlite(t *testing.T) akademiktest.Toko {
	return toko(dasartest.SQLite(t, dasarbun.Schema, santribun.Migrasi, akademikbun.Migrasi))
}

func postgres(t *testing.T) akademiktest.Toko {
	return toko(dasartest.Postgres(t, dasarbun.Schema, santribun.Migrasi, akademikbun.Migrasi))
}

func TestSQLite(t *testing.T) { akademiktest.Run(t, sqlite) }

func TestPostgres(t *testing.T) { akademiktest.Run(t, postgres) }

func TestSQLiteLayanan(t *testing.T) { akademiktest.RunLayanan(t, sqlite) }

func TestPostgresLayanan(t *testing.T) { akademiktest.RunLayanan(t, postgres) }

func acuan() akademiktest.Toko {
	c := dasarmem.New()
	return akademiktest.Toko{Stores: akademikmem.Stores(c), Atomic: dasarmem.Atomic(c, akademikmem.Stores)}
}

func TestSQLiteModel(t *testing.T) { t.Parallel(); akademiktest.RunModel(t, acuan(), sqlite(t)) }

func TestPostgresModel(t *testing.T) { t.Parallel(); akademiktest.RunModel(t, acuan(), postgres(t)) }
