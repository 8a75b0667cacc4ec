// Package hijriah labels civil days with Hijri dates, the way Indonesian
// institutions reckon them.
//
// # Model
//
// A [Kalender] is a list of first days of Hijri months. Three layers make it,
// the stronger above the weaker:
//
//   - decisions ([Putusan]): the first day announced by the Minister of Religion
//     after the sidang isbat, or by whomever the institution follows; each
//     names its source;
//   - computation: the first days by the neo-MABIMS criterion in use since 2022
//     (the civil day after the first evening on which, at sunset somewhere in
//     Indonesia, the Moon stands at least 3° high and 6.4° from the Sun), from
//     Ramadan 1443 to Zulhijah 1470 H;
//   - an approximation: the Umm al-Qura table of Saudi Arabia, Muharam 1420 to
//     Jumadilakhir 1482 H, which differs from the Indonesian calendar by a day in
//     about half of the months. Only [Kalender.Uraikan] uses it, and says so.
//
// [Baku] has all three, with the decisions of 2015 to 2026 that are documented.
// An institution adds its own with [Kalender.Dengan]; a Kalender never changes.
//
// # Traps
//
//   - A Hijri date is a label. Records keep a dasar.Tanggal; a later decision
//     relabels the days of two months and moves no record.
//   - The label is that of the daylight part of the civil day. The Hijri day
//     begins at maghrib (sunset), so the evening of a civil day already belongs
//     to the next label.
//   - [Kalender.Dari] never guesses. Outside what is computed or decided it
//     returns [ErrDiLuar]; use [Kalender.Uraikan] for a date marked as
//     approximate.
//   - One decision may need a second one: when the first day of Ramadan moves to
//     the day after the computed one and Ramadan had 29 days, Syawal moves as
//     well and must be given in the same call.
//   - A month whose Moon was close to the limit is provisional until it is
//     decided; see [Label].
package hijriah
