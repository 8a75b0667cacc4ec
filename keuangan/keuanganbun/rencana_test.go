package keuanganbun

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
)

func TestSusunRencana(t *testing.T) {
	saat := time.Date(2026, 10, 8, 5, 0, 0, 0, time.UTC)
	bln := func(b int) dasar.Bulan { return dasar.Bln(2026, b) }
	rangkum := func(b int, akhir time.Time) periodeRow {
		return periodeRow{Bulan: bln(b), Terangkum: true, TercatatAkhir: dasarbun.Mikro(akhir)}
	}
	// lama is a month of 2025; all were recorded in its own microsecond of the epoch.
	lama := func(b int, ke int64) periodeRow {
		return periodeRow{Bulan: dasar.Bln(2025, b), Terangkum: true, TercatatAkhir: int64(b), RangkumanKe: ke}
	}
	tgl := dasar.Tgl
	kasus := []struct {
		nama    string
		periode []periodeRow
		pada    keuangan.PadaSaat
		tahun   []int
		lepas   []dasar.Bulan
		ruas    []ruas
	}{
		{"buku kosong", nil, keuangan.PadaSaat{}, nil, nil, nil},
		{"semua terangkum", []periodeRow{rangkum(8, saat), rangkum(7, saat)}, keuangan.PadaSaat{}, nil, []dasar.Bulan{bln(7), bln(8)}, nil},
		{"bulan berjalan dari baris", []periodeRow{rangkum(7, saat), {Bulan: bln(8)}}, keuangan.PadaSaat{}, nil, []dasar.Bulan{bln(7)}, []ruas{{tgl(2026, 8, 1), tgl(2026, 8, 31)}}},
		{"bulan berurutan menjadi satu ruas", []periodeRow{{Bulan: bln(7)}, {Bulan: bln(8)}, rangkum(9, saat), {Bulan: bln(10)}}, keuangan.PadaSaat{},
			nil, []dasar.Bulan{bln(9)}, []ruas{{tgl(2026, 7, 1), tgl(2026, 8, 31)}, {tgl(2026, 10, 1), tgl(2026, 10, 31)}}},
		{"ruas melewati akhir tahun", []periodeRow{{Bulan: bln(12)}, {Bulan: dasar.Bln(2027, 1)}}, keuangan.PadaSaat{}, nil, nil, []ruas{{tgl(2026, 12, 1), tgl(2027, 1, 31)}}},
		{"tengah bulan dari baris", []periodeRow{rangkum(7, saat), rangkum(8, saat), rangkum(9, saat)}, keuangan.PadaSaat{Tanggal: tgl(2026, 8, 30)},
			nil, []dasar.Bulan{bln(7)}, []ruas{{tgl(2026, 8, 1), tgl(2026, 8, 30)}}},
		{"akhir bulan dari rangkuman", []periodeRow{rangkum(7, saat), rangkum(8, saat)}, keuangan.PadaSaat{Tanggal: tgl(2026, 7, 31)}, nil, []dasar.Bulan{bln(7)}, nil},
		{"tercatat kemudian dari baris", []periodeRow{rangkum(7, saat), rangkum(8, saat.Add(time.Second))}, keuangan.PadaSaat{Tercatat: saat},
			nil, []dasar.Bulan{bln(7)}, []ruas{{tgl(2026, 8, 1), tgl(2026, 8, 31)}}},
		{"tahun dari rangkumannya", []periodeRow{lama(1, 2), lama(12, 3), rangkum(1, saat)}, keuangan.PadaSaat{}, []int{2025}, []dasar.Bulan{bln(1)}, nil},
		{"tahun yang bulannya dirangkum lagi", []periodeRow{lama(1, 2), lama(12, 4), rangkum(1, saat)}, keuangan.PadaSaat{}, nil, []dasar.Bulan{dasar.Bln(2025, 1), dasar.Bln(2025, 12), bln(1)}, nil},
		{"tahun dengan bulan terbuka", []periodeRow{lama(1, 5), {Bulan: dasar.Bln(2025, 12)}}, keuangan.PadaSaat{}, nil, []dasar.Bulan{dasar.Bln(2025, 1)}, []ruas{{tgl(2025, 12, 1), tgl(2025, 12, 31)}}},
		{"tahun belum selesai pada hari itu", []periodeRow{lama(1, 2), lama(12, 3)}, keuangan.PadaSaat{Tanggal: tgl(2025, 11, 30)}, nil, []dasar.Bulan{dasar.Bln(2025, 1)}, nil},
		{"tahun tercatat kemudian", []periodeRow{lama(1, 2), lama(12, 3)}, keuangan.PadaSaat{Tercatat: dasarbun.DariMikro(1)}, nil, []dasar.Bulan{dasar.Bln(2025, 1)}, []ruas{{tgl(2025, 12, 1), tgl(2025, 12, 31)}}},
	}
	for _, k := range kasus {
		t.Run(k.nama, func(t *testing.T) {
			r := susunRencana(bukuBulan{slices.Clone(k.periode), map[int]int64{2025: 5}}, k.pada)
			require.Equal(t, k.tahun, r.tahun)
			require.Equal(t, k.lepas, r.lepas)
			require.Equal(t, k.ruas, r.ruas)
		})
	}
}

// TestRencanaBasi runs a plan that no longer holds: the statement must say so.
func TestRencanaBasi(t *testing.T) {
	for nama, db := range map[string]*bun.DB{
		"sqlite": dasartest.SQLite(t, dasarbun.Schema, Migrasi), "postgres": dasartest.Postgres(t, dasarbun.Schema, Migrasi),
	} {
		t.Run(nama, func(t *testing.T) {
			ctx, st := context.Background(), Jurnal{db}
			_, err := db.NewInsert().Model(&[]periodeRow{
				{Lembaga: "p", Bulan: dasar.Bln(2026, 7), Status: "buka", Terangkum: true, TercatatAkhir: 50, RangkumanKe: 3},
				{Lembaga: "p", Bulan: dasar.Bln(2026, 8), Status: "buka", RangkumanKe: 4},
			}).Exec(ctx)
			require.NoError(t, err)
			berlaku := func(bulan ...dasar.Bulan) (banyak, ke int64) {
				rows, err := st.jumlahRencana(ctx, "p", keuangan.PadaSaat{}, saringJumlah{}, rencanaSaldo{bulan: bulan, lepas: bulan})
				require.NoError(t, err)
				require.Len(t, rows, 1)
				require.Equal(t, penanda, rows[0].Akun)
				return rows[0].Debit, rows[0].Kredit
			}
			for _, k := range []struct {
				bulan      []dasar.Bulan
				banyak, ke int64
			}{
				{[]dasar.Bulan{dasar.Bln(2026, 7)}, 1, 3},
				{[]dasar.Bulan{dasar.Bln(2026, 7), dasar.Bln(2026, 8)}, 1, 3}, // August has lines again
				{nil, 0, 0},
			} {
				banyak, ke := berlaku(k.bulan...)
				require.Equal(t, k.banyak, banyak)
				require.Equal(t, k.ke, ke)
			}
		})
	}
}
