package dasarbun

import (
	"context"
	"iter"

	"github.com/uptrace/bun"
)

// Alirkan streams what a query finds, n rows at a time and without holding a connection
// in between, so that other statements may run while it does. halaman asks for one page
// in a total order, behind the row akhir (nil for the first page); jadi makes a record
// of a row.
func Alirkan[R, V any](ctx context.Context, db bun.IDB, n int, halaman func(q *bun.SelectQuery, akhir *R) *bun.SelectQuery, jadi func(R) (V, error)) iter.Seq2[V, error] {
	return func(yield func(V, error) bool) {
		for akhir := (*R)(nil); ; {
			var rows []R
			if err := halaman(db.NewSelect().Model(&rows), akhir).Limit(int64(n)).Scan(ctx); err != nil {
				var v V
				yield(v, Translate(err))
				return
			}
			for _, r := range rows {
				if v, err := jadi(r); !yield(v, err) || err != nil {
					return
				}
			}
			if len(rows) < n {
				return
			}
			akhir = &rows[n-1]
		}
	}
}
