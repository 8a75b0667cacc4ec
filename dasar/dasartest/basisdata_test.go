package dasartest_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

func buatKas(ctx context.Context, db *bun.DB) error {
	_, err := db.ExecContext(ctx, `CREATE TABLE kas (lembaga TEXT, kunci TEXT, jumlah BIGINT NOT NULL, PRIMARY KEY (lembaga, kunci))`)
	return err
}

func TestSetiapUjiPunyaBasisDataSendiri(t *testing.T) {
	for nama, buka := range map[string]func(testing.TB, ...func(context.Context, *bun.DB) error) *bun.DB{
		"SQLite": dasartest.SQLite, "Postgres": dasartest.Postgres,
	} {
		for i := range 4 {
			t.Run(fmt.Sprint(nama, i), func(t *testing.T) {
				t.Parallel()
				db := buka(t, buatKas)
				_, err := db.Exec(`INSERT INTO kas VALUES ('A', 'laci', 1)`)
				require.NoError(t, err)
				n, err := db.NewSelect().Table("kas").Count(t.Context())
				require.NoError(t, err)
				require.EqualValues(t, 1, n)
			})
		}
	}
}
