package dasarbun_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

// barisUji has a column of every kind that rows of the house use.
type barisUji struct {
	bun.BaseModel `bun:"table:uji_sisip"`

	Lembaga dasar.LembagaID `bun:",pk"`
	ID      string          `bun:",pk"`
	Teks    string
	Boleh   string `bun:",nullzero"`
	Uang    dasar.Rupiah
	Hari    dasar.Tanggal
	Bulan   dasar.Bulan
	Benar   bool
	Bita    []byte
	Kecil   int
	Angka   decimal.Decimal `bun:"type:text"`
	Ada     *int64
}

func tabelSisip(ctx context.Context, db *bun.DB) error {
	_, err := db.ExecContext(ctx, `CREATE TABLE uji_sisip (lembaga TEXT NOT NULL, id TEXT NOT NULL, teks TEXT NOT NULL, boleh TEXT, uang BIGINT NOT NULL,
		hari DATE, bulan TEXT, benar BOOLEAN NOT NULL, bita BYTEA, kecil INTEGER NOT NULL, angka TEXT NOT NULL, ada BIGINT, PRIMARY KEY (lembaga, id))`)
	return err
}

func diDuaSisip(t *testing.T, uji func(*testing.T, *bun.DB)) {
	t.Run("SQLite", func(t *testing.T) { t.Parallel(); uji(t, dasartest.SQLite(t, tabelSisip)) })
	t.Run("Postgres", func(t *testing.T) { t.Parallel(); uji(t, dasartest.Postgres(t, tabelSisip)) })
}

func bacaSisip(t require.TestingT, db bun.IDB, l dasar.LembagaID) (out []barisUji) {
	require.NoError(t, db.NewSelect().Model(&out).Where("lembaga = ?", l).Order("id").Scan(context.Background()))
	return out
}

func acakBaris(t *rapid.T, l dasar.LembagaID, i int) barisUji {
	teks := rapid.StringOfN(rapid.SampledFrom([]rune("abc '\"\\{},;?$1\n\t‘ﷺNULLع😀%_")), 0, 12, -1)
	b := barisUji{
		Lembaga: l, ID: fmt.Sprintf("%05d", i), Teks: teks.Draw(t, "teks"), Boleh: teks.Draw(t, "boleh"),
		Uang:  dasar.Rupiah(rapid.Int64().Draw(t, "uang")),
		Benar: rapid.Bool().Draw(t, "benar"), Kecil: rapid.IntRange(-9, 9).Draw(t, "kecil"),
		Angka: decimal.New(rapid.Int64Range(-99999, 99999).Draw(t, "angka"), -2),
	}
	if rapid.Bool().Draw(t, "berhari") {
		b.Hari = dasar.Tgl(2026, 1, 1).TambahHari(rapid.IntRange(-9999, 9999).Draw(t, "hari"))
		b.Bulan = b.Hari.Bulan()
		b.Bita = rapid.SliceOfN(rapid.Byte(), 1, 9).Draw(t, "bita")
		b.Ada = new(int64)
	}
	return b
}

// Whatever the rows hold, a bulk insert stores what bun's own insert stores.
func TestSisipBanyakSepertiBun(t *testing.T) {
	diDuaSisip(t, func(t *testing.T, db *bun.DB) {
		nomor := 0
		rapid.Check(t, func(rt *rapid.T) {
			nomor++
			n := rapid.SampledFrom([]int{1, 29, 30, 49, 50, 51, 101}).Draw(rt, "banyak")
			banyak, satu := make([]barisUji, n), make([]barisUji, n)
			for i := range banyak {
				banyak[i] = acakBaris(rt, dasar.LembagaID(fmt.Sprint("banyak-", nomor)), i)
				satu[i] = banyak[i]
				satu[i].Lembaga = dasar.LembagaID(fmt.Sprint("satu-", nomor))
			}
			// Without a conflict both endings are one; the way on Postgres is COPY or arrays.
			got, err := dasarbun.SisipBanyak(t.Context(), db, banyak, rapid.SampledFrom([]string{"", "CONFLICT DO NOTHING"}).Draw(rt, "ekor"))
			require.NoError(rt, err)
			require.EqualValues(rt, n, got)
			_, err = db.NewInsert().Model(&satu).Exec(t.Context())
			require.NoError(rt, err)
			a, b := bacaSisip(rt, db, banyak[0].Lembaga), bacaSisip(rt, db, satu[0].Lembaga)
			for i := range b {
				b[i].Lembaga = banyak[0].Lembaga
			}
			require.Equal(rt, b, a)
		})
	})
}

func barisBiasa(l dasar.LembagaID, dari, sampai int) []barisUji {
	var out []barisUji
	for i := dari; i < sampai; i++ {
		out = append(out, barisUji{Lembaga: l, ID: fmt.Sprintf("%06d", i), Teks: "syahriah", Uang: 450_000, Hari: dasar.Tgl(2026, 10, 10), Bulan: dasar.Bln(2026, 10)})
	}
	return out
}

