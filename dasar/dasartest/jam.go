package dasartest

import (
	"sync"
	"time"
)

// Jam is a clock for tests: it stands still until it is moved. Give its Now to
// a service. It may be used by several goroutines; the zero Jam stands at the
// zero time.
type Jam struct {
	mu sync.Mutex
	t  time.Time
}

// JamPada returns a clock that stands at t, in UTC and whole microseconds as
// storages keep moments.
func JamPada(t time.Time) *Jam { return &Jam{t: t.UTC().Truncate(time.Microsecond)} }

// Now returns the moment at which the clock stands.
func (j *Jam) Now() time.Time {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.t
}

// Maju moves the clock on by d and returns the new moment.
func (j *Jam) Maju(d time.Duration) time.Time {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.t = j.t.Add(d)
	return j.t
}

// Setel puts the clock at t.
func (j *Jam) Setel(t time.Time) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.t = t.UTC().Truncate(time.Microsecond)
}
