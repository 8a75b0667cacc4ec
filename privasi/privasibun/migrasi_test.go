package privasibun

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// sampai runs the migrations up to a file.
func sampai(nama ...string) func(context.Context, *bun.DB) error {
	return func(ctx context.Context, db *bun.DB) error {
		isi := fstest.MapFS{}
		for _, n := range nama {
			b, err := fs.ReadFile(berkas, "migrasi/"+n)
			if err != nil {
				return err
			}
			isi[n] = &fstest.MapFile{Data: b}
		}
		return dasarbun.Migrasi(ctx, db, "privasi", isi)
	}
}

// A trail written before there was a log keeps its lines and their order, and the
// log begins at nothing.
func TestMigrasiJejakLama(t *testing.T) {
	awal := sampai("0001_awal.sql")
	for nama, db := range map[string]*bun.DB{"SQLite": dasartest.SQLite(t, awal), "Postgres": dasartest.Postgres(t, awal)} {
		t.Run(nama, func(t *testing.T) {
			ctx := t.Context()
			pada := time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)
			for i, x := range []struct{ l, s, id string }{{"a", "s", "3"}, {"a", "lain", "1"}, {"b", "s", "4"}, {"a", "s", "2"}} {
				_, err := db.ExecContext(ctx, "INSERT INTO privasi_jejak VALUES (?, ?, ?, ?, 'p', 'akun', 'kasir', 'keuangan', 'x.Y', 'HP=samar')",
					x.l, x.s, dasarbun.Mikro(pada.Add(time.Duration(-i)*time.Hour)), x.id)
				require.NoError(t, err)
			}
			require.NoError(t, Migrasi(ctx, db))
			j := NewJejak(db)
			n, err := j.Tambah(ctx, privasi.Catatan{Lembaga: "a", ID: "5", Pada: pada, Pelaku: "akun", Golongan: []string{"HP=penuh"}, Orang: []privasi.OrangTercatat{{Subjek: "s"}}})
			require.NoError(t, err)
			require.Zero(t, n)
			js, _, err := j.Subjek(ctx, "a", "s", dasar.Page{})
			require.NoError(t, err)
			require.Len(t, js, 3)
			require.Equal(t, []string{"5", "3", "2"}, []string{js[0].ID, js[1].ID, js[2].ID}, "terbaru dahulu")
			require.Equal(t, privasi.Jejak{Lembaga: "a", Indeks: -1, ID: "3", Pada: pada, Pelaku: "akun", Peran: "kasir", Tujuan: "keuangan", Tipe: "x.Y", Bidang: "HP=samar", Subjek: "s"}, js[1])
			_, err = j.Bahan(ctx, "a", "s", -1)
			require.Equal(t, dasar.NotFound, dasar.KindOf(err), "yang lama tidak punya daun")
			require.NoError(t, j.Lupakan(ctx, "a", "s"))
			js, _, err = j.Subjek(ctx, "a", "s", dasar.Page{})
			require.NoError(t, err)
			require.Empty(t, js)
		})
	}
}

// Decisions of the time when each person had a row of his own are read, proven and
// forgotten like any other.
func TestMigrasiOrangSebaris(t *testing.T) {
	awal := sampai("0001_awal.sql", "0002_buku.sql", "0003_rekaman.sql")
	for nama, db := range map[string]*bun.DB{"SQLite": dasartest.SQLite(t, awal), "Postgres": dasartest.Postgres(t, awal)} {
		t.Run(nama, func(t *testing.T) {
			ctx, b := t.Context(), NewBuku(db)
			pada := time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)
			c := privasi.Catatan{Lembaga: "a", ID: "1", Pada: pada, Pelaku: "akun", Peran: "kasir", Tujuan: "keuangan", Tipe: "x.Y", Register: 2, Garam: privasi.Garam{9}, Golongan: []string{"HP=samar", "HP=tiada"},
				Orang: []privasi.OrangTercatat{{Subjek: "ahmad", Garam: privasi.Garam{1}}, {Subjek: "hilang", Golongan: 1, Garam: privasi.Garam{2}}, {Subjek: "siti é", Golongan: 1, Garam: privasi.Garam{3}}}}
			n, err := b.Tambah(ctx, "a", buku.DaunJejak(&c))
			require.NoError(t, err)
			_, err = db.ExecContext(ctx, "INSERT INTO privasi_catatan VALUES ('a', ?, '1', ?, 'akun', 'kasir', 'keuangan', 'x.Y', '', 2, ?, '[\"HP=samar\",\"HP=tiada\"]')", n, dasarbun.Mikro(pada), c.Garam[:])
			require.NoError(t, err)
			for i, o := range c.Orang {
				garam, komitmen, s := any(o.Garam[:]), any(nil), o.Subjek
				if k := buku.Komitmen(o); s == "hilang" {
					garam, komitmen, s = nil, k[:], ""
				}
				_, err := db.ExecContext(ctx, "INSERT INTO privasi_orang VALUES ('a', ?, ?, ?, ?, ?, ?)", n, i, s, o.Golongan, garam, komitmen)
				require.NoError(t, err)
			}
			require.NoError(t, Migrasi(ctx, db))
			j := NewJejak(db)
			for i, s := range []privasi.SubjekID{"ahmad", "", "siti é"} {
				js, _, err := j.Subjek(ctx, "a", s, dasar.Page{})
				require.NoError(t, err)
				if s == "" {
					require.Empty(t, js)
					continue
				}
				require.Equal(t, []privasi.Jejak{c.Baris(i, n)}, js)
				m, err := j.Bahan(ctx, "a", s, n)
				require.NoError(t, err)
				require.Equal(t, buku.KomitmenSemua(&c), m.Komitmen)
			}
			require.NoError(t, j.Lupakan(ctx, "a", "ahmad"))
			js, _, err := j.Subjek(ctx, "a", "ahmad", dasar.Page{})
			require.NoError(t, err)
			require.Empty(t, js)
			m, err := j.Bahan(ctx, "a", "siti é", n)
			require.NoError(t, err)
			require.Equal(t, buku.KomitmenSemua(&c), m.Komitmen)
		})
	}
}
