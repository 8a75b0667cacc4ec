package dasarbun

import (
	"context"
	"math/rand/v2"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
)

// Kotak is the outbox: what must reach the outside is written in the unit that
// decides it, and sent by a worker afterwards. Bound to a unit's transaction it
// is a [dasar.Kotak]; bound to the database, [Kotak.Proses] sends from it.
//
// Every message is sent at least once: after a crash, or when a worker is
// slower than Sewa, again. Messages of one institution are taken oldest first,
// but a failed one does not hold up the others. A message that failed MaksCoba
// times is kept as dead until somebody revives it ([Kotak.Hidupkan]).
type Kotak struct {
	DB bun.IDB

	Now      func() time.Time              // time.Now when nil
	Sewa     time.Duration                 // how long a worker may keep a message; 2 minutes when 0
	MaksCoba int                           // attempts before a message is dead; 12 when 0
	Jeda     func(coba int) time.Duration  // pause after the given number of attempts; JedaBaku when nil
	Lapor    func(dasar.Pesan, int, error) // told of each failed attempt, for a log; the error may be personal
}

// Masukkan implements [dasar.Kotak].
func (k Kotak) Masukkan(ctx context.Context, pesan ...dasar.Pesan) error {
	return Masukkan(ctx, k.DB, pesan...)
}

// Masukkan puts messages into the outbox as [dasar.Kotak] promises; db is the
// transaction of the unit.
func Masukkan(ctx context.Context, db bun.IDB, pesan ...dasar.Pesan) error {
	rows := make([]barisPesan, len(pesan))
	for i, p := range pesan {
		if err := p.Validate(); err != nil {
			return err
		}
		rows[i] = barisPesan{Lembaga: string(p.Lembaga), ID: p.ID, Topik: p.Topik, Isi: append([]byte{}, p.Isi...), Dibuat: Mikro(p.Dibuat), Berikut: Mikro(p.Dibuat)}
	}
	_, err := SisipBanyak(ctx, db, rows, "CONFLICT DO NOTHING")
	return err
}

type barisPesan struct {
	bun.BaseModel `bun:"table:kotak_keluar"`

	Lembaga string `bun:",pk"`
	ID      string `bun:",pk"`
	Topik   string
	Isi     []byte
	Dibuat  int64
	Coba    int
	Berikut int64
	Mati    bool
	Galat   string
}

func (b barisPesan) pesan() dasar.Pesan {
	return dasar.Pesan{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Topik: b.Topik, Isi: b.Isi, Dibuat: DariMikro(b.Dibuat)}
}

// JedaBaku is the usual pause after a failed attempt: half a minute after the
// first, doubled each time up to six hours, a fifth more or less at random.
func JedaBaku(coba int) time.Duration {
	d := min(30*time.Second<<min(max(coba-1, 0), 10), 6*time.Hour)
	return d - d/5 + rand.N(2*d/5)
}

func (k Kotak) sekarang() time.Time {
	if k.Now == nil {
		return time.Now()
	}
	return k.Now()
}

func (k Kotak) sewa() time.Duration {
	if k.Sewa <= 0 {
		return 2 * time.Minute
	}
	return k.Sewa
}

func (k Kotak) maksCoba() int {
	if k.MaksCoba <= 0 {
		return 12
	}
	return k.MaksCoba
}

func (k Kotak) jeda(coba int) time.Duration {
	if k.Jeda == nil {
		return JedaBaku(coba)
	}
	return k.Jeda(coba)
}

// PesanMati is a message that was given up. Galat says why without personal
// data: the rule and sentence of a [dasar.Error], else the type of the error.
type PesanMati struct {
	dasar.Pesan
	Coba  int
	Galat string
}

// Mati lists the dead messages of an institution by id.
func (k Kotak) Mati(ctx context.Context, l dasar.LembagaID, p dasar.Page) (out []PesanMati, next string, err error) {
	var rows []barisPesan
	err = k.DB.NewSelect().Model(&rows).Where("lembaga = ? AND mati AND id > ?", l, p.After).
		Order("id").Limit(int64(p.Batas()) + 1).Scan(ctx)
	if err != nil {
		return nil, "", Translate(err)
	}
	if len(rows) > p.Batas() {
		rows = rows[:p.Batas()]
		next = rows[len(rows)-1].ID
	}
	for _, b := range rows {
		out = append(out, PesanMati{b.pesan(), b.Coba, b.Galat})
	}
	return out, next, nil
}

// Hidupkan puts a dead message back in the queue with all its attempts before
// it; a message that is not dead is [dasar.ErrTiada].
func (k Kotak) Hidupkan(ctx context.Context, l dasar.LembagaID, id string) error {
	n, err := terubah(k.DB.ExecContext(ctx,
		"UPDATE kotak_keluar SET mati = FALSE, coba = 0, berikut = ? WHERE lembaga = ? AND id = ? AND mati", Mikro(k.sekarang()), l, id))
	if err == nil && n == 0 {
		return dasar.ErrTiada.NotFoundf("pesan itu tidak ada di antara pesan yang gagal")
	}
	return Translate(err)
}
