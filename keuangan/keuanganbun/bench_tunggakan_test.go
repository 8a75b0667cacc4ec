package keuanganbun_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
)

// BenchmarkTunggakan measures arrears of a school of 5,000 santri with three
// fees over three years (540,000 bills, the last month open): as they stand,
// as of today, and as of half a year ago.
//
//	go test -run '^$' -bench BenchmarkTunggakan -benchtime 3x ./keuangan/keuanganbun
func BenchmarkTunggakan(b *testing.B) {
	ctx := context.Background()
	pg, err := dasartest.MulaiPostgres(ctx, nil)
	require.NoError(b, err)
	defer pg.Stop()
	db := bukaDB(b, pg, "tunggakan")
	for _, q := range []string{
		`INSERT INTO keuangan_tagihan SELECT 'bench', 't' || m || '-' || s || '-' || k, 's' || s, 'k' || s, 'x', k, to_char(h, 'YYYY-MM'), 1, 'MTs', '7', '7A', 'Tagihan', 100000, 0, 100000,
			h, h + 9, 20, '[]', 'p', 1, CASE WHEN m < 35 THEN 100000 ELSE 0 END, 0, false, false
			FROM generate_series(0, 35) AS m, generate_series(1, 5000) AS s, (VALUES ('spp'), ('syahriah'), ('makan')) AS v(k), LATERAL (SELECT (DATE '2023-11-01' + make_interval(months => m))::date AS h) AS d`,
		`INSERT INTO keuangan_bayar SELECT 'bench', 'b' || id, keluarga, 'tunai', jumlah, 0, jatuh_tempo, 'l', '', '', '', 0, 0, 'x', 1, '', '', '', 0 FROM keuangan_tagihan WHERE teralokasi > 0`,
		`INSERT INTO keuangan_alokasi SELECT 'bench', 'a' || id, 'b' || id, id, jumlah, jatuh_tempo, 'x', '', 'x', 1 FROM keuangan_tagihan WHERE teralokasi > 0`,
		`VACUUM ANALYZE`,
	} {
		_, err := db.ExecContext(ctx, q)
		require.NoError(b, err)
	}
	st := keuanganbun.New(db, nil).Tagihan
	for nama, k := range map[string]struct {
		pada   keuangan.PadaSaat
		sampai int
	}{
		"kini":           {keuangan.PadaSaat{}, 15_000},
		"hari_ini":       {keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 20)}, 15_000},
		"tercatat":       {keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 10, 20), Tercatat: time.Now()}, 15_000},
		"setengah_tahun": {keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 4, 5)}, 15_000},
	} {
		b.Run(nama, func(b *testing.B) {
			for b.Loop() {
				_, total, err := keuangan.Tunggakan(keuangan.SemuaPosisi(ctx, st, "bench", keuangan.SaringTagihan{Terbuka: true}, k.pada), dasar.Tgl(2026, 10, 20), keuangan.UmurBaku(), keuangan.PerSantri)
				require.NoError(b, err)
				require.Equal(b, k.sampai, total.Tagihan)
			}
		})
		b.Run(nama+"_halaman_pertama", func(b *testing.B) {
			for b.Loop() {
				ps, _, err := st.Posisi(ctx, "bench", keuangan.SaringTagihan{Terbuka: true}, k.pada, dasar.Page{})
				require.NoError(b, err)
				require.Len(b, ps, 50)
			}
		})
	}
}
