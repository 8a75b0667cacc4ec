package keuanganbun_test

import (
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/keuangan/keuangantest"
)

func bukaTagihanSQLite(t *testing.T) (keuangan.Stores, dasar.Atomic[keuangan.Stores]) {
	return storesTagihan(dasartest.SQLite(t, dasarbun.Schema, keuanganbun.Migrasi))
}

func bukaTagihanPostgres(t *testing.T) (keuangan.Stores, dasar.Atomic[keuangan.Stores]) {
	return storesTagihan(dasartest.Postgres(t, dasarbun.Schema, keuanganbun.Migrasi))
}

func storesTagihan(db *bun.DB) (keuangan.Stores, dasar.Atomic[keuangan.Stores]) {
	return keuanganbun.New(db, nil), keuanganbun.Atomic(db, nil)
}

func bukaTagihanMem(*testing.T) (keuangan.Stores, dasar.Atomic[keuangan.Stores]) {
	c := dasarmem.New()
	return keuanganmem.New(c, nil), keuanganmem.Atomic(c, nil)
}

func TestTagihan(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { keuangantest.RunTagihan(t, bukaTagihanSQLite) })
	t.Run("postgres", func(t *testing.T) { keuangantest.RunTagihan(t, bukaTagihanPostgres) })
}

// The same random history on memory and on SQL comes to the same bills.
func TestTagihan_model(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { keuangantest.RunTagihanSama(t, bukaTagihanMem, bukaTagihanSQLite) })
	t.Run("postgres", func(t *testing.T) { keuangantest.RunTagihanSama(t, bukaTagihanMem, bukaTagihanPostgres) })
}
