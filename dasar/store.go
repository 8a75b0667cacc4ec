package dasar

import "context"

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
