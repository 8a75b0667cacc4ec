// Package kalender turns what a school plans into days: academic years of either
// calendar, holidays and activities that recur. It is pure: the Hijri calendar of the
// institution is handed in, and no clock is read.
//
// # Model
//
// A [Pola] says on which days something falls: once, a run of days, weekly or every n
// weeks, the n-th weekday of a Gregorian or Hijri month, a day of a month of either
// calendar, a day of the Javanese five-day week ([Pasaran]) with or without a weekday.
// It has exceptions and moved days. An [Acara] is a named holiday or activity with such
// a pattern; an [Agenda] expands many of them ([Agenda.Jabarkan]) and counts effective
// school days ([Agenda.Efektif]). [UsulTahun] proposes an academic year: July to June,
// Syawal to Ramadan, or any other month, cut into any number of terms.
//
// # Traps
//
//   - Plans follow the label, records do not. When a decision (hijriah.Putusan) moves
//     the first of a month by a day, what recurs on a Hijri date is expanded to another day;
//     patterns of the Gregorian week, and everything already recorded, stay.
//   - The Hijri day begins at maghrib: "malam Jumat" is Thursday evening. With
//     [Pola].Malam the day given is the civil day on which that evening falls.
//   - An exception or a moved day names a Gregorian day. After a correction it may name a
//     day on which nothing falls any more; then it does nothing.
//   - Some days do not exist in every month: the 30th of a Hijri month, the 31st of
//     April, a fifth Friday. Nothing falls there; nothing is moved to the day before.
//   - Never key on a year number. A proposal of [UsulTahun] is stored under an id of
//     its own, and two Hijri years may begin in one school year.
//
// An example:
//
//	k := hijriah.Baku()
//	p := kalender.Pola{Jenis: kalender.Weton, Hari: []time.Weekday{time.Friday}, Pasaran: kalender.Kliwon}
//	hari, err := p.Jabarkan(k, dasar.Tgl(2026, 1, 1), dasar.Tgl(2026, 12, 31))
package kalender
