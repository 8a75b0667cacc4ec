package keuanganbun_test

import (
	"testing"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/keuangan/keuangantest"
)

func sqlite(t *testing.T) *bun.DB { return dasartest.SQLite(t, dasarbun.Schema, keuanganbun.Migrasi) }

func postgres(t *testing.T) *bun.DB {
	return dasartest.Postgres(t, dasarbun.Schema, keuanganbun.Migrasi)
}

func bukaBuku(db func(*testing.T) *bun.DB) keuangantest.Buka {
	return func(t *testing.T) (keuangan.Stores, dasar.Atomic[keuangan.Stores]) {
		d := db(t)
		return keuanganbun.New(d, nil), keuanganbun.Atomic(d, nil)
	}
}

func TestBuku(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { keuangantest.RunBuku(t, bukaBuku(sqlite)) })
	t.Run("postgres", func(t *testing.T) { keuangantest.RunBuku(t, bukaBuku(postgres)) })
}
