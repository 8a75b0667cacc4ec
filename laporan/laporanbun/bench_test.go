package laporanbun_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/laporan/laporanbun"
)

// BenchmarkTunggakan asks for the arrears of 5,000 santri with three years of
// bills (180,000), the last month open, beside the shortest SQL that gives the
// same sums without ageing.
func BenchmarkTunggakan(b *testing.B) {
	db := dasartest.Postgres(b, dasarbun.Schema, keuanganbun.Migrasi)
	ctx := context.Background()
	_, err := db.Exec(`INSERT INTO keuangan_tagihan (lembaga, id, santri, keluarga, alias, komponen, periode, versi, unit, tingkat, kelas, uraian, bruto, potongan, jumlah,
			terbit, jatuh_tempo, prioritas, penjelasan, putaran, dicatat, teralokasi, dikoreksi, batal, ulang)
		SELECT 'A', s || '-' || m, 's' || s, 'k' || (s/2), 'a' || s, 'spp', to_char(DATE '2023-11-01' + make_interval(months => m), 'YYYY-MM'), 1, 'MTs', '7', '7' || chr(65 + s % 6), 'SPP', 150000, 0, 150000,
			DATE '2023-11-01' + make_interval(months => m), DATE '2023-11-10' + make_interval(months => m), 1, '[]', 'p', 1, CASE WHEN m < 35 THEN 150000 ELSE 0 END, 0, FALSE, FALSE
		FROM generate_series(1, 5000) AS s, generate_series(0, 35) AS m`)
	require.NoError(b, err)
	_, err = db.Exec("ANALYZE")
	require.NoError(b, err)
	r, pada := laporanbun.New(db), keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 31)}
	b.Run("kita", func(b *testing.B) {
		for b.Loop() {
			rows, err := r.Tunggakan(ctx, "A", keuangan.SaringTagihan{Terbuka: true}, pada, keuangan.UmurBaku(), keuangan.PerSantri)
			require.NoError(b, err)
			require.Len(b, rows, 5000)
		}
	})
	b.Run("sql", func(b *testing.B) {
		for b.Loop() {
			var rows []struct {
				Santri string
				Jumlah int64
			}
			require.NoError(b, db.NewRaw(`SELECT santri, CAST(SUM(jumlah - dikoreksi - teralokasi) AS BIGINT) AS jumlah FROM keuangan_tagihan
				WHERE lembaga = 'A' AND NOT batal AND jumlah > dikoreksi + teralokasi GROUP BY santri`).Scan(ctx, &rows))
			require.Len(b, rows, 5000)
		}
	})
	b.Run("per_unit", func(b *testing.B) {
		for b.Loop() {
			rows, err := r.Tunggakan(ctx, "A", keuangan.SaringTagihan{Terbuka: true}, pada, keuangan.UmurBaku(), keuangan.PerUnit)
			require.NoError(b, err)
			require.Len(b, rows, 1)
		}
	})
}
