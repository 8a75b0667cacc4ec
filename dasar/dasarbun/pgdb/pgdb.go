// Package pgdb opens Postgres the way the house needs it: through pgx, safe
// behind a transaction pooler such as PgBouncer, moments in UTC.
package pgdb

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
)

// Open opens the database at url (postgres://... or the key=value form). It
// does not connect yet. The pool holds at most 32 connections; change that on
// the returned DB. Statements are not prepared by name: bun writes values into
// the text, so that every text is new, and a pooler would mix the names up.
func Open(url string) (*bun.DB, error) {
	c, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("open postgres: %w", err) // pgx masks the password
	}
	c.DefaultQueryExecMode = pgx.QueryExecModeExec
	c.RuntimeParams["timezone"] = "UTC"
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "pesantren"
	}
	db := sql.OpenDB(sambungan{stdlib.GetConnector(*c, stdlib.OptionAfterConnect(utc))})
	db.SetMaxOpenConns(32)
	db.SetMaxIdleConns(32)
	db.SetConnMaxIdleTime(time.Minute)
	return bun.NewDB(db, pgdialect.New()), nil
}

// utc makes timestamptz columns come back in UTC instead of the machine's zone.
func utc(_ context.Context, c *pgx.Conn) error {
	c.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	return nil
}
