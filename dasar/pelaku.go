package dasar

import "slices"

// LembagaID names the institution a record belongs to: one pesantren with its
// own books, the tenant. Every store method takes it; no query crosses it
// unless its name says so. Units inside it (Pondok, MTs, MA) are santri.Unit.
type LembagaID string

// Pelaku is who acts, in which role, over what, and for which purpose. The
// embedding application takes it from its own session and passes it down
// explicitly; it never hides in a context. The zero Pelaku may do nothing.
type Pelaku struct {
	ID      string    // the account, never empty for a person
	Lembaga LembagaID // the institution that the call is about
	Peran   string    // role, such as "bendahara"; privasi's register gives it its levels
	Lingkup Lingkup   // what part of the institution the role covers
	Tujuan  string    // purpose of this call, such as "keuangan.penagihan"; declared by the endpoint
}

// Untuk returns a copy of p acting for another purpose. Endpoints and pages
// declare their purpose once with it.
func (p Pelaku) Untuk(tujuan string) Pelaku {
	p.Tujuan = tujuan
	return p
}

var (
	// ErrPelaku says that a call came without an actor or institution.
	ErrPelaku = Aturan("DSR-PELAKU-01")
	// ErrLingkup says that the record lies outside the actor's scope.
	ErrLingkup = Aturan("DSR-PELAKU-02")
)

// Validate refuses, with [ErrPelaku], an actor without id or institution.
func (p Pelaku) Validate() error {
	if p.ID == "" || p.Lembaga == "" {
		return ErrPelaku.Forbiddenf("pelaku belum dikenal; masuk dahulu")
	}
	return nil
}

// Lingkup says which units of the institution an actor covers. The zero value
// covers nothing: whoever builds a Pelaku says what it may reach.
type Lingkup struct {
	Semua bool     // the whole institution, records without a unit included
	Unit  []string // unit codes; used when Semua is false
}

// LingkupSemua covers the whole institution.
var LingkupSemua = Lingkup{Semua: true}

// Mencakup reports whether a record of the given unit code lies in the scope.
// A record without a unit ("") is covered only by Semua.
func (l Lingkup) Mencakup(unit string) bool {
	return l.Semua || (unit != "" && slices.Contains(l.Unit, unit))
}

// Periksa refuses, with [ErrLingkup], a unit outside the scope.
func (l Lingkup) Periksa(unit string) error {
	if !l.Mencakup(unit) {
		return ErrLingkup.Forbiddenf("data ini di luar wewenang Anda")
	}
	return nil
}
