// Package pendedahan decides when data leaves the institution, or is opened in a way that
// nobody's daily work needs: disclosure to others and to authorities, support by ticket,
// emergencies, tokens of third parties, orders of the regulator.
//
// # Model
//
// A [Pendedahan] is one disclosure about one person: to whom, for what, on which ground,
// which fields, approved by whom, and what was withheld. It is asked for ([Minta]), tested,
// approved (by two where an authority asks), carried out, and told to the person; where a
// law forbids telling, the notice waits for the day on which that ends. Fields never go
// beyond the instrument.
//
// [AksesDukungan] lets a vendor in by ticket, for hours, after the institution agreed.
// [Darurat] is the broken glass: a fixed set of categories, half an hour, twice a day, and
// reviewed by somebody else in two days or the account is locked. [Token] is what a third
// party may call with. [Perintah] is an order of the regulator with its clock. Whether any
// of them is open follows from its dates and a moment; nothing has to close it.
//
// # Traps
//
//   - A second approval by the same account, by the person concerned, or by whoever asked
//     is none.
//   - A prohibition to tell the person without a law or an end is refused: there is no
//     "until further notice".
//   - The zero Token opens nothing: each of purpose, fields and people must be listed.
package pendedahan
