package dasar

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// What every storage says the same way. Domain packages give their own rule
// where they know more ("santri tidak ditemukan").
var (
	// ErrTiada says that a record does not exist in this institution.
	ErrTiada = Aturan("DSR-SIMPAN-01")
	// ErrBentrok says that a record exists already or changed meanwhile.
	ErrBentrok = Aturan("DSR-SIMPAN-02")
	// ErrSibuk says that the storage is busy or out of reach for the moment.
	ErrSibuk = Aturan("DSR-SIMPAN-03")
	// ErrUlang says that an Idempotency-Key came back with another content.
	ErrUlang = Aturan("DSR-ULANG-01")
	// ErrPesan says that an outbox message lacks its institution, id or topic.
	ErrPesan = Aturan("DSR-PESAN-01")
)

// Atomic runs a unit of work: all of it is kept, or nothing. S is the struct
// of stores that the work needs, declared by the package that does the work.
// Implementations pass dasartest.RunAtomic.
//
// Do gives fn stores bound to one transaction. If fn returns an error or
// panics, nothing is kept; otherwise everything is. The error of fn comes back
// untouched. Do may call fn more than once (a serialization failure is
// retried), so fn touches the world only through s and assigns, never
// accumulates, the variables it shares with its caller. Once a method of s has
// returned an error, fn must return too: some databases accept nothing more.
// A unit reads its own writes. Inside fn an outer store must not be used: it
// would escape a rollback on Postgres and block on SQLite. The context that fn
// is given is marked ([DalamUnit]).
type Atomic[S any] interface {
	Do(ctx context.Context, fn func(ctx context.Context, s S) error) error
}

type dalamUnit struct{}

// TandaiUnit marks a context as running inside a unit of work. Implementations
// of [Atomic] call it; nothing else should.
func TandaiUnit(ctx context.Context) context.Context {
	return context.WithValue(ctx, dalamUnit{}, true)
}

// DalamUnit reports whether ctx runs inside a unit of work. Opening sealed
// personal data there is refused, because its trail could not commit first.
func DalamUnit(ctx context.Context) bool { return ctx.Value(dalamUnit{}) != nil }

// Page asks for at most Limit records after the cursor After, which is opaque
// and comes from the previous page; "" starts at the beginning.
type Page struct {
	After string
	Limit int
}

// MaxPage is the largest page a store gives.
const MaxPage = 500

// Batas returns Limit within 1 to [MaxPage]; an unset Limit gives 50.
func (p Page) Batas() int {
	if p.Limit <= 0 {
		return 50
	}
	return min(p.Limit, MaxPage)
}

// Potong gives one page of a list that is read whole, and the cursor of the next, "" at the
// end. kunci tells rows apart; a cursor whose row is gone begins anew.
func Potong[T any](ts []T, p Page, kunci func(T) string) (isi []T, lanjut string) {
	if i := slices.IndexFunc(ts, func(t T) bool { return kunci(t) == p.After }); p.After != "" && i >= 0 {
		ts = ts[i+1:]
	}
	if len(ts) > p.Batas() {
		ts = ts[:p.Batas()]
		lanjut = kunci(ts[len(ts)-1])
	}
	return ts, lanjut
}

// Ulang remembers the outcome of a call under the Idempotency-Key its caller
// chose, so that a call sent twice is done once. Implementations pass
// dasartest.RunUlang.
//
// Klaim is called inside the unit of work that does the call, before its other
// writes. The first call records that (l, operasi, kunci), with inputs hashed
// to sidik, gives hasil, and returns hasil and false. A later call with the
// same sidik returns the first hasil and true, and the operation then does
// nothing more; with another sidik it fails with [ErrUlang] (Conflict). If two
// calls meet, the second waits for the first one's unit: it gets the hasil of
// a unit that was kept, and becomes the first if that unit was rolled back.
// An empty key, or one of more than [MaksKunci] bytes, is refused with
// [ErrUlang] (Invalid). hasil holds ids or sealed text, nothing personal in
// the clear. Keys of one institution never meet those of another.
type Ulang interface {
	Klaim(ctx context.Context, l LembagaID, operasi, kunci string, sidik [32]byte, hasil string, pada time.Time) (lama string, sudah bool, err error)
}

// MaksKunci is the longest Idempotency-Key in bytes.
const MaksKunci = 200

// PeriksaKunci refuses a key that [Ulang].Klaim does not take.
func PeriksaKunci(kunci string) error {
	if kunci == "" || len(kunci) > MaksKunci {
		return ErrUlang.Invalidf("kunci Idempotency-Key harus 1 sampai %d huruf", MaksKunci).Pada("Idempotency-Key")
	}
	return nil
}

// Sidik hashes the typed inputs of a call for [Ulang]: SHA-256 of their JSON,
// in which Go orders map keys and struct fields. It panics on a value that
// JSON cannot write. A sealed value writes the same for every content: give
// its blind index instead.
func Sidik(v any) [32]byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("dasar: Sidik(%T): %v", v, err))
	}
	return sha256.Sum256(b)
}

// Pesan is a message to the outside (mail, a webhook, a file to write) that
// waits in the outbox until a worker has sent it. Isi is sealed by the caller
// when it is personal. The receiver may see a message twice and knows it by
// its ID.
type Pesan struct {
	Lembaga LembagaID
	ID      string // made by the service, unique in the institution
	Topik   string // what kind of message, such as "kuitansi.kirim"
	Isi     []byte
	Dibuat  time.Time
}

// Validate refuses, with [ErrPesan], a message without institution, id or topic.
func (p Pesan) Validate() error {
	if p.Lembaga == "" || p.ID == "" || p.Topik == "" {
		return ErrPesan.Invalidf("pesan keluar belum lengkap; isi lembaga, id, dan topiknya")
	}
	return nil
}

// Kotak is the outbox as a unit of work sees it. Masukkan keeps the messages
// with the unit and drops them with it; a message whose ID is there already is
// left as it was, and one that is not valid is refused with [ErrPesan].
// Implementations pass dasartest.RunKotak.
type Kotak interface {
	Masukkan(ctx context.Context, pesan ...Pesan) error
}
