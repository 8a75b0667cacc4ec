// Package kurikulum holds curricula as dated data: which subjects a level has, in which
// group, for how many lesson periods (JP), with which defaults for marks and which page
// of the rapor. It is pure: values in, values and an error out.
//
// # Model
//
// A [Kurikulum] is one version of a curriculum for one kind of school (SMP, MTs, PDF
// Ulya): from its day of effect on it holds until the next version of the same code. A
// [Katalog] is a set of them; [Bawaan] ships Merdeka, K13, Muadalah, Pendidikan Diniyah
// Formal and Madrasah Diniyah Takmiliyah, each number with its source and how sure it is.
// A school's own curriculum is a changed copy ([Kurikulum.SalinSebagai]) in the same
// catalogue. [Kurikulum.Susunan] is what one level has to be taught, and [Periksa]
// compares it with what is taught.
//
// # Traps
//
//   - Regulations give JP per week or per year. A year of 54 JP in 36 weeks is one and a
//     half a week, which is taught as two in fewer weeks: [Jam.Pekan] is a range, and only
//     what lies outside of it is a deviation.
//   - A year of the last grade has fewer weeks (32) than the others (36): the same 2 JP a
//     week are 72 in one and 64 in the other.
//   - JP 0 means that the subject is taught and that no source fixes the number: the school
//     does. A level that does not have the subject has no [Jam] for it.
//   - A number that is not sure ([Periksalah]) is an offer. Nothing here refuses a school
//     that does otherwise.
//   - Codes of levels are the curriculum's ("7"); schools write "VII" or "1 Wustha":
//     [Kurikulum.Cocok].
package kurikulum
