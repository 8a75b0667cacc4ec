package pegawaibun_test

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaibun"
)

// catatKueri keeps what is read.
type catatKueri struct{ teks []string }

func (c *catatKueri) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }

func (c *catatKueri) AfterQuery(_ context.Context, e *bun.QueryEvent) {
	if strings.HasPrefix(e.Query, "SELECT") {
		c.teks = append(c.teks, e.Query)
	}
}

func habiskan[T any](s iter.Seq2[T, error]) error {
	for _, err := range s {
		if err != nil {
			return err
		}
	}
	return nil
}

// bacaan are the ways of reading that grow with the institution, and the index that
// each must go by on SQLite, whose plans do not depend on what a table holds.
var bacaan = []struct {
	nama   string
	baca   func(context.Context, pegawai.Stores) error
	lewat  string
	urutan bool // the index gives the order too
}{
	{"orang menurut id", func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Pegawai.Ambil(ctx, "uji", "a", "b")
		return err
	}, "sqlite_autoindex_pegawai_pegawai_1 (lembaga=? AND id=?)", true},
	{"halaman orang", func(ctx context.Context, st pegawai.Stores) error {
		_, _, err := st.Pegawai.Cari(ctx, "uji", pegawai.Saringan{}, dasar.Page{After: pegawai.Kursor("a\x00b")})
		return err
	}, "pegawai_pegawai_urut (lembaga=? AND (urut,id)>(?,?))", true},
	{"tugas seseorang dalam saringan", func(ctx context.Context, st pegawai.Stores) error {
		_, _, err := st.Pegawai.Cari(ctx, "uji", pegawai.Saringan{Unit: []string{"MTs"}, Pada: dasar.Tgl(2026, 10, 1)}, dasar.Page{})
		return err
	}, "pegawai_catatan_milik (lembaga=? AND jenis=? AND pegawai=? AND mulai<?)", true},
	{"nomor", func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Pegawai.Kenali(ctx, "uji", []string{"P1"}, nil)
		return err
	}, "pegawai_pegawai_nomor (lembaga=? AND nomor=?)", false},
	{"NIK", func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Pegawai.Kenali(ctx, "uji", nil, [][]byte{{1}})
		return err
	}, "pegawai_pegawai_nik (lembaga=? AND nik_indeks=?)", false},
	{"yang bekerja", func(ctx context.Context, st pegawai.Stores) error {
		return habiskan(st.Pegawai.Bekerja(ctx, "uji", dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31)))
	}, "sqlite_autoindex_pegawai_pegawai_1 (lembaga=? AND id>?)", true},
	{"catatan seseorang", func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Nilai.Milik(ctx, "uji", "a")
		return err
	}, "pegawai_catatan_milik (lembaga=? AND jenis=? AND pegawai=?)", false},
	{"catatan selama", func(ctx context.Context, st pegawai.Stores) error {
		return habiskan(st.Nilai.Selama(ctx, "uji", dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31)))
	}, "pegawai_catatan_milik (lembaga=? AND jenis=?)", true},
	{"daftar putaran", func(ctx context.Context, st pegawai.Stores) error {
		_, _, err := st.Putaran.Cari(ctx, "uji", dasar.Page{After: pegawai.Kursor("x")})
		return err
	}, "pegawai_putaran_urut (lembaga=? AND urut>?)", true},
	{"slip seputaran", func(ctx context.Context, st pegawai.Stores) error { return habiskan(st.Slip.Alirkan(ctx, "uji", "r")) },
		"sqlite_autoindex_pegawai_slip_1 (lembaga=? AND putaran=? AND pegawai>?)", true},
	{"halaman slip", func(ctx context.Context, st pegawai.Stores) error {
		_, _, err := st.Slip.Cari(ctx, "uji", "r", "", dasar.Page{After: pegawai.Kursor("a\x00b")})
		return err
	}, "pegawai_slip_urut (lembaga=? AND putaran=? AND (urut,pegawai)>(?,?))", true},
	{"slip seseorang", func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Slip.Milik(ctx, "uji", "a", 2026)
		return err
	}, "pegawai_slip_pegawai (lembaga=? AND pegawai=?)", false},
	{"jumlah setahun", func(ctx context.Context, st pegawai.Stores) error {
		return habiskan(st.Slip.Setahun(ctx, "uji", dasar.Bln(2026, 10), "r"))
	}, "sqlite_autoindex_pegawai_putaran_1 (lembaga=? AND id=?)", false},
	{"angsuran", func(ctx context.Context, st pegawai.Stores) error {
		_, err := st.Slip.Terangsur(ctx, "uji")
		return err
	}, "pegawai_slip_baris_angsuran (lembaga=?)", true},
}

// Every reading goes by the index that was made for it, on both engines.
func TestRencana_SQLite(t *testing.T) {
	t.Parallel()
	db, c := dasartest.SQLite(t, semuaTabel), &catatKueri{}
	st := pegawaibun.Stores(db.WithQueryHook(c))
	for _, b := range bacaan {
		c.teks = nil
		require.NoError(t, b.baca(t.Context(), st), b.nama)
		require.NotEmpty(t, c.teks, b.nama)
		var rencana strings.Builder
		for _, q := range c.teks {
			rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+q)
			require.NoError(t, err)
			for rows.Next() {
				var a, b, c int
				var isi string
				require.NoError(t, rows.Scan(&a, &b, &c, &isi))
				fmt.Fprintln(&rencana, isi)
			}
			require.NoError(t, rows.Err())
		}
		require.Contains(t, rencana.String(), b.lewat, b.nama)
		require.NotContains(t, rencana.String(), "SCAN", b.nama)
		if b.urutan {
			require.NotContains(t, rencana.String(), "ORDER BY", b.nama)
		}
	}
}

// Postgres chooses by statistics: where scanning whole tables is forbidden, no
// reading needs it.
func TestRencana_Postgres(t *testing.T) {
	t.Parallel()
	db, c := dasartest.Postgres(t, semuaTabel), &catatKueri{}
	st := pegawaibun.Stores(db.WithQueryHook(c))
	for _, b := range bacaan {
		c.teks = nil
		require.NoError(t, b.baca(t.Context(), st), b.nama)
		for _, q := range c.teks {
			require.NoError(t, db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
				_, err := tx.ExecContext(ctx, "SET LOCAL enable_seqscan = off")
				require.NoError(t, err)
				var rencana []string
				require.NoError(t, tx.NewRaw("EXPLAIN ?", bun.Safe(q)).Scan(ctx, &rencana))
				require.NotContains(t, strings.Join(rencana, "\n"), "Seq Scan", b.nama)
				return nil
			}))
		}
	}
}
