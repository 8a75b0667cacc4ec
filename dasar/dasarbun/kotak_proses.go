package dasarbun

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
)

// Proses takes up to n messages that are due, gives each to kirim, and returns
// how many were sent. A message is removed when kirim returns nil, and tried
// again later when it returns an error. Any number of workers may call Proses
// at once, in any number of processes; no message is with two of them within
// Sewa. The context of kirim ends before Sewa does. No transaction is open
// while kirim runs.
//
// Proses fails only when the outbox cannot be read or written. When ctx ends,
// it puts the messages that were not tried back and returns.
func (k Kotak) Proses(ctx context.Context, n int, kirim func(context.Context, dasar.Pesan) error) (int, error) {
	jatah, err := k.jatah(ctx, n)
	if err != nil {
		return 0, err
	}
	batas, selesai := context.WithTimeout(ctx, k.sewa()*9/10)
	defer selesai()
	terkirim := 0
	for _, j := range jatah {
		if batas.Err() != nil {
			break
		}
		ambil, err := k.ambil(ctx, j)
		if err != nil {
			return terkirim, err
		}
		m, err := k.kirimSemua(ctx, batas, ambil, kirim)
		terkirim += m
		if err != nil {
			return terkirim, err
		}
	}
	return terkirim, nil
}

// Jalan calls [Kotak.Proses] until ctx ends: at once while there is work, and
// every selang when there is none. An outbox that cannot be reached is reported
// to gagal and tried again.
func (k Kotak) Jalan(ctx context.Context, selang time.Duration, n int, kirim func(context.Context, dasar.Pesan) error, gagal func(error)) {
	for ctx.Err() == nil {
		terkirim, err := k.Proses(ctx, n, kirim)
		if err != nil && ctx.Err() == nil {
			gagal(err)
		}
		if terkirim > 0 && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(selang):
		}
	}
}

type jatah struct {
	Lembaga string
	N       int
}

// jatah looks whose messages are the n oldest that are due. It reads across
// institutions and changes nothing; everything else is about one institution.
func (k Kotak) jatah(ctx context.Context, n int) (out []jatah, err error) {
	tertua := k.DB.NewSelect().Table("kotak_keluar").Column("lembaga").
		Where("NOT mati AND berikut <= ?", Mikro(k.sekarang())).Order("berikut").Limit(int64(n))
	err = k.DB.NewSelect().TableExpr("(?) AS t", tertua).ColumnExpr("lembaga, count(*) AS n").
		Group("lembaga").Order("lembaga").Scan(ctx, &out)
	return out, Translate(err)
}

// ambil takes messages of one institution for as long as Sewa. Rows that
// another worker is taking are passed over on Postgres; a statement on SQLite
// is alone.
func (k Kotak) ambil(ctx context.Context, j jatah) ([]barisPesan, error) {
	kini := k.sekarang()
	pilih := k.DB.NewSelect().Table("kotak_keluar").Column("id").
		Where("lembaga = ? AND NOT mati AND berikut <= ?", j.Lembaga, Mikro(kini)).Order("berikut", "id").Limit(int64(j.N))
	if k.DB.Dialect().Name() == dialect.PG {
		pilih = pilih.For("UPDATE SKIP LOCKED")
	}
	var rows []barisPesan
	// Materialized: inside IN (...) a planner may run a LIMIT more than once.
	err := k.DB.NewRaw("WITH ambil AS MATERIALIZED (?) UPDATE kotak_keluar SET coba = coba + 1, berikut = ? WHERE lembaga = ? AND id IN (SELECT id FROM ambil) RETURNING *",
		pilih, Mikro(kini.Add(k.sewa())), j.Lembaga).Scan(ctx, &rows)
	slices.SortFunc(rows, func(a, b barisPesan) int {
		return cmp.Or(cmp.Compare(a.Dibuat, b.Dibuat), strings.Compare(a.ID, b.ID))
	})
	return rows, Translate(err)
}

// kirimSemua sends the messages that were taken and writes down what became of
// them: at least once a second, so that a crash repeats little.
func (k Kotak) kirimSemua(ctx, batas context.Context, ambil []barisPesan, kirim func(context.Context, dasar.Pesan) error) (terkirim int, err error) {
	// What has happened is written even when ctx has ended meanwhile.
	tulis := context.WithoutCancel(ctx)
	var beres []barisPesan
	catat := time.Now()
	for i, b := range ambil {
		if batas.Err() != nil {
			err = k.kembalikan(tulis, ambil[i:])
			break
		}
		if b.Coba > k.maksCoba() { // its worker ended each time: whatever it holds may be why
			err = k.gagal(tulis, b, errors.New("pekerja selalu terhenti"))
		} else if e := kirim(batas, b.pesan()); e != nil {
			err = k.gagal(tulis, b, e)
		} else {
			beres = append(beres, b)
		}
		if err != nil {
			break
		}
		if time.Since(catat) > time.Second {
			if err = k.hapus(tulis, beres); err != nil {
				return terkirim, err
			}
			terkirim, beres, catat = terkirim+len(beres), nil, time.Now()
		}
	}
	if e := k.hapus(tulis, beres); e != nil {
		return terkirim, errors.Join(err, e)
	}
	return terkirim + len(beres), err
}

// milikKami names rows that are still in our hands: whoever takes a row raises
// its coba, so a worker that was too slow changes nothing any more.
func milikKami(rows []barisPesan) (string, []any) {
	args := []any{rows[0].Lembaga}
	for _, b := range rows {
		args = append(args, b.ID, b.Coba)
	}
	return "lembaga = ? AND (id, coba) IN (VALUES (?, ?)" + strings.Repeat(", (?, ?)", len(rows)-1) + ")", args
}

func (k Kotak) hapus(ctx context.Context, rows []barisPesan) error {
	if len(rows) == 0 {
		return nil
	}
	mana, args := milikKami(rows)
	_, err := k.DB.NewDelete().Table("kotak_keluar").Where(mana, args...).Exec(ctx)
	return Translate(err)
}

func (k Kotak) kembalikan(ctx context.Context, rows []barisPesan) error {
	mana, args := milikKami(rows)
	_, err := k.DB.NewUpdate().Table("kotak_keluar").Set("coba = coba - 1").Set("berikut = ?", Mikro(k.sekarang())).Where(mana, args...).Exec(ctx)
	return Translate(err)
}

func (k Kotak) gagal(ctx context.Context, b barisPesan, sebab error) error {
	if k.Lapor != nil {
		k.Lapor(b.pesan(), b.Coba, sebab)
	}
	mana, args := milikKami([]barisPesan{b})
	_, err := k.DB.NewUpdate().Table("kotak_keluar").
		Set("berikut = ?", Mikro(k.sekarang().Add(k.jeda(b.Coba)))).
		Set("mati = ?", b.Coba >= k.maksCoba()).Set("galat = ?", galatAman(sebab)).
		Where(mana, args...).Exec(ctx)
	return Translate(err)
}

// galatAman describes an error without what a foreign system may have put into
// its text (an address, a name).
func galatAman(err error) string {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return strings.TrimSpace(e.Rule + " " + e.Message)
	}
	return fmt.Sprintf("%T", err)
}

var _ dasar.Kotak = Kotak{DB: bun.IDB(nil)}
