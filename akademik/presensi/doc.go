// Package presensi holds the rules of presence of santri: a register by exception, what
// approved leave fills in, and the recap that a rapor prints.
//
// # Model
//
// A register is about one lesson or activity: its members, and a [Catatan] of each
// member of whom there is more to say than "was there". [Aturan.Susun] makes it out of
// what the teacher named and of the leave that holds at that hour. [Aturan.Rekap] counts
// registers per santri, over lessons and over days.
//
// # Traps
//
//   - Who is not named is present: a register not taken says nothing about anybody and
//     is never one in which all were present.
//   - Leave explains an absence, it never makes one: a teacher who saw the santri
//     overrides it, and the register keeps that there was leave.
//   - How the lessons of a day become a day of absence is the school's: no regulation
//     says it (the rapor asks for days of S, I and A and not how to count them).
package presensi
