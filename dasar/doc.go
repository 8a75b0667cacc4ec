// Package dasar is the shared vocabulary of a pesantren (an Indonesian Islamic
// boarding school): money in whole [Rupiah], civil days ([Tanggal]) and months
// ([Bulan]), Hijri day labels ([Hijriah]), the institution a record belongs to
// ([LembagaID]), who is acting and why ([Pelaku]), how failures are classified
// ([Error]), and how one piece of work spans several stores ([Atomic]).
//
// It holds words, not business rules. A word belongs here when at least three
// of the six domain packages speak it.
//
// # Traps
//
//   - The zero [Tanggal], [Bulan] and [Hijriah] mean "not set"; they print as
//     an empty text and are stored as NULL. A zero [Rupiah] is nol rupiah.
//   - A [Tanggal] has no zone. Which civil day it is "now" is decided by the
//     institution's zone: TanggalDari(now.In(zone)).
//   - The zero [Lingkup] sees nothing. Fail closed is the default everywhere.
//   - A function given to [Atomic].Do may run twice.
package dasar
