package sqlitedb_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
)

func buka(t *testing.T, path string) *bun.DB {
	t.Helper()
	db, err := sqlitedb.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

func TestOpenMembuatFolder(t *testing.T) {
	for _, nama := range []string{"uji.db", "folder baru/dalam/uji.db", "tanda ?#%&+ aneh.db", "مدرسة.db"} {
		p := filepath.Join(t.TempDir(), filepath.FromSlash(nama))
		db := buka(t, p)
		_, err := db.Exec("CREATE TABLE a (b TEXT)")
		require.NoError(t, err, nama)
		require.FileExists(t, p)
	}
	_, err := sqlitedb.Open(filepath.Join(os.Args[0], "di-dalam-berkas", "uji.db"))
	require.Error(t, err, "a folder cannot be made inside a file")
}

func TestOpenPengaturan(t *testing.T) {
	db := buka(t, filepath.Join(t.TempDir(), "uji.db"))
	for range 3 { // every connection of the pool has them
		c, err := db.Conn(t.Context())
		require.NoError(t, err)
		defer c.Close()
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000"} {
			var got string
			require.NoError(t, c.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
			require.Equal(t, want, got, pragma)
		}
	}
}

func TestMemori(t *testing.T) {
	a, b := buka(t, ":memory:"), buka(t, ":memory:")
	_, err := a.Exec("CREATE TABLE kas (a BIGINT)")
	require.NoError(t, err)
	ctx, akhiri := context.WithCancel(t.Context())
	akhiri()
	_, err = a.ExecContext(ctx, "INSERT INTO kas VALUES (1)")
	require.Error(t, err)
	_, err = a.Exec("INSERT INTO kas VALUES (1)")
	require.NoError(t, err, "the database outlives an ended call")
	_, err = b.Exec("INSERT INTO kas VALUES (1)")
	require.Error(t, err, "each has its own")

	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			_, err := a.ExecContext(t.Context(), "INSERT INTO kas VALUES (1)")
			assert.NoError(t, err, "every caller sees the one database")
		})
	}
	wg.Wait()
}

// Readers see the last commit while a unit writes.
func TestPembacaDiSampingPenulis(t *testing.T) {
	db := buka(t, filepath.Join(t.TempDir(), "uji.db"))
	_, err := db.Exec("CREATE TABLE kas (a BIGINT)")
	require.NoError(t, err)
	require.NoError(t, db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.ExecContext(ctx, "INSERT INTO kas VALUES (1)"); err != nil {
			return err
		}
		var n int
		require.NoError(t, db.NewRaw("SELECT count(*) FROM kas").Scan(ctx, &n))
		require.Zero(t, n)
		return nil
	}))
}

type baris struct {
	bun.BaseModel `bun:"table:jenis"`
	ID            int64 `bun:",pk"`
	Hari          dasar.Tanggal
	Bulan         dasar.Bulan
	Uang          dasar.Rupiah
	Bita          []byte
	Benar         bool
}

func TestJenisKolom(t *testing.T) {
	db := buka(t, filepath.Join(t.TempDir(), "uji.db"))
	_, err := db.Exec("CREATE TABLE jenis (id BIGINT PRIMARY KEY, hari DATE, bulan TEXT, uang BIGINT, bita BYTEA, benar BOOLEAN)")
	require.NoError(t, err)
	in := []baris{
		{ID: 1, Hari: dasar.Tgl(2024, 2, 29), Bulan: dasar.Bln(2024, 2), Uang: dasar.MaxRupiah, Bita: []byte{0, 1, 255}, Benar: true},
		{ID: 2},
	}
	_, err = db.NewInsert().Model(&in).Exec(t.Context())
	require.NoError(t, err)
	var out []baris
	require.NoError(t, db.NewSelect().Model(&out).Order("id").Scan(t.Context()))
	require.Equal(t, in, out)
	n, err := db.NewSelect().Model((*baris)(nil)).Where("hari >= ? AND hari < ?", dasar.Tgl(2024, 2, 29), dasar.Tgl(2024, 3, 1)).Count(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 1, n, "days compare as text")
}

