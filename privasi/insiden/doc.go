// Package insiden handles failures of data protection: from the first sign to the last
// notice.
//
// # Model
//
// An [Insiden] is a failure of confidentiality, integrity or availability. Its clock
// starts when it is detected (or, by setting, when an investigation is sure) and ends when
// everybody has been told: each affected person with advice for exactly the data that was
// exposed, the regulator, and the public where the law wants it. The machine has no way to
// closed without these notices, except for what a signed and reasoned decision of the
// officer for data protection says was no failure.
//
// [Radius] computes who is affected out of the trail: every field that a compromised
// account opened in a window, person by person. [Susun] makes one [Kabar] for each of
// them; [Saran] is what each should do about each category.
//
// # Traps
//
//   - The radius is never too small: a line of the trail that cannot be read in full, or
//     speaks of a type that is not registered, counts as everything on that line.
//   - A person who cannot be reached is told in public; without a public notice the
//     incident stays open.
//   - Texts of an incident name no person. Who is affected stands in the [Terdampak].
//   - 72 hours run through Idulfitri.
package insiden
