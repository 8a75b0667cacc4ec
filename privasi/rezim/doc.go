// Package rezim holds the law of personal data as dated data: which deadlines run,
// when their clocks start, what a notice or a register must contain, who is a child.
//
// # Model
//
// A [Rezim] is one set of rules with the day on which it takes effect: UU 27/2022, and
// PP 33/2026 from 16 January 2027. [Hukum] is all of them in order; [Baku] is the shipped
// one, and an embedder may build another ([BuatHukum]) without a new release of this
// library. Every number carries its source and how sure it is ([Keyakinan]): what no
// reliable text says is a value of [Setelan] with a documented default.
//
// A clock ([Jam]) follows from facts, never from the present: [Hukum.Jam] takes the
// instants that are known ([Fakta]) and gives start and deadline. Hours run through
// nights, weekends and Idulfitri; working days need a [KalenderKerja], and a year that
// it has no data for is [ErrKalenderTakAda], never a guess. The regime is the one of the
// moment the clock started; one that begins while the clock runs can only shorten it
// ([Setelan].RezimLebihUntung).
//
// [Hukum.Simulasi] replays clocks under a regime that is not in force yet and lists what
// would be late or incomplete. It changes nothing.
//
// # Traps
//
//   - A deadline met at its very instant is met; [Jam.Lewat] is true only after it.
//   - A clock that is stored and computed again is merged with [Jam.Perketat], which keeps
//     the earlier deadline: a merge, a new calendar or another zone moves none later.
//   - A rule without a length is an order ([AturanTenggat].Urutan): one act must precede
//     another, and there is no instant to wait for.
//   - The dates of holidays of 2026 and 2027 are those of the joint decrees as several public
//     lists give them; a decision on a Hijri month can still move one ([Kalender.Dengan]).
//   - The wordings of the lists of PP 33/2026 articles 14 and 75 are ours: only the number
//     of their contents is known (Keyakinan says so).
package rezim
