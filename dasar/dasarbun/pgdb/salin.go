package pgdb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"

	"github.com/jackc/pgx/v5"
)

// sambungan is pgx's connector with a driver that can COPY.
type sambungan struct{ driver.Connector }

// Driver implements [driver.Connector].
func (s sambungan) Driver() driver.Driver { return penggerak{s.Connector.Driver()} }

type penggerak struct{ driver.Driver }

// Salin implements dasarbun.Penyalin: COPY on the connection of tx. database/sql
// shows nobody the connection of a transaction; pgx hands it to whoever rewrites a
// statement, before the statement is sent. The statement itself is empty.
func (penggerak) Salin(ctx context.Context, tx *sql.Tx, perintah string, isi io.Reader) (int64, error) {
	s := salinan{perintah: perintah, isi: isi}
	_, err := tx.ExecContext(ctx, "", &s)
	return s.n, err
}

type salinan struct {
	perintah string
	isi      io.Reader
	n        int64
}

// RewriteQuery implements [pgx.QueryRewriter].
func (s *salinan) RewriteQuery(ctx context.Context, c *pgx.Conn, _ string, _ []any) (string, []any, error) {
	tag, err := c.PgConn().CopyFrom(ctx, s.isi, s.perintah)
	s.n = tag.RowsAffected()
	return "", nil, err
}
