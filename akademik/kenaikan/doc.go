// Package kenaikan is the end of a school year, and the moves within one: who goes up,
// who repeats, who changes class, who has finished. It is pure: what stands is handed
// in, and no store is touched.
//
// # Model
//
// A [Rencana] says for every santri of some classes what the meeting of teachers
// decided ([Putusan]) and which class follows. [Bandingkan] holds it against what
// stands ([Fakta]) and returns a [Selisih] per row: the memberships and stays that end,
// the membership that begins, the status that changes, or the one rule that refuses
// the row. A row that is refused takes no other with it. What to propose is
// [UsulPutusan] and [UsulTujuan]: the meeting decides, and may decide otherwise.
//
// # Traps
//
//   - A membership names unit, track and class, never a year: class 7A of last year and
//     of this one are one name. A row is recognised by its open membership and by the day
//     on which that began.
//   - Room in a class ([Kelas].Kapasitas) is counted for the year of the class: those of
//     last year who still have its name are not in the way.
//   - Tamat ends one membership and leaves the person in the pesantren; Lulus ends all of
//     them, the place in the dormitory and the status.
package kenaikan