// What was acknowledged is there after kill -9: the child is this test binary.
func TestBertahanDariKill9(t *testing.T) {
	if p := os.Getenv("UJI_KILL9"); p != "" {
		db := buka(t, p)
		for i := 0; ; i++ {
			_, err := db.Exec("INSERT INTO kas VALUES (?)", i)
			require.NoError(t, err)
			fmt.Println("tercatat", i)
		}
	}
	p := filepath.Join(t.TempDir(), "uji.db")
	db := buka(t, p)
	_, err := db.Exec("CREATE TABLE kas (a BIGINT)")
	require.NoError(t, err)
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestBertahanDariKill9$")
	c.Env = append(os.Environ(), "UJI_KILL9="+p)
	keluar, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	diakui := -1
	for diakui < 50 {
		var i int
		if _, err := fmt.Fscanf(keluar, "tercatat %d\n", &i); err != nil {
			continue
		}
		diakui = i
	}
	require.NoError(t, c.Process.Kill())
	_ = c.Wait()
	var ada, terakhir int
	require.NoError(t, db.NewRaw("SELECT count(*), max(a) FROM kas").Scan(t.Context(), &ada, &terakhir))
	require.GreaterOrEqual(t, terakhir, diakui)
	require.Equal(t, terakhir+1, ada, "no hole")
	var utuh string
	require.NoError(t, db.NewRaw("PRAGMA integrity_check").Scan(t.Context(), &utuh))
	require.Equal(t, "ok", strings.TrimSpace(utuh))
}

// Errors of the shape that other SQLite drivers give: an embedder may bring one.
type (
	galatModernc int
	galatMattn   struct{ Code, ExtendedCode int }
)

func (g galatModernc) Error() string { return "modernc" }
func (g galatMattn) Error() string   { return "mattn" }

type galatModerncAsli struct{ kode int }

func (g *galatModerncAsli) Error() string { return "modernc" }
func (g *galatModerncAsli) Code() int     { return g.kode }

func TestGalatPenggerakLain(t *testing.T) {
	for nama, c := range map[string]struct {
		err  error
		kind dasar.Kind
	}{
		"modernc sibuk": {&galatModerncAsli{5}, dasar.Unavailable},
		"modernc ganda": {&galatModerncAsli{2067}, dasar.Conflict},
		"mattn sibuk":   {galatMattn{5, 261}, dasar.Unavailable},
		"mattn ganda":   {galatMattn{19, 1555}, dasar.Conflict},
		"kode polos":    {galatModernc(517), dasar.Unavailable},
		"kode lain":     {galatMattn{19, 1299}, dasar.Internal},
		"tanpa kode":    {galatMattn{}, dasar.Internal},
	} {
		require.Equal(t, c.kind, dasar.KindOf(dasarbun.Translate(fmt.Errorf("exec: %w", c.err))), nama)
	}
}

func ExampleOpen() {
	db, err := sqlitedb.Open(":memory:")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	var versi int
	if err := db.NewRaw("SELECT 1").Scan(context.Background(), &versi); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("terbuka", versi)
	// Output: terbuka 1
}

// What is deleted or replaced stands nowhere in the files, while the program runs:
// neither between rows, nor on free or overflow pages, nor in the log.
func TestI34_yang_dihapus_tidak_tersisa(t *testing.T) {
	p := filepath.Join(t.TempDir(), "uji.db")
	db := buka(t, p)
	_, err := db.Exec("CREATE TABLE orang (id INTEGER PRIMARY KEY, nama TEXT NOT NULL)")
	require.NoError(t, err)
	_, err = db.Exec("CREATE INDEX orang_nama ON orang (nama)")
	require.NoError(t, err)
	for i := range 200 {
		_, err = db.Exec("INSERT INTO orang VALUES (?, ?)", i, strings.Repeat(fmt.Sprintf("KENARI-%03d ", i), 1+700*(i%9/8))) // some overflow
		require.NoError(t, err)
	}
	isi := func() string {
		var b strings.Builder
		for _, n := range []string{p, p + "-wal"} {
			x, err := os.ReadFile(n)
			require.NoError(t, err)
			b.Write(x)
		}
		return b.String()
	}
	require.Contains(t, isi(), "KENARI-100", "pencarian ini melihat isi berkas")
	require.NoError(t, sqlitedb.Bersihkan(t.Context(), db))
	_, err = db.Exec("UPDATE orang SET nama = '-' WHERE id % 2 = 0")
	require.NoError(t, err)
	_, err = db.Exec("DELETE FROM orang WHERE id % 2 = 1")
	require.NoError(t, err)
	require.NoError(t, sqlitedb.Bersihkan(t.Context(), db))
	require.NotContains(t, isi(), "KENARI-")
}
