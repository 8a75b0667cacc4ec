package laporanbun_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/laporan/laporanbun"
	"github.com/pesantren-go/pesantren/laporan/laporantest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
)

func TestSQLite(t *testing.T) {
	laporantest.Run(t, func(t testing.TB) (laporantest.Sekolah, laporantest.Sekolah) {
		return rakit(t, dasartest.SQLite(t, dasarbun.Schema, santribun.Migrasi, keuanganbun.Migrasi))
	})
}

func TestPostgres(t *testing.T) {
	laporantest.Run(t, func(t testing.TB) (laporantest.Sekolah, laporantest.Sekolah) {
		return rakit(t, dasartest.Postgres(t, dasarbun.Schema, santribun.Migrasi, keuanganbun.Migrasi))
	})
}

func rakit(t testing.TB, db *bun.DB) (satu, dua laporantest.Sekolah) {
	t.Helper()
	rumah := privasitest.Rumah(t, santri.DaftarkanTipe, func(d *privasi.Daftar) { require.NoError(t, keuangan.Daftar(d)) })
	jam := dasartest.JamPada(time.Date(2026, 8, 20, 2, 0, 0, 0, time.UTC))
	peserta := func(db bun.IDB) santri.SumberPeserta { return santribun.Stores(db).Peserta }
	s := &laporan.Service{
		Keuangan:  &keuangan.Service{Atomic: keuanganbun.Atomic(db, peserta), Stores: keuanganbun.New(db, peserta(db)), Brankas: rumah.Brankas, Penjaga: rumah.Penjaga, Daftar: rumah.Daftar, Now: jam.Now},
		Santri:    &santri.Service{Atomic: dasarbun.Atomic(db, santribun.Stores), Stores: santribun.Stores(db), Brankas: rumah.Brankas, Daftar: rumah.Daftar, Now: jam.Now},
		Ringkasan: laporanbun.New(db), Penjaga: rumah.Penjaga, Now: jam.Now,
	}
	pelaku := privasitest.Pelaku("bendahara", privasi.TujuanLaporan)
	pelaku.Lingkup = dasar.LingkupSemua
	lain := pelaku
	lain.Lembaga = "lembaga-lain"
	return laporantest.Sekolah{Laporan: s, Pelaku: pelaku, Jam: jam}, laporantest.Sekolah{Laporan: s, Pelaku: lain, Jam: jam}
}
