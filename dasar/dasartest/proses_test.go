package dasartest_test

import (
	"bufio"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

// mulaiSendiri starts a private server whatever TEST_DATABASE_URL says.
func mulaiSendiri(t *testing.T) *dasartest.PostgresServer {
	t.Helper()
	ctx, akhiri := context.WithTimeout(t.Context(), time.Minute)
	defer akhiri()
	s, err := dasartest.MulaiPostgres(ctx, map[string]string{"application_name": "uji"})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Stop()) })
	return s
}

func folderServer(t *testing.T, dsn string) string {
	t.Helper()
	u, err := url.Parse(dsn)
	require.NoError(t, err)
	return u.Query().Get("host")
}

func TestMulaiPostgres(t *testing.T) {
	s := mulaiSendiri(t)
	db, err := pgdb.Open(s.DSN("postgres"))
	require.NoError(t, err)
	defer db.Close()
	var n int
	require.NoError(t, db.NewRaw("SELECT 1").Scan(t.Context(), &n))
	dir := folderServer(t, s.DSN("postgres"))
	require.DirExists(t, dir)
	require.NoError(t, s.Stop())
	require.NoDirExists(t, dir)
	require.NoError(t, s.Stop(), "a second Stop does nothing")
	require.Error(t, db.NewRaw("SELECT 1").Scan(t.Context(), &n))
}

func TestMulaiPostgresSetelanSalah(t *testing.T) {
	_, err := dasartest.MulaiPostgres(t.Context(), map[string]string{"tidak_ada": "1"})
	require.ErrorContains(t, err, "tidak_ada", "the server's own words are shown")
}

// A test binary that is killed takes its server and folder along: the child is
// this test binary.
func TestServerBerakhirBersamaProsesnya(t *testing.T) {
	if os.Getenv("UJI_MATI") != "" {
		fmt.Println("dsn", mulaiSendiri(t).DSN("postgres"))
		select {}
	}
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestServerBerakhirBersamaProsesnya$")
	c.Env = append(os.Environ(), "UJI_MATI=1")
	keluar, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	var dsn string
	for s := bufio.NewScanner(keluar); dsn == "" && s.Scan(); {
		dsn, _ = strings.CutPrefix(s.Text(), "dsn ")
	}
	require.NotEmpty(t, dsn)
	dir := folderServer(t, dsn)
	require.DirExists(t, dir)
	require.NoError(t, c.Process.Kill())
	_ = c.Wait()
	require.Eventually(t, func() bool { _, err := os.Stat(dir); return os.IsNotExist(err) }, 20*time.Second, 20*time.Millisecond)
}

// Without Postgres a test fails; it is not skipped.
func TestTanpaPostgresGagal(t *testing.T) {
	if os.Getenv("UJI_TANPA") != "" {
		dasartest.Postgres(t)
		return
	}
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestTanpaPostgresGagal$", "-test.v")
	c.Env = append(os.Environ(), "UJI_TANPA=1", "PESANTREN_PG_BIN="+t.TempDir(), "TEST_DATABASE_URL=")
	out, err := c.CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), "--- FAIL: TestTanpaPostgresGagal")
	require.Contains(t, string(out), "needs Postgres")
}

// TEST_DATABASE_URL names a running server to use instead.
func TestAlamatDariLuar(t *testing.T) {
	if os.Getenv("UJI_LUAR") != "" {
		db := dasartest.Postgres(t, buatKas)
		_, err := db.Exec("INSERT INTO kas VALUES ('A', 'laci', 1)")
		require.NoError(t, err)
		fmt.Println("sambungan", dasartest.PostgresURL(t))
		return
	}
	s := mulaiSendiri(t)
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAlamatDariLuar$", "-test.v")
	c.Env = append(os.Environ(), "UJI_LUAR=1", "TEST_DATABASE_URL="+s.DSN("postgres"))
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "host="+folderServer(t, s.DSN("x")))
	db, err := pgdb.Open(s.DSN("postgres"))
	require.NoError(t, err)
	defer db.Close()
	var sisa int
	require.NoError(t, db.NewRaw("SELECT count(*) FROM pg_database WHERE datname LIKE 'uji%'").Scan(t.Context(), &sisa))
	require.Zero(t, sisa, "a foreign server is left as it was found")
}

// Closures of one piece of code may do different things: each is run.
func TestPenutupTidakSalingTertukar(t *testing.T) {
	tabel := func(nama string) func(context.Context, *bun.DB) error {
		return func(ctx context.Context, db *bun.DB) error {
			_, err := db.ExecContext(ctx, "CREATE TABLE "+nama+" (a BIGINT)")
			return err
		}
	}
	for _, nama := range []string{"satu", "dua", "tiga"} {
		db := dasartest.Postgres(t, tabel(nama))
		n, err := db.NewSelect().Table(nama).Count(t.Context())
		require.NoError(t, err)
		require.Zero(t, n)
	}
}
