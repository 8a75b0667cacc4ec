package keuanganbun_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/pgdb"
	"github.com/pesantren-go/pesantren/dasar/dasarbun/sqlitedb"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/keuangan/keuangantest"
)

// The variables that turn this test binary into the child of TestBadai.
const (
	envBadai  = "PESANTREN_UJI_BADAI"  // sqlite or postgres
	envTempat = "PESANTREN_UJI_TEMPAT" // file or URL
)

func TestMain(m *testing.M) {
	if jenis := os.Getenv(envBadai); jenis != "" {
		db, err := bukaTempat(jenis, os.Getenv(envTempat))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		keuangantest.AnakBadai(keuanganbun.New(db, nil), keuanganbun.Atomic(db, nil), os.Stdout)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func bukaTempat(jenis, tempat string) (*bun.DB, error) {
	if jenis == "sqlite" {
		return sqlitedb.Open(tempat)
	}
	return pgdb.Open(tempat)
}

// TestBadai kills a child process with SIGKILL while it takes payments and
// issues bills, and opens what it left.
func TestBadai(t *testing.T) {
	for jenis, tempat := range map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "badai.db") },
		"postgres": func(t *testing.T) string { return dasartest.PostgresURL(t) },
	} {
		t.Run(jenis, func(t *testing.T) {
			t.Parallel()
			tempat := tempat(t)
			keuangantest.RunBadai(t,
				func() *exec.Cmd {
					cmd := exec.Command(os.Args[0], "-test.run=^$")
					cmd.Env = append(os.Environ(), envBadai+"="+jenis, envTempat+"="+tempat)
					return cmd
				},
				func(t *testing.T) (keuangan.Stores, dasar.Atomic[keuangan.Stores]) {
					db, err := bukaTempat(jenis, tempat)
					require.NoError(t, err)
					t.Cleanup(func() { db.Close() })
					require.NoError(t, dasarbun.Schema(context.Background(), db))
					require.NoError(t, keuanganbun.Migrasi(context.Background(), db))
					return keuanganbun.New(db, nil), keuanganbun.Atomic(db, nil)
				})
		})
	}
}
