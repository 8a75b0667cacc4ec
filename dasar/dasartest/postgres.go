package dasartest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
)

// Postgres returns a new Postgres database of the test's own, with the given
// migrations run in order; it is dropped when the test ends. One private
// server is started per test binary and ends with it, however it ends.
// TEST_DATABASE_URL names a server to use instead; its role must be able to
// create databases. Without either the test fails.
func Postgres(t testing.TB, migrate ...func(context.Context, *bun.DB) error) *bun.DB {
	t.Helper()
	db, err := pgdb.Open(PostgresURL(t, migrate...))
	require.NoError(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

// PostgresURL is [Postgres] for a test that opens the database itself or gives
// it to a child process.
func PostgresURL(t testing.TB, migrate ...func(context.Context, *bun.DB) error) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	k, err := kolam()
	if err != nil {
		t.Fatalf("a test on Postgres needs Postgres: %v", err)
	}
	nama, err := k.baru(ctx, migrate)
	if err != nil {
		t.Fatalf("no test database: %v", err)
	}
	t.Cleanup(func() {
		if err := k.buang(nama); err != nil {
			t.Errorf("dropping the test database: %v", err)
		}
	})
	return k.url(nama)
}

// kolam starts the server of this test binary at its first call. It is the one
// thing here that outlives a test: the server is a child that ends by itself
// when this process does.
var kolam = sync.OnceValues(bukaKolam)

// server is what test databases are made on.
type server struct {
	admin *bun.DB
	url   func(db string) string
	asing bool // not ours: nothing may stay on it, and so no templates

	mu    sync.Mutex // a template must have no other user while it is copied
	pola  map[string]string
	jaga  []func(context.Context, *bun.DB) error // keeps the functions whose addresses are keys
	nomor int
}

func bukaKolam() (*server, error) {
	k := &server{pola: map[string]string{}}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if s := os.Getenv("TEST_DATABASE_URL"); s != "" {
		u, err := url.Parse(s)
		if err != nil || !strings.HasPrefix(u.Scheme, "postgres") {
			return nil, fmt.Errorf("TEST_DATABASE_URL is not a postgres:// URL")
		}
		k.url = func(db string) string { v := *u; v.Path = "/" + db; return v.String() }
		k.asing = true
		k.admin, err = pgdb.Open(s)
		return k, err
	}
	s, err := MulaiPostgres(ctx, nil)
	if err != nil {
		return nil, err
	}
	k.url = s.DSN
	k.admin, err = pgdb.Open(s.DSN("postgres"))
	return k, err
}

// baru makes a database. The first test with a list of migrations makes a
// template too; the next ones copy it.
func (k *server) baru(ctx context.Context, migrate []func(context.Context, *bun.DB) error) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.asing {
		return k.dimigrasi(ctx, migrate)
	}
	pola, err := k.polaUntuk(ctx, migrate)
	if err != nil {
		return "", err
	}
	return k.salin(ctx, pola)
}

func (k *server) polaUntuk(ctx context.Context, migrate []func(context.Context, *bun.DB) error) (string, error) {
	kunci := alamat(migrate)
	if p, ok := k.pola[kunci]; ok || len(migrate) == 0 {
		return p, nil
	}
	nama, err := k.dimigrasi(ctx, migrate)
	if err == nil {
		k.pola[kunci], k.jaga = nama, append(k.jaga, migrate...)
	}
	return nama, err
}

func (k *server) dimigrasi(ctx context.Context, migrate []func(context.Context, *bun.DB) error) (nama string, err error) {
	if nama, err = k.salin(ctx, ""); err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			_ = k.buang(nama)
		}
	}()
	db, err := pgdb.Open(k.url(nama))
	if err != nil {
		return "", err
	}
	defer db.Close()
	for _, m := range migrate {
		if err := m(ctx, db); err != nil {
			return "", fmt.Errorf("migrating: %w", err)
		}
	}
	return nama, nil
}

func (k *server) salin(ctx context.Context, pola string) (string, error) {
	k.nomor++
	nama := fmt.Sprintf("uji_%d_%d", os.Getpid(), k.nomor)
	q := "CREATE DATABASE " + nama
	if pola != "" {
		q += " TEMPLATE " + pola
	}
	_, err := k.admin.ExecContext(ctx, q)
	return nama, err
}

func (k *server) buang(nama string) error {
	_, err := k.admin.ExecContext(context.Background(), "DROP DATABASE IF EXISTS "+nama+" WITH (FORCE)")
	return err
}

// alamat tells lists of functions apart by the addresses of the functions. A
// plain function has one address; every closure has its own, because what it
// captured may differ though its code is the same.
func alamat(fns []func(context.Context, *bun.DB) error) string {
	var b strings.Builder
	for i := range fns {
		fmt.Fprintf(&b, "%x ", *(*uintptr)(unsafe.Pointer(&fns[i])))
	}
	return b.String()
}
