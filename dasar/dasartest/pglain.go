//go:build !unix

package dasartest

import (
	"context"
	"errors"
)

// PostgresServer is a private Postgres server, which this system cannot have:
// set TEST_DATABASE_URL to the URL of a running one.
type PostgresServer struct{}

// MulaiPostgres fails on this system.
func MulaiPostgres(context.Context, map[string]string) (*PostgresServer, error) {
	return nil, errors.New("no private PostgreSQL on this system: set TEST_DATABASE_URL")
}

// DSN returns nothing on this system.
func (*PostgresServer) DSN(string) string { return "" }

// Stop does nothing on this system.
func (*PostgresServer) Stop() error { return nil }
