// Package jadwal is the weekly timetable of a pesantren: it says what clashes and why.
//
// # Model
//
// A [Jadwal] is a plain value. Each track and level has its own grid of periods
// ([Kisi]) in clock minutes; an activity ([Kegiatan]) is a lesson of some periods by
// teachers to classes or groups, in a room; a [Letak] places it on a day and a period.
//
// Two activities clash when they share a teacher, a room, a class (or two groups of one
// class that share members) or a santri of two tracks, and their half-open clock
// intervals overlap on the same day. Besides, an activity may meet an unavailability
// ([Halangan]) or a break ([Jeda]), exceed the load of a teacher ([Beban]), stand too
// close to another one of the same subject ([Sebar]) or lie in a room of the other zone.
// Each clash is a [Bentrok] with its rule, its parties, its time and a sentence.
//
// [Periksa] reads a whole timetable. A [Papan] holds one on the board and answers for a
// single move ([Papan.Coba], [Papan.Pindah], [Papan.Pilihan]): the same clashes, for
// both ask the same functions.
//
// [Isi] places what waits. [TulisFET] and [BacaFET] exchange timetables with the free
// program FET, and [Jadwal.AmbilLetak] takes places back by the clock.
//
// # Traps
//
//   - Clock times are compared, never numbers of periods: the third period of MTs is
//     not the third period of the diniyah. 07:00-07:40 and 07:40-08:20 do not clash.
//   - A lesson that runs across a pause of its grid does not occupy the pause.
//   - Nothing crosses midnight: a lesson ends at 24:00 at the latest.
//   - Classes and groups without a common part ([Rombel]) clash only through santri
//     that [Jadwal.Santri] puts into both. Two groups of different divisions share
//     parts when [Pecah] made them, and not when they are entered as strangers.
//   - A class that is away takes its groups with it, and a group its class.
//   - Distances of [Sebar] count the days of [Jadwal.Hari] in their order: a free day
//     between two is not counted, and the week does not begin again.
//   - FET has one list of hours for everything. A file written for several grids has the
//     pieces of the day in which they differ; read back, it is one grid of such pieces.
//   - A break is dated: give the timetable its days, or every break counts.
//   - Ids of teachers and santri appear in [Bentrok.String]; pages use
//     [Bentrok.Kalimat], which asks for names.
package jadwal
