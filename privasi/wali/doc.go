// Package wali says who speaks for a santri: when a child stops being one, which
// guardian has which authority, and how authority passes to the santri.
//
// # Model
//
// An [Orang] is what the rules need to know of a human: birth date, first
// marriage, zone, the forms of communication that reach him. Two notions of
// child live side by side ([AturanUsia]): [Orang.Anak] decides who consents and
// ends with the 18th birthday or with marriage; [Orang.AnakTerlindung] decides
// about defaults that keep a child safe and ends with the birthday only.
//
// A [Kewenangan] belongs to the pair of a guardian and a santri. It is claimed
// ([Ajukan]), proven by somebody else ([Kewenangan.Buktikan]), frozen
// ([Kewenangan.Bekukan]), thawed and revoked. What it is worth at a moment is
// computed ([Kewenangan.StatusPada], [Kewenangan.Izin]), never stored.
//
// A [Peralihan] keeps what was told and what the santri confirmed around his
// majority; where it stands, what is due and which consents still hold follow
// from it and the moment ([Peralihan.Tahap], [Peralihan.Nasib]).
//
// # Traps
//
//   - An unknown or impossible birth date makes a child, whatever the marriage
//     date says. A wrong date never makes an adult.
//   - The day is the civil day of the person's zone: the same majority begins two
//     hours earlier in Jayapura than in Jakarta.
//   - A freeze is invisible to the guardian. [Izin] has two errors: Jawab goes out,
//     Efek decides whether anything happens. While frozen, Jawab is what it was,
//     commands have no effect, and reads show nothing newer than DataSampai. Who
//     cannot read as of a past moment refuses everybody alike with [ErrBukanWali].
//   - A guardian of another santri, a claim that was refused and no claim at all
//     give the same answer, byte for byte.
//   - Destructive acts ask [Kewenangan.PeriksaMerusak] again when they run.
package wali
