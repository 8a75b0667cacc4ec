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
	tgl := dasar.Tgl
	kasus := []struct {
		nama    string
		periode []periodeRow
		pada    keuangan.PadaSaat
		bulan   []dasar.Bulan
		ruas    []ruas
	}{
		{"buku kosong", nil, keuangan.PadaSaat{}, nil, nil},
		{"semua terangkum", []periodeRow{rangkum(8, saat), rangkum(7, saat)}, keuangan.PadaSaat{}, []dasar.Bulan{bln(7), bln(8)}, nil},
		{"bulan berjalan dari baris", []periodeRow{rangkum(7, saat), {Bulan: bln(8)}}, keuangan.PadaSaat{}, []dasar.Bulan{bln(7)}, []ruas{{tgl(2026, 8, 1), tgl(2026, 8, 31)}}},
		{"bulan berurutan menjadi satu ruas", []periodeRow{{Bulan: bln(7)}, {Bulan: bln(8)}, rangkum(9, saat), {Bulan: bln(10)}}, keuangan.PadaSaat{},
			[]dasar.Bulan{bln(9)}, []ruas{{tgl(2026, 7, 1), tgl(2026, 8, 31)}, {tgl(2026, 10, 1), tgl(2026, 10, 31)}}},
		{"tengah bulan dari baris", []periodeRow{rangkum(7, saat), rangkum(8, saat), rangkum(9, saat)}, keuangan.PadaSaat{Tanggal: tgl(2026, 8, 30)},
			[]dasar.Bulan{bln(7)}, []ruas{{tgl(2026, 8, 1), tgl(2026, 8, 30)}}},
		{"akhir bulan dari rangkuman", []periodeRow{rangkum(7, saat), rangkum(8, saat)}, keuangan.PadaSaat{Tanggal: tgl(2026, 7, 31)}, []dasar.Bulan{bln(7)}, nil},
		{"tercatat kemudian dari baris", []periodeRow{rangkum(7, saat), rangkum(8, saat.Add(time.Second))}, keuangan.PadaSaat{Tercatat: saat},
			[]dasar.Bulan{bln(7)}, []ruas{{tgl(2026, 8, 1), tgl(2026, 8, 31)}}},
	}
	for _, k := range kasus {
		t.Run(k.nama, func(t *testing.T) {
			r := susunRencana(slices.Clone(k.periode), k.pada)
			require.Equal(t, k.bulan, r.bulan)
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
				{Lembaga: "p", Bulan: dasar.Bln(2026, 7), Status: "buka", Terangkum: true, TercatatAkhir: 50},
				{Lembaga: "p", Bulan: dasar.Bln(2026, 8), Status: "buka"},
			}).Exec(ctx)
			require.NoError(t, err)
			berlaku := func(pada keuangan.PadaSaat, bulan ...dasar.Bulan) int64 {
				rows, err := st.jumlahRencana(ctx, "p", pada, saringJumlah{}, rencanaSaldo{bulan: bulan})
				require.NoError(t, err)
				require.Len(t, rows, 1)
				require.Equal(t, penanda, rows[0].Akun)
				return rows[0].Debit
			}
			require.EqualValues(t, 1, berlaku(keuangan.PadaSaat{}, dasar.Bln(2026, 7)))
			require.EqualValues(t, 1, berlaku(keuangan.PadaSaat{}, dasar.Bln(2026, 7), dasar.Bln(2026, 8)), "August has lines again")
			require.EqualValues(t, 0, berlaku(keuangan.PadaSaat{Tercatat: dasarbun.DariMikro(49)}, dasar.Bln(2026, 7)), "summed up again with newer lines")
			require.EqualValues(t, 0, berlaku(keuangan.PadaSaat{}))
		})
	}
}
