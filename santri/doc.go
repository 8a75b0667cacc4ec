// Package santri is kesiswaan: the students (santri) of a pesantren, their
// parents and guardians (wali), families, units, memberships in the tracks of
// study, boarding, and status with its dated history.
//
// # Model
//
// A [Santri] is one person in one institution. What changes with dates lives
// beside it and is never overwritten: [Keanggotaan] (one open membership per
// track: formal, diniyah, tahfidz), [Mukim] (boarding) and [Peristiwa] (status).
// A [Keluarga] is the household that pays together, recognised by father,
// mother and phone number. Other packages read santri as of a day through
// [SumberPeserta].
//
// Files come in through [PeriksaLembar], which judges every row and touches no
// storage, and [Impor], which previews, asks, and applies in one unit of work.
//
// # Traps
//
//   - Identity numbers are text. [ParseNIK] and its sisters repair what offices
//     and spreadsheets do to them and say so in a [Bacaan]; an error means that
//     the number must be asked for again.
//   - A NIK that disagrees with the birth date is a warning, never a refusal.
//   - A phone number is shared on purpose: it is never a key of one person.
//   - Sealed fields ([github.com/pesantren-go/pesantren/privasi.Tertutup]) are sealed by
//     [Service] before a unit of work opens; a store refuses fresh ones.
//   - An import never erases: an empty cell says nothing. It recognises people by
//     id, NISN, NIK or NIS, never by name, and a family changes by a person's
//     hand only.
//   - The zero dasar.Tanggal as the end of a membership or stay means "still".
package santri