func TestSisipBanyak(t *testing.T) {
	sisip := func(t *testing.T, db bun.IDB, rows []barisUji, ekor string) (int64, error) {
		return dasarbun.SisipBanyak(t.Context(), db, rows, ekor)
	}
	for nama, uji := range map[string]func(*testing.T, *bun.DB){
		"tanpa baris": func(t *testing.T, db *bun.DB) {
			n, err := sisip(t, db, nil, "CONFLICT DO NOTHING")
			require.NoError(t, err)
			require.Zero(t, n)
		},
		"yang sudah ada dilewati dan tidak dihitung": func(t *testing.T, db *bun.DB) {
			for _, langkah := range []struct{ dari, sampai, masuk int }{{0, 10, 10}, {5, 20, 10}, {0, 12_000, 11_980}, {0, 12_000, 0}} {
				n, err := sisip(t, db, barisBiasa("A", langkah.dari, langkah.sampai), "CONFLICT DO NOTHING")
				require.NoError(t, err)
				require.EqualValues(t, langkah.masuk, n, "%+v", langkah)
			}
			require.EqualValues(t, 12_000, hitung(t, db, "uji_sisip"))
		},
		"kunci ganda tanpa ekor adalah bentrok, dan tidak ada yang masuk": func(t *testing.T, db *bun.DB) {
			for _, n := range []int{2, 100, 11_000} {
				rows := barisBiasa("A", 0, n)
				rows[n-1].ID = rows[0].ID
				_, err := sisip(t, db, rows, "")
				require.ErrorIs(t, err, dasar.ErrBentrok)
				require.Zero(t, hitung(t, db, "uji_sisip"), "%d rows", n)
			}
		},
		"memperbarui yang ada": func(t *testing.T, db *bun.DB) {
			rows := barisBiasa("A", 0, 100)
			_, err := sisip(t, db, rows, "")
			require.NoError(t, err)
			for i := range rows {
				rows[i].Uang = 1
			}
			n, err := sisip(t, db, rows, "CONFLICT (lembaga, id) DO UPDATE SET uang = EXCLUDED.uang")
			require.NoError(t, err)
			require.EqualValues(t, 100, n)
			require.EqualValues(t, 1, bacaSisip(t, db, "A")[99].Uang)
		},
		"dalam unit batal bersama unitnya": func(t *testing.T, db *bun.DB) {
			unit := dasarbun.Atomic(db, func(db bun.IDB) bun.IDB { return db })
			err := unit.Do(t.Context(), func(ctx context.Context, tx bun.IDB) error {
				n, err := sisip(t, tx, barisBiasa("A", 0, 6000), "")
				assert.NoError(t, err)
				assert.EqualValues(t, 6000, n)
				return errGagal
			})
			require.True(t, err == errGagal)
			require.Zero(t, hitung(t, db, "uji_sisip"))
		},
		"teks besar dipecah": func(t *testing.T, db *bun.DB) {
			rows := barisBiasa("A", 0, 60)
			for i := range rows {
				rows[i].Teks = strings.Repeat("'\"\\", 100_000) + rows[i].ID // 18 MB in all
			}
			n, err := sisip(t, db, rows, "")
			require.NoError(t, err)
			require.EqualValues(t, 60, n)
			require.Equal(t, rows[59].Teks, bacaSisip(t, db, "A")[59].Teks)
		},
		"teks bernol ditolak": func(t *testing.T, db *bun.DB) {
			for _, n := range []int{1, 100} {
				rows := barisBiasa("A", 0, n)
				rows[n-1].Teks = "a\x00b"
				_, err := sisip(t, db, rows, "")
				require.Error(t, err)
				require.Zero(t, hitung(t, db, "uji_sisip"))
			}
		},
		"penunjuk baris": func(t *testing.T, db *bun.DB) {
			var rows []*barisUji
			for _, r := range barisBiasa("A", 0, 40) {
				rows = append(rows, &r)
			}
			n, err := dasarbun.SisipBanyak(t.Context(), db, rows, "")
			require.NoError(t, err)
			require.EqualValues(t, 40, n)
		},
		"serentak dengan kunci yang sama": func(t *testing.T, db *bun.DB) {
			unit := dasarbun.Atomic(db, func(db bun.IDB) bun.IDB { return db })
			var wg sync.WaitGroup
			var mu sync.Mutex
			var jumlah int64
			for range 4 {
				wg.Go(func() {
					var n int64
					assert.NoError(t, unit.Do(t.Context(), func(ctx context.Context, tx bun.IDB) (err error) {
						n, err = sisip(t, tx, barisBiasa("A", 0, 3000), "CONFLICT DO NOTHING")
						return err
					}))
					mu.Lock()
					jumlah += n
					mu.Unlock()
				})
			}
			wg.Wait()
			require.EqualValues(t, 3000, jumlah, "each row went in once")
		},
	} {
		t.Run(nama, func(t *testing.T) { t.Parallel(); diDuaSisip(t, uji) })
	}
}

type barisLarik struct {
	bun.BaseModel `bun:"table:uji_larik"`
	ID            string   `bun:",pk"`
	Isi           []string `bun:",array"`
}

// unnest would flatten an array column: it is refused rather than spoiled.
func TestSisipBanyakKolomLarikDitolak(t *testing.T) {
	db := dasartest.Postgres(t)
	_, err := db.Exec("CREATE TABLE uji_larik (id TEXT PRIMARY KEY, isi TEXT[])")
	require.NoError(t, err)
	rows := make([]barisLarik, 50)
	for i := range rows {
		rows[i] = barisLarik{ID: fmt.Sprint(i), Isi: []string{"a", "b"}}
	}
	_, err = dasarbun.SisipBanyak(t.Context(), db, rows, "")
	require.ErrorContains(t, err, "array")
}

// A column that is shorter than its text refuses it, as bun's insert does.
func TestSisipBanyakTidakMemotong(t *testing.T) {
	db := dasartest.Postgres(t, tabelSisip)
	_, err := db.Exec("ALTER TABLE uji_sisip ALTER COLUMN teks TYPE VARCHAR(5)")
	require.NoError(t, err)
	_, err = dasarbun.SisipBanyak(t.Context(), db, barisBiasa("A", 0, 100), "")
	require.Error(t, err, "syahriah has eight letters")
	require.Zero(t, hitung(t, db, "uji_sisip"))
}
