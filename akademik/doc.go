// Package akademik is the school life of santri: marks, tahfidz, calendars and
// timetables of the formal, diniyah and tahfidz tracks that one santri is in at
// once.
//
// # Model
//
// This package keeps academic years with their own terms, subjects and kitab, classes
// and halaqah, who teaches them, and recitations; its [Service] is the door. Who is in
// a class is santri's to say (santri.Keanggotaan). Storage is akademikmem and
// akademikbun, tried by akademiktest.
//
// A timetable ([Jadwal]) is a version of a year with grids of its own: a draft is worked
// on ([Service.Papan] holds it on the board with whatever is in force beside it), put in
// force from a day and never changed afterwards. Lessons ([Pelajaran]) follow from it.
//
// Each subject is a room of its own with pure rules: akademik/nilai holds marks,
// scales, remedial, gates and ranks. The vectors of all rooms run from here
// (TestVektor), through their public doors.
//
// # Traps
//
//   - An academic year is an id with a calendar, never a year number: a diniyah year
//     overlaps two formal ones, and two Hijri years may begin in one school year.
//   - A santri has several memberships at once; nothing here asks for "the" class.
//   - Records hold Gregorian days. A Hijri date is a label, and a correction of it
//     moves no record.
package akademik
